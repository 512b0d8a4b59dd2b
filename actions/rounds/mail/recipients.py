"""Who is told by e-mail about an answer, in a sentence for whoever caused it."""

from __future__ import annotations

from datetime import date

from actions.models import Round, Update
from csp.periods import date_words

NOBODY = "Nobody was told by e-mail, for no lead of it has a link: tell them yourself."
OVER = (
    "{} took answers until {}, so no link opens it any more: change the day on which it closes, "
    "or fill the answer in for them."
)


def recipients_words(update: Update, *, today: date) -> str:
    """“Told by e-mail: Jo Leaver, Bo Moor.”, or why nobody is."""
    names = update.invitations.reached_on(today).order_by("name", "pk")
    listed = ", ".join(names.values_list("name", flat=True))
    return " ".join(
        filter(None, (recipients_sentence(listed), over_words(update.round, today=today)))
    )


def recipients_sentence(listed: str) -> str:
    return f"Told by e-mail: {listed}." if listed else NOBODY


def over_words(round: Round, *, today: date) -> str:
    """That links lead nowhere, once the last day for answers is over."""
    over = round.is_open and today > round.closes_on
    return OVER.format(round, date_words(round.closes_on)) if over else ""
