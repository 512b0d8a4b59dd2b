"""What a measure came to over a year, from the figures of its rounds. Pure: nothing here asks the database.

A figure is added up, or the last one or the average is taken, as the measure says. What is missing is
never nought: a sum without one of its periods is "at least" so much. Whatever makes one of the figures
unsure makes the figure for the year unsure too, and one that is kept back keeps the whole back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from actions.rules.targets import round_to_two_places
from actions.rules.typed_figures import scale_of
from csp.quantities import Qualifier, Quantity

PLACES = 1
HEDGES = {Qualifier.OVER, Qualifier.UNDER, Qualifier.ABOUT}


class Way(StrEnum):
    """How the figures of the rounds become one for the year."""

    SUM = "sum"
    LAST = "last"
    AVERAGE = "average"
    WORDS = "words"

    @property
    def said(self) -> str:
        return {
            Way.SUM: "added up",
            Way.LAST: "the last one",
            Way.AVERAGE: "the average",
            Way.WORDS: "in words",
        }[self]


@dataclass(frozen=True, slots=True)
class OutturnPart:
    """What one period gave. ``reading`` is None where nothing was said of the measure.

    ``accepted``: whether the officer has accepted the answer. ``silent`` says what became of an
    answer that gives nothing, and ``instead`` what is read in place of a small number.
    A row that was not asked in a period has no part there, so that it is not taken for a missing one.
    """

    period: str
    reading: Any = None
    accepted: bool = True
    silent: str = ""
    instead: str = ""

    @property
    def value(self) -> Decimal | None:
        return self.reading.value if self.reading else None

    @property
    def is_hidden(self) -> bool:
        return self.reading is not None and self.reading.qualifier == Qualifier.SUPPRESSED

    @property
    def is_missing(self) -> bool:
        return self.value is None and not self.is_hidden

    @property
    def why_missing(self) -> str:
        because = self.reading.missing_because if self.reading else ""
        return f"{self.period} ({because.rstrip('.')})" if because else self.period

    @property
    def printed(self) -> str:
        """As people read it in a table; nothing where there is nothing, whatever the reason."""
        if self.instead:
            return self.instead
        if self.is_hidden:
            return "Suppressed"
        return (self.reading.printed or self.reading.words) if self.reading else ""


@dataclass(frozen=True, slots=True)
class Outturn:
    """One figure for the year, or the words of each period.

    ``loose``: the figure is neither a floor nor a ceiling, so nothing can be held against it.
    """

    way: Way
    quantity: Quantity | None = None
    parts: tuple[OutturnPart, ...] = ()
    notes: tuple[str, ...] = ()
    loose: bool = False

    @property
    def value(self) -> Decimal | None:
        return self.quantity.value if self.quantity else None

    @property
    def printed(self) -> str:
        if self.way is Way.WORDS:
            said = (f"{each.period}: {each.printed}" for each in self.parts if each.printed)
            return "\n".join(said)
        return self.quantity.words if self.quantity else ""

    @property
    def gaps(self) -> tuple[str, ...]:
        """The notes on what the figure lacks or is not, without which it would pass for a whole one."""
        return tuple(note for note in self.notes if note.startswith(GAPS))

    @property
    def told(self) -> str:
        """The figure as it stands in a sentence: “at least 199 (missing: Quarter 3)”."""
        lacks = "; ".join(f"{note[:1].lower()}{note[1:].rstrip('.')}" for note in self.gaps)
        return f"{self.printed} ({lacks})" if self.printed and lacks else self.printed

    @property
    def waiting(self) -> tuple[str, ...]:
        """The periods whose figure has not been accepted yet."""
        return tuple(each.period for each in self.parts if each.reading and not each.accepted)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(each.period for each in self.parts if each.is_missing)


NOTHING = "There is no figure for the year."
NONE_YET = "No figure yet"
GUESSED = "The last figure, not"
GAPS = ("As at ", "Missing: ", GUESSED)


def outturn(measure: Any, parts: Sequence[OutturnPart]) -> Outturn:
    """What a measure came to; ``parts`` are the periods in which it was asked for, oldest first."""
    parts = tuple(parts)
    way = way_of_year(measure, parts)
    if way is Way.WORDS:
        silent = [each.why_missing for each in parts if not each.printed]
        return Outturn(way, parts=parts, notes=missing_note(silent))
    if not any(each.value is not None or each.is_hidden for each in parts):
        return Outturn(way, parts=parts, notes=(NOTHING, *missing_period_notes(parts)))
    return {Way.SUM: sum_outturn, Way.LAST: last_one, Way.AVERAGE: averaged}[way](measure, parts)


def accepted_only(parts: Sequence[OutturnPart]) -> list[OutturnPart]:
    """The same with whatever has not been accepted taken as missing, as papers print it."""
    return [each if each.accepted else OutturnPart(each.period) for each in parts]


def way_of_year(measure: Any, parts: Sequence[OutturnPart]) -> Way:
    """As the measure says. Where it says nothing, its kind decides.

    Figures that include those before them are never added up, whatever is said.
    """
    if measure.kind == "qualitative":
        return Way.WORDS
    runs = is_running(measure, parts)
    if measure.over_year:
        stated = Way(measure.over_year)
        return Way.LAST if runs and stated is Way.SUM else stated
    return Way.SUM if measure.kind in {"count", "saving"} and not runs else Way.LAST


def is_running(measure: Any, parts: Sequence[OutturnPart]) -> bool:
    """Whether each figure includes those before it."""
    return measure.cumulative or any(each.reading and each.reading.since for each in parts)


def missing_period_notes(parts: Sequence[OutturnPart]) -> tuple[str, ...]:
    """A note on the periods without a figure, if there are any."""
    return missing_note([each.why_missing for each in parts if each.is_missing])


def missing_note(periods: Sequence[str]) -> tuple[str, ...]:
    return (f"Missing: {', '.join(periods)}.",) if periods else ()


def parts_with_value(parts: Sequence[OutturnPart]) -> list[OutturnPart]:
    return [each for each in parts if each.value is not None]


def suppressed_outturn(way: Way, parts: tuple[OutturnPart, ...]) -> Outturn:
    """Shown beside the other periods, the figure for the year would give the hidden one away."""
    hidden = ", ".join(each.period for each in parts if each.is_hidden)
    note = f"Kept back, for {hidden} is too small to print."
    return Outturn(
        way, Quantity(None, Qualifier.SUPPRESSED), parts, (note, *missing_period_notes(parts))
    )


# Added up


def sum_outturn(measure: Any, parts: tuple[OutturnPart, ...]) -> Outturn:
    if any(each.is_hidden for each in parts):
        return suppressed_outturn(Way.SUM, parts)
    known, notes = parts_with_value(parts), missing_period_notes(parts)
    total = sum((each.value or Decimal() for each in known), Decimal())
    hedge = combined_hedge(known)
    if not notes:
        return build_outturn(Way.SUM, parts, total, hedge or Qualifier.ABOUT, loose=hedge is None)
    # A floor only where what is missing cannot take anything away, nor what is there be less.
    floor = hedge is not None and hedge is not Qualifier.UNDER and not may_fall(measure, known)
    if not floor:
        return build_outturn(Way.SUM, parts, total, Qualifier.ABOUT, notes=notes, loose=True)
    if not total:
        return nought_so_far(parts, known, notes)
    about = "about " if hedge is Qualifier.ABOUT else ""
    return build_outturn(
        Way.SUM, parts, total, Qualifier.OVER, notes=notes, lead=f"at least {about}"
    )  # fmt: skip


def nought_so_far(
    parts: tuple[OutturnPart, ...], known: Sequence[OutturnPart], notes: tuple[str, ...]
) -> Outturn:
    """“At least 0” says nothing and reads like a count: which periods said 0 is told in a note."""
    said = f"0 in {', '.join(each.period for each in known)}."
    nothing = Quantity(None, Qualifier.UNAVAILABLE, words=NONE_YET)
    return Outturn(Way.SUM, nothing, parts, (*notes, said))


def may_fall(measure: Any, known: Sequence[OutturnPart]) -> bool:
    return measure.kind == "change" or any((each.value or 0) < 0 for each in known)


def combined_hedge(known: Sequence[OutturnPart]) -> Qualifier | None:
    """How sure a sum is; None where one part is a floor and another a ceiling."""
    hedges = {Qualifier(each.reading.qualifier) for each in known} & HEDGES
    if {Qualifier.OVER, Qualifier.UNDER} <= hedges:
        return None
    if Qualifier.ABOUT in hedges or not hedges:
        return Qualifier.ABOUT if hedges else Qualifier.EXACT
    return hedges.pop()


# The last one


def last_one(measure: Any, parts: tuple[OutturnPart, ...]) -> Outturn:
    place = max(i for i, each in enumerate(parts) if not each.is_missing)
    last, after = parts[place], parts[place + 1 :]
    if last.is_hidden:
        return suppressed_outturn(Way.LAST, parts)
    notes = (*stand_of(last, parts), *guess_note(measure, last, parts))
    hedge = Qualifier(last.reading.qualifier)
    runs = measure.cumulative or bool(last.reading.since)
    # A running total does not fall, so the year ended with as many or more.
    if after and runs and hedge in {Qualifier.EXACT, Qualifier.OVER}:
        floor = "at least " if hedge is Qualifier.EXACT else ""
        return build_outturn(
            Way.LAST, parts, last.value, Qualifier.OVER, notes=notes, lead=floor, as_said=last
        )
    return build_outturn(Way.LAST, parts, last.value, hedge, notes=notes, as_said=last)


def stand_of(last: OutturnPart, parts: tuple[OutturnPart, ...]) -> tuple[str, ...]:
    """When the figure was given and which periods gave none, whether before it or after."""
    lacks = missing_period_notes(parts)
    return (f"As at {last.period}.", *lacks) if lacks else ()


def guess_note(measure: Any, last: OutturnPart, parts: tuple[OutturnPart, ...]) -> tuple[str, ...]:
    """What the figure is not, where nobody has said how one for the year is made of several."""
    if measure.over_year or is_running(measure, parts) or len(parts) == 1:
        return ()
    is_share = measure.kind in {"rate", "survey"} or is_percentage(last)
    return (f"{GUESSED} {'an average' if is_share else 'a sum'}.",)


# The average


def averaged(measure: Any, parts: tuple[OutturnPart, ...]) -> Outturn:
    """The average of the figures; of rates that came with their counts, the rate of all counts together."""
    if any(each.is_hidden for each in parts):
        return suppressed_outturn(Way.AVERAGE, parts)
    known, notes = parts_with_value(parts), missing_period_notes(parts)
    value = pooled(measure, known)
    if value is None:
        value = sum((each.value or Decimal() for each in known), Decimal()) / len(known)
        if measure.kind == "rate" and len(known) > 1:
            notes += ("An average of rates: the counts behind them were not all given.",)
    if notes and any(each.is_missing for each in parts):
        return build_outturn(Way.AVERAGE, parts, round(value, PLACES), Qualifier.ABOUT, notes=notes)
    hedge = combined_hedge(known)
    return build_outturn(
        Way.AVERAGE,
        parts,
        round(value, PLACES),
        hedge or Qualifier.ABOUT,
        notes=notes,
        loose=hedge is None,
    )


def pooled(measure: Any, known: Sequence[OutturnPart]) -> Decimal | None:
    """The rate of all counts together; None unless every figure came with both of its counts."""
    scale = scale_of(measure.unit)
    readings = [each.reading for each in known]
    if scale is None or any(each.numerator is None or not each.denominator for each in readings):
        return None
    top = sum((each.numerator for each in readings), Decimal())
    bottom = sum((each.denominator for each in readings), Decimal())
    return top / bottom * scale


# In words


def build_outturn(
    way: Way,
    parts: tuple[OutturnPart, ...],
    value: Decimal | None,
    hedge: Qualifier,
    *,
    notes: tuple[str, ...] = (),
    lead: str = "",
    as_said: OutturnPart | None = None,
    loose: bool = False,
) -> Outturn:
    """The outturn with its words. ``lead`` stands in the place of the hedge's own word."""
    used = [as_said] if as_said else parts_with_value(parts)
    since = next((each.reading.since for each in reversed(used) if each.reading.since), "")
    quantity = Quantity(
        None if value is None else round_to_two_places(value),
        hedge,
        unit="%" if any(is_percentage(each) for each in used) else "",
        since=since if way is Way.LAST else "",
        provisional=any(each.reading.provisional for each in used),
    )
    words = quantity.words
    if as_said and as_said.reading.printed:
        words = lead + as_said.reading.printed
    elif lead:
        words = lead + words.removeprefix(f"{hedge} ")
    return Outturn(way, replace(quantity, words=words), parts, notes, loose)


def is_percentage(part: OutturnPart) -> bool:
    return "%" in part.reading.printed
