"""Stores a group's meetings: its rules and days, what was said, what is to come."""

from __future__ import annotations

from datetime import date

from actions.models import AgreedAction
from csp import changes
from plans.models import Group, GroupCadence
from reporting.demo.builder import Builder
from reporting.demo.keys import Row
from reporting.meetings.services.agenda import begin_agenda
from reporting.meetings.services.arising import agree_at_item
from reporting.meetings.services.calendar import lay_out_year, plan_meeting
from reporting.meetings.services.forward import want_subject
from reporting.meetings.services.minutes import circulate_minutes
from reporting.models import (
    AgendaItem,
    AgendaPaper,
    Attendance,
    ForwardItem,
    GroupRules,
    Meeting,
    MeetingDecision,
)

Calendar = dict[date, Meeting]
APPLIED = MeetingDecision.EffectState.APPLIED


def add_meetings(builder: Builder, years: list[Row]) -> None:
    for told in years:
        add_year_of_group(builder, told)


def add_year_of_group(builder: Builder, told: Row) -> None:
    """The rules, then the year's meetings, what is to come, and what each meeting holds."""
    group = builder.find(Group, told["group"])
    builder.store(GroupRules, told["rules"], "standing_items", group=group)
    calendar = plan_year(builder, group, told)
    for row in told.get("forward", ()):
        add_forward_item(builder, group, calendar, row)
    for row in told["meetings"]:
        fill_meeting(builder, calendar, row)


def plan_year(builder: Builder, group: Group, told: Row) -> Calendar:
    """Every meeting of the year by its day: those of the cadence, and those beside it."""
    until = told["cadence"].pop("until")
    cadence = builder.store(GroupCadence, told["cadence"], group=group)
    days = cadence.days_between(cadence.first_on, until)
    made = lay_out_year(by=builder.by, group=group, cadence=cadence, days=days)
    calendar = {meeting.date: meeting for meeting in made}
    for row in told["meetings"]:
        if row["date"] not in calendar:
            new = Meeting(partnership=builder.partnership, group=group, date=row["date"])
            calendar[new.date] = plan_meeting(by=builder.by, meeting=new)
    return calendar


def add_forward_item(builder: Builder, group: Group, calendar: Calendar, row: Row) -> None:
    meeting = calendar.get(row.pop("at", None))
    subject = ForwardItem(
        partnership=builder.partnership,
        group=group,
        meeting=meeting,
        entered_on=min(calendar),
        **row,
    )
    want_subject(by=builder.by, subject=subject)


def fill_meeting(builder: Builder, calendar: Calendar, told: Row) -> None:
    """What stands on its agenda, who came, what was said; or an agenda that is only begun."""
    meeting = calendar[told["date"]]
    if told.get("begun"):
        begin_agenda(by=builder.by, meeting=meeting)
        return
    for row in told.get("items", ()):
        add_item(builder, meeting, row)
    for row in told.get("attendance", ()):
        builder.store(Attendance, row, meeting=meeting)
    meeting = write_state(builder, meeting, told, calendar)
    if told.get("circulated"):
        circulate_minutes(by=builder.by, meeting=meeting, version=meeting.version)


def write_state(builder: Builder, meeting: Meeting, told: Row, calendar: Calendar) -> Meeting:
    values: Row = {name: told[name] for name in ("state", "none_printed") if name in told}
    if "next_meeting" in told:
        values["next_meeting"] = calendar[told["next_meeting"]]
    meeting.refresh_from_db()
    return changes.update(meeting, by=builder.by, version=meeting.version, values=values)


def add_item(builder: Builder, meeting: Meeting, row: Row) -> None:
    """An item with its parts, what was decided under it, and what somebody was asked to do."""
    names = "parts", "papers", "decisions", "agreed"
    parts, papers, decisions, asked = (row.pop(name, ()) for name in names)
    item = builder.store(AgendaItem, row, meeting=meeting)
    builder.keep(item, str(item))
    for each in parts:
        builder.store(AgendaItem, each, meeting=meeting, parent=item)
    for each in papers:
        builder.store(AgendaPaper, each, item=item)
    for each in decisions:
        builder.store(MeetingDecision, each | effect_done(builder, meeting, each), item=item)
    for each in asked:
        values = builder.name_links(AgreedAction, each)
        agree_at_item(by=builder.by, item=item, values=values)


def effect_done(builder: Builder, meeting: Meeting, decision: Row) -> Row:
    """That what follows from a decision was done on its day, where the file says what that is."""
    if "effect" not in decision:
        return {}
    return {"effect_state": APPLIED, "effect_on": meeting.date, "effect_by": builder.by}
