"""How the partnership answers for what it did: last year's plan, the committee, reviews and orders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words, financial_year_of
from plans.access import Can
from plans.law.days import last_day_of, months_after
from plans.law.duties import REVIEW_MONTHS, REVIEW_NOTICE_MONTHS, SCRUTINY_MONTHS
from plans.models import DutyRecord
from reporting.models import Answer
from reporting.scrutiny.rules import one_of
from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Outcome, found, some, times

Kind = DutyRecord.Kind
Part = tuple[Outcome, str]
KEPT_INSIDE = "something that only partners may read needs a look"


def last_year(facts: Facts) -> Found:
    """ST-19: the year before the one of the plan that is looked at; an update of each row is our own rule."""
    since = months_after(facts.year_began, -12)
    rounds = [each for each in facts.final_rounds if since <= each.end < facts.year_began]
    records = [each for each in facts.of_kind(Kind.IMPLEMENTATION) if each.done_on >= since]
    page = facts.link("Quarters", "rounds", power=Can.READ_DRAFTS)
    own = [
        *(facts.link(each.title, "round", each.period, power=Can.READ_DRAFTS) for each in rounds),
        *map(facts.record, records[-1:]),
    ]
    parts = [*map(answers_of, rounds), *map(report_of, records[-1:])]
    if not parts:
        began = date_words(facts.year_began)
        words = f"neither a final update nor a report is recorded for the year before {began}"
        record = facts.to_record(Kind.IMPLEMENTATION, "Record the report")
        return found([(Outcome.UNKNOWN, words)], page, record)
    return found(parts, page, *own)


def answers_of(round) -> Part:
    """``round`` carries ``asked`` and ``accepted``."""
    if not round.asked:
        return Outcome.UNKNOWN, f"{round.title} asked nobody"
    words = (
        f"{round.accepted:,} of {times(round.asked, 'final update')} are accepted in {round.short}"
    )
    return Outcome.PASS if round.accepted == round.asked else Outcome.WARN, words


def report_of(record: DutyRecord) -> Part:
    return (
        Outcome.PASS,
        f"a report on how the plan was carried out is dated {date_words(record.done_on)}",
    )


def committee(facts: Facts) -> Found:
    """ST-20: a record of a meeting, or a recommendation, which the committee made at one."""
    met = [each for each in facts.of_kind(Kind.SCRUTINY) if each.notice_on is None]
    days = [(each.done_on, facts.record(each)) for each in met]
    days += [(each.made_on, facts.recommendation(each)) for each in facts.recommended()]
    if not days:
        page = facts.to_record(Kind.SCRUTINY, "Record a meeting of the committee")
        words = "no meeting of the crime and disorder committee is recorded"
        return found([(Outcome.UNKNOWN, words)], page)
    last, page = max(days, key=lambda day: day[0])
    words = f"the committee last met on the partnership on {date_words(last)}"
    if months_after(last, SCRUTINY_MONTHS) < facts.as_at:
        words += f", more than {SCRUTINY_MONTHS} months before {date_words(facts.as_at)}"
        return found([(Outcome.FAIL, words)], page)
    return found([(Outcome.PASS, words)], page)


def answers(facts: Facts) -> Found:
    """ST-21: by the day that the committee gave. The law names none but for reports on a local matter.

    A record of scrutiny that says when something came is a request; one that does not is a meeting.
    """
    waiting = facts.waiting(Kind.SCRUTINY)
    done = [each for each in facts.of_kind(Kind.SCRUTINY) if each.notice_on]
    parts = [*(waits(each, facts.as_at) for each in waiting), *map(answered, done)]
    own = [(part, each) for each in facts.asked if (part := answer_part(each, facts.as_at))]
    parts += [part for part, _ in own]
    if not parts:
        page = facts.to_record("scrutiny-request", "Record a request or recommendation")
        words = "no request or recommendation of the committee is recorded"
        return found([(Outcome.UNKNOWN, words)], page)
    records = map(facts.record, [*waiting, *done][:3])
    worst = sorted(own, key=lambda pair: list(Outcome).index(pair[0][0]))
    tracked = dict.fromkeys(each.recommendation for _, each in worst)
    return found(parts, *records, *map(facts.recommendation, list(tracked)[:3]))


def answer_part(answer: Answer, on: date) -> Part | None:
    """How one body stood with its answer on a day; nothing where it need not answer any more."""
    row, due = answer.recommendation, date_words(answer.due_on)
    name = f"{one_of(row)} of {date_words(row.made_on)}"
    if answer.answered_on and answer.answered_on <= on:
        day = date_words(answer.answered_on)
        if answer.answered_on > answer.due_on:
            return Outcome.WARN, f"{answer.organisation} answered {name} on {day}, later than {due}"
        return Outcome.PASS, f"{answer.organisation} answered {name} on {day}"
    if row.closed_on and row.closed_on <= on:
        return None
    if answer.due_on < on:
        return Outcome.WARN, f"{answer.organisation} was to answer {name} by {due}"
    return Outcome.WARN, f"{answer.organisation} is to answer {name} by {due}"


def waits(record: DutyRecord, on: date) -> Part:
    asked, due = date_words(record.notice_on), record.review_due
    if due is None:
        return Outcome.UNKNOWN, f"what was asked on {asked} names no day for its answer"
    verb = "was" if due < on else "is"
    return Outcome.WARN, f"what was asked on {asked} {verb} to be answered by {date_words(due)}"


def answered(record: DutyRecord) -> Part:
    asked, done = date_words(record.notice_on), date_words(record.done_on)
    if record.review_due and record.done_on > record.review_due:
        due = date_words(record.review_due)
        return Outcome.WARN, f"what was asked on {asked} was answered on {done}, later than {due}"
    return Outcome.PASS, f"what was asked on {asked} was answered on {done}"


def reviews(facts: Facts) -> Found:
    """ST-23."""
    inside = [*orders(facts), *death_reviews(facts)]
    if facts.access and not facts.access.can(Can.READ_PARTNERS):
        inside = [(each, KEPT_INSIDE) for each, _ in inside if each != Outcome.PASS]
    pages = (
        facts.link(words, route, power=Can.READ_PARTNERS)
        for words, route in (
            ("Case reviews", "case_review_years"),
            ("Use of legal tools", "enforcement_uses"),
            ("Death reviews", "death_reviews"),
        )
    )
    return found([*case_reviews(facts), *dict.fromkeys(inside)], *pages)


def case_reviews(facts: Facts) -> Iterator[Part]:
    """Of the bodies' last period, which is theirs to choose: any twelve months, or fewer (section 105(4)).

    Figures kept here go by financial years; of others the day of publication shows whether they are recent.
    """
    year = financial_year_of(facts.as_at).previous()
    row = next((each for each in facts.case_reviews if each.year_code == year.code), None)
    told = [each.done_on for each in facts.of_kind(Kind.CASE_REVIEWS)]
    if row and row.published_on:
        yield Outcome.PASS, f"case review figures for {year} are published"
    elif told and told[-1] >= months_after(facts.as_at, -12):
        yield Outcome.PASS, f"case review figures were published on {date_words(told[-1])}"
    elif row is None and not told:
        yield Outcome.UNKNOWN, f"no case review figures are recorded for {year} or another period"
    else:
        yield Outcome.WARN, f"case review figures for {year} are not recorded as published"


def orders(facts: Facts) -> Iterator[Part]:
    """The law limits how long an order runs; the limit stands with the tool.

    An order may be extended more than once (section 60(2)), and extensions are not recorded, so that
    only somebody who knows them can say that one runs too long.
    """
    long = [each for each in facts.orders if each.expires_on and each.expires_on > longest(each)]
    endless = [each for each in facts.orders if each.expires_on is None]
    if long:
        names = [f"the {one.tool} of {date_words(one.starts_on)}" for one in long]
        words = (
            f"{some(names)} would run longer than {longest_words(long)} from the beginning, which "
        )
        yield Outcome.WARN, f"{words}the law allows only where it was extended before it ended"
    if endless:
        names = [f"the {one.tool} of {date_words(one.starts_on)}" for one in endless]
        yield Outcome.UNKNOWN, f"it is not recorded when {some(names)} ends"
    if facts.orders and not long and not endless:
        yield Outcome.PASS, f"{times(len(facts.orders), 'order')} within the longest term"


def longest_words(uses: list) -> str:
    months = sorted({use.tool.longest_months for use in uses})
    return f"{some([str(many) for many in months])} months"


def longest(use) -> date:
    return last_day_of(use.starts_on, use.tool.longest_months)


def death_reviews(facts: Facts) -> Iterator[Part]:
    """Told of by kind and number only."""
    untold = [each for each in facts.death_reviews if tell_late(each, facts.as_at)]
    slow = [each for each in facts.death_reviews if finish_late(each, facts.as_at)]
    if untold:
        months = times(REVIEW_NOTICE_MONTHS, "month")
        yield Outcome.WARN, f"{kinds(untold)} not notified within {months} of the decision"
    if slow:
        yield (
            Outcome.WARN,
            f"{kinds(slow)} not sent for quality assurance within {REVIEW_MONTHS} months",
        )
    if facts.death_reviews and not untold and not slow:
        yield Outcome.PASS, f"{kinds(facts.death_reviews)} within the usual dates"


def tell_late(review, on: date) -> bool:
    """Whether the decision was told later than a month after it, or not yet by then."""
    if review.decided_on is None or review.decided_on > on:
        return False
    told = review.notified_on or on
    return months_after(review.decided_on, REVIEW_NOTICE_MONTHS) < told


def finish_late(review, on: date) -> bool:
    """Whether a review that still runs is older than guidance would have it."""
    over = review.submitted_on or review.published_on or review.state in ("converted", "closed")
    if review.decided_on is None or over:
        return False
    return months_after(review.decided_on, REVIEW_MONTHS) < on


def kinds(rows: list) -> str:
    labels = dict.fromkeys(each.label for each in rows)
    return some([times(sum(one.label == label for one in rows), label) for label in labels])
