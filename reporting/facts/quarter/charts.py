"""The charts of a round: how many rows stand where, and each measure against its target. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from actions.rules.status import Nature
from csp.charts import Point, Series, SmallMultiples, Spark, Status, StatusBar, Target, Trend
from csp.charts.statusbar import Tone
from reporting.facts.quarter import FigureFacts, PointFacts, QuarterFacts, RowFacts, StatusFacts
from reporting.facts.quarter.groups import StatusCount, by_priority

TONES: dict[str, Tone] = {
    Nature.DONE: "blue",
    Nature.ON_TRACK: "green",
    Nature.AT_RISK: "amber",
    Nature.OFF_TRACK: "red",
}
# Units that are printed with each figure; any other stands over the axis.
PRINTED_UNITS = ("%", "£")
HEDGED = ("over", "under", "about")
MOST_OF_A_ROW = 2


def period_label(code: str) -> str:
    """“Q2 16/17” for 2016-17Q2: short enough to stand under a chart."""
    return f"{code[-2:]} {code[2:-2].replace('-', '/')}"


def status_bar(
    counts: Iterable[StatusCount], *, key: str = "statuses", title: str = ""
) -> StatusBar:
    statuses = tuple(counted_status(each.status, each.count) for each in counts)
    return StatusBar(key=key, title=title or "How the rows stand", statuses=statuses, noun="rows")


def counted_status(status: StatusFacts, count: int) -> Status:
    """As the legend draws it: the chart has the shape and the colour of the words."""
    tone = TONES.get(Nature(status.nature), "grey")
    return Status(status.label, count, tone, colour=status.colour, shape=status.shape)


def drawn_of(row: RowFacts) -> tuple[FigureFacts, ...]:
    """The measures of a row that are worth drawing: its missed targets, else the first with a target."""
    drawable = [each for each in row.figures if each.drawable]
    missed = [each for each in drawable if each.standing == "missed"]
    aimed = [each for each in drawable if each.level]
    return tuple((missed or aimed[:1] or drawable[:1])[:MOST_OF_A_ROW])


def measure_trend(figure: FigureFacts, periods: Sequence[str]) -> Trend:
    """A measure over the rounds with its target as a line."""
    printed = figure.unit in PRINTED_UNITS
    return Trend(
        key=f"trend-{figure.key}",
        title=figure.name,
        series=(Series(figure.name, tuple(trend_point(each) for each in figure.points)),),
        measure="" if printed else figure.unit,
        unit=figure.unit if printed else "",
        target=Target(Decimal(figure.level)) if figure.level else None,
        periods=tuple(period_label(each) for each in periods),
        lacking=rounds_without_figure(figure, periods),
    )


def rounds_without_figure(figure: FigureFacts, periods: Sequence[str]) -> str:
    """Which rounds since the first figure have none, in a sentence; a line drawn across hides them."""
    given = {each.period for each in figure.points if each.value}
    since = next((at for at, each in enumerate(periods) if each in given), len(periods))
    without = [period_label(each) for each in periods[since:] if each not in given]
    return f"There is no figure for {', '.join(without)}." if without else ""


def measure_spark(figure: FigureFacts, periods: Sequence[str]) -> Spark:
    """The same in the height of a line, with a gap where a round gave no figure."""
    points = ((each, figure.at(each)) for each in periods)
    return Spark(
        key=f"spark-{figure.key}",
        title=figure.name,
        unit=figure.unit if figure.unit in PRINTED_UNITS else "",
        series=Series(
            figure.name,
            tuple(trend_point(at) if at else Point(period_label(each)) for each, at in points),
        ),
        target=Target(Decimal(figure.level)) if figure.level else None,
        lacking=rounds_without_figure(figure, periods),
    )


def trend_point(each: PointFacts) -> Point:
    label = period_label(each.period)
    if each.qualifier == "suppressed":
        return Point(label, mark="withheld")
    if not each.value:
        return Point(label, note=each.missing or each.words)
    if each.qualifier in HEDGED:
        return Point(label, each.number, mark="approximate", note=each.printed)
    return Point(label, each.number, mark="provisional" if each.provisional else "")


def well_by_priority(facts: QuarterFacts) -> SmallMultiples | None:
    """How many of a hundred rows of each priority were on track or done, round by round."""
    series = tuple(
        Series(
            each.priority.label,
            tuple(
                Point(period_label(tally.period), share(tally.good, tally.rows))
                for tally in each.priority.tallies
            ),
        )
        for each in by_priority(facts)
    )
    if not any(len(each.points) > 1 for each in series):
        return None
    return SmallMultiples(key="well", title="Rows on track or done", series=series, unit="%")


def share(part: int, whole: int) -> Decimal | None:
    return round(Decimal(100 * part) / whole) * Decimal(1) if whole else None
