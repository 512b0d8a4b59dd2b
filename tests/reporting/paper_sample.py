"""A made-up paper for a committee in our own words, with every kind of block that papers add."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from csp.prose.blocks import Callout, Heading, List, ListItem, Paragraph, Quote, Run
from reporting.document import (
    Chart,
    Column,
    Contents,
    Document,
    Fact,
    Facts,
    GroupHead,
    Masthead,
    Numbered,
    Part,
    Picture,
    Row,
    Table,
    bullets,
    cell,
    paragraph,
    text,
)
from tests.reporting.sample import CREST, burglaries, priority

NOTE = (
    Run("This order took the place of an older one in 2014; see "),
    Run("the guidance", href="https://law.example/guidance"),
    Run("."),
)
POINTS = List(
    (
        ListItem(text("note what was done in the year, and what it cost;")),
        ListItem(text("agree the plan for the coming year; and")),
        ListItem(text("say what it wants to see again.")),
    ),
    ordered=True,
    letters=True,
)


def paper(**changes) -> Document:
    """The whole paper: heading block, numbered sections, two appendices."""
    made = Document(
        title="Community Safety Partnership: the year and the plan",
        created=datetime(2026, 12, 1, 9, 0, tzinfo=UTC),
        author="Dale and Fell District Council",
        subject="Communities Scrutiny Panel",
        keywords=("community safety",),
        brand_colour="#1d5c63",
        running_title="Community Safety Partnership: the year and the plan",
        header="Dale and Fell District Council",
        footer="Ask for this paper in large print: 01632 960 001",
        marking="OFFICIAL-SENSITIVE",
        logo=Picture("Dale and Fell District Council", svg=CREST),
        glossary=(("ASB", "anti-social behaviour"),),
        parts=(heading(), *body(), *annexes()),
    )
    return replace(made, **changes)


def heading() -> Part:
    facts = (
        Fact("Title", text("Community Safety Partnership: the year and the plan")),
        Fact("Portfolio holder", text("Portfolio Holder for Communities")),
        Fact("Contact officer", text("Executive Director (People) and Monitoring Officer")),
        Fact("Wards involved", text("All")),
    )
    listed = Facts(
        (
            Fact("Appendix A", text("Summary of the year", href="#part-a")),
            Fact("Appendix B", text("Partnership plan 2026/27", href="#part-b")),
        )
    )
    top = Masthead(
        issuer="Dale and Fell District Council",
        to="Report to the Communities Scrutiny Panel",
        day="5th December 2026",
        partnership="Dale and Fell Safer Together Partnership",
        title="Community Safety Partnership: the year and the plan",
        facts=facts,
    )
    return Part(blocks=(top, paragraph("Appendices attached", bold=True), listed))


def body() -> tuple[Part, ...]:
    return (
        Part(blocks=(Contents(),), new_page=True),
        background(),
        funding(),
        voices(),
        asked(),
    )


def background() -> Part:
    measures = Numbered(
        "1.2",
        (
            Paragraph(
                (
                    Run("By law the partners must work together on five things, among them ASB"),
                    Run(" and the powers that end it", note=NOTE),
                    Run(". They are:"),
                )
            ),
            bullets(
                "crime and disorder;",
                "anti-social behaviour, and what spoils the places that people share;",
                "the misuse of drugs and alcohol, from the first offer of help to recovery; and",
            ),
        ),
        "block-measures",
    )
    return Part(
        "Background",
        (
            Numbered("1.1", (paragraph(LONG),), "block-long"),
            measures,
            Numbered("1.10", (see_also(),), "block-see"),
            Heading(1, text("What came before")),
            Numbered("1.11", (paragraph("The partnership has met since 1998."),)),
        ),
        number="1.",
        anchor="part-background",
    )


LONG = (
    "A community safety partnership brings together the councils, the police, fire and rescue, "
    "health and probation. The Dale and Fell partnership is known to most people as Safer "
    "Together, and the Portfolio Holder for Communities chairs it four times a year."
)


def see_also() -> Paragraph:
    return Paragraph(
        (
            Run("The money is in paragraph "),
            Run("2.1", href="#block-money"),
            Run(", what was done in Appendix "),
            Run("A", href="#part-a"),
            Run(" (page "),
            Run("18", href="#part-a", page="part-a"),
            Run(") and each action in row "),
            Run("1.1", href="#row-1-1"),
            Run("."),
        )
    )


def funding() -> Part:
    streams = Table(
        "Where the money came from",
        (
            Column("Source", 2, header=True),
            Column("For", 3),
            Column("2025/26 (£)", numeric=True),
            Column("2026/27 (£)", numeric=True),
        ),
        (
            GroupHead("Grants", "grants"),
            money("Commissioner", "Activities against each priority", "65,000", "60,000"),
            money("Home Office", "Safer streets in two wards", "41,250", "0"),
            GroupHead("Partners"),
            money("District council", "Staff and rooms", "28,400", "29,100"),
        ),
    )
    return Part(
        "Money",
        (
            Numbered("2.1", (paragraph("Three bodies paid for the year’s work."),), "block-money"),
            streams,
            Chart(burglaries()),
        ),
        number="2.",
        anchor="part-money",
    )


def money(source: str, purpose: str, before: str, after: str) -> Row:
    return Row((cell(source), cell(purpose), cell(before), cell(after)))


def voices() -> Part:
    said = Quote(
        (paragraph("I can walk home again. The lights are mended and somebody knows my name."),),
        "Resident of Fellthwaite, aged 71",
    )
    study = Callout(
        "A case study: the market place",
        (
            paragraph("Two workers spent six Fridays there, and calls fell from 31 to 12."),
            bullets("Traders lent a room", "Young people chose the lights"),
        ),
    )
    return Part(
        "What people told us",
        (
            Numbered("3.1", (paragraph("More than 900 people answered."), said)),
            Numbered("3.2", (paragraph("The panel asked for an example."),), "block-example"),
            study,
            Quote((paragraph("Nobody had asked us before."),)),
        ),
        number="3.",
        anchor="part-voices",
    )


def asked() -> Part:
    return Part(
        "What the panel is asked to do",
        (Numbered("4.1", (paragraph("The panel is asked to:"), POINTS), "block-asked"),),
        number="4.",
        anchor="part-asked",
    )


def annexes() -> tuple[Part, ...]:
    summary = Part(
        "Summary of the year",
        (
            paragraph("What each project did, in the words of those who ran it."),
            Table(
                "Projects of the year",
                (
                    Column("Project", 1.4, header=True),
                    Column("What it is", 3),
                    Column("Outcome", 2),
                ),
                tuple(project(place) for place in range(12)),
            ),
        ),
        number="Appendix A",
        anchor="part-a",
        new_page=True,
    )
    plan = priority(1, 9)
    return (
        summary,
        replace(plan, anchor="part-b", number="Appendix B", heading="The plan"),
        closing(),
    )


def project(place: int) -> Row:
    words = "A safe place in the evening for people aged 11 to 17, with two workers and a mentor."
    outcome = (
        paragraph(f"Over {142 + place} came"),
        bullets("70 since 2009", "of which 7 in 2015"),
    )
    return Row((cell(f"Project {place + 1}"), cell(words), cell(*outcome)), f"project-{place}")


def closing() -> Part:
    return Part(
        "Contact",
        (Facts((Fact("Post", text("Town Hall, Dale Road, Fellthwaite")),)),),
        number="Appendix C",
        anchor="part-c",
        new_page=True,
    )
