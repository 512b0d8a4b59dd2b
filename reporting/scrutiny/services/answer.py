"""What a body answers to the committee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp import changes
from csp.changes import changing
from csp.models import User
from csp.periods import today
from plans.models import Role
from reporting.models import Answer
from reporting.scrutiny.services.scrutiny_letters import tell_answered

# What belongs to whoever typed it; that it was done may be noted by anybody who may change it.
WORDS = ("response", "decision")
CLOSED = (
    "This is closed, so nothing was recorded. "
    "An officer or a member of the committee can open it again."
)
TO_COME = "It cannot be a day that is still to come."
TOO_SOON = "It cannot be answered before it was asked for."


def record_answer(*, by: User, answer: Answer, version: int, values: Mapping[str, Any]) -> Answer:
    """Store what a body answers, what it costs and by when it will be done, or that it is done.

    Whoever types it for a body that they do not answer for is named beside it. An answer without a date
    of its own is given today. The committee is told of the first answer of each body. Raises as
    ``csp.changes.update``, and ValidationError where the whole is closed.
    """
    if answer.recommendation.closed_on:
        raise ValidationError(CLOSED)
    values = dict(values)
    says = values.get("response", answer.response) or values.get("decision", answer.decision)
    if says and not values.get("answered_on", answer.answered_on):
        values["answered_on"] = today()
    if any(changes.value_differs(answer, name, values[name]) for name in WORDS if name in values):
        values["recorded_as"] = "" if answers_for(by, answer) else str(by)[:200]
    check_days(answer, values)
    with changing():
        stored = changes.update(answer, by=by, version=version, values=values, verb="answered")
        stored.recommendation, stored.partnership = answer.recommendation, answer.partnership
        if stored.answered_on and answer.answered_on is None:
            tell_answered(stored, by=by)
    return stored


def answers_for(by: User, answer: Answer) -> bool:
    """Whether somebody is a lead of the body that was asked, and no officer who types for it."""
    roles = Role.objects.filter(user=by, kind=Role.Kind.LEAD, ended_at=None)
    return roles.filter(
        partnership=answer.partnership_id, organisation=answer.organisation_id
    ).exists()


def check_days(answer: Answer, values: Mapping[str, Any]) -> None:
    days = {name: values[name] for name in ("answered_on", "done_on") if values.get(name)}
    for name, day in days.items():
        if day > today():
            raise ValidationError({name: TO_COME})
        if day < answer.recommendation.made_on:
            raise ValidationError({name: TOO_SOON})
