"""Whether the strategic assessment says something under each heading of the law."""

from __future__ import annotations

from plans.law.duties import REGULATIONS_BEGAN, regulations
from reporting.statutory.assessments import assessment_name, assessment_pages
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

ITEMS = {
    "levels": "(a) levels and patterns",
    "changes": "(b) what has changed",
    "reasons": "(c) why",
    "for_authorities": "(d) what authorities should put first",
    "for_people": "(e) what people would put first",
    "last_plan": "(f) how far the last plan was carried out",
}


@check(
    "ST-06",
    "What the assessment says",
    *regulations("regulation 7", "regulation 7"),
    asks="The assessment says something under each of the six headings (a) to (f).",
    todo="Fill in the headings that are empty.",
    mended_on=Page("Assessments", "assessments"),
    began=REGULATIONS_BEGAN,
)
def six_items(facts: StatutoryFacts) -> CheckVerdict:
    """Of the assessment that the plan rests on."""
    ready = [
        each for each in facts.assessments if not each.dated_on or each.dated_on <= facts.as_at
    ]
    if not ready:
        words = "no strategic assessment is recorded, so nobody can say what it holds"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], *assessment_pages(facts, []))
    before = [each for each in ready if each.dated_on and each.dated_on <= facts.year_began]
    last = (before or ready)[-1]
    empty = [words for item, words in ITEMS.items() if not getattr(last, item).strip()]
    if empty:
        told = f"{assessment_name(facts, last)} says nothing under {some(empty, most=6)}"
        return combine_verdicts([(CheckOutcome.FAIL, told)], *assessment_pages(facts, [last]))
    told = f"{assessment_name(facts, last)} says something under each of (a) to (f)"
    return combine_verdicts([(CheckOutcome.PASS, told)], *assessment_pages(facts, [last]))
