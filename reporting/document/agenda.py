"""The agenda of a meeting as a document: when and where, each item with its number, and its papers.

Pure: from facts that somebody may read (``reporting.facts.agenda``) to the tree, no query and no clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from csp.prose import parse_narrative
from reporting import document as d
from reporting.document.parts.words import day_words
from reporting.facts.agenda import AgendaFacts, ListedItemFacts, ListedPaperFacts

AGENDA_WORD, PAPER = "Agenda", "Paper"


def agenda_title(facts: AgendaFacts) -> str:
    return f"Agenda of {facts.body}, {day_words(facts.day)}"


def agenda_parts(facts: AgendaFacts, issued: str = "") -> tuple[d.Part, ...]:
    """``issued`` is the day on which it went out, in words; nothing before that."""
    items = (agenda_part(place, item) for place, item in enumerate(facts.items, 1))
    return (calling_part(facts, issued), *items)


def calling_part(facts: AgendaFacts, issued: str) -> d.Part:
    """Who meets, when and where."""
    told = (("Time", facts.hours), ("Place", facts.place), ("Issued", issued))
    lines = (d.RunIn(f"{label}:", d.text(words)) for label, words in told if words)
    note = (d.paragraph(facts.note),) if facts.note else ()
    return d.Part(
        blocks=(
            d.Masthead(issuer=AGENDA_WORD, title=facts.body),
            d.paragraph(facts.sentence),
            *lines,
            *note,
        )
    )


def agenda_part(place: int, item: ListedItemFacts) -> d.Part:
    parts = (d.Numbered(part.mark, tuple(part_blocks(part))) for part in item.parts)
    return d.Part(
        heading=item.heading,
        blocks=(*item_blocks(item), *parts),
        anchor=f"item-{place}",
        number=item.mark,
        hanging=True,
    )


def item_blocks(item: ListedItemFacts) -> Iterator[d.Block]:
    """What stands below a heading."""
    if item.said:
        yield d.paragraph(" · ".join(item.said))
    if item.shut:
        yield d.paragraph(item.shut)
    yield from parse_narrative(item.rubric)
    if item.papers:
        yield d.List(tuple(d.ListItem(paper_line_runs(each)) for each in item.papers))


def part_blocks(part: ListedItemFacts) -> Iterator[d.Block]:
    """The heading of a part, and what is said of it in the same line."""
    said = "".join(f" · {each}" for each in part.said)
    yield d.Paragraph((d.Run(" ".join(part.heading.split()), bold=True), *d.text(said)))
    if part.shut:
        yield d.paragraph(part.shut)
    yield from parse_narrative(part.rubric)
    if part.papers:
        yield d.List(tuple(d.ListItem(paper_line_runs(each)) for each in part.papers))


def paper_line_runs(paper: ListedPaperFacts) -> d.Inline:
    """“Paper 6.1: Recorded crime, from the police (12 pages)”."""
    author = f", from {paper.author}" if paper.author else ""
    note = f" ({paper.note})" if paper.note else ""
    return (d.Run(f"{PAPER} {paper.number}:", bold=True), d.Run(f" {paper.title}{author}{note}"))
