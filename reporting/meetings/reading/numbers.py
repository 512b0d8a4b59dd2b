"""The numbers that minutes bear, of whatever pattern, and which series of them numbers the items."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from csp.periods.repeats import WEEKDAYS
from reporting.meetings.reading.dates import MONTH_WORDS
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.vocabulary import LEADS

_WORD = (
    r"(?:(?:agenda\s+)?item|minute|min\.?|eitem(?:\s+agenda)?|cofnod)\s*(?:no\.?|number|rhif)?\s*"
)
_PREFIX = r"[A-Z][A-Za-z&]{0,11}(?:[\s/.-]{1,2}[A-Z][A-Za-z&]{0,11})?\s?[\s/.-]?\s?"
_DIGITS = r"\d{1,5}(?:\s?[./-]\s?\d{1,5}){0,3}"
_NUMBER = re.compile(
    rf"(?P<word>(?i:{_WORD}))?(?P<prefix>{_PREFIX})?(?P<digits>{_DIGITS})(?P<sub>\s?\([a-z]{{1,2}}\)|[a-z](?=[\s.):]))?"
    r"(?P<end>[.):]|\s?[-–—:](?=\s))?(?=\s|$)"
)
_BARE_DIGITS = re.compile(rf"(?P<digits>{_DIGITS})(?P<end>[.):])?(?=\s|$)")
_PREFIX_ALONE = re.compile(r"(?P<prefix>[A-Z][A-Za-z&/.-]{1,9})(?=\s|$)")
_LETTER = re.compile(r"(?P<letter>[A-Z])(?P<end>[.)])(?=\s|$)")
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,5})(?P<end>[.)])(?=\s|$)")
_TIME = re.compile(
    r"^\d{1,2}(?:[.:]\d{2})?\s*(?:(?:am|pm|noon|hrs|hours|a\.m\.?|p\.m\.?|yb|yp|y\.b\.|"
    r"y\.p\.)\b|[-–—]\s*\d{1,2}[.:]\d{2}"
    r"|to\s+\d{1,2}[.:]?\d{0,2})",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"^\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH_WORDS})\b|"
    rf"^\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{2}}|\d{{4}})\b(?!\.)"
    r"|^\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
_IS_LEAD = re.compile(rf"(?:{LEADS}|ACTIONS?|AGENDA|PRESENT|APOLOGIES|MINUTES)\W*", re.IGNORECASE)
# Prefixes of words that a sentence may begin with: no series is called so.
_NO_PREFIX = re.compile(
    r"(?i)(?:the|in|on|of|at|by|from|page|tel|phase|year|section|appendix|annex|table|version|q|quarter|"
    rf"{'|'.join(WEEKDAYS)}|part|class|grade|tier|level|step|day|week|"
    r"area|action|recommendation|figure|act|covid|ward|priority|" + MONTH_WORDS + r")[\s/.-]*"
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at the head of a paragraph. ``shape`` is what all numbers of one series share."""

    paragraph: int
    printed: str
    end: int
    parts: tuple[int, ...]
    shape: str
    sub: str = ""
    follows: int = 0
    rest_from: int = 0

    @property
    def top(self) -> bool:
        return not self.sub


def find_numbers(paragraphs: Sequence[MinuteLine]) -> list[FoundNumber]:
    """Each paragraph's number, if it begins with one that is no day and no time."""
    known = {p for p, times in _prefixes(paragraphs).items() if times > 1}
    found: list[FoundNumber] = []
    skip = -1
    for at, line in enumerate(paragraphs):
        if line.why or at == skip:
            continue
        if two := _over_lines(paragraphs, known, at):
            found.append(two)
            skip = two.follows
        elif one := number_of(line.text, at):
            found.append(one)
    return found


def number_of(text: str, at: int = 0) -> FoundNumber | None:
    """The number that a text begins with."""
    if _TIME.match(text) or _DAY.match(text):
        return None
    match = _NUMBER.match(text)
    if (
        match
        and match["prefix"]
        and (_NO_PREFIX.fullmatch(match["prefix"]) or _IS_LEAD.fullmatch(match["prefix"]))
    ):
        return None
    if not match:
        return _lettered(text, at)
    parts = tuple(int(each) for each in re.findall(r"\d+", match["digits"]))
    printed = text[: match.end("sub") if match["sub"] else match.end("digits")]
    end = ")" if match["end"] == ")" else ""
    separators = re.sub(r"\d+|\s", "#", match["digits"]).replace("##", "#")
    prefix = re.sub(r"[\s]+", " ", match["prefix"] or "").strip().casefold()
    word = "item" if match["word"] else ""
    sub = (match["sub"] or "").strip(" ()")
    return FoundNumber(
        at, printed, match.end(), parts, f"{word}|{prefix}|{separators}|{end}", sub, 0, match.end()
    )


