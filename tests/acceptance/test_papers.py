"""The demo's frozen papers: what each item of the list asks for stands in them, and slips are told.

Names and keys carry the numbers of the list.
"""

from __future__ import annotations

import pytest

from csp.periods import today
from csp.prose.blocks import List, Quote, text_of_runs
from reporting import document as d
from reporting.editions.services.report import public_document_of
from reporting.papers import checks
from reporting.papers.compose.loading import load_draft
from tests.acceptance import test_s1, test_s1_evidence, test_s4, test_s4_evidence
from tests.acceptance.conftest import lacking, words
from tests.acceptance.papers_printed import (
    LOCALITIES,
    LONG_PLAN,
    PAPER_OF,
    PRINTED,
    PROGRESS,
    SCRUTINY,
    STRATEGY,
)

pytestmark = pytest.mark.one_database

# What the plans print their papers print too.
OF_PLANS = {
    f"{code} {place}": [" ".join(each.split()) for each in said]
    for place, printed in enumerate(
        (test_s1.PRINTED, test_s1_evidence.PRINTED, test_s4.PRINTED, test_s4_evidence.CHAPTERS)
    )
    for code, said in printed.items()
}
EVERY = {**PRINTED, **OF_PLANS}


@pytest.mark.parametrize("code", EVERY)
def test_printed(demo, code):
    assert lacking(demo.said(PAPER_OF[code[:2]]), *EVERY[code]) == []


def nodes(demo, address, kind):
    return [b for part in demo.paper(address).parts for b in part.blocks if isinstance(b, kind)]


def headed(demo, address):
    parts = demo.paper(address).parts
    return {part.heading: part for part in parts if part.heading}


@pytest.mark.parametrize("code", LOCALITIES)
def test_s4_31_to_37_each_table_stands_in_its_chapter(demo, code):
    lines = LOCALITIES[code].split("; ")
    found = [table for table in nodes(demo, LONG_PLAN, d.Table) if says(table) == lines]
    assert len(found) == 1
    assert "approximate figures by locality" in found[0].caption


def says(table: d.Table) -> list[str]:
    """The four years of each place."""
    rows = [row for row in table.rows if isinstance(row, d.Row)]
    told = [[" ".join(words(cell.blocks)).strip() for cell in row.cells] for row in rows]
    return [" ".join(row[1:5]) for row in told if row[0].startswith("Locality")]


# S0: how the report is built


def test_s0_06_six_numbered_sections_with_numbered_paragraphs(demo):
    parts = demo.paper(SCRUTINY).parts
    counted = [
        (part.number, [b.number for b in part.blocks if isinstance(b, d.Numbered)])
        for part in parts
        if part.number[:1].isdecimal()
    ]
    sizes = [6, 2, 2, 1, 9, 4]
    wanted = [
        (f"{n}.", [f"{n}.{m}" for m in range(1, size + 1)]) for n, size in enumerate(sizes, 1)
    ]
    assert counted == wanted


def test_s0_07_points_stand_under_their_paragraph_and_some_are_lettered(demo):
    under = {
        each.number: [(len(b.items), b.letters) for b in each.blocks if isinstance(b, List)]
        for each in nodes(demo, SCRUTINY, d.Numbered)
    }
    assert (under["1.4"], under["5.3"], under["5.4"]) == ([(5, False)], [(3, False)], [(3, False)])
    assert under["6.1"] == [(2, True)]


def test_s0_08_a_footnote_hangs_on_its_word(demo):
    runs = [
        run
        for each in nodes(demo, SCRUTINY, d.Numbered)
        for b in each.blocks
        for run in getattr(b, "runs", ())
    ]
    (noted,) = [run for run in runs if run.note]
    assert noted.text.endswith("anti-social behaviour")
    assert (
        text_of_runs(noted.note) == "It takes the place of the Anti-Social Behaviour Order (ASBO)."
    )


def test_s0_18_five_rows_of_three_columns(demo):
    table = headed(demo, SCRUTINY)["SPACE"].blocks[-1]
    assert (len(table.rows), len(table.columns)) == (5, 3)


def test_s0_33_no_name_and_no_day_of_a_death_is_printed(demo):
    part = headed(demo, SCRUTINY)["Domestic Homicide Reviews"]
    assert "Case" not in " ".join(words(part.blocks))


def test_s0_35_fifteen_projects_in_three_columns_on_their_side(demo):
    part = headed(demo, SCRUTINY)["Summary of Actions 2015/16"]
    (table,) = part.blocks
    assert (len(table.rows), len(table.columns), part.orientation) == (15, 3, "landscape")
    assert part.number == "Appendix A"


def test_s0_53_a_table_goes_on_with_its_heads(demo):
    (table,) = headed(demo, SCRUTINY)["Summary of Actions 2015/16"].blocks
    assert [column.title for column in table.columns] == [
        "Project",
        "What it is",
        "What came of it",
    ]


def test_s0_78_summary_plan_and_report_come_from_one_set_of_rows(demo):
    said = demo.said(SCRUTINY)
    plan = demo.plan("staffordshire-moorlands/2016-17")
    for each in plan.actions.all():
        assert " ".join(each.aim.split()) in said


# S1: the strategy


def test_s1_07_one_sheet_of_ten_boxes(demo):
    part = headed(demo, STRATEGY)["Our plan at a glance"]
    assert part.new_page
    assert sum(len(b.items) for b in part.blocks if isinstance(b, d.Boxes)) == 10


