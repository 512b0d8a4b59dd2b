"""Slips in the words of a paper: gaps, sentences that break off, short forms, text that is hard to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.urls import reverse

from csp.prose import find_placeholders
from plans.proofreading.findings import Finding
from plans.proofreading.words import find_short_forms
from reporting import document as d
from reporting.document.words import node_text, nodes
from reporting.papers.checks.places import Looked, PrintedPiece
from reporting.papers.compose.cells import Laid

# Fewer words may be a label, and shorter paragraphs may well be said twice.
FEWEST_WORDS = 8
SHORTEST = 60
# What a plan prints holds labels and lines that its rows share.
FEWEST_OF_PLAN = 14
SHORTEST_OF_PLAN = 150
# Words that no sentence ends with.
HANGING = frozenset({"a", "an", "and", "from", "of", "or", "our", "the", "their"})
ENDS = re.compile(r"[.!?:;…)\]”’\"']$")
# A reader of this age reads it with ease: nine to eleven is the advice for what everybody reads.
OLDEST = 17
ENOUGH_TO_JUDGE = 100
POSTCODE = re.compile(r"[A-Z]{1,2}\d{1,2}[A-Z]?")
VOWELS = re.compile(r"[aeiouy]+")


def find_cut_short(looked: Looked) -> Iterator[Finding]:
    """``cut-short``: a paragraph, or the last point of a list, that stops in the middle of a sentence."""
    for piece in looked.pieces:
        for words in (*running_paragraphs(piece), *last_points(piece)):
            if breaks_off(words, piece):
                end = " ".join(words.split()[-6:])
                said = f"{piece.where} breaks off: “… {end}”. Finish the sentence, or take it out."
                yield Finding("cut-short", said, piece.url)


def breaks_off(words: str, piece: PrintedPiece) -> bool:
    """In a cell of data only a hanging word tells; in running text a missing full stop does too."""
    split = words.split()
    if len(split) < (FEWEST_WORDS if piece.is_written else FEWEST_OF_PLAN):
        return False
    last = split[-1]
    if last.strip(",–-").casefold() in HANGING:
        return True
    # Lines one below another are a name and a post, or an address.
    return piece.is_prose and "\n" not in words and not ENDS.search(last)


def running_paragraphs(piece: PrintedPiece) -> list[str]:
    """Of running text those outside its tables."""
    return [d.text_of_runs(each.runs).strip() for each in nodes(running(piece), d.Paragraph)]


def running(piece: PrintedPiece) -> list[Laid]:
    return without_tables(piece.nodes) if piece.is_prose else list(piece.nodes)


def last_points(piece: PrintedPiece) -> Iterator[str]:
    """The last point of each list whose other points all end as sentences do."""
    for each in nodes(running(piece), d.List):
        *others, last = (d.text_of_runs(item.runs).strip() for item in each.items if item.runs)
        if len(others) > 1 and all(map(ENDS.search, others)):
            yield last


def is_running_text(each: Laid) -> bool:
    return not isinstance(each, d.Table | d.Facts)


def without_tables(tree: Iterable[Laid]) -> list[Laid]:
    return [
        replace(each, blocks=tuple(filter(is_running_text, each.blocks)))
        if isinstance(each, d.Part)
        else each
        for each in filter(is_running_text, tree)
    ]


def duplicates(looked: Looked) -> Iterator[Finding]:
    """``duplicate``: the same paragraph of written text stands in the paper more than once."""
    seen: Counter[str] = Counter()
    for piece in looked.prose:
        for words in running_paragraphs(piece):
            told = " ".join(re.findall(r"\w+", words.casefold()))
            seen[told] += 1
            least = SHORTEST if piece.is_written else SHORTEST_OF_PLAN
            if len(told) >= least and seen[told] == 2:
                said = f"{piece.where} repeats a paragraph: “{words[:SHORTEST]} …”."
                yield Finding("duplicate", said, piece.url)


def paper_short_forms(looked: Looked) -> Iterator[Finding]:
    """``acronym-variant`` and ``unknown-acronym``, each short form once, where it first stands."""
    page = reverse("workspace:terms", args=[looked.draft.partnership.slug])
    found = (each for piece in looked.pieces for each in find_placeholders(piece.text))
    gaps = {word for words in found for word in words.split()}
    return find_short_forms(
        looked.passages,
        looked.forms,
        page=page,
        skip=lambda word: word in gaps or POSTCODE.fullmatch(word),
    )


def reading_age(looked: Looked) -> Iterator[Finding]:
    """``reading-age``: a hint, for long sentences and long words together make a paper hard to read."""
    words = "\n".join(node_text(piece.nodes) for piece in looked.written)
    age = age_to_read(words)
    if age is not None and age > OLDEST:
        said = (
            f"The text takes a reading age of about {age}. Shorter sentences and plainer words "
            "would let more people read it."
        )
        yield Finding("reading-age", said, looked.draft.paper.get_absolute_url())


def age_to_read(text: str) -> int | None:
    """The age in years by the Flesch–Kincaid grade (1975); None for a text too short to judge."""
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < ENOUGH_TO_JUDGE:
        return None
    sentences = max(1, len(re.findall(r"[.!?:;](?:\s|$)|\n", text)))
    syllables = sum(syllables_of(word) for word in words)
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    return round(grade + 5)


def syllables_of(word: str) -> int:
    """Groups of vowels, without the silent e at the end."""
    return max(1, len(VOWELS.findall(word.casefold().removesuffix("e"))))
