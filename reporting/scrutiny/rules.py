"""What scrutiny asks and what it is told: states, who may answer, and days. No query.

Police and Justice Act 2006, sections 19 and 20: the crime and disorder committee may make reports and
recommendations, each responsible authority gets a copy, and those who are addressed answer in writing.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from plans.access import Access, Can
from reporting.models import Answer, Recommendation

COMMITTEE = "The crime and disorder committee"
LAW = "Police and Justice Act 2006, sections 19 and 20"


class State(StrEnum):
    """How far an answer has come, the most pressing first."""

    LATE = "late"
    WAITING = "waiting"
    ANSWERED = "answered"
    DONE = "done"
    CLOSED = "closed"


TAGS = {
    State.LATE: ("Late", "red"),
    State.WAITING: ("Waiting", "blue"),
    State.ANSWERED: ("Answered", "turquoise"),
    State.DONE: ("Done", "green"),
    State.CLOSED: ("Closed", "grey"),
}
WORDS = {state: words for state, (words, _) in TAGS.items()}


Decision = Answer.Decision
# Of a request for information something else is decided than of a recommendation.
OF_REQUESTS: dict[str, str] = {
    Decision.PARTLY: "Given in part",
    Decision.REFUSED: "Cannot be given",
}


def decision_words(kind: str, decision: str) -> str:
    """What was decided, in words; nothing where nothing was."""
    own = OF_REQUESTS if kind == Recommendation.Kind.REQUEST else {}
    return own.get(decision) or (Decision(decision).label if decision else "")


def decided(answer: Answer) -> str:
    return decision_words(answer.recommendation.kind, answer.decision)


def may_answer(access: Access, answer: Answer) -> bool:
    """An officer for everybody, a lead for their own body."""
    own = access.can(Can.REPORT) and answer.organisation_id in access.bodies
    return own or access.can(Can.EDIT)


def due_after(made_on: date, days: int) -> date:
    return made_on + timedelta(days=days)


def name_in_sentence(row: Recommendation) -> str:
    """“recommendation 3” inside a sentence."""
    return f"{row.get_kind_display()[:1].lower()}{row.get_kind_display()[1:]} {row.number}"


def who(row: Recommendation) -> str:
    return row.committee or COMMITTEE
