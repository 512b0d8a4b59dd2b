"""Whether case review figures are published, and orders and death reviews keep their dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from csp.periods import date_words, financial_year_of
from csp.prose.nouns import count_noun
from plans.access import Can
from plans.law.days import last_day_of, months_after
from plans.law.duties import (
    CASE_REVIEWS_BEGAN,
    REVIEW_MONTHS,
    REVIEW_NOTICE_MONTHS,
    LegalReference,
    everywhere,
)
from plans.models import DutyRecord
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts, some

Kind = DutyRecord.Kind
Part = tuple[CheckOutcome, str]
KEPT_INSIDE = "something that only partners may read needs a look"


@check(
    "ST-23",
    "Case reviews, orders and death reviews",
    LegalReference(
        "Anti-social Behaviour, Crime and Policing Act 2014, sections 104(9) and 105 (case reviews), "
        "60 and 61 (orders)"
    ),
    LegalReference("Domestic Violence, Crime and Victims Act 2004, section 9"),
    LegalReference("the dates in the guidance of 2016 on death reviews", False),
    asks=(
        "The figures on case reviews are published for the bodies’ last reporting period, which is any "
        "twelve months or fewer; no public spaces order runs for more than three years unless it was "
        "extended in time; and each death review keeps its dates."
    ),
    todo="Record the figures, the orders and the dates.",
    mended_on=Page("Case reviews", "case_review_years", power=Can.READ_PARTNERS),
    began=everywhere(CASE_REVIEWS_BEGAN),
    of_the_day=True,
)
def reviews(facts: StatutoryFacts) -> CheckVerdict:
    inside = [*judge_order_terms(facts), *judge_death_reviews(facts)]
    if facts.access and not facts.access.can(Can.READ_PARTNERS):
        inside = [(each, KEPT_INSIDE) for each, _ in inside if each != CheckOutcome.PASS]
    pages = (
        facts.link(words, route, power=Can.READ_PARTNERS)
        for words, route in (
            ("Case reviews", "case_review_years"),
            ("Use of legal tools", "enforcement_uses"),
            ("Death reviews", "death_reviews"),
        )
    )
    return combine_verdicts([*judge_case_reviews(facts), *dict.fromkeys(inside)], *pages)


def judge_case_reviews(facts: StatutoryFacts) -> Iterator[Part]:
    """Of the bodies' last period, which is theirs to choose: any twelve months, or fewer (section 105(4)).

    Figures kept here go by financial years; of others the day of publication shows whether they are recent.
    """
    year = financial_year_of(facts.as_at).previous()
    row = next((each for each in facts.case_reviews if each.year_code == year.code), None)
    told = [each.was_done_on for each in facts.of_kind(Kind.CASE_REVIEWS)]
    if row and row.published_on:
        yield CheckOutcome.PASS, f"case review figures for {year} are published"
    elif told and told[-1] >= months_after(facts.as_at, -12):
        yield CheckOutcome.PASS, f"case review figures were published on {date_words(told[-1])}"
    elif row is None and not told:
        yield (
            CheckOutcome.UNKNOWN,
            f"no case review figures are recorded for {year} or another period",
        )
    else:
        yield CheckOutcome.WARN, f"case review figures for {year} are not recorded as published"


def judge_order_terms(facts: StatutoryFacts) -> Iterator[Part]:
    """The law limits how long an order runs; the limit stands with the tool.

    An order may be extended more than once (section 60(2)), and extensions are not recorded, so that
    only somebody who knows them can say that one runs too long.
    """
    long = [
        each
        for each in facts.orders
        if each.expires_on and each.expires_on > longest_term_end(each)
    ]
    endless = [each for each in facts.orders if each.expires_on is None]
    if long:
        names = [f"the {one.tool} of {date_words(one.starts_on)}" for one in long]
        words = f"{some(names)} would run longer than {longest_terms_words(long)} from the beginning, which "
        yield CheckOutcome.WARN, f"{words}the law allows only where it was extended before it ended"
    if endless:
        names = [f"the {one.tool} of {date_words(one.starts_on)}" for one in endless]
        yield CheckOutcome.UNKNOWN, f"it is not recorded when {some(names)} ends"
    if facts.orders and not long and not endless:
        yield CheckOutcome.PASS, f"{count_noun(len(facts.orders), 'order')} within the longest term"


def longest_terms_words(uses: list) -> str:
    months = sorted({use.tool.longest_months for use in uses})
    return f"{some([str(many) for many in months])} months"


def longest_term_end(use) -> date:
    return last_day_of(use.starts_on, use.tool.longest_months)


def judge_death_reviews(facts: StatutoryFacts) -> Iterator[Part]:
    """Told of by kind and number only."""
    untold = [each for each in facts.death_reviews if tell_late(each, facts.as_at)]
    slow = [each for each in facts.death_reviews if finish_late(each, facts.as_at)]
    if untold:
        months = count_noun(REVIEW_NOTICE_MONTHS, "month")
        yield (
            CheckOutcome.WARN,
            f"{kinds_with_counts(untold)} not notified within {months} of the decision",
        )
    if slow:
        yield (
            CheckOutcome.WARN,
            f"{kinds_with_counts(slow)} not sent for quality assurance within {REVIEW_MONTHS} months",
        )
    if facts.death_reviews and not untold and not slow:
        yield CheckOutcome.PASS, f"{kinds_with_counts(facts.death_reviews)} within the usual dates"


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


def kinds_with_counts(rows: list) -> str:
    labels = dict.fromkeys(each.label for each in rows)
    return some([count_noun(sum(one.label == label for one in rows), label) for label in labels])
