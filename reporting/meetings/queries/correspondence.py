"""SQL about questions by correspondence: one with its meeting, its answers, and the quorum of those."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from csp.models import User
from reporting.meetings.access import rules_of_group
from reporting.meetings.queries.attendance import authorities_in, parents_of_bodies
from reporting.meetings.queries.room import rule_of
from reporting.meetings.rules.quorum import QuorumAnswer, Sitter, body_counted, quorum_at
from reporting.models import CorrespondenceAnswer, CorrespondenceQuestion, Letter, Meeting

# What the step of each letter of a question begins with.
ANSWER_STEP = "answer-"


def questions_with_meeting() -> QuerySet[CorrespondenceQuestion]:
    return CorrespondenceQuestion.objects.select_related(
        "partnership", "decision", "item__parent", "item__meeting__group__rules",
        "item__meeting__partnership",
    )  # fmt: skip


def question_of_meeting(meeting: Meeting) -> CorrespondenceQuestion | None:
    """The question that a meeting by correspondence is; the first one where there are several."""
    rows = questions_with_meeting().filter(item__meeting=meeting)
    return rows.order_by("item__position", "pk").first()


def answers_with_seats() -> QuerySet[CorrespondenceAnswer]:
    """Answers with everybody who may give them."""
    rows = CorrespondenceAnswer.objects.select_related(
        "partnership", "organisation", "seat__organisation", "seat__person__organisation",
        "seat__post__holder__organisation", "seat__post__organisation",
    )  # fmt: skip
    return rows.order_by("position", "pk")


def answers_to_question(question: CorrespondenceQuestion) -> list[CorrespondenceAnswer]:
    return list(answers_with_seats().filter(question=question))


def seated_as(user: User) -> Q:
    """The answers that are somebody's own: of a seat that is theirs, or of the post that they hold."""
    return Q(seat__person__user=user) | Q(seat__post__holder__user=user)


def quorum_of_answers(
    question: CorrespondenceQuestion, answers: Iterable[CorrespondenceAnswer]
) -> QuorumAnswer:
    """Whether enough answered, by the group's rule for its meetings. Silence counts where it consents."""
    meeting = question.item.meeting
    authorities = frozenset(
        body.pk for body in authorities_in(question.partnership, question.closes_on)
    )
    parents = parents_of_bodies(question.partnership)
    counted = [
        Sitter(body=body_counted(each.organisation_id, parents, authorities))
        for each in answers
        if each.reply or question.silence_consents
    ]
    return quorum_at(rule_of(rules_of_group(meeting.group)), counted, authorities)


def letters_about_question(question: CorrespondenceQuestion) -> int:
    """How many letters went out about it, or are about to."""
    step = f"{ANSWER_STEP}{question.pk}-"
    return Letter.objects.filter(partnership=question.partnership_id, step__startswith=step).count()
