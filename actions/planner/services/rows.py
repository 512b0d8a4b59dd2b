"""The rows of a planner: the days of its group's meetings, and months without one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import PlannerEntry, PlannerRow
from actions.planner.services.lines import remove_from_planner
from actions.planner.services.steps import PlannerStep
from csp import changes
from csp.models import AuditEvent, User
from csp.periods import date_words
from plans.models import Group

THERE = "There is a row for {} already. Write in that one."


def move_meeting_day(
    *,
    by: User | None,
    group: Group,
    old: date,
    new: date | None,
    from_month: bool = False,
    to_month: bool = False,
) -> list[PlannerRow]:
    """Tell a group's planners that a meeting moved, or that its day is open again (``new`` is None).

    ``from_month`` and ``to_month`` say of which of the two only the month is known. Activities stay
    with their meeting, and keep their own days. Returns the rows that changed.
    """
    with changes.changing():
        was = {"month": old.replace(day=1)} if from_month else {"day": old}
        day = None if to_month else new
        month = None if day else (new or old).replace(day=1)
        rows = PlannerRow.objects.filter(planner__group=group, **was).select_related("planner")
        moved = []
        for row in rows.select_for_update(of=("self",)):
            values = {"day": day, "month": month, "printed": ""}
            moved.append(changes.update(row, by=by, version=row.version, values=values))
        for number in {row.planner_id for row in moved}:
            settle_row_order(number)
    return moved


@transaction.atomic
def add_planner_row(*, by: User | None, row: PlannerRow) -> PlannerRow:
    """A new row in its place. Raises ValidationError where the day or the month has one already."""
    refuse_second_row(row)
    stored = changes.create(tidy_month(row), by=by)
    settle_row_order(stored.planner_id)
    return stored


@transaction.atomic
def change_planner_row(
    *, by: User | None, row: PlannerRow, version: int, values: dict
) -> PlannerRow:
    wanted = PlannerRow(planner=row.planner, pk=row.pk, **({"day": row.day, "month": row.month} | {
        name: value for name, value in values.items() if name in ("day", "month")
    }))  # fmt: skip
    refuse_second_row(tidy_month(wanted))
    given = values | {"month": wanted.month} if "month" in values else values
    changed = changes.update(row, by=by, version=version, values=given)
    settle_row_order(changed.planner_id)
    return changed


def tidy_month(row: PlannerRow) -> PlannerRow:
    """A month is known by its first day."""
    if row.month:
        row.month = row.month.replace(day=1)
    return row


def refuse_second_row(row: PlannerRow) -> None:
    others = PlannerRow.objects.filter(planner=row.planner).exclude(pk=row.pk)
    if row.day and others.filter(day=row.day).exists():
        raise ValidationError({"day": THERE.format(date_words(row.day))})
    if row.month and others.filter(month=row.month).exists():
        raise ValidationError({"month": THERE.format("that month")})


@transaction.atomic
def remove_planner_row(*, by: User | None, row: PlannerRow) -> AuditEvent:
    """Remove a row with what stands in it; what had become one of its activities is planned again."""
    step = PlannerStep(by)
    for entry in PlannerEntry.objects.filter(row=row, planned_as__isnull=False).distinct():
        remove_from_planner(step, entry)
    step.remove(row)
    return step.record(row.planner, "changed", {"row": [str(row), ""]})


def settle_row_order(planner: int) -> None:
    """Number the rows of a planner by their days; one without any stays behind the one before it."""
    rows = list(PlannerRow.objects.filter(planner=planner).order_by("position", "pk"))
    for position, row in enumerate(in_order_of_days(rows), start=1):
        if row.position != position:
            PlannerRow.objects.filter(pk=row.pk).update(position=position)


def in_order_of_days(rows: Iterable[PlannerRow]) -> list[PlannerRow]:
    keyed, last = [], date.min
    for row in rows:
        last = row.on or last
        keyed.append((last, row))
    return [row for _, row in sorted(keyed, key=lambda pair: pair[0])]
