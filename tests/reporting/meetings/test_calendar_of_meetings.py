"""Meetings in the calendar: planned, laid out for a year, moved, cancelled and brought back, by pages."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from reporting.meetings.services.calendar import move_meeting, restore_meeting
from reporting.models import GroupRules, Meeting
from tests import factories as make

pytestmark = pytest.mark.usefixtures("spring")


@pytest.fixture
def spring():
    with time_machine.travel(date(2017, 4, 10), tick=False):
        yield


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")


@pytest.fixture
def meeting(group):
    return make.MeetingFactory(
        partnership=group.partnership, group=group, date=date(2017, 5, 16), starts=time(9, 30)
    )


def address(route, *args):
    return reverse(f"workspace:{route}", args=["moorland", *args])


def test_a_clerk_plans_a_meeting_and_finds_it_in_the_list(group, cast, client_of):
    client = client_of(cast["clerk"])
    answers = {"group": group.pk, "date": "16 May 2017", "starts": "9.30am", "kind": "ordinary"}
    answer = client.post(address("meeting_add"), answers, follow=True)
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.starts, meeting.state) == (
        date(2017, 5, 16),
        time(9, 30),
        "planned",
    )
    assert b"16 May 2017" in answer.content
    listed = client.get(address("meetings"), {"_export": "csv"}).getvalue().decode()
    assert "2017-05-16,9.30am,Strategy group,Ordinary meeting" in listed


def test_only_the_month_is_kept_where_only_that_is_known(group, cast, client_of):
    answers = {"group": group.pk, "date": "16 May 2017", "month_only": "on", "kind": "ordinary"}
    client_of(cast["clerk"]).post(address("meeting_add"), answers)
    meeting = Meeting.objects.get()
    assert meeting.date == date(2017, 5, 1) and meeting.day_words == "May 2017"


def test_a_year_is_looked_at_and_then_planned_in_one_step(group, cast, client_of):
    make.GroupCadenceFactory(
        partnership=group.partnership, group=group, kind="days", step=42, begins_at=time(9, 30),
        first_on=date(2017, 4, 3), place="Town Hall",
    )  # fmt: skip
    make.MeetingFactory(partnership=group.partnership, group=group, date=date(2017, 5, 15))
    client = client_of(cast["clerk"])
    page = client.get(address("meetings_year")).content.decode()
    assert "Monday 3 April 2017" in page and "in the calendar already" in page
    assert Meeting.objects.count() == 1, "looking plans nothing"
    days = ["2017-04-03", "2017-05-15", "2017-06-26", "2017-06-27", "nonsense"]
    asked = {"group": group.pk, "first": "2017-04-01", "last": "2018-03-31", "day": days}
    client.post(address("meetings_year"), asked)
    made = Meeting.objects.exclude(place="")
    assert [row.date for row in made] == [date(2017, 4, 3), date(2017, 6, 26)]
    assert {row.place for row in made} == {"Town Hall"}
    client.post(address("meetings_year"), asked)
    assert Meeting.objects.count() == 3, "done again it plans nothing twice"


def test_bank_holidays_are_pointed_out_and_not_ticked(group, cast, client_of):
    make.GroupCadenceFactory(
        partnership=group.partnership, group=group, kind="weekday", step=1, ordinal=1, weekday=0,
        first_on=date(2017, 5, 1),
    )  # fmt: skip
    page = client_of(cast["clerk"]).get(address("meetings_year")).content.decode()
    line = next(each for each in page.split("govuk-checkboxes__item") if "1 May 2017" in each)
    assert "Early May bank holiday" in line and "checked" not in line
    assert page.count(" checked") > 8


def test_without_a_rule_for_its_days_the_page_says_what_to_do(group, cast, client_of):
    page = client_of(cast["clerk"]).get(address("meetings_year")).content.decode()
    assert "No group says when it meets" in page


def test_a_meeting_is_moved_with_its_agenda_and_the_old_one_leads_to_it(meeting, cast, client_of):
    given = {"partnership": meeting.partnership, "meeting": meeting}
    item = make.AgendaItemFactory(**given)
    subject = make.ForwardItemFactory(**given, group=meeting.group, state="placed")
    coming = make.AttendanceFactory(**given, expected=True)
    client = client_of(cast["clerk"])
    client.post(
        address("meeting_move", meeting.pk),
        {"to": "23 May 2017", "reason": "The hall is taken", "version": meeting.version},
    )
    meeting.refresh_from_db()
    new = meeting.moved_to
    assert (meeting.side, new.date, new.starts) == ("moved", date(2017, 5, 23), time(9, 30))
    for row in (item, subject, coming):
        row.refresh_from_db()
        assert row.meeting == new
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "The hall is taken" in page and "23 May 2017" in page
    client.post(address("meeting_restore", meeting.pk))
    meeting.refresh_from_db()
    item.refresh_from_db()
    assert (meeting.side, meeting.moved_to, item.meeting) == ("", None, meeting)
    assert not Meeting.objects.filter(pk=new.pk).exists()


def test_a_meeting_goes_to_no_day_on_which_the_group_meets(meeting, officer):
    make.MeetingFactory(
        partnership=meeting.partnership, group=meeting.group, date=date(2017, 5, 23)
    )
    asked = {"by": officer, "meeting": meeting, "version": meeting.version, "reason": "Snow"}
    for day in (date(2017, 5, 23), meeting.date):
        with pytest.raises(ValidationError):
            move_meeting(**asked, to=day)
    meeting.refresh_from_db()
    assert meeting.side == "" and Meeting.objects.count() == 2


def test_what_was_moved_stays_moved_once_the_new_agenda_is_out(meeting, officer):
    new = move_meeting(
        by=officer, meeting=meeting, version=meeting.version, to=date(2017, 5, 23), reason="Snow"
    )
    Meeting.objects.filter(pk=new.pk).update(state="issued")
    with pytest.raises(ValidationError, match="worked on"):
        restore_meeting(by=officer, meeting=meeting)


def test_a_meeting_is_cancelled_with_a_reason_and_brought_back(meeting, cast, client_of):
    client = client_of(cast["clerk"])
    page = address("meeting_cancel", meeting.pk)
    assert client.post(page, {"reason": "", "version": meeting.version}).status_code == 422
    stale = client.post(page, {"reason": "Snow", "version": meeting.version + 1})
    assert stale.status_code == 409
    client.post(page, {"reason": "Snow", "version": meeting.version})
    meeting.refresh_from_db()
    assert (meeting.side, meeting.reason) == ("cancelled", "Snow")
    client.post(address("meeting_restore", meeting.pk))
    meeting.refresh_from_db()
    assert (meeting.side, meeting.reason) == ("", "")


@pytest.mark.parametrize("state", ["held", "approved"])
def test_what_was_held_is_not_called_off(state, meeting, cast, client_of):
    meeting.approved_on = date(2017, 6, 1)
    meeting.state = state
    meeting.save()
    asked = {"reason": "Snow", "version": meeting.version}
    answer = client_of(cast["clerk"]).post(address("meeting_cancel", meeting.pk), asked)
    assert answer.status_code == 422 and b"It was held" in answer.content


def test_the_list_begins_with_what_comes_next(group, cast, client_of):
    day, month = date(2017, 4, 10), date(2017, 4, 1)
    made = [
        (day - timedelta(days=60), "approved", ""),
        (day + timedelta(days=70), "planned", ""),
        (day + timedelta(days=10), "issued", ""),
        (day + timedelta(days=5), "planned", "cancelled"),
        (day - timedelta(days=1), "issued", ""),
        (day, "held", ""),
    ]
    for on, state, side in made:
        make.MeetingFactory(
            partnership=group.partnership, group=group, date=on, state=state, side=side,
            reason="Snow" if side else "", approved_on=on if state == "approved" else None,
        )  # fmt: skip
    make.MeetingFactory(
        partnership=group.partnership, group=group, date=month, month_only=True, state="planned"
    )
    page = client_of(cast["officer"]).get(
        reverse("workspace:meetings", args=[group.partnership.slug])
    )
    shown = [row.date for row in page.context["table"].page.object_list]
    assert shown == [
        month,
        *(day + timedelta(days=days) for days in (5, 10, 70)),
        *(day - timedelta(days=days) for days in (0, 1, 60)),
    ]
    assert [row.date for row in Meeting.objects.to_come(day)] == [shown[0], shown[2], shown[3]]


def test_the_list_is_read_in_as_many_statements_whatever_its_length(
    group, cast, client_of, django_assert_max_num_queries
):
    client = client_of(cast["clerk"])
    given = {"partnership": group.partnership, "group": group}
    for month in range(1, 4):
        meeting = make.MeetingFactory(**given, date=date(2017, month, 1))
        item = make.AgendaItemFactory(partnership=group.partnership, meeting=meeting)
        make.AgendaPaperFactory(partnership=group.partnership, item=item)
    with django_assert_max_num_queries(12):
        few = client.get(address("meetings")).content
    for month in range(4, 13):
        make.MeetingFactory(**given, date=date(2017, month, 1))
    with django_assert_max_num_queries(12):
        many = client.get(address("meetings"), {"year": "2016-17", "state": "planned"}).content
    assert b"1 February 2017" in few and b"1 December 2017" not in many


def test_the_rules_of_a_group_are_saved_with_its_standing_items_in_order(group, cast, client_of):
    client = client_of(cast["clerk"])
    page = address("group_rules", group.pk)
    form = client.get(page)
    assert form.status_code == 200
    answers = {
        "prefix": "SSP", "number_pattern": "{prefix} {n}/{yy}", "restart": "year",
        "restart_month": "", "first_number": 1, "lead_in": "AGREED", "quorum_kind": "authorities",
        "opening": "A meeting of {group} was held on {date}.", "quorum_count": 4,
        "agenda_days": 7, "paper_days": 14, "draft_days": 14, "regime": "partnership",
        "public_dates": "on", "public_minutes": "approved", "correspondence_needs": "majority",
        "retention_years": 6, "reports_back": "One board\nAnother board",
        "standing_items-TOTAL_FORMS": 2, "standing_items-INITIAL_FORMS": 0,
        "standing_items-0-heading": "Next meeting", "standing_items-0-kind": "next-meeting",
        "standing_items-0-audience": "public", "standing_items-0-ORDER": 2,
        "standing_items-1-heading": "Welcome", "standing_items-1-kind": "introductions",
        "standing_items-1-audience": "public", "standing_items-1-ORDER": 1,
    }  # fmt: skip
    answer = client.post(page, answers)
    assert answer.status_code == 302, answer.context["form"].errors
    rules = GroupRules.objects.get(group=group)
    assert (rules.quorum_count, rules.public_minutes, rules.restart_month) == (4, "approved", None)
    assert [str(each) for each in rules.standing_items.all()] == ["Welcome", "Next meeting"]
    wrong = client.post(page, answers | {"number_pattern": "{prefix}", "version": rules.version})
    assert wrong.status_code == 422 and b"Write {n} once" in wrong.content
    shut = client.post(page, answers | {"public_dates": "", "version": rules.version})
    assert shut.status_code == 422 and b"show those too" in shut.content
