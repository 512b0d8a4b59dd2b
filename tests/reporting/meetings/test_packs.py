"""Papers bound into a pack: one numbering that runs on, supplements, and not a word for whom it is not."""

from __future__ import annotations

import re
from io import BytesIO

import pdfplumber
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from csp.models import AuditEvent
from reporting.document.renderers.binding import BoundPiece, Unbound, bind, count_pages
from reporting.editions.services.reasons import Blocked
from reporting.facts.pictures import bytes_of
from reporting.meetings.services.issue import issue_agenda
from reporting.meetings.services.pack import issue_pack, preview_pack
from reporting.models import AgendaPaper, MeetingPack
from tests import factories as make
from tests.reporting.meetings.coming import INSIDE, SECRET, coming_meeting, meeting_now
from tests.world import dot, read

KEPT = (SECRET, INSIDE)


@pytest.fixture
def coming(partnership):
    return coming_meeting(partnership)


@pytest.fixture
def sent(coming, officer, django_capture_on_commit_callbacks):
    """``sent()`` issues the agenda with its pack, then supplements; it is the newest pack."""

    def done(**asked) -> MeetingPack:
        meeting = meeting_now(coming.meeting)
        service = issue_agenda if meeting.state == "agenda" else issue_pack
        with django_capture_on_commit_callbacks(execute=True):
            service(by=officer, meeting=meeting, version=meeting.version, **asked)
        return MeetingPack.objects.filter(meeting=meeting).latest("number")

    return done


def blank_pdf(pages: int, *, turned: int = 0, password: str = "") -> bytes:
    made, document = BytesIO(), pikepdf.new()
    for _ in range(pages):
        page = document.add_blank_page(page_size=(600, 500))
        page.obj.Rotate = turned
    lock = pikepdf.Encryption(owner=password, user=password) if password else None
    document.save(made, encryption=lock) if lock else document.save(made)
    return made.getvalue()


def receive(coming, title: str, data: bytes, ending: str = "pdf", **given) -> AgendaPaper:
    paper = make.AgendaPaperFactory(
        partnership=coming.meeting.partnership, item=given.pop("item", coming.items.drones),
        title=title, state="received", text="see the file", **given,
    )  # fmt: skip
    paper.file.save(f"{title}.{ending}", ContentFile(data))
    return paper


def pages_of(file) -> list[str]:
    with pdfplumber.open(BytesIO(bytes_of(file))) as pdf:
        return [page.extract_text() for page in pdf.pages]


def numbers_of(file, series: str = "Pack") -> list[int]:
    found = [re.search(rf"{series} page (\d+) of", page) for page in pages_of(file)]
    return [int(each[1]) for each in found if each]


