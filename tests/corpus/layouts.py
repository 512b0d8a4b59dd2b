"""How councils lay their plans out: headings, order, merges, bands, bullets."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Layout:
    """One council's manner.

    ``columns`` are field and printed heading, in order. ``priority`` says where priorities
    stand: "heading", "band", "merged" (down the side), "column" (repeated), "first" (only on
    its first row), "title" (a row above the headings), "sheet". ``ref``: "column", "front"
    or "none".
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    priority: str = "heading"
    ref: str = "column"
    bullets: str = "style"
    leads: str = "\n"
    title: str = ""
    group: tuple[tuple[str, int], ...] = ()
    repeat: bool = False
    shaded: bool = False
    torn: bool = False
    areas: bool = False
    blank_ref_heading: bool = False
    extra: dict[str, str] = field(default_factory=dict)


FULL = (
    ("aim", "Aims"),
    ("activity", "Activity"),
    ("leads", "Lead"),
    ("measures", "Performance Measures"),
    ("risks", "Assumptions and Key Risks"),
)

LAYOUTS = (
    Layout("plain", FULL, areas=True, blank_ref_heading=True, torn=True),
    Layout(
        "objectives",
        (
            ("aim", "Objective"),
            ("activity", "Key actions"),
            ("leads", "Lead agency"),
            ("timescale", "Timescale"),
            ("measures", "Success measures"),
            ("status", "RAG"),
        ),
        priority="band",
        shaded=True,
        bullets="typed",
        repeat=True,
    ),
    Layout(
        "questions",
        (
            ("aim", "What do we want to achieve?"),
            ("activity", "How will we do it?"),
            ("leads", "Who?"),
            ("timescale", "By when?"),
            ("measures", "How will we know?"),
            ("resources", "Resources"),
        ),
        ref="none",
        priority="heading",
        bullets="numbering",
    ),
    Layout(
        "tracker",
        (
            ("activity", "Action"),
            ("leads", "Owner"),
            ("timescale", "Due date"),
            ("status", "Status"),
            ("aim", "Objective"),
            ("measures", "KPI"),
            ("other:Update", "Comments"),
        ),
        priority="column",
        leads="; ",
        extra={"Comments": "Started well."},
    ),
    Layout(
        "merged",
        (
            ("aim", "Aim"),
            ("activity", "Proposed action"),
            ("leads", "By whom"),
            ("timescale", "Target date"),
            ("measures", "Outcome"),
            ("resources", "Budget cost"),
        ),
        priority="merged",
        bullets="typed",
    ),
    Layout(
        "quarters",
        (
            ("activity", "Action"),
            ("leads", "Lead partner"),
            ("timescale", "Completion date"),
            ("measures", "Target"),
            ("other:Q1", "Q1"),
            ("other:Q2", "Q2"),
            ("other:Q3", "Q3"),
            ("other:Q4", "Q4"),
            ("status", "BRAG"),
        ),
        priority="band",
        group=(("", 1), ("Delivery", 3), ("", 1), ("Progress", 4), ("", 1)),
        shaded=True,
        extra={"Q1": "Begun.", "Q2": "Half way.", "Q3": "Delayed by staffing.", "Q4": "Done."},
    ),
    Layout(
        "front",
        (
            ("activity", "Actions"),
            ("leads", "Lead/Partners"),
            ("measures", "Measures of success"),
            ("timescale", "Timeframe"),
        ),
        ref="front",
        priority="heading",
    ),
    Layout(
        "titled",
        (
            ("activity", "What needs to be done"),
            ("leads", "Responsible officer"),
            ("timescale", "Deadline"),
            ("measures", "Success criteria"),
            ("risks", "Risks"),
        ),
        priority="title",
        title="Harbour Community Safety Partnership action plan 2026/27",
    ),
    Layout(
        "commas",
        (
            ("leads", "Lead"),
            ("aim", "Recommendation"),
            ("activity", "Activity"),
            ("measures", "Outputs"),
            ("other:Ward", "Ward"),
            ("status", "Progress"),
        ),
        priority="first",
        leads=", ",
        extra={"Ward": "All wards"},
    ),
    Layout(
        "slashes",
        (
            ("aim", "Strategic objective"),
            ("activity", "Tasks"),
            ("leads", "Responsibility"),
            ("measures", "Performance indicators"),
            ("timescale", "Timescales"),
            ("resources", "Funding"),
            ("risks", "Risks and issues"),
        ),
        priority="heading",
        leads=" / ",
        repeat=True,
        torn=True,
    ),
    Layout(
        "welsh",
        (
            ("aim", "Nod"),
            ("activity", "Camau gweithredu"),
            ("leads", "Pwy"),
            ("timescale", "Erbyn pryd"),
            ("measures", "Mesurau"),
            ("resources", "Adnoddau"),
            ("status", "Statws"),
        ),
        priority="heading",
    ),
)
