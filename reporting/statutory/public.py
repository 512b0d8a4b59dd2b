"""What the public and the policing body are told: a meeting, a summary, a copy, and a plan fit to publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone

from csp.periods import date_words, financial_year_of
from plans.access import UNFINISHED, Can
from plans.law.duties import policing_body
from plans.models import DutyRecord, Partnership
from plans.proofreading.exposure import may_be_right
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Link, Outcome, found, some, times

Kind = DutyRecord.Kind

# Found by the publication gate, and not about whether the public may read the plan.
OF_STATUS = {"not-agreed"}
KINDS = {
    "placeholder": ("passage that waits to be filled in", "passages that wait to be filled in"),
    "personal-name": ("name that nobody agreed to publish", "names that nobody agreed to publish"),
    "titled-name": ("person named by title", "people named by title"),
    "home-address": ("house number with its street", "house numbers with their street"),
    "postcode": ("whole postcode", "whole postcodes"),
    "telephone": ("telephone number to look at", "telephone numbers to look at"),
    "personal-email": ("e-mail address of a person", "e-mail addresses of people"),
    "small-number": ("small count in words", "small counts in words"),
    "age": ("age of one person", "ages of single people"),
    "no-alternative": ("picture without words", "pictures without words"),
    "lost-picture": ("picture that cannot be read", "pictures that cannot be read"),
    "no-title": ("missing title or period", "missing titles or periods"),
    "nothing-to-publish": ("plan with nothing in it", "plans with nothing in them"),
    "too-many-rows": ("plan that is too long", "plans that are too long"),
}
WANTING = {
    "no-formats": "the plan does not say how to ask for another format",
    "no-contact": "the plan does not say how to reach the partnership",
    "hidden-target": "a row points to one that the public cannot see",
}


def public_meeting(facts: Facts) -> Found:
    """ST-16: one in each year from 1 April; that of the running year is due by its end."""
    records = facts.of_kind(Kind.PUBLIC_MEETING)
    if not records:
        page = facts.to_record(Kind.PUBLIC_MEETING, "Record a public meeting")
        return found([(Outcome.UNKNOWN, "no public meeting is recorded")], page)
    last = records[-1]
    held = date_words(last.done_on)
    year = financial_year_of(facts.as_at)
    if last.done_on < year.previous().start:
        words = (
            f"the last public meeting was on {held}, so none was held in {year.previous()} or since"
        )
        return found([(Outcome.FAIL, words)], facts.record(last))
    lacking = list(lacking_of(facts, last))
    if lacking:
        words = f"a public meeting was held on {held}, but {some(lacking)}"
        return found([(Outcome.WARN, words)], facts.record(last))
    words = (
        f"a public meeting was held on {held}, announced, recorded and attended by every authority"
    )
    return found([(Outcome.PASS, words)], facts.record(last))


def lacking_of(facts: Facts, meeting: DutyRecord) -> Iterator[str]:
    if meeting.notice_on is None:
        yield "no notice of it is recorded"
    if meeting.published_on is None:
        yield "it is not recorded when its record was published"
    came = {body.pk for body in meeting.organisations.all()}
    every = facts.authorities_on(meeting.done_on)
    missing = [str(each.organisation) for each in every if each.organisation_id not in came]
    if missing:
        yield f"nobody senior is recorded from {some(missing)}"


def not_due(facts: Facts) -> Found:
    words = "the plan has not been agreed yet, so this is not due"
    return found([(Outcome.NOT, words)], facts.of_plan("Status of the plan", "plan_status"))


def summary(facts: Facts) -> Found:
    """ST-17: since the plan was last agreed."""
    if facts.plan.status in UNFINISHED:
        return not_due(facts)
    page = facts.of_plan("Versions", "publications", power=Can.READ_DRAFTS)
    revised = max(facts.agreed, default=None)
    published = published_days(facts)
    if not published:
        record = facts.to_record(Kind.SUMMARY, "Record where a summary was published")
        words = "neither the plan nor a summary of it is recorded as published"
        return found([(Outcome.UNKNOWN, words)], page, record)
    last = max(published)
    if revised and last < revised:
        words = f"it was last published on {date_words(last)}, before it was agreed on {date_words(revised)}"
        return found([(Outcome.WARN, words)], page)
    return found([(Outcome.PASS, f"it was published on {date_words(last)}")], page)


def published_days(facts: Facts) -> list[date]:
    """When the plan, or a summary of it, came out."""
    days = [each.published_on or each.done_on for each in about_plan(facts, Kind.SUMMARY)]
    if facts.version:
        days.append(timezone.localtime(facts.version.published_at).date())
    return days


def about_plan(facts: Facts, kind: str) -> list[DutyRecord]:
    """Records of this plan; one that names no plan counts if it was done since this one was agreed."""
    first = min(facts.agreed, default=facts.plan.start)
    return [
        each
        for each in facts.of_kind(kind)
        if each.plan_id == facts.plan.pk or (each.plan_id is None and each.done_on >= first)
    ]


def copy_sent(facts: Facts) -> Found:
    """ST-18: a copy in England alone (regulation 13A); what the body requires in both nations."""
    if facts.plan.status in UNFINISHED:
        return not_due(facts)
    copies, asked = about_plan(facts, Kind.COPY), facts.waiting(Kind.REQUIREMENT)
    parts = [*map(unanswered, asked), copy_part(facts, copies)]
    pages = [facts.record(each) for each in (*copies[-1:], *asked[:3])]
    return found(parts, *(pages or [facts.to_record(Kind.COPY, "Record that a copy was sent")]))


def copy_part(facts: Facts, copies: list[DutyRecord]) -> tuple[Outcome, str]:
    body = policing_body(facts.partnership)
    revised = max(facts.agreed, default=None)
    if copies:
        sent = date_words(copies[-1].done_on)
        if not revised or copies[-1].done_on >= revised:
            return Outcome.PASS, f"{body} was sent a copy on {sent}"
        words = f"{body} was sent a copy on {sent}, before the plan of {date_words(revised)}"
        return Outcome.WARN, words
    if facts.partnership.nation == Partnership.Nation.WALES:
        return Outcome.NOT, "in Wales no copy has to be sent, and nothing that was required is open"
    return Outcome.UNKNOWN, f"it is not recorded that {body} was sent a copy"


def unanswered(record: DutyRecord) -> tuple[Outcome, str]:
    """The law names no time for it."""
    return (
        Outcome.WARN,
        f"what was required on {date_words(record.notice_on)} has no answer recorded",
    )


def fit_to_publish(facts: Facts) -> Found:
    """ST-24: what the publication gate says, without the words that it is about."""
    page = facts.of_plan("Publish", "publish", power=Can.PUBLISH)
    every = [each for each in facts.gate.findings if each.code not in OF_STATUS]
    blocks = Counter(each.code for each in every if each.blocks)
    codes = {each.code for each in every}
    parts = [(weight_of(code), times(many, *kind_of(code))) for code, many in blocks.items()]
    parts += [(Outcome.WARN, words) for code, words in WANTING.items() if code in codes]
    if not parts:
        words = "nothing stands in the way, and readers learn how to ask for another format"
        parts = [(Outcome.PASS, words)]
    elif blocks:
        outcome, words = parts[0]
        parts[0] = outcome, f"there is still {words}"
    statement = Link("Accessibility statement of this site", reverse("public:accessibility"))
    return found(parts, page, statement)


def weight_of(code: str) -> Outcome:
    """A guess that may be right does not fail."""
    return Outcome.WARN if may_be_right(code) else Outcome.FAIL


def kind_of(code: str) -> tuple[str, str]:
    return KINDS.get(
        code, ("thing that keeps it from the public", "things that keep it from the public")
    )
