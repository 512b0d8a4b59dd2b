"""What papers say of figures, money, meetings and the law, to the committee and to everybody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.audience import Audience
from reporting.document import tree
from reporting.document.gathered import Gathered
from tests import factories as make
from tests.reporting.papers.evidence_world import figure, grow, indicator, place
from tests.reporting.papers.plan_world import (
    desk_of,
    figures,
    gather,
    members,
    public,
    rows_of,
    said,
    tables,
)

pytestmark = pytest.mark.one_database

EVERY = (
    ("figures", {}),
    ("localities", {}),
    ("chart", {}),
    ("money", {}),
    ("enforcement", {}),
    ("reviews", {}),
    ("case-reviews", {"years": "all"}),
    ("consultation", {}),
    ("survey", {}),
    ("forums", {}),
    ("operations", {}),
    ("funded-projects", {"sums": "yes"}),
    ("assessment", {}),
    ("funder-return", {"stream": "Grant of 2"}),
)


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_gathering_asks_no_more_for_more_rows_and_says_the_same_twice(name, options, plan, other):
    grow(plan, 2)
    desk = desk_of(plan)
    with CaptureQueriesContext(connection) as few:
        first = gather(name, desk, **options)
    assert first.blocks
    # Nor does it say more for what another partnership has.
    grow(make.PlanFactory(partnership=other, slug="theirs"), 1)
    assert tree.to_text(gather(name, desk, **options)) == tree.to_text(first)
    assert tree.from_text(tree.to_text(first)) == first
    grow(plan, 5)
    with CaptureQueriesContext(connection) as many:
        gather(name, desk, **options)
    assert len(many) == len(few)


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_a_source_with_nothing_to_print_prints_nothing(name, options, plan):
    assert gather(name, desk_of(plan), **options) == Gathered()


# Figures


@pytest.fixture
def boroughs(partnership):
    """Two boroughs that share a partnership, of which one is reported on."""
    own = make.GeographySchemeFactory(partnership=partnership, kind="district")
    other = make.GeographySchemeFactory(partnership=partnership, kind="comparator")
    both = make.GeographySchemeFactory(partnership=partnership, kind="partnership")
    return {
        "South": place(partnership, "South", own),
        "North": place(partnership, "North", other),
        "Both": place(partnership, "Both boroughs", both),
    }


TEN_MONTHS = {"year": "2015-16", "start": date(2015, 4, 1), "end": date(2016, 1, 31)}
BASIS = {"change_basis": "the same months of 2014/15"}


def changed(boroughs, name: str, percent: str, other: str = "", **values):
    row = indicator(boroughs["South"].scheme, name, slug=name, percent_only=True, **values)
    figure(row, boroughs["South"], **TEN_MONTHS, change=Decimal(percent), **BASIS)
    if other:
        figure(row, boroughs["North"], **TEN_MONTHS, change=Decimal(other), **BASIS)
    return row


def test_one_borough_is_told_of_beside_the_other_with_signs_and_places_as_given(plan, boroughs):
    crime = changed(boroughs, "crime", "20.4", "19.3", source="The police")
    asb = changed(boroughs, "asb", "-6")
    abuse = changed(boroughs, "abuse", "22.6", polarity="neutral", caveat="More is reported")
    health = indicator(boroughs["South"].scheme, "health", slug="health")
    figure(health, boroughs["South"], **TEN_MONTHS, missing_because="Nobody collects it")
    names = ["crime", "asb", "abuse", "health"]

    found = gather("figures", desk_of(plan, area=boroughs["South"]), indicators=names)
    table = tables(found)[0]
    assert table.caption == "Figures for April 2015 to January 2016"
    assert table.columns[1].title == "Change against the same months of 2014/15"
    assert list(rows_of(table).values()) == [
        ["crime", "+20.4% (North +19.3%)", ""],
        ["asb", "-6%", ""],
        ["abuse", "+22.6%", "More is reported."],
        ["health", "not available", "Nobody collects it."],
    ]
    assert list(rows_of(table)) == [f"indicator-{each.pk}" for each in (crime, asb, abuse, health)]
    assert (found.start, found.end, found.area) == ("2015-04-01", "2016-01-31", "")
    assert found.source == "The police"
    assert "-6%" in figures(found).values()
    # Whether more is worse cannot be told from a sign, so nothing is coloured by it.
    assert all(not cell.tone for row in table.rows for cell in row.cells)

    north = gather("figures", desk_of(plan, area=boroughs["North"]), indicators=["crime"])
    assert next(iter(rows_of(tables(north)[0]).values()))[1] == "+19.3% (South +20.4%)"


def test_figures_of_both_boroughs_are_not_taken_for_those_of_one(plan, boroughs):
    row = indicator(boroughs["Both"].scheme, "Conference cases")
    figure(row, boroughs["Both"], 346, start=date(2014, 10, 1), end=date(2015, 9, 30))
    found = gather("figures", desk_of(plan, area=boroughs["South"]))
    assert found.area == "Both boroughs"
    assert next(iter(rows_of(tables(found)[0]).values())) == [
        "Conference cases (Both boroughs)",
        "346",
    ]
    assert gather("figures", desk_of(plan)).area == ""


def test_a_small_number_is_for_members_and_its_public_words_alone_can_be_quoted(plan, partnership):
    there = place(partnership, "The district")
    row = indicator(there.scheme, "Serious violence")
    figure(row, there, 60, "2014-15")
    figure(row, there, 3)
    found = gather("figures", desk_of(plan))
    assert "-95.0%" in members(found)
    assert "-95.0%" not in public(found)
    assert "One row is not for publication." in public(found)
    assert set(figures(found).values()) == {"fewer than 5", "n/a"}
    assert rows_of(tables(gather("figures", desk_of(plan, audience=Audience.PUBLIC)))[0]) == {
        f"indicator-{row.pk}": ["Serious violence", "fewer than 5 / n/a"]
    }


def test_the_counts_stand_beside_the_change_of_a_small_base(plan, partnership):
    there = place(partnership, "The district")
    row = indicator(there.scheme, "Serious violence", slug="violence")
    make.BreakFactory(
        partnership=partnership, indicator=row, kind="caveat", began_on=date(2015, 4, 1)
    )
    figure(row, there, 24, "2014-15")
    figure(row, there, 41, approximate=True)
    found = gather("figures", desk_of(plan), indicators=["violence"])
    assert next(iter(rows_of(tables(found)[0]).values())) == [
        "Serious violence",
        "41 (approximate) / +70.8% (+17)",
        "From 1 April 2015: Counted in another way.",
    ]
    before = gather("figures", desk_of(plan), period="2014-15")
    assert next(iter(rows_of(tables(before)[0]).values()))[1] == "24"


@pytest.fixture
def casualties(partnership):
    """Four places over two years, two numbers of which are under five."""
    scheme = make.GeographySchemeFactory(partnership=partnership)
    row = indicator(scheme, "Casualties", unit="people", source="The county", slug="casualties")
    for name, *values in (("East", 13, 9), ("Hill", 7, 16), ("West", 4, 23), ("Vale", 24, 2)):
        there = place(partnership, name, scheme)
        for year, value in zip(("2014-15", "2015-16"), values, strict=True):
            figure(row, there, value, year, approximate=True)
    return row


def test_places_by_years_with_totals_that_are_said_to_be_worked_out(plan, casualties):
    found = gather("localities", desk_of(plan))
    table = tables(found)[0]
    assert table.caption == (
        "Casualties (people), 2014/15 to 2015/16 (approximate figures by locality)"
    )
    assert [each.title for each in table.columns] == [
        "Place", "2014/15", "2015/16", "Change since 2014/15",
    ]  # fmt: skip
    said = rows_of(table)
    assert said[f"indicator-{casualties.pk}-total"] == [
        "Total, worked out from the figures above", "48", "50", "+4.2% (+2)",
    ]  # fmt: skip
    assert ["West", "4", "23", "+475.0% (+19)"] in said.values()
    assert figures(found)[f"i{casualties.pk}-2015-16-change"] == "+4.2% (+2)"
    assert (found.start, found.end) == ("2014-04-01", "2016-03-31")


def test_the_public_can_work_out_no_small_number_from_a_table_of_places(plan, casualties):
    open_table = tables(gather("localities", desk_of(plan, audience=Audience.PUBLIC)))[0]
    assert [row[1:3] for row in rows_of(open_table).values()] == [
        ["13", "kept back"],
        ["kept back", "16"],
        ["kept back", "23"],
        ["24", "kept back"],
        ["48", "50"],
    ]
    assert "Numbers under 5 are kept back" in said(
        "localities", desk_of(plan, audience=Audience.PUBLIC)
    )
    # In one paper for both, rows that hold what is kept back go from the public version whole.
    shared = gather("localities", desk_of(plan))
    assert "Vale" in members(shared)
    assert "Vale" not in public(shared)
    assert "4 rows are not for publication." in public(shared)
    assert {"4", "2", "kept back"}.isdisjoint(figures(shared).values())


@pytest.mark.parametrize("form", ["trend", "places", "years"])
def test_no_drawing_holds_what_is_kept_back(form, plan, casualties):
    chart = gather("chart", desk_of(plan), form=form).blocks[0]
    drawn = {words for row in chart.drawing.rows()[1:] for words in map(str, row)}
    assert {"4", "2", "7", "9"}.isdisjoint(drawn)
    assert ("50" in drawn) == (form == "trend")
    assert chart.across == (form == "trend")


# Money


# The law


# What people said


def test_a_survey_prints_what_it_was_given_with_how_many_and_when(plan, boroughs):
    own = {"partnership": plan.partnership}
    survey = make.SurveyFactory(
        **own, name="Corporate survey", start=date(2016, 4, 1), end=date(2016, 11, 30), n=1753
    )
    safe = make.SurveyResultFactory(
        **own, survey=survey, answer="Safe", percent=67, geography=boroughs["Both"],
        earlier="2008", earlier_percent=Decimal("13.5"),
    )  # fmt: skip
    make.SurveyResultFactory(
        **own, survey=survey, answer="Unsure", percent=31, geography=boroughs["Both"]
    )
    make.SurveyFactory(**own, name="Of another year", as_at=date(2019, 1, 1))
    found = gather("survey", desk_of(plan, area=boroughs["South"]))
    assert tables(found)[0].caption == "Corporate survey, April to November 2016 (n = 1,753)"
    # 98%: nothing is corrected.
    assert list(rows_of(tables(found)[0]).values()) == [
        ["Safe", "67%", "13.5% (2008): +53.5 percentage points"],
        ["Unsure", "31%", ""],
    ]
    assert (found.start, found.end, found.area) == ("2016-04-01", "2016-11-30", "Both boroughs")
    assert figures(found)["n"] == "1,753"
    assert figures(found)[f"result{safe.pk}-change"] == "+53.5 percentage points"


def test_a_consultation_tells_what_it_could_not_reach_too(plan):
    own = {"partnership": plan.partnership}
    asked = make.ConsultationFactory(
        **own, title="My view", began_on=date(2016, 3, 1), responses=412, gaps="Under-18s"
    )
    question = make.QuestionFactory(**own, consultation=asked, text="What first?", kind="choice")
    for label, count in (("Nuisance", 300), ("Fraud", 100)):
        make.AnswerFactory(**own, question=question, label=label, count=count)
    make.RaisedFactory(**own, consultation=asked, words="Parking", done="Passed on")
    found = gather("consultation", desk_of(plan))
    words = public(found)
    for each in ("My view", "412", "Under-18s"):
        assert each in words
    answers, raised = tables(found)
    assert list(rows_of(answers).values()) == [["Nuisance", "75%"], ["Fraud", "25%"]]
    assert list(rows_of(raised).values()) == [["Parking", "Passed on"]]


@pytest.mark.parametrize(
    ("visibility", "to_members", "to_all"),
    [
        (
            "published-summary",
            ["Insight Team", "Less crime", "By risk"],
            ["Insight Team", "Less crime"],
        ),
        ("partners", ["Insight Team", "Less crime", "By risk"], []),
        ("restricted", [], []),
    ],
)
def test_an_assessment_reaches_those_whom_it_is_for(visibility, to_members, to_all, plan):
    make.AssessmentFactory(
        partnership=plan.partnership, visibility=visibility, producer="Insight Team",
        summary="Less crime", method="By risk", data_from=date(2015, 4, 1),
    )  # fmt: skip
    found = gather("assessment", desk_of(plan))
    parts = ["Insight Team", "Less crime", "By risk"]
    assert [each for each in parts if each in members(found)] == to_members
    assert [each for each in parts if each in public(found)] == to_all
    assert bool(found.quotable) == (visibility == "published-summary")


# Meetings, operations, projects


def test_meetings_are_called_in_full_with_what_they_are_for_and_how_often(plan):
    own = {"partnership": plan.partnership}
    make.TermFactory(**own, acronym="MARAC", words="Risk Assessment Conference")
    make.GroupFactory(
        **own, name="Risk assessment conference", kind="task", remit="High risk", cadence="Monthly"
    )
    make.GroupFactory(**own, name="Board of boards", kind="strategy", remit="Sets the course")
    found = gather("forums", desk_of(plan))
    assert list(rows_of(tables(found)[0]).values()) == [
        ["Risk assessment conference (MARAC)", "High risk", "Monthly"]
    ]
    chosen = gather("forums", desk_of(plan), groups=["Board of boards"])
    assert "Sets the course" in public(chosen)
