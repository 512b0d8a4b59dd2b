"""The four numbers on case reviews that are published each year, nought included.

Anti-social Behaviour, Crime and Policing Act 2014, section 104(9).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.models import CaseReviewYear
from actions.reviews.queries import case_reviews_for_list
from csp.periods import date_words, parse_year
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen
from reporting.papers.sources.reading import fixed_choices
from reporting.papers.sources.source import Option, PaperSource

NUMBERS = {
    "received": "Applications received for a case review",
    "threshold_not_met": "Applications that did not meet the threshold",
    "carried_out": "Case reviews carried out",
    "recommendations": "Case reviews that led to recommendations",
}
ALL = "all"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    years = years_of(desk, all_of_them=first_chosen(options, "years") == ALL)
    if not years:
        return Gathered()
    return Gathered(
        blocks=(
            case_review_table(years),
            *(d.paragraph(words) for words in publication_lines(years)),
        ),
        start=parse_year(years[0].year_code).start.isoformat(),
        end=parse_year(years[-1].year_code).end.isoformat(),
        source=desk.partnership.name,
        quotable=tuple(
            Quotable(
                f"y{year.year_code}-{name}",
                f"{words}, {review_year_words(year)}",
                str(getattr(year, name)),
            )
            for year in years
            for name, words in NUMBERS.items()
        ),
    )


def years_of(desk: Desk, *, all_of_them: bool) -> list[CaseReviewYear]:
    """The year of the paper, or the newest where it is about none; oldest first."""
    rows = list(case_reviews_for_list(desk.partnership))[::-1]
    if all_of_them:
        return rows
    if desk.year is None:
        return rows[-1:]
    return [each for each in rows if each.year_code == desk.year.code]


def review_year_words(year: CaseReviewYear) -> str:
    return str(parse_year(year.year_code))


def case_review_table(years: list[CaseReviewYear]) -> d.Table:
    columns = (
        d.Column("What is published", 2.4, header=True),
        *(d.Column(review_year_words(year), numeric=True) for year in years),
    )
    rows = (
        d.Row((d.cell(words), *(d.cell(str(getattr(year, name))) for year in years)), anchor=name)
        for name, words in NUMBERS.items()
    )
    return d.Table("Anti-social behaviour case reviews", columns, tuple(rows))


def publication_lines(years: list[CaseReviewYear]) -> list[str]:
    return [
        f"The figures of {review_year_words(year)} were published on {date_words(year.published_on)}."
        for year in years
        if year.published_on
    ]


SOURCE = PaperSource(
    words="Case reviews of the year",
    help="The four numbers that the law has each area publish every year.",
    gather=gather,
    options=(
        Option(
            "years",
            "Years",
            choices=fixed_choices(("", "The paper's year"), (ALL, "All side by side")),
        ),
    ),
)
