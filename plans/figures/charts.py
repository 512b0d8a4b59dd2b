"""Charts of a table of figures. A chart of ``table.public()`` holds no number that is kept back."""

from __future__ import annotations

from csp.charts import AnyChart, Bars, Point, Series, SmallMultiples, Spark, Trend
from csp.charts import Break as Parting
from csp.charts.values import Mark
from plans.figures.cells import FigureCell
from plans.figures.spans import Span
from plans.figures.table import FigureLine, FigureTable
from plans.models import Break

# More lines than this in one drawing cannot be told apart.
MOST_PANELS = 12
MOST_BARS = 20


def unit_of(table: FigureTable) -> str:
    """What stands beside each number of a chart; a unit in words stands over the axis instead."""
    unit = table.indicator.unit
    if table.indicator.percent_only:
        return "%"
    return unit if unit in ("%", "£") else ""


def charts_of(table: FigureTable) -> list[AnyChart]:
    """A trend of the whole, a small one for each place, and this year beside the year before."""
    line = table.headline
    if line is None or table.is_empty or table.indicator.percent_only:
        return []
    found: list[AnyChart] = [figure_trend(table, line)]
    places = [each for each in table.lines if each.known]
    if 1 < len(places) <= MOST_PANELS and len(table.spans) > 1:
        found.append(multiples(table, places))
    if 1 < len(places) <= MOST_BARS and len(table.spans) > 1:
        found.append(figure_bars(table, places))
    return found


def chart_named(table: FigureTable, name: str) -> AnyChart | None:
    """The chart that an address asks for, by the end of its key."""
    return next((each for each in charts_of(table) if each.key.endswith(f"-{name}")), None)


def figure_chart_key(table: FigureTable, name: str) -> str:
    return f"figures-{table.indicator.pk}-{name}"


def years_of_table(table: FigureTable) -> str:
    first, last = table.spans[0].short, table.spans[-1].short
    return first if first == last else f"{first} to {last}"


def figure_trend(table: FigureTable, line: FigureLine) -> Trend:
    name = str(table.scheme) if line is table.total and table.scheme else line.name
    other = next((each for each in table.others if each.known and each is not line), None)
    return Trend(
        key=figure_chart_key(table, "trend"),
        title=f"{table.indicator}, {years_of_table(table)}",
        series=(series(table, line, name=f"{name}, in all" if line is table.total else name),),
        comparator=series(table, other) if other else None,
        breaks=breaks_in_chart(table),
        periods=tuple(span.short for span in table.spans),
        measure=table.indicator.unit,
        unit=unit_of(table),
    )


def multiples(table: FigureTable, places: list[FigureLine]) -> SmallMultiples:
    return SmallMultiples(
        key=figure_chart_key(table, "places"),
        title=f"{table.indicator} in each place, {years_of_table(table)}",
        series=tuple(series(table, line) for line in places),
        measure=table.indicator.unit,
        unit=unit_of(table),
    )


def figure_bars(table: FigureTable, places: list[FigureLine]) -> Bars:
    """The newest period beside the one that it is compared with, place by place."""
    then = table.against.then(table.now, table.spans)
    ends = [span for span in (then, table.now) if span in table.spans]
    columns = list(dict.fromkeys(ends))
    return Bars(
        key=figure_chart_key(table, "years"),
        title=f"{table.indicator} by place, {' and '.join(span.short for span in columns)}",
        series=tuple(column(table, places, span) for span in columns),
        label="Place",
        measure=table.indicator.unit,
        unit=unit_of(table),
    )


def column(table: FigureTable, places: list[FigureLine], span: Span) -> Series:
    at = table.spans.index(span)
    return Series(span.short, tuple(chart_point(line.name, line.cells[at]) for line in places))


def series(table: FigureTable, line: FigureLine, *, name: str = "") -> Series:
    pairs = zip(table.spans, line.cells, strict=True)
    return Series(name or line.name, tuple(chart_point(span.short, cell) for span, cell in pairs))


def chart_point(period: str, cell: FigureCell) -> Point:
    if cell.hidden or (cell.figure and cell.figure.qualifier == "suppressed"):
        return Point(period, mark="withheld")
    if cell.incomplete or cell.value is None:
        return Point(period)
    mark: Mark = "provisional" if cell.provisional else "approximate" if cell.approximate else ""
    return Point(period, cell.value, mark)


def breaks_in_chart(table: FigureTable) -> tuple[Parting, ...]:
    """Each change in counting stands before the first period that it touches. What is only to be
    read with care parts no line: it stands beneath the charts."""
    found: dict[str, list[str]] = {}
    for each in (one for one in table.breaks if one.kind == Break.Kind.RECORDING):
        touched = next((span for span in table.spans if span.end >= each.began_on), None)
        if touched and touched != table.spans[0]:
            found.setdefault(touched.short, []).append(each.words)
    return tuple(Parting(period, "; ".join(words)) for period, words in found.items())


def figure_spark(table: FigureTable) -> Spark | None:
    """The shape of the headline for a row of a list, where there are figures to draw."""
    line = table.headline
    if line is None:
        return None
    drawn = series_since_break(table, series(table, line))
    if len(drawn.known) < 2:
        return None
    return Spark(key=figure_chart_key(table, "spark"), title=str(table.indicator), series=drawn)


def series_since_break(table: FigureTable, whole: Series) -> Series:
    """What a line without axes may join: figures since the newest change in counting."""
    parted = {each.period for each in breaks_in_chart(table)}
    starts = [at for at, each in enumerate(whole.points) if each.period in parted]
    return Series(whole.name, whole.points[max(starts, default=0) :])
