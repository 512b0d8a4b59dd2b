"""What each step changes of an agreed action. Pure: no query, and the day is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from actions.models import AgreedAction, AgreedStep

Kind, State, DueKind = AgreedStep.Kind, AgreedAction.State, AgreedAction.DueKind
CLOSING = {
    Kind.DONE: State.DONE,
    Kind.OVERTAKEN: State.OVERTAKEN,
    Kind.DROPPED: State.DROPPED,
}
UNDOABLE = frozenset(
    {
        *CLOSING,
        *(Kind.SAID, Kind.CARRIED, Kind.REOPENED, Kind.NOT_OURS, Kind.UNDONE),
    }
)
NEEDS_WORDS = {
    Kind.DROPPED: "Say why it is dropped.",
    Kind.SAID: "Write how it goes.",
    Kind.NOT_OURS: "Say whose it is, or why it is not yours.",
}
NO_DAY = "Say to which day it is carried."
NOT_LATER = "It is carried to a later day than it was due."


def fields_of_step(
    agreed: AgreedAction, kind: str, words: str, due_on: date | None, due_words: str, today: date
) -> dict[str, Any]:
    """The fields that a step changes. Raises ValidationError where the step lacks what it needs."""
    if kind in NEEDS_WORDS and not words:
        raise ValidationError({"words": NEEDS_WORDS[Kind(kind)]})
    if kind == Kind.NOT_OURS:
        return disowned_fields(agreed)
    said = {"outcome": words} if words else {}
    if kind in CLOSING:
        return said | {"state": CLOSING[Kind(kind)], "closed_on": today}
    if kind == Kind.CARRIED:
        return said | carried_fields(agreed, due_on, due_words)
    if kind == Kind.REOPENED:
        return said | {
            "state": State.CARRIED if agreed.carried else State.OPEN,
            "closed_on": None,
        }
    return said


def carried_fields(agreed: AgreedAction, due_on: date | None, due_words: str) -> dict[str, Any]:
    if due_on is None and not due_words:
        raise ValidationError({"due_on": NO_DAY})
    if due_on and agreed.due_on and due_on <= agreed.due_on:
        raise ValidationError({"due_on": NOT_LATER})
    return {
        "state": State.CARRIED,
        "carried": agreed.carried + 1,
        "due_on": due_on,
        "due_words": due_words,
        "due_kind": DueKind.DAY if due_on and not due_words else DueKind.NEXT_MEETING,
    }


def disowned_fields(agreed: AgreedAction) -> dict[str, Any]:
    """Nobody has it any more, and who had it is kept."""
    nobody: dict[str, Any] = dict.fromkeys(("owner_body", "owner_post", "owner_person"))
    return nobody | {"owner_words": "", "earlier_owner": agreed.owner_printed[:200]}


def kept_before(agreed: AgreedAction, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are about to change, as they are, in a form that JSON can hold."""
    return {name: step_json(getattr(agreed, name)) for name in values}


def step_json(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
