"""The sentences of the e-mails to owners: short, kind, and the same in plain text and in HTML."""

from __future__ import annotations

from actions.models import AgreedMail
from plans.models import Partnership

Kind = AgreedMail.Kind


def owed_subject(kind: str, many: int, partnership: Partnership) -> str:
    actions = "1 action" if many == 1 else f"{many} actions"
    return {
        Kind.TOLD: f"{partnership}: {actions} for you",
        Kind.SOON: f"{partnership}: {actions} of yours {'is' if many == 1 else 'are'} due soon",
        Kind.LATE: f"{partnership}: we still wait to hear about {actions}",
        Kind.AGAIN: f"{partnership}: your new link",
    }[Kind(kind)]


def owed_intro(kind: str, many: int, partnership: Partnership) -> list[str]:
    """The paragraphs before the actions."""
    this = "this" if many == 1 else "these"
    return {
        Kind.TOLD: [f"{partnership} has agreed that you do {this}:"],
        Kind.SOON: [f"This is to remind you of what is due soon at {partnership}:"],
        Kind.LATE: [
            f"The day has come and gone for {this}, and {partnership} has not heard that it is done:"
            if many == 1
            else f"{partnership} has not heard that these are done, and some are late:",
            "If it takes longer, say so and name another day. That is quite all right.",
        ],
        Kind.AGAIN: ["You asked for a new link. This is what waits for you:"],
    }[Kind(kind)]
