"""The sentences of the e-mails of a round: short, kind, and the same in plain text and in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actions.models import Round
from actions.reminders import Kind
from csp.periods import date_words

if TYPE_CHECKING:
    from actions.letters import Line


def rows_words(lines: Sequence[Line]) -> str:
    """“row 1.4”, “rows 1.4 and 2.1”, or how many there are."""
    refs = [line.ref for line in lines]
    if len(refs) > 3:
        return f"{len(refs)} rows"
    listed = " and ".join(filter(None, [", ".join(refs[:-1]), *refs[-1:]]))
    return f"row{'s' if len(refs) > 1 else ''} {listed}"


FINAL = "This is the final update of the year, so please say how the whole year went."


def subject_of(kind: str, round: Round, lines: Sequence[Line]) -> str:
    rows, due = rows_words(lines), date_words(round.due_on)
    return {
        Kind.OPENING: f"{round.title}: how is it going with {rows}? Please tell us by {due}",
        Kind.BEFORE: f"{round.title}: your update is due on {due}",
        Kind.LATE: f"{round.title}: your update was due on {due}",
        Kind.NUDGE: f"{round.title}: we would like to hear from you about {rows}",
        Kind.RETURNED: f"{round.title}: please look again at {rows}",
        Kind.QUESTION: f"{round.title}: a question about {rows}",
        Kind.CONTACT: f"{round.title}: {rows} of your organisation still wait for an update",
        Kind.OFFICER: f"{round.title}: {rows} are late",
    }[Kind(kind)]


def intro_of(kind: str, round: Round, lines: Sequence[Line]) -> list[str]:
    """The paragraphs before the rows."""
    due, closes = date_words(round.due_on), date_words(round.closes_on)
    one = len(lines) == 1
    wait = "This row still waits" if one else "These rows still wait"
    return {
        Kind.OPENING: [
            f"You lead {'a row' if one else 'rows'} of the action plan of {round.partnership}. "
            f"Please tell us how it went in {round.title}, by {due}.",
            *filter(None, [FINAL if round.final else "", round.instructions]),
        ],
        Kind.BEFORE: [
            f"Updates for {round.title} are due on {due}. {wait} for yours. "
            "If nothing has happened, you can say so in a minute."
        ],
        Kind.LATE: [
            f"Updates for {round.title} were due on {due}. {wait} for yours. "
            f"It is not too late: answers are taken until {closes}."
        ],
        Kind.NUDGE: [
            f"We are putting together how {round.title} went. {wait} for your update. "
            f"Updates are due on {due}, and answers are taken until {closes}."
        ],
        Kind.RETURNED: [
            "Thank you for your update. The community safety officer has read it and asks for "
            "something more. What you wrote is kept: you only need to change it."
        ],
        Kind.QUESTION: [
            "Thank you for your update. The strategy group has read it and asks you something."
        ],
        Kind.CONTACT: [
            f"Updates for {round.title} were due on {due}. Your colleagues who lead "
            f"{'this row' if one else 'these rows'} were asked and reminded, and we have not heard "
            "from them. Could you remind them, or tell us whom to ask instead?",
            f"Answers are taken until {closes}.",
        ],
        Kind.OFFICER: [
            f"Updates for {round.title} were due on {due}. The leads of these rows, and the "
            "contacts of their bodies where there are any, have been reminded and have not answered."
        ],
    }[Kind(kind)]
