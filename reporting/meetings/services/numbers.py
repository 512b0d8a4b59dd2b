"""Giving the numbers of minutes: when a draft first goes out, and never again."""

from __future__ import annotations

from csp import changes
from csp.models import User
from plans.models import Group
from reporting.meetings.access import rules_of_group
from reporting.meetings.rules.numbering import (
    following_number,
    read_number,
    write_number,
    year_of_numbers,
)
from reporting.models import AgendaItem, GroupRules, Meeting


def give_numbers(
    *, by: User, meeting: Meeting, rules: GroupRules | None = None
) -> list[AgendaItem]:
    """Number each item of the agenda that has no number yet; the items that got one.

    Numbers that were typed or given before stay. Call it inside a transaction: the group is held until
    it ends, so that two meetings of it never get the same numbers.
    """
    group = Group.objects.select_for_update(no_key=True).get(pk=meeting.group_id)
    rules = rules or rules_of_group(group)
    year = year_of_numbers(meeting.date, restart_month(rules, meeting))
    number = following_number(numbers_taken(meeting, rules, year), rules.first_number)
    given = []
    for item in AgendaItem.objects.filter(meeting=meeting, parent=None, number=""):
        said = write_number(rules.number_pattern, rules.prefix, number, year)
        values = {"number": said, "counted": number}
        given.append(
            changes.write_version(item, by=by, version=item.version, values=values, verb="numbered")
        )
        number += 1
    return given


def restart_month(rules: GroupRules, meeting: Meeting) -> int:
    return rules.restart_month or meeting.partnership.numbering_month


def numbers_taken(meeting: Meeting, rules: GroupRules, year: int) -> list[int]:
    """The running numbers of the series that the meeting's items belong to, typed ones too."""
    rows = AgendaItem.objects.filter(meeting__group=meeting.group_id).exclude(number="")
    if rules.restart == GroupRules.Restart.MEETING:
        rows = rows.filter(meeting=meeting)
    month = restart_month(rules, meeting)
    taken = []
    for number, counted, day in rows.values_list("number", "counted", "meeting__date"):
        same_year = year_of_numbers(day, month) == year
        if rules.restart == GroupRules.Restart.YEAR and not same_year:
            continue
        found = counted
        if found is None and (read := read_number(number, rules.number_pattern, rules.prefix)):
            found = read.n
        taken += [found] if found is not None else []
    return taken
