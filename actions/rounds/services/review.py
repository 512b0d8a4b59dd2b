"""What the officer does with answers: accepts them, sends them back with a note, or mends the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from actions.models import Round, Status, Update
from actions.rounds.services.invitation import invite_leads
from actions.rounds.services.mail import queue_returned
from actions.rounds.services.round import held_open
from csp import changes
from csp.changes.bulk import AT_ONCE, record_many
from csp.models import User

State = Update.State
NOT_SENT = (
    "{} cannot be accepted: it has not been sent, or went back to its lead a moment ago. "
    "Nothing was accepted. Look at the list again and repeat."
)
# What an officer may put in other words. The lead's own stay beside them.
AMENDABLE = ("status", "happened", "next_steps", "why", "wanted", "risks_changed")


def accept(*, by: User, updates: Iterable[Update]) -> list[Update]:
    """Accept answers as they were seen, all of them or none; those accepted already are left alone.

    Raises changes.Stale when one was written anew since it was fetched, ValidationError when one
    is not there to be accepted or its round is closed. The number of queries does not grow.
    """
    seen = {each.pk: each for each in updates}
    with changes.changing():
        held = held_updates(seen)
        for each in held:
            if each.version != seen[each.pk].version:
                raise changes.Stale(each, {})
        if not_there := [each for each in held if each.state not in (State.SENT, State.ACCEPTED)]:
            raise ValidationError(NOT_SENT.format(", ".join(each.action.ref for each in not_there)))
        new = [each for each in held if each.state == State.SENT]
        store_accepted(new, by=by)
    return new


def held_updates(numbers: Iterable[int]) -> list[Update]:
    """Updates and their rounds as they are now, held until the transaction ends."""
    rounds = Round.objects.filter(updates__in=list(numbers)).distinct().order_by("pk")
    for round in rounds.select_related("partnership"):
        held_open(round)
    found = Update.objects.filter(pk__in=list(numbers)).select_for_update(of=("self",))
    return list(found.select_related("action", "round").order_by("pk"))


def store_accepted(updates: list[Update], *, by: User) -> None:
    now = timezone.now()
    for each in updates:
        each.state, each.reviewed_at, each.reviewed_by = State.ACCEPTED, now, by
        each.version += 1
    fields = ["state", "reviewed_at", "reviewed_by", "version"]
    bulk_update_with_history(updates, Update, fields, batch_size=AT_ONCE, default_user=by)
    record_many(updates, by=by, verb="accepted")


def return_update(*, by: User, update: Update, version: int, note: str) -> Update:
    """Send an answer back to its lead with a note that says what is wanted.

    One that was accepted can still go back. Raises ValidationError without a note, when nothing
    was sent, or when the round is closed.
    """
    note = note.strip()
    if not note:
        raise ValidationError({"note": "Say what you would like the lead to change."})
    with changes.changing():
        held_open(update.round)
        if update.state not in (State.SENT, State.ACCEPTED):
            raise ValidationError("There is no answer to return: the lead has not sent one.")
        values = {
            "state": State.RETURNED,
            "note": note,
            "reviewed_at": timezone.now(),
            "reviewed_by": by,
        }
        returned = changes.update(
            update, by=by, version=version, values=values, verb="returned", strict=True
        )
        # Whoever leads the row now is asked, and not whoever led it when it was sent.
        invite_leads(by=by, round=update.round)
        queue_returned(by=by, update=returned)
    return returned


def amend(*, by: User, update: Update, version: int, values: Mapping[str, Any]) -> Update:
    """Put a lead's words otherwise; what the lead wrote is kept beside them in ``own_words``.

    Giving a field back what the lead wrote takes the mark away. Raises ValidationError when
    nothing was sent or the round is closed, changes.Stale when somebody wrote the same field.
    """
    wanted = {name: value for name, value in values.items() if name in AMENDABLE}
    inside = {name: value for name, value in values.items() if name == "public"}
    with changes.changing():
        held_open(update.round)
        now = Update.objects.select_related("status").get(pk=update.pk)
        if now.state not in (State.SENT, State.ACCEPTED):
            raise ValidationError(
                "The words are still with the lead. Wait until they are sent, or answer on their behalf."
            )
        own = lead_own_words(now, wanted)
        return changes.update(
            update,
            by=by,
            version=version,
            values={**wanted, **inside, "own_words": own},
            verb="amended",
        )


def keep_inside(*, by: User, update: Update, version: int, public: bool) -> Update:
    """Say whether the public may read an answer, at any time: what was published stays as it was.

    Raises changes.Stale when somebody changed the answer since ``version``.
    """
    verb = "opened to the public" if public else "kept from the public"
    return changes.update(
        update, by=by, version=version, values={"public": public}, verb=verb, strict=True
    )


def lead_own_words(update: Update, wanted: Mapping[str, Any]) -> dict[str, str]:
    """What the lead wrote, by field, once these values are stored."""
    own = dict(update.own_words)
    for name, value in wanted.items():
        before, after = as_said(getattr(update, name)), as_said(value)
        if before != after:
            own.setdefault(name, before)
        if own.get(name) == after:
            del own[name]
    return own


def as_said(value: Any) -> str:
    """A status by its label; words as they are."""
    if value is None:
        return ""
    return value.label if isinstance(value, Status) else str(value)
