"""What the strategy group says about an update: comments, and questions to the lead."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from actions.models import Comment, Update
from actions.rounds.services.mail import queue_question
from csp import changes
from csp.models import User

Kind = Comment.Kind
NOT_A_QUESTION = "Only a question about the same row can be answered."
ANSWERED = (
    "That question has been answered already. Read the answer, then ask or say more below it."
)


def add_comment(
    *,
    by: User | None,
    update: Update,
    kind: str,
    text: str,
    answers: Comment | None = None,
    said_as: str = "",
) -> Comment:
    """Add to what is said about an update. A question is mailed to whoever leads the row.

    ``said_as`` is who speaks, in words; without it, the name of ``by``. Raises ValidationError, and
    keeps nothing, for empty words, or for an answer to what is no question of this update or has an
    answer already.
    """
    with changes.changing():
        if kind == Kind.ANSWER:
            check_question(update, answers)
        comment = Comment(
            partnership_id=update.partnership_id,
            update=update,
            kind=kind,
            text=text.strip(),
            answers=answers if kind == Kind.ANSWER else None,
            by=by,
            said_as=said_as or str(by or ""),
        )
        verbs = {Kind.QUESTION: "asked", Kind.ANSWER: "answered"}
        changes.create(comment, by=by, verb=verbs.get(Kind(kind), "commented"))
        if kind == Kind.QUESTION:
            queue_question(by=by, comment=comment)
    return comment


def check_question(update: Update, question: Comment | None) -> None:
    if question is None or question.kind != Kind.QUESTION or question.update_id != update.pk:
        raise ValidationError(NOT_A_QUESTION)
    if Comment.objects.select_for_update().filter(answers=question).exists():
        raise ValidationError(ANSWERED)
