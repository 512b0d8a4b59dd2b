"""What a heading looks like, where a number does not tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.meetings.reading.kinds import is_standing, kind_of_heading, part_of_meeting
from reporting.meetings.reading.numbers import FoundNumber, next_kept
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.vocabulary import LEADS

LONGEST_HEADING = 22


BEGINS_LEAD = re.compile(
    rf"(?:IT WAS |MEMBERS |THE \w+ )?(?:{LEADS}|ACTIONS?|CAM(?:AU)? GWEITHREDU)\b"
)


BEGINS_LEAD_ANY = re.compile(
    rf"(?:{LEADS}|ACTIONS?|cam(?:au)? gweithredu)(?:\s+that)?\s*[:–—-]+", re.IGNORECASE
)


BEGINS_LABEL = re.compile(
    r"^(?:present|in attendance|also present|also in attendance|attendees|apologies|absent|"
    r"officers|date|venue|time|"
    r"location|place|chair|minutes by|presennol|ymddiheuriadau|yn bresennol|dyddiad|lleoliad)\s*:",
    re.IGNORECASE,
)


def looks_like_heading(text: str) -> bool:
    """Whether words could be a heading: few, and no sentence."""
    text = text.strip()
    words = text.split()
    if not words or len(words) > LONGEST_HEADING or len(text) > 170:
        return False
    if BEGINS_LEAD.match(text) or BEGINS_LABEL.match(text):
        return False
    if re.search(
        r"\b(?:was|were|had|has been|agreed|noted|reported|advised|welcomed|thanked)\b", text
    ):
        return False
    return not re.search(r"[.;,](?:[\"'”’)])?$", text) or bool(
        re.search(r"\b(?:etc|No|a\.o\.b|A\.O\.B)\.$", text)
    )


def unnumbered_headings(
    paragraphs: Sequence[MinuteLine], chosen: Sequence[FoundNumber], used: set[int]
) -> list[int]:
    """Items without a number: standing ones among numbered ones, or all, where none is numbered."""
    if not chosen:
        return bare_headings(paragraphs, used)
    first = min(each.paragraph for each in chosen)
    levels = {paragraphs[each.follows or each.paragraph].level for each in chosen}
    found = []
    for at, line in enumerate(paragraphs):
        if at in used or at < first or line.why or line.row:
            continue
        headed = bool(line.level) and line.level in levels and looks_like_heading(line.text)
        standing = is_standing(line.text) and line.gap and not line.mark
        if headed or (
            standing and (line.bolds or line.text.isupper() or not BEGINS_LABEL.match(line.text))
        ):
            found.append(at)
    return found


def bare_headings(paragraphs: Sequence[MinuteLine], used: set[int]) -> list[int]:
    """Paragraphs that head others by their level, by being bold or in capitals, or by their words."""
    fit = [
        at for at, line in enumerate(paragraphs)
        if at not in used and not line.why and not line.row and not line.mark and line.gap
        and not line.title and looks_like_heading(line.text) and not part_of_meeting(line.text)
    ]  # fmt: skip
    standing = {
        at for at in fit if is_standing(paragraphs[at].text) and not _opens_list(paragraphs, at)
    }
    start = min(standing, default=0)
    after = max(
        (
            at
            for at, line in enumerate(paragraphs)
            if _is_front(line) and not (standing and at > start)
        ),
        default=-1,
    )
    start = max(start, after + 1)
    by_level: dict[int, list[int]] = {}
    for at in fit:
        by_level.setdefault(paragraphs[at].level, []).append(at)
    levelled = max(
        ([at for at in group if at >= start] for level, group in by_level.items() if level),
        key=len, default=[],
    )  # fmt: skip
    if len(levelled) >= 2:
        level = paragraphs[levelled[0]].level
        return sorted({*levelled, *(at for at in standing if paragraphs[at].level in (0, level))})
    bold = [at for at in fit if paragraphs[at].bold and at >= start]
    if len(bold) >= 2 and standing & set(bold):
        return sorted({*bold, *standing})
    capitals = [at for at in fit if paragraphs[at].text.isupper() and at >= start]
    if len(capitals) >= 2 and standing & set(capitals):
        return sorted({*capitals, *standing})
    if len(standing) >= 2:
        prosed = [at for at in fit if at >= start and _heads_prose(paragraphs, at)]
        return sorted({*standing, *prosed})
    return bold if len(bold) >= 3 else sorted(standing)


def _is_front(line: MinuteLine) -> bool:
    """Lists and forms that stand before the items."""
    return not line.why and bool(
        BEGINS_LABEL.match(line.text) or re.search(r"\bwas held\b|\bheld on\b", line.text)
    )


def _opens_list(paragraphs: Sequence[MinuteLine], at: int) -> bool:
    """ "Apologies" above a list of names, before the items begin."""
    return (
        kind_of_heading(paragraphs[at].text) == "introductions"
        and not any(is_standing(line.text) for line in paragraphs[:at])
        and paragraphs[at].text.rstrip().endswith(":")
    )


def _heads_prose(paragraphs: Sequence[MinuteLine], at: int) -> bool:
    """A short line with a paragraph of sentences right below it, and none of a list above."""
    line = paragraphs[at]
    below = next_kept(paragraphs, at)
    if below is None or len(line.text.split()) > 10 or not line.text[:1].isupper():
        return False
    text = paragraphs[below].text
    return (
        paragraphs[below].gap
        and text.endswith(".")
        and len(text.split()) >= 8
        and not line.text.endswith(":")
    )
