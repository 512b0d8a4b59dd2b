"""Questions that a group settles between meetings: put, changed, answered, closed with what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from csp import changes
from csp.links.services import move_links_about
from csp.models import User
from csp.periods import date_words, today
from plans.audience import Audience
from plans.models import Group, Partnership
from reporting.meetings.access import rules_of_group
from reporting.meetings.queries.correspondence import (
    answers_to_question,
    questions_with_meeting,
    quorum_of_answers,
)
from reporting.meetings.rules.correspondence import (
    CARRIED,
    SHORT,
    AnswerTally,
    may_be_closed,
    outcome_of_answers,
    tally_answers,
    tally_words,
)
from reporting.meetings.services.agenda import put_on_agenda
from reporting.meetings.services.calendar import lock_meeting, plan_meeting
from reporting.meetings.services.forward import want_subject
from reporting.meetings.services.numbers import give_numbers
from reporting.models import (
    AgendaItem,
    CorrespondenceAnswer,
    CorrespondenceQuestion,
    ForwardItem,
    Meeting,
    MeetingDecision,
    Purpose,
)

Reply = CorrespondenceAnswer.Reply
NOT_AHEAD = "Choose a closing day after today, so that there is time to answer."
IS_CLOSED = "The question is closed, so nothing of it changes any more."
NOT_OPEN = "The question is not open for answers."
ASKED_ALREADY = "Members have the question before them, so only its closing day can change."
STILL_RUNS = "It can be closed after {}, or once everybody has answered."
NO_WORDS = "Write what was decided, as it is printed."
OPENING = "A question was put to the members of {group} by correspondence, and closed on {day}."
TOLD = "{words}: {answered} of {asked} answered ({tally})."


def put_question(
    *,
    by: User,
    partnership: Partnership,
    group: Group,
    heading: str,
    question: str,
    closes_on: date,
    audience: str,
) -> CorrespondenceQuestion:
    """Make a question ready for the members of a group, by its rules. Nobody is written to yet."""
    if closes_on <= today():
        raise ValidationError({"closes_on": NOT_AHEAD})
    rules = rules_of_group(group)
    with changes.changing():
        meeting = plan_meeting(
            by=by,
            meeting=Meeting(
                partnership=partnership,
                group=group,
                kind=Meeting.Kind.CORRESPONDENCE,
                date=closes_on,
                state=Meeting.State.AGENDA,
            ),
        )
        item = changes.create(
            AgendaItem(
                partnership=partnership,
                meeting=meeting,
                heading=heading,
                purpose=Purpose.DECIDE,
                audience=Audience(audience),
            ),
            by=by,
        )
        row = CorrespondenceQuestion(
            partnership=partnership,
            item=item,
            question=question,
            closes_on=closes_on,
            needs=rules.correspondence_needs,
            silence_consents=rules.silence_consents,
        )
        return changes.create(row, by=by)


def hold_question(question: CorrespondenceQuestion) -> CorrespondenceQuestion:
    """The question, held until the transaction ends, with its meeting."""
    rows = CorrespondenceQuestion.objects.select_for_update(no_key=True)
    rows.get(pk=question.pk)
    return questions_with_meeting().get(pk=question.pk)


def change_question(
    *, by: User, question: CorrespondenceQuestion, version: int, values: Mapping[str, Any]
) -> CorrespondenceQuestion:
    """Change a question; once members have it only its closing day, which their links move with.

    Raises ``changes.Stale`` where somebody else changed the same, ValidationError for what may not change.
    """
    with changes.changing():
        held = hold_question(question)
        if held.outcome:
            raise ValidationError(IS_CLOSED)
        if held.asked_on and set(values) - {"closes_on"}:
            raise ValidationError(ASKED_ALREADY)
        day = values.get("closes_on", held.closes_on)
        if "closes_on" in values and day <= today():
            raise ValidationError({"closes_on": NOT_AHEAD})
        changed = changes.update(held, by=by, version=version, values=values)
        if day != held.closes_on:
            meeting = lock_meeting(held.item.meeting)
            changes.write_version(meeting, by=by, version=meeting.version, values={"date": day})
            for answer in held.answers.all():
                move_links_about(row=answer, last_day=day)
    return changed


def answer_question(
    *,
    by: User | None,
    said_as: str,
    answer: CorrespondenceAnswer,
    version: int,
    reply: str,
    condition: str = "",
) -> CorrespondenceAnswer:
    """Keep what one member answers; they may change it until the question is closed.

    Raises ``changes.Stale`` where somebody answered for the same seat since ``version``, ValidationError
    where the question is not open, or an answer with a condition names none.
    """
    with changes.changing():
        question = hold_question(answer.question)
        if not question.is_open or question.closes_on < today():
            raise ValidationError(NOT_OPEN)
        values = {
            "reply": reply,
            "condition": condition.strip() if reply == Reply.CONDITION else "",
            "answered_at": timezone.now(),
            "answered_by": said_as[:160],
        }
        return changes.update(
            answer, by=by, version=version, values=values, verb="answered", strict=True
        )


def close_question(
    *,
    by: User,
    question: CorrespondenceQuestion,
    seen: str,
    words: str = "",
    verb: str = MeetingDecision.Verb.AGREED,
    conditions_met: bool = False,
) -> CorrespondenceQuestion:
    """Close a question and keep what it came to: a decision with a minute's number, or that too few answered.

    The next meeting hears of it. ``seen`` is what ``answers_seen`` gave when somebody looked: raises
    ``changes.Stale`` where an answer came since, ValidationError before its day or without words.
    """
    with changes.changing():
        meeting = lock_meeting(question.item.meeting)
        held = hold_question(question)
        answers = answers_to_question(held)
        tally = tally_answers(each.reply for each in answers)
        if seen != answers_seen(held, answers):
            raise changes.Stale(held, {"words": words})
        refuse_to_close(held, tally)
        outcome = find_outcome(held, answers, tally, conditions_met=conditions_met)
        if outcome != SHORT and not words.strip():
            raise ValidationError({"words": NO_WORDS})
        meeting = hold_by_correspondence(meeting, outcome, by=by)
        item = tell_of_answers(held, tally, by=by)
        decision = None
        if outcome != SHORT:
            decision = decision_on_question(held, answers, tally, conditions_met=conditions_met)
            decision.words, decision.verb, decision.result = words.strip(), verb, outcome
            changes.create(decision, by=by, verb="decided")
            give_numbers(by=by, meeting=meeting)
        values = {"outcome": outcome, "closed_on": today(), "decision": decision}
        closed = changes.write_version(
            held, by=by, version=held.version, values=values, verb="closed"
        )
        report_to_next_meeting(AgendaItem.objects.get(pk=item.pk), meeting, outcome, by=by)
    return closed


def answers_seen(question: CorrespondenceQuestion, answers: Sequence[CorrespondenceAnswer]) -> str:
    """A fingerprint of a question with its answers, which any change of either changes."""
    return f"{question.version}-{len(answers)}-{sum(each.version for each in answers)}"


def refuse_to_close(question: CorrespondenceQuestion, tally: AnswerTally) -> None:
    if not question.is_open:
        raise ValidationError(IS_CLOSED if question.outcome else NOT_OPEN)
    if not may_be_closed(tally, question.closes_on, today()):
        raise ValidationError(STILL_RUNS.format(date_words(question.closes_on)))


def find_outcome(
    question: CorrespondenceQuestion,
    answers: Sequence[CorrespondenceAnswer],
    tally: AnswerTally,
    *,
    conditions_met: bool,
) -> str:
    return outcome_of_answers(
        tally,
        needs=question.needs,
        silence_consents=question.silence_consents,
        quorum_met=quorum_of_answers(question, answers).met,
        conditions_met=conditions_met,
    )


def hold_by_correspondence(meeting: Meeting, outcome: str, *, by: User) -> Meeting:
    """What stands for the meeting that nobody came to: held, and inquorate where too few answered."""
    day = min(meeting.date, today())
    values = {
        "state": Meeting.State.HELD,
        "side": Meeting.Side.INQUORATE if outcome == SHORT else Meeting.Side.NONE,
        "date": day,
        "opening_sentence": OPENING.format(group=meeting.group, day=date_words(day))[:300],
    }
    return changes.write_version(
        meeting, by=by, version=meeting.version, values=values, verb="closed the question of"
    )


def tell_of_answers(question: CorrespondenceQuestion, tally: AnswerTally, *, by: User):
    """The minute's words: the question as it was put, and how many answered what."""
    said = TOLD.format(
        words="By correspondence",
        answered=tally.answered,
        asked=tally.asked,
        tally=tally_words(tally),
    )
    item = question.item
    values = {"body": f"{question.question}\n\n{said}"}
    return changes.write_version(item, by=by, version=item.version, values=values)


