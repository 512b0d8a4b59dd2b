"""When a group meets: storing the rule, and the days that follow with what stands in their way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from csp import changes
from csp.models import User
from csp.periods.holidays import bank_holiday_on
from plans.models import Group, GroupCadence

A_YEAR = timedelta(days=365)


class CadenceDay(NamedTuple):
    """A day on which a group meets, and the bank holiday that it is, if it is one."""

    day: date
    holiday: str


def cadence_of_group(group: Group) -> GroupCadence | None:
    cadence = GroupCadence.objects.filter(group=group).first()
    if cadence:
        cadence.group = group
    return cadence


def days_with_holidays(cadence: GroupCadence, start: date) -> list[CadenceDay]:
    """The meetings of the year that begins with ``start``."""
    days = cadence.days_between(start, start + A_YEAR)
    return [CadenceDay(day, bank_holiday_on(day)) for day in days]


def save_group_cadence(
    *, by: User | None, cadence: GroupCadence, version: int | None, values: Mapping[str, Any]
) -> GroupCadence:
    """Say when a group meets. Meetings that are planned already keep their days.

    Raises ``changes.Stale`` where somebody changed it since ``version``.
    """
    if cadence.pk:
        return changes.update(cadence, by=by, version=version or 0, values=values)
    new = GroupCadence(partnership=cadence.partnership, group=cadence.group, **values)
    return changes.create(new, by=by)
