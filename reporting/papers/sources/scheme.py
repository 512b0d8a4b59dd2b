"""A scheme that somebody else owns and the partnership oversees: who puts on what, where and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actions.models import Scheme, SchemeActivity
from actions.models.scheme import Provision
from csp.prose import parse_cell
from csp.prose.blocks import Block
from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.parts.words import join_with_and
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import schemes_printed, schemes_to_choose
from reporting.papers.sources.reading import NOTHING, quotable_count
from reporting.papers.sources.source import Option, PaperSource

COLUMNS = (
    d.Column("Provider", 1.2, header=True),
    d.Column("What it is", 2.2),
    d.Column("Where, when and for how many", 1.8),
)


def choices(desk: Desk) -> Sequence[tuple[str, str]]:
    return [(str(each.pk), str(each)) for each in schemes_to_choose(desk.partnership)]


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    scheme = chosen_scheme(schemes_printed(desk.partnership), options.get("scheme") or "")
    if scheme is None:
        return NOTHING
    activities = list(scheme.activities.all())
    said = tuple(parse_cell(scheme.words)) if scheme.words else ()
    facts = scheme_labels(scheme)
    table = (scheme_activity_table(scheme, activities),) if activities else ()
    return Gathered(
        blocks=(*said, *((d.Facts(facts),) if facts else ()), *table),
        quotable=(quotable_count(len(activities), "activity", "activities"),) if activities else (),
    )


def chosen_scheme(schemes: list[Scheme], number: str) -> Scheme | None:
    """The scheme that was chosen; the newest where none was."""
    if not number:
        return next(iter(schemes), None)
    return next((each for each in schemes if str(each.pk) == number), None)


def scheme_labels(scheme: Scheme) -> tuple[d.Fact, ...]:
    said = (
        ("Scheme", scheme.name),
        ("Owned by", owner(scheme)),
        ("When", scheme_season(scheme)),
        ("Ages", age_words(scheme)),
    )
    return tuple(d.Fact(label, d.text(words)) for label, words in said if words)


def owner(scheme: Scheme) -> str:
    return scheme.owner_words or (scheme.owner.name if scheme.owner else "")


def scheme_season(scheme: Scheme) -> str:
    return f"{scheme.season} {scheme.year}".strip()


def age_words(scheme: Scheme) -> str:
    match scheme.ages_from, scheme.ages_to:
        case None, None:
            return ""
        case None, oldest:
            return f"Up to {oldest}"
        case youngest, None:
            return f"{youngest} and over"
        case youngest, oldest:
            return f"{youngest} to {oldest}"


def scheme_activity_table(scheme: Scheme, activities: list[SchemeActivity]) -> d.Table:
    return d.Table(
        f"What is put on: {scheme}", COLUMNS, tuple(map(scheme_activity_row, activities))
    )


def scheme_activity_row(activity: SchemeActivity) -> d.Row:
    return d.Row(
        (
            d.cell(d.paragraph(activity.provider, bold=True), provision(activity)),
            d.Cell(parse_cell(activity.description)),
            d.Cell(tuple(place_and_time_blocks(activity))),
        ),
        anchor=f"activity-{activity.pk}",
    )


def provision(activity: SchemeActivity) -> str:
    """“Targeted & universal provision”, as such tables say it."""
    kinds = [kind.label for kind in Provision if kind in activity.provision]
    words = " & ".join(kinds)
    return f"{words[:1]}{words[1:].lower()} provision" if words else ""


def place_and_time_blocks(activity: SchemeActivity) -> Iterator[Block]:
    """Its places, unless what is said of them names them all, then when, then for how many."""
    unsaid = [each for each in activity.locations if each not in activity.place_and_time]
    if unsaid:
        yield d.paragraph(join_with_and(activity.locations))
    yield from parse_cell(activity.place_and_time)
    yield from parse_cell(activity.capacity)


SOURCE = PaperSource(
    "Activities of a scheme",
    "A scheme such as summer activities: who puts on what, for whom, where, when and for how many.",
    gather,
    options=(Option("scheme", "Scheme", choices, help="Leave empty for the newest."),),
)
