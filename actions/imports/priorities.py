"""Priorities and their areas, from what stands above a table or inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from actions.imports.grid import SourceParagraph
from actions.imports.headings import normalise_heading
from actions.imports.result import ImportedPriority
from actions.imports.vocabulary import word_set
from csp.prose import cell_lines

_COUNT = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
          "eight": "8", "nine": "9", "ten": "10"}  # fmt: skip
_NOUN = (
    r"(?:(?:strategic|key|local|county|our|partnership|csp|main|overarching)\s+)*"
    r"(?:priority|priorities|theme|objective|aim|outcome|goal|pillar|strand|work\s?stream|blaenoriaeth|thema)"
)
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]|[IVX]{1,4})"
_MARKED = re.compile(
    rf"^{_NOUN}(?:\s+area)?\s*(?:no\.?|number)?\s*(?P<number>{_NUMBER})\b\s*[:.)–—-]*\s*(?P<title>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(rf"^{_NOUN}(?:\s+area)?\s*[:–—-]\s*(?P<title>\S.*)$", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"^(?P<number>\d{1,2}|[A-H])\s*[.):–—-]\s*(?P<title>[^\W\d_].*)$", re.DOTALL)
_BARE = re.compile(r"^(?P<number>\d{1,2})\s+(?P<title>[^\W\d_].*)$", re.DOTALL)
_AREAS = re.compile(
    r"^(?:key\s+)?(?:priority\s+areas?|areas?\s+of\s+(?:focus|work)"
    r"|sub[- ]?themes?|focus\s+areas?|key\s+areas)"
    r"\s*(?:\(s\))?\s*(?::|$)\s*",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"^(?:(?:strategic|key|overall|our)\s+)?(?:aims?|objectives?|outcomes?|goals?)\s*(?:[\d.]+[a-z]?)?\s*[:–—-]+\s*(?P<words>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# Words of headings that name the document, the table or a chapter of prose, not what the rows are about.
_GENERIC = word_set(
    "action actions plan plans delivery appendix annex table sheet the our a an of for to and "
    "in on with community safety partnership partnerships csp strategy strategic annual "
    "implementation work programme program year years activity activities what we will do how "
    "section part priorities priority performance framework improvement monitoring update "
    "progress report summary overview draft final version table sheet1 sheet2 sheet3 tracker "
    "log template quarter foreword introduction background context contents glossary vision mission "
    "values governance contact contacts us about welcome executive acknowledgements who are"
)
_PLAN_TITLE = re.compile(
    r"\b(?:action|delivery|implementation|partnership|improvement|business|activity|work|annual)\s+plans?\b",
    re.IGNORECASE,
)
_APPENDED = re.compile(r"(?:appendix|annex|atodiad)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:19|20)\d\d\b"
    r"|\b(?:strategy|partnerships?|boards?|council|committee|tracker|report|plans?|programme)\b"
    r"\s*(?:$|[:(–—-])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"^{_NOUN}(?:\s+area)?\s*(?:no\.?|number)?\s*(?:{_NUMBER}\b)?\s*[:.)–—-]", re.IGNORECASE
)
# "Theme lead: Chief Inspector".
_PERSON = re.compile(
    r"[^:]{0,30}\b(?:lead|manager|officer|chair|sponsor|champion|group|date|status|ref)\b[^:]{0,15}:",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"[-*†‡¹²³#]|\(?(?:(?:(?:rag\s+|colour\s+)?key|legend|sources?|contacts?|author|owner)\s*[:–—-]"
    r"|(?:notes?|n\.?b\.?|version|(?:last\s+)?updated|last\s+\w+ed|prepared|printed|produced"
    r"|correct|as\s+at|subject\s+to|see|please|for\s+(?:more|further))\b)",
    re.IGNORECASE,
)


def priority_of(printed: str) -> ImportedPriority:
    """The number and title in a printed heading."""
    text = " ".join(printed.split())
    for shape in (_MARKED, _NUMBERED, _BARE):
        if (match := shape.match(text)) and (
            title := match["title"].strip(" .:–—-") and match["title"].strip()
        ):
            return ImportedPriority(_priority_number(match["number"]), title, text)
    if match := _MARKED.match(text):
        return ImportedPriority(_priority_number(match["number"]), text, text)
    if match := _NAMED.match(text):
        return ImportedPriority("", match["title"].strip(), text)
    return ImportedPriority("", text, text)


def _priority_number(text: str) -> str:
    return _COUNT.get(text.lower(), text.upper())


def says_priority(text: str) -> bool:
    """Whether the words themselves announce a priority: "Priority 2 - Violence"."""
    return bool(_MARKED.match(text) or _NAMED.match(text))


def is_labelled(text: str) -> bool:
    """ "Objective: Fewer fires." has a heading's mark before its sentence; "Aim 2 is late." has none."""
    return bool(_LABELLED.match(text))


