"""Whether the crime and disorder committee met on the partnership."""

from __future__ import annotations

from csp.periods import date_words
from plans.law.days import months_after
from plans.law.duties import SCRUTINY_BEGAN, SCRUTINY_MONTHS, LegalReference, scrutiny
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts

Kind = DutyRecord.Kind


@check(
    "ST-20",
    "Crime and disorder committee",
    LegalReference("Police and Justice Act 2006, section 19"),
    scrutiny("regulation 4"),
    asks="The committee that scrutinises the partnership met on it in the last 12 months.",
    todo="Record the meeting, or plan it as one of a group that is a crime and disorder committee.",
    mended_on=Page("Records of duties", "duties"),
    began=SCRUTINY_BEGAN,
    of_the_day=True,
)
def committee(facts: StatutoryFacts) -> CheckVerdict:
    """A meeting, a record of one, or a recommendation, which the committee made at one."""
    met = [each for each in facts.of_kind(Kind.SCRUTINY) if each.notice_on is None]
    days = [(each.was_done_on, facts.record(each)) for each in met]
    days += [(each.made_on, facts.recommendation(each)) for each in facts.recommended()]
    if facts.committee_met:
        days.append((facts.committee_met.date, facts.meeting(facts.committee_met)))
    if not days:
        page = facts.to_record(Kind.SCRUTINY, "Record a meeting of the committee")
        words = "no meeting of the crime and disorder committee is recorded"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page)
    last, page = max(days, key=lambda day: day[0])
    words = f"the committee last met on the partnership on {date_words(last)}"
    if months_after(last, SCRUTINY_MONTHS) < facts.as_at:
        words += f", more than {SCRUTINY_MONTHS} months before {date_words(facts.as_at)}"
        return combine_verdicts([(CheckOutcome.FAIL, words)], page)
    return combine_verdicts([(CheckOutcome.PASS, words)], page)
