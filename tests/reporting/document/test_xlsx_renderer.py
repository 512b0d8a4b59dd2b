"""The workbook: the familiar columns, nothing that runs, ready to print."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest

from reporting.document.renderers.xlsx import render_xlsx
from reporting.facts.plan import (
    ActionFacts,
    MeasureFacts,
    PartnershipFacts,
    PlanFacts,
    PriorityFacts,
    RiskFacts,
    WholePlanFacts,
)

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
FACTS = WholePlanFacts(
    PartnershipFacts("Moorland", "moorland"),
    PlanFacts("Plan & promises", "2016-17", "2016-04-01", "2017-03-31", "2016/17"),
    priorities=(PriorityFacts("p", "1", "Adults at risk", areas=("Work clubs", "Fraud")),),
    actions=(
        ActionFacts(
            "r", "1.10", "p", "Fraud", '=HYPERLINK("http://evil.example")', "We will:\n- visit\n- call",
            leads=("Police", "ARCH"),
            measures=(MeasureFacts("Visits", "count", target="over 70", target_on="2017-03-31"),),
            risks=(RiskFacts("Money\nfor a year", "risk"), RiskFacts("-12% staff")),
            visibility="partners",
        ),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(FACTS, created=NOW, draft=True)))


def lines(sheet) -> list[list]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_row_stands_under_the_familiar_columns(book):
    head, row = lines(book["Action plan"])
    assert head[:5] == ["Ref", "Priority", "Priority area", "Aim", "Activity"]
    assert row[:3] == ["1.10", "1. Adults at risk", "Fraud"]
    assert row[4] == "We will:\n• visit\n• call"
    assert row[5] == "Police\nARCH"
    assert row[7] == "• Risk: Money\n  for a year\n• -12% staff"
    assert row[head.index("Who may see it")] == "Partners only"


def test_words_that_look_like_a_formula_are_words(book):
    cell = book["Action plan"]["D2"]
    assert cell.data_type == "s" and cell.quotePrefix
    assert cell.value.startswith("=HYPERLINK")


def test_a_reference_stays_text_when_somebody_types_it_again(book):
    assert book["Action plan"]["A2"].number_format == "@"


def test_measures_and_priorities_have_a_line_each(book):
    assert lines(book["Measures"])[1][:8] == [
        "1.10", "Visits", "Count", None, None, None, "over 70", "31 March 2017",
    ]  # fmt: skip
    areas = [line[2] for line in lines(book["Priorities"])[1:]]
    assert areas == ["Work clubs", "Fraud"]


def test_it_prints_with_its_head_on_every_page(book):
    sheet = book["Action plan"]
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.freeze_panes == "B2"
    assert sheet["E2"].alignment.wrap_text
    assert "Plan && promises 2016/17 – DRAFT" in sheet.oddHeader.left.text


def test_a_row_is_as_high_as_its_fullest_cell(book):
    """An office that does not work heights out itself would print the lines over one another."""
    (row,) = FACTS.actions
    low = replace(row, key="low", ref="1.2", activity="Call", risks=(), leads=("Police",))
    long = replace(row, key="long", ref="1.3", activity="Visit every street " * 40)
    most = replace(row, key="most", ref="1.4", activity="Visit every street " * 4000)
    facts = replace(FACTS, actions=(low, row, long, most))
    sheet = openpyxl.load_workbook(io.BytesIO(render_xlsx(facts, created=NOW, draft=True)))[
        "Action plan"
    ]
    heights = [sheet.row_dimensions[at].height for at in range(1, 6)]
    # A line of ten points takes about twelve and a half; 760 letters fill at least twelve lines here.
    assert heights[0] >= 13 and 13 <= heights[1] < heights[2] and heights[2] >= 3 * 12.5
    assert 12 * 12.5 <= heights[3] < 409 and heights[4] == 409


def test_the_same_plan_gives_the_same_bytes():
    assert render_xlsx(FACTS, created=NOW, draft=False) == render_xlsx(
        FACTS, created=NOW, draft=False
    )
