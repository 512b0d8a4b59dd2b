"""How a paper hangs together: references, links, pictures, headings, numbers, lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from plans.audience import Audience, narrowest
from plans.evidence.checks import priority_mismatches
from plans.evidence.priority_lists import distinguishing_words, lists_in
from plans.proofreading.findings import Finding
from reporting import document as d
from reporting.document.words import all_runs, node_text, nodes
from reporting.papers.checks.places import PROSE, Looked, PrintedPiece
from reporting.papers.compose import numbering
from reporting.papers.compose.draft import SectionDraft
from reporting.papers.compose.references import FIGURE, PAGE, PlaceNames

TYPED = re.compile(
    r"\b(?P<what>section|paragraph|para\.?|appendix|page) (?P<number>\d+(?:\.\d+)*|[A-Z])\b",
    re.IGNORECASE,
)
# “Section 17 of the Crime and Disorder Act”, “the Act 1998, section 6” are about the law.
OF_A_LAW = re.compile(
    r"^(?:\([^)]*\))*,? (?:of|to) (?:the|that) (?:[\w’'-]+,? ){0,12}?(?:Act|Order|Regulations|Code)\b"
)
LAW_BEFORE = re.compile(r"\b(?:Act|Order|Regulations)(?: \d{4})?,? ?(?:\()?$")
TYPED_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)[.)]?\s")
FILE_NAME = re.compile(
    r"^\S+\.(?:png|jpe?g|gif|webp|svg|bmp)$|^(?:image|picture|photo|img)[\s_-]?\d*$", re.I
)
IMAGE = re.compile(r"!\[\s*\]\(")
YEARS = re.compile(r"\b(?:19|20)\d\d(?:[/-]\d{2,4})?\b")
INSIDE = re.compile(r"(?:^|\.)(?:localhost|local|internal|intranet|lan|corp)$|^\d+\.\d+\.\d+\.\d+$")
KEPT = {
    Audience.PARTNERS: "which is kept for the committee. Readers of the public version will not find it.",
    Audience.RESTRICTED: "which is a note for officers. No reader of the paper will find it.",
}


def find_bad_references(looked: Looked) -> Iterator[Finding]:
    """``dead-reference``: a link to what is not in the paper; ``restricted-reference``: to what is kept."""
    open_to = readers(looked)
    for piece in looked.pieces:
        for run in all_runs(piece.nodes):
            if not run.href.startswith("#"):
                continue
            name = target(run.href, looked)
            if name not in open_to:
                said = f"{piece.where} points to “{run.text}”, which is not in the paper any more."
                yield Finding("dead-reference", said, piece.url)
            elif not piece.audience.within(open_to[name]):
                said = f"{piece.where} points to “{run.text}”, {KEPT[open_to[name]]}"
                yield Finding("restricted-reference", said, piece.url)


def target(href: str, looked: Looked) -> str:
    """The name of the place that a link means; for a quoted figure that of its block, if it is there."""
    if href.startswith(FIGURE):
        key = href.removeprefix(FIGURE).split("-")[0]
        return f"block-{key}"
    return href.removeprefix(PAGE).removeprefix("#")


def readers(looked: Looked) -> dict[str, Audience]:
    """Who may read each place of the paper, by its name."""
    found: dict[str, Audience] = {}
    for part in looked.document.parts:
        found[part.anchor] = Audience.of(part.kept)
        for block in part.blocks:
            found.update(readers_in(block, part.kept))
    # A figure may be quoted from data that is not printed itself.
    for section in looked.draft.sections:
        for draft in section.blocks:
            audience = narrowest(draft.row.audience, section.audience)
            found.setdefault(f"block-{draft.row.key}", audience)
    return found


def readers_in(block: d.DocumentBlock, kept: str) -> Iterator[tuple[str, Audience]]:
    match block:
        case d.Guarded():
            for inner in block.blocks:
                yield from readers_in(inner, kept or block.kept)
        case d.Numbered():
            yield block.anchor, Audience.of(kept)
        case d.Table():
            for row in block.rows:
                own = row.kept if isinstance(row, d.Row) else ""
                yield row.anchor, Audience.of(kept or own)


def typed_references(looked: Looked) -> Iterator[Finding]:
    """``typed-reference``: “Section 4” typed by hand, which stays when section 4 becomes section 5."""
    called = numbers_called(looked)
    for piece in looked.pieces:
        for words, number in dict.fromkeys(typed_in(piece)):
            if number not in called:
                told = "there is no such place in this paper"
            elif called[number]:
                told = f"{number} is now “{called[number]}”"
            else:
                told = "it does not follow when the numbers change"
            said = f"{piece.where} says “{words}”, typed by hand: {told}. Link it instead."
            yield Finding("typed-reference", said, piece.url)


def typed_in(piece: PrintedPiece) -> Iterator[tuple[str, str]]:
    for run in all_runs(piece.nodes):
        for match in TYPED.finditer(run.text if not run.href else ""):
            before, after = run.text[: match.start()], run.text[match.end() :]
            if not OF_A_LAW.match(after) and not LAW_BEFORE.search(before):
                yield match[0], match["number"]


def numbers_called(looked: Looked) -> dict[str, str]:
    """The heading of each printed number; nothing for that of a paragraph."""
    called = dict.fromkeys(PlaceNames.of(looked.document.parts, looked.draft).called.values(), "")
    headed = {
        part.number.removeprefix("Appendix ").rstrip(".)").removesuffix(".0"): part.heading
        for part in looked.document.parts
        if part.number
    }
    return called | headed


def web_links(looked: Looked) -> Iterator[Finding]:
    """``broken-link``: an address that cannot work outside, or at all."""
    for piece in looked.pieces:
        for run in all_runs(piece.nodes):
            if run.href and not run.href.startswith("#") and not can_work(run.href):
                said = (
                    f"{piece.where}: the link “{run.text}” leads to {run.href}, which cannot work."
                )
                yield Finding("broken-link", said, piece.url)


def can_work(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme in {"mailto", "tel"}:
        return bool(parts.path.strip()) and (parts.scheme == "tel" or "@" in parts.path)
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and "." in host and not INSIDE.search(host)


def find_undescribed_pictures(looked: Looked) -> Iterator[Finding]:
    """``no-alternative``: a picture whose words do not say what it shows."""
    whole = looked.draft.partnership
    if looked.draft.logo and not whole.logo_alt.strip():
        page = f"{whole.get_absolute_url()}edit/"
        yield Finding("no-alternative", "The logo has no words for people who cannot see it.", page)
    for piece in looked.pieces:
        shown = [each.alt for each in nodes(piece.nodes, d.Picture)]
        poor = [alt for alt in shown if FILE_NAME.match(alt.strip())]
        if poor or (piece.block and IMAGE.search(piece.block.row.text)):
            said = f"{piece.where} has a picture without words that say what it shows."
            yield Finding("no-alternative", said, piece.url)


def appendix_titles(looked: Looked) -> Iterator[Finding]:
    """``appendix-title``: listed under one title at the front, headed by another."""
    for section in filter(numbering.is_printed, looked.draft.sections):
        row = section.row
        listed, heading = row.listed_as.strip(), row.heading.strip()
        if row.appendix and listed and listed.casefold() != heading.casefold():
            said = (
                f"The list of appendices says “{listed}”, and the appendix is headed “{heading}”."
            )
            yield Finding("appendix-title", said, row.get_absolute_url())


def priority_lists(looked: Looked) -> Iterator[Finding]:
    """``priority-mismatch``: two lists of priorities in one paper that do not name the same ones.

    Lists of other years are let be. What is printed from the plan is held against its priorities.
    """
    plan = looked.draft.paper.plan
    if plan and any(piece.kind in PROSE for piece in looked.data):
        for warning in priority_mismatches(plan, looked.priorities):
            yield Finding(warning.code, warning.message, warning.url)
    listed = [(piece, where, items) for piece in looked.pieces for where, items in named_by(piece)]
    for piece, where, items in listed[1:]:
        _, first, others = listed[0]
        odd = [
            *(item for item in items if not among(item, others)),
            *(item for item in others if not among(item, items)),
        ]
        if odd and years_in(where) == years_in(first):
            said = f"“{where}” and “{first}” do not list the same priorities: “{odd[0]}” is in one only."
            yield Finding("priority-mismatch", said, piece.url)


def years_in(words: str) -> list[str]:
    return YEARS.findall(words)


def named_by(piece: PrintedPiece) -> Iterator[tuple[str, tuple[str, ...]]]:
    heading = piece.section.row.heading if piece.section else ""
    if piece.is_written:
        yield from ((where or heading, items) for where, items in lists_in(piece.nodes, heading))
    elif piece.kind == "priorities":
        rows = [node_text(row.cells[-1].blocks) for row in nodes(piece.nodes, d.Row)]
        rows += [
            d.text_of_runs(item.runs) for each in nodes(piece.nodes, d.List) for item in each.items
        ]
        if rows:
            yield heading, tuple(rows)


def among(item: str, others: tuple[str, ...]) -> bool:
    words = distinguishing_words(item)
    return any(
        2 * len(words & told) >= min(len(words), len(told)) > 0
        for told in map(distinguishing_words, others)
    )


def empty_headings(looked: Looked) -> Iterator[Finding]:
    """``empty-heading``: a heading with nothing under it, such as one that follows its own items."""
    printed = list(filter(numbering.is_printed, looked.draft.sections))
    for section, following in zip(printed, [*printed[1:], None], strict=False):
        deeper = following is not None and following.row.level > section.row.level
        if section.row.heading and section.is_empty and not deeper:
            said = f"“{section.row.heading}” has nothing under it. Switch it off, or move it up."
            yield Finding("empty-heading", said, section.row.get_absolute_url())
    for piece in looked.written:
        if words := last_heading(piece):
            said = f"“{words}” stands after what it should head. Move it above its items."
            yield Finding("empty-heading", said, piece.url)


def last_heading(piece: PrintedPiece) -> str:
    """A heading at the end of a text, when nothing of its section follows."""
    last = piece.nodes[-1] if piece.nodes else None
    follows = piece.section is not None and piece.block is not last_block(piece.section)
    return d.text_of_runs(last.runs) if isinstance(last, d.Heading) and not follows else ""


def last_block(section: SectionDraft):
    printed = [each for each in section.blocks if each.row.printed]
    return printed[-1] if printed else None


def find_number_faults(looked: Looked) -> Iterator[Finding]:
    """``numbering``: a printed number that stands twice, or numbers typed in headings that go back."""
    url = looked.draft.paper.get_absolute_url()
    printed = Counter(number for number in printed_numbers(looked.document) if number[0].isdigit())
    for number in (each for each, times in printed.items() if times > 1):
        said = f"The number {number} stands more than once. Look at how the sections are numbered."
        yield Finding("numbering", said, url)
    yield from typed_numbers(looked)


def printed_numbers(document: d.Document) -> Iterator[str]:
    for part in document.parts:
        if part.number:
            yield part.number.rstrip(".)")
        for block in part.blocks:
            inner = block.blocks if isinstance(block, d.Guarded) else (block,)
            yield from (each.number for each in inner if isinstance(each, d.Numbered))


def typed_numbers(looked: Looked) -> Iterator[Finding]:
    """Numbers that somebody typed at the beginning of headings, in their order."""
    last: tuple[int, ...] = ()
    for piece in looked.pieces:
        for heading in piece_headings(piece):
            if not (match := TYPED_NUMBER.match(heading)):
                continue
            number = tuple(map(int, match[1].split(".")))
            if number <= last:
                said = f"“{heading}” repeats a number or begins again. Let the paper number itself."
                yield Finding("numbering", said, piece.url)
            last = number


def piece_headings(piece: PrintedPiece) -> list[str]:
    if piece.block is None:
        return [piece.section.row.heading] if piece.section else []
    return [d.text_of_runs(each.runs) for each in nodes(piece.nodes, d.Heading)]
