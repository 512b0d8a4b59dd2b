"""What is said about an update by the strategy group and the lead, as pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from actions.models import AgreedAction, Comment, Update
from plans.audience import Audience, narrowest

TAGS = {
    Comment.Kind.COMMENT: ("Comment", "grey"),
    Comment.Kind.QUESTION: ("Question", "yellow"),
    Comment.Kind.ANSWER: ("Answer", "blue"),
}
DECIDED = ("Decision", "green")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was said, or decided.

    ``answer_url`` is where a question that nobody has answered yet can be answered, if by the reader.
    """

    kind: str
    anchor: str
    text: str
    said_as: str
    at: datetime
    tag: tuple[str, str]
    answer_url: str = ""


def remark_of_comment(comment: Comment, answer_url: str = "") -> Remark:
    kind = Comment.Kind(comment.kind)
    anchor = f"comment-{comment.pk}"
    return Remark(kind, anchor, comment.text, comment.said_as, comment.at, TAGS[kind], answer_url)


def remark_of_decision(agreed: AgreedAction) -> Remark:
    anchor = f"decision-{agreed.pk}"
    return Remark("decision", anchor, agreed.words, agreed.said_as, agreed.made_at, DECIDED)


def decisions_to_show(decided: Iterable[AgreedAction], row_audience: str) -> list[AgreedAction]:
    """Those that whoever reads the row may read: one that was restricted afterwards is not among them."""
    widest = narrowest(row_audience, Audience.PARTNERS)
    return [each for each in decided if widest.within(each.audience)]


def talk_about(update: Update, answer_at: Callable[[int], str] | None = None) -> list[Remark]:
    """All that was said and decided, the oldest first, with each answer below its question. Two queries."""
    comments = list(update.comments.all())
    answers = {each.answers_id: each for each in comments if each.answers_id}
    decided = decisions_to_show(update.decisions.all(), update.action.visibility)
    found: list[list[Remark]] = [[remark_of_decision(each)] for each in decided]
    for each in comments:
        if each.answers_id:
            continue
        waits = each.kind == Comment.Kind.QUESTION and each.pk not in answers
        said = [remark_of_comment(each, answer_at(each.pk) if waits and answer_at else "")]
        if each.pk in answers:
            said.append(remark_of_comment(answers[each.pk]))
        found.append(said)
    return [remark for said in sorted(found, key=lambda said: said[0].at) for remark in said]