def everything_in(data: bytes) -> bytes:
    """Every byte of a PDF with its streams opened."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            made,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
    return made.getvalue()


def bookmarks(file) -> list[str]:
    with pikepdf.open(BytesIO(bytes_of(file))) as pdf, pdf.open_outline() as outline:
        return [mark.title for mark in outline.root]


def line_of(pack, title: str, reader: str = "members") -> dict:
    return next(line for line in pack.contents[reader] if line["title"] == title)


def test_the_pack_has_agenda_contents_papers_one_numbering_marking_and_bookmarks(coming, sent):
    receive(coming, "Turned", blank_pdf(2, turned=90))
    pack = sent()
    members, whole = pages_of(pack.pdf), pages_of(pack.whole_pdf)
    assert "Drones" in members[0] and "Contents" in "".join(members[:2])
    # Members find each page under the number that it has in the whole pack.
    every = list(range(1, pack.last_page + 1))
    assert numbers_of(pack.pdf) == numbers_of(pack.whole_pdf) == every
    assert numbers_of(pack.whole_pdf, "Restricted") == [1] and len(whole) == len(members) + 1
    assert line_of(pack, f"Map of {SECRET}", "whole")["restricted"] is True
    for title, words in (("Turned", "Paper 2.3: Turned"), ("Drone scheme", "Open words of the")):
        page = line_of(pack, title)["page"]
        assert words in members[page - 1] and f"Pack page {page} of" in members[page - 1]
    assert line_of(pack, "Turned")["pages"] == 2
    assert line_of(pack, "Letter of the police")["why"] == "To follow"
    assert all("Not for publication" in page for page in members)
    assert all("OFFICIAL-SENSITIVE" in page for page in whole)
    assert bookmarks(pack.pdf) == [
        "Agenda", "Paper 2.1: Drone scheme", "Paper 2.3: Turned", f"Paper 3.1: Money for {INSIDE}",
    ]  # fmt: skip
    verbs = AuditEvent.objects.filter(target_type="reporting.meetingpack").values_list(
        "verb", flat=True
    )
    assert set(verbs) == {"froze", "issued"}


def test_the_public_pack_holds_not_a_word_that_is_kept(coming, sent, client_of, officer):
    """In pages, contents, bookmarks and every stream; nor does its page or the feed."""
    pack = sent()
    assert any(SECRET in page for page in pages_of(pack.whole_pdf))
    assert not any(SECRET in page for page in pages_of(pack.pdf))
    text = "\n".join((*pages_of(pack.public_pdf), *bookmarks(pack.public_pdf)))
    opened = everything_in(bytes_of(pack.public_pdf))
    shown = str(pack.contents["public"])
    place = f"/partnerships/moorland/meetings/{coming.meeting.pk}/"
    pages = [
        read(Client().get(each)).decode()
        for each in (place, "/partnerships/moorland/meetings/feed/")
    ]
    assert "Open words of the scheme." in text and "pack-1.pdf" in pages[0]
    for word in KEPT:
        assert word not in text and word.encode() not in opened
        assert word not in shown and not any(word in page for page in pages)
    assert read(Client().get(f"{place}pack-1.pdf")) == bytes_of(pack.public_pdf)
    rules = coming.group.rules
    rules.public_papers = False
    rules.save()
    assert Client().get(f"{place}pack-1.pdf").status_code == 404


def test_a_later_paper_makes_a_supplement_whose_pages_run_on_and_the_first_stays(coming, sent):
    first = sent()
    files = {name: bytes_of(getattr(first, name)) for name in ("pdf", "whole_pdf", "public_pdf")}
    facts = first.facts
    AgendaPaper.objects.filter(pk=coming.papers.waiting.pk).update(state="late", text="The letter.")
    AgendaPaper.objects.filter(pk=coming.papers.open.pk).update(number=2, text="Better words.")
    coming.items.drones.heading = "Other drones"
    coming.items.drones.save()
    second = sent()
    again = MeetingPack.objects.get(pk=first.pk)
    assert again.facts == facts
    assert all(bytes_of(getattr(again, name)) == data for name, data in files.items())
    assert (second.number, second.first_page) == (2, first.last_page + 1)
    pages = pages_of(second.pdf)
    assert numbers_of(second.pdf) == list(range(second.first_page, second.last_page + 1))
    assert "Supplement 1" in pages[0] and "To follow" not in pages[0]
    before = line_of(first, "Drone scheme")["page"]
    assert f"instead of pack page {before}" in " ".join(pages[0].split())
    assert "The letter." in pages[2] and "Better words." in pages[1]
    assert [line["title"] for line in second.contents["members"]] == [
        "Drone scheme", "Letter of the police",
    ]  # fmt: skip
    assert numbers_of(second.public_pdf)[0] == first.public_last_page + 1
    with pytest.raises(ValidationError, match="nothing to send out"):
        sent()


def test_a_file_that_cannot_be_bound_is_named_and_the_pack_is_made(coming, sent):
    receive(coming, "Damaged", b"%PDF-1.7 and nothing else")
    receive(coming, "Locked", blank_pdf(1, password="nobody knows"))
    receive(coming, "Plan in Word", b"PK word", "docx")
    receive(coming, "Map", dot().read(), "png", alternative_text="A map of two wards")
    lost, other = (receive(coming, title, blank_pdf(1)) for title in ("Lost", "Changed"))
    AgendaPaper.objects.filter(pk=other.pk).update(sha256="0" * 64)
    lost.file.storage.delete(lost.file.name)
    pack = sent()
    assert pack.state == "frozen"
    said = " ".join("\n".join(pages_of(pack.pdf)).split())
    for title, why in (
        ("Damaged", "It cannot be opened as a PDF"),
        ("Locked", "It is protected by a password"),
        ("Plan in Word", "A file of its own, beside this pack"),
        ("Lost", "Its file is not at hand"),
        ("Changed", "Its file is not the one that was received"),
    ):
        assert line_of(pack, title)["why"].startswith(why) and why in said
    assert line_of(pack, "Map")["pages"] == 1 and "A map of two wards" in said


def test_words_for_everybody_are_looked_over_first(coming, sent):
    AgendaPaper.objects.filter(pk=coming.papers.open.pk).update(text="Ask XX about it.")
    with pytest.raises(Blocked):
        sent()
    assert not MeetingPack.objects.exists()
    assert sent(overridden={"placeholder": "It is a name."}).overridden


def test_each_role_gets_what_is_theirs(coming, cast, client_of, sent):
    pack = sent()
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/"
    given = {"partnership": coming.meeting.partnership}
    person = make.PersonFactory(**given, user=cast["lead"])
    make.SeatFactory(**given, group=coming.group, person=person)
    files = {name: bytes_of(getattr(pack, name)) for name in ("pdf", "whole_pdf", "public_pdf")}
    theirs = {
        "lead": "pdf",
        "viewer": "public_pdf",
        "scrutiny": "public_pdf",
        "county": "public_pdf",
    }
    for kind in ("strategy", "chair", "clerk", "officer", *theirs):
        client, name = client_of(cast[kind]), theirs.get(kind, "whole_pdf")
        page = read(client.get(place)).decode()
        assert read(client.get(f"{place}1.pdf")) == files[name], kind
        assert (SECRET in page) is (name == "whole_pdf"), kind
        assert (INSIDE in page) is (name != "public_pdf"), kind
        allowed = kind in ("clerk", "officer")
        assert client.get(f"{place}issue/").status_code == (200 if allowed else 403)
    coming.group.rules.public_papers = False
    coming.group.rules.save()
    assert client_of(cast["viewer"]).get(f"{place}1.pdf").status_code == 404


def test_another_partnership_knows_nothing_of_it(coming, other_officer, client_of):
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/"
    for more in ("", "issue/", "1.pdf"):
        assert client_of(other_officer).get(place + more).status_code == 404


def test_a_supplement_is_asked_about_first_and_says_what_goes_to_whom(
    coming, sent, officer, client_of, django_capture_on_commit_callbacks
):
    sent()
    receive(coming, "Late plan", blank_pdf(1))
    client = client_of(officer)
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/"
    assert "Issue the supplement 1" in read(client.get(place)).decode()
    asked = client.get(f"{place}issue/")
    page = asked.content.decode()
    assert "2.3 Late plan" in page and "Files are not looked through" in page
    typed = {name: asked.context["form"][name].value() for name in ("version", "seen")}
    receive(coming, "Later plan", blank_pdf(1))
    answer = client.post(f"{place}issue/", typed)
    assert answer.status_code == 409 and "Later plan" in answer.content.decode()
    typed = {name: answer.context["form"][name].value() for name in ("version", "seen")}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{place}issue/", typed).status_code == 302
    assert "Supplement 1" in read(client.get(place)).decode()


@pytest.mark.parametrize("pages", [1, 12])
def test_nothing_that_members_have_tells_how_long_a_restricted_paper_is(
    pages, coming, sent, client_of, cast
):
    """Not the numbers, not the counts at the foot, not the contents, not the page about the pack."""
    last = receive(coming, "Money", blank_pdf(1), item=coming.items.back)
    receive(
        coming, f"Long of {SECRET}", blank_pdf(pages), item=coming.items.crime,
        audience="restricted",
    )  # fmt: skip
    first = sent()
    receive(coming, "Later", blank_pdf(2))
    receive(
        coming, f"More of {SECRET}", blank_pdf(pages), item=coming.items.crime,
        audience="restricted",
    )  # fmt: skip
    second = sent()
    said = [page for pack in (first, second) for page in pages_of(pack.pdf)]
    counts = [re.search(r"Pack page (\d+) of (\d+)", page).groups() for page in said]
    assert counts == [
        *((str(number), str(first.last_page)) for number in range(1, first.last_page + 1)),
        *(
            (str(number), str(second.last_page))
            for number in range(second.first_page, second.last_page + 1)
        ),
    ]
    assert second.first_page == first.last_page + 1 == 6
    assert all(not line["restricted"] for line in (*first.contents["members"], last_line(second)))
    assert numbers_of(first.whole_pdf, "Restricted") == list(range(1, pages + 2))
    assert numbers_of(second.whole_pdf, "Restricted") == list(range(pages + 2, 2 * pages + 2))
    given = {"partnership": coming.meeting.partnership}
    person = make.PersonFactory(**given, user=cast["lead"])
    make.SeatFactory(**given, group=coming.group, person=person)
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/"
    page = read(client_of(cast["lead"]).get(place)).decode()
    assert "pages 1 to 5:" in page and "estricted" not in page
    assert "restricted" in read(client_of(cast["clerk"]).get(place)).decode()
    assert line_of(first, last.title)["page"] == 5


def last_line(pack) -> dict:
    return pack.contents["members"][-1]


def test_a_longer_front_is_lettered_so_that_papers_keep_their_number():
    pieces = [
        BoundPiece(blank_pdf(3), 1, "Agenda", last=2, most=1),
        BoundPiece(blank_pdf(1), 2, "Paper", last=2),
        BoundPiece(blank_pdf(2), 4, "Kept", series="Restricted page", last=5),
    ]
    made = bind(pieces, title="Pack", language="en-GB")
    with pdfplumber.open(BytesIO(made)) as pdf:
        feet = [re.search(r"\w+ page \w+ of \d", page.extract_text())[0] for page in pdf.pages]
    assert feet == [
        "Pack page 1 of 2", "Pack page 1a of 2", "Pack page 1b of 2", "Pack page 2 of 2",
        "Restricted page 4 of 5", "Restricted page 5 of 5",
    ]  # fmt: skip
    with pikepdf.open(BytesIO(made)) as pdf:
        assert [page.label for page in pdf.pages] == ["1", "1a", "1b", "2", "R4", "R5"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_number_stands_at_the_foot_that_people_see(turned):
    piece = BoundPiece(blank_pdf(1, turned=turned), 7, "Paper (7)\\", "OFFICIAL-SENSITIVE", last=9)
    made = bind([piece], title="Pack", language="en-GB")
    assert made == bind([piece], title="Pack", language="en-GB")
    with pdfplumber.open(BytesIO(made)) as pdf:
        page = pdf.pages[0]
        words = {each["text"]: each for each in page.extract_words()}
        assert "Paper (7)\\" in page.extract_text()
        assert words["9"]["top"] > page.height - 30
        assert words["9"]["x1"] > page.width - 40 and words["Paper"]["x0"] < 40


def test_what_could_run_or_hides_in_a_page_goes_and_web_links_stay():
    document, made = pikepdf.new(), BytesIO()
    page = document.add_blank_page()
    link = {"Type": "/Annot", "Subtype": "/Link", "Rect": [0, 0, 9, 9]}
    actions = (
        {"S": "/URI", "URI": "https://example.org"},
        {"S": "/JavaScript", "JS": f"{SECRET}()"},
        {"S": "/Launch", "F": SECRET},
    )
    hidden = {"Type": "/Annot", "Subtype": "/Text", "Contents": SECRET, "Rect": [0, 0, 9, 9]}
    annotations = [link | {"A": action} for action in actions] + [hidden]
    page.obj.Annots = pikepdf.Array([as_dictionary(each) for each in annotations])
    document.docinfo["/Subject"] = SECRET
    document.save(made)
    data = bind([BoundPiece(made.getvalue(), 1, "Paper")], title="Pack", language="en")
    opened = everything_in(data)
    assert b"https://example.org" in opened and SECRET.encode() not in opened


def as_dictionary(value) -> pikepdf.Object:
    """A PDF dictionary of plain values; what begins with a stroke is a name."""
    if isinstance(value, dict):
        return pikepdf.Dictionary({f"/{key}": as_dictionary(each) for key, each in value.items()})
    if isinstance(value, list):
        return pikepdf.Array(value)
    return pikepdf.Name(value) if value.startswith("/") else pikepdf.String(value)


def test_a_pdf_without_a_page_is_refused():
    with pytest.raises(Unbound):
        count_pages(b"")


@pytest.mark.parametrize("many", [1, 20])
def test_statements_do_not_grow_with_papers(coming, many, django_assert_max_num_queries):
    for place in range(many):
        item = make.AgendaItemFactory(**coming.given, position=20 + place)
        make.AgendaPaperFactory(
            partnership=coming.meeting.partnership, item=item, state="received", text="Words"
        )
    meeting = meeting_now(coming.meeting)
    with django_assert_max_num_queries(45):
        preview_pack(meeting)


def test_the_reader_opens_the_file_where_a_paper_begins(coming, sent, client_of, cast, officer):
    receive(coming, "Turned", blank_pdf(2, turned=90))
    receive(coming, "Plan in Word", b"PK word", "docx")
    first = sent()
    receive(coming, "Later", blank_pdf(2))
    second = sent()
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/"
    client = client_of(cast["clerk"])
    opened = client.get(f"{place}read/")
    words = opened.content.decode()
    assert f'src="{place}1.pdf#page=1"' in words and f"Map of {SECRET}" in words
    assert "frame-src 'self'" in opened.headers["Content-Security-Policy"]
    for pack in (first, second):
        whole = pages_of(pack.whole_pdf or pack.pdf)
        for line in pack.contents["whole"]:
            query = {"pack": pack.number, "paper": line["pk"]}
            spread = client.get(f"{place}read/", query).context["spread"]
            if line["page"]:
                assert spread.opened.title == line["title"]
                assert f"Paper {line['number']}: {line['title']}" in whole[spread.opened.sheet - 1]
            else:
                assert spread.opened.sheet == 1, "what has no page opens the beginning"
    file = client.get(f"{place}1.pdf")
    assert file.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in file.headers["Content-Security-Policy"]
    read(file)


def test_the_reader_shows_nobody_what_is_not_theirs(coming, sent, client_of, cast, other_officer):
    sent()
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/read/"
    page = client_of(cast["viewer"]).get(place).content.decode()
    assert "Drone scheme" in page and not any(word in page for word in KEPT)
    secret = coming.papers.secret
    asked = client_of(cast["viewer"]).get(place, {"pack": 1, "paper": secret.pk})
    assert asked.context["spread"].opened.paper == 0
    for wrong in (
        {"pack": "x"},
        {"paper": "9" * 40},
        {"pack": "1\0"},
        {"pack": "1", "paper": "-1"},
    ):
        assert client_of(cast["clerk"]).get(place, wrong).status_code == 200
    coming.group.rules.public_papers = False
    coming.group.rules.save()
    shut = client_of(cast["viewer"]).get(place).content.decode()
    assert "are not open to you" in shut and "Drone scheme" not in shut
    assert client_of(other_officer).get(place).status_code == 404


def test_the_reader_costs_the_same_however_many_papers(coming, sent, client_of, cast):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place).status_code == 200
        return len(captured)

    sent()
    client = client_of(cast["clerk"])
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/pack/read/"
    client.get(place)
    before = cost()
    for number in range(4):
        receive(coming, f"Later {number}", blank_pdf(1))
    sent()
    assert cost() == before
