"""Reviews after a death, as the public may read of them: never what is held beyond that.

A review that became a learning review is told of as such and is never among those published. Where
there are few, that there is one may point to a family: the public reads of those that are published
and of those that an officer chose for the paper, and is not told that there are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from actions.models import DeathReview
from actions.reviews.queries import death_reviews_seen
from csp.periods import date_words
from csp.prose import parse_cell
from csp.prose.nouns import count_noun
from plans.access import Access, Can
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, offered, picked
from reporting.papers.sources.source import Option, PaperSource

State = DeathReview.State
COLUMNS = (
    d.Column("Review", 1, header=True),
    d.Column("Where it stands", 1.4),
    d.Column("What may be said of it", 2.6),
)
LAW = (
    "A partnership reviews a death that has, or seems to have, come from violence, abuse or neglect "
    "by a relative, a partner or a member of the same household: Domestic Violence, Crime and Victims "
    "Act 2004, section 9."
)
NOT_PUBLISHED = "It is not published."


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    found = reviews_of(desk, options)
    every = [review_row(each, kept_of(each, options)) for each in found]
    rows = tuple(row for row in every if desk.for_members or not row.kept)
    if not rows:
        return Gathered()
    table = d.Table("Reviews after a death", COLUMNS, rows, silent=True)
    return Gathered(
        blocks=(law(rows), table),
        source=desk.partnership.name,
        quotable=tuple(
            quotables([each for each in found if desk.for_members or not kept_of(each, options)])
        ),
    )


def law(rows: Iterable[d.Row]) -> d.DocumentBlock:
    """Why there are reviews, for those who read of one."""
    said = d.paragraph(LAW)
    return d.Guarded("partners", (said,)) if all(row.kept for row in rows) else said


def kept_of(review: DeathReview, options: Mapping[str, Any]) -> d.Kept:
    """Who alone reads that there is such a review, unless somebody decided that everybody may."""
    named = {str(review.pk), str(review)} & set(chosen_values(options, "reviews"))
    return "" if named or is_published(review) else "partners"


def reviews_of(desk: Desk, options: Mapping[str, Any]) -> list[DeathReview]:
    """Those chosen, else the one that the paper is about, else all."""
    names = chosen_values(options, "reviews") or ([str(desk.review.pk)] if desk.review else [])
    rows = visible_reviews(desk)
    return picked(rows, names) if names else rows


def visible_reviews(desk: Desk) -> list[DeathReview]:
    """What only few may read is not even fetched, for members of a committee no more than for others."""
    everybody = Access(desk.partnership, frozenset({Can.READ}), frozenset())
    return list(death_reviews_seen(everybody))


def review_row(review: DeathReview, kept: d.Kept) -> d.Row:
    said = parse_cell(review.summary) if is_published(review) else (d.paragraph(NOT_PUBLISHED),)
    return d.Row(
        (d.cell(str(review)), d.cell(review_state(review)), d.cell(*said)),
        anchor=f"review-{review.pk}",
        kept=kept,
    )


def review_state(review: DeathReview) -> str:
    """Its state, with the day or the month on which it came out."""
    if not is_published(review):
        return review.get_state_display()
    day = date_words(review.published_on) if review.published_on else ""
    return " ".join(filter(None, ("Published", review.published_words or day)))


def is_published(review: DeathReview) -> bool:
    return review.publishable and review.state == State.PUBLISHED


def quotables(reviews: list[DeathReview]) -> Iterator[Quotable]:
    yield Quotable("count", "How many reviews", count_noun(len(reviews), "review"))
    yield Quotable("number", "How many, as a number", str(len(reviews)))
    for each in filter(is_published, reviews):
        yield Quotable(f"review{each.pk}", f"{each}: published", review_state(each))


def choices(desk: Desk) -> list[tuple[str, str]]:
    return offered(visible_reviews(desk))


SOURCE = PaperSource(
    words="Reviews after a death",
    help="What the public may read of each review: its kind, where it stands and its summary.",
    gather=gather,
    options=(
        Option(
            "reviews",
            "Reviews",
            choices=choices,
            several=True,
            help="Everybody may read that there are those that you choose, and how far they have "
            "come. None means all, of which the public reads only of those that are published.",
        ),
    ),
)
