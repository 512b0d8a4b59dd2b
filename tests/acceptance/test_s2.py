"""S2, the Stockton minutes of April 2017: what was asked, what the plan rests on and how it was agreed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from csp import changes
from plans.models import Answer, Assessment, Consultation, Driver, DutyRecord, Question
from tests.acceptance.conftest import lacking

pytestmark = pytest.mark.one_database

SLUG = "stockton"
PLAN = f"{SLUG}/2017-20"
OURS = {"partnership__slug": SLUG}
THEMES = [
    "Reducing re-offending",
    "Protecting vulnerable people",
    "Tackling drug and alcohol misuse",
    "Community Safety & Protection",
]


@pytest.fixture
def consultation(demo):
    rows = Consultation.objects.select_related("partnership")
    return lambda year: rows.get(**OURS, began_on__year=year)


def test_s2_27_how_people_were_asked_and_what_that_cannot_show(consultation, read):
    page = read(consultation(2017))
    assert lacking(page, "March 2017", "“My View”", "Residents, workers and visitors") == []
    assert lacking(page, "number of answers is low", "Time was short") == []


def test_s2_27_the_one_before_with_its_cost(consultation, read):
    before = consultation(2013)
    assert before.cost == 25_000
    assert lacking(read(before), "around £25,000", "face to face", "2013") == []


def test_s2_28_four_themes_scored_from_1_to_5(consultation, read):
    questions = list(consultation(2017).questions.all())
    assert [each.text for each in questions] == [f"How important is “{theme}”?" for theme in THEMES]
    assert {each.kind for each in questions} == {"scale"}
    labels = [[answer.label for answer in each.answers.all()] for each in questions]
    assert labels == [["1", "2", "3", "4", "5"]] * 4
    page = read(consultation(2017))
    assert lacking(page, "5 being most important", *THEMES) == []


def test_s2_28_shares_are_shown_once_they_are_given(consultation, read):
    first = Question.objects.filter(consultation=consultation(2017)).first()
    for answer, share in zip(first.answers.all(), (5, 10, 15, 30, 40), strict=True):
        changes.update(answer, by=None, version=1, values={"percent": Decimal(share)})
    page = read(consultation(2017))
    assert lacking(page, "5%", "10%", "15%", "30%", "40%", "3.9") == []
    assert Answer.objects.filter(question=first, percent=None).count() == 0


def test_s2_29_three_main_concerns_and_lower_ones(consultation, read):
    raised = consultation(2017).raised.values_list("words", "lower")
    assert [words for words, lower in raised if not lower] == [
        "Anti-social behaviour",
        "Violence",
        "Criminal damage",
    ]
    page = read(consultation(2017))
    lower = ["Inconsiderate parking", "Dog fouling", "Street drinking", "(lower-level issue)"]
    assert lacking(page, *lower) == []


def test_s2_30_what_was_raised_falls_under_a_theme(consultation, read):
    raised = consultation(2017).raised
    themes = {
        each.priority.title
        for each in raised.filter(words__in=["Anti-social behaviour", "Criminal damage"])
    }
    assert themes == {"Community Safety & Protection"}
    assert "Falls under community safety and protection" in read(consultation(2017))


def test_s2_31_who_was_not_reached(consultation, read):
    assert "Under-18s: focus groups are to follow" in read(consultation(2017))


def test_s2_32_a_plan_of_three_years(demo):
    plan = demo.plan(PLAN)
    assert (plan.start, plan.end) == (date(2017, 4, 1), date(2020, 3, 31))


def test_s2_33_themes_rest_on_the_assessment(demo, read):
    assessment = Assessment.objects.select_related("partnership").get(**OURS)
    assert assessment.dated_on == date(2016, 11, 1)
    page = read(assessment)
    assert lacking(page, "Partnership Strategic Assessment", "PSA", "November 2016", *THEMES) == []
    for priority in demo.plan(PLAN).priorities.select_related("plan__partnership", "partnership"):
        assert "Partnership Strategic Assessment" in read(SLUG, "priority", "2017-20", priority.pk)
    assert "themes, not types of crime" in " ".join(demo.text(PLAN).split())


def test_s2_34_35_a_strategy_that_outlives_the_plan(demo, read):
    strategy = Driver.objects.select_related("partnership").get(**OURS)
    assert strategy.end == date(2022, 3, 31) > demo.plan(PLAN).end
    assert lacking(read(strategy), "2017 - 2022", "action plan of its own", "SMART") == []


def test_s2_36_from_draft_to_agreed_by_a_resolution(demo, read):
    changes_of = demo.plan(PLAN).status_changes.order_by("on")
    assert list(changes_of.values_list("status", flat=True))[-2:] == ["consultation", "agreed"]
    assert "SSP 10/17" in read(SLUG, "plan_status", "2017-20")


def test_s2_the_review_of_services_with_its_budget_figures(demo, read):
    review = DutyRecord.objects.select_related("partnership").get(**OURS, kind="spending")
    assert lacking(read(review), "£622k", "30 days", "5%", "16 December 2016") == []


def test_df_18_authorities_that_do_not_sit_on_the_group(demo):
    said = [each.message for each in demo.gate(PLAN).findings if each.code == "no-seat"]
    absent = ["Cleveland Fire Brigade", "Clinical Commissioning Group"]
    assert [words for words in absent if not any(words in each for each in said)] == []
    assert not any("Cleveland Police" in each for each in said)
