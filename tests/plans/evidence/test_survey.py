"""Surveys: how many answered, how an answer compares with before and elsewhere."""

import pytest

from plans.models import Survey
from tests import factories as make
from tests.plans.evidence.test_assessment import address, rows, shown

pytestmark = pytest.mark.django_db


def test_a_survey_tells_how_answers_changed_and_what_is_missing(client_of, officer, partnership):
    values = {
        "name": "Customer survey",
        "start": "1 April 2017",
        "end": "31 January 2018",
        "n": 1753,
        **rows(
            "results",
            {"question": "Do you feel safe?", "answer": "Yes", "percent": "67"},
            {"question": "Do you feel safe?", "answer": "Unsure", "percent": "31"},
            {
                "question": "Is behaviour a big problem?",
                "answer": "Yes",
                "percent": "9.9",
                "earlier": "2008",
                "earlier_percent": "13.5",
                "comparator": "England",
                "comparator_percent": "12",
            },
        ),
    }
    client = client_of(officer)
    answer = client.post(address("survey_add", partnership), values)
    page = shown(client.get(answer.url))
    for words in (
        "April 2017 to January 2018",
        "n = 1753",
        "add up to 98%",
        "13.5% (2008)",
        "-3.6 percentage points",
        "12% (England)",
        "-2.1 percentage points",
    ):
        assert words in page
    assert "1753" in shown(client.get(address("surveys", partnership) + "?_export=csv"))


def test_an_earlier_share_without_its_year_is_refused(client_of, officer, partnership):
    result = {"question": "Safe?", "answer": "Yes", "percent": "67", "earlier_percent": "60"}
    values = {"name": "Survey", **rows("results", result)}
    answer = client_of(officer).post(address("survey_add", partnership), values)
    assert answer.status_code == 422
    assert "Say when the earlier survey was taken." in shown(answer)
    assert not Survey.objects.exists()


def test_two_who_change_a_survey_hear_of_each_other(client_of, officer, partnership):
    survey = make.SurveyFactory(partnership=partnership, name="As it was")
    began = survey.version
    place, client = address("survey_edit", partnership, survey.pk), client_of(officer)
    client.post(place, {"name": "First", "version": began, **rows("results")})
    answer = client.post(place, {"name": "Second", "version": began, **rows("results")})
    assert answer.status_code == 409
    assert Survey.objects.get().name == "First"
