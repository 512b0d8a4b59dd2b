"""The figures of series side by side, for the table beside a chart and for CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from csp.charts.base import NO_FIGURE, Cell, Row
from csp.charts.values import Point, Series, Target

NOTES = "Notes"


def series_rows(
    label: str,
    periods: Sequence[str],
    series: Sequence[Series],
    target: Target | None = None,
    remarks: Mapping[str, str] | None = None,
) -> tuple[Row, ...]:
    """Headings, then for each period a cell for each series, the target, and any notes."""
    lookups = [one.by_period() for one in series]
    body: list[Row] = []
    notes: list[str] = []
    for period in periods:
        points = [lookup.get(period) for lookup in lookups]
        body.append((period, *map(chart_cell, points), *(target.values if target else ())))
        notes.append(remark_of_row((remarks or {}).get(period, ""), series, points))
    head: Row = (label, *(one.name for one in series), *(target_names(target) if target else ()))
    if not any(notes):
        return (head, *body)
    return (
        (*head, NOTES),
        *((*row, note) for row, note in zip(body, notes, strict=True)),
    )


def chart_cell(point: Point | None) -> Cell:
    if point is None or point.value is None:
        return "withheld" if point and point.mark == "withheld" else NO_FIGURE
    return point.value


def target_names(target: Target) -> tuple[str, ...]:
    if target.value is not None:
        return (target.words,)
    return (f"{target.words}: from", f"{target.words}: to")


def remark_of_row(remark: str, series: Sequence[Series], points: Iterable[Point | None]) -> str:
    """What a reader must know of a row, naming the series where there are several."""
    said = [remark] if remark else []
    for one, point in zip(series, points, strict=True):
        words = ", ".join(filter(None, (point.mark, point.note))) if point else ""
        if words:
            said.append(f"{one.name}: {words}" if len(series) > 1 else words)
    return "; ".join(said)
