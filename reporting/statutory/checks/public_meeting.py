"""Whether a public meeting was held in each year."""

from __future__ import annotations

from collections.abc import Iterator

from csp.periods import date_words, financial_year_of
from plans.law.duties import REGULATIONS_BEGAN, regulations
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

Kind = DutyRecord.Kind


@check(
    "ST-16",
    "Public meeting",
    *regulations("regulation 12(4)", "regulation 10(4)"),
    asks=(
        "In each year from 1 April there is a public meeting that was announced, that senior people of each "
        "authority attended and of which a record was published."
    ),
    todo=(
        "Record the meeting with its notice, its record and the bodies whose senior people came."
    ),
    mended_on=Page("Records of duties", "duties"),
    began=REGULATIONS_BEGAN,
    of_the_day=True,
)
def public_meeting(facts: StatutoryFacts) -> CheckVerdict:
    """One in each year from 1 April; that of the running year is due by its end."""
    records = facts.of_kind(Kind.PUBLIC_MEETING)
    if not records:
        page = facts.to_record(Kind.PUBLIC_MEETING, "Record a public meeting")
        return combine_verdicts([(CheckOutcome.UNKNOWN, "no public meeting is recorded")], page)
    last = records[-1]
    held = date_words(last.was_done_on)
    year = financial_year_of(facts.as_at)
    if last.was_done_on < year.previous().start:
        words = (
            f"the last public meeting was on {held}, so none was held in {year.previous()} or since"
        )
        return combine_verdicts([(CheckOutcome.FAIL, words)], facts.record(last))
    lacking = list(lacking_of(facts, last))
    if lacking:
        words = f"a public meeting was held on {held}, but {some(lacking)}"
        return combine_verdicts([(CheckOutcome.WARN, words)], facts.record(last))
    words = (
        f"a public meeting was held on {held}, announced, recorded and attended by every authority"
    )
    return combine_verdicts([(CheckOutcome.PASS, words)], facts.record(last))


def lacking_of(facts: StatutoryFacts, meeting: DutyRecord) -> Iterator[str]:
    if meeting.notice_on is None:
        yield "no notice of it is recorded"
    if meeting.published_on is None:
        yield "it is not recorded when its record was published"
    came = {body.pk for body in meeting.organisations.all()}
    every = facts.authorities_on(meeting.was_done_on)
    missing = [str(each.organisation) for each in every if each.organisation_id not in came]
    if missing:
        yield f"nobody senior is recorded from {some(missing)}"
