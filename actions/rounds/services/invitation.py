"""The links by which leads answer without an account: who gets one, what it opens, when it ends.

A link is the number of an invitation, signed with the site's key and the invitation's own secret.
Nothing that would open it is stored, so that a copy of the database opens no link, and the same link
can be written into every e-mail of a round. It opens the rows of its invitation and nothing else.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils import timezone

from actions.models import Invitation, Round, Update
from actions.rounds.addressees import Addressee, addressees
from csp import changes
from csp.changes import changing
from csp.changes.bulk import AT_ONCE, create_many
from csp.models import User
from csp.periods import today as day_now

# What was sent stays with whoever had it; what was sent back goes to whoever leads the row now.
ANSWERED = {Update.State.SENT, Update.State.ACCEPTED}
SENT_BACK = {Update.State.RETURNED}


def invite_leads(*, by: User | None, round: Round, today: date | None = None) -> list[Invitation]:
    """Give everybody who leads a row of the round their link; return those who have a row.

    Called again, it adds and takes away rows as leads have changed, and asks nobody twice. A row that
    was sent stays with whoever had it, and one that somebody said is not theirs does not come back to
    them. Links last as long as the round takes answers.
    The number of queries is the same for any number of leads.
    """
    with changing():
        # One at a time, so that two colleagues do not both ask the same person.
        Round.objects.select_for_update(no_key=True).get(pk=round.pk)
        wanted = addressees(round, today=today or day_now())
        found = {row.email.lower(): row for row in round.invitations.all()}
        new = [new_invitation(round, each) for key, each in wanted.items() if key not in found]
        found |= {row.email: row for row in create_many(new, by=by, verb="invited")}
        share_rows(round, {found[key].pk: each.rows for key, each in wanted.items()}, by=by)
        round.invitations.filter(revoked_at=None).exclude(expires_on=round.closes_on).update(
            expires_on=round.closes_on, version=F("version") + 1
        )
    return [found[key] for key in wanted]


def new_invitation(round: Round, who: Addressee) -> Invitation:
    return Invitation(
        partnership_id=round.partnership_id,
        round=round,
        email=who.email,
        name=who.name,
        person=who.person,
        organisation=who.organisation,
        user_id=who.person.user_id if who.person else None,
        expires_on=round.closes_on,
    )


def share_rows(round: Round, wanted: dict[int, set[int]], *, by: User | None) -> None:
    """Make each invitation open the rows wanted for it, by the numbers of both."""
    updates = {action: (pk, state) for pk, action, state in states_of(round)}
    through = Invitation.updates.through
    links = {
        (row.invitation_id, row.update_id): row.pk
        for row in through.objects.filter(invitation__round=round)
    }
    answered = {pk for pk, state in updates.values() if state in ANSWERED}
    due = {
        (invitation, updates[action][0])
        for invitation, actions in wanted.items()
        for action in actions
        if action in updates
    }
    handed = Invitation.handed_back.through.objects.filter(invitation__round=round)
    due -= set(handed.values_list("invitation_id", "update_id"))
    added = due - links.keys()
    # What was sent back stays with whoever wrote it where nobody else can be asked.
    led = {update for _, update in due}
    kept = answered | {pk for pk, state in updates.values() if state in SENT_BACK} - led
    gone = {pair for pair in links.keys() - due if pair[1] not in kept}
    through.objects.bulk_create(
        (through(invitation_id=one, update_id=row) for one, row in sorted(added)),
        batch_size=AT_ONCE,
    )
    through.objects.filter(pk__in=[links[pair] for pair in gone]).delete()
    if added or gone:
        detail = {"rows given": len(added), "rows taken back": len(gone)}
        changes.record_event(by=by, verb="asked leads", target=round, detail=detail)


def states_of(round: Round) -> Iterable[tuple[int, int, str]]:
    return round.updates.order_by().values_list("pk", "action_id", "state")


def hand_back_row(*, by: User | None, invitation: Invitation, update: Update) -> None:
    """Take a row off somebody's link for good, because it is not theirs."""
    invitation.updates.remove(update)
    invitation.handed_back.add(update)
    changes.record_event(
        by=by,
        verb="took a row off the link of",
        target=invitation,
        detail={"row": update.pk},
    )


def ask_all_the_same(*, by: User, invitation: Invitation, update: Update) -> None:
    """Put a row on somebody's link again, although they said that it is not theirs."""
    with changing():
        invitation.handed_back.remove(update)
        invitation.updates.add(update)
        changes.record_event(
            by=by,
            verb="put a row back on the link of",
            target=invitation,
            detail={"row": update.pk},
        )


def without_address(round: Round) -> list[Update]:
    """The rows that nobody could be asked about, for the officer: no lead has an e-mail address."""
    return list(round.updates.filter(invitations=None).select_related("action"))


def revoke(*, by: User | None, invitation: Invitation) -> Invitation:
    """End a link now, whoever has a copy of it."""
    ended = {"revoked_at": timezone.now(), "secret": uuid.uuid4()}
    return changes.update(
        invitation, by=by, version=invitation.version, values=ended, verb="ended the link of"
    )


def renew_link(*, by: User | None, invitation: Invitation) -> Invitation:
    """Replace a link by a new one, which begins unopened; every copy of the old one ends."""
    fresh = {
        "revoked_at": None,
        "opened_at": None,
        "secret": uuid.uuid4(),
        "expires_on": invitation.round.closes_on,
    }
    return changes.update(
        invitation, by=by, version=invitation.version, values=fresh, verb="renewed the link of"
    )


def note_opened(invitation: Invitation) -> None:
    """Remember that somebody came by the link. Call it for a POST only: scanners follow links too."""
    with changing():
        first = Invitation.objects.filter(pk=invitation.pk, opened_at=None)
        if first.update(opened_at=timezone.now()):
            changes.record_event(by=None, verb="opened the link of", target=invitation)
