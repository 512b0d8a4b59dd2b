"""What people were asked: shares worked out and never corrected, and what came of what they raised."""

from decimal import Decimal

import pytest
from django.urls import reverse

from plans.evidence.shares import points_words, sum_remark
from plans.models import Answer, Consultation, Question
from tests import factories as make
from tests.plans.evidence.test_assessment import address, rows, shown


@pytest.mark.parametrize(
    ("percents", "words"),
    [
        ((67, 31), "add up to 98%: 2% is not accounted for. Nothing is corrected."),
        ((67, 33), ""),
        ((33, 33, 33), "add up to 99%, which rounding can explain."),
        (("33.3", "33.3", "33.3"), "add up to 99.9%, which rounding can explain."),
        (("33.3", "33.3", "31.3"), "add up to 97.9%: 2.1% is not accounted for."),
        ((80, 60), "add up to 140%: people may have given more than one answer."),
        ((67,), ""),
        ((67, None), ""),
    ],
)
def test_shares_that_do_not_make_a_hundred_are_told_of(percents, words):
    said = sum_remark(None if each is None else Decimal(each) for each in percents)
    assert bool(said) == bool(words)
    assert words in said


def test_a_change_between_shares_is_in_percentage_points():
    assert points_words(Decimal("9.9"), Decimal("13.5")) == "-3.6 percentage points"
    assert points_words(Decimal("73"), Decimal("72")) == "+1 percentage point"
    assert points_words(Decimal("72"), Decimal("72")) == "no change"
    assert points_words(Decimal("72"), None) == ""


@pytest.mark.django_db
def test_a_consultation_says_what_came_of_what_people_raised(
    client_of, officer, viewer, partnership, plan, priority
):
    values = {
        "title": "My View",
        "began_on": "1 March 2017",
        "ended_on": "31 March 2017",
        "cost_printed": "around £25,000",
        "limits": "Few answered.",
        "gaps": "Nobody under 18 was asked.",
        **rows(
            "raised",
            {"words": "Noise at night", "priority": priority.pk, "done": "Two wardens more."},
            {"words": "Parking", "lower": "on"},
        ),
    }
    answer = client_of(officer).post(address("consultation_add", partnership), values)
    consultation = Consultation.objects.get()
    assert consultation.cost == 25_000
    page = shown(client_of(officer).get(answer.url))
    for words in (
        "Two wardens more.",
        "(lower-level issue)",
        "No priority takes it up",
        "March 2017",
    ):
        assert words in page
    # The plan is a draft, so somebody who may not read drafts is not told of its priority.
    make.PriorityFactory(plan=plan)
    type(plan).objects.filter(pk=plan.pk).update(status="draft")
    assert str(priority) not in shown(client_of(viewer).get(answer.url))


@pytest.mark.django_db
def test_a_cost_that_is_no_sum_is_refused_kindly(client_of, officer, partnership):
    values = {"title": "My View", "cost_printed": "a lot", **rows("raised")}
    answer = client_of(officer).post(address("consultation_add", partnership), values)
    assert answer.status_code == 422
    assert "is not an amount of money" in shown(answer)


@pytest.mark.django_db
def test_themes_are_scored_and_shares_come_from_counts(client_of, officer, partnership):
    consultation = make.ConsultationFactory(partnership=partnership)
    add = address("question_add", partnership, consultation.pk)
    client = client_of(officer)
    begun = shown(client.get(add))
    assert [begun.count(f'name="answers-{n}-label"') for n in range(6)] == [1, 1, 1, 1, 1, 0]
    counts = {"1": 5, "2": 5, "3": 10, "4": 30, "5": 50}
    scored = [{"label": score, "count": count} for score, count in counts.items()]
    scored[4]["percent"] = "55"
    answer = client.post(
        add, {"text": "Safety from crime", "kind": "scale", **rows("answers", *scored)}
    )
    assert answer.url == consultation.get_absolute_url()
    page = shown(client.get(answer.url))
    for words in ("5%", "10%", "30%", "50%", ">4.2<", ">100<"):
        assert words in page
    assert "“5” is 50% by its count, and printed as 55%." in page
    # Worked out each time: only what was typed is stored.
    assert list(Answer.objects.exclude(percent=None).values_list("percent", flat=True)) == [55]


@pytest.mark.django_db
def test_a_choice_stands_beside_what_it_is_compared_with(client_of, officer, partnership):
    question = make.QuestionFactory(
        partnership=partnership, kind=Question.Kind.CHOICE, comparator="Summer 2013"
    )
    for label, now, then in (("Safe", 67, 60), ("Unsure", 20, 30), ("Unsafe", 11, 10)):
        make.AnswerFactory(
            partnership=partnership,
            question=question,
            label=label,
            percent=now,
            comparator_percent=then,
            n=1753,
        )
    page = shown(client_of(officer).get(question.consultation.get_absolute_url()))
    for words in ("n = 1753", "Summer 2013", "+7 percentage points", "add up to 98%", "<svg"):
        assert words in page


@pytest.mark.django_db
def test_a_question_is_known_under_its_own_consultation_alone(client_of, officer, partnership):
    question = make.QuestionFactory(partnership=partnership)
    elsewhere = make.ConsultationFactory(partnership=partnership)
    place = reverse("workspace:question_edit", args=[partnership.slug, elsewhere.pk, question.pk])
    assert client_of(officer).get(place).status_code == 404
