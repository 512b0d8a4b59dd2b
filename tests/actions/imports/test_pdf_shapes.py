"""PDFs that are drawn otherwise: on their side, with a sideways cell, or with lines that only run across."""

from __future__ import annotations

import pytest
import weasyprint

from actions.imports import ImportedPlan, read_plan

HEAD = ("Ref", "Aim", "Activity", "Lead", "By when")
LONG = "Mark each boat and its engine, and keep a register of them"
ROWS = (
    ("8.1", "Fewer boats are stolen", LONG, "Harbour Council", "May"),
    ("8.2", "Slipways are lit", "Mend four lamps", "Highways", "June 2031"),
    (
        "8.3",
        "Owners know whom to ring",
        "Print a card for all marinas and post it",
        "Police",
        "July",
    ),
)
BAND = "Priority 8: Boats and the people who keep them in the harbour"
SHEET = """
body { margin: 0 } table { border-collapse: collapse; width: 17cm }
td { padding: 3pt 6pt; vertical-align: top }
"""


def printed(style: str, before: str = "", rows=ROWS, head=HEAD) -> ImportedPlan:
    lines = "".join(
        "<tr>"
        + "".join(each if each.startswith("<td") else f"<td>{each}</td>" for each in row)
        + "</tr>"
        for row in (head, *rows)
    )
    page = weasyprint.HTML(string=f"<body>{before}<table>{lines}</table></body>")
    return read_plan("p.pdf", page.write_pdf(stylesheets=[weasyprint.CSS(string=SHEET + style)]))


def said(plan: ImportedPlan) -> list[tuple[str, ...]]:
    return [(row.ref, row.aim, row.activity, *row.leads, row.timescale) for row in plan.rows]


@pytest.mark.parametrize(
    "turn",
    [
        "rotate(90deg) translate(0, -19cm)",
        "rotate(-90deg) translate(-19cm, 0)",
        "rotate(180deg) translate(-17cm, -10cm)",
    ],
)
def test_a_page_that_was_drawn_on_its_side(turn):
    style = f"td {{ border: 1pt solid black }} table {{ transform-origin: 0 0; transform: {turn} }}"
    assert said(printed(style)) == list(ROWS)


def test_a_table_with_lines_that_only_run_across():
    style = "tr { border-top: 1pt solid black; border-bottom: 1pt solid black }"
    assert said(printed(style)) == list(ROWS)


def test_a_heading_between_lines_that_only_run_across():
    style = "tr { border-top: 1pt solid black; border-bottom: 1pt solid black }"
    band = (f"<td colspan=5><b>{BAND}</b></td>",)
    plan = printed(style, rows=(band, *ROWS))
    assert said(plan) == list(ROWS)
    assert {row.priority for row in plan.rows} == {BAND}


def test_a_priority_that_is_written_sideways_beside_its_rows():
    style = (
        "td { border: 1pt solid black } b { display: block; width: 2cm; transform: rotate(-90deg) }"
    )
    side = "<td rowspan=3 style='vertical-align: middle; height: 4cm'><b>Harbours</b></td>"
    plan = printed(style, head=("Priority", *HEAD), rows=((side, *ROWS[0]), *ROWS[1:]))
    assert [row.priority for row in plan.rows] == ["Harbours"] * 3
