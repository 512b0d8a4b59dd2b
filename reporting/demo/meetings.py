"""Stores a group's meetings: its rules and days, what was said, what is to come."""

from __future__ import annotations

from datetime import date

from csp import changes
from plans.models import Group, GroupCadence
from reporting.demo.builder import Builder
from reporting.demo.keys import Row
from reporting.meetings.services.agenda import begin_agenda
from reporting.meetings.services.calendar import lay_out_year, plan_meeting
from reporting.meetings.services.forward import want_subject
from reporting.models import (
    AgendaItem,
    Attendance,
    ForwardItem,
    GroupRules,
    Meeting,
    MeetingDecision,
)

A_YEAR_ON = date(2018, 3, 31)


def add_meetings(builder: Builder, years: list[Row]) -> None:
    for told in years:
        add_meetings_of_group(builder, told)


def add_meetings_of_group(builder: Builder, told: Row) -> None:
    """The rules, then the year's meetings, what is to come, and what each meeting holds."""
    group = builder.find(Group, told["group"])
    builder.store(GroupRules, told["rules"], "standing_items", group=group)
    cadence = builder.store(GroupCadence, told["cadence"], group=group)
    first = cadence.first_on
    days = cadence.days_between(first, A_YEAR_ON)
    made = lay_out_year(by=builder.by, group=group, cadence=cadence, days=days)
    meetings = {meeting.date: meeting for meeting in made}
    for row in told["meetings"]:
        if row["date"] not in meetings:
            new = Meeting(partnership=builder.partnership, group=group, date=row["date"])
            meetings[new.date] = plan_meeting(by=builder.by, meeting=new)
    for row in told.get("forward", ()):
        meeting = meetings.get(row.pop("at", None))
        subject = ForwardItem(
            partnership=builder.partnership, group=group, meeting=meeting, entered_on=first, **row
        )
        want_subject(by=builder.by, subject=subject)
    for row in told["meetings"]:
        fill_meeting(builder, meetings[row["date"]], row)


def fill_meeting(builder: Builder, meeting: Meeting, told: Row) -> None:
    """What stands on its agenda, who came, what was said; or an agenda that is only begun."""
    for row in told.get("items", ()):
        decisions = row.pop("decisions", ())
        item = builder.store(AgendaItem, row, meeting=meeting)
        for each in decisions:
            offered = "offered" if each.get("effect") else ""
            builder.store(MeetingDecision, each, item=item, effect_state=offered)
    for row in told.get("attendance", ()):
        builder.store(Attendance, row, meeting=meeting)
    if told.get("begun"):
        begin_agenda(by=builder.by, meeting=meeting)
        return
    values = {name: told[name] for name in ("state", "none_printed") if name in told}
    meeting.refresh_from_db()
    changes.update(meeting, by=builder.by, version=meeting.version, values=values)
