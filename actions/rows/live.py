"""Whether anything in a partnership changed, asked every few seconds by every open plan.

The address carries a signed token in place of a session, so that an answer costs one statement. What a token
tells is a number that grows with each change, and nothing of what changed.
"""

from __future__ import annotations

from django.core import signing
from django.urls import reverse

from csp.models import AuditEvent, User
from plans.models import Plan

SALT = "actions.rows.live"
GOOD_FOR = 300  # seconds; a new one comes with each sign of presence


def live_address(user: User, plan: Plan) -> str:
    """Where a page may ask for a while; good for one person and one plan."""
    token = signing.dumps([user.pk, plan.pk, plan.partnership_id], salt=SALT)
    return reverse("live", args=[token])


def partnership_of_live_token(token: str) -> int | None:
    """The number of the partnership that a token asks about; None for one that is forged or too old."""
    try:
        _, _, partnership = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    return partnership


def last_change_of(partnership: int) -> int:
    """The number of the last event of a partnership, in one statement; nought where nothing happened yet."""
    return AuditEvent.objects.latest_number_of(partnership).first() or 0
