"""The gate of a paper: figures and times that do not agree. Each is a slip of a published paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.reporting.papers.gate_making import findings, paper_of, put, said, table

pytestmark = pytest.mark.one_database


def test_a_product_that_does_not_come_to_its_number(partnership):
    """S0: 152 sessions, and three clubs of 50."""
    paper = paper_of(partnership, "Young people came to 152 sessions (3 x 50).")
    assert "that makes 150" in said(paper, "product-mismatch")


def test_answers_of_a_survey_that_make_98_per_cent(partnership):
    """DF-24."""
    paper = paper_of(
        partnership, "Asked about the town:\n\n- safe: 61%\n- unsafe: 25%\n- unsure: 12%"
    )
    assert "61%, 25%, 12% make 98%, not 100%" in said(paper, "sum-mismatch")


def test_answers_in_a_table_that_make_98_per_cent_and_rounding_that_does_not_matter(partnership):
    paper = paper_of(partnership, "What residents said.")
    section = paper.sections.get()
    put(
        section,
        table(("Safe", "61%"), ("Unsafe", "25%"), ("Unsure", "12%")),
        kind="survey",
        source="S",
    )
    put(
        section,
        table(("Safe", "33%"), ("Unsafe", "33%"), ("Unsure", "33%")),
        kind="survey",
        source="S",
    )
    assert len(findings(paper, "sum-mismatch")) == 1


def test_a_total_that_its_rows_do_not_come_to(partnership):
    """DF-25."""
    paper = paper_of(partnership, "Crimes by locality.")
    rows = (("North", "120"), ("South", "1,080"), ("Total", "1,210"))
    put(paper.sections.get(), table(*rows), source="Police")
    assert "a total of 1,210, and its rows come to 1,200" in said(paper, "sum-mismatch")


def test_three_quarters_beside_figures_for_ten_months(partnership):
    """DF-21."""
    paper = paper_of(partnership, "Crime in the first three quarters of 2017/18 is set out below.")
    put(
        paper.sections.get(), table(("All crime", "310")), source="Police",
        start="2017-04-01", end="2018-01-31",
    )  # fmt: skip
    words = said(paper, "period-mismatch")
    assert "“first three quarters”, which is 9 months" in words
    assert "10 months" in words


def test_three_quarters_beside_the_months_in_the_same_text(partnership):
    """DF-21."""
    told = "Figures are for the first three quarters (April – January) of the year."
    assert "April – January, which is 10 months" in said(
        paper_of(partnership, told), "period-mismatch"
    )


def test_days_in_full_that_are_not_those_of_the_figures(partnership):
    paper = paper_of(partnership, "The table gives April 2016 to March 2017.")
    put(
        paper.sections.get(), table(("All crime", "310")), source="Police",
        start="2015-04-01", end="2016-03-31",
    )  # fmt: skip
    assert "April 2016 to March 2017" in said(paper, "period-mismatch")


def test_the_same_days_agree(partnership):
    paper = paper_of(partnership, "The first three quarters, April 2016 to December 2016.")
    put(
        paper.sections.get(), table(("All crime", "310")), source="Police",
        start="2016-04-01", end="2016-12-31",
    )  # fmt: skip
    assert findings(paper, "period-mismatch") == []


def test_percentages_without_the_numbers_behind_them(partnership):
    """DF-22."""
    paper = paper_of(partnership, "Burglary rose by 12%. Theft fell by 4%, from 50 to 48.")
    assert "Burglary rose by 12%." in said(paper, "no-count")


def test_figures_of_two_districts_in_a_paper_on_one(partnership):
    """DF-23: risk conferences of both districts in the report of one."""
    scheme = make.GeographySchemeFactory(partnership=partnership)
    make.AreaFactory(partnership=partnership, name="Dale")
    make.AreaFactory(partnership=partnership, name="Fell")
    dale = make.GeographyFactory(partnership=partnership, scheme=scheme, name="Dale")
    paper = paper_of(partnership, "The conferences of Dale and Fell heard 212 cases.", area=dale)
    put(paper.sections.get(), table(("Cases", "212")), source="Police", area="Dale and Fell")
    words = [each.message for each in findings(paper, "joint-place")]
    assert len(words) == 2
    assert any("is for Dale and Fell, and this paper is about Dale" in each for each in words)


def test_figures_without_a_source(partnership):
    paper = paper_of(partnership, "Crimes by place.")
    put(paper.sections.get(), table(("North", "120")))
    assert "does not say where its figures come from" in said(paper, "no-source")


def test_numbers_under_five(partnership):
    """DF-29: three and four people killed or hurt, by locality."""
    paper = paper_of(partnership, "Road safety by locality.")
    put(
        paper.sections.get(), table(("North", "3"), ("South", "4"), ("East", "12")), source="Police"
    )
    found = findings(paper, "small-number")
    assert [each.blocks for each in found] == [True]
    assert "3 for “North”, “2016” and 1 more" in found[0].message
    partnership.small_number_threshold = 0
    partnership.save()
    assert findings(paper, "small-number") == []


def test_a_plan_of_twelve_months_and_of_three_years(partnership):
    """DF-26."""
    paper = paper_of(
        partnership, "This 12-month plan says what we do.", "Our three-year plan ends in 2014."
    )
    assert "elsewhere the paper says “12-month plan”" in said(paper, "period-conflict")


def test_an_act_of_a_year_before_there_were_any(partnership):
    """DF-28."""
    paper = paper_of(
        partnership, "Under the Firearms Act 1081 and the Crime and Disorder Act 1998."
    )
    assert "no law of the year 1081" in said(paper, "impossible-year")


def test_a_strategy_that_had_ended(partnership, plan):
    """DF-13: the commissioner's plan had run out before the partnership's began."""
    make.DriverFactory(
        partnership=partnership,
        title="Safer, Fairer, United",
        start=date(2013, 4, 1),
        end=date(2016, 3, 1),
    )
    paper = paper_of(partnership, "It follows Safer, Fairer, United.", plan=plan)
    assert "which ended on 1 March 2016" in said(paper, "expired-strategy")


def test_orders_that_the_law_has_done_away_with(partnership, plan):
    """DF-30."""
    paper = paper_of(partnership, "Two ASBOs were sought.", plan=plan)
    assert "“ASBOs”, which ended on" in said(paper, "dead-body")


def test_a_sentence_that_gives_nearly_the_total_of_its_table(partnership):
    """DF-25: the text says 3,135, and the localities come to 3,127."""
    paper = paper_of(partnership, "There were 3,135 incidents in 2009-10, and 12 groups met.")
    section = paper.sections.get()
    rows = (("North", "2,127"), ("South", "1,000"), ("Total", "3,127"))
    put(section, table(*rows), kind="localities", source="Police")
    message = said(paper, "sum-mismatch")
    assert "3,135" in message and "3,127" in message
