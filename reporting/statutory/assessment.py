"""What comes before a plan: the strategic assessment, and asking people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from plans.access import Can
from plans.law.days import months_after
from plans.law.duties import ASSESSMENT_MONTHS, CONSULTATION_MONTHS
from plans.models import Assessment, Consultation
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Link, Outcome, found, some

ITEMS = {
    "levels": "(a) levels and patterns",
    "changes": "(b) what has changed",
    "reasons": "(c) why",
    "for_authorities": "(d) what authorities should put first",
    "for_people": "(e) what people would put first",
    "last_plan": "(f) how far the last plan was carried out",
}
NEEDED = {
    Assessment.Visibility.PARTNERS: Can.READ_PARTNERS,
    Assessment.Visibility.RESTRICTED: Can.READ_RESTRICTED,
}


def recent_assessment(facts: Facts) -> Found:
    """ST-05: dated no more than twelve months before the year of the plan that is looked at."""
    dated = [each for each in facts.assessments if each.dated_on]
    if not dated:
        return found([(Outcome.UNKNOWN, undated(facts))], *pages_of(facts, facts.assessments))
    began = facts.year_began
    before = [each for each in dated if each.dated_on <= began]
    if before and months_after(before[-1].dated_on, ASSESSMENT_MONTHS) >= began:
        words = f"{name(facts, before[-1])} is dated {date_words(before[-1].dated_on)}"
        return found([(Outcome.PASS, f"{words}, {in_time(began)}")], *pages_of(facts, before[-1:]))
    after = [each for each in dated if began < each.dated_on <= facts.as_at]
    last = (before or after or dated)[-1]
    if after:
        words = f"{name(facts, after[0])} is dated {date_words(after[0].dated_on)}, and the year it is for "
        words += f"began on {date_words(began)}"
        return found([(Outcome.WARN, words)], *pages_of(facts, after[:1]))
    return found([(Outcome.FAIL, too_old(facts, last, began))], *pages_of(facts, [last]))


def undated(facts: Facts) -> str:
    if facts.assessments:
        return f"{name(facts, facts.assessments[-1])} has no date"
    return "no strategic assessment is recorded"


def in_time(began: date) -> str:
    return f"in the {ASSESSMENT_MONTHS} months before {date_words(began)}"


def too_old(facts: Facts, last: Assessment, began: date) -> str:
    words = f"{name(facts, last)} is dated {date_words(last.dated_on)}"
    return f"{words}, and nothing is dated {in_time(began)}"


def six_items(facts: Facts) -> Found:
    """ST-06: of the assessment that the plan rests on."""
    ready = [
        each for each in facts.assessments if not each.dated_on or each.dated_on <= facts.as_at
    ]
    if not ready:
        words = "no strategic assessment is recorded, so nobody can say what it holds"
        return found([(Outcome.UNKNOWN, words)], *pages_of(facts, []))
    before = [each for each in ready if each.dated_on and each.dated_on <= facts.year_began]
    last = (before or ready)[-1]
    empty = [words for item, words in ITEMS.items() if not getattr(last, item).strip()]
    if empty:
        told = f"{name(facts, last)} says nothing under {some(empty, most=6)}"
        return found([(Outcome.FAIL, told)], *pages_of(facts, [last]))
    told = f"{name(facts, last)} says something under each of (a) to (f)"
    return found([(Outcome.PASS, told)], *pages_of(facts, [last]))


def name(facts: Facts, assessment: Assessment) -> str:
    return f"“{assessment}”" if may_see(facts, assessment) else "an assessment"


def may_see(facts: Facts, assessment: Assessment) -> bool:
    """Some assessments are for partners only, or for fewer."""
    needed = NEEDED.get(assessment.visibility)
    return facts.access is None or needed is None or facts.access.can(needed)


def pages_of(facts: Facts, shown: list[Assessment]) -> Iterator[Link]:
    yield facts.link("Assessments", "assessments")
    for each in shown:
        if may_see(facts, each):
            yield facts.link(str(each), "assessment", each.pk)


def asked_first(facts: Facts) -> Found:
    """ST-15: before the plan was agreed, and the groups that are likely to be affected most."""
    page = facts.link("Consultations", "consultations")
    limit = facts.agreed[0] if facts.agreed else facts.as_at
    days = [(day_of(each), each) for each in facts.consultations if day_of(each)]
    before = [(day, each) for day, each in days if day <= limit]
    if before:
        day, last = max(before, key=lambda pair: pair[0])
        own = facts.link(str(last), "consultation", last.pk)
        return found(list(told_of(last, day, limit)), page, own)
    if days:
        day, first = days[0]
        words = (
            f"“{first}” ended on {date_words(day)}, and the plan was agreed on {date_words(limit)}"
        )
        return found([(Outcome.WARN, words)], page)
    undated = "no consultation is recorded with its dates"
    return found([(Outcome.UNKNOWN, undated)], page)


def day_of(consultation: Consultation) -> date | None:
    return consultation.ended_on or consultation.began_on


def told_of(last: Consultation, day: date, limit: date) -> Iterator[tuple[Outcome, str]]:
    if months_after(day, CONSULTATION_MONTHS) < limit:
        words = f"“{last}” ended on {date_words(day)}, more than {CONSULTATION_MONTHS // 12} years before"
        yield Outcome.WARN, words
    if not last.affected_groups.strip():
        yield Outcome.WARN, f"“{last}” does not say which groups are likely to be affected most"
    words = f"“{last}” ended on {date_words(day)} and says which groups are affected most"
    yield Outcome.PASS, words
