"""A planner as PDF, Word, public page and calendar: the same words, and none that are not for the reader."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from actions.models import Planner, PlannerEntry, PlannerLead
from actions.planner.queries import load_public_sheet
from plans.models import Role
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from reporting.document.words import node_text
from reporting.meetings.services.calendar import move_meeting, restore_meeting
from reporting.planner.document import build_planner
from reporting.planner.ical import planner_feed_token
from tests import factories as make
from tests.actions.planner.planning import JULY, MARCH, planner_of, sheet_of, write_in
from tests.actions.planner.test_planner_pages import SECRET, hide_in_every_field
from tests.reporting.pdf_facts import of_kind
from tests.test_leaks import words_in

pytestmark = pytest.mark.one_database
MADE = datetime(2026, 11, 30, 9, tzinfo=UTC)
LINES = "10/3/11 PACT meeting, Wombourne (Police, CSP)\nSchool holidays 8/4/11 – 26/4/11"


@pytest.fixture
def planner(partnership, officer):
    planner = planner_of(
        partnership,
        MARCH,
        JULY,
        months=[date(2012, 1, 1)],
        running_line="Updated regularly on www.example.gov.uk",
    )
    rows = list(planner.rows.order_by("position"))
    rows[0].printed = "8th March 2011"
    rows[0].save()
    write_in(officer, rows[0], "current", LINES)
    write_in(officer, rows[0], "planned", "For July:\nBikes\nFor July:\nSheds")
    write_in(officer, rows[0], "leads", "Gecko for Locality 3")
    planner.partnership = partnership
    return planner


def printed(planner, officer, **how) -> str:
    document = build_planner(sheet_of(planner, officer), created=MADE, **how)
    return "\n".join(line for line in node_text(document.parts).splitlines())


def test_days_are_printed_in_one_style_and_empty_cells_say_so(planner, officer):
    table = build_planner(sheet_of(planner, officer), created=MADE).parts[0].blocks[0]
    told = [[node_text(cell) for cell in row.cells] for row in table.rows]
    assert told == [
        [
            "8 March 2011",
            "10 March: PACT meeting, Wombourne (Police, CSP)\n8 to 26 April: School holidays",
            "For July\nBikes\nSheds",
            "Gecko for Locality 3",
        ],
        ["26 July 2011", "None", "None", "None"],
        ["January 2012", "None", "None", "None"],
    ]


def test_it_can_be_printed_as_it_was_typed(planner, officer):
    planner.as_typed = True
    told = printed(planner, officer)
    assert "8th March 2011\n10/3/11 PACT meeting, Wombourne (Police, CSP)" in told
    assert "For July:\nBikes\nFor July:\nSheds" in told


def test_the_heads_and_the_line_of_each_page_are_the_partnerships_own(planner, officer):
    planner.when_head = "JOG meeting date"
    document = build_planner(sheet_of(planner, officer), created=MADE)
    assert "JOG meeting date" in [column.title for column in document.parts[0].blocks[0].columns]
    assert document.footer == ("Updated regularly on www.example.gov.uk · Printed 30 November 2026")


def test_a_long_planner_repeats_its_head_and_is_one_tagged_table(partnership, officer):
    days = [date(2011, month, 5) for month in range(3, 13)]
    planner = planner_of(partnership, *days)
    for row in planner.rows.all():
        write_in(officer, row, "planned", "\n".join(f"Activity {n}" for n in range(8)))
    planner.partnership = partnership
    data = render_pdf(build_planner(sheet_of(planner, officer), created=MADE))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 1
        boxes = {tuple(map(round, map(float, page.MediaBox))) for page in pdf.pages}
        assert boxes == {(0, 0, 842, 595)}
        assert len(of_kind(pdf, "/Table")) == 1
        assert len(of_kind(pdf, "/THead")) == 1
        assert len(of_kind(pdf, "/TR")) == 1 + 10


@pytest.mark.parametrize("ext", ["pdf", "docx"])
def test_files_hold_what_the_reader_may_see(ext, partnership, planner, cast, client_of):
    hide_in_every_field(partnership, planner.rows.first())
    address = reverse(f"workspace:planner_{ext}", args=[partnership.slug, planner.pk])
    for kind, sees in (("officer", True), ("viewer", False)):
        response = client_of(cast[kind]).get(address)
        assert response.status_code == 200
        if ext == "docx":
            assert (SECRET in words_in(response)) == sees


def test_the_public_reads_public_activities_and_nothing_else(partnership, planner, officer, client):
    row = planner.rows.order_by("position").first()
    hide_in_every_field(partnership, row)
    hidden = hide_in_every_field(partnership, row)
    PlannerEntry.objects.filter(pk=hidden.pk).update(audience="partners")
    person = make.PersonFactory(partnership=partnership, name="Alex Unasked", publish_name=False)
    named = make.PlannerEntryFactory(
        partnership=partnership, row=row, words="Walk with Alex Unasked"
    )
    make.PlannerLeadFactory(
        partnership=partnership,
        row=row,
        entry=named,
        words="Alex Unasked",
        kind="person",
        person=person,
    )
    make.PlannerLeadFactory(partnership=partnership, row=row, words="Jo Unknown", kind="person")
    make.PlannerLeadFactory(
        partnership=partnership, row=row, words="Office of Alex Unasked", kind="post"
    )
    places = {
        "page": reverse("public:planner", args=[partnership.slug]),
        "one": reverse("public:planner_of", args=[partnership.slug, planner.pk]),
        "ics": reverse("public:planner_ics", args=[partnership.slug, planner.pk]),
    }
    for name, address in places.items():
        told = words_in(client.get(address)).replace("\r\n ", "")
        assert "PACT meeting" in told, name
        for words in (SECRET, "Unasked", "Unknown"):
            assert words not in told, (name, words)
    assert "Named officer" in words_in(client.get(places["page"]))
    Planner.objects.update(audience="partners")
    assert {client.get(address).status_code for address in places.values()} == {404}


def test_the_public_page_is_the_same_for_everybody_and_not_sent_twice(
    partnership, planner, officer, client_of
):
    address = reverse("public:planner", args=[partnership.slug])
    page = Client().get(address)
    assert page.content == client_of(officer).get(address).content
    assert not page.cookies
    assert Client().get(address, headers={"If-None-Match": page["ETag"]}).status_code == 304
    assert Client().get(reverse("public:planner", args=["nowhere"])).status_code == 404


def test_the_public_page_escapes_what_was_typed(partnership, planner, officer):
    write_in(officer, planner.rows.first(), "current", "<script>alert(1)</script>")
    document = build_planner(load_public_sheet(planner), created=MADE, public=True)
    assert "<script" not in render_html(document)


def events_in(response) -> dict[str, tuple[date, date]]:
    calendar = Calendar.from_ical(response.content)
    return {
        str(event["summary"]): (event["dtstart"].dt, event["dtend"].dt)
        for event in calendar.walk("VEVENT")
    }


def test_a_calendar_has_meetings_and_days_and_nothing_restricted(
    partnership, planner, officer, client_of
):
    row = planner.rows.order_by("position").first()
    hidden = hide_in_every_field(partnership, row)
    PlannerEntry.objects.filter(pk=hidden.pk).update(
        starts_on=MARCH, ends_on=MARCH, when_kind="day"
    )
    address = reverse("workspace:planner_ics", args=[partnership.slug, planner.pk])
    found = events_in(client_of(officer).get(address))
    assert found == {
        f"{planner.group} meets": (JULY, date(2011, 7, 27)),
        "PACT meeting": (date(2011, 3, 10), date(2011, 3, 11)),
        "School holidays": (date(2011, 4, 8), date(2011, 4, 27)),
    }


def test_a_feed_ends_with_the_role_and_never_opens_what_is_restricted(
    partnership, planner, officer
):
    token = planner_feed_token(officer, planner)
    address = reverse("public:planner_feed", args=[token])
    assert Client().get(address).status_code == 200
    page = reverse("workspace:planner_calendar", args=[partnership.slug, planner.pk])
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert address in client.get(page).content.decode()
    Planner.objects.update(audience="restricted")
    assert Client().get(address).status_code == 404
    assert "/calendar/planner/" not in client.get(page).content.decode()
    Planner.objects.update(audience="public")
    Role.objects.update(ended_at=MADE)
    assert Client().get(address).status_code == 404
    assert Client().get(reverse("public:planner_feed", args=["made-up"])).status_code == 404


def test_no_lead_of_a_hidden_activity_stands_in_its_row(partnership, planner, viewer, client_of):
    row = planner.rows.order_by("position").first()
    PlannerLead.objects.all().delete()
    hide_in_every_field(partnership, row)
    page = client_of(viewer).get(planner.get_absolute_url()).content.decode()
    assert not re.search(rf"{SECRET}", page)


def test_a_meeting_that_moves_takes_its_row_along_and_back(partnership, planner, officer):
    meeting = make.MeetingFactory(partnership=partnership, group=planner.group, date=MARCH)
    new = move_meeting(by=officer, meeting=meeting, version=1, to=date(2011, 3, 15), reason="Snow")
    assert next(str(row) for row in planner.rows.order_by("position")) == "15 March 2011"
    restore_meeting(by=officer, meeting=meeting)
    assert next(str(row) for row in planner.rows.order_by("position")) == "8 March 2011"
    assert not type(new).objects.filter(pk=new.pk).exists()
