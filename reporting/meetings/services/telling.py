"""Writing to the members of a meeting once its agenda is out, and when a supplement follows."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Q

from csp import changes
from csp.models import User
from plans.access import POWERS, Can
from plans.models import Group, Role, Seat
from reporting.letters.posting import Posting
from reporting.letters.services.letter import post_all
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


def tell_members_of_agenda(meeting: Meeting, *, by: User) -> None:
    """Once a meeting: an agenda that is issued again tells nobody again."""
    what = f"The agenda of {meeting.group}, {meeting.day_words}"
    write_to_members(meeting, by=by, step=f"agenda-{meeting.pk}", what=what, page=meeting)


def tell_members_of_supplement(pack: MeetingPack, *, by: User) -> None:
    """Once a supplement."""
    meeting = pack.meeting
    what = f"{pack.name} to the pack of {meeting.group}, {meeting.day_words}"
    write_to_members(
        meeting, by=by, step=f"meeting-pack-{meeting.pk}-{pack.number}", what=what, page=pack
    )


def write_to_members(
    meeting: Meeting, *, by: User, step: str, what: str, page: Meeting | MeetingPack
) -> None:
    """A link to the page and no attachment, so that each member reads there what is theirs."""
    link = f"{settings.SITE_URL}{page.get_absolute_url()}"
    text = (
        f"{what}, is out. Sign in to read it:\n\n{link}\n\n"
        "You get this as you are a member. There is nothing to answer.\n"
    )
    letters = [
        Posting(email, step, f"Out now: {what[:1].lower()}{what[1:]}", text)
        for email in members_written_to(meeting)
    ]
    if new := post_all(partnership=meeting.partnership, letters=letters):
        detail = {"members": ["", str(len(new))]}
        changes.record_event(by=by, verb="wrote to the members of", target=meeting, detail=detail)