def decision_on_question(
    question: CorrespondenceQuestion,
    answers: Sequence[CorrespondenceAnswer],
    tally: AnswerTally,
    *,
    conditions_met: bool,
) -> MeetingDecision:
    """The decision with its votes, and for members with who answered what."""
    votes_for, against = tally.votes(
        silence_consents=question.silence_consents, conditions_met=conditions_met
    )
    return MeetingDecision(
        partnership_id=question.partnership_id,
        item=question.item,
        how=MeetingDecision.How.CORRESPONDENCE,
        votes_for=votes_for,
        votes_against=against,
        abstained=tally.abstains,
        votes_named="; ".join(map(answer_in_words, answers))[:4_000],
    )


def answer_in_words(answer: CorrespondenceAnswer) -> str:
    said = answer.get_reply_display().lower()
    return f"{answer}: {said} {answer.condition}" if answer.condition else f"{answer}: {said}"


def report_to_next_meeting(item: AgendaItem, meeting: Meeting, outcome: str, *, by: User) -> None:
    """Put it to the group's next meeting, on the agenda if one is in the making; else it waits for one."""
    following = Meeting.objects.of_group(meeting.group).with_group().to_come(today()).first()
    told = ForwardItem(
        partnership_id=item.partnership_id,
        group=meeting.group,
        title=f"By correspondence: {item}"[:300],
        purpose=Purpose.NOTE if outcome == CARRIED else Purpose.DISCUSS,
        source=ForwardItem.Source.REPORT_BACK,
        source_words=item.number,
        asked_in=item,
        audience=item.audience,
        meeting=following,
    )
    subject = want_subject(by=by, subject=told)
    if following is None or following.state != Meeting.State.AGENDA:
        return
    if following.items.exists():
        put_on_agenda(by=by, subject=subject, meeting=following)
