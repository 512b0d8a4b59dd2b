"""Which indicators a data block is about, and their tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plans.figures.table import FigureTable, figure_tables_by_indicator
from plans.models import Geography, Indicator
from reporting.document.gathered import Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, picked
from reporting.papers.sources.queries.figures import indicators_behind, indicators_in_order
from reporting.papers.sources.source import Option

COUNTED_BY = "Source: {}."


def choices(desk: Desk) -> list[tuple[str, str]]:
    return [(each.slug, str(each)) for each in indicators_in_order(desk.partnership)]


INDICATORS = Option(
    "indicators",
    "Indicators",
    choices=choices,
    several=True,
    help="None means those that the plan's priorities rest on, or else all.",
)


def wanted_indicators(desk: Desk, options: Mapping[str, Any]) -> list[Indicator]:
    """The chosen ones in the order of the choice; else those behind the plan, else all by name."""
    if names := chosen_values(options, "indicators"):
        rows = indicators_in_order(desk.partnership).filter(slug__in=names)
        return picked(rows, names, lambda each: each.slug)
    behind = list(indicators_behind(desk.plan)) if desk.plan else []
    return behind or list(indicators_in_order(desk.partnership))


def tables(desk: Desk, options: Mapping[str, Any]) -> list[FigureTable]:
    indicators = wanted_indicators(desk, options)
    found = figure_tables_by_indicator(indicators, today=desk.today)
    return [found[each.pk] for each in indicators if not found[each.pk].is_empty]


def sources_of(shown: list[FigureTable]) -> str:
    """Who counted the figures, each body once."""
    return "; ".join(
        dict.fromkeys(each.indicator.source for each in shown if each.indicator.source)
    )


def quotable_figure(key: str, label: str, words: str) -> list[Quotable]:
    """A figure to quote, unless there is nothing to say."""
    return [Quotable(key, label, words)] if words else []


def indicator_figure_key(table: FigureTable, code: str, place: Geography | None) -> str:
    """A name for a figure that stays as long as its indicator, its period and its place."""
    where = f"-p{place.pk}" if place else ""
    return f"i{table.indicator.pk}-{code.replace('/', '_')}{where}"
