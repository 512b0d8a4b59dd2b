"""The pages of a planner: what each person sees and may do, and that nothing restricted gets out."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Planner, PlannerEntry, PlannerLead
from tests import factories as make
from tests.actions.planner.planning import (
    JULY,
    MARCH,
    SEPTEMBER,
    leads_of,
    lines_of,
    planner_of,
    write_in,
)
from tests.world import read

pytestmark = pytest.mark.one_database

SECRET = "Nightjar"
VIEWS = ("planner", "planner_months", "planner_entries")


@pytest.fixture
def planner(partnership):
    return planner_of(partnership, MARCH, JULY, SEPTEMBER)


@pytest.fixture
def rows(planner):
    return list(planner.rows.order_by("position"))


def at(route, partnership, *args):
    return reverse(f"workspace:{route}", args=[partnership.slug, *args])


def hide_in_every_field(partnership, row) -> PlannerEntry:
    """A restricted activity with a word in all of its fields, and a lead of its own."""
    words = [
        f.name
        for f in PlannerEntry._meta.fields
        if f.get_internal_type() == "CharField" and not f.choices
    ]
    entry = make.PlannerEntryFactory(
        partnership=partnership, row=row, column="planned", state="planned", audience="restricted",
        **{name: f"{SECRET} {name}" for name in words},
    )  # fmt: skip
    make.PlannerLeadFactory(partnership=partnership, row=row, entry=entry, words=f"{SECRET} lead")
    return entry


@pytest.mark.parametrize(
    ("kind", "sees"),
    [("officer", True), ("clerk", True), ("chair", True), ("lead", False), ("county", False),
     ("scrutiny", False), ("viewer", False)],
)  # fmt: skip
def test_a_restricted_activity_is_on_no_page_of_those_who_may_not_read_it(
    kind, sees, partnership, planner, rows, cast, client_of
):
    entry = hide_in_every_field(partnership, rows[0])
    client = client_of(cast[kind])
    for route in VIEWS:
        for query in ("", "?_export=csv", f"?words={SECRET}"):
            page = read(client.get(at(route, partnership, planner.pk) + query)).decode()
            shown = SECRET in page.replace(f'value="{SECRET}"', "")
            assert shown == sees, (route, query)
    status = client.get(at("planner_entry", partnership, entry.pk)).status_code
    assert status == (200 if sees else 404)


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("public", {"viewer", "lead", "officer"}),
        ("partners", {"lead", "officer"}),
        ("restricted", {"officer"}),
    ],
)
def test_a_planner_is_for_those_who_may_read_it(
    audience, readers, partnership, planner, rows, cast, client_of
):
    Planner.objects.update(audience=audience)
    write_in(cast["officer"], rows[0], "current", "Fair")
    for kind in ("viewer", "lead", "officer"):
        client = client_of(cast[kind])
        status = 200 if kind in readers else 404
        entry = PlannerEntry.objects.get()
        for route, number in (*((view, planner.pk) for view in VIEWS), ("planner_entry", entry.pk)):
            assert client.get(at(route, partnership, number)).status_code == status, (kind, route)
        home = client.get(at("planner_home", partnership), follow=True).content.decode()
        assert (planner.title in home) == (kind in readers)


def test_only_those_who_keep_meetings_see_how_to_change_it(
    partnership, planner, rows, cast, client_of
):
    write_in(cast["officer"], rows[0], "current", "Dink/Drive")
    for kind, may in (("clerk", True), ("officer", True), ("lead", False)):
        page = client_of(cast[kind]).get(at("planner", partnership, planner.pk)).content.decode()
        for words in ("data-cell", "Add an activity", "Make it Drink"):
            assert (words in page) == may, (kind, words)


def test_a_cell_is_written_on_its_own_page_and_undone(
    partnership, planner, rows, officer, client_of
):
    client, address = client_of(officer), at("planner_cell", partnership, rows[0].pk, "planned")
    form = client.get(address).context["form"]
    answers = {"text": "For June:\nBikers Night", "was": "", "version": form.initial["version"]}
    page = client.post(address, answers, follow=True)
    assert lines_of(rows[0], "planned") == ["Bikers Night"]
    assert "For June:" in page.content.decode()
    undo = page.content.decode().split('action="')
    way = next(part.split('"')[0] for part in undo if "/planner/undo/" in part.split('"')[0])
    assert "Undone" in client.post(way, follow=True).content.decode()
    assert lines_of(rows[0], "planned") == []


def test_a_cell_written_in_place_comes_back_as_its_row(
    partnership, planner, rows, officer, client_of
):
    client, address = client_of(officer), at("planner_cell", partnership, rows[0].pk, "current")
    headers = {"X-Fragment": "1"}
    row = client.post(address, {"text": "Fair", "was": "", "version": "1"}, headers=headers)
    told = row.content.decode()
    assert row.status_code == 200
    assert (
        f'id="row-{rows[0].pk}"' in told and 'data-raw="Fair"' in told and "/planner/undo/" in told
    )
    late = client.post(address, {"text": "Market", "was": "", "version": "1"}, headers=headers)
    assert (late.status_code, "Fair" in late.content.decode()) == (409, True)
    both = client.post(address, {"text": "Market", "was": "", "version": "1"})
    assert both.status_code == 409
    assert {"Fair", "Market"} <= set(both.content.decode().replace("<", ">").split(">"))
    assert lines_of(rows[0]) == ["Fair"]
    empty = client.post(
        address, {"text": "x" * 600, "was": "Fair", "version": "2"}, headers=headers
    )
    assert empty.status_code == 422
    assert client.get(at("planner_cell", partnership, rows[0].pk, "lead")).status_code == 404


def test_an_activity_is_added_changed_and_moved(partnership, planner, rows, officer, client_of):
    client = client_of(officer)
    answers = {
        "line": "10/3/11 PACT meeting, Wombourne (Police)", "row": rows[0].pk, "column": "planned",
        "heading": "March", "leads": "Police\nFARS", "audience": "",
    }  # fmt: skip
    page = client.post(at("planner_entry_add", partnership, planner.pk), answers, follow=True)
    assert "Added PACT meeting" in page.content.decode()
    entry = PlannerEntry.objects.get()
    assert (entry.heading, entry.target_month, entry.place) == (
        "For March:",
        date(2011, 3, 1),
        "Wombourne",
    )
    assert leads_of(rows[0]) == [("Police", "PACT meeting"), ("FARS", "PACT meeting")]
    address = at("planner_entry_edit", partnership, entry.pk)
    known = client.get(address).context["form"]
    answers = {bound.html_name: bound.value() or "" for bound in known}
    line = {"words": "12/4/11 PACT meeting, Codsall", "kind": "campaign", "leads": "Police"}
    assert client.post(address, answers | line).status_code == 302
    entry.refresh_from_db()
    assert (entry.place, entry.starts_on, entry.kind) == ("Codsall", date(2011, 4, 12), "campaign")
    assert leads_of(rows[0]) == [("Police", "PACT meeting")]
    again = client.post(address, answers | {"words": "Gone"})
    assert again.status_code == 409
    client.post(at("planner_entry_move", partnership, entry.pk), {"row": rows[1].pk})
    assert lines_of(rows[1], "planned") == ["12/4/11 PACT meeting, Codsall"]


def test_a_heading_is_for_what_is_planned(partnership, planner, rows, officer, client_of):
    answers = {"line": "Fair", "row": rows[0].pk, "column": "current", "heading": "June"}
    page = client_of(officer).post(at("planner_entry_add", partnership, planner.pk), answers)
    assert page.status_code == 422
    assert "planned for no month" in page.content.decode()


def test_an_offer_is_pressed_and_taken_back(
    partnership, planner, rows, officer, client_of, time_machine
):
    time_machine.move_to("2011-09-05")
    write_in(officer, rows[1], "planned", "For Sept:\nFreshers' Week")
    client = client_of(officer)
    page = client.get(at("planner", partnership, planner.pk)).content.decode()
    assert "Planned on 26 July 2011 for September" in page
    assert "next meeting, in 15 days" in page
    entry = PlannerEntry.objects.get()
    client.post(at("planner_entry_become", partnership, entry.pk))
    assert lines_of(rows[2]) == ["Freshers' Week"]
    page = client.get(at("planner", partnership, planner.pk)).content.decode()
    assert "Make it current" not in page
    assert "is not planned any more" in client.post(
        at("planner_entry_drop", partnership, entry.pk), follow=True
    ).content.decode()  # fmt: skip


def test_a_slip_is_put_right_or_said_to_be_right(partnership, planner, rows, officer, client_of):
    client = client_of(officer)
    write_in(officer, rows[0], "current", "Dink/Drive\nBuglary")
    drink, burglary = PlannerEntry.objects.order_by("position")
    way = at("planner_entry_spelling", partnership, drink.pk)
    client.post(way, {"wrong": "Dink", "right": "Drink"})
    client.post(
        at("planner_entry_spelling", partnership, burglary.pk), {"wrong": "Buglary", "right": ""}
    )
    assert lines_of(rows[0]) == ["Drink/Drive", "Buglary"]
    page = client.get(at("planner", partnership, planner.pk)).content.decode()
    assert "Make it" not in page


def test_a_year_is_made_with_the_words_of_the_last(partnership, planner, officer, client_of):
    client, address = client_of(officer), at("planner_add", partnership)
    make.GroupCadenceFactory(partnership=partnership, group=planner.group)
    form = client.get(address).context["form"]
    answers = {bound.html_name: bound.value() or "" for bound in form}
    assert answers["group"] == planner.group.pk
    answers |= {"start": "1 April 2012", "end": "31 March 2013", "dated_until": "31 May 2012"}
    assert client.post(address, answers).status_code == 302
    made = Planner.objects.get(start=date(2012, 4, 1))
    rows = [str(row) for row in made.rows.order_by("position")]
    assert rows[:4] == ["3 April 2012", "1 May 2012", "29 May 2012", "June 2012"]
    assert len(rows) == 13
    assert client.post(address, answers).status_code == 422


def test_who_may_read_it_is_said_with_what_names_somebody(
    partnership, planner, rows, officer, client_of
):
    make.PersonFactory(partnership=partnership, name="Jo Bloggs", publish_name=False)
    write_in(officer, rows[0], "current", "Fair\nWalk with Jo Bloggs\nSheds")
    PlannerEntry.objects.filter(words="Sheds").update(audience="restricted")
    fair = PlannerEntry.objects.get(words="Fair")
    client, address = client_of(officer), at("planner_audience", partnership, planner.pk)
    page = client.get(address).content.decode()
    assert "names Jo Bloggs" in page
    assert "Sheds" not in page
    version = {"version": planner.version}
    client.post(address, {"audience": "public", "public": [fair.pk], **version})
    audiences = dict(PlannerEntry.objects.values_list("words", "audience"))
    assert audiences == {"Fair": "public", "Walk with Jo Bloggs": "partners", "Sheds": "restricted"}
    Planner.objects.update(version=7)
    assert client.post(address, {"audience": "partners", **version}).status_code == 409


def test_the_list_filters_by_month_kind_and_words(partnership, planner, rows, officer, client_of):
    write_in(officer, rows[0], "current", "10/3/11 PACT meeting\nSheds")
    write_in(officer, rows[1], "planned", "For Sept:\nSeatbelts")
    write_in(officer, rows[1], "leads", "Trading Standards")
    address = at("planner_entries", partnership, planner.pk)
    client = client_of(officer)
    for query, found in (
        ("month=2011M03", {"PACT meeting", "Sheds"}),
        ("month=2011M09", {"Seatbelts"}),
        ("kind=meeting", {"PACT meeting"}),
        ("words=trading", {"Seatbelts"}),
        ("state=dropped", set()),
    ):
        page = client.get(f"{address}?{query}").content.decode()
        assert {
            each for each in ("PACT meeting", "Sheds", "Seatbelts") if f">{each}</a>" in page
        } == found
    lines = read(client.get(f"{address}?_export=csv")).decode().splitlines()
    assert lines[1].startswith("8 March 2011,Current,,10/3/11 PACT meeting,10/3/11,")


def test_nobody_without_a_planner_is_left_in_the_dark(partnership, officer, lead, client_of):
    address = at("planner_home", partnership)
    assert "Make a planner" in client_of(officer).get(address).content.decode()
    assert "Make a planner" not in client_of(lead).get(address).content.decode()
    bare = make.PlannerFactory(partnership=partnership)
    page = client_of(officer).get(bare.get_absolute_url()).content.decode()
    assert "No meetings yet" in page
    to = client_of(officer).get(at("planner_entry_add", partnership, bare.pk))
    assert to.status_code == 302


@pytest.mark.parametrize("route", VIEWS)
def test_a_planner_costs_the_same_however_full_it_is(
    route, partnership, planner, rows, officer, client_of
):
    def cost(count: int) -> int:
        for number in range(count):
            p = {"partnership": partnership, "row": rows[number % 3]}
            person = make.PersonFactory(partnership=partnership)
            entry = make.PlannerEntryFactory(**p, column="planned", state="planned")
            make.PlannerLeadFactory(**p, entry=entry, person=person, kind="person")
            make.PlannerEntryFactory(**p)
        cache.clear()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return sum(not each["sql"].startswith(("SAVEPOINT", "RELEASE")) for each in captured)

    client, address = client_of(officer), at(route, partnership, planner.pk)
    assert cost(1) == cost(20) <= 10
    assert PlannerLead.objects.count() == 21
