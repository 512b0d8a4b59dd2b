"""The powers that were used, with their source in law: how often, what courts ordered, until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from actions.models import EnforcementUse, Tool
from actions.work.days import days_words
from actions.work.enforcement import (
    SUMS,
    count_words,
    court_sums,
    duration_words,
    month_of_end,
    outcome_label,
)
from actions.work.queries import tools_for_list, uses_for_list
from csp.periods import FinancialYear, date_words
from csp.prose import parse_cell
from csp.quantities import pounds_words
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.words import sentence
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import chosen_values, first_chosen, offered
from reporting.papers.sources.reading import fixed_choices
from reporting.papers.sources.source import Option, PaperSource

COLUMNS = (
    d.Column("Power", 1.3, header=True),
    d.Column("Source in law", 1.4),
    d.Column("What was done", 2.3),
    d.Column("How many", 1),
)
YEAR, EVER = "year", "ever"


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    uses = uses_of(desk, options)
    if not uses:
        return Gathered()
    return Gathered(
        blocks=(enforcement_table(uses, desk.today),),
        start=min(use.start for use in uses).isoformat(),
        end=max(use.end or desk.today for use in uses).isoformat(),
        source=desk.partnership.name,
        quotable=tuple(figure for use in uses for figure in quotables(use, desk.today)),
    )


def uses_of(desk: Desk, options: Mapping[str, Any]) -> list[EnforcementUse]:
    """Each use in the order of the tools and of their stages."""
    tools, years = set(chosen_values(options, "tools")), first_chosen(options, "years")
    found = [
        use
        for use in uses_for_list(desk.partnership)
        if is_within(use, desk.year, years, desk.today)
        and (not tools or tools & {str(use.tool_id), use.tool.name})
    ]
    return sorted(found, key=enforcement_order)


def enforcement_order(use: EnforcementUse) -> tuple:
    stage = EnforcementUse.Stage.values.index(use.stage)
    return use.tool.position, use.tool_id, stage, use.start, use.pk


def is_within(use: EnforcementUse, year: FinancialYear | None, which: str, today: date) -> bool:
    """Whether a use falls into the paper: it began by today and did not end before the year did.

    ``which`` "year" leaves out what began after the year, "ever" nothing that has begun.
    """
    if use.start > today or year is None or which == EVER:
        return use.start <= today
    begins = use.start <= year.end or which != YEAR
    return begins and (use.end is None or use.end >= year.start)


def enforcement_table(uses: Sequence[EnforcementUse], today: date) -> d.Table:
    """A row a use. The law is told where a tool comes first, and after that its name alone."""
    told: set[int] = set()
    rows = []
    for use in uses:
        rows.append(enforcement_row(use, today, first=use.tool_id not in told))
        told.add(use.tool_id)
    return d.Table("Powers that were used", COLUMNS, tuple(rows))


def enforcement_row(use: EnforcementUse, today: date, *, first: bool) -> d.Row:
    law = law_of(use.tool) if first else []
    done = (d.paragraph(each) for each in done_of(use, today))
    return d.Row(
        (
            d.cell(tool_name(use.tool)),
            d.cell(*law),
            d.cell(d.paragraph(use.get_stage_display(), bold=True), *parse_cell(use.words), *done),
            d.cell(how_many(use)),
        ),
        anchor=f"use-{use.pk}",
    )


def tool_name(tool: Tool) -> str:
    return (
        f"{tool.name} ({tool.acronym})" if tool.acronym and tool.acronym != tool.name else tool.name
    )


def law_of(tool: Tool) -> list[str]:
    replaced = f"In place of the {tool.replaces}" if tool.replaces else ""
    return [sentence(each) for each in (tool.law, replaced, tool.penalty) if each]


def done_of(use: EnforcementUse, today: date) -> Iterator[str]:
    """Where, which court decided what, what is to be paid, and until when an order runs."""
    if use.place:
        yield sentence(f"Place: {use.place}")
    if use.court or use.outcome:
        yield " ".join(sentence(each) for each in (use.court, use.outcome) if each)
    if sums := court_sums(use):
        yield sentence("; ".join(f"{label} {words}" for label, words in sums).capitalize())
    if use.duration_months:
        yield sentence(f"For {duration_words(use.duration_months)}")
    if term := term_of(use, today):
        yield sentence(term)


def how_many(use: EnforcementUse) -> str:
    """The number as printed with its period: over 70 since October 2015; or the period alone."""
    when = days_words(use.start, use.end)
    if not use.printed:
        return when
    return f"{use.printed}, {when}" if use.end else count_words(use)


def term_of(use: EnforcementUse, today: date) -> str:
    """When an order ends. How soon is not said, because a paper is read on other days too."""
    if use.expires_on is None:
        return month_of_end(use)
    ended = "Ended" if use.expires_on < today else "Expires"
    return f"{ended} on {date_words(use.expires_on)}"


def quotables(use: EnforcementUse, today: date) -> Iterator[Quotable]:
    """How many, alone and with since when; each sum of money; how long an order runs."""
    name = f"{tool_name(use.tool)}, {use.get_stage_display().lower()}"
    if use.printed:
        yield Quotable(f"use{use.pk}", f"{name}: how many", use.printed)
    if use.printed and count_words(use) != use.printed:
        yield Quotable(f"use{use.pk}-since", f"{name}: how many, since when", count_words(use))
    if use.printed[:1].isupper():
        yield Quotable(
            f"use{use.pk}-within", f"{name}: how many, inside a sentence", lower(use.printed)
        )
    for sum in SUMS:
        if (amount := getattr(use, sum)) is not None:
            yield Quotable(
                f"use{use.pk}-{sum}", f"{name}: {outcome_label(sum)}", pounds_words(amount)
            )
    if term := term_of(use, today):
        yield Quotable(f"use{use.pk}-term", f"{name}: until when", term)


def lower(words: str) -> str:
    return words[0].lower() + words[1:]


def tools(desk: Desk) -> list[tuple[str, str]]:
    return offered(tools_for_list(desk.partnership))


SOURCE = PaperSource(
    words="Powers used and court outcomes",
    help="Each power with its source in law, how often it was used, and what courts ordered.",
    gather=gather,
    options=(
        Option("tools", "Powers", choices=tools, several=True, help="None means all of them."),
        Option(
            "years",
            "From when",
            choices=fixed_choices(
                ("", "From the paper's year until today"),
                (YEAR, "The paper's year alone"),
                (EVER, "Everything that is held"),
            ),
        ),
    ),
)
