"""The links of members: made when their e-mail goes, and what they open."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from csp.links.services import issue_link
from csp.models import EmailedLink
from csp.periods import today
from reporting.letters.linked import LetterLinks
from reporting.meetings.access import DRAFT_OUT
from reporting.meetings.member_letter import MEMBER_STEP
from reporting.meetings.services.telling import members_by_link
from reporting.models import Letter, Meeting


def opens_for_members(meeting: Meeting) -> bool:
    """A member's link opens a meeting until its minutes go round."""
    return meeting.state not in DRAFT_OUT


def member_letters_still_wanted(letters: Sequence[Letter]) -> set[int]:
    """Those whose meeting stands and whose reader is still a member of it."""
    numbers = {letter.pk: meeting_number(letter) for letter in letters}
    rows = Meeting.objects.select_related("group", "partnership").prefetch_related("joint_groups")
    meetings = rows.in_bulk(set(numbers.values()))
    readers = {
        pk: {each.email for each in members_by_link(meeting, today())}
        for pk, meeting in meetings.items()
        if opens_for_members(meeting) and not meeting.called_off
    }
    return {each.pk for each in letters if each.email.lower() in readers.get(numbers[each.pk], ())}


def meeting_number(letter: Letter) -> int:
    return int(letter.step.removeprefix(MEMBER_STEP).partition("-")[0])


def make_member_link(letter: Letter) -> str:
    """A new link for a member; it has no last day, as it ends when the minutes go round."""
    rows = Meeting.objects.select_related("group", "partnership").prefetch_related("joint_groups")
    meeting = rows.get(pk=meeting_number(letter))
    email = letter.email.lower()
    reader = next(each for each in members_by_link(meeting, today()) if each.email == email)
    issued = issue_link(
        purpose=EmailedLink.Purpose.MEMBER,
        tenant=letter.partnership_id,
        email=letter.email,
        name=reader.name or letter.email,
        expires_on=None,
        holder=reader.holder,
        about=meeting,
    )
    return settings.SITE_URL + reverse("member", args=[issued.secret])


MEMBER_LINKS = LetterLinks(wanted=member_letters_still_wanted, make=make_member_link)
