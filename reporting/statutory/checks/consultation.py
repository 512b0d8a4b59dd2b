"""Whether people were asked before the plan was agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from csp.periods import date_words
from plans.law.days import months_after
from plans.law.duties import CONSULTATION_MONTHS, REGULATIONS_BEGAN, regulations
from plans.models import Consultation
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-15",
    "Consultation",
    *regulations("regulation 12(1) to (3)", "regulation 10(1) to (3)"),
    asks=(
        "People who live and work in the area were asked before the plan was agreed, and so were those "
        "affected most."
    ),
    todo=(
        "Record the consultation with its dates and the groups that are likely to be affected most."
    ),
    mended_on=Page("Consultations", "consultations"),
    began=REGULATIONS_BEGAN,
)
def asked_first(facts: StatutoryFacts) -> CheckVerdict:
    """Before the plan was agreed, and the groups that are likely to be affected most."""
    page = facts.link("Consultations", "consultations")
    limit = facts.agreed[0] if facts.agreed else facts.as_at
    asked = facts.asked_at_meetings
    days = [(day, each) for each in facts.consultations if (day := consultation_day(each, asked))]
    before = [(day, each) for day, each in days if day <= limit]
    if before:
        day, last = max(before, key=lambda pair: pair[0])
        own = facts.link(str(last), "consultation", last.pk)
        return combine_verdicts(list(judge_consultation(last, day, limit)), page, own)
    if days:
        day, first = days[0]
        words = (
            f"“{first}” ended on {date_words(day)}, and the plan was agreed on {date_words(limit)}"
        )
        return combine_verdicts([(CheckOutcome.WARN, words)], page)
    if met := [each for each in facts.public_meetings if each.date <= limit]:
        words = (
            f"people were heard at the public meeting on {date_words(met[-1].date)}, but no consultation "
            "is recorded that says which groups are likely to be affected most"
        )
        return combine_verdicts([(CheckOutcome.WARN, words)], page, facts.meeting(met[-1]))
    undated = "no consultation is recorded with its dates"
    return combine_verdicts([(CheckOutcome.UNKNOWN, undated)], page)


def consultation_day(consultation: Consultation, asked: Mapping[int, date]) -> date | None:
    """Its own day, else that of the public meeting (``asked``) that had it on its agenda."""
    return consultation.ended_on or consultation.began_on or asked.get(consultation.pk)


def judge_consultation(
    last: Consultation, day: date, limit: date
) -> Iterator[tuple[CheckOutcome, str]]:
    if months_after(day, CONSULTATION_MONTHS) < limit:
        words = f"“{last}” ended on {date_words(day)}, more than {CONSULTATION_MONTHS // 12} years before"
        yield CheckOutcome.WARN, words
    if not last.affected_groups.strip():
        yield (
            CheckOutcome.WARN,
            f"“{last}” does not say which groups are likely to be affected most",
        )
    words = f"“{last}” ended on {date_words(day)} and says which groups are affected most"
    yield CheckOutcome.PASS, words
