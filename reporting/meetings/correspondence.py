"""Whom a question by correspondence is put to, and in which words. No query; reads what was fetched."""

from __future__ import annotations

from datetime import date

from actions.owed.addressees import OwedReader, body_reader, person_reader
from csp.periods import date_words
from plans.audience import Audience
from plans.models import Seat
from reporting.letters.linked import LINK_MARK
from reporting.letters.posting import Posting
from reporting.meetings.access import audience_of_item
from reporting.models import CorrespondenceAnswer, CorrespondenceQuestion, GroupRules

NEEDED = {
    GroupRules.Needs.MAJORITY: "It is carried if more answer yes than no.",
    GroupRules.Needs.UNANIMITY: "It is carried only if everybody who is asked says yes.",
}
CONSENT = "Whoever does not answer by then counts as a yes."


def seat_reader(seat: Seat | None, today: date) -> OwedReader | None:
    """The person of a seat, or who holds its post; else the contact of its body."""
    if seat is None:
        return None
    if seat.holder and (held := person_reader(seat.holder, today)):
        return held
    return body_reader(seat.body, today) if seat.body else None


def answer_of_seat(seat: Seat, question: CorrespondenceQuestion) -> CorrespondenceAnswer:
    """The line of a seat among those who are asked, without an answer yet."""
    body = seat.body or (seat.holder.organisation if seat.holder else None)
    return CorrespondenceAnswer(
        partnership_id=question.partnership_id,
        question=question,
        seat=seat,
        organisation=body,
        words=str(seat)[:200],
    )


def opens_by_link(question: CorrespondenceQuestion) -> bool:
    """What is restricted, or was made so since, is never opened without signing in."""
    audience = audience_of_item(question.item, question.item.parent)
    return question.is_open and audience != Audience.RESTRICTED


def rules_in_words(question: CorrespondenceQuestion) -> str:
    said = NEEDED[GroupRules.Needs(question.needs)]
    return f"{said} {CONSENT}" if question.silence_consents else said


def answer_letter(
    question: CorrespondenceQuestion, reader: OwedReader, step: str, *, again: bool
) -> Posting:
    meeting = question.item.meeting
    begins = (
        f"{meeting.group} still waits for your answer to a question"
        if again
        else f"{meeting.group} asks you to settle a question between its meetings"
    )
    closes = date_words(question.closes_on)
    text = (
        f"{reader.greeting}\n\n{begins}:\n\n{question.item}\n\n{question.question}\n\n"
        f"Please answer by {closes}. {rules_in_words(question)}\n\n"
        f"Answer here, without a password:\n\n{LINK_MARK}\n\n"
        "You can change your answer until then. This link is yours: please do not pass it on.\n\n"
        f"{question.partnership.name}\n"
    )
    subject = f"{'Reminder: p' if again else 'P'}lease answer by {closes}: {question.item}"
    return Posting(reader.email, step, subject, text)
