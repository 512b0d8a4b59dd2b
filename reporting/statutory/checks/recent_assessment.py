"""Whether a strategic assessment was made before each year of the plan."""

from __future__ import annotations

from datetime import date

from csp.periods import date_words
from plans.law.days import months_after
from plans.law.duties import ASSESSMENT_MONTHS, REGULATIONS_BEGAN, regulations
from plans.models import Assessment
from reporting.statutory.assessments import assessment_name, assessment_pages
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-05",
    "Strategic assessment",
    *regulations("regulation 5(1)", "regulation 5(1)"),
    asks="A strategic assessment was made in the 12 months before each year of the plan.",
    todo="Record the assessment with its date.",
    mended_on=Page("Assessments", "assessments"),
    began=REGULATIONS_BEGAN,
)
def recent_assessment(facts: StatutoryFacts) -> CheckVerdict:
    """Dated no more than twelve months before the year of the plan that is looked at."""
    dated = [each for each in facts.assessments if each.dated_on]
    if not dated:
        return combine_verdicts(
            [(CheckOutcome.UNKNOWN, undated(facts))], *assessment_pages(facts, facts.assessments)
        )
    began = facts.year_began
    before = [each for each in dated if each.dated_on <= began]
    if before and months_after(before[-1].dated_on, ASSESSMENT_MONTHS) >= began:
        words = f"{assessment_name(facts, before[-1])} is dated {date_words(before[-1].dated_on)}"
        return combine_verdicts(
            [(CheckOutcome.PASS, f"{words}, {in_time(began)}")],
            *assessment_pages(facts, before[-1:]),
        )
    after = [each for each in dated if began < each.dated_on <= facts.as_at]
    last = (before or after or dated)[-1]
    if after:
        words = f"{assessment_name(facts, after[0])} is dated {date_words(after[0].dated_on)}"
        words += f", and the year it is for began on {date_words(began)}"
        return combine_verdicts([(CheckOutcome.WARN, words)], *assessment_pages(facts, after[:1]))
    return combine_verdicts(
        [(CheckOutcome.FAIL, too_old(facts, last, last.dated_on, began))],
        *assessment_pages(facts, [last]),
    )


def undated(facts: StatutoryFacts) -> str:
    if facts.assessments:
        return f"{assessment_name(facts, facts.assessments[-1])} has no date"
    return "no strategic assessment is recorded"


def in_time(began: date) -> str:
    return f"in the {ASSESSMENT_MONTHS} months before {date_words(began)}"


def too_old(facts: StatutoryFacts, last: Assessment, dated_on: date, began: date) -> str:
    words = f"{assessment_name(facts, last)} is dated {date_words(dated_on)}"
    return f"{words}, and nothing is dated {in_time(began)}"
