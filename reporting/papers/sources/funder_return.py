"""A funder's return: what a grant was for, where it went, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reporting import document as d
from reporting.document.funding_return import (
    COLUMNS,
    partial_return_note,
    spending_row,
    yearly_amount_tables,
)
from reporting.document.gathered import Gathered, Quotable
from reporting.facts.funding import Return, Spending, return_of
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen, picked
from reporting.papers.sources.money import choices
from reporting.papers.sources.queries.figures import streams_printed
from reporting.papers.sources.reading import reader_access
from reporting.papers.sources.source import Option, PaperSource

if TYPE_CHECKING:
    from actions.work.money import SummedStream

# What sums up all that a grant pays for, whoever may read of it.
SUMS = ("Set aside", "Spent", "Not set aside yet")


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    stream = stream_of(desk, options)
    if stream is None:
        return Gathered()
    whole = return_of(stream, reader_access(desk), public=True)
    facts = replace(whole, facts=open_facts(whole, stream))
    return Gathered(
        blocks=(
            facts_block(facts.facts),
            *sums_for_members(whole, stream, desk),
            *yearly_amount_tables(facts),
            *spending_tables(facts),
            *partial_return_note(facts),
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


def stream_of(desk: Desk, options: Mapping[str, Any]) -> SummedStream | None:
    """The fund chosen, else the one that the paper is about, with its sums."""
    name = first_chosen(options, "stream") or (str(desk.stream.pk) if desk.stream else "")
    return next(iter(picked(streams_printed(desk.partnership), [name])), None)


def facts_block(facts: Iterable[tuple[str, str]]) -> d.Facts:
    return d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in facts))


def open_facts(whole: Return, stream: SummedStream) -> tuple[tuple[str, str], ...]:
    """Without the sums that would tell, less what is shown, what was given to a row that is kept."""
    shown = [each for each in whole.spending if each.audience.is_public]
    return tuple(
        (label, words)
        for label, words in whole.facts
        if label not in SUMS or spending_adds_up(shown, stream)
    )


def sums_for_members(whole: Return, stream: SummedStream, desk: Desk) -> Iterator[d.Guarded]:
    """Those sums for members, unless they would tell of a row that members may not read either."""
    hidden = [each for each in whole.facts if each not in open_facts(whole, stream)]
    if desk.for_members and hidden and spending_adds_up(whole.spending, stream):
        yield d.Guarded("partners", (facts_block(hidden),))


def spending_adds_up(shown: Sequence[Spending], stream: SummedStream) -> bool:
    """Whether what is shown is all that was set aside and spent."""
    sums = sum(each.committed for each in shown), sum(each.spent for each in shown)
    return sums == (stream.committed, stream.spent)


def spending_tables(facts: Return) -> Iterator[d.Table]:
    if facts.spending:
        yield d.Table("Where it went", COLUMNS, tuple(map(marked_spending_row, facts.spending)))


def marked_spending_row(each: Spending) -> d.Row:
    name = f"allocation-{each.number}"
    return replace(spending_row(each), anchor=name, kept=each.audience.kept)


SOURCE = PaperSource(
    words="Funder's return",
    help="One grant: what it was for, what it paid for, and what came of it.",
    gather=gather,
    options=(Option("stream", "Fund", choices=choices),),
)
