"""S4, the evidence of the South Staffordshire plan: figures held as printed, sums and changes worked out.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date

import pytest

from csp.periods import today
from plans.figures.checks import disagreements, figure_warnings
from plans.figures.table import figure_table
from plans.models import Assessment, GeographyScheme, Group, Indicator, Survey
from tests.acceptance.conftest import lacking

pytestmark = pytest.mark.one_database

SLUG = "south-staffordshire"
PLAN = f"{SLUG}/2011-12"

# The lines of each table, and S4-39: its totals by year and the change of the last one.
TABLES = {
    "S4-32 asb": (
        "666 596 496 432; 385 276 304 237; 1,346 1,080 1,196 925; 971 921 964 763; 1,001 839 722 770",
        "4,369 3,712 3,682 3,127",
        "-15.1%",
    ),
    "S4-33 violence": (
        "273 194 223 208; 134 111 106 92; 474 332 393 321; 260 214 237 206; 268 209 215 220",
        "1,409 1,060 1,174 1,047",
        "-10.8%",
    ),
    "S4-34 serious-acquisitive": (
        "218 180 172 179; 161 151 163 140; 503 367 402 375; 154 158 176 194; 227 255 305 197",
        "1,263 1,111 1,218 1,085",
        "-10.9%",
    ),
    "S4-35 burglary-dwelling": (
        "51 39 37 47; 26 40 30 38; 159 83 98 128; 48 47 64 84; 56 81 128 92",
        "340 290 357 389",
        "+9.0%",
    ),
    "S4-36 vehicle": (
        "133 126 122 131; 116 108 130 95; 247 271 294 237; 65 96 100 95; 122 157 173 96",
        "683 758 819 654",
        "-20.1%",
    ),
    "S4-37 ksi": (
        "13 12 7 9; 7 9 5 6; 22 16 15 15; 4 6 8 3; 24 13 19 15",
        "70 56 54 48",
        "-11.1%",
    ),
}


@pytest.fixture
def indicator(demo):
    rows = Indicator.objects.filter(partnership__slug=SLUG)
    return lambda slug: rows.select_related("partnership", "scheme").get(slug=slug)


@pytest.fixture
def table(indicator):
    def of(slug):
        row = indicator(slug)
        return figure_table(row, row.scheme, today=today())

    return of


@pytest.mark.parametrize("code", TABLES)
def test_s4_31_39_each_table_with_its_totals_and_change(code, table, indicator, read):
    lines, totals, change = TABLES[code]
    slug = code.split()[1]
    found = table(slug)
    said = "; ".join(" ".join(cell.words for cell in line.cells) for line in found.lines)
    assert said == lines
    assert " ".join(cell.words for cell in found.total.cells) == totals
    assert found.total.change.percent == change
    assert all(cell.approximate for line in found.every_line for cell in line.cells)
    page = read(indicator(slug))
    assert lacking(page, *lines.replace(";", "").split(), *totals.split(), change) == []
    assert "figures by locality are approximate" in page


def test_s4_38_years_of_two_kinds_stand_on_one_plan(table):
    assert [str(span) for span in table("asb").spans] == [
        "2006/07",
        "2007/08",
        "2008/09",
        "2009/10",
    ]
    assert [str(span) for span in table("ksi").spans] == ["2006", "2007", "2008", "2009"]


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("asb", ["3,135", "3,127"]),
        ("vehicle", ["666", "654", "-18%", "-20.1%"]),
        ("burglary-dwelling", ["+8%", "+9.0%"]),
        ("ksi", ["-6%", "-11.1%"]),
    ],
)
def test_s4_30_40_df_25_what_the_plan_prints_is_kept_and_what_differs_is_said(
    slug, words, table, indicator, read
):
    found = " ".join(each.words for each in disagreements(table(slug)))
    assert lacking(found, *words) == []
    assert lacking(read(indicator(slug)), *words) == []
    assert "sum-mismatch" in {each.code for each in figure_warnings(table(slug))}


def test_s4_30_the_narrative_has_the_count(demo):
    assert "3,135 incidents in 2009-2010, 15% fewer" in " ".join(demo.text(PLAN).split())


def test_df_29_cells_under_five_are_kept_from_the_public(table):
    ksi = table("ksi")
    assert "small-number" in {each.code for each in figure_warnings(ksi)}
    public = [line.cells for line in ksi.public().lines]
    assert [public[3][0].hidden, public[3][3].hidden] == [True, True]
    # One hidden place could be worked out from the total, so another is hidden with it.
    assert sum(cells[0].hidden for cells in public) >= 2
    assert not any(cells[1].hidden for cells in public)


def test_s4_41_42_a_small_base_gives_the_count_and_a_break_is_told(table, indicator, read):
    change = table("most-serious-violence").lines[0].change
    assert change.small_base and change.count == "+17"
    page = read(indicator("most-serious-violence"))
    assert lacking(page, "+17", "Staffordshire Police may have changed how it records") == []


# A figure that the plan quotes by itself: where it is held, and what its page says.
QUOTED = {
    "S4-04 population": ["over 106,000", "101,000 acres"],
    "S4-04 retirement-age": ["20.2%", "18.5%", "England and Wales"],
    "S4-07 all-crime": ["-12%"],
    "S4-44 assault-admissions": ["-28%", "Primary Care Trust", "lowest number"],
    "S4-45 domestic-share": ["28%"],
    "S4-45 domestic-alcohol-share": ["7%"],
    "S4-45 vehicle-share": ["61%"],
    "S4-45 from-vehicle-share": ["76%"],
    "S4-45 of-vehicle-share": ["24%"],
    "S4-45 burglary-share": ["over 35%"],
    "S4-47 womens-aid-calls": ["over 800", "17%", "Women's Aid"],
    "S4-47 women-supported": ["+70%"],
    "S4-49 distraction-age": ["78", "Home Office Good Practice Guide 2002"],
    "S4-49 national-vehicle": ["1,500,000", "2007/08"],
    "S4-50 business-crime": ["-31%", "whether the victim was a person or a business"],
}


@pytest.mark.parametrize("code", QUOTED)
def test_figures_quoted_by_themselves(code, indicator, read):
    assert lacking(read(indicator(code.split()[1])), *QUOTED[code]) == []


# What stands in the chapters of the printed plan.
CHAPTERS = {
    "S4-27": ["Joint Operations Group (JOG)", "local Task Groups", "each with an action plan"],
    "S4-28": ["Locality working began in 2007", "There are five localities"],
    "S4-25": ["“work in progress” that each of them renews annually"],
    "S4-29": ["Serious Acquisitive Crime", "Burglary", "Vehicle Crime", "Road Safety"],
    "S4-41": ["17 crimes (71%)"],
    "S4-42": ["a change in how the police record it may explain"],
    "S4-43": ["9.9%", "in 2008 it was 13.5%"],
    "S4-45": ["28% was domestic", "7% both domestic and alcohol related", "61%", "over 35%"],
    "S4-46": [
        "15% more likely",
        "about 2.5 times more likely",
        "50% more likely",
        "almost twice as vulnerable",
    ],
    "S4-47": ["over 800", "almost 17% in three years", "70% more women"],
    "S4-48": ["(MARAC) meets fortnightly"],
    "S4-49": [
        "Home Office Good Practice Guide 2002",
        "more than 66% since 1995",
        "nearly 1.5 million",
    ],
    "S4-50": ["came down by 31%"],
}


@pytest.mark.parametrize("code", CHAPTERS)
def test_printed_in_the_chapters(demo, code):
    assert lacking(" ".join(demo.text(PLAN).split()), *CHAPTERS[code]) == []


def test_s4_29_sub_sections_stand_under_their_chapter(demo):
    levels = dict(demo.plan(PLAN).sections.values_list("heading", "level"))
    assert (levels["Serious Acquisitive Crime"], levels["Burglary"], levels["Vehicle Crime"]) == (
        2,
        3,
        3,
    )


def test_s4_28_five_localities_each_with_a_profile(demo, read):
    scheme = GeographyScheme.objects.get(partnership__slug=SLUG, slug="localities")
    assert scheme.places.exclude(profile="").count() == 5
    assert lacking(read(scheme), "Introduced in 2007", *map(str, scheme.places.all())) == []


def test_s4_48_the_conference_meets_every_fortnight(read):
    group = Group.objects.get(partnership__slug=SLUG, name__startswith="Multi Agency Risk")
    assert "Every fortnight" in read(group)


SURVEYS = {
    "S4-05 Viewpoint Survey": ["96%", "72%"],
    "S4-07 Residents' panel": ["89%", "26%", "57%", "59%"],
    "S4-43 Residents' panel": ["9.9%", "13.5%", "2008"],
}


@pytest.mark.parametrize("code", SURVEYS)
def test_surveys(code, demo, read):
    survey = Survey.objects.get(partnership__slug=SLUG, name=code.split(maxsplit=1)[1])
    assert lacking(read(survey), *SURVEYS[code]) == []


ASSESSED = {
    "S4-08": ["15-49", "10-64", "20-24 for females and 15-19 for males"],
    "S4-09": ["25% of victims have no ethnicity", "4% are BME", "under 2%"],
    "S4-10": ["n = 956", "21 to 23", "30 to 33", "1.8 miles for criminal damage", "2 miles"],
    "S4-22": ["National Intelligence Model (NIM)", "five purposes", "to find the hotspots"],
    "S4-23": ["Staffordshire Observatory", "April 2009 to March 2010"],
    "S4-24": ["Pathway Project", "West Midlands Ambulance Service", "Staffordshire Women's Aid"],
    "S4-26": ["Anti-Social Behaviour", "Acquisitive Crime", "Environmental Crime"],
    "S4-46": ["2.5 times more likely", "almost twice as vulnerable"],
}


@pytest.fixture
def assessment(demo):
    return Assessment.objects.select_related("partnership").get(partnership__slug=SLUG)


@pytest.mark.parametrize("code", ASSESSED)
def test_the_page_of_the_assessment(code, assessment, read):
    assert lacking(read(assessment), *ASSESSED[code]) == []


def test_s4_11_26_seven_priorities_from_one_source(assessment, demo):
    recommended = [each.priority for each in assessment.recommended.all()]
    assert recommended == list(demo.plan(PLAN).priorities.all())
    assert [each.words for each in assessment.recommended.all()] == [
        each.title for each in recommended
    ]


def test_s4_23_two_years_before_the_plan_and_24_ten_contributors(assessment, demo):
    assert assessment.data_to == date(2010, 3, 31) < demo.plan(PLAN).start
    assert assessment.contributors.count() == 10


def test_df_26_a_plan_of_twelve_months_that_calls_itself_one_of_three_years(demo):
    said = [each.message for each in demo.gate(PLAN).findings if each.code == "period-conflict"]
    assert len(said) == 1
    assert lacking(said[0], "three-yearly plan", "12 months") == []


def test_df_25_29_the_plan_itself_tells_of_its_figures(demo):
    codes = {code for code, _ in demo.warnings(PLAN)}
    assert {"sum-mismatch", "small-number"} <= codes