def test_s1_03_04_contents_are_made_from_the_headings(demo):
    assert len(nodes(demo, STRATEGY, d.Contents)) == 1
    assert {part.level for part in demo.paper(STRATEGY).parts if part.heading} == {1, 2, 3}


# S3: how the report is numbered, and who reads what


def test_s3_07_44_numbers_as_that_council_prints_them(demo):
    numbers = [part.number for part in demo.paper(PROGRESS).parts if part.number]
    first = ["1.", "2.", "a)", "b)", "c)", "3."]
    wanted = [*first, *(f"3.{n}" for n in range(1, 10)), *(f"{n}.0" for n in range(4, 9))]
    assert numbers == wanted


def test_s3_05_the_front_has_the_partnerships_picture_where_it_has_one(demo):
    (front,) = nodes(demo, PROGRESS, d.Masthead)
    assert front.own_page
    assert front.picture == demo.paper(PROGRESS).logo


def test_s3_14_15_a_quotation_has_its_speaker_as_a_post(demo):
    (quote,) = nodes(demo, PROGRESS, Quote)
    assert quote.speaker == "A Chief Superintendent"


def test_s3_17_headings_without_numbers_group_numbered_ones(demo):
    found = headed(demo, PROGRESS)
    assert [found[each].number for each in ("Domestic Abuse", "Crime Reduction")] == ["", ""]


def test_s3_30_what_comes_near_to_intelligence_is_not_in_the_public_version(demo):
    public = " ".join(words(public_document_of(demo.report(PROGRESS)).parts))
    assert "single victim" not in public
    assert "“Selfies” and “sexting”" in public


def test_s3_46_it_is_frozen_as_at_a_day(demo):
    assert demo.report(PROGRESS).as_at.date().isoformat() == "2018-02-26"


# S4: the long plan


def test_s4_02_every_chapter_is_in_the_contents(demo):
    assert len(nodes(demo, LONG_PLAN, d.Contents)) == 1
    assert len(headed(demo, LONG_PLAN)) >= 39


def test_s4_16_nine_sign_and_20_the_structure_is_told_in_words(demo):
    (signed,) = nodes(demo, LONG_PLAN, d.Signatures)
    assert len(signed.items) == 9
    assert len(nodes(demo, LONG_PLAN, d.Tree)) == 1


def test_s4_54_a_page_that_is_named_is_found_anew(demo):
    (block,) = [
        b for b in headed(demo, LONG_PLAN)["Substance Misuse"].blocks if "page" in text_of(b)
    ]
    (run,) = [run for run in block.runs if run.page]
    assert run.page == headed(demo, LONG_PLAN)["Preventing Adverse Risk Behaviour"].anchor


def text_of(block) -> str:
    return text_of_runs(getattr(block, "runs", ()))


def test_s4_28_37_three_and_four_are_kept_from_the_public(demo):
    everybody = public_document_of(demo.report(LONG_PLAN))
    tables = [b for part in everybody.parts for b in part.blocks if isinstance(b, d.Table)]
    (roads,) = [each for each in tables if "Killed or seriously" in each.caption]
    assert "4 6 8 3" not in says(roads)


# What the gate says of each: the slips of the published papers (DF).

FLAGGED = [
    ("DF-03", SCRUTINY, "typed-reference", "“Section 4”"),
    ("DF-04", SCRUTINY, "product-mismatch", "152 (3 clubs x 50 weeks)"),
    ("DF-09", SCRUTINY, "appendix-title", "Summary of Activity 2015/16"),
    ("DF-11", STRATEGY, "priority-mismatch", "Personal safety"),
    ("DF-12", STRATEGY, "area-word", "borough"),
    ("DF-13", STRATEGY, "expired-strategy", "Safer, Fairer, United Communities"),
    ("DF-20", PROGRESS, "placeholder", "DATE 2018"),
    ("DF-21", PROGRESS, "period-mismatch", "10 months"),
    ("DF-22", PROGRESS, "no-count", "+20.4%"),
    ("DF-23", PROGRESS, "joint-place", "Chorley & South Ribble"),
    ("DF-24", PROGRESS, "sum-mismatch", "98%"),
    ("DF-25", LONG_PLAN, "sum-mismatch", "3,135"),
    ("DF-26", LONG_PLAN, "period-conflict", "three-yearly plan"),
    ("DF-27", LONG_PLAN, "cut-short", "teenage pregnancy, substance"),
    ("DF-27", LONG_PLAN, "duplicate", "Partners and Communities Together"),
    ("DF-28", LONG_PLAN, "impossible-year", "Act 1081"),
    ("DF-30", SCRUTINY, "dead-body", "ASBO"),
]


@pytest.fixture(scope="module")
def told(loaded):
    """What the gate says of a paper, asked once of each."""
    kept: dict[str, list] = {}

    def of(address):
        if address not in kept:
            kept[address] = checks.check_paper(
                load_draft(loaded.report(address).paper), today=today()
            )
        return kept[address]

    return of


@pytest.mark.parametrize(("defect", "address", "code", "said"), FLAGGED)
def test_a_slip_is_flagged_where_it_can_be_mended(told, defect, address, code, said):
    found = [each for each in told(address) if each.code == code and said in each.message]
    assert found
    assert all(each.url.startswith("/workspace/") for each in found)


def test_df_20_the_report_went_out_with_its_gap_and_the_reason_is_kept(demo):
    (kept,) = demo.report(PROGRESS).overridden
    assert kept["code"] == "placeholder"
    assert "never filled in" in kept["reason"]
