"""What the database refuses about money, projects, enforcement and reviews, and what it takes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories as make

pytestmark = pytest.mark.django_db

BEFORE, DAY = date(2016, 2, 1), date(2016, 6, 1)
PRIVATE = "This review must not"
# A factory, what breaks a rule, what keeps it, and the beginning of what is said.
RULES = [
    (make.AllocationFactory, {"committed": -1}, {"committed": 0}, "A sum of money"),
    (make.AllocationFactory, {"spent": "-0.01"}, {"spent": 6_000}, "A sum of money"),
    (make.OutcomeFactory, {"words": ""}, {}, "Say what came"),
    (make.CaseStudyFactory, {"text": ""}, {}, "Tell what"),
    (
        make.SchemeFactory,
        {"ages_from": 17, "ages_to": 11},
        {"ages_from": 11, "ages_to": 17},
        "The oldest",
    ),
    (
        make.ToolFactory,
        {"in_force_from": DAY, "repealed_on": BEFORE},
        {"repealed_on": BEFORE},
        "A tool cannot",
    ),
    (make.EnforcementUseFactory, {"end": BEFORE}, {"end": None}, "It cannot end"),
    (
        make.EnforcementUseFactory,
        {"starts_on": DAY, "expires_on": BEFORE},
        {"starts_on": BEFORE, "expires_on": DAY},
        "An order cannot",
    ),
    (make.EnforcementUseFactory, {"count": -1}, {"count": 0}, "A number is"),
    (make.EnforcementUseFactory, {"surcharge": -110}, {"costs": "2018.95"}, "A sum of money"),
    (make.CaseReviewYearFactory, {"threshold_not_met": 1}, {}, "No more can"),
    (
        make.DeathReviewFactory,
        {"publishable": True, "state": "converted"},
        {"state": "converted"},
        PRIVATE,
    ),
    (
        make.DeathReviewFactory,
        {"publishable": True, "never_publish_reason": "A child"},
        {"never_publish_reason": "A child"},
        PRIVATE,
    ),
    (
        make.DeathReviewFactory,
        {"state": "published"},
        {"state": "published", "publishable": True},
        "Mark it as",
    ),
    (
        make.DeathReviewFactory,
        {"published_on": DAY},
        {"published_on": DAY, "publishable": True},
        "Mark it as",
    ),
    (
        make.DeathReviewFactory,
        {"decided_on": DAY, "notified_on": BEFORE},
        {"decided_on": DAY, "notified_on": DAY},
        "The Home Office",
    ),
]
ONCE = [
    (make.ProjectFactory, ["partnership", "name"], {"year_code": "2016-17"}),
    (make.SchemeFactory, ["partnership", "name"], {"year": 2017}),
    (make.ToolFactory, ["partnership", "name"], {"name": "Another"}),
    (make.CaseReviewYearFactory, ["partnership"], {"year_code": "2017-18"}),
    (make.DeathReviewFactory, ["partnership", "local_ref"], {"local_ref": "Another"}),
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


def test_money_is_for_one_row_or_one_project():
    row = make.ActionFactory()
    values = {"partnership": row.partnership}
    make.AllocationFactory(**values, action=row, project=None).full_clean()
    for wrong in ({"project": None}, {"action": row}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.AllocationFactory(**values, **wrong)


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("provision", ["for all"], ["targeted", "universal"]),
        ("provision", "targeted", []),
        ("locations", ["Leek", " "], ["Brown Edge/Endon", "Leek"]),
    ],
)
def test_an_activity_says_whom_it_is_for_and_where(field, wrong, right):
    with pytest.raises(ValidationError) as caught:
        make.SchemeActivityFactory(**{field: wrong}).full_clean()
    assert set(caught.value.message_dict) == {field}
    make.SchemeActivityFactory(**{field: right}).full_clean()
