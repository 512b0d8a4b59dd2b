"""A funder's return, on paper and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from csp.periods import date_words
from csp.quantities import pounds_words
from reporting import document as d
from reporting.facts.funding import NOT_EVERYTHING, Return, Spending

COLUMNS = (
    d.Column("What it paid for", 2, header=True),
    d.Column("Provider", 1.2),
    d.Column("Set aside", 0.8, numeric=True),
    d.Column("Spent", 0.8, numeric=True),
    d.Column("What came of it", 2.6),
)
NOTHING = "Nothing has been set aside from it yet."


def build(facts: Return, *, created: datetime) -> d.Document:
    return d.Document(
        title=f"Return to the funder: {facts.name}",
        subtitle=facts.partnership,
        created=created,
        parts=(grant_part(facts, created), spending_part(facts)),
        author=facts.partnership,
        subject="What a grant was for, where it went and what came of it",
        keywords=("community safety", "funding"),
        brand_colour=facts.colour,
        running_title=facts.name,
    )


def grant_part(facts: Return, created: datetime) -> d.Part:
    told = (*facts.facts, ("As at", date_words(created.date())))
    return d.Part(
        heading="The grant",
        blocks=(
            d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in told)),
            *yearly_amount_tables(facts),
            *(d.paragraph(remark) for remark in facts.remarks),
        ),
    )


def yearly_amount_tables(facts: Return) -> Iterator[d.Table]:
    if facts.years:
        columns = (d.Column("Financial year", header=True), d.Column("Amount", numeric=True))
        rows = tuple(
            d.Row((d.cell(code), d.cell(pounds_words(amount)))) for code, amount in facts.years
        )
        yield d.Table("Spread over years", columns, rows)


def spending_part(facts: Return) -> d.Part:
    table = d.Table(
        "Where it went", COLUMNS, tuple(map(spending_row, facts.spending)), show_caption=False
    )
    return d.Part(
        heading="Where it went",
        blocks=((table,) if facts.spending else (d.paragraph(NOTHING),))
        + partial_return_note(facts),
        orientation="landscape",
    )


def partial_return_note(facts: Return) -> tuple[d.Paragraph, ...]:
    return (d.paragraph(NOT_EVERYTHING),) if facts.less else ()


def spending_row(each: Spending) -> d.Row:
    came = (d.bullets(*each.outputs),) if each.outputs else ()
    gaps = map(d.paragraph, each.gaps)
    note = (d.paragraph(each.note),) if each.note else ()
    return d.Row(
        (
            d.cell(each.paid_for),
            d.cell(each.provider),
            d.cell(pounds_words(each.committed)),
            d.cell(pounds_words(each.spent)),
            d.cell(*note, *came, *gaps),
        )
    )


def as_workbook(facts: Return, *, created: datetime) -> bytes:
    """The same in two sheets: the grant, and what it paid for."""
    # Late, as formats.py says.
    from reporting.document.renderers.xlsx import About, SheetPlan, workbook

    told = (*facts.facts, *((f"In {code}", pounds_words(amount)) for code, amount in facts.years))
    headings = (*(column.title for column in COLUMNS[:4]), "Note", COLUMNS[4].title)
    lines = (
        (
            each.paid_for,
            each.provider,
            each.committed,
            each.spent,
            each.note,
            "\n".join((*each.outputs, *each.gaps)),
        )
        for each in facts.spending
    )
    unseen = ((NOT_EVERYTHING,),) if facts.less else ()
    sheets = (
        SheetPlan("Grant", ("What", "Words"), (24, 70), told),
        SheetPlan("Where it went", headings, (44, 26, 14, 14, 30, 60), (*lines, *unseen)),
    )
    title = f"Return to the funder: {facts.name}"
    about = About(title, "Funder's return", facts.partnership, created, title)
    return workbook(sheets, about, facts.colour)
