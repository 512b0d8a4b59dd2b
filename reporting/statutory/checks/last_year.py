"""Whether it is known how the plan of last year was carried out."""

from __future__ import annotations

from csp.periods import date_words
from csp.prose.nouns import count_noun
from plans.access import Can
from plans.law.days import months_after
from plans.law.duties import REGULATIONS_BEGAN, regulations
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts

Kind = DutyRecord.Kind
Part = tuple[CheckOutcome, str]


@check(
    "ST-19",
    "How the last plan was carried out",
    *regulations("regulation 7(f)", "regulation 7(f)"),
    asks="It is known of every row of last year’s plan how far it was carried out.",
    todo="Accept the last final updates, or record the report on how the plan was carried out.",
    mended_on=Page("Quarters", "rounds", power=Can.READ_DRAFTS),
    began=REGULATIONS_BEGAN,
)
def last_year(facts: StatutoryFacts) -> CheckVerdict:
    """The year before the one of the plan that is looked at; an update of each row is our own rule."""
    since = months_after(facts.year_began, -12)
    rounds = [each for each in facts.final_rounds if since <= each.end < facts.year_began]
    records = [each for each in facts.of_kind(Kind.IMPLEMENTATION) if each.was_done_on >= since]
    page = facts.link("Quarters", "rounds", power=Can.READ_DRAFTS)
    own = [
        *(facts.link(each.title, "round", each.period, power=Can.READ_DRAFTS) for each in rounds),
        *map(facts.record, records[-1:]),
    ]
    parts = [*map(judge_final_updates, rounds), *map(report_of, records[-1:])]
    if not parts:
        began = date_words(facts.year_began)
        words = f"neither a final update nor a report is recorded for the year before {began}"
        record = facts.to_record(Kind.IMPLEMENTATION, "Record the report")
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page, record)
    return combine_verdicts(parts, page, *own)


def judge_final_updates(round) -> Part:
    """``round`` carries ``asked`` and ``accepted``."""
    if not round.asked:
        return CheckOutcome.UNKNOWN, f"{round.title} asked nobody"
    words = f"{round.accepted:,} of {count_noun(round.asked, 'final update')} are accepted in {round.short}"
    return CheckOutcome.PASS if round.accepted == round.asked else CheckOutcome.WARN, words


def report_of(record: DutyRecord) -> Part:
    return (
        CheckOutcome.PASS,
        f"a report on how the plan was carried out is dated {date_words(record.was_done_on)}",
    )
