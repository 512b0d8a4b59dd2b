"""A year’s figures as everybody may read them: none that is small, none that gives a quarter’s away. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from actions.rules.small_readings import Instead, SmallNumbers, replace_small_readings
from actions.year_end.outturn import Outturn, OutturnPart, Way
from actions.year_end.summary import YearEnd, YearLine, YearRow
from csp.quantities import Qualifier, Quantity
from plans.figures.cells import KEPT_BACK
from plans.figures.suppression import Grid, SuppressionState

OfQuarters = dict[tuple[str, str], Instead]


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A year’s figure as the rule for small numbers asks for it."""

    value: Decimal | None
    printed: str
    qualifier: str
    numerator: Decimal | None = None


def year_end_in_public(ended: YearEnd, rule: SmallNumbers) -> YearEnd:
    """The same year end as everybody may read it."""
    for row in ended.rows:
        row.lines = [line for lines in by_measure(row) for line in public_lines(lines, rule)]
    return ended


def by_measure(row: YearRow) -> Iterable[list[YearLine]]:
    for _, lines in groupby(row.lines, key=lambda line: line.measure and line.measure.pk):
        yield list(lines)


def public_lines(lines: list[YearLine], rule: SmallNumbers) -> list[YearLine]:
    """The groups of one measure: each held against its own quarters, then against each other."""
    measure = lines[0].measure
    if measure is None or not rule.least:
        return lines
    of_quarters = instead_of_parts(lines, rule)
    hidden = {place for place, each in of_quarters.items() if each.hidden}
    given_away = {line.member for line in lines if gives_away(line, hidden, rule)}
    figures = {
        line.member: figure_of(line.outturn, back=line.member in given_away)
        for line in lines
        if line.outturn and line.outturn.quantity
    }
    instead = replace_small_readings(measure.kind, measure.unit, figures, rule)
    back = dict.fromkeys(given_away, Instead(KEPT_BACK)) | instead
    return [
        replaced(show_public_quarters(line, of_quarters), back.get(line.member)) for line in lines
    ]


def figure_of(outturn: Outturn, *, back: bool) -> YearFigure:
    quantity = outturn.quantity or Quantity(None)
    if back:
        return YearFigure(None, "", Qualifier.SUPPRESSED)
    return YearFigure(quantity.value, quantity.words, quantity.qualifier)


def instead_of_parts(lines: list[YearLine], rule: SmallNumbers) -> OfQuarters:
    """What the public reads otherwise of single quarters, by group and quarter."""
    measure = lines[0].measure
    if measure is None:
        return {}
    quarters: dict[str, dict[str, Any]] = {}
    for line in lines:
        for part in line.outturn.parts if line.outturn else ():
            if part.reading:
                quarters.setdefault(part.period, {})[line.member] = part.reading
    return {
        (member, period): each
        for period, readings in quarters.items()
        for member, each in replace_small_readings(
            measure.kind, measure.unit, readings, rule
        ).items()
    }


def show_public_quarters(line: YearLine, said: OfQuarters) -> YearLine:
    """A year that is told quarter by quarter, each as the public reads that quarter."""
    outturn = line.outturn
    if outturn is None or outturn.quantity:
        return line
    parts = tuple(
        replace(part, instead=instead.words)
        if part.reading and (instead := said.get((line.member, part.period)))
        else part
        for part in outturn.parts
    )
    return replace(line, outturn=replace(outturn, parts=parts))


def gives_away(line: YearLine, hidden: set[tuple[str, str]], rule: SmallNumbers) -> bool:
    """Whether the year’s figure would tell a quarter’s that is kept back where the quarters are read."""
    outturn = line.outturn
    if outturn is None or outturn.value is None:
        return False
    back = {
        place for place, part in enumerate(outturn.parts) if (line.member, part.period) in hidden
    }
    if outturn.way is Way.LAST:
        return bool(back) and max(back) == last_place(outturn.parts)
    counts = [None if part.value is None else int(part.value) for part in outturn.parts]
    grid = Grid([(each,) for each in counts], False, True, False)
    kept = SuppressionState(grid, {(place, 0) for place in back}, 0 if rule.zero else 1)
    return not all(kept.is_safe((place, 0)) for place in back)


def last_place(parts: tuple[OutturnPart, ...]) -> int:
    return max(place for place, part in enumerate(parts) if not part.is_missing)


def replaced(line: YearLine, instead: Instead | None) -> YearLine:
    outturn = line.outturn
    if instead is None or outturn is None or outturn.quantity is None:
        return line
    if not instead.hidden:
        quantity = replace(outturn.quantity, words=instead.words)
        return replace(line, outturn=replace(outturn, quantity=quantity))
    quantity = Quantity(None, Qualifier.SUPPRESSED, words=instead.words)
    return replace(line, outturn=replace(outturn, quantity=quantity), standing=None)
