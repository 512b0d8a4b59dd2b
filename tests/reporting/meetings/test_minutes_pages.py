"""The pages of minutes for those who are signed in: who reads what of them, and who may do what."""

from __future__ import annotations

from datetime import date

import pytest

from reporting.meetings.services.minutes import circulate_minutes
from reporting.models import Meeting, Report
from tests import factories as make
from tests.reporting.meetings.stockton import INSIDE, SECRET, held_meeting
from tests.reporting.meetings.test_public_meetings import read_file


@pytest.fixture
def held(partnership):
    return held_meeting(partnership)


def address(held, *more: str) -> str:
    return "/".join(["/workspace/moorland/meetings", str(held.meeting.pk), "minutes", *more, ""])


@pytest.fixture
def post(client_of, django_capture_on_commit_callbacks):
    def sent(user, place: str, **typed):
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(user).post(place, typed)

    return sent


@pytest.fixture
def circulated(held, officer, django_capture_on_commit_callbacks) -> Report:
    with django_capture_on_commit_callbacks(execute=True):
        made = circulate_minutes(by=officer, meeting=held.meeting, version=held.meeting.version)
    made.refresh_from_db()
    return made


def form_of(response) -> dict:
    form = response.context["form"]
    return {name: form[name].value() for name in ("version", "seen") if name in form.fields}


def page_of(client_of, user, held) -> str:
    return client_of(user).get(address(held)).content.decode()


def test_a_clerk_reads_them_as_they_stand_and_members_when_they_are_out(held, cast, client_of):
    assert "Members liked it." in page_of(client_of, cast["clerk"], held)
    for kind in ("strategy", "chair", "lead", "scrutiny", "county", "viewer"):
        said = page_of(client_of, cast[kind], held)
        assert "The minutes are not out yet." in said and "Members liked it." not in said


@pytest.mark.parametrize("kind", ["strategy", "chair", "clerk", "officer"])
def test_those_with_the_right_read_what_is_restricted_once_the_draft_is_out(
    kind, held, cast, client_of, circulated
):
    said = page_of(client_of, cast[kind], held)
    assert SECRET in said and INSIDE in said and "SDP 3/17" in said


def test_a_member_without_the_right_reads_the_members_page_as_it_was_frozen(
    held, cast, client_of, circulated
):
    person = make.PersonFactory(partnership=held.meeting.partnership, user=cast["lead"])
    make.SeatFactory(partnership=held.meeting.partnership, group=held.group, person=person)
    said = page_of(client_of, cast["lead"], held)
    assert INSIDE in said and SECRET not in said
    file = client_of(cast["lead"]).get(address(held, circulated.slug).rstrip("/") + ".pdf")
    assert file.status_code == 200 and read_file(file).startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["lead", "scrutiny", "county", "viewer"])
def test_a_colleague_who_is_no_member_reads_what_the_public_does(
    kind, held, cast, client_of, circulated
):
    assert INSIDE not in page_of(client_of, cast[kind], held)
    held.group.rules.public_minutes = "draft"
    held.group.rules.save()
    said = page_of(client_of, cast[kind], held)
    assert INSIDE not in said and SECRET not in said
    place = address(held, circulated.slug).rstrip("/")
    assert client_of(cast[kind]).get(f"{place}.pdf").status_code == 404
    print_page = f"/workspace/moorland/meetings/{held.meeting.pk}/minutes-print.pdf"
    assert client_of(cast[kind]).get(print_page).status_code == 403


def test_the_draft_is_circulated_and_approved_on_pages_that_ask_first(
    held, officer, client_of, post
):
    place = address(held, "circulate")
    asked = client_of(officer).get(place)
    answer = post(officer, place, **form_of(asked))
    assert answer.status_code == 302 and answer["Location"] == address(held)
    assert Report.objects.get().state == "frozen"
    place = address(held, "approve")
    asked = client_of(officer).get(place)
    assert asked.context["form"]["approving_meeting"].value() == held.later.pk
    typed = {"approved_on": "16 May 2017", "approving_meeting": held.later.pk, "corrections": ""}
    answer = post(officer, place, **typed, **form_of(asked))
    assert answer.status_code == 302
    now = Meeting.objects.get(pk=held.meeting.pk)
    assert (now.state, now.approved_on) == ("approved", date(2017, 5, 16))
    said = page_of(client_of, officer, held)
    assert Report.objects.get(kind="minutes").sha256 in said and "Approved on 16 May 2017." in said


def test_what_the_public_would_read_is_mended_or_let_stand_on_the_page(
    held, officer, client_of, post
):
    held.group.rules.public_minutes = "draft"
    held.group.rules.save()
    held.items.welcome.body = "Ask XX."
    held.items.welcome.save()
    place = address(held, "circulate")
    asked = client_of(officer).get(place)
    assert "still says “XX”" in asked.content.decode()
    answer = post(officer, place, **form_of(asked))
    assert answer.status_code == 422 and "Nothing was done" in answer.content.decode()
    answer = post(officer, place, **form_of(asked), **{"reason-placeholder": "It is a name."})
    assert answer.status_code == 302


def test_words_that_came_in_meanwhile_are_shown_before_anything_goes_out(
    held, officer, client_of, post
):
    place = address(held, "circulate")
    typed = form_of(client_of(officer).get(place))
    held.items.welcome.body = "Other words."
    held.items.welcome.save()
    answer = post(officer, place, **typed)
    assert answer.status_code == 409 and not Report.objects.exists()
    answer = post(officer, place, **form_of(answer))
    assert answer.status_code == 302


def test_the_chair_signs_what_was_approved(held, officer, cast, client_of, post):
    for step, typed in (("circulate", {}), ("approve", {"approved_on": "16 May 2017"})):
        asked = client_of(officer).get(address(held, step))
        post(officer, address(held, step), **typed, **form_of(asked))
    asked = client_of(cast["chair"]).get(address(held, "sign"))
    typed = {"signed_by": "Cllr Avery Quill (Chair)", "signed_on": "16 May 2017"}
    answer = post(cast["chair"], address(held, "sign"), **typed, **form_of(asked))
    assert answer.status_code == 302
    assert "Cllr Avery Quill (Chair), 16 May 2017" in page_of(client_of, cast["chair"], held)
    assert client_of(cast["clerk"]).get(address(held, "sign")).status_code == 403


@pytest.mark.parametrize("many", [1, 15])
def test_statements_of_the_page_do_not_grow_with_items(
    held, officer, client_of, many, django_assert_max_num_queries
):
    for place in range(many):
        make.AgendaItemFactory(**held.given, position=20 + place, body="Words")
    with django_assert_max_num_queries(31):
        assert client_of(officer).get(address(held)).status_code == 200
