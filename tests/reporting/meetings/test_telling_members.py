"""Members hear once that an agenda is out, and once of each supplement; nobody else does."""

from __future__ import annotations

import pytest

from csp.models import AuditEvent
from reporting.meetings.services.issue import issue_agenda
from reporting.meetings.services.pack import issue_pack
from reporting.meetings.services.telling import members_written_to
from reporting.models import AgendaPaper, Letter, MeetingPack
from tests import factories as make
from tests.reporting.meetings.coming import INSIDE, SECRET, coming_meeting, meeting_now


@pytest.fixture
def coming(partnership, cast):
    made = coming_meeting(partnership)
    person = make.PersonFactory(partnership=partnership, user=cast["lead"])
    make.SeatFactory(partnership=partnership, group=made.group, person=person)
    make.SeatFactory(partnership=partnership, group=made.group, words="Nobody with an account")
    return made


def test_members_are_written_to_once_and_told_nothing_but_where_to_read(coming, cast, officer):
    members = {cast[kind].email.lower() for kind in ("chair", "strategy", "lead")}
    assert members <= set(members_written_to(coming.meeting))
    others = {cast[kind].email.lower() for kind in ("viewer", "scrutiny", "county")}
    assert not others & set(members_written_to(coming.meeting))
    meeting = meeting_now(coming.meeting)
    issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    letters = list(Letter.objects.all())
    assert members <= {letter.email for letter in letters}
    assert len(letters) == len({letter.email for letter in letters})
    assert all(meeting.get_absolute_url() in letter.text for letter in letters)
    assert not [
        w for w in (SECRET, INSIDE, "Drone") for each in letters if w in each.text + each.subject
    ]
    assert AuditEvent.objects.filter(verb="wrote to the members of").count() == 1


def test_a_supplement_tells_them_once_more_and_its_link_is_the_pack(
    coming, officer, client_of, django_capture_on_commit_callbacks
):
    place = f"/workspace/moorland/meetings/{coming.meeting.pk}/agenda/issue/"
    page = client_of(officer).get(place).content.decode()
    assert all(email in page for email in members_written_to(coming.meeting))
    meeting = meeting_now(coming.meeting)
    with django_capture_on_commit_callbacks(execute=True):
        issue_agenda(by=officer, meeting=meeting, version=meeting.version)
    first = Letter.objects.count()
    AgendaPaper.objects.filter(pk=coming.papers.waiting.pk).update(state="late", text="The letter.")
    meeting = meeting_now(meeting)
    issue_pack(by=officer, meeting=meeting, version=meeting.version)
    pack = MeetingPack.objects.get(number=2)
    told = Letter.objects.filter(step=f"meeting-pack-{meeting.pk}-2")
    assert first and told.count() == first
    assert all(pack.get_absolute_url() in letter.text for letter in told)
