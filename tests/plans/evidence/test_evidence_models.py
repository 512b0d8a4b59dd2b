"""What the database refuses about evidence, money that comes in and duties, and what it takes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from plans.models import PriorityEvidence
from tests import factories as make

pytestmark = pytest.mark.django_db

BEFORE, DAY, AFTER = date(2016, 4, 1), date(2016, 6, 1), date(2017, 3, 31)
# A factory, what breaks a rule, what keeps it, and the beginning of what is said.
RULES = [
    (
        make.IndicatorFactory,
        {"exempt": True},
        {"exempt": True, "exempt_reason": "Public"},
        "Say why",
    ),
    (make.BreakFactory, {"words": ""}, {}, "Say what changed"),
    (
        make.ObservationFactory,
        {"value": None},
        {"value": None, "qualifier": "suppressed"},
        "Give a",
    ),
    (
        make.ObservationFactory,
        {"value": None},
        {"value": None, "missing_because": "Lost"},
        "Give a",
    ),
    (
        make.ObservationFactory,
        {"value": None, "change": "20.4"},
        {"value": None, "change": "20.4", "change_basis": "the same months of 2016/17"},
        "Say what the change",
    ),
    (
        make.ObservationFactory,
        {"qualifier": "suppressed"},
        {"qualifier": "over"},
        "A figure that is",
    ),
    (make.ObservationFactory, {"missing_because": "Lost"}, {}, "A figure that is"),
    (make.ObservationFactory, {"denominator": 0}, {"denominator": 1753}, "Nothing can be"),
    (make.ObservationFactory, {"numerator": -1}, {"numerator": 0}, "A part is"),
    (make.ObservationFactory, {"end": date(2016, 3, 31)}, {"end": BEFORE}, "It cannot end"),
    (make.PrintedTotalFactory, {"value": None}, {"value": None, "change": -18}, "Give the total"),
    (make.PrintedTotalFactory, {"end": date(2016, 3, 31)}, {"end": BEFORE}, "It cannot end"),
    (
        make.AssessmentFactory,
        {"data_from": DAY, "data_to": BEFORE},
        {"data_from": DAY, "data_to": DAY},
        "The figures cannot",
    ),
    (make.AssessmentContributorFactory, {"words": ""}, {}, "Say who"),
    (make.HotspotFactory, {"words": ""}, {}, "Say where"),
    (make.RecommendedPriorityFactory, {"words": ""}, {}, "Say what should"),
    (
        make.ConsultationFactory,
        {"began_on": DAY, "ended_on": BEFORE},
        {"began_on": DAY, "ended_on": AFTER},
        "A consultation cannot",
    ),
    (make.ConsultationFactory, {"cost": -1}, {"cost": 25_000}, "A cost"),
    (make.QuestionFactory, {"text": ""}, {}, "Say what was asked"),
    (make.AnswerFactory, {"label": ""}, {}, "Say what the answer"),
    (make.AnswerFactory, {"percent": "100.5"}, {"percent": 100}, "A percentage"),
    (make.AnswerFactory, {"comparator_percent": -1}, {"comparator_percent": 0}, "A percentage"),
    (make.RaisedFactory, {"words": ""}, {}, "Say what was raised"),
    (
        make.SurveyFactory,
        {"start": DAY, "end": BEFORE},
        {"start": DAY, "end": DAY},
        "It cannot end",
    ),
    (make.SurveyResultFactory, {"percent": 101}, {"percent": 98}, "A percentage"),
    (
        make.SurveyResultFactory,
        {"comparator_percent": 50},
        {"comparator_percent": 50, "comparator": "The county"},
        "Say whom",
    ),
    (
        make.SurveyResultFactory,
        {"earlier_percent": "13.5"},
        {"earlier_percent": "13.5", "earlier": "2008"},
        "Say when",
    ),
    (make.FundingStreamFactory, {"funder_words": ""}, {}, "Say who gives"),
    (make.FundingStreamFactory, {"amount": -1}, {"amount": 0}, "A sum of money"),
    (make.FundingStreamFactory, {"start": DAY, "end": BEFORE}, {"end": BEFORE}, "It cannot end"),
    (make.FundingYearFactory, {"amount": -1}, {"amount": 0}, "A sum of money"),
    (make.DutyRecordFactory, {"done_on": None}, {"done_on": None, "notice_on": DAY}, "Say when"),
    (
        make.DutyRecordFactory,
        {"done_on": DAY, "valid_until": BEFORE},
        {"done_on": DAY, "valid_until": AFTER},
        "It cannot run out",
    ),
    (make.LiaisonOfficerFactory, {"words": ""}, {}, "Say which post"),
    (
        make.LiaisonOfficerFactory,
        {"began_on": DAY, "ended_on": BEFORE},
        {"began_on": DAY, "ended_on": DAY},
        "It cannot end",
    ),
    (make.CheckMarkFactory, {"reason": ""}, {}, "Say why"),
]
# A factory, the fields that may not be the same twice, and one that makes a second row welcome.
ONCE = [
    (make.GeographySchemeFactory, ["partnership", "slug"], {"slug": "wards"}),
    (make.GeographyFactory, ["partnership", "scheme", "name"], {"name": "Another"}),
    (
        make.GeographyCodeFactory,
        ["partnership", "scheme", "geography", "code"],
        {"code": "E01999999"},
    ),
    (make.IndicatorFactory, ["partnership", "slug"], {"slug": "another"}),
    (
        make.ObservationFactory,
        ["partnership", "indicator", "geography"],
        {"superseded": True, "value": 11},
    ),
    (make.PrintedTotalFactory, ["partnership", "indicator", "scheme"], {"where": "Page 4"}),
    (make.FundingYearFactory, ["partnership", "stream"], {"year_code": "2017-18"}),
    (make.CheckMarkFactory, ["partnership", "code"], {"code": "ST-09"}),
]


def refused(factory, values) -> list[str]:
    """What a person reads when a row breaks a rule, once the database has refused it as well."""
    with pytest.raises(ValidationError) as caught:
        factory.build(**values).validate_constraints()
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**values)
    return caught.value.messages


@pytest.mark.parametrize(("factory", "wrong", "right", "words"), RULES)
def test_a_rule_refuses_what_is_wrong_and_takes_what_is_right(factory, wrong, right, words):
    assert any(said.startswith(words) for said in refused(factory, wrong))
    factory(**right).full_clean()


@pytest.mark.parametrize(("factory", "same", "otherwise"), ONCE)
def test_a_row_stands_once(factory, same, otherwise):
    first = factory()
    values = {name: getattr(first, name) for name in same}
    assert len(refused(factory, values)) == 1
    factory(**values | otherwise).full_clean()


def test_a_check_is_set_aside_once_for_each_plan_and_once_for_all():
    plan = make.PlanFactory()
    for mine in (None, plan):
        make.CheckMarkFactory(partnership=plan.partnership, plan=mine)
    values = {"partnership": plan.partnership, "plan": plan}
    assert refused(make.CheckMarkFactory, values) == [
        "That check is set aside for this plan already."
    ]


@pytest.mark.parametrize("source", ["indicator", "assessment", "question", "result"])
def test_evidence_points_to_one_thing_and_no_more(source):
    makers = {
        "indicator": make.IndicatorFactory,
        "assessment": make.AssessmentFactory,
        "question": make.QuestionFactory,
        "result": make.SurveyResultFactory,
    }
    priority = make.PriorityFactory()
    row = makers[source](partnership=priority.partnership)
    values = {"partnership": priority.partnership, "priority": priority}
    evidence = make.PriorityEvidenceFactory(**values | {"indicator": None, source: row})
    evidence.full_clean()
    assert str(evidence) == str(row)
    for targets in (
        {},
        {"indicator": make.IndicatorFactory(), "assessment": make.AssessmentFactory()},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PriorityEvidence.objects.create(**values, **targets)


def test_a_small_area_lies_in_a_place_of_its_own_set():
    elsewhere = make.GeographyFactory()
    code = make.GeographyCodeFactory.build(
        partnership=elsewhere.partnership,
        scheme=make.GeographySchemeFactory(partnership=elsewhere.partnership),
        geography=elsewhere,
    )
    with pytest.raises(ValidationError, match="Choose a place of this set"):
        code.full_clean()


@pytest.mark.parametrize(
    ("factory", "wrong"),
    [
        (make.FundingYearFactory, {"year_code": "2016/17"}),
        (make.CheckMarkFactory, {"code": "8"}),
        (make.IndicatorFactory, {"small_number_threshold": 101}),
    ],
)
def test_a_value_has_its_shape(factory, wrong):
    with pytest.raises(ValidationError) as caught:
        factory(**wrong).full_clean()
    assert set(caught.value.message_dict) == set(wrong)


def test_a_partnerships_figures_do_not_point_to_another_partnerships_places():
    figure = make.ObservationFactory(geography=make.GeographyFactory())
    with pytest.raises(ValidationError, match="this partnership's own"):
        figure.full_clean()
