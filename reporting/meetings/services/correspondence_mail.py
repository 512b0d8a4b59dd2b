"""Putting a question to the members of a group by e-mail, and the links by which they answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.owed.addressees import OwedReader
from csp import changes
from csp.links.services import issue_link
from csp.models import EmailedLink, User
from csp.periods import today
from plans.audience import Audience
from reporting.letters.linked import LetterLinks
from reporting.letters.posting import Posting
from reporting.letters.services.letter import post_all
from reporting.meetings.access import audience_of_item
from reporting.meetings.correspondence import (
    answer_letter,
    answer_of_seat,
    opens_by_link,
    seat_reader,
)
from reporting.meetings.queries.coming import seats_at
from reporting.meetings.queries.correspondence import (
    ANSWER_STEP,
    answers_to_question,
    answers_with_seats,
    letters_about_question,
    questions_with_meeting,
)
from reporting.meetings.services.calendar import lock_meeting
from reporting.meetings.services.correspondence import IS_CLOSED, NOT_AHEAD, hold_question
from reporting.models import CorrespondenceAnswer, CorrespondenceQuestion, Letter, Meeting

NOBODY_SITS = "Nobody sits on {}: add its members first."
ASKED_MEANWHILE = (
    "It was put to members meanwhile, so nobody was written to again. Look, and press again if you "
    "like."
)
RESTRICTED = "It is restricted, so it cannot be put to members by e-mail. Put it to a meeting."


@dataclass(frozen=True)
class AskedMember:
    """One who is asked: ``reader`` is nobody where there is no address to write to."""

    answer: CorrespondenceAnswer
    reader: OwedReader | None


def members_to_ask(question: CorrespondenceQuestion) -> list[AskedMember]:
    """Those with a seat who have not answered, also seats that came since the question was put."""
    said = answers_to_question(question)
    seated = {each.seat_id for each in said}
    new = [seat for seat in seats_at(question.item.meeting) if seat.pk not in seated]
    asked = [each for each in said if not each.reply]
    asked += [answer_of_seat(seat, question) for seat in new]
    return [AskedMember(each, seat_reader(each.seat, today())) for each in asked]


def ask_members(*, by: User, question: CorrespondenceQuestion, asked: int) -> list[AskedMember]:
    """Put a question to everybody who has not answered it, with a link to each; who was written to or not.

    ``asked`` is how many letters there were when somebody looked. Raises ValidationError for a question
    that is closed, restricted or past its day, for a group without members, and where others asked since.
    """
    with changes.changing():
        meeting = lock_meeting(question.item.meeting)
        held = hold_question(question)
        refuse_asking(held)
        before = letters_about_question(held)
        if before != asked:
            raise ValidationError(ASKED_MEANWHILE)
        members = members_to_ask(held)
        if not members and not held.answers.exists():
            raise ValidationError(NOBODY_SITS.format(meeting.group))
        for each in members:
            if each.answer.pk is None:
                changes.create(each.answer, by=by, verb="asked")
        letters = letters_to_members(held, members, before)
        post_all(partnership=held.partnership, letters=letters)
        note_as_asked(held, meeting, by=by)
        detail = {"letters": len(letters)}
        changes.record_event(by=by, verb="put to members", target=held, detail=detail)
    return members


def refuse_asking(question: CorrespondenceQuestion) -> None:
    if question.outcome or question.item.meeting.called_off:
        raise ValidationError(IS_CLOSED)
    if question.closes_on <= today() and not question.asked_on:
        raise ValidationError(NOT_AHEAD)
    if audience_of_item(question.item) == Audience.RESTRICTED:
        raise ValidationError(RESTRICTED)


def letters_to_members(
    question: CorrespondenceQuestion, members: Sequence[AskedMember], before: int
) -> list[Posting]:
    found = []
    for each in members:
        if each.reader:
            step = f"{ANSWER_STEP}{question.pk}-{before + 1}-{each.answer.pk}"
            again = question.asked_on is not None
            found.append(answer_letter(question, each.reader, step, again=again))
    return found


def note_as_asked(question: CorrespondenceQuestion, meeting: Meeting, *, by: User) -> None:
    if question.asked_on is None:
        values = {"asked_on": today()}
        changes.write_version(question, by=by, version=question.version, values=values)
    if meeting.state != Meeting.State.ISSUED:
        issued = {"state": Meeting.State.ISSUED}
        changes.write_version(meeting, by=by, version=meeting.version, values=issued)


# -- The links ---------------------------------------------------------------------------------------


def answer_number(letter: Letter) -> int:
    return int(letter.step.rpartition("-")[2])


def answers_still_wanted(letters: Sequence[Letter]) -> set[int]:
    """Those that can still be answered, by the address that is asked, and are not answered yet."""
    answers = answers_with_seats().in_bulk({answer_number(letter) for letter in letters})
    numbers = {each.question_id for each in answers.values()}
    questions = questions_with_meeting().in_bulk(numbers)
    found = set()
    for letter in letters:
        answer = answers.get(answer_number(letter))
        if answer is None or answer.reply or not opens_by_link(questions[answer.question_id]):
            continue
        reader = seat_reader(answer.seat, today())
        if reader and reader.email == letter.email.lower():
            found.add(letter.pk)
    return found


def make_answer_link(letter: Letter) -> str:
    """A new link for one member, which opens one question until its closing day."""
    answer = answers_with_seats().get(pk=answer_number(letter))
    question = questions_with_meeting().get(pk=answer.question_id)
    reader = seat_reader(answer.seat, today())
    issued = issue_link(
        purpose=EmailedLink.Purpose.CORRESPONDENCE,
        tenant=letter.partnership_id,
        email=letter.email,
        name=(reader.name if reader else "") or letter.email,
        expires_on=question.closes_on,
        holder=reader.holder if reader else None,
        about=answer,
    )
    return settings.SITE_URL + reverse("answer_question", args=[issued.secret])


ANSWER_LINKS = LetterLinks(wanted=answers_still_wanted, make=make_answer_link)
