"""Whether a summary of the plan is published after each revision."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from csp.periods import date_words
from plans.access import UNFINISHED, Can
from plans.law.duties import REGULATIONS_BEGAN, regulations
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import about_plan, not_due
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts

Kind = DutyRecord.Kind


@check(
    "ST-17",
    "Summary for the public",
    *regulations("regulation 14", "regulation 12"),
    asks="A summary of the plan is published after each revision.",
    todo="Publish the plan here, or record where its summary was published.",
    mended_on=Page("Publish", "publish", power=Can.PUBLISH, of_plan=True),
    began=REGULATIONS_BEGAN,
    needs_plan=True,
)
def check_public_summary(facts: StatutoryFacts) -> CheckVerdict:
    """Since the plan was last agreed."""
    if facts.own_plan.status in UNFINISHED:
        return not_due(facts)
    page = facts.of_plan("Versions", "publications", power=Can.READ_DRAFTS)
    revised = max(facts.agreed, default=None)
    published = published_days(facts)
    if not published:
        record = facts.to_record(Kind.SUMMARY, "Record where a summary was published")
        words = "neither the plan nor a summary of it is recorded as published"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page, record)
    last = max(published)
    if revised and last < revised:
        words = f"it was last published on {date_words(last)}, before it was agreed on {date_words(revised)}"
        return combine_verdicts([(CheckOutcome.WARN, words)], page)
    return combine_verdicts([(CheckOutcome.PASS, f"it was published on {date_words(last)}")], page)


def published_days(facts: StatutoryFacts) -> list[date]:
    """When the plan, or a summary of it, came out."""
    days = [each.published_on or each.was_done_on for each in about_plan(facts, Kind.SUMMARY)]
    if facts.version:
        days.append(timezone.localtime(facts.version.published_at).date())
    return days
