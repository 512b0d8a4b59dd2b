"""A made-up plan in our own words, with every kind of block, for the renderers' tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from csp.charts import Point, Series, Target, Trend
from csp.prose.blocks import Callout, Heading, List, ListItem, Paragraph, Quote, Run
from reporting.document import (
    Boxes,
    Chart,
    Column,
    Contents,
    Cover,
    Document,
    Fact,
    Facts,
    Figure,
    GroupHead,
    Node,
    Part,
    Picture,
    Row,
    Signatory,
    Signatures,
    Table,
    Tree,
    bullets,
    cell,
    paragraph,
    text,
)

COLUMNS = (
    Column("Ref", 0.45, header=True),
    Column("Aims", 1.35),
    Column("Activity", 1.9),
    Column("Lead", 0.95),
    Column("Performance measures", 1.35),
    Column("Assumptions and key risks", 1.3),
)
PRIORITIES = (
    ("People at risk of harm", ("Domestic abuse", "Scams and fraud"), 6),
    ("Anti-social behaviour", ("Town centres", "Young people"), 5),
    ("Drugs and alcohol", ("Treatment and recovery",), 4),
    ("Strong communities", ("Feeling safe",), 3),
)
AIMS = (
    "Help people who have been harmed at home to stay safe, and to find support sooner",
    "Reduce repeat calls about nuisance in the market place and the bus station",
    "Make sure that anyone who wants treatment is seen within three weeks",
)
ACTIVITIES = (
    (
        "Fund an outreach worker who joins neighbourhood officers on the first visit:",
        ("Agree a safety plan at that visit", "Offer a warm handover to local services"),
        "Run a second drop-in each week, in the evening.",
    ),
    (
        "Walk the route with residents each quarter and put right what they point out, beginning "
        "with lights, sight lines and the bins behind the library.",
        (),
        "",
    ),
    (
        "Bring housing, health and probation round one table every month, with one list of "
        "people and one named worker for each:",
        ("Share what each agency knows, under the agreement", "Record who does what by when"),
        "",
    ),
)
RISKS = (
    "A suitable worker can be recruited by June",
    "Partners keep giving staff time; the budget is agreed for one year only",
    "",
)

CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="150" viewBox="0 0 480 150">'
    '<rect x="20" y="70" width="60" height="70" fill="#1d5c63"/>'
    '<rect x="120" y="40" width="60" height="100" fill="#1d5c63"/>'
    '<rect x="220" y="90" width="60" height="50" fill="#1d5c63"/>'
    '<path d="M0 140H480" stroke="#0b0c0c"/></svg>'
)
CREST = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120">'
    '<circle cx="60" cy="60" r="56" fill="#1d5c63"/>'
    '<path d="M24 84L52 40L68 64L78 50L98 84Z" fill="#fff"/></svg>'
)


def sample(rows: int = 18, **changes) -> Document:
    """The plan, with about so many rows over its priorities."""
    counts = [max(1, count * rows // 18) for _, _, count in PRIORITIES]
    parts = (
        *front(),
        *story(),
        *(priority(number, count) for number, count in enumerate(counts, 1)),
        endorsement(),
        contact(),
    )
    made = Document(
        title="Community Safety Plan",
        subtitle="What we will do together, and how we will know it worked",
        created=datetime(2026, 4, 1, 9, 0, tzinfo=UTC),
        author="Dale and Fell Community Safety Partnership",
        subject="The yearly plan of the partnership",
        keywords=("community safety", "plan"),
        brand_colour="#1d5c63",
        running_title="Dale and Fell Community Safety Plan 2026/27",
        logo=Picture("Dale and Fell District Council", svg=CREST),
        glossary=(
            ("CSP", "Community Safety Partnership"),
            ("ASB", "anti-social behaviour"),
        ),
        parts=parts,
    )
    return replace(made, **changes)


def front() -> tuple[Part, ...]:
    cover = Cover(
        title="Community Safety Plan",
        subtitle="What we will do together, and how we will know it worked",
        years="2026/27",
        partnership="Dale and Fell Community Safety Partnership",
        strapline="Safer together, every day",
        vision="A district where people feel at home in every street, and where those who are "
        "harmed know whom to turn to.",
    )
    return Part(blocks=(cover,)), Part(blocks=(Contents(),), new_page=True)


def story() -> tuple[Part, ...]:
    return introduction(), aims(), evidence(), structure()


def introduction() -> Part:
    note = (Run("Recorded crime, year to December 2025, rounded to the nearest ten."),)
    return Part(
        "Introduction",
        (
            paragraph(
                "This is the plan of the Dale and Fell CSP. The police, the councils, health, "
                "fire and probation wrote it together after listening to more than 900 people. "
                "It says what we will do about crime, ASB and the harm that drugs and alcohol "
                "cause, who leads each piece of work, and how anyone can follow our progress."
            ),
            Paragraph(
                (
                    Run("Most people here are safe. Recorded crime fell by 4% over the year"),
                    Run(",", note=note),
                    Run(" yet repeat calls about ASB rose in two town centres, which is why "),
                    Run("row 2.1", href="#row-2-1"),
                    Run(" comes with "),
                    Run("money for the whole year", bold=True),
                    Run(". The national figures are on the "),
                    Run("police open data site", href="https://data.example/police"),
                    Run("."),
                )
            ),
            Quote((paragraph("I would walk through the market at night if the lights worked."),)),
        ),
        number="1",
        anchor="introduction",
        new_page=True,
    )


def aims() -> Part:
    nested = List((ListItem(text("evenings and weekends")), ListItem(text("school holidays"))))
    return Part(
        "What matters most",
        (
            paragraph("Four priorities came out of the assessment and the consultation:"),
            List(tuple(ListItem(text(title)) for title, _, _ in PRIORITIES), ordered=True),
            Heading(1, text("How we chose them")),
            paragraph("We weighed each subject against four questions."),
            List(
                (
                    ListItem(text("How much harm does it do, and to whom?")),
                    ListItem(text("When does it happen?"), (nested,)),
                    ListItem(text("Is it getting worse?")),
                    ListItem(text("Can we change it by working together?")),
                )
            ),
            Boxes(
                tuple(
                    Callout(title, (bullets(*areas, "What you told us"),))
                    for title, areas, _ in PRIORITIES
                )
            ),
        ),
        number="2",
        anchor="aims",
    )


def evidence() -> Part:
    figures = tuple(
        Row((cell(name), cell(before), cell(after), cell(word, tone=tone)))
        for name, before, after, word, tone in (
            ("Calls about ASB", "1,120", "1,310", "Worse", "red"),
            ("Burglary of a home", "240", "236", "No change", "amber"),
            ("Violence with injury", "610", "540", "Better", "green"),
        )
    )
    return Part(
        "What the evidence says",
        (
            paragraph("Three figures tell most of the story of the last two years."),
            Table(
                "Recorded in the district, two years compared",
                (
                    Column("Measure", 2, header=True),
                    Column("2024/25", numeric=True),
                    Column("2025/26", numeric=True),
                    Column("Direction"),
                ),
                figures,
            ),
            Chart(burglaries()),
            Figure(
                Picture("Calls rose in summer and fell again by winter.", svg=CHART),
                "Calls about nuisance by season, 2025/26.",
            ),
        ),
        level=2,
        number="2.1",
        anchor="evidence",
    )


def burglaries() -> Trend:
    counts = (("2022/23", 281), ("2023/24", None), ("2024/25", 240), ("2025/26", 236))
    points = (Point(year, None if count is None else Decimal(count)) for year, count in counts)
    return Trend(
        key="burglaries",
        title="Burglary of a home",
        measure="Recorded a year",
        series=(Series("Burglaries", tuple(points)),),
        target=Target(Decimal(220)),
    )


def structure() -> Part:
    return Part(
        "Who answers to whom",
        (
            Tree(
                "The partnership's groups",
                (
                    Node(
                        "Strategy Group",
                        text("Agrees the plan and the budget; meets four times a year."),
                        (
                            Node("Joint Operations Group", text("Solves problems every month.")),
                            Node("Domestic Abuse Forum", text("Brings providers together.")),
                        ),
                    ),
                ),
            ),
        ),
        number="3",
        anchor="structure",
    )


def priority(number: int, count: int) -> Part:
    title, areas, _ = PRIORITIES[number - 1]
    step = -(-count // len(areas))
    rows: list[Row | GroupHead] = []
    for place in range(count):
        if place % step == 0:
            rows.append(GroupHead(areas[place // step]))
        rows.append(action(number, place + 1))
    table = Table(f"Actions for priority {number}: {title}", COLUMNS, tuple(rows), False)
    blocks = (paragraph(f"Led by the group for {title.lower()}; reported every quarter."), table)
    return Part(
        f"Priority {number}: {title}",
        blocks,
        anchor=f"priority-{number}",
        orientation="landscape",
        new_page=True,
    )


def action(number: int, place: int) -> Row:
    kind = (number + place) % 3
    opening, points, closing = ACTIVITIES[kind]
    activity = (opening, *((bullets(*points),) if points else ()), closing)
    linked = Paragraph((Run("Depends on "), Run("1.1", href="#row-1-1"), Run(".")))
    return Row(
        (
            cell(f"{number}.{place}"),
            cell(AIMS[kind]),
            cell(*activity),
            cell("Police", "District Council"),
            cell("Number of people supported", "Share who say that they feel safer"),
            cell(RISKS[kind]) if kind < 2 else cell(linked),
        ),
        anchor=f"row-{number}-{place}",
    )


def endorsement() -> Part:
    posts = (
        ("Leader of the Council", "Dale and Fell District Council"),
        ("Chief Executive", "Dale and Fell District Council"),
        ("Superintendent", "Northern Dales Police"),
        ("Police and Crime Commissioner", "Northern Dales"),
        ("Area Commander", "Northern Dales Fire and Rescue Service"),
        ("Director of Nursing", "Dales Integrated Care Board"),
        ("Head of Service", "Northern Dales Probation Delivery Unit"),
        ("Head of Community Safety", "Northern Dales County Council"),
        ("Chair", "Dale and Fell Voluntary Action"),
    )
    agreed = (date(2026, 3, 12), None)
    people = tuple(
        Signatory(post, body, agreed_on=agreed[place % 2])
        for place, (post, body) in enumerate(posts)
    )
    blocks = (paragraph("We endorse this plan and will play our part in it."), Signatures(people))
    return Part("Endorsement", blocks, number="4", anchor="endorsement", new_page=True)


def contact() -> Part:
    facts = Facts(
        (
            Fact("Post", text("Community Safety Team, Town Hall, Dale Road, Fellthwaite")),
            Fact("Telephone", text("01632 960 001")),
            Fact("Email", text("safer@dale.example", href="mailto:safer@dale.example")),
        )
    )
    offer = Callout(
        "Other formats",
        (paragraph("Ask us for this plan in large print, in braille, or in another language."),),
    )
    return Part("Contact us", (facts, offer), number="5", anchor="contact", new_page=True)
