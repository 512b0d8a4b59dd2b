"""Whether the policing body was sent a copy of the plan and what it required was answered."""

from __future__ import annotations

from csp.periods import date_words
from plans.access import UNFINISHED
from plans.law.duties import (
    ONLY_ENGLAND,
    POLICING_BODIES_BEGAN,
    LegalReference,
    act,
    everywhere,
    policing_body,
)
from plans.models import DutyRecord, Partnership
from reporting.models import Meeting
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import about_plan, bodies_at, not_due
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

Kind = DutyRecord.Kind


@check(
    "ST-18",
    "Copy to the policing body",
    LegalReference(
        "SI 2007/1830, regulation 13A, and where there is a commissioner regulation 14A",
        nations=ONLY_ENGLAND,
    ),
    act("section 7"),
    asks=(
        "In England the local policing body was sent a copy of the plan. In both nations what the body "
        "required was answered."
    ),
    todo="Record the day on which the copy was sent, where one must be, and each answer.",
    mended_on=Page("Records of duties", "duties"),
    began=everywhere(POLICING_BODIES_BEGAN),
    needs_plan=True,
)
def copy_sent(facts: StatutoryFacts) -> CheckVerdict:
    """A copy in England alone (regulation 13A); what the body requires in both nations."""
    if facts.own_plan.status in UNFINISHED:
        return not_due(facts)
    copies, asked = about_plan(facts, Kind.COPY), facts.waiting(Kind.REQUIREMENT)
    held = {each.requirement_id: each for each in facts.meetings_required}
    answers = [judge_required(each, held.get(each.pk)) for each in asked]
    parts = [*answers, copy_part(facts, copies)]
    pages = [facts.record(each) for each in (*copies[-1:], *asked[:3])]
    pages += [facts.meeting(each) for each in list(held.values())[-1:]]
    return combine_verdicts(
        parts, *(pages or [facts.to_record(Kind.COPY, "Record that a copy was sent")])
    )


def copy_part(facts: StatutoryFacts, copies: list[DutyRecord]) -> tuple[CheckOutcome, str]:
    body = policing_body(facts.partnership)
    revised = max(facts.agreed, default=None)
    if copies:
        sent = date_words(copies[-1].was_done_on)
        if not revised or copies[-1].was_done_on >= revised:
            return CheckOutcome.PASS, f"{body} was sent a copy on {sent}"
        words = f"{body} was sent a copy on {sent}, before the plan of {date_words(revised)}"
        return CheckOutcome.WARN, words
    if facts.partnership.nation == Partnership.Nation.WALES:
        return (
            CheckOutcome.NOT,
            "in Wales no copy has to be sent, and nothing that was required is open",
        )
    return CheckOutcome.UNKNOWN, f"it is not recorded that {body} was sent a copy"


def judge_required(record: DutyRecord, met: Meeting | None) -> tuple[CheckOutcome, str]:
    """What was required is answered by a meeting at which everybody was who had to be."""
    if met is None:
        return judge_unanswered(record)
    asked, day = date_words(record.was_asked_on), date_words(met.date)
    there = bodies_at(met)
    missing = [str(body) for body in record.organisations.all() if body.pk not in there]
    if missing:
        words = (
            f"nobody came from {some(missing)} to the meeting of {day} that was required on {asked}"
        )
        return CheckOutcome.WARN, words
    return CheckOutcome.PASS, f"what was required on {asked} was answered at the meeting of {day}"


def judge_unanswered(record: DutyRecord) -> tuple[CheckOutcome, str]:
    """The law names no time for it."""
    return (
        CheckOutcome.WARN,
        f"what was required on {date_words(record.was_asked_on)} has no answer recorded",
    )
