"""What tests of scrutiny share: one morning, recommendations, answers, and who was written to."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine

from reporting.models import Answer, Letter, Recommendation
from reporting.scrutiny.services.answer import record_answer
from reporting.scrutiny.services.recommendation import make_recommendation

MADE = date(2017, 5, 12)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2017, 5, 12, 9, 0), tick=False) as traveller:
        yield traveller


@pytest.fixture
def recommend(partnership, scrutiny, body):
    """A recommendation to the lead's body, or to others: ``recommend("Light the path")``."""

    def made(text="Light the path by the canal", *bodies, by=scrutiny, due_on=None, **values):
        row = Recommendation(partnership=partnership, text=text, **{"made_on": MADE, **values})
        return make_recommendation(by=by, row=row, bodies=bodies or [body], due_on=due_on)

    return made


def told(step: str = "") -> set[tuple[str, str]]:
    """Who was written to for steps that begin so: the address and the subject."""
    rows = Letter.objects.filter(step__startswith=step)
    return set(rows.values_list("email", "subject"))


def answer(row: Recommendation, by, **values) -> Answer:
    given = {"response": "Two lamps will be put up.", "decision": "accepted"} | values
    one = row.answers.select_related("recommendation", "organisation", "partnership").first()
    return record_answer(by=by, answer=one, version=one.version, values=given)
