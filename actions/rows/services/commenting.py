"""Comments on a row and on its cells: said, resolved, opened again and taken back; and who hears of one."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mass_mail
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from actions.models import Action, RowComment
from csp import changes
from csp.models import User
from plans.access import AUDIENCE_POWERS, POWERS, Can
from plans.audience import Audience
from plans.models import Role
from plans.pages.queries import current_roles

NOT_THEIRS = "Only who wrote a comment can take it back."


def people_to_tell(action: Action, *, without: User) -> QuerySet[User]:
    """Everybody who may read what is said about a row: colleagues, and of a narrower row only its readers."""
    power = AUDIENCE_POWERS[Audience(action.visibility)]
    kinds = [
        kind
        for kind, powers in POWERS.items()
        if Can.READ_DRAFTS in powers and (power is None or power in powers)
    ]
    leads = action.leads.exclude(organisation=None).order_by().values("organisation")
    may = Q(kind__in=kinds) | Q(kind=Role.Kind.LEAD, organisation__in=leads)
    roles = current_roles(action.partnership).filter(may).order_by()
    found = User.objects.filter(is_active=True, pk__in=roles.values("user"))
    return found.exclude(pk=without.pk).order_by("name", "pk")


@transaction.atomic
def add_row_comment(
    *, by: User, action: Action, cell: str, text: str, tell: Collection[User] = ()
) -> RowComment:
    """Say something about a row, or about ``cell`` of it; ``tell`` are sent it by e-mail.

    A thread that was resolved is open again with it. Raises ValidationError for empty words.
    """
    comment = RowComment(
        partnership_id=action.partnership_id,
        action=action,
        cell=cell,
        text=text.strip(),
        by=by,
        said_as=str(by)[:200],
    )
    changes.create(comment, by=by, verb="commented")
    thread_of(action, cell).exclude(resolved_at=None).update(resolved_at=None)
    if tell:
        transaction.on_commit(lambda: mail_row_comment(comment, tell))
    return comment


@transaction.atomic
def resolve_comments(*, by: User, action: Action, cell: str, resolved: bool) -> int:
    """Say that a thread needs nothing more, or that it does after all; returns how many comments it has."""
    thread = thread_of(action, cell)
    moved = thread.filter(resolved_at__isnull=resolved).update(
        resolved_at=timezone.now() if resolved else None
    )
    if moved:
        verb = "resolved comments" if resolved else "opened comments again"
        changes.record_event(by=by, verb=verb, target=action, detail={"cell": cell})
    return moved


def take_back_comment(*, by: User, comment: RowComment) -> None:
    """Take out what one said oneself. Raises PermissionDenied for what somebody else said."""
    if comment.by_id != by.pk:
        raise PermissionDenied(NOT_THEIRS)
    changes.remove(comment, by=by)


def thread_of(action: Action, cell: str) -> QuerySet[RowComment]:
    return RowComment.objects.filter(action=action, cell=cell)


def mail_row_comment(comment: RowComment, tell: Collection[User]) -> None:
    """Each gets a mail of their own. Words about a row that is not for everybody stay on the site."""
    row = comment.action
    context = {
        "comment": comment,
        "row": row,
        "says": row.visibility == Audience.PUBLIC,
        "link": f"{settings.SITE_URL}{row.get_absolute_url()}comments/",
    }
    message = render_to_string("actions/rows/mail/comment.txt", context)
    subject = f"{row.plan}: a comment on row {row.ref}"
    send_mass_mail([(subject, message, None, [each.email]) for each in tell])
