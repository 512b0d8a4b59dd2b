"""Who sent an answer, as those read who lead its row: often several do, and one of them answered. Pure."""

from __future__ import annotations

from actions.models import Invitation, Update

SOMEBODY = "somebody else who leads it"


def is_sender(invitation: Invitation | None, update: Update) -> bool:
    """Whether whoever holds a link sent the answer themselves, by it or signed in."""
    if invitation is None or update.behalf_of:
        return False
    signed_in = update.sent_by_id is not None and update.sent_by_id == invitation.user_id
    return signed_in or update.sent_as in ("", invitation.name)


def sender_of(update: Update) -> str:
    """Who sent it, and for whom it was recorded, in words."""
    who = update.sent_as or SOMEBODY
    return f"{who}, on behalf of {update.behalf_of}" if update.behalf_of else who
