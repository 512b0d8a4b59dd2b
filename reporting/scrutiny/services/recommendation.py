"""What the committee recommends or asks for: made, changed, closed, opened again, withdrawn.

Each change tells those whom it concerns by a letter, which goes once all of it is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.changes import changing
from csp.models import AuditEvent, User
from csp.periods import today
from plans.models import Organisation, Partnership
from reporting.models import Answer, Recommendation
from reporting.scrutiny.queries import next_recommendation_number, response_days
from reporting.scrutiny.rules import due_after
from reporting.scrutiny.services.scrutiny_letters import tell_asked, tell_withdrawn

NOBODY = "Tick at least one body: somebody must answer."
TO_COME = "It cannot be made on a day that is still to come."
TOO_SOON = "The answer cannot be due before it was asked for."
NOT_SENT = "Choose a paper that was sent to the committee."
ANSWERED = "{} has answered already, so it stays. Close the whole if nothing more is to come."
WHY = "Say why it is closed, for example that the committee was content with the answers."
CLOSED = "It is closed already. Nothing was changed."
OPEN = "It is open already. Nothing was changed."


def make_recommendation(
    *, by: User | None, row: Recommendation, bodies: Iterable[Organisation], due_on: date | None
) -> Recommendation:
    """Store a new one with the next number, and ask each body to answer.

    Without ``due_on`` the partnership's days are given. Raises ValidationError, and stores nothing.
    """
    with changing():
        # Held, so that two people get two numbers.
        Partnership.objects.select_for_update(no_key=True).get(pk=row.partnership_id)
        check_recommendation(row)
        row.number = next_recommendation_number(row.partnership)
        stored = changes.create(row, by=by)
        ask_bodies(stored, bodies, by=by, due_on=due_on)
    return stored


def change_recommendation(
    *, by: User, row: Recommendation, version: int, values: Mapping[str, Any],
    bodies: Iterable[Organisation], due_on: date | None,
) -> Recommendation:  # fmt: skip
    """Change its words and whom it asks. Bodies that have answered stay. Raises as ``csp.changes.update``.

    ``due_on`` moves the day of those who have not answered yet; None leaves each as it is.
    """
    with changing():
        stored = changes.update(row, by=by, version=version, values=values)
        stored.partnership = row.partnership
        check_recommendation(stored)
        wanted = {body.pk: body for body in bodies}
        for answer in stored.answers.select_related("organisation"):
            if wanted.pop(answer.organisation_id, None) is None:
                drop(answer, by=by)
            elif due_on and answer.answered_on is None:
                check_due(stored, due_on)
                values = {"due_on": due_on}
                changes.update(answer, by=by, version=answer.version, values=values)
        if wanted or not stored.answers.exists():
            ask_bodies(stored, wanted.values(), by=by, due_on=due_on)
    return stored


def check_recommendation(row: Recommendation) -> None:
    if row.made_on and row.made_on > today():
        raise ValidationError({"made_on": TO_COME})
    paper = row.report
    if paper and (paper.partnership_id != row.partnership_id or paper.sent_at is None):
        raise ValidationError({"report": NOT_SENT})


def check_due(row: Recommendation, due_on: date) -> None:
    if due_on < row.made_on:
        raise ValidationError({"due_on": TOO_SOON})


def ask_bodies(
    row: Recommendation, bodies: Iterable[Organisation], *, by: User | None, due_on: date | None
) -> None:
    """Have bodies answer that were not asked before, and tell them."""
    asked = list(bodies)
    if not asked:
        raise ValidationError({"bodies": NOBODY})
    due = due_on or due_after(row.made_on, response_days(row.partnership))
    check_due(row, due)
    answers = [
        changes.create(
            Answer(partnership=row.partnership, recommendation=row, organisation=body, due_on=due),
            by=by,
        )
        for body in asked
    ]
    tell_asked(row, answers, by=by, today=today())


def drop(answer: Answer, *, by: User) -> None:
    if answer.answered_on:
        raise ValidationError({"bodies": ANSWERED.format(answer.organisation)})
    changes.remove(answer, by=by)


def withdraw_recommendation(*, by: User, row: Recommendation) -> AuditEvent:
    """Take it back with its answers, and tell those who were asked; the event can bring it back."""
    with changing():
        answers = list(row.answers.select_related("organisation"))
        event = changes.remove(row, by=by, verb="withdrew")
        tell_withdrawn(row, answers, by=by, today=today(), event=event.pk)
    return event


def close_recommendation(
    *, by: User, row: Recommendation, version: int, note: str
) -> Recommendation:
    """Ask for nothing more; what was answered stays. Raises ValidationError without a reason."""
    if row.closed_on:
        raise ValidationError(CLOSED)
    if not note.strip():
        raise ValidationError({"note": WHY})
    values = {"closed_on": today(), "closed_note": note.strip()}
    return changes.update(row, by=by, version=version, values=values, verb="closed")


def reopen_recommendation(*, by: User, row: Recommendation) -> Recommendation:
    if row.closed_on is None:
        raise ValidationError(OPEN)
    values = {"closed_on": None, "closed_note": ""}
    return changes.update(row, by=by, version=row.version, values=values, verb="opened again")
