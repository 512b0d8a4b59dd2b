"""Asking an author for a promised paper, and the link by which they send it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from io import BytesIO
from threading import Barrier, Thread

import pytest
import time_machine
from django.conf import settings as site
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from pypdfium2 import PdfDocument

from csp.models import AuditEvent, EmailedLink
from reporting.letters.services.letter import send_letters
from reporting.meetings.rules.begun import has_begun
from reporting.meetings.services.asking import ask_for_paper
from reporting.meetings.services.papers import receive_paper, withdraw_paper
from reporting.models import AgendaPaper, Letter, Meeting
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "Operation Nightjar"
NOW = datetime(2017, 5, 9, 10, 0)


@pytest.fixture(autouse=True)
def spring():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(partnership):
    group = make.GroupFactory(partnership=partnership, name="Strategy group")
    return make.MeetingFactory(
        partnership=partnership, group=group, date=date(2017, 5, 16), starts=time(9, 30)
    )


@pytest.fixture
def author(partnership):
    holder = make.PersonFactory(partnership=partnership, name="Jo", email="Jo@body.example")
    return make.PostFactory(partnership=partnership, title="Analyst", holder=holder)


@pytest.fixture
def paper(meeting, author):
    item = make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting)
    return make.AgendaPaperFactory(
        partnership=meeting.partnership,
        item=item,
        title="Burglary in spring",
        author=author,
        due_on=date(2017, 5, 12),
    )


@pytest.fixture
def link(paper, officer, mailoutbox) -> str:
    return asked(paper, officer, mailoutbox)


def asked(paper, by, mailoutbox, times: int = 0) -> str:
    ask_for_paper(by=by, paper=paper, asked=times)
    send_letters()
    return re.search(rf"{re.escape(site.SITE_URL)}(/send/\S+)", mailoutbox[-1].body)[1]


@pytest.fixture
def phone() -> Client:
    return Client(enforce_csrf_checks=True)


def address(paper, way="ask") -> str:
    return reverse(f"workspace:agenda_paper_{way}", args=["moorland", paper.pk])


def pdf(pages=2) -> SimpleUploadedFile:
    document, file = PdfDocument.new(), BytesIO()
    for _ in range(pages):
        document.new_page(100, 100)
    document.save(file)
    return SimpleUploadedFile("Report.pdf", file.getvalue())


def test_the_clerk_sees_whom_and_what_before_it_goes(
    paper, cast, client_of, mailoutbox, django_capture_on_commit_callbacks
):
    client = client_of(cast["clerk"])
    page = client.get(address(paper)).content.decode()
    assert "jo@body.example" in page and "Burglary in spring" in page
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(paper), {"asked": 0}).status_code == 302
    [mail] = mailoutbox
    assert mail.to == ["jo@body.example"]
    assert "Hello Jo," in mail.body and "It is due on 12 May 2017." in mail.body
    paper.refresh_from_db()
    assert paper.chased_at is not None
    assert AuditEvent.objects.filter(verb="asked for", target_id=paper.pk).count() == 1
    secret = re.search(r"/send/([^/\s]+)/", mail.body)[1]
    assert secret not in str(list(Letter.objects.values())), "the secret is kept nowhere"


def test_a_second_press_of_the_same_page_asks_nobody(paper, cast, client_of):
    client = client_of(cast["clerk"])
    assert client.post(address(paper), {"asked": 0}).status_code == 302
    assert client.post(address(paper), {"asked": 0}).status_code == 409
    assert Letter.objects.count() == 1
    assert client.post(address(paper), {"asked": 1}).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_two_who_press_at_once_send_one_letter(paper, officer):
    start, refused = Barrier(2), []

    def press():
        start.wait()
        try:
            ask_for_paper(by=officer, paper=paper, asked=0)
        except ValidationError:
            refused.append(1)
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert refused == [1]
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("who", ["strategy", "chair", "lead", "viewer"])
def test_only_clerks_ask(who, paper, cast, client_of):
    assert client_of(cast[who]).get(address(paper)).status_code == 403


def test_where_nobody_can_be_asked_the_page_says_so(paper, cast, client_of, author):
    type(author.holder).objects.update(ended_on=date(2017, 5, 1))
    client = client_of(cast["clerk"])
    page = client.get(address(paper)).content.decode()
    assert "Nobody can be asked" in page and "Burglary" in page
    assert client.post(address(paper), {"asked": 0}).status_code == 409
    assert not Letter.objects.exists()


def test_a_file_is_received_as_if_the_clerk_had_taken_it(paper, link, phone):
    page = phone.get(link)
    assert page.status_code == 200 and "Burglary in spring" in page.content.decode()
    assert page.headers["Referrer-Policy"] == "no-referrer" and not page.cookies
    answer = phone.post(link, {"version": version(paper), "file": pdf()})
    assert answer.url.startswith(f"{link}?kept=yes")
    paper.refresh_from_db()
    assert (paper.state, paper.pages, paper.file_name) == ("received", 2, "Report.pdf")
    assert AuditEvent.objects.get(verb="sent by link").detail == {"by": "Jo"}
    assert "Thank you. It is received." in " ".join(phone.get(answer.url).content.decode().split())


def version(paper) -> int:
    paper.refresh_from_db()
    return paper.version


def test_words_do_and_a_late_paper_is_said_to_be_late(paper, link, phone):
    with time_machine.travel(NOW + timedelta(days=4)):
        assert "so it is late" in phone.get(link).content.decode()
        answer = phone.post(link, {"version": version(paper), "text": "Burglary fell."})
        assert "after its day" in phone.get(answer.url).content.decode()
    paper.refresh_from_db()
    assert (paper.state, paper.text) == ("late", "Burglary fell.")


def test_of_a_word_file_a_pdf_is_asked(paper, link, phone, officer, cast, client_of, mailoutbox):
    document, file = Document(), BytesIO()
    document.add_paragraph("Burglary fell.")
    document.save(file)
    word = SimpleUploadedFile("Report.docx", file.getvalue())
    answer = phone.post(link, {"version": version(paper), "file": word})
    said = " ".join(phone.get(answer.url).content.decode().split())
    assert "send the same paper as a PDF too" in said
    client = client_of(cast["clerk"])
    words = " ".join(client.get(address(paper, "edit")).content.decode().split())
    assert "Ask for a PDF" in words
    assert "Word file" in client.get(paper.item.meeting.get_absolute_url()).content.decode()
    newer = asked(paper, officer, mailoutbox, times=1)
    assert "as a PDF" in mailoutbox[-1].subject and "came as a Word file" in mailoutbox[-1].body
    assert phone.post(newer, {"version": version(paper), "file": pdf()}).status_code == 302
    paper.refresh_from_db()
    assert (paper.file_name, paper.number, paper.is_word_file) == ("Report.pdf", 2, False)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"file": SimpleUploadedFile("a.pdf", b"MZ no paper")},
        {"file": SimpleUploadedFile("a.csv", b"a,b\n1,2\n")},
        {"text": "x", "version": "x"},
        {"text": "\0"},
    ],
)
def test_what_cannot_be_taken_is_refused_kindly(sent, paper, link, phone):
    page = phone.post(link, {"version": version(paper)} | sent)
    assert page.status_code == 422
    paper.refresh_from_db()
    assert paper.state == "promised"


def test_a_stale_page_gets_both_texts(paper, link, phone, officer):
    seen = version(paper)
    receive_paper(by=officer, paper=paper, text="By the clerk.")
    page = phone.post(link, {"version": seen, "text": "By the author."})
    words = page.content.decode()
    assert page.status_code == 409
    assert "clerk.</del>" in words
    assert "By the author." in words
    assert (
        phone.post(link, {"version": version(paper), "text": "By the author."}).status_code == 302
    )


def test_a_withdrawn_paper_answers_kindly(paper, link, phone, officer):
    withdraw_paper(by=officer, paper=paper, version=version(paper), reason="Not needed")
    page = phone.post(link, {"version": 1, "text": "All my words"})
    words = page.content.decode()
    assert page.status_code == 410
    assert "was withdrawn" in words and "All my words" in words and "Not needed" not in words
    assert "Burglary" not in words


def test_a_link_ends_when_the_meeting_begins_and_moves_with_it(paper, link, phone, meeting):
    with time_machine.travel(datetime(2017, 5, 16, 8, 0)):
        assert phone.get(link).status_code == 200
    with time_machine.travel(datetime(2017, 5, 16, 9, 0)):
        assert phone.get(link).status_code == 410
        Meeting.objects.filter(pk=meeting.pk).update(date=date(2017, 5, 23))
        assert phone.get(link).status_code == 200


def test_a_link_ends_when_somebody_else_is_the_author(paper, link, phone):
    AgendaPaper.objects.filter(pk=paper.pk).update(author_email="other@body.example")
    assert phone.get(link).status_code == 410
    assert phone.post(link, {"version": version(paper), "text": "x"}).status_code == 410
    paper.refresh_from_db()
    assert paper.state == "promised"


def test_a_letter_whose_paper_is_not_wanted_any_more_does_not_go(paper, officer, mailoutbox):
    ask_for_paper(by=officer, paper=paper, asked=0)
    withdraw_paper(by=officer, paper=paper, version=version(paper), reason="Not needed")
    assert send_letters().dropped == 1
    assert mailoutbox == []
    assert not EmailedLink.objects.exists()


@pytest.mark.parametrize("where", ["paper", "item", "parent"])
def test_of_a_restricted_paper_only_the_public_heading_is_told(
    where, paper, officer, mailoutbox, phone, meeting
):
    p = {"partnership": meeting.partnership, "meeting": meeting}
    item, rows = paper.item, type(paper.item).objects
    kept = {"audience": "restricted", "restricted_reason": "Names"}
    if where == "parent":
        above = make.AgendaItemFactory(**p, heading=SECRET)
        rows.filter(pk=above.pk).update(**kept)
        rows.filter(pk=item.pk).update(parent=above)
    if where == "item":
        rows.filter(pk=item.pk).update(**kept, public_heading="A review")
    rows.filter(pk=item.pk).update(heading=SECRET)
    own = {"audience": "restricted"} if where == "paper" else {}
    AgendaPaper.objects.filter(pk=paper.pk).update(title=SECRET, **own)
    link = asked(paper, officer, mailoutbox)
    assert SECRET not in mailoutbox[-1].message().as_string()
    told = [phone.get(link)]
    told.append(phone.post(link, {"version": version(paper), "text": SECRET}))
    told.append(phone.get(told[-1].url))
    told.append(phone.post(link, {"version": 1, "file": pdf()}))
    assert [each.status_code for each in told] == [200, 302, 200, 409]
    for each in told:
        assert SECRET not in each.content.decode()
    if where == "item":
        assert "A review" in told[0].content.decode()


def test_a_made_up_link_tells_nothing(paper, link, phone):
    told = [phone.get(f"/send/{token}/") for token in ("x" * 43, "y")]
    assert {each.status_code for each in told} == {404}
    assert "Moorland" not in told[0].content.decode()
    actions = link.replace("/send/", "/do/")
    assert phone.get(actions).status_code == 404


def test_the_page_costs_a_fixed_number_of_queries(paper, link, phone):
    with CaptureQueriesContext(connection) as captured:
        phone.get(link)
    assert len(captured) <= 4


@pytest.mark.parametrize(
    ("starts", "month_only", "now", "begun"),
    [
        (time(9, 30), False, datetime(2017, 5, 16, 9, 29), False),
        (time(9, 30), False, datetime(2017, 5, 16, 9, 30), True),
        (None, False, datetime(2017, 5, 16, 23, 59), False),
        (None, False, datetime(2017, 5, 17), True),
        (None, True, datetime(2017, 5, 31), False),
        (None, True, datetime(2017, 6, 1), True),
    ],
)
def test_when_a_meeting_has_begun(starts, month_only, now, begun):
    meeting = make.MeetingFactory.build(
        date=date(2017, 5, 16), starts=starts, month_only=month_only
    )
    assert has_begun(meeting, now) == begun
