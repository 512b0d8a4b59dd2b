"""The forward plan: subjects wanted, placed, moved with a reason, offered, and who reads them."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from csp.periods import FinancialYear
from reporting.meetings.rules.forward import ForwardOffer, lawful_offers, meeting_for
from reporting.models import AgendaItem, ForwardItem
from tests import factories as make
from tests.world import read

SECRET = "Operation Nightjar"
DAYS = [date(2017, 5, 16), date(2017, 6, 27), date(2017, 10, 31), date(2018, 3, 6)]


@pytest.fixture(autouse=True)
def spring():
    with time_machine.travel(date(2017, 5, 9), tick=False):
        yield


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")


@pytest.fixture
def meetings(group):
    given = {"partnership": group.partnership, "group": group}
    return [make.MeetingFactory(**given, date=day) for day in DAYS]


@pytest.fixture
def subject(group):
    return make.ForwardItemFactory(
        partnership=group.partnership, group=group, title="Focus groups", purpose="note"
    )


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast["clerk"])


def address(route, *args):
    return reverse(f"workspace:{route}", args=["moorland", *args])


def test_a_subject_is_added_placed_and_moved_and_each_move_keeps_its_reason(group, meetings, clerk):
    answers = {"group": group.pk, "title": "Drones", "kind": "item", "source": "free"}
    clerk.post(address("forward_item_add"), answers | {"audience": "partners", "repeats": ""})
    subject = ForwardItem.objects.get()
    assert (subject.state, subject.entered_on) == ("wanted", date(2017, 5, 9))
    for place, reason in ((meetings[1], ""), (meetings[2], "After the holidays")):
        subject.refresh_from_db()
        page = address("forward_item_place", subject.pk)
        asked = {"meeting": place.pk, "reason": reason, "version": subject.version}
        assert clerk.post(page, asked).status_code == 302
    subject.refresh_from_db()
    assert (subject.state, subject.meeting) == ("moved", meetings[2])
    page = clerk.get(subject.get_absolute_url()).content.decode()
    assert "27 June 2017 → 31 October 2017, After the holidays" in page


def test_a_month_will_do_where_there_is_no_meeting_yet(subject, meetings, clerk):
    page = address("forward_item_place", subject.pk)
    both = {"meeting": meetings[0].pk, "month": "4 October 2017", "version": subject.version}
    assert clerk.post(page, both).status_code == 422
    clerk.post(page, both | {"meeting": ""})
    subject.refresh_from_db()
    assert (subject.month, subject.state) == (date(2017, 10, 1), "placed")
    assert "Note, October 2017" in clerk.get(address("forward_plan")).content.decode()


def test_somebody_else_who_moved_it_first_is_told(subject, meetings, clerk):
    page = address("forward_item_place", subject.pk)
    asked = {"meeting": meetings[0].pk, "version": subject.version}
    assert clerk.post(page, asked).status_code == 302
    late = clerk.post(page, asked | {"meeting": meetings[1].pk})
    assert late.status_code == 409 and b"Somebody else" in late.content


def test_nothing_goes_to_a_meeting_that_is_over_or_of_another_group(
    subject, meetings, clerk, partnership
):
    held = meetings[0]
    held.state = "held"
    held.save()
    for meeting in (held, make.MeetingFactory(partnership=partnership, date=DAYS[1])):
        asked = {"meeting": meeting.pk, "version": subject.version}
        answer = clerk.post(address("forward_item_place", subject.pk), asked)
        assert answer.status_code == 422
    subject.refresh_from_db()
    assert subject.meeting is None


def test_it_comes_onto_the_agenda_in_one_press_and_does_not_move_any_more(subject, meetings, clerk):
    step = address("forward_item_to_agenda", subject.pk)
    assert b"Place it at a meeting first" in clerk.post(step, follow=True).content
    asked = {"meeting": meetings[0].pk, "version": subject.version}
    clerk.post(address("forward_item_place", subject.pk), asked)
    clerk.post(step)
    subject.refresh_from_db()
    assert subject.state == "on-agenda" and subject.item.meeting == meetings[0]
    assert AgendaItem.objects.filter(meeting=meetings[0], heading="Focus groups").count() == 1
    clerk.post(step)
    assert AgendaItem.objects.filter(meeting=meetings[0], heading="Focus groups").count() == 1
    again = {"meeting": meetings[1].pk, "version": subject.version}
    assert clerk.post(address("forward_item_place", subject.pk), again).status_code == 422


def test_a_subject_is_dropped_and_wanted_again(subject, meetings, clerk):
    clerk.post(address("forward_item_drop", subject.pk), follow=True)
    subject.refresh_from_db()
    assert subject.state == "dropped"
    assert "Focus groups" not in clerk.get(address("forward_plan")).content.decode()
    clerk.post(address("forward_item_want", subject.pk))
    subject.refresh_from_db()
    assert subject.state == "wanted"


def test_the_grid_has_a_column_for_each_meeting_and_says_what_lost_its_place(
    group, meetings, subject, clerk
):
    given = {"partnership": group.partnership, "group": group}
    make.ForwardItemFactory(**given, title="Minutes of boards", repeats="each")
    make.ForwardItemFactory(
        **given, title="Hold a meeting", source="law", meeting=meetings[2], state="placed"
    )
    lost = make.MeetingFactory(**given, date=date(2017, 7, 4), side="cancelled", reason="Snow")
    make.ForwardItemFactory(**given, title="Lost", meeting=lost, state="placed")
    page = clerk.get(address("forward_plan")).content.decode()
    for words in ("16 May", "6 March", "By law", "At every meeting", "1 to place"):
        assert words in page
    assert "4 July" not in page
    listed = clerk.get(address("forward_items"), {"_export": "csv"}).getvalue().decode()
    assert "Every meeting,Strategy group,Minutes of boards" in listed


def test_what_the_law_asks_is_offered_once_and_goes_where_it_is_in_time(group, meetings, clerk):
    page = clerk.get(address("forward_plan")).content.decode()
    assert "Public meeting of 2017/18" in page and "regulation 12(4)" in page
    take = f"{address('forward_offer')}?group={group.pk}&year=2017"
    for _ in range(2):
        answer = clerk.post(take, {"key": "law:ST-08:2017-18"}, follow=True)
    assert "or is not offered" in answer.content.decode()
    taken = ForwardItem.objects.get()
    assert (taken.title, taken.meeting) == ("Plan revised for 2018/19", meetings[-1])


def test_rounds_and_scrutiny_are_offered_too(group, meetings, clerk, partnership):
    make.RoundFactory(
        partnership=partnership, title="Quarter 1", opens_on=date(2017, 7, 1),
        due_on=date(2017, 7, 21), closes_on=date(2017, 7, 31),
    )  # fmt: skip
    asked = make.RecommendationFactory(partnership=partnership, text="Look at the lamps")
    make.RecommendationAnswerFactory(
        partnership=partnership, recommendation=asked, due_on=date(2017, 7, 1), response="",
        organisation=make.OrganisationFactory(partnership=partnership),
    )  # fmt: skip
    page = clerk.get(address("forward_plan")).content.decode()
    assert "Quarter 1" in page and "Look at the lamps" in page
    clerk.post(f"{address('forward_offer')}?year=2017", {"key": f"scrutiny:{asked.pk}"})
    taken = ForwardItem.objects.get()
    assert (taken.recommendation, taken.meeting) == (asked, meetings[1])


def test_a_day_that_is_in_time_is_found_or_none():
    law = ForwardOffer("a", "A", "law", "", by=date(2017, 7, 1))
    quarter = ForwardOffer("b", "B", "round", "", by=date(2017, 7, 1), after=True)
    assert meeting_for(law, DAYS) == 1
    assert meeting_for(quarter, DAYS) == 2
    assert meeting_for(law, DAYS[2:]) is None
    assert meeting_for(quarter, []) is None


def test_nothing_is_offered_whose_law_is_not_that_of_the_nation():
    year = FinancialYear(2017)
    assert list(lawful_offers(year, {})) == []
    assert [each.by for each in lawful_offers(year, {"ST-16": "regulation 10(4)"})] == [year.end]


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("clerk", ["Open", "Ours", SECRET]),
        ("strategy", ["Open", "Ours", SECRET]),
        ("lead", ["Open"]),
        ("viewer", ["Open"]),
        ("scrutiny", ["Open"]),
    ],
)
def test_each_reads_what_is_for_them(kind, seen, group, meetings, cast, client_of):
    make.GroupRulesFactory(partnership=group.partnership, group=group, public_dates=True)
    titles = {"public": "Open", "partners": "Ours", "restricted": SECRET}
    subjects = {
        audience: make.ForwardItemFactory(
            partnership=group.partnership, group=group, title=title, audience=audience,
            meeting=meetings[0], state="placed", source_words=title,
        )
        for audience, title in titles.items()
    }  # fmt: skip
    client = client_of(cast[kind])
    for page in ("forward_plan", "forward_items", "forward_items?_export=csv", "events"):
        route, _, query = page.partition("?")
        answer = client.get(f"{address(route)}?{query}")
        said = read(answer).decode()
        if route != "events":
            assert [title for title in titles.values() if title in said] == seen, page
        elif kind not in ("clerk", "strategy"):
            assert SECRET not in said
    for audience, title in titles.items():
        status = client.get(subjects[audience].get_absolute_url()).status_code
        assert status == (200 if title in seen else 404)


def test_without_rules_nobody_but_members_sees_what_is_to_come(group, subject, cast, client_of):
    page = client_of(cast["viewer"]).get(address("forward_plan")).content.decode()
    assert "No group shows you" in page


def test_the_grid_asks_as_often_however_much_is_to_come(
    group, meetings, clerk, django_assert_max_num_queries
):
    def fill(count):
        for place in range(count):
            make.ForwardItemFactory(
                partnership=group.partnership, group=group, state="placed",
                meeting=meetings[place % 4],
            )  # fmt: skip

    fill(2)
    with django_assert_max_num_queries(18):
        clerk.get(address("forward_plan"))
    fill(40)
    with django_assert_max_num_queries(18):
        clerk.get(address("forward_plan"))
