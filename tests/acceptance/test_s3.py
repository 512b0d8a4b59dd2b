"""S3, the South Ribble progress report of 2018: its figures, meetings, projects and money.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.models import Project
from csp.periods import today
from plans.figures.checks import figure_warnings
from plans.figures.queries import area_names
from plans.figures.table import figure_table
from plans.models import FundingStream, Group, Indicator, Survey
from tests.acceptance.conftest import lacking

pytestmark = pytest.mark.one_database

SLUG = "chorley-south-ribble"
TEN_MONTHS = "April 2017 to January 2018"


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


@pytest.fixture
def warnings(table):
    """The warnings about the figures of an indicator, by their codes."""

    def of(slug):
        found = table(slug)
        areas = area_names(found.indicator.partnership)
        return {each.code: each.message for each in figure_warnings(found, areas)}

    return of


@pytest.fixture
def project(demo):
    rows = Project.objects.filter(partnership__slug=SLUG).select_related("partnership")
    return lambda name: rows.get(name=name)


def test_s3_18_df_21_the_period_is_explicit_and_another_basis_is_flagged(warnings, indicator, read):
    words = warnings("all-crime")["period-mismatch"]
    assert lacking(words, "10 months", "9 months", "first three quarters") == []
    assert lacking(read(indicator("all-crime")), TEN_MONTHS, "first three quarters") == []


def test_s3_19_beside_the_other_borough(table, indicator, read):
    found = table("all-crime")
    assert [line.cells[0].words for line in (*found.lines, *found.others)] == ["+20.4%", "+19.3%"]
    assert lacking(read(indicator("all-crime")), "Chorley", "+20.4%", "+19.3%") == []


CHANGES = {
    "alcohol": "+0.9%",
    "asb": "-6%",
    "domestic-abuse": "+22.6%",
    "burglary": "+34%",
    "theft": "+19%",
}


@pytest.mark.parametrize("slug", CHANGES)
def test_s3_20_21_df_22_changes_keep_sign_and_places_and_want_counts(
    slug, indicator, warnings, read
):
    assert CHANGES[slug] in read(indicator(slug))
    assert "no count behind it" in warnings(slug)["no-count"]


def test_s3_22_24_more_reports_are_neither_good_nor_bad_and_it_is_said_why(indicator, read):
    row = indicator("domestic-abuse")
    assert row.polarity == "neutral"
    assert lacking(read(row), "encourage people to come forward", "flag these crimes") == []


def test_s3_23_a_figure_that_there_is_not(table, indicator, read):
    assert table("offenders-mental-health").lines[0].cells[0].words == "not available"
    assert "not available" in read(indicator("offenders-mental-health"))


MARAC = {
    "marac-cases": "346",
    "marac-children": "454",
    "marac-disability": "8%",
    "marac-males": "8%",
}


@pytest.mark.parametrize("slug", MARAC)
def test_s3_25_df_23_the_conference_of_two_boroughs(slug, table, warnings, indicator, read):
    figure = table(slug).lines[0].cells[0].figure
    assert (figure.start, figure.end) == (date(2016, 10, 1), date(2017, 9, 30))
    assert figure.known_on == date(2018, 2, 20)
    page = read(indicator(slug))
    assert lacking(page, MARAC[slug], "Chorley & South Ribble", "20 February 2018") == []
    assert "Chorley and South Ribble together" in warnings(slug)["joint-place"]


def test_figures_of_one_borough_are_not_taken_for_joint_ones(warnings):
    assert "joint-place" not in warnings("asb")


GROUPS = {
    "S3-26": ("Multi Agency Risk Assessment Conference", ["Every month"]),
    "S3-28": (
        "Specialist Domestic Violence Court",
        ["Each Wednesday", "Preston Magistrates Court"],
    ),
    "S3-31a": ("Multi Agency Tasking and Co-ordination", ["nuisance", "sharing what is known"]),
    "S3-31b": ("Anti-Social Behaviour Risk Assessment Conference", ["at high risk"]),
    "S3-31c": ("Divert", ["young people", "out of crime"]),
    "S3-31d": ("Revolution", ["Every week", "managers every month", "cohorts"]),
    "S3-31e": ("Genga", ["organised crime"]),
}


@pytest.mark.parametrize("code", GROUPS)
def test_meetings_with_their_purpose_and_how_often(code, demo, read):
    name, words = GROUPS[code]
    assert lacking(read(Group.objects.get(partnership__slug=SLUG, name=name)), *words) == []


PROJECTS = {
    "S3-27": (
        "Independent domestic violence advocates",
        ["Lancashire Victim Services", "contracting authority", "1 April 2017", "council pays"],
    ),
    "S3-29": ("Sanctuary Scheme", ["housing options team of SRBC", "Preston Care and Repair"]),
    "S3-30": ("Child sexual exploitation", ["single victim and a single offender"]),
    "S3-32a": ("Operation Hamper", ["plain clothes"]),
    "S3-32b": ("Operation Bright Sparx", ["bonfire night"]),
    "S3-32c": ("Operation Shepherd", ["Christmas"]),
    "S3-32d": ("Operation Nightsafe", ["Friday and Saturday evenings"]),
    "S3-32e": ("Operation Tesco", ["anti-social behaviour"]),
    "S3-33a": ("Leyland Project", ["rival estates", "Accredited learning"]),
    "S3-33b S3-34": ("Hate crime training", ["Afta Thought training company", "Actors"]),
    "S3-33c S3-34": ("Drug driving campaign", ["Beer mats", "Runshaw College"]),
}


@pytest.mark.parametrize("code", PROJECTS)
def test_projects_and_operations(code, project, read):
    name, words = PROJECTS[code]
    assert lacking(read(project(name)), *words) == []


def test_s3_30_what_comes_near_to_intelligence_is_for_partners_only(project):
    assert project("Child sexual exploitation").visibility == "partners"


@pytest.fixture
def stream(demo):
    rows = FundingStream.objects.filter(partnership__slug=SLUG).select_related("partnership")
    return lambda words: rows.get(name__contains=words)


def test_s3_35_the_grant_is_held_by_the_one_who_gives_it(stream, read):
    grant = stream("grant")
    assert (grant.holder.acronym, grant.funder.acronym) == ("OPCC", "OPCC")
    assert (
        str(grant.holder).startswith("Police and Crime Commissioner")
        or grant.holder.acronym == "OPCC"
    )
    assert lacking(read(grant), "£10,000", "every responsible authority may ask") == []


def test_s3_36_three_years_of_a_commitment(stream, read):
    idva = stream("IDVA")
    years = dict(idva.years.values_list("year_code", "amount"))
    assert years == dict.fromkeys(["2017-18", "2018-19", "2019-20"], Decimal(8000))
    assert lacking(read(idva), "Committed", "31 March 2020", "2018-19", "£8,000") == []


def test_s3_37_a_contribution_that_was_withdrawn(stream, read):
    assert lacking(read(stream("support officers")), "Withdrawn", "£44k", "no longer") == []


def test_s3_38_money_in_three_spellings_is_one_kind_of_sum(stream, read):
    sums = [stream(words).amount for words in ("grant", "IDVA", "support officers")]
    assert sums == [10_000, 24_000, 44_000]
    money = read(SLUG, "funding_streams")
    assert lacking(money, "£10,000", "£24,000", "£44,000") == []


def test_s3_42_df_24_the_survey_does_not_make_a_hundred(demo, read):
    page = read(Survey.objects.get(partnership__slug=SLUG))
    assert lacking(page, "n = 1753", TEN_MONTHS, "67%", "31%") == []
    assert lacking(page, "add up to 98%", "Nothing is corrected") == []