def is_note(text: str) -> bool:
    """Whether the words explain the table rather than head a part of it: "Key: G = on track"."""
    return bool(_NOTE.match(text)) or " = " in text


def names_document(text: str) -> bool:
    """ "Safer Harbour Partnership: Strategy 2025-28" says whose table it is, not which priority."""
    return is_generic(text) or (bool(_TITLE.search(text)) and not says_priority(text))


def announces(text: str) -> bool:
    """Whether a line is a priority's heading by its own words, wherever it stands."""
    return says_priority(text) or (is_numbered(text) and not text.endswith("."))


def heads_among(lines: Sequence[str]) -> set[str]:
    """The lines above a table that head it: those that say so, and of the others the only one.

    Where several could be, none is known to be.
    """
    sure = {line for line in lines if announces(line)}
    rest = [
        line
        for line in lines
        if line not in sure
        and not (names_document(line) or is_note(line) or _PERSON.match(line))
        and not line.endswith((".", ":", ",", ";"))
    ]
    return sure | set(rest if len(rest) == 1 else ())


def is_numbered(text: str) -> bool:
    return bool(_NUMBERED.match(text))


def is_generic(text: str) -> bool:
    """ "Appendix 1: Action plan 2016/17" says what the table is, not which priority."""
    if says_priority(text):
        return False
    left = [
        word
        for word in normalise_heading(text).split()
        if word not in _GENERIC and not word.isdigit()
    ]
    return not [word for word in left if len(word) > 1] or bool(
        _PLAN_TITLE.search(text) and not is_numbered(text) and len(left) < 6
    )


def areas_label(text: str) -> str | None:
    """What follows "Priority areas:" on its line; nothing when the text is no such label."""
    match = _AREAS.match(text)
    return text[match.end() :] if match else None


def aim_label(text: str) -> str:
    match = _AIM.match(text)
    return match["words"] if match else ""


def split_areas(text: str) -> list[str]:
    """A list of areas from a cell or the rest of a line: by lines, else by semicolons or bars."""
    lines = [line.removeprefix("- ") for line in cell_lines(text)]
    if len(lines) == 1:
        lines = re.split(r"\s*[;|]\s*", lines[0])
    return [line.strip() for line in lines if line.strip()]


