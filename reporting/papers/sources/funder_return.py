"""A funder's return: what a grant was for, where it went, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plans.models import FundingStream
from reporting import document as d
from reporting.funder import Return, Spending, return_of
from reporting.papers.desk import Desk, Gathered, Quotable
from reporting.papers.sources.chosen import one, picked
from reporting.papers.sources.money import choices
from reporting.papers.sources.reading import kept_for, reader
from reporting.papers.sources.source import Option, Source
from reporting.querysets_of_figures_in_papers import streams_printed
from reporting.reports.funder import COLUMNS, line, years


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    stream = stream_of(desk, options)
    if stream is None:
        return Gathered()
    facts = return_of(stream, reader(desk), public=True)
    return Gathered(
        blocks=(
            d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in facts.facts)),
            *years(facts),
            *where_it_went(facts),
        ),
        start=stream.start.isoformat() if stream.start else "",
        end=stream.end.isoformat() if stream.end else "",
        source=desk.partnership.name,
        quotable=tuple(
            Quotable(f"fact-{label.lower().replace(' ', '-')}", f"{stream}: {label}", words)
            for label, words in facts.facts
            if words.startswith("£")
        ),
    )


def stream_of(desk: Desk, options: Mapping[str, Any]) -> FundingStream | None:
    """The fund chosen, else the one that the paper is about, with its sums."""
    name = one(options, "stream") or (str(desk.stream.pk) if desk.stream else "")
    return next(iter(picked(streams_printed(desk.partnership), [name])), None)


def where_it_went(facts: Return) -> Iterator[d.Table]:
    if facts.spending:
        yield d.Table("Where it went", COLUMNS, tuple(map(row_of, facts.spending)))


def row_of(each: Spending) -> d.Row:
    name = f"allocation-{each.number}"
    return replace(line(each), anchor=name, kept=kept_for(each.visibility))


SOURCE = Source(
    words="Funder's return",
    help="One grant: what it was for, what it paid for, and what came of it.",
    gather=gather,
    options=(Option("stream", "Fund", choices=choices),),
)
