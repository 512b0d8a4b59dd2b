"""The funding position: what money there is, who holds it, in which years it comes, what it pays for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from actions.models import Allocation
from csp.periods import FinancialYear, parse_year
from csp.prose import parse_cell
from csp.quantities import parse_money, pounds_words
from plans.evidence.tables.assessment import known_days_words
from plans.models import FundingStream
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, offered, picked
from reporting.papers.sources.queries.figures import allocations_printed, streams_printed
from reporting.papers.sources.reading import fixed_choices, reader_access
from reporting.papers.sources.source import Option, PaperSource

STREAMS = (
    d.Column("Money", 1.4, header=True),
    d.Column("What it is for", 2),
    d.Column("Who gives it and who holds it", 1.5),
    d.Column("Amount", 0.9, numeric=True),
    d.Column("Where it stands", 1.3),
)
ALLOCATIONS = (
    d.Column("What it pays for", 2, header=True),
    d.Column("Out of", 1.8),
    d.Column("Set aside", 0.9, numeric=True),
    d.Column("Spent", 0.9, numeric=True),
)
NO_ALLOCATIONS = "streams"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    streams = streams_of(desk, options)
    if not streams:
        return Gathered()
    first, last = ends_of(streams)
    paid = [] if NO_ALLOCATIONS in chosen_values(options, "show") else allocations(desk, streams)
    return Gathered(
        blocks=(
            d.Table("Funding", STREAMS, tuple(map(stream_row, streams))),
            *stream_year_tables(streams),
            *what_it_pays_for(paid),
        ),
        start=first,
        end=last,
        source=desk.partnership.name,
        quotable=tuple(figure for each in streams for figure in quotables(each)),
    )


def streams_of(desk: Desk, options: Mapping[str, Any]) -> list[FundingStream]:
    """Those chosen, else the fund that the paper is about, else what runs in the paper's year."""
    rows = list(streams_printed(desk.partnership))
    names = chosen_values(options, "streams") or ([str(desk.stream.pk)] if desk.stream else [])
    if names:
        return picked(rows, names)
    return [each for each in rows if desk.year is None or runs_in(each, desk.year)]


def runs_in(stream: FundingStream, year: FinancialYear) -> bool:
    """Whether its days touch a year; money without days is told of in every year."""
    begins = stream.start is None or stream.start <= year.end
    return begins and (stream.end is None or stream.end >= year.start)


def ends_of(streams: list[FundingStream]) -> tuple[str, str]:
    firsts = [each.start.isoformat() for each in streams if each.start]
    lasts = [each.end.isoformat() for each in streams if each.end]
    return min(firsts, default=""), max(lasts, default="")


def stream_row(stream: FundingStream) -> d.Row:
    status = stream.get_status_display()
    days = known_days_words(stream.start, stream.end)
    said = (*parse_cell(stream.purpose), *parse_cell(stream.conditions))
    return d.Row(
        (
            d.cell(stream.name),
            d.cell(*said),
            d.cell(*bodies(stream)),
            d.cell(amount_words(stream)),
            d.cell(status, days),
        ),
        anchor=f"stream-{stream.pk}",
    )


def bodies(stream: FundingStream) -> Iterator[str]:
    """The giver, and the holder: often another body than the one whose work it pays for."""
    yield stream.funder_words or str(stream.funder or "")
    if held := stream.holder_words or str(stream.holder or ""):
        yield f"Held by: {held}"


def amount_words(stream: FundingStream) -> str:
    """One way of writing for all: £24K is £24,000. What is said beside a sum stays, such as around."""
    try:
        return sum_in_figures(stream.amount_printed)
    except ValueError:
        return stream.amount_printed or pounds_words(stream.amount)


def sum_in_figures(printed: str) -> str:
    """A sum as printed, in figures. Raises ValueError for words that are no sum."""
    return str(parse_money(printed))


def stream_year_tables(streams: list[FundingStream]) -> Iterator[d.Table]:
    """What was promised for several years, year by year."""
    spread = [each for each in streams if each.years.all()]
    codes = sorted({year.year_code for each in spread for year in each.years.all()})
    if not codes:
        return
    columns = (
        d.Column("Money", 2, header=True),
        d.Column("In all", numeric=True),
        *(d.Column(str(parse_year(code)), numeric=True) for code in codes),
    )
    yield d.Table(
        "Commitments by financial year",
        columns,
        tuple(stream_year_row(each, codes) for each in spread),
    )


def stream_year_row(stream: FundingStream, codes: list[str]) -> d.Row:
    years = {each.year_code: pounds_words(each.amount) for each in stream.years.all()}
    said = (stream.name, amount_words(stream), *(years.get(code, "") for code in codes))
    return d.Row(tuple(d.cell(words) for words in said), anchor=f"stream-{stream.pk}-years")


def allocations(desk: Desk, streams: list[FundingStream]) -> list[Allocation]:
    return list(allocations_printed(reader_access(desk), streams))


def what_it_pays_for(paid: list[Allocation]) -> Iterator[d.Table]:
    if paid:
        columns = ALLOCATIONS if any(each.spent for each in paid) else ALLOCATIONS[:-1]
        rows = tuple(allocation_row(each, len(columns)) for each in paid)
        yield d.Table("What it pays for", columns, rows)


def allocation_row(each: Allocation, width: int) -> d.Row:
    thing = each.project or each.action
    provider = each.provider_words or str(each.provider or "")
    cells = (
        d.cell(str(thing), provider),
        d.cell(each.stream.name),
        d.cell(pounds_words(each.committed)),
        d.cell(pounds_words(each.spent)),
    )
    return d.Row(
        cells[:width],
        anchor=f"allocation-{each.pk}",
        kept=thing.audience.kept if thing else "",
    )


def quotables(stream: FundingStream) -> Iterator[Quotable]:
    """Each sum in figures, as it was printed, and for each year."""
    key, words = f"stream{stream.pk}", amount_words(stream)
    if words:
        yield Quotable(key, stream.name, words)
    if stream.amount_printed not in ("", words):
        yield Quotable(f"{key}-printed", f"{stream.name}, as printed", stream.amount_printed)
    for each in stream.years.all():
        label = f"{stream.name}, {parse_year(each.year_code)}"
        yield Quotable(f"{key}-{each.year_code}", label, pounds_words(each.amount))


def choices(desk: Desk) -> list[tuple[str, str]]:
    return offered(streams_printed(desk.partnership))


SOURCE = PaperSource(
    words="Funding position",
    help="Grants and contributions with their holders, commitments by year, and what they pay for.",
    gather=gather,
    options=(
        Option(
            "streams",
            "Funds",
            choices=choices,
            several=True,
            help="None means all that run in the paper's year.",
        ),
        Option(
            "show",
            "What it shows",
            choices=fixed_choices(
                ("", "Funds and what they pay for"), (NO_ALLOCATIONS, "Funds alone")
            ),
        ),
    ),
)