@dataclass
class Context:
    """The headings and areas in force at a place of the document."""

    headings: list[tuple[float, str]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    listing: bool = False
    title: str = ""
    fresh: bool = False

    def take(self, words: SourceParagraph) -> list[str] | None:
        """Takes in words above a table. Says what the plan must show for nothing of them to be lost.

        Nothing at all when they are running text, which no plan has a place for.
        """
        text = words.text.strip()
        rest = areas_label(text.split("\n")[0])
        if words.is_title:
            self.title = self.title or text
            return [text]
        if rest is not None:
            return self._list_areas(rest, text)
        if self.listing and not words.level and self._is_area(words):
            self.areas += (areas := split_areas(text))
            return areas
        if words.is_sheet:
            # Whatever comes from a sheet says its name.
            self.headings, self.areas, self.listing = [(0.5, text)], [], False
            return []
        if level := heading_level(words):
            self._enter(level, text)
            return [text]
        self.listing = False
        return None

    def _list_areas(self, rest: str, text: str) -> list[str]:
        below = text.split("\n")[1:]
        self.areas = split_areas(rest) if rest else []
        self.areas += [area for line in below for area in split_areas(line)]
        self.listing = not self.areas
        return list(self.areas)

    def _is_area(self, words: SourceParagraph) -> bool:
        # A list goes on with its bullets, and without bullets with short lines.
        return words.bullet or (
            len(words.text) < 80
            and not words.text.endswith(".")
            and not says_priority(words.text)
            and not is_numbered(words.text)
        )

    def _enter(self, level: float, text: str) -> None:
        names = _PLAN_TITLE.search(text) and not _APPENDED.match(text)
        if not self.title and names and not says_priority(text):
            self.title = text
        self.headings = [each for each in self.headings if each[0] < level] + [(level, text)]
        self.areas, self.listing, self.fresh = [], False, True

    def priority(self) -> tuple[str, str]:
        """The heading of the priority in force, and of the area below it, when they are printed."""
        # A sheet's name is the last resort.
        telling = [text for level, text in self.headings if level >= 1 and not is_generic(text)]
        telling = telling or [text for level, text in self.headings if not is_generic(text)]
        marked = next(
            (at for at in range(len(telling) - 1, -1, -1) if says_priority(telling[at])), None
        )
        if marked is not None:
            below = telling[marked + 1 :]
            return telling[marked], below[-1] if below else ""
        return (telling[-1] if telling else ""), ""


def heading_level(words: SourceParagraph) -> float:
    """0 for running text; a bold or a telling short line counts as a low heading."""
    if words.level:
        return words.level
    text = words.text
    if words.bullet or "\n" in text or len(text) > 120:
        return 0
    if says_priority(text) and len(text) < 100 and (is_labelled(text) or not text.endswith(".")):
        return 7
    if (
        words.bold
        and (not text.endswith((".", ":", ",", ";")) or is_numbered(text))
        and len(text) < 100
        and not is_note(text)
    ):
        return 7.5
    return 0


def note_priority(found: list[ImportedPriority], printed: str, areas: Iterable[str]) -> None:
    """Adds a priority, or the new areas of one that is there already."""
    known = known_as(found, printed)
    for at, each in enumerate(found):
        if each.printed == known:
            found[at] = replace(each, areas=tuple(each_once([*each.areas, *areas])))
            return
    found.append(replace(priority_of(printed), areas=tuple(each_once(areas))))


def heading_key(text: str) -> str:
    """The one normal form of a title, whatever its spaces, dashes, case and marks."""
    return normalise_heading(text).replace(" ", "")


def is_like(title: str, other: str) -> bool:
    """Whether two titles are so alike that one may be the other reworded."""
    return SequenceMatcher(None, heading_key(title), heading_key(other)).ratio() > 0.6


def known_as(found: Iterable[ImportedPriority], printed: str) -> str:
    """How a heading was first printed: "PRIORITY 1 – Burglary" is "Priority 1: Burglary" again."""
    wanted = priority_of(printed)
    return next((each.printed for each in found if same_heading(each, wanted)), wanted.printed)


def same_heading(one: ImportedPriority, other: ImportedPriority) -> bool:
    """Whether two headings name one priority: the same title, and no two numbers."""
    numbers = {one.number, other.number} - {""}
    return heading_key(one.title) == heading_key(other.title) and len(numbers) < 2


def each_once(areas: Iterable[str]) -> list[str]:
    """Areas in their order, one that is only spelt otherwise as it was first."""
    first: dict[str, str] = {}
    for area in areas:
        first.setdefault(heading_key(area), " ".join(area.split()))
    return list(first.values())
