"""Strategic assessments: who may know of one, what it holds, and what priorities say they rest on."""

import pytest
from django.urls import reverse

from plans.models import Assessment, PriorityEvidence, RecommendedPriority
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, partnership, *args):
    return reverse(f"workspace:{route}", args=[partnership.slug, *args])


def rows(prefix, *listed):
    values = {f"{prefix}-TOTAL_FORMS": len(listed), f"{prefix}-INITIAL_FORMS": 0}
    return values | {
        f"{prefix}-{n}-{key}": value for n, row in enumerate(listed) for key, value in row.items()
    }


def shown(response) -> str:
    return (b"".join(response) if response.streaming else response.content).decode()


def test_an_assessment_is_added_whole(client_of, officer, partnership, priority, body):
    place = make.GeographyFactory(partnership=partnership)
    values = {
        "name": "Strategic Assessment 2016",
        "also_called": "Community safety profile",
        "producer": "Insight Team",
        "data_from": "1 April 2015",
        "data_to": "31 March 2016",
        "visibility": "partners",
        "levels": "More vehicle crime than in districts like this one.",
        **rows("contributors", {"organisation": body.pk}, {"words": "Ambulance service"}),
        **rows("hotspots", {"words": "Thefts near the market", "geography": place.pk}),
        **rows("recommended", {"words": "Vehicle crime", "priority": priority.pk}),
    }
    answer = client_of(officer).post(address("assessment_add", partnership), values)
    assessment = Assessment.objects.get()
    assert answer.url == assessment.get_absolute_url()
    assert [str(each) for each in assessment.contributors.all()] == [str(body), "Ambulance service"]
    assert assessment.hotspots.get().geography == place
    assert assessment.recommended.get().priority == priority
    page = shown(client_of(officer).get(answer.url))
    for words in ("Community safety profile", "April 2015 to March 2016", "Thefts near the market"):
        assert words in page
    # Five of the six things that the regulation asks for are missing, and each says what it is.
    assert page.count("Nothing yet.") == 5


def test_a_priority_of_another_partnership_is_not_taken(client_of, officer, partnership, other):
    theirs = make.PriorityFactory(plan=make.PlanFactory(partnership=other))
    values = {
        "name": "Ours",
        "visibility": "partners",
        **rows("contributors"),
        **rows("hotspots"),
        **rows("recommended", {"words": "Burglary", "priority": theirs.pk}),
    }
    answer = client_of(officer).post(address("assessment_add", partnership), values)
    assert answer.status_code == 422
    assert not RecommendedPriority.objects.exists()


def test_a_restricted_assessment_is_nowhere_for_those_it_is_not_for(
    client_of, officer, strategy, lead, viewer, partnership, plan, priority
):
    secret = make.AssessmentFactory(
        partnership=partnership, name="Secret findings", visibility="restricted"
    )
    make.PriorityEvidenceFactory(
        priority=priority, indicator=None, assessment=secret, words="Secret reason"
    )
    type(plan).objects.filter(pk=plan.pk).update(status="agreed")
    places = [
        address("assessments", partnership),
        address("assessments", partnership) + "?_export=csv",
        address("priority", partnership, plan.slug, priority.pk),
        address("evidence", partnership),
        address("priorities", partnership, plan.slug),
    ]
    for reader in (lead, viewer):
        client = client_of(reader)
        assert client.get(secret.get_absolute_url()).status_code == 404
        for place in places:
            assert "Secret" not in shown(client.get(place)), place
        assert "1 assessment" not in shown(client.get(address("evidence", partnership)))
        assert client.get(address("events", partnership)).status_code == 403
    for reader in (officer, strategy):
        client = client_of(reader)
        assert "Secret findings" in shown(client.get(places[0]))
        assert "Secret reason" in shown(client.get(places[2]))


def test_of_a_public_summary_a_viewer_reads_the_summary_alone(client_of, viewer, lead, partnership):
    assessment = make.AssessmentFactory(
        partnership=partnership,
        visibility="published-summary",
        summary="Crime is low here.",
        levels="By ward, with small numbers.",
    )
    make.HotspotFactory(partnership=partnership, assessment=assessment, words="Behind the station")
    page = shown(client_of(viewer).get(assessment.get_absolute_url()))
    assert "Crime is low here." in page
    assert "small numbers" not in page
    assert "Behind the station" not in page
    assert "Behind the station" in shown(client_of(lead).get(assessment.get_absolute_url()))


def test_a_priority_shows_what_it_rests_on_in_order(
    client_of, officer, partnership, plan, priority
):
    survey = make.SurveyFactory(partnership=partnership, name="Customer survey", n=1753)
    result = make.SurveyResultFactory(
        partnership=partnership, survey=survey, earlier="2008", earlier_percent="70.5"
    )
    client = client_of(officer)
    page = address("priority", partnership, plan.slug, priority.pk)
    assert "No evidence yet" in shown(client.get(page))
    add = address("priority_evidence_add", partnership, plan.slug, priority.pk)
    indicator = make.IndicatorFactory(partnership=partnership, name="Recorded burglary")
    client.post(add, {"indicator": indicator.pk, "words": "Up in a year"})
    client.post(add, {"result": result.pk})
    last = PriorityEvidence.objects.get(result=result)
    text = shown(client.get(page))
    assert "67% of 1,753 people (Customer survey)" in text
    assert "-3.5 percentage points since 2008" in text
    assert text.index("Recorded burglary") < text.index("67% of")
    client.post(
        address("priority_evidence_move", partnership, plan.slug, priority.pk, last.pk),
        {"way": "up"},
    )
    text = shown(client.get(page))
    assert text.index("67% of") < text.index("Recorded burglary")


def test_evidence_comes_from_one_thing(client_of, officer, partnership, plan, priority):
    values = {
        "indicator": make.IndicatorFactory(partnership=partnership).pk,
        "assessment": make.AssessmentFactory(partnership=partnership).pk,
    }
    add = address("priority_evidence_add", partnership, plan.slug, priority.pk)
    for given in (values, {"words": "Everybody knows"}):
        answer = client_of(officer).post(add, given)
        assert answer.status_code == 422
        assert "Choose one thing that the evidence comes from." in shown(answer)
    assert not PriorityEvidence.objects.exists()
