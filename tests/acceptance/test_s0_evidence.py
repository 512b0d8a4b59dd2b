"""S0, the work behind the Moorlands report of 2016: money, scheme, tools, reviews and fifteen projects.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.models import CaseStudy, DeathReview, EnforcementUse, Project, Scheme, Tool
from actions.work.outcomes import read_outcome
from plans.models import Assessment, FundingStream
from tests.acceptance.conftest import lacking

pytestmark = pytest.mark.one_database

SLUG = "staffordshire-moorlands"
OURS = {"partnership__slug": SLUG}


@pytest.fixture
def project(demo):
    rows = Project.objects.filter(**OURS, year_code="2015-16").select_related("partnership")
    return lambda name: rows.get(name__startswith=name)


def uses(tool, stage):
    rows = EnforcementUse.objects.select_related("partnership", "tool").order_by("pk")
    return rows.filter(**OURS, tool__name__istartswith=tool, stage=stage)


def test_s0_13_the_assessment_has_two_names_and_a_producer(demo, read):
    page = read(Assessment.objects.get(**OURS, name__endswith="2015"))
    assert lacking(page, "Community safety profile", "Insight Team", "On behalf of") == []


def test_s0_14_65_000_pounds_and_what_partners_give_in_kind(demo, read):
    grant = FundingStream.objects.get(**OURS, amount=65_000)
    page = read(grant)
    assert lacking(page, "Police and Crime Commissioner", "£65,000", "each of the priorities") == []
    in_kind = FundingStream.objects.get(**OURS, status="in-kind")
    assert in_kind.amount is None
    assert lacking(read(in_kind), "In kind", "Nobody has put a sum on it") == []


def test_s0_14_no_more_is_set_aside_than_there_is(demo):
    grant = FundingStream.objects.get(**OURS, amount=65_000)
    assert sum(each.committed for each in grant.allocations.all()) <= grant.amount


# -- The scheme -------------------------------------------------------------------------------------


@pytest.fixture
def scheme(demo):
    return Scheme.objects.select_related("partnership", "owner").get(**OURS)


def test_s0_17_a_scheme_that_another_body_owns(scheme, read):
    assert (scheme.ages_from, scheme.ages_to, scheme.year) == (11, 17, 2016)
    page = read(scheme)
    wanted = ["SPACE", "Police and Crime Commissioner", "2016", "11", "17", "Came back in 2015"]
    assert lacking(page, *wanted, "summer holidays") == []


def test_s0_18_19_five_activities_one_of_them_both_targeted_and_universal(scheme, read):
    provision = [each.provision for each in scheme.activities.all()]
    assert [len(each) for each in provision] == [1, 2, 1, 1, 1]
    page = read(scheme)
    providers = [each.provider for each in scheme.activities.all()]
    assert lacking(page, *providers, "Targeted", "Universal") == []


def test_s0_20_capacity_in_mixed_units(scheme, read):
    wanted = [
        "3 Military Challenge Courses and 3 First Aid Days",
        "25 participants",
        "Three times a week",
    ]
    assert lacking(read(scheme), *wanted, "At different times") == []


def test_s0_21_places_of_each_activity(scheme, read):
    soccer = scheme.activities.get(provider="Leek Town Football Club")
    assert soccer.locations == ["Brown Edge/Endon", "Leek", "Blythe Bridge", "Biddulph", "Cheadle"]
    assert lacking(read(scheme), *soccer.locations) == []


# -- Tools ------------------------------------------------------------------------------------------


def test_s0_22_five_tools_with_their_law(demo, read):
    tools = list(Tool.objects.filter(**OURS).select_related("partnership"))
    assert len(tools) == 5
    assert all("2014" in each.law for each in tools)
    injunction = next(each for each in tools if each.name == "Civil injunction")
    assert lacking(read(injunction), "Anti-Social Behaviour Order (ASBO)") == []
    assert lacking(read(SLUG, "tools"), *map(str, tools)) == []


def test_s0_23_over_70_is_a_floor_and_runs_on(demo, read):
    letters = uses("community protection notice warning", "warning").get()
    assert (letters.count, letters.qualifier, letters.end) == (70, "over", None)
    assert letters.start == date(2015, 10, 1)
    assert lacking(read(letters), "Over 70", "October 2015") == []


def test_s0_24_seventeen_notices_and_one_conviction(demo, read):
    notices = uses("community protection notice", "issued").get()
    assert (notices.count, notices.qualifier) == (17, "exact")
    assert "17" in read(notices)
    assert uses("community protection notice", "convicted").get().count == 1


def test_s0_25_what_the_court_ordered_to_the_penny(demo, read):
    case = uses("community protection notice", "convicted").get()
    assert (case.fine, case.costs, case.surcharge) == (1100, Decimal("2018.95"), 110)
    page = read(case)
    assert lacking(page, "South Cheshire Magistrates' Court", "£1,100", "£2,018.95", "£110") == []
    order = uses("criminal behaviour order", "granted").get()
    assert order.duration_months == 60
    assert "five years" in read(order)


def test_s0_26_an_injunction_and_the_day_on_which_it_ends(demo, read):
    order = uses("civil injunction", "granted").get()
    assert (order.start, order.end) == (date(2016, 2, 1), date(2016, 2, 29))
    assert order.expires_on == date(2018, 1, 31)
    assert lacking(read(order), "Leek and Biddulph", "31 January 2018") == []


def test_s0_27_files_that_were_prepared_and_not_granted(demo, read):
    files = uses("criminal behaviour order", "prepared").get()
    assert files.case_files == 4
    assert lacking(read(files), "Case prepared", "4") == []


def test_s0_28_an_order_that_people_are_being_asked_about(demo, read):
    asked = uses("public spaces", "consultation").get()
    assert lacking(read(asked), "Leek Bus Station", "on behalf of community safety partners") == []


def test_s0_29_the_penalty(demo, read):
    notice = Tool.objects.select_related("partnership").get(**OURS, acronym="CPN")
    assert lacking(read(notice), "level 4 on the standard scale", "£20,000", "age of 16") == []


# -- Reviews after a death --------------------------------------------------------------------------


def review(ref):
    return DeathReview.objects.select_related("partnership").get(**OURS, local_ref=ref)


def test_s0_30_two_reviews_and_the_law(demo, read):
    assert DeathReview.objects.filter(**OURS).count() == 2
    page = read(SLUG, "death_reviews")
    assert lacking(page, "Review 1", "Review 2") == []
    assert lacking(read(review("Review 1")), "section 9(3)", "aged 16 or over") == []


def test_s0_31_the_first_was_approved_and_published(demo, read):
    page = read(review("Review 1"))
    assert lacking(page, "October 2014", "Home Office", "approved it") == []
    assert "31 October" not in page


def test_s0_32_the_second_must_never_be_published(demo, read):
    second = review("Review 2")
    assert (second.state, second.publishable, second.published_on) == ("converted", False, None)
    page = read(second)
    wanted = ["Became a learning review", "Not for publication", "November 2016", "Chair"]
    assert lacking(page, *wanted, "shared with partners only") == []


def test_s0_33_it_holds_more_than_the_list_shows(demo, read):
    second = review("Review 2")
    assert second.detail
    assert second.detail not in read(SLUG, "death_reviews")
    assert second.detail not in demo.text(f"{SLUG}/2016-17")


# -- Projects ---------------------------------------------------------------------------------------


@pytest.fixture
def year(read):
    return read(SLUG, "project_year", "2015-16")


def test_s0_35_fifteen_projects_in_three_columns(demo, year):
    projects = list(Project.objects.filter(**OURS, year_code="2015-16").order_by("position"))
    assert len(projects) == 15
    places = [year.index(each.name) for each in projects]
    assert places == sorted(places)
    assert lacking(year, "The project aims to:", "What came of it") == []


def test_s0_36_the_work_club_has_four_aims_and_six_outcomes(project):
    club = project("Work Club")
    assert (len(club.aims.splitlines()), club.outcomes.count()) == (4, 6)


def test_s0_37_a_number_that_does_not_multiply_out_is_kept_and_flagged(project, read):
    club = project("Work Club")
    said = read_outcome(club.outcomes.first().words)
    assert said.words.startswith("152 (3 clubs x 50 weeks)")
    assert len(said.odd) == 1
    assert lacking(read(club), "152 (3 clubs x 50 weeks)", "150") == []


OUTCOMES = {
    "S0-38 Work Club": [
        "242",
        "151",
        "136",
        "53",
        "71 people",
        "2 IOM",
        "3 from probation",
        "10 women",
    ],
    "S0-39 Police Link Worker": [
        "ARCH",
        "231",
        "81 joint",
        "7 lone",
        "174",
        "113",
        "178",
        "(None went",
    ],
    "S0-40 Police Link Worker": [
        "refuge",
        "Male IDVA",
        "Freedom Programme",
        "Rethink",
        "One Recovery",
    ],
    "S0-41 Domestic Violence": ["Stickers"],
    "S0-42 Multi-agency events": ["Young Drivers events, together with", "the Road Safety Team"],
    "S0-43 Nuisance driving": ["Swainsley Tunnel", "We paid part of the road calming"],
    "S0-44 “Keeping Safe”": ["SafetyNet CIC", "7 events", "6 sessions", "5 care homes", "748"],
    "S0-45 MoorSport": [
        "Sporting Communities",
        "133 sessions",
        "167 participants",
        "12 volunteers",
    ],
    "S0-46 Street Soccer": ["Leek Town Football Club", "Over 142", "Over 30 people"],
    "S0-47 Supporting": ["injunctions", "land searches", "23 locations", "strategic assessment"],
    "S0-48 Mediation": ["Mediation case 1", "Mediation case 2", "Mediation case 3"],
    "S0-49 Multi-Agency Training": ["Over 60 staff", "Over 70", "17", "in Section 4"],
    "S0-50 Sanctuary": ["70 households since 2009, including 7 in 2015"],
    "S0-51 Safe & Sound": ["30 properties"],
    "S0-51 Noise": ["answered sooner"],
    "S0-52 Safeguarding": ["80 taxi drivers"],
}


@pytest.mark.parametrize("code", OUTCOMES)
def test_what_came_of_each_project(code, project, read, year):
    name = code.split(maxsplit=1)[1]
    assert lacking(year, *OUTCOMES[code]) == []
    assert lacking(read(project(name)), *OUTCOMES[code]) == []


def test_s0_44_a_split_that_adds_up_is_not_flagged(project):
    people = project("“Keeping Safe”").outcomes.get(words__contains="748")
    said = read_outcome(people.words)
    assert (said.numbers, said.odd) == (("748, which adds up",), ())


def test_s0_46_floors_are_held_as_floors(project):
    words = [each.words for each in project("Street Soccer").outcomes.all()]
    assert [read_outcome(each).numbers for each in words[:2]] == [
        ("at least 142",),
        ("at least 30",),
    ]


def test_s0_48_three_stories_in_which_nobody_is_recognised(project):
    stories = project("Mediation").case_studies.all()
    assert [each.anonymised for each in stories] == [True] * 3
    assert CaseStudy.objects.filter(**OURS, anonymised=False).count() == 0


def test_s0_50_a_running_total_with_its_part(project):
    words = project("Sanctuary").outcomes.first().words
    assert read_outcome(words).numbers == ("70, a running total since 2009, among them 7 in 2015",)
