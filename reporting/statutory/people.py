"""Who must be there: responsible authorities, the strategy group, joint areas, sharing information."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words
from plans.access import Can
from plans.law.authorities import missing_authorities
from plans.law.duties import COMBINING_BEGAN, policing_body
from plans.models import DutyRecord, Organisation, Partnership
from plans.proofreading import runs_on
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Outcome, found, some, times

Kind = DutyRecord.Kind


def required_authorities(facts: Facts) -> Found:
    """ST-01: on the first day of the plan, and on the last of its days that is looked at."""
    first = facts.plan.start if facts.plan else facts.as_at
    days = list(dict.fromkeys((first, facts.within)))
    missing: dict[tuple[str, ...], list[date]] = {}
    for day in days:
        missing.setdefault(missing_on(facts, day), []).append(day)
    parts = [told(names, on) for names, on in missing.items()]
    return found(parts, facts.link("How bodies belong", "memberships"))


def missing_on(facts: Facts, day: date) -> tuple[str, ...]:
    kinds = {each.organisation.kind for each in facts.authorities_on(day)}
    return tuple(each.words for each in missing_authorities(facts.partnership, kinds, day))


def told(names: tuple[str, ...], days: list[date]) -> tuple[Outcome, str]:
    on = " and ".join(map(date_words, days))
    if not names:
        return Outcome.PASS, f"every kind of authority is recorded on {on}"
    words = f"no responsible authority is recorded for {some(list(names), most=9)} on {on}"
    return Outcome.FAIL, words


def strategy_group(facts: Facts) -> Found:
    """ST-02."""
    page = facts.link("Groups", "groups")
    if not facts.groups:
        return found([(Outcome.UNKNOWN, "no strategy group is recorded")], page)
    parts = [part for group in facts.groups for part in seats_of(group)]
    pages = (facts.link(str(each), "group", each.pk) for each in facts.groups)
    return found(parts, page, *pages)


def seats_of(group) -> Iterator[tuple[Outcome, str]]:
    seats = list(group.seats.all())
    many = sum(2 if seat.several else 1 for seat in seats)
    chairs = [seat.public_words for seat in seats if seat.chair]
    if many < 2:
        few = times(many, "seat") if many else "no seat"
        yield Outcome.FAIL, f"{group} has {few} where two or more people are needed"
    if not chairs:
        yield Outcome.WARN, f"nobody is named as the chair of {group}"
    if many >= 2 and chairs:
        yield Outcome.PASS, f"{group} has {times(many, 'seat')} and is chaired by {some(chairs)}"


def combination(facts: Facts) -> Found:
    """ST-03."""
    page = facts.link("Names and areas", "names", power=Can.MANAGE)
    names = [area.name for area in facts.areas]
    if not names:
        words = "no area is recorded, so nobody can say whether the partnership is a joint one"
        return found([(Outcome.UNKNOWN, words)], page)
    if len(names) == 1:
        return found([(Outcome.NOT, f"the partnership covers one area, {names[0]}")], page)
    if facts.partnership.nation == Partnership.Nation.WALES:
        words = "what was read about combining areas is the law of England"
        return found([(Outcome.UNKNOWN, words)], page)
    agreements = [one for one in facts.of_kind(Kind.COMBINATION) if holds(one, facts.as_at)]
    pages = [page, *map(facts.record, agreements)]
    if agreements and agreements[-1].done_on >= combining_began(facts):
        return found(list(parties_of(facts, agreements[-1], names)), *pages)
    return found([by_order(facts, agreements, names)], *pages)


def combining_began(facts: Facts) -> date:
    london = facts.partnership.tier == Partnership.Tier.LONDON
    return COMBINING_BEGAN["london" if london else "elsewhere"]


def parties_of(facts: Facts, record: DutyRecord, names: list[str]) -> Iterator[tuple[Outcome, str]]:
    """Every authority and the policing body, in writing (section 5(1A) to (1F))."""
    what = f"the combination agreement of {date_words(record.done_on)}"
    parties = list(record.organisations.all())
    if not parties:
        yield Outcome.UNKNOWN, f"{what} does not say which bodies are parties to it"
        return
    signed = {body.pk for body in parties}
    every = [each.organisation for each in facts.authorities_on(record.done_on)]
    missing = [str(body) for body in every if body.pk not in signed]
    if not any(body.kind == Organisation.Kind.POLICING_BODY for body in parties):
        missing.append(policing_body(facts.partnership))
    if missing:
        yield Outcome.FAIL, f"{some(missing)} is not recorded as a party to {what}"
    yield (
        Outcome.PASS,
        f"{some(names)} are combined by an agreement of {date_words(record.done_on)}",
    )


def by_order(facts: Facts, earlier: list[DutyRecord], names: list[str]) -> tuple[Outcome, str]:
    """Before agreements, areas were combined by an order of the Secretary of State, which may still stand."""
    days = [each.done_on for each in earlier] or [area.combined_on for area in facts.areas]
    if None in days:
        without = [area.name for area in facts.areas if area.combined_on is None]
        return Outcome.UNKNOWN, f"it is not recorded how {some(without)} came to be combined"
    if max(days) < combining_began(facts):
        return Outcome.PASS, f"{some(names)} were combined on {date_words(max(days))}"
    return Outcome.UNKNOWN, "the agreement that combines the areas is not recorded with its parties"


def holds(record: DutyRecord, on: date) -> bool:
    return record.valid_until is None or on <= record.valid_until


def sharing(facts: Facts) -> Found:
    """ST-04."""
    every = facts.authorities_on(facts.as_at)
    officers = facts.link("Liaison officers", "liaison_officers")
    protocols = facts.of_kind(Kind.PROTOCOL)
    if not protocols:
        page = facts.to_record(Kind.PROTOCOL, "Record the protocol")
        words = "no protocol on sharing information is recorded"
        others = [(Outcome.UNKNOWN, told) for _, told in without_officer(facts, every)]
        return found([(Outcome.UNKNOWN, words), *others], page, officers)
    last = protocols[-1]
    parts = [*in_date(last, facts.as_at), *unsigned(last, every), *without_officer(facts, every)]
    if not parts:
        signed = times(len(every), "authority", "authorities")
        words = f"the protocol of {date_words(last.done_on)} is signed by {signed}"
        parts = [(Outcome.PASS, f"{words}, is in date, and each has a liaison officer")]
    return found(parts, facts.record(last), officers)


def in_date(record: DutyRecord, on: date) -> Iterator[tuple[Outcome, str]]:
    """Whether a paper still runs and its review is still to come: its own days, which no law names."""
    what = f"{record.get_kind_display().lower()} of {date_words(record.done_on)}"
    if not holds(record, on):
        yield Outcome.WARN, f"the {what} ran out on {date_words(record.valid_until)}"
    elif record.review_due and record.review_due < on:
        yield Outcome.WARN, f"the {what} was to be reviewed by {date_words(record.review_due)}"
    elif record.review_due is None and record.valid_until is None:
        yield Outcome.WARN, f"the {what} does not say when it is to be reviewed"


def unsigned(record: DutyRecord, every: list) -> Iterator[tuple[Outcome, str]]:
    signed = {body.pk for body in record.organisations.all()}
    missing = [str(each.organisation) for each in every if each.organisation_id not in signed]
    if missing:
        yield Outcome.WARN, f"it is not recorded as signed by {some(missing)}"


def without_officer(facts: Facts, every: list) -> Iterator[tuple[Outcome, str]]:
    named = {each.organisation_id for each in facts.liaison if runs_on(each, facts.as_at)}
    missing = [str(each.organisation) for each in every if each.organisation_id not in named]
    if missing:
        yield Outcome.WARN, f"no liaison officer is recorded for {some(missing)}"
    elif not every:
        yield Outcome.UNKNOWN, "no responsible authority is recorded yet"
