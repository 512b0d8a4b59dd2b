"""The agenda of a meeting: begun, filled, put in order, its papers promised, received and withdrawn."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdfium2 import PdfDocument

from reporting.meetings.services.agenda import begin_agenda, put_on_agenda
from reporting.models import AgendaItem, AgendaPaper
from tests import factories as make
from tests.world import dot, read

SECRET = "Operation Nightjar"


@pytest.fixture(autouse=True)
def spring():
    with time_machine.travel(date(2017, 5, 9), tick=False):
        yield


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")


@pytest.fixture
def meeting(group):
    return make.MeetingFactory(partnership=group.partnership, group=group, date=date(2017, 5, 16))


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast["clerk"])


@pytest.fixture
def item(meeting):
    return make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting)


@pytest.fixture
def paper(item):
    return make.AgendaPaperFactory(partnership=item.partnership, item=item, due_on=date(2017, 5, 2))


def address(route, *args):
    return reverse(f"workspace:{route}", args=["moorland", *args])


def pdf(pages=2) -> SimpleUploadedFile:
    document, file = PdfDocument.new(), BytesIO()
    for _ in range(pages):
        document.new_page(100, 100)
    document.save(file)
    return SimpleUploadedFile("Report.pdf", file.getvalue())


def headings(meeting) -> list[str]:
    return [row.heading for row in AgendaItem.objects.filter(meeting=meeting, parent=None)]


def test_an_agenda_begins_with_standing_items_and_what_the_forward_plan_has(
    group, meeting, officer
):
    given = {"partnership": group.partnership, "group": group}
    rules = make.GroupRulesFactory(**given, reports_back="One board\n\nAnother board")
    for place, (heading, kind) in enumerate(
        [
            ("Welcome", "introductions"),
            ("Minutes", "minutes"),
            ("Reports back", "reports-back"),
            ("Next", "next-meeting"),
        ]
    ):
        make.StandingItemFactory(
            partnership=group.partnership, rules=rules, heading=heading, kind=kind,
            position=place + 1,
        )  # fmt: skip
    before = make.MeetingFactory(**given, date=date(2017, 4, 4), state="circulated")
    placed = make.ForwardItemFactory(**given, title="Drones", meeting=meeting, state="placed")
    each = make.ForwardItemFactory(**given, title="Minutes of boards", repeats="each")
    make.ForwardItemFactory(**given, title="Briefing", meeting=meeting, kind="briefing")
    make.ForwardItemFactory(**given, title="Not placed")
    begun = begin_agenda(by=officer, meeting=meeting)
    assert begun.state == "agenda"
    assert headings(meeting) == [
        "Welcome", "Minutes of 4 April 2017", "Drones", "Minutes of boards", "Reports back", "Next",
    ]  # fmt: skip
    minutes = AgendaItem.objects.get(kind="minutes")
    assert minutes.minutes_of == before
    back = AgendaItem.objects.get(heading="Reports back")
    assert [part.heading for part in back.parts.all()] == ["One board", "Another board"]
    placed.refresh_from_db()
    each.refresh_from_db()
    assert (placed.state, placed.item.heading, each.state) == ("on-agenda", "Drones", "wanted")


def test_without_standing_items_the_usual_ones_are_there_and_the_page_begins_it_once(
    meeting, clerk
):
    assert b"No agenda yet" in clerk.get(meeting.get_absolute_url()).content
    for _ in range(2):
        answer = clerk.post(address("meeting_begin", meeting.pk), follow=True)
    assert b"begun already" in answer.content
    assert headings(meeting)[:2] == ["Introductions and apologies", "Declarations of interest"]
    assert len(headings(meeting)) == 6


def test_a_new_item_comes_before_what_always_comes_last(meeting, clerk, officer):
    begin_agenda(by=officer, meeting=meeting)
    answers = {"heading": "Drones", "kind": "report", "audience": "public"}
    clerk.post(address("item_add", meeting.pk), answers)
    assert headings(meeting)[-3:] == ["Drones", "Any other business", "Next meeting"]
    drones = AgendaItem.objects.get(heading="Drones")
    clerk.post(f"{address('item_add', meeting.pk)}?under={drones.pk}", answers | {
        "heading": "A part", "parent": drones.pk,
    })  # fmt: skip
    page = clerk.get(meeting.get_absolute_url()).content.decode()
    assert "(a)" in page and "A part" in page
    clerk.post(address("item_move", drones.pk), {"way": "up"})
    assert headings(meeting)[-4:-2] == ["Drones", "Matters arising"]
    clerk.post(address("item_remove", drones.pk))
    assert not AgendaItem.objects.filter(heading__in=["Drones", "A part"]).exists()


def test_to_restrict_an_item_takes_a_reason_and_a_heading_for_the_public(item, clerk):
    answers = {
        "heading": SECRET, "kind": "report", "audience": "restricted", "version": item.version,
    }  # fmt: skip
    answer = clerk.post(address("item_edit", item.pk), answers)
    assert answer.status_code == 422
    assert {"restricted_reason", "public_heading"} <= set(answer.context["form"].errors)
    told = {"restricted_reason": "Paragraph 7", "public_heading": "A police matter"}
    assert clerk.post(address("item_edit", item.pk), answers | told).status_code == 302
    item.refresh_from_db()
    assert (item.audience, item.public_title) == ("restricted", "A police matter")


def test_two_clerks_who_change_one_heading_are_shown_both(item, clerk):
    answers = {"kind": "report", "audience": "public", "version": item.version}
    assert (
        clerk.post(address("item_edit", item.pk), answers | {"heading": "Mine"}).status_code == 302
    )
    theirs = clerk.post(address("item_edit", item.pk), answers | {"heading": "Yours"})
    assert theirs.status_code == 409
    assert b"Mine" in theirs.content and b"Yours" in theirs.content


def test_a_subject_comes_onto_the_agenda_in_one_press_and_goes_back_when_taken_off(
    group, meeting, item, officer, clerk
):
    subject = make.ForwardItemFactory(
        partnership=group.partnership, group=group, title="Drones", audience="public"
    )
    made = put_on_agenda(by=officer, subject=subject, meeting=meeting)
    assert made.heading == "Drones"
    clerk.post(address("item_remove", made.pk))
    subject.refresh_from_db()
    assert (subject.state, subject.item, subject.meeting) == ("placed", None, meeting)


def test_a_paper_is_promised_received_late_and_counted(item, clerk):
    answers = {"title": "Crime figures", "due_on": "2 May 2017", "audience": "public"}
    clerk.post(address("agenda_paper_add", item.pk), answers)
    paper = AgendaPaper.objects.get()
    page = clerk.get(item.meeting.get_absolute_url()).content.decode()
    assert "7 days late" in page
    clerk.post(address("agenda_paper_receive", paper.pk), {"file": pdf()})
    paper.refresh_from_db()
    assert (paper.state, paper.pages, paper.file_name, paper.number) == (
        "late", 2, "Report.pdf", 1,
    )  # fmt: skip
    assert "2 pages" in clerk.get(item.meeting.get_absolute_url()).content.decode()
    clerk.post(address("agenda_paper_receive", paper.pk), {"text": "In words"})
    paper.refresh_from_db()
    assert (paper.number, paper.text) == (2, "In words")
    assert (paper.file, paper.file_name, paper.pages) == ("", "", None)
    assert b"In words" in clerk.get(address("agenda_paper", paper.pk)).content, "the later one"


def test_a_paper_that_was_promised_is_here_once_it_is_one_that_was_frozen_here(
    paper, clerk, officer
):
    report = make.SentPaperFactory(
        partnership=paper.partnership, signed_by=officer, state="frozen", pdf_pages=3
    )
    answers = {"title": paper.title, "audience": "public", "version": paper.version}
    clerk.post(address("agenda_paper_edit", paper.pk), answers | {"report": report.pk})
    paper.refresh_from_db()
    assert (paper.report, paper.state, paper.pages) == (report, "received", 3)
    received = paper.received_at
    again = {"title": "Renamed", "report": report.pk, "version": paper.version}
    clerk.post(address("agenda_paper_edit", paper.pk), answers | again)
    paper.refresh_from_db()
    assert (paper.title, paper.received_at) == ("Renamed", received)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("broken.pdf", b"%PDF-1.7 and nothing else", "cannot be opened as a PDF"),
        ("table.csv", b"a,b\n1,2\n", "neither a PDF"),
        ("program.pdf", b"MZ\x90\x00 program", "something else inside"),
        ("empty.pdf", b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_with_a_sentence_and_the_rest_stays(
    name, data, words, paper, clerk
):
    answer = clerk.post(
        address("agenda_paper_receive", paper.pk),
        {"file": SimpleUploadedFile(name, data), "alternative_text": "Kept words"},
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page and "Kept words" in page
    paper.refresh_from_db()
    assert paper.state == "promised"


def test_what_a_camera_wrote_into_a_picture_is_left_out(paper, clerk):
    picture = SimpleUploadedFile("map.png", dot().read())
    clerk.post(address("agenda_paper_receive", paper.pk), {"file": picture})
    paper.refresh_from_db()
    assert paper.pages == 1 and paper.file_name == "map.png"


def test_a_withdrawn_paper_says_why_and_opens_for_nobody_else(paper, clerk, cast, client_of, group):
    make.GroupRulesFactory(
        partnership=group.partnership, group=group, public_dates=True, public_agenda=True,
        public_papers=True,
    )  # fmt: skip
    meeting = paper.item.meeting
    meeting.state = "issued"
    meeting.save()
    clerk.post(address("agenda_paper_receive", paper.pk), {"text": "Words to read"})
    readers = [client_of(cast[kind]) for kind in ("strategy", "viewer")]
    page = address("agenda_paper", paper.pk)
    assert all(b"Words to read" in each.get(page).content for each in readers)
    paper.refresh_from_db()
    asked = {"reason": "Not ready", "version": paper.version}
    clerk.post(address("agenda_paper_withdraw", paper.pk), asked)
    assert {each.get(page).status_code for each in readers} == {404}
    assert clerk.get(page).status_code == 200
    assert not any(
        str(paper).encode() in each.get(meeting.get_absolute_url()).content for each in readers
    )


def test_a_paper_is_not_open_to_more_people_than_its_item_without_a_reason(item, clerk):
    item.audience, item.restricted_reason, item.public_heading = "restricted", "Why", "A matter"
    item.save()
    answers = {"title": "Figures", "audience": "public"}
    answer = clerk.post(address("agenda_paper_add", item.pk), answers)
    assert answer.status_code == 422 and b"fewer people" in answer.content
    told = answers | {"wider_reason": "Published elsewhere"}
    assert clerk.post(address("agenda_paper_add", item.pk), told).status_code == 302


def test_the_public_gets_of_a_frozen_paper_what_was_drawn_for_everybody(
    item, cast, client_of, group, officer
):
    make.GroupRulesFactory(
        partnership=group.partnership, group=group, public_dates=True, public_agenda=True,
        public_papers=True,
    )  # fmt: skip
    item.meeting.state = "issued"
    item.meeting.save()
    report = make.SentPaperFactory(partnership=group.partnership, signed_by=officer)
    report.pdf.save("whole.pdf", ContentFile(b"%PDF whole"))
    frozen = make.AgendaPaperFactory(
        partnership=group.partnership, item=item, report=report, state="received"
    )
    page = address("agenda_paper", frozen.pk)
    assert read(client_of(cast["strategy"]).get(page)) == b"%PDF whole"
    report.public_pdf.save("public.pdf", ContentFile(b"%PDF public"))
    assert read(client_of(cast["viewer"]).get(page)) == b"%PDF public"
    report.public_pdf.delete()
    assert client_of(cast["viewer"]).get(page).status_code == 404


@pytest.mark.parametrize("kind", ["lead", "scrutiny", "county", "viewer"])
def test_no_page_tells_a_reader_what_is_restricted(kind, cast, client_of, group, meeting):
    make.GroupRulesFactory(
        partnership=group.partnership, group=group, public_dates=True, public_agenda=True,
        public_papers=True, public_minutes="draft",
    )  # fmt: skip
    meeting.state = "circulated"
    meeting.save()
    words = dict.fromkeys(("heading", "body", "rubric", "restricted_reason"), SECRET)
    item = make.AgendaItemFactory(
        partnership=group.partnership, meeting=meeting, audience="restricted",
        public_heading="A police matter", **words,
    )  # fmt: skip
    paper = make.AgendaPaperFactory(
        partnership=group.partnership, item=item, title=SECRET, state="received", text=SECRET
    )
    client = client_of(cast[kind])
    pages = [
        client.get(meeting.get_absolute_url()),
        client.get(address("meetings")),
        client.get(address("meetings"), {"_export": "csv"}),
        client.get(address("agenda_paper", paper.pk)),
        client.get(address("events")),
    ]
    assert not [page for page in pages if SECRET in read(page).decode()]
    assert b"A police matter" in pages[0].content


def test_what_is_not_theirs_is_not_there(meeting, item, paper, cast, client_of, other_officer):
    for route, row in (("meeting", meeting), ("agenda_paper", paper)):
        assert client_of(cast["viewer"]).get(address(route, row.pk)).status_code == 404
        assert client_of(other_officer).get(address(route, row.pk)).status_code == 404
    assert client_of(cast["strategy"]).get(address("item_edit", item.pk)).status_code == 403


def test_the_page_of_an_agenda_asks_as_often_whatever_its_length(
    meeting, clerk, django_assert_max_num_queries
):
    def fill(count):
        for _ in range(count):
            item = make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting)
            make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting, parent=item)
            make.AgendaPaperFactory(partnership=meeting.partnership, item=item)

    fill(2)
    with django_assert_max_num_queries(14):
        clerk.get(meeting.get_absolute_url())
    fill(60)
    with django_assert_max_num_queries(14):
        page = clerk.get(meeting.get_absolute_url())
    assert page.content.count(b"app-agenda__mark") == 2 * 62 + 1


def test_an_agenda_goes_out_and_says_what_is_to_follow(
    meeting, item, paper, clerk, cast, client_of
):
    member = client_of(cast["strategy"])
    assert b"not out yet" in member.get(meeting.get_absolute_url()).content
    page = address("meeting_issue", meeting.pk)
    assert str(paper) in clerk.get(page).content.decode()
    seen = clerk.get(page).context["form"]["seen"].value()
    assert clerk.post(page, {"version": meeting.version + 1, "seen": seen}).status_code == 409
    assert clerk.post(page, {"version": meeting.version, "seen": seen}).status_code == 302
    meeting.refresh_from_db()
    paper.refresh_from_db()
    assert (meeting.state, paper.state) == ("issued", "to-follow")
    told = member.get(meeting.get_absolute_url()).content.decode()
    assert str(item) in told and "to follow" in told
    again = {"version": meeting.version, "seen": seen}
    assert clerk.post(page, again).status_code == 422


def test_an_agenda_waits_for_items_a_day_and_the_chair(
    meeting, clerk, cast, client_of, group, officer
):
    page = address("meeting_issue", meeting.pk)
    asked = {"version": meeting.version, "seen": "anything"}
    assert b"Begin the agenda first" in clerk.post(page, asked).content
    make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting)
    meeting.month_only = True
    meeting.save()
    assert b"Only the month is known" in clerk.post(page, asked).content
    make.GroupRulesFactory(partnership=meeting.partnership, group=group, chair_agrees_agenda=True)
    assert clerk.get(page).status_code == 403
    assert client_of(officer).get(page).status_code == 200
