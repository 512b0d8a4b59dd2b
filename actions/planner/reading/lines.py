"""The lines of a planner's cell: headings such as "For June:", and activities with what they say. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from actions.planner.reading.days import NOWHERE, Anchor
from actions.planner.reading.kinds import COURSE, EVENT, MEETING, find_entry_kind
from actions.planner.reading.months import find_month
from actions.planner.reading.times import NO_TIME, NONE, When
from actions.planner.reading.when import LEADS_TO, find_when
from csp.periods import Month
from csp.periods.names import ENGLISH_MONTH
from csp.prose import cell_lines

_HEADING = re.compile(
    rf"(?P<words>for (?P<month>{ENGLISH_MONTH})\b\.?(?: (?P<year>(?:19|20)\d\d))?\s*:?|for [^:]{{1,40}}:)"
    r"\s*(?:-\s*)?(?P<rest>.*)",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(
    rf"(?P<month>{ENGLISH_MONTH})\.?(?: (?P<year>(?:19|20)\d\d))?\s*:", re.IGNORECASE
)
_BODIES = re.compile(r"\s*\(([^()]+)\)\s*$")
_AT = re.compile(r"\s+at\s+(?:the )?([A-Z0-9][^,()]*)$")
_BEHIND = re.compile(r"\s*(?:\s[–—-]|,)\s+([A-Z][^(),]*)$")
_MEETS = re.compile(r"\bmeetings?\)?,?\s+(?:in |at )?([A-Z][\w'’. -]*)$")
_BEGINS = re.compile(r"\s(?:commenc(?:es|ing)|starts|begins)\s+([A-Z][\w'’. -]*)$")
_NO_PLACE = re.compile(
    r"\b(?:phase|part|stage|week|day|year|round|version)\b|\d{3,}", re.IGNORECASE
)
_ALL_BODIES = re.compile(r"\b(?:multi[ -]?agency|partners?|all agencies)\b", re.IGNORECASE)
_PARTS_OF_BODIES = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*")
PLACED = {MEETING, EVENT, COURSE}
IsBody = Callable[[str], bool]


def nobody_is_known(words: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{2,6}|Police|CSP", words))


@dataclass(frozen=True, slots=True)
class Readers:
    """What a partnership knows that lines may name: places, and whether words are those of a body."""

    places: Collection[str] = ()
    is_body: IsBody = nobody_is_known


KNOWS_NOTHING = Readers()


@dataclass(frozen=True, slots=True)
class PlannerLine:
    """One activity of a cell. ``words`` is the line as typed, without its bullet; the rest was read from it.

    ``heading`` is what stands above it, such as "For June:", ``month`` the month that this names, and
    ``again`` whether the same heading was printed anew before it.
    """

    words: str
    title: str
    when: When = NO_TIME
    kind: str = ""
    place: str = ""
    bodies: str = ""
    heading: str = ""
    month: Month | None = None
    again: bool = False


def read_planner_cell(
    text: str, anchor: Anchor = NOWHERE, readers: Readers = KNOWS_NOTHING
) -> list[PlannerLine]:
    """Every activity of a cell, in its order, under the headings that it has."""
    found: list[PlannerLine] = []
    heading, month, fresh = "", None, False
    for line in cell_lines(text):
        bare = line.removeprefix("- ").strip()
        if named := read_heading(bare, anchor):
            heading, month, bare = named
            fresh = True
        if not bare:
            continue
        again = fresh and any(each.heading == heading for each in found)
        found.append(
            read_planner_line(bare, anchor, readers, heading=heading, month=month, again=again)
        )
        fresh = False
    if fresh:
        # A heading below which nothing stands is a line of its own, so that its words are kept.
        found.append(PlannerLine(heading, heading, heading="", month=None))
    return found


def read_heading(line: str, anchor: Anchor = NOWHERE) -> tuple[str, Month | None, str] | None:
    """The heading as printed, the month it names, and what stands behind it on the same line."""
    match = _HEADING.fullmatch(line)
    if match is None:
        match = _BARE_HEADING.fullmatch(line)
        return (line, find_month(match["month"], match["year"], anchor, 0), "") if match else None
    month = find_month(match["month"], match["year"], anchor, 0) if match["month"] else None
    if match["month"] and not match["words"].endswith(":") and match["rest"]:
        return None  # "For June we plan ..." is a sentence.
    return match["words"].strip(), month, match["rest"].strip()


def read_planner_line(
    line: str,
    anchor: Anchor = NOWHERE,
    readers: Readers = KNOWS_NOTHING,
    *,
    heading: str = "",
    month: Month | None = None,
    again: bool = False,
) -> PlannerLine:
    """One line taken apart. What is not understood stays in its title."""
    words = " ".join(line.split())
    near = Anchor(month.start) if month else anchor
    when = find_when(words, near) or NO_TIME
    rest = without_when(words, when)
    kind = find_entry_kind(rest or words)
    title, place, bodies = rest, "", ""
    title, bodies = take_bodies(title, bodies, readers)
    title, place = take_place(title, kind, readers)
    if not bodies:
        title, bodies = take_bodies(title, bodies, readers)
    return PlannerLine(
        words, title or words, when, kind, place, bodies, heading=heading, month=month, again=again
    )


def without_when(line: str, when: When) -> str:
    """The line without its time and the word that leads to it."""
    if when.kind == NONE:
        return line
    for start, end in sorted(when.spans, reverse=True):
        before = re.sub(rf"(?:[\s,(–—:-]|\b{LEADS_TO}\b)+$", "", line[:start], flags=re.IGNORECASE)
        after = re.sub(r"^[\s,):–—-]+" if not before else r"^[\s,):]+", "", line[end:])
        line = f"{before} {after}".strip()
    return line.strip(" ,:–—")


def take_bodies(title: str, bodies: str, readers: Readers) -> tuple[str, str]:
    """The bodies in brackets at the end; brackets of other words stay in the title."""
    match = _BODIES.search(title)
    if match is None or bodies or not names_bodies(match[1], readers):
        return title, bodies
    before = title[: match.start()]
    if is_short_for(match[1], before):
        return title, bodies
    return (before.strip(), match[1].strip()) if before.strip() else (title, bodies)


def names_bodies(words: str, readers: Readers) -> bool:
    parts = split_bodies(words)
    return bool(_ALL_BODIES.search(words)) or any(readers.is_body(part) for part in parts)


def split_bodies(words: str) -> list[str]:
    """Each body of a bracket: by comma, stroke, "and" or "&"."""
    return [part for part in _PARTS_OF_BODIES.split(words) if part.strip()]


def is_short_for(words: str, before: str) -> bool:
    """Whether a bracket only says how the words before it are abbreviated."""
    capitals = "".join(word[0] for word in re.findall(r"[A-Za-z]+", before) if word[0].isupper())
    return words.isupper() and capitals.endswith(words)


def take_place(title: str, kind: str, readers: Readers) -> tuple[str, str]:
    """The place that ends a title, where its words or the partnership's places tell."""
    if match := _AT.search(title):
        return title[: match.start()], match[1].strip()
    for pattern in (_MEETS, _BEGINS):
        if (match := pattern.search(title)) and not _NO_PLACE.search(match[1]):
            return title[: match.start(1)].rstrip(" ,"), match[1].strip()
    match = _BEHIND.search(title)
    if match and (is_known_place(match[1], readers.places) or may_be_a_place(match[1], kind)):
        return title[: match.start()], match[1].strip()
    for place in sorted(readers.places, key=len, reverse=True):
        if place and title.casefold().endswith(f" {place.casefold()}"):
            return title[: -len(place)].rstrip(" ,–—-"), title[-len(place) :]
    return title, ""


def may_be_a_place(words: str, kind: str) -> bool:
    return kind in PLACED and not _NO_PLACE.search(words)


def is_known_place(words: str, places: Iterable[str]) -> bool:
    return words.strip().casefold() in {place.casefold() for place in places}
