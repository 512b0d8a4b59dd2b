"""What is worth a second look in a planner. None of it is refused. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from actions.imports.vocabulary import word_set
from actions.models import PlannerEntry
from actions.planner.matching import is_same_title
from actions.planner.offers import planned_month, waiting_entries
from actions.planner.sheet import PlannerSheet
from csp.periods import month_of

State, Column, WhenKind = PlannerEntry.State, PlannerEntry.Column, PlannerEntry.WhenKind
TWICE, UNDATED, OUTSIDE, SLIP, OVER = "planned-twice", "no-day", "outside", "slip", "month-over"
# Words of this work that a slip of the finger is measured by.
USUAL = word_set(
    "alcohol alert alerts antisocial awareness behaviour bicycle bike bikers bonfire burglary campaign "
    "christmas college community course crime criminal damage disability domestic doorstep drink "
    "drive driving drugs festival fireworks freshers halloween holidays hate knife lighter meeting "
    "neighbourhood night nights operation partners police road rural safety scheme school seatbelt "
    "security shed speed summer theft training vehicle vehicles violence watch weekend winter "
    "young"
)
LEAST_LETTERS = 4
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PlannerRemark:
    """One thing to look at: a stable code, the activity, and a sentence that goes on from its title.

    ``wrong`` and ``right`` are the word of a slip and what it may have been meant to be.
    """

    code: str
    entry: PlannerEntry
    says: str
    wrong: str = ""
    right: str = ""


def planner_remarks(sheet: PlannerSheet, today: date) -> list[PlannerRemark]:
    """Everything worth a look, in the order of the planner."""
    return [
        *planned_twice(sheet),
        *undated_entries(sheet),
        *entries_outside(sheet),
        *months_that_are_over(sheet, today),
        *spelling_slips(sheet),
    ]


def planned_twice(sheet: PlannerSheet) -> Iterator[PlannerRemark]:
    """The same title planned, or current, twice for one time."""
    seen: dict[tuple, list[PlannerEntry]] = defaultdict(list)
    for entry in sheet.entries():
        if entry.state == State.DROPPED:
            continue
        time: tuple = (entry.column, planned_month(entry), entry.starts_on, entry.ends_on)
        if entry.column == Column.CURRENT and entry.starts_on is None:
            time = (*time, month_of(entry.row.on) if entry.row.on else None)
        if any(is_same_title(other.title, entry.title) for other in seen[time]):
            yield PlannerRemark(TWICE, entry, "is planned twice for the same time.")
        seen[time].append(entry)


def undated_entries(sheet: PlannerSheet) -> Iterator[PlannerRemark]:
    for entry in sheet.entries():
        if entry.when_kind == WhenKind.WORDS:
            words = entry.when_printed
            yield PlannerRemark(UNDATED, entry, f"has a time that names no day, “{words}”.")


def entries_outside(sheet: PlannerSheet) -> Iterator[PlannerRemark]:
    """Days before the planner begins or after it ends: printed where they stand, in no month of it."""
    planner = sheet.planner
    for entry in sheet.entries():
        if entry.starts_on and entry.ends_on and not (
            entry.starts_on <= planner.end and entry.ends_on >= planner.start
        ):  # fmt: skip
            yield PlannerRemark(OUTSIDE, entry, "is on a day outside this planner’s months.")


def months_that_are_over(sheet: PlannerSheet, today: date) -> Iterator[PlannerRemark]:
    for entry in waiting_entries(sheet):
        month = planned_month(entry)
        if month and month.end < today:
            yield PlannerRemark(OVER, entry, f"was planned for {month} and never became current.")


# -- Slips of the finger ---------------------------------------------------------------------------


def spelling_slips(sheet: PlannerSheet) -> Iterator[PlannerRemark]:
    """Words one letter away from a usual one, which nobody has said are right."""
    entries = list(sheet.entries())
    often = Counter(word for entry in entries for word in set(title_words(entry)))
    for entry in entries:
        if entry.spelling_kept:
            continue
        for word in title_words(entry):
            if often[word] == 1 and (right := usual_word(word)):
                printed = as_it_stands(entry.title, word)
                meant = right.capitalize() if printed[0].isupper() else right
                yield PlannerRemark(SLIP, entry, f"has “{printed}”.", printed, meant)
                break


def title_words(entry: PlannerEntry) -> list[str]:
    return [word.casefold() for word in _WORD.findall(entry.title)]


def as_it_stands(title: str, word: str) -> str:
    return next(each for each in _WORD.findall(title) if each.casefold() == word)


def usual_word(word: str) -> str:
    """The usual word that one letter left out, put in, changed or swapped makes of this one."""
    if len(word) < LEAST_LETTERS or word in USUAL or word.removesuffix("s") in USUAL:
        return ""
    near = (each for each in sorted(USUAL) if is_one_slip_away(word, each))
    return next(near, "") if word[:-1] not in USUAL and f"{word}s" not in USUAL else ""


def is_one_slip_away(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two that changed places."""
    if one == other or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        differ = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 1:
            return len(one) > LEAST_LETTERS
        return len(differ) == 2 and differ[1] == differ[0] + 1 and (
            one[differ[0]] == other[differ[1]] and one[differ[1]] == other[differ[0]]
        )  # fmt: skip
    short, long = sorted((one, other), key=len)
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))
