"""Whether there is a protocol on sharing information, with liaison officers."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words
from csp.prose.nouns import count_noun
from plans.law.duties import REGULATIONS_BEGAN, act, regulations
from plans.models import DutyRecord
from plans.proofreading import runs_on
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import in_date
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

Kind = DutyRecord.Kind


@check(
    "ST-04",
    "Sharing information",
    *regulations("regulation 4", "regulation 4"),
    act("sections 17A and 115"),
    asks=(
        "Every authority has signed a protocol on sharing information that is up to date, and has a "
        "liaison officer."
    ),
    todo=(
        "Record the protocol with who signed it and when it is to be reviewed, and each liaison officer."
    ),
    mended_on=Page("Records of duties", "duties"),
    began=REGULATIONS_BEGAN,
    of_the_day=True,
)
def sharing(facts: StatutoryFacts) -> CheckVerdict:
    every = facts.authorities_on(facts.as_at)
    officers = facts.link("Liaison officers", "liaison_officers")
    protocols = facts.of_kind(Kind.PROTOCOL)
    if not protocols:
        page = facts.to_record(Kind.PROTOCOL, "Record the protocol")
        words = "no protocol on sharing information is recorded"
        others = [(CheckOutcome.UNKNOWN, told) for _, told in without_officer(facts, every)]
        return combine_verdicts([(CheckOutcome.UNKNOWN, words), *others], page, officers)
    last = protocols[-1]
    parts = [*in_date(last, facts.as_at), *unsigned(last, every), *without_officer(facts, every)]
    if not parts:
        signed = count_noun(len(every), "authority", "authorities")
        words = f"the protocol of {date_words(last.was_done_on)} is signed by {signed}"
        parts = [(CheckOutcome.PASS, f"{words}, is in date, and each has a liaison officer")]
    return combine_verdicts(parts, facts.record(last), officers)


def unsigned(record: DutyRecord, every: list) -> Iterator[tuple[CheckOutcome, str]]:
    signed = {body.pk for body in record.organisations.all()}
    missing = [str(each.organisation) for each in every if each.organisation_id not in signed]
    if missing:
        yield CheckOutcome.WARN, f"it is not recorded as signed by {some(missing)}"


def without_officer(facts: StatutoryFacts, every: list) -> Iterator[tuple[CheckOutcome, str]]:
    named = {each.organisation_id for each in facts.liaison if runs_on(each, facts.as_at)}
    missing = [str(each.organisation) for each in every if each.organisation_id not in named]
    if missing:
        yield CheckOutcome.WARN, f"no liaison officer is recorded for {some(missing)}"
    elif not every:
        yield CheckOutcome.UNKNOWN, "no responsible authority is recorded yet"
