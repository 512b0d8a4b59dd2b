"""Whether a public meeting was held in each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csp.periods import date_words, financial_year_of
from plans.law.duties import REGULATIONS_BEGAN, regulations
from plans.models import DutyRecord
from reporting.models import Meeting
from reporting.statutory.check import Page, check
from reporting.statutory.duty_records import bodies_at
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink, CheckOutcome, CheckVerdict, combine_verdicts, some

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
    held = public_meetings_of(facts)
    if not held:
        page = facts.to_record(Kind.PUBLIC_MEETING, "Record a public meeting")
        return combine_verdicts([(CheckOutcome.UNKNOWN, "no public meeting is recorded")], page)
    last = held[-1]
    day = date_words(last.day)
    year = financial_year_of(facts.as_at)
    if last.day < year.previous().start:
        words = (
            f"the last public meeting was on {day}, so none was held in {year.previous()} or since"
        )
        return combine_verdicts([(CheckOutcome.FAIL, words)], last.page)
    lacking = list(lacking_of(facts, last))
    if lacking:
        words = f"a public meeting was held on {day}, but {some(lacking)}"
        return combine_verdicts([(CheckOutcome.WARN, words)], last.page)
    words = (
        f"a public meeting was held on {day}, announced, recorded and attended by every authority"
    )
    return combine_verdicts([(CheckOutcome.PASS, words)], last.page)


@dataclass(frozen=True)
class HeldInPublic:
    """A public meeting, whether it stands among the meetings or among the records of duties."""

    day: date
    announced: date | None
    published: date | None
    bodies: frozenset[int]
    page: CheckLink


def public_meetings_of(facts: StatutoryFacts) -> list[HeldInPublic]:
    """All of them by day, the latest last; of two on one day the record of the duty counts."""
    found = [held_from_meeting(facts, row) for row in facts.public_meetings]
    found += [held_from_record(facts, row) for row in facts.of_kind(Kind.PUBLIC_MEETING)]
    return sorted(found, key=lambda each: each.day)


def held_from_record(facts: StatutoryFacts, row: DutyRecord) -> HeldInPublic:
    return HeldInPublic(
        day=row.was_done_on,
        announced=row.notice_on,
        published=row.published_on,
        bodies=frozenset(body.pk for body in row.organisations.all()),
        page=facts.record(row),
    )


def held_from_meeting(facts: StatutoryFacts, row: Meeting) -> HeldInPublic:
    """What it minuted was published with its approval, where the group shows minutes to the public."""
    rules = getattr(row.group, "rules", None)
    shown = rules is not None and rules.public_minutes != rules.Minutes.NOTHING
    return HeldInPublic(
        day=row.date,
        announced=row.notice_on,
        published=row.approved_on if shown else None,
        bodies=bodies_at(row),
        page=facts.meeting(row),
    )


def lacking_of(facts: StatutoryFacts, meeting: HeldInPublic) -> Iterator[str]:
    if meeting.announced is None:
        yield "no notice of it is recorded"
    if meeting.published is None:
        yield "it is not recorded when its record was published"
    every = facts.authorities_on(meeting.day)
    missing = [
        str(each.organisation) for each in every if each.organisation_id not in meeting.bodies
    ]
    if missing:
        yield f"nobody senior is recorded from {some(missing)}"
