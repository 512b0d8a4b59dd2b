"""The strategic assessment: who made it for whom, of which figures, how, and what it recommends.

Everybody may read its summary where that is public; the rest is for partners, and a restricted
assessment is for neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from csp.periods import date_words
from csp.prose import parse_cell, parse_narrative
from plans.evidence.queries import assessments_for_list, contributors_of, recommended_of
from plans.evidence.tables.assessment import known_days_words
from plans.models import Assessment
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.words import join_with_and
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen, offered, picked
from reporting.papers.sources.reading import reader_access
from reporting.papers.sources.source import Option, PaperSource

FIRST = "What it says should come first:"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    found = assessment_of(desk, options)
    if found is None:
        return Gathered()
    is_open = Assessment.Visibility(found.visibility).audience.is_public
    told = (assessment_facts(found), *parse_narrative(found.summary))
    inner = tuple(for_partners(found)) if desk.for_members else ()
    blocks = (
        (*told, *guard_for_partners(inner))
        if is_open
        else tuple(guard_for_partners((*told, *inner)))
    )
    return Gathered(
        blocks=blocks,
        start=found.data_from.isoformat() if found.data_from else "",
        end=found.data_to.isoformat() if found.data_to else "",
        source=producer(found),
        quotable=tuple(quotables(found)) if is_open else (),
    )


def assessment_of(desk: Desk, options: Mapping[str, Any]) -> Assessment | None:
    """The one chosen; else the newest that the reader may know of."""
    rows = list(assessments_for_list(reader_access(desk)))
    if name := first_chosen(options, "assessment"):
        return next(iter(picked(rows, [name])), None)
    rows = [each for each in rows if each.dated_on is None or each.dated_on <= last_day(desk)]
    return max(rows, key=lambda each: (each.dated_on or date.min, each.pk), default=None)


def last_day(desk: Desk) -> date:
    """A paper about a year is written in the year after it, and cannot rest on what was assessed later."""
    return min(desk.today, desk.year.next().end) if desk.year else desk.today


def guard_for_partners(blocks: tuple[d.DocumentBlock, ...]) -> tuple[d.Guarded, ...]:
    return (d.Guarded("partners", blocks),) if blocks else ()


def producer(found: Assessment) -> str:
    return found.producer or str(found.organisation or "")


def assessment_facts(found: Assessment) -> d.Facts:
    body = str(found.organisation or "")
    said = [
        ("Assessment", found.name),
        ("Also called", found.also_called),
        ("Produced by", ", ".join(dict.fromkeys(filter(None, (found.producer, body))))),
        ("On behalf of", found.on_behalf_of),
        ("Figures of", known_days_words(found.data_from, found.data_to)),
        ("Dated", date_words(found.dated_on) if found.dated_on else ""),
        ("Contributors", join_with_and(str(each) for each in contributors_of(found))),
    ]
    return d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in said if words))


def for_partners(found: Assessment) -> Iterator[d.Block]:
    """How it was made and what it recommends."""
    if found.method:
        yield d.paragraph("Method", bold=True)
        yield from parse_cell(found.method)
    if first := [each.words for each in recommended_of(found)]:
        yield d.paragraph(FIRST, bold=True)
        yield d.bullets(*first)


def quotables(found: Assessment) -> Iterator[Quotable]:
    for key, label, words in (
        ("name", "What it is called", found.name),
        ("producer", "Who produced it", producer(found)),
        ("days", "Which figures it is of", known_days_words(found.data_from, found.data_to)),
    ):
        if words:
            yield Quotable(key, label, words)


def choices(desk: Desk) -> list[tuple[str, str]]:
    return [("", "The newest at the time"), *offered(assessments_for_list(reader_access(desk)))]


SOURCE = PaperSource(
    words="Strategic assessment",
    help="Who made it for whom, of which figures, who contributed, and its summary.",
    gather=gather,
    options=(Option("assessment", "Assessment", choices=choices),),
)
