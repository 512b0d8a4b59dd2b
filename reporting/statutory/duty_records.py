"""What checks ask of records of duties, and of meetings beside them: in date, about this plan, who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from plans.models import DutyRecord
from reporting.models import Meeting
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts


def in_date(record: DutyRecord, on: date) -> Iterator[tuple[CheckOutcome, str]]:
    """Whether a paper still runs and its review is still to come: its own days, which no law names."""
    what = f"{record.get_kind_display().lower()} of {date_words(record.was_done_on)}"
    if record.valid_until and not holds(record, on):
        yield CheckOutcome.WARN, f"the {what} ran out on {date_words(record.valid_until)}"
    elif record.review_due and record.review_due < on:
        yield CheckOutcome.WARN, f"the {what} was to be reviewed by {date_words(record.review_due)}"
    elif record.review_due is None and record.valid_until is None:
        yield CheckOutcome.WARN, f"the {what} does not say when it is to be reviewed"


def holds(record: DutyRecord, on: date) -> bool:
    return record.valid_until is None or on <= record.valid_until


def about_plan(facts: StatutoryFacts, kind: str) -> list[DutyRecord]:
    """Records of this plan; one that names no plan counts if it was done since this one was agreed."""
    first = min(facts.agreed, default=facts.own_plan.start)
    return [
        each
        for each in facts.of_kind(kind)
        if each.plan_id == facts.own_plan.pk or (each.plan_id is None and each.was_done_on >= first)
    ]


def not_due(facts: StatutoryFacts) -> CheckVerdict:
    words = "the plan has not been agreed yet, so this is not due"
    return combine_verdicts(
        [(CheckOutcome.NOT, words)], facts.of_plan("Status of the plan", "plan_status")
    )


def bodies_at(meeting: Meeting) -> frozenset[int]:
    """The bodies that somebody came from. A team counts for the body that it is part of."""
    came = [each.organisation for each in meeting.attendance.all() if each.organisation]
    return frozenset(pk for body in came for pk in (body.pk, body.parent_id) if pk)