def _lettered(text: str, at: int) -> FoundNumber | None:
    if match := _ROMAN.match(text):
        value = _roman_value(match["roman"])
        return FoundNumber(at, match["roman"], match.end(), (value,), "roman", "", 0, match.end())
    if match := _LETTER.match(text):
        value = ord(match["letter"]) - 64
        return FoundNumber(at, match["letter"], match.end(), (value,), "letter", "", 0, match.end())
    return None


def _roman_value(text: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10}
    total = 0
    for at, sign in enumerate(text):
        after = worth[text[at + 1]] if at + 1 < len(text) else 0
        total += -worth[sign] if worth[sign] < after else worth[sign]
    return total


def _prefixes(paragraphs: Iterable[MinuteLine]) -> dict[str, int]:
    """Short words in capitals by how often they open a paragraph."""
    found: dict[str, int] = defaultdict(int)
    for line in paragraphs:
        if not line.why and (match := _PREFIX_ALONE.match(line.text)) and match["prefix"].isupper():
            found[match["prefix"].rstrip("/.-")] += 1
    return found


def next_kept(paragraphs: Sequence[MinuteLine], at: int) -> int | None:
    """The paragraph after one, over those that are left out."""
    below = at + 1
    while below < len(paragraphs) and paragraphs[below].why:
        below += 1
    return below if below < len(paragraphs) else None


def _over_lines(paragraphs: Sequence[MinuteLine], known: set[str], at: int) -> FoundNumber | None:
    """A number whose prefix stands on one line and its figures on a later one.

    The heading may stand beside either of them or between, where two columns were read as lines.
    """
    line, below = paragraphs[at], next_kept(paragraphs, at)
    match = _PREFIX_ALONE.match(line.text)
    if not match or below is None or match["prefix"].rstrip("/.-") not in known:
        return None
    if _NO_PREFIX.fullmatch(match["prefix"]) or _IS_LEAD.fullmatch(match["prefix"]):
        return None
    alone = match.end() >= len(line.text)
    digits = _figures(paragraphs[below].text, alone)
    if digits is None and alone and (third := next_kept(paragraphs, below)) is not None:
        below, digits = third, _figures(paragraphs[third].text, False)
        digits = digits if digits and digits.end() == len(paragraphs[third].text) else None
    if digits is None:
        return None
    parts = tuple(int(each) for each in re.findall(r"\d+", digits["digits"]))
    separators = re.sub(r"\d+", "#", digits["digits"])
    prefix = match["prefix"].rstrip()
    return FoundNumber(
        at, f"{prefix} {digits['digits']}", match.end(), parts,
        f"|{prefix.casefold()}|{separators}|", "", below, digits.end(),
    )  # fmt: skip


def _figures(text: str, alone: bool) -> re.Match[str] | None:
    """The figures that a line begins with; of several parts unless the prefix stood alone above them."""
    match = _BARE_DIGITS.match(text)
    if not match or _DAY.match(text) or _TIME.match(text):
        return None
    return match if alone or re.search(r"\D", match["digits"]) else None


def without_letters(numbers: Sequence[FoundNumber]) -> list[FoundNumber]:
    """The numbers of whole items: 6 and not 6(b), but 6 where its heading only begins with (a)."""
    whole = {(each.shape, each.parts) for each in numbers if each.top}
    found = []
    for each in numbers:
        if each.top:
            found.append(each)
        elif (
            each.sub == "a"
            and (each.shape, each.parts) not in whole
            and each.printed.endswith("(a)")
        ):
            bare = each.printed[: -len("(a)")].rstrip()
            end = len(bare)
            found.append(replace(each, printed=bare, sub="", end=end, rest_from=end))
    return found


def counts_on(values: Sequence[int]) -> int:
    """How many of the values are one more than one met before them, each value once."""
    seen: set[int] = set()
    for value in values:
        seen.add(value)
    return sum(value - 1 in seen for value in seen)


def varying_part(numbers: Sequence[FoundNumber]) -> int:
    """Which figure of a series counts on; -1 if none does."""
    width = min(len(each.parts) for each in numbers)
    best = max(
        range(width),
        key=lambda part: counts_on([each.parts[part] for each in numbers]),
        default=-1,
    )
    if best < 0 or not counts_on([each.parts[best] for each in numbers]):
        return -1
    return best


def by_shape(numbers: Iterable[FoundNumber]) -> dict[str, list[FoundNumber]]:
    found: dict[str, list[FoundNumber]] = defaultdict(list)
    for each in numbers:
        found[each.shape].append(each)
    return found
