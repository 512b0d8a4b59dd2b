"""What is said about an update by the strategy group and the lead, as pages show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from actions.models import Comment, Update

TAGS = {
    Comment.Kind.COMMENT: ("Comment", "grey"),
    Comment.Kind.QUESTION: ("Question", "yellow"),
    Comment.Kind.ANSWER: ("Answer", "blue"),
    Comment.Kind.DECISION: ("Decision", "green"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """``answer_url`` is where a question that nobody has answered yet can be answered, if by the reader."""

    comment: Comment
    answer_url: str = ""

    @property
    def tag(self) -> tuple[str, str]:
        return TAGS[Comment.Kind(self.comment.kind)]

    @property
    def anchor(self) -> str:
        return f"comment-{self.comment.pk}"


def talk_about(update: Update, answer_at: Callable[[int], str] | None = None) -> list[Remark]:
    """All that was said, the oldest first, with each answer below its question. One query."""
    comments = list(update.comments.all())
    answers = {each.answers_id: each for each in comments if each.answers_id}
    found = []
    for each in comments:
        if each.answers_id:
            continue
        waits = each.kind == Comment.Kind.QUESTION and each.pk not in answers
        found.append(Remark(each, answer_at(each.pk) if waits and answer_at else ""))
        if each.pk in answers:
            found.append(Remark(answers[each.pk]))
    return found
