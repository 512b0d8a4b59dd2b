"""Writing to the members of a meeting once its agenda is out, and when a supplement follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db.models import Q

from actions.owed.addressees import OwedReader, person_reader
from csp import changes
from csp.models import User
from csp.periods import today
from plans.access import POWERS, Can
from plans.models import Group, Role, Seat
from reporting.letters.posting import Posting
from reporting.letters.services.letter import post_all
from reporting.meetings.member_letter import member_letter
from reporting.meetings.queries.coming import seats_at
from reporting.models import Meeting, MeetingPack

# The roles that make somebody a member of each strategy group.
MEMBER_ROLES = [kind for kind, powers in POWERS.items() if Can.DISCUSS in powers]


def members_written_to(meeting: Meeting) -> list[str]:
    """The addresses of the members who can sign in to read it, each once. Three queries."""
    groups = [meeting.group, *meeting.joint_groups.all()]
    seats = Seat.objects.filter(group__in=groups)
    sitting = Q(user__in=seats.filter(person__user__isnull=False).values("person__user"))
    sitting |= Q(
        user__in=seats.filter(post__holder__user__isnull=False).values("post__holder__user")
    )
    if any(group.kind == Group.Kind.STRATEGY for group in groups):
        sitting |= Q(kind__in=MEMBER_ROLES)
    rows = Role.objects.filter(partnership=meeting.partnership, ended_at=None)
    rows = rows.filter(sitting, user__is_active=True).order_by("user__email")
    emails = rows.values_list("user__email", flat=True)
    return list(dict.fromkeys(email.lower() for email in emails if email))


def everybody_written_to(meeting: Meeting) -> list[str]:
    """The addresses of all members who get an e-mail, with an account or without one."""
    return [
        *members_written_to(meeting),
        *(each.email for each in members_by_link(meeting, today())),
    ]


def members_by_link(meeting: Meeting, day: date) -> list[OwedReader]:
    """Whoever has a seat, an address and no account here, each address once. Four queries."""
    signed_in = set(members_written_to(meeting))
    found: dict[str, OwedReader] = {}
    for seat in seats_at(meeting):
        reader = person_reader(seat.holder, day) if seat.holder else None
        if reader and reader.email not in signed_in:
            found.setdefault(reader.email, reader)
    return list(found.values())


def tell_members_of_agenda(meeting: Meeting, *, by: User) -> None:
    """Once a meeting: an agenda that is issued again tells nobody again."""
    what = f"The agenda of {meeting.group}, {meeting.day_words}"
    own = [member_letter(meeting, each, what) for each in members_by_link(meeting, today())]
    write_to_members(meeting, by=by, step=f"agenda-{meeting.pk}", what=what, page=meeting, own=own)


def tell_members_of_supplement(pack: MeetingPack, *, by: User) -> None:
    """Once a supplement."""
    meeting = pack.meeting
    what = f"{pack.name} to the pack of {meeting.group}, {meeting.day_words}"
    step = f"meeting-pack-{meeting.pk}-{pack.number}"
    own = [
        member_letter(meeting, each, what, pack.number)
        for each in members_by_link(meeting, today())
    ]
    write_to_members(meeting, by=by, step=step, what=what, page=pack, own=own)


def write_to_members(
    meeting: Meeting,
    *,
    by: User,
    step: str,
    what: str,
    page: Meeting | MeetingPack,
    own: Sequence[Posting],
) -> None:
    """A link to the page and no attachment, so that each member reads there what is theirs.

    ``own`` are the letters to members who cannot sign in, each with a link of their own.
    """
    link = f"{settings.SITE_URL}{page.get_absolute_url()}"
    text = (
        f"{what}, is out. Sign in to read it:\n\n{link}\n\n"
        "You get this as you are a member. There is nothing to answer.\n"
    )
    letters = [
        Posting(email, step, f"Out now: {what[:1].lower()}{what[1:]}", text)
        for email in members_written_to(meeting)
    ]
    if new := post_all(partnership=meeting.partnership, letters=[*letters, *own]):
        detail = {"members": ["", str(len(new))]}
        changes.record_event(by=by, verb="wrote to the members of", target=meeting, detail=detail)
