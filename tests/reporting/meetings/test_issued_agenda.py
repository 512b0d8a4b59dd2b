"""An agenda that is issued: frozen for each kind of reader, never changed, never telling too much."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from page import validate_pdf

from csp.changes import Stale
from csp.models import AuditEvent
from reporting.editions.services.reasons import Blocked
from reporting.facts.pictures import bytes_of
from reporting.meetings.compose.agenda import agenda_version
from reporting.meetings.rules.sentences import coming_sentence
from reporting.meetings.services.issue import issue_agenda, preview_agenda
from reporting.models import AgendaPaper, Report
from tests import factories as make
from tests.reporting.meetings.coming import (
    INSIDE,
    SECRET,
    coming_meeting,
    meeting_now,
    newest_agenda,
    words_of_pdf,
)
from tests.world import read

KEPT = (SECRET, INSIDE, "meet.example")


@pytest.fixture
def coming(partnership):
    return coming_meeting(partnership)


@pytest.fixture
def issue(coming, officer, django_capture_on_commit_callbacks):
    """``issue()`` is the newest version of the agenda as it was frozen, with its files."""

    def done(**asked) -> Report:
        meeting = meeting_now(coming.meeting)
        with django_capture_on_commit_callbacks(execute=True):
            issue_agenda(by=officer, meeting=meeting, version=meeting.version, **asked)
        return newest_agenda(meeting)

    return done


def address(coming, *more: str) -> str:
    return "/".join(["/workspace/moorland/meetings", str(coming.meeting.pk), *more])


def public(coming, more: str = "") -> str:
    return f"/partnerships/moorland/meetings/{coming.meeting.pk}/{more}"


def said(answer) -> str:
    return answer.content.decode()


def form_of(client, place) -> dict:
    form = client.get(place).context["form"]
    return {name: form[name].value() for name in ("version", "seen")}


def test_the_members_version_says_all_but_what_is_restricted(coming, issue):
    report = issue()
    words = words_of_pdf(report.pdf)
    assert "A meeting of Safer Dale Partnership will be held on Tuesday, 16th May, 2017." in words
    for each in ("9.30am", "Town Hall", "To decide · Safety Officer", "In two wards", INSIDE):
        assert each in words
    assert "Paper 2.1: Drone scheme" in words
    assert "Paper 2.2: Letter of the police (to follow)" in words
    assert "(a) Local board · Chair" in words
    assert "Recorded crime" in words and SECRET not in words
    assert "Not for publication" in words
    assert [SECRET in each for each in (report.page, report.facts)] == [False, True]
    with report.docx.open() as file:
        paragraphs = "\n".join(each.text for each in docx.Document(file).paragraphs)
    assert "Paper 2.1: Drone scheme" in paragraphs and SECRET not in paragraphs


def test_the_public_version_has_headings_for_the_public_and_no_other_words(coming, issue, tmp_path):
    report = issue()
    assert report.state == "published"
    words = words_of_pdf(report.public_pdf)
    assert "Budget" in words and "Recorded crime" in words and "Not open to the public." in words
    assert "Drone scheme" in words and "Not for publication" not in words
    with report.public_docx.open() as file:
        paragraphs = "\n".join(each.text for each in docx.Document(file).paragraphs)
    for place in (words, paragraphs, report.public_page):
        assert not [word for word in KEPT if word in place]
    stored = tmp_path / "agenda.pdf"
    stored.write_bytes(bytes_of(report.pdf))
    checked = validate_pdf(str(stored), profile="ua1")
    assert checked.is_compliant, str(checked)


def test_what_was_issued_does_not_change_with_item_title_paper_or_place(coming, issue):
    """The golden facts of a version, byte for byte, and of the next one."""
    first = issue()
    files = {name: bytes_of(getattr(first, name)) for name in ("pdf", "public_pdf", "docx")}
    facts, page = first.facts, first.public_page
    coming.items.drones.heading = "Other drones"
    coming.items.drones.save()
    AgendaPaper.objects.filter(pk=coming.papers.open.pk).update(title="Other", text="Other")
    coming.meeting = meeting_now(coming.meeting)
    coming.meeting.place = "Elsewhere"
    coming.meeting.save()
    again = Report.objects.get(pk=first.pk)
    assert (again.facts, again.public_page) == (facts, page)
    assert again.sha256 == sha256(facts.encode()).hexdigest()
    assert all(bytes_of(getattr(again, name)) == data for name, data in files.items())
    assert "Other drones" not in said(Client().get(public(coming)))
    second = issue()
    assert second.number == 2 and "Other drones" in second.public_page
    assert "Version 2" in words_of_pdf(second.pdf)
    assert "Other drones" in said(Client().get(public(coming)))


def test_an_agenda_that_did_not_change_is_not_issued_twice_and_the_history_says_who(coming, issue):
    report = issue()
    told = AuditEvent.objects.filter(verb__in=("issued the agenda of", "froze", "issued"))
    assert {each.verb for each in told} == {"issued the agenda of", "froze", "issued"}
    assert report.get_absolute_url() == coming.meeting.get_absolute_url()
    with pytest.raises(ValidationError, match="Nothing has changed"):
        issue()


def test_a_paper_keeps_its_number_when_one_before_it_is_withdrawn(coming, issue):
    issue()
    AgendaPaper.objects.filter(pk=coming.papers.open.pk).update(
        state="withdrawn", withdrawn_reason="Not ready"
    )
    words = words_of_pdf(issue().pdf)
    assert "Paper 2.2: Letter of the police" in words and "Drone scheme" not in words


def test_nothing_is_made_for_the_public_where_the_rules_say_so(coming, issue):
    coming.group.rules.public_agenda = coming.group.rules.public_papers = False
    coming.group.rules.save()
    report = issue()
    assert (report.state, report.public_page, bool(report.public_pdf)) == ("frozen", "", False)
    assert Client().get(public(coming, "agenda.pdf")).status_code == 404
    coming.group.rules.public_agenda = True
    coming.group.rules.save()
    assert "Drones" not in said(Client().get(public(coming)))


def test_a_rule_that_is_made_narrower_takes_the_agenda_away_at_once(coming, issue):
    issue()
    place = public(coming, "agenda.pdf")
    assert read(Client().get(place)).startswith(b"%PDF")
    coming.group.rules.public_agenda = coming.group.rules.public_papers = False
    coming.group.rules.save()
    assert Client().get(place).status_code == 404
    assert "Drones" not in said(Client().get(public(coming)))


def test_what_the_public_would_read_is_mended_or_let_stand(coming, issue):
    coming.items.drones.rubric = f"Beside the crime in {SECRET} street."
    coming.items.drones.save()
    with pytest.raises(Blocked) as stopped:
        issue()
    assert [each.code for each in stopped.value.findings] == ["restricted-words"]
    report = issue(overridden={"restricted-words": "The street is known."})
    assert report.overridden[0]["reason"] == "The street is known."


def test_who_may_not_be_named_is_a_post_in_public(coming, issue):
    make.PersonFactory(partnership=coming.meeting.partnership, name="Robin Marsh", post="Analyst")
    coming.items.drones.author_words = "Robin Marsh"
    coming.items.drones.save()
    report = issue()
    assert "Robin Marsh" in words_of_pdf(report.pdf)
    assert "Robin Marsh" not in report.public_page and "Analyst" in report.public_page


def test_the_page_shows_what_becomes_public_before_it_does(coming, officer, client_of):
    page = said(client_of(officer).get(address(coming, "agenda", "issue", "")))
    everybody = page.split("What everybody will read")[1].split("</details>")[0]
    assert "Drone scheme" in everybody and "Recorded crime" in everybody
    assert not [word for word in KEPT if word in everybody]
    assert not Report.objects.exists()


def test_words_that_came_in_meanwhile_are_shown_before_anything_goes_out(
    coming, officer, client_of
):
    client, place = client_of(officer), address(coming, "agenda", "issue", "")
    typed = form_of(client, place)
    coming.items.drones.heading = "Other drones"
    coming.items.drones.save()
    answer = client.post(place, typed)
    assert answer.status_code == 409 and not Report.objects.exists()
    form = answer.context["form"]
    again = {name: form[name].value() for name in ("version", "seen")}
    assert client.post(place, again).status_code == 302
    meeting = meeting_now(coming.meeting)
    with pytest.raises(Stale):
        issue_agenda(by=officer, meeting=meeting, version=meeting.version - 1)


def test_each_role_gets_what_is_theirs_of_what_was_issued(coming, cast, client_of, issue):
    report = issue()
    version = address(coming, "agenda", f"{report.slug}.pdf")
    given = {"partnership": coming.meeting.partnership}
    person = make.PersonFactory(**given, user=cast["lead"])
    make.SeatFactory(**given, group=coming.group, person=person)
    for kind in ("strategy", "chair", "clerk", "officer", "lead"):
        client = client_of(cast[kind])
        page = said(client.get(address(coming, "")))
        assert "version 1" in page and report.sha256 in page
        assert read(client.get(version)) == bytes_of(report.pdf)
        whole = read(client.get(address(coming, "agenda-print.docx")))
        paragraphs = [each.text for each in docx.Document(BytesIO(whole)).paragraphs]
        # Somebody with a seat and no more has what members have.
        assert (f"Houses of {SECRET}" in paragraphs) is (kind != "lead"), kind
        assert (SECRET in page) is (kind != "lead"), kind
    for kind in ("scrutiny", "county", "viewer"):
        client = client_of(cast[kind])
        page = said(client.get(address(coming, "")))
        assert not [word for word in KEPT if word in page] and report.sha256 not in page
        for place in (version, address(coming, "agenda-print.pdf")):
            assert client.get(place).status_code == 403


def test_before_it_is_issued_only_clerks_and_the_chair_print_the_draft(coming, cast, client_of):
    opens = {
        kind: client_of(cast[kind]).get(address(coming, "agenda-print.docx")).status_code
        for kind in ("clerk", "chair", "strategy", "viewer")
    }
    assert opens == {"clerk": 200, "chair": 200, "strategy": 403, "viewer": 403}


def test_another_partnership_knows_nothing_of_it(coming, other_officer, client_of):
    for place in ("agenda-print.pdf", "agenda/any.pdf", "agenda/issue/"):
        assert client_of(other_officer).get(address(coming, place)).status_code == 404


def test_facts_hold_the_restricted_only_for_those_who_may(coming):
    version = agenda_version(coming.meeting)
    everybody, members, whole = map(str, (version.public, version.members, version.whole))
    assert SECRET in whole and SECRET not in members + everybody
    assert INSIDE in members and INSIDE not in everybody


def test_an_opening_of_its_own_gives_way_before_the_meeting(coming):
    day = coming.meeting.date
    assert coming_sentence("The Board met.", "Board", day).startswith("A meeting of Board will be")


@pytest.mark.parametrize("many", [1, 20])
def test_statements_do_not_grow_with_items(coming, many, django_assert_max_num_queries):
    for place in range(many):
        item = make.AgendaItemFactory(**coming.given, position=20 + place)
        make.AgendaPaperFactory(partnership=coming.meeting.partnership, item=item)
    meeting = meeting_now(coming.meeting)
    with django_assert_max_num_queries(45):
        preview_agenda(meeting)
