"""Whether there is a strategy against serious violence that is published and in date."""

from __future__ import annotations

from csp.periods import date_words
from plans.law.duties import VIOLENCE_BEGAN, LegalReference, everywhere
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import in_date
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


@check(
    "ST-22",
    "Serious violence strategy",
    LegalReference(
        "Police, Crime, Sentencing and Courts Act 2022, section 8, or section 9 for a wider area"
    ),
    LegalReference("SI 2022/1304"),
    asks="There is a strategy against serious violence that is published and in date.",
    todo="Record the strategy with its address and the day on which it is to be reviewed.",
    mended_on=Page("Records of duties", "duties"),
    began=everywhere(VIOLENCE_BEGAN),
    of_the_day=True,
)
def serious_violence(facts: StatutoryFacts) -> CheckVerdict:
    kind = DutyRecord.Kind.VIOLENCE
    records = facts.of_kind(kind)
    if not records:
        page = facts.to_record(kind, "Record the strategy")
        words = "no strategy against serious violence is recorded"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page)
    last = records[-1]
    parts = list(in_date(last, facts.as_at))
    if last.published_on is None or last.published_on > facts.as_at:
        parts.append((CheckOutcome.WARN, "it is not recorded when it was published"))
    if not last.link:
        parts.append((CheckOutcome.WARN, "no web address is recorded for it"))
    if not parts:
        words = f"the strategy of {date_words(last.was_done_on)} is published and in date"
        parts = [(CheckOutcome.PASS, words)]
    return combine_verdicts(parts, facts.record(last))
