"""What an officer would want to know about figures. Nothing here blocks or corrects anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from csp.periods import parse_printed
from csp.periods.lengths import months_long, months_words
from csp.quantities.numbers import NUMBER_WORDS
from plans.figures.cells import change_words, number_with_unit
from plans.figures.change import signed_words
from plans.figures.changes import changed
from plans.figures.queries import area_names, indicators_of_plan
from plans.figures.spans import Span
from plans.figures.table import FigureTable, figure_tables_by_indicator, value_of_cell
from plans.models import GeographyScheme, Plan, PrintedTotal
from plans.proofreading.findings import Finding

QUARTERS = re.compile(r"(\w+) quarters?\b", re.IGNORECASE)
MONTHS = re.compile(r"(\w+) months?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A total or a change that a paper prints, and what the figures come to."""

    printed: PrintedTotal
    span: Span
    words: str


def disagreements(table: FigureTable) -> list[Disagreement]:
    """What is printed elsewhere and does not agree with the figures held; none of it is corrected."""
    found = []
    for printed in table.printed:
        span = Span(printed.start, printed.end)
        words = [*wrong_total(table, printed, span), *wrong_change(table, printed, span)]
        found += [Disagreement(printed, span, each) for each in words]
    return found


def wrong_total(table: FigureTable, printed: PrintedTotal, span: Span) -> Iterator[str]:
    held = value_of_cell(table, span)
    if printed.value is not None and held is not None and printed.value != held:
        yield (
            f"{printed.where} says {number_with_unit(printed.value)} for {span}; the figures come to "
            f"{number_with_unit(held)} ({signed_words(held - printed.value)})."
        )


def wrong_change(table: FigureTable, printed: PrintedTotal, span: Span) -> Iterator[str]:
    if printed.change is None or table.whole is None or span not in table.spans:
        return
    change = changed(table, (table.whole, span), (table.whole, span.a_year_before))
    if change.ratio is None:
        return
    # As many places as the paper gives, so that -15% agrees with -15.1%.
    given = printed.change.normalize()
    unit = Decimal(1).scaleb(min(0, int(given.as_tuple().exponent)))
    worked_out = (change.ratio * 100).quantize(unit, rounding=ROUND_HALF_UP)
    if worked_out != given:
        yield (
            f"{printed.where} says {change_words(printed.change)} for {span}; the figures come to "
            f"{change.percent}."
        )


def figure_warnings(table: FigureTable, areas: Sequence[str] = ()) -> Iterator[Finding]:
    """Everything to look at in the figures of one indicator, said without its name.

    ``areas`` are the names of the areas that the partnership is for.
    """
    url = table.indicator.get_absolute_url()
    for each in disagreements(table):
        yield Finding("sum-mismatch", each.words, url)
    for figure in changes_without_counts(table):
        yield Finding("no-count", figure, url)
    if table.kept_back:
        numbers = "1 number is" if table.kept_back == 1 else f"{table.kept_back} numbers are"
        yield Finding(
            "small-number",
            f"{numbers} kept back from the public, being small or giving a small one away.",
            url,
        )
    for words in other_months(table):
        yield Finding("period-mismatch", words, url)
    if words := joint_place(table, areas):
        yield Finding("joint-place", words, url)


def joint_place(table: FigureTable, areas: Sequence[str]) -> str:
    """Why a paper on one of several areas should not give these figures as its own; else nothing."""
    if len(areas) < 2 or table.is_empty or table.scheme is None:
        return ""
    if table.scheme.kind != GeographyScheme.Kind.PARTNERSHIP:
        return ""
    names = f"{', '.join(areas[:-1])} and {areas[-1]}"
    return (
        f"These figures are for {names} together. Say so in a paper on one of them, and do not set "
        "them beside its own."
    )


def changes_without_counts(table: FigureTable) -> Iterator[str]:
    """Where only a change is known, nobody can check it or see how many cases it is."""
    held = [cell.figure for line in (*table.lines, *table.others) for cell in line.cells]
    alone = (each for each in held if each and each.change is not None and each.value is None)
    first = next(alone, None)
    if first is not None and first.change is not None:
        yield (
            f"{change_words(first.change)} for {first.geography} in {Span(first.start, first.end)} "
            "is a change with no count behind it. Ask the source for the counts."
        )


def other_months(table: FigureTable) -> Iterator[str]:
    """Figures whose stated period is longer or shorter than what they are said to be compared with."""
    held = [cell.figure for line in (*table.lines, *table.others) for cell in line.cells]
    for figure in held:
        if figure is not None and figure.change_basis:
            span = Span(figure.start, figure.end)
            months, said = months_in(span), months_said(figure.change_basis)
            if said and said != months:
                yield (
                    f"The figure for {span} covers {months_words(months)}, and is said to be compared "
                    f"with “{figure.change_basis}”, which is {months_words(said)}."
                )
                return


def months_in(span: Span) -> int:
    return months_long(span.start, span.end)


def months_said(words: str) -> int | None:
    """How many months words speak of: “the first three quarters” is nine."""
    for pattern, each in ((QUARTERS, 3), (MONTHS, 1)):
        if (match := pattern.search(words)) and (number := small_number(match[1])):
            return number * each
    printed = parse_printed(words)
    if printed.start and printed.end and printed.kind in ("range", "month", "quarter"):
        return months_in(Span(printed.start, printed.end))
    return None


def small_number(word: str) -> int | None:
    if word.isdecimal() and len(word) < 3:
        return int(word)
    return NUMBER_WORDS.get(word.casefold())


def same_months(values: Iterable[tuple[str, Span]]) -> str:
    """Why figures quoted side by side, each with its name, do not cover the same days; else nothing."""
    listed = list(values)
    for name, span in listed[1:]:
        first, days = listed[0]
        if span != days:
            return (
                f"{first} is for {days} and {name} is for {span}. "
                "Figures side by side should cover the same months."
            )
    return ""


def linked_warnings(plan: Plan, *, today: date) -> Iterator[Finding]:
    """The same for every indicator that a priority of a plan rests on. One query where there is none."""
    links = list(indicators_of_plan(plan))
    indicators = {link.indicator_id: link.indicator for link in links}
    if not indicators:
        return
    areas = area_names(plan.partnership)
    for table in figure_tables_by_indicator(indicators.values(), today=today).values():
        for each in figure_warnings(table, areas):
            yield replace(each, message=f"{table.indicator}: {each.message}")
