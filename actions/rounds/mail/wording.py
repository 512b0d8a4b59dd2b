"""The sentences of the e-mails of a round: short, kind, and the same in plain text and in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from actions.models import Round
from actions.rounds.mail.rules import Kind
from csp.periods import date_words

if TYPE_CHECKING:
    from actions.rounds.mail.letters import LetterLine


def rows_words(lines: Sequence[LetterLine]) -> str:
    """“row 1.4”, “rows 1.4 and 2.1”, or how many there are."""
    refs = [line.ref for line in lines]
    if len(refs) > 3:
        return f"{len(refs)} rows"
    listed = " and ".join(filter(None, [", ".join(refs[:-1]), *refs[-1:]]))
    return f"row{'s' if len(refs) > 1 else ''} {listed}"


FINAL = "This is the final update of the year, so please say how the whole year went."


def subject_of(kind: str, round: Round, lines: Sequence[LetterLine], *, late: bool = False) -> str:
    """``late`` says that the day on which updates were due is over."""
    rows, due = rows_words(lines), date_words(round.due_on)
    by = date_words(round.closes_on) if late else due
    one, back = len(lines) == 1, all_returned(lines)
    still = f"{rows} of your organisation still wait{'s' if one else ''}"
    reminded = f"{round.title}: we still wait for an answer about {rows}"
    return {
        Kind.OPENING: reminded
        if back
        else f"{round.title}: how is it going with {rows}? Please tell us by {by}",
        Kind.BEFORE: reminded if back else f"{round.title}: your update is due on {due}",
        Kind.LATE: reminded if back else f"{round.title}: your update was due on {due}",
        Kind.MOVED: f"{round.title}: please tell us about {rows} by {by}",
        Kind.NUDGE: f"{round.title}: we would like to hear from you about {rows}",
        Kind.RETURNED: f"{round.title}: please look again at {rows}",
        Kind.QUESTION: f"{round.title}: a question about {rows}",
        Kind.CONTACT: f"{round.title}: {still} for {'an answer' if back else 'an update'}",
        Kind.OFFICER: f"{round.title}: {rows} {'is' if one else 'are'} late",
        Kind.NOT_THEIRS: f"{round.title}: who was asked about {rows} says that it is not theirs",
    }[Kind(kind)]


def intro_of(
    kind: str, round: Round, lines: Sequence[LetterLine], *, late: bool = False
) -> list[str]:
    """The paragraphs before the rows."""
    are = "were" if late else "are"
    due, closes = date_words(round.due_on), date_words(round.closes_on)
    one = len(lines) == 1
    wait, back = waiting_words(lines), all_returned(lines)
    nothing = "" if back else " If nothing has happened, you can say so in a minute."
    return {
        Kind.OPENING: opening_paragraphs(round, lines, late=late),
        Kind.BEFORE: [f"Updates for {round.title} are due on {due}. {wait}{nothing}"],
        Kind.LATE: [
            f"Updates for {round.title} were due on {due}. {wait} "
            f"It is not too late: answers are taken until {closes}."
        ],
        Kind.MOVED: [
            f"The days of {round.title} have changed. {wait} Updates {'were' if late else 'are now'} "
            f"due on {due}, and answers are taken until {closes}."
        ],
        Kind.NUDGE: [
            f"We are putting together how {round.title} went. {wait} "
            f"Updates {are} due on {due}, and answers are taken until {closes}."
        ],
        Kind.RETURNED: [
            f"{thanks(lines)} The community safety officer has read {it(lines)} and asks for "
            f"something more. {kept_answer_sentence(lines)}"
        ],
        Kind.QUESTION: [asked_by_group(lines)],
        Kind.CONTACT: [
            f"Updates for {round.title} were due on {due}. Your colleagues who lead "
            f"{'this row' if one else 'these rows'} {unanswered_words(lines)}. "
            "Could you remind them, or tell us whom to ask instead?",
            f"Answers are taken until {closes}.",
        ],
        Kind.NOT_THEIRS: [
            f"Somebody who was asked about {rows_words(lines)} says that it is not theirs, and is not "
            "asked again. What they wrote stands beside the row. Name whoever leads it now, then ask."
        ],
        Kind.OFFICER: [
            f"Updates for {round.title} were due on {due}. The leads of "
            f"{'this row' if one else 'these rows'} {owe(lines)}. Answers are taken until {closes}."
        ],
    }[Kind(kind)]


def opening_paragraphs(round: Round, lines: Sequence[LetterLine], *, late: bool) -> list[str]:
    """What begins an e-mail with a link: what is asked, or what was asked about the answer that came."""
    lead = f"You lead {'a row' if len(lines) == 1 else 'rows'} of the action plan of {round.partnership}."
    if all_returned(lines):
        return [
            f"{lead} {waiting_words(lines)} Answers are taken until {date_words(round.closes_on)}."
        ]
    by = date_words(round.closes_on if late else round.due_on)
    asked = f"Please tell us how it went in {round.title}, by {by}."
    return [f"{lead} {asked}", *filter(None, [FINAL if round.final else "", round.instructions])]


# What became of the rows


def all_returned(lines: Sequence[LetterLine]) -> bool:
    """Whether every row was answered, and its answer sent back with a question."""
    return bool(lines) and all(line.returned for line in lines)


def waiting_words(lines: Sequence[LetterLine]) -> str:
    """What is still owed: an update, or the answer to what the officer asked about one."""
    one = len(lines) == 1
    if all_returned(lines):
        return (
            "The update of this row was sent back with a question, which still waits for an answer."
            if one
            else "The updates of these rows were sent back with questions, which still wait for answers."
        )
    if any(line.returned for line in lines):
        return "These rows still wait for an update, or for an answer to what the officer asks."
    return (
        "This row still waits for your update." if one else "These rows still wait for your update."
    )


def unanswered_words(lines: Sequence[LetterLine]) -> str:
    if all_returned(lines):
        sent = "an update" if len(lines) == 1 else "updates"
        return (
            f"sent {sent} and were asked something about {it(lines)}, "
            "and they have been reminded, and have not answered yet"
        )
    if any(line.returned for line in lines):
        return "were asked and reminded, and we wait for an update or for an answer to our question"
    return "were asked and reminded, and we have not heard from them"


def owe(lines: Sequence[LetterLine]) -> str:
    if all_returned(lines):
        return f"have not answered what was asked about {it(lines)}"
    if any(line.returned for line in lines):
        return "owe an update, or the answer to what was asked about one"
    return "have not answered"


# Who sent what


def thanks(lines: Sequence[LetterLine]) -> str:
    """Thanks to whoever sent an update; a colleague who leads the row too is told who did."""
    if not any(line.sender for line in lines):
        return "Thank you for your update."
    if len(lines) == 1:
        return f"The update of {rows_words(lines)} was sent by {lines[0].sender}."
    return "Updates were sent of these rows."


def it(lines: Sequence[LetterLine]) -> str:
    return "it" if len(lines) == 1 or not any(line.sender for line in lines) else "them"


def kept_answer_sentence(lines: Sequence[LetterLine]) -> str:
    if any(line.sender for line in lines):
        return "What was written is kept: it only needs to be changed."
    return "What you wrote is kept: you only need to change it."


def asked_by_group(lines: Sequence[LetterLine]) -> str:
    if all(line.said for line in lines):
        return f"{thanks(lines)} The strategy group has read {it(lines)} and asks you something."
    return f"The strategy group asks you something about {rows_words(lines)}."
