"""S1, what the Moorlands three-year plan must have regard to, and what the law asks of it.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

import pytest

from csp.periods import today
from plans.models import Driver, Plan
from reporting.document.plan import for_screen
from reporting.document.renderers.html import render_html
from reporting.statutory import check_all
from tests.acceptance.conftest import lacking, told

pytestmark = pytest.mark.one_database

SLUG = "staffordshire-moorlands"
STRATEGY = f"{SLUG}/2021-24"
NATIONAL = "Strategic Policing Requirement"
COUNTY = "Staffordshire Community Safety Agreement"
POLICE = "Safer, Fairer, United Communities"

# What must stand in the printed plan.
PRINTED = {
    "S1-22": ["terrorism", "serious and organised crime", "cyber security", "civil emergencies"],
    "S1-23": ["Domestic Abuse Act 2021", "renewed in November 2020", "is proposed", "26 June 2021"],
    "S1-24": [
        "political violence",
        "pet theft",
        "violence against shop staff",
        "bail before charge",
    ],
    "S1-25": [COUNTY, "2021-23", "Safer and Stronger Communities Strategy Group"],
    "S1-27": ["What “County Lines” means"],
    "S1-28": [POLICE, "2017-2020"],
    "S1-31": ["Covid-19", "Fly-tipping rose"],
    "S1-32": ["play our part in the county's priorities"],
}

# What an officer reads on the page of each strategy.
REGISTER = {
    "S1-22": (NATIONAL, ["Terrorism", "Child sexual abuse", "gov.uk/government/publications/"]),
    "S1-25 S1-26": (
        COUNTY,
        ["Fraud", "Drug Supply & County Lines", "community-safety.aspx", "2023"],
    ),
    "S1-28 S1-29": (
        POLICE,
        ["Public confidence", "fit for a changing future", "renew it during 2021"],
    ),
    "S1-30": (
        POLICE,
        ["https://staffordshire-pfcc.gov.uk/", "Police-and-Crime-Plan-Final-9-6-17-6.pdf"],
    ),
}


@pytest.mark.parametrize("code", PRINTED)
def test_printed(demo, code):
    assert lacking(" ".join(demo.text(STRATEGY).split()), *PRINTED[code]) == []


@pytest.mark.parametrize("code", REGISTER)
def test_the_register_of_strategies(code, demo, read):
    title, words = REGISTER[code]
    driver = Driver.objects.select_related("partnership").get(partnership__slug=SLUG, title=title)
    assert lacking(read(driver), *words) == []


def test_s1_33_the_matrix_shows_priorities_without_a_counterpart(demo, read):
    page = read(SLUG, "crosswalk", "2021-24")
    wanted = ["Rural Crime", "Domestic Abuse", "Fraud", "Cyber security", COUNTY, POLICE]
    assert lacking(page, *wanted) == []


def test_s1_51_each_strategy_with_its_owner_and_whether_it_covers_the_plan(demo, read):
    page = read(SLUG, "drivers")
    owners = ["Home Secretary", "Strategy Group", "Staffordshire Police, Fire & Crime Commissioner"]
    assert lacking(page, NATIONAL, COUNTY, POLICE, *owners, "Expired") == []


def test_s1_29_a_footnote_says_that_they_will_be_renewed(demo):
    page = render_html(for_screen(demo.document(STRATEGY)))
    assert "will renew them in 2021" in told(page)


def test_df_13_one_ended_before_the_plan_and_one_ends_before_it_does(demo):
    said = " ".join(e.message for e in demo.gate(STRATEGY).findings if e.code == "expired-strategy")
    assert (
        lacking(said, f"“{POLICE}” expired on 31 March 2020", f"“{COUNTY}” ends on 31 March 2023")
        == []
    )


@pytest.fixture
def results(demo):
    plan = Plan.objects.get(partnership__slug=SLUG, slug="2021-24")
    return {each.code: each for each in check_all(plan.partnership, plan, today=today())}


def test_df_13_the_statutory_checks_say_so_too(results):
    assert (results["ST-13"].outcome, results["ST-14"].outcome) == ("warn", "warn")


def test_the_checks_of_the_moorlands_are_a_mix(results, read):
    outcomes = {each.outcome.value for each in results.values()}
    assert {"pass", "warn", "fail"} <= outcomes
    assert len(results) == 24
    page = read(SLUG, "checks")
    assert (
        lacking(page, "Police and crime plan", "Strategic assessment", "Sharing information") == []
    )
    assert (results["ST-05"].outcome, results["ST-06"].outcome) == ("pass", "pass")
    assert (results["ST-04"].outcome, results["ST-16"].outcome) == ("pass", "fail")
