"""Wherever a row is copied, everything of it is: a new field is copied, or left out with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from actions.imports.services.reimporting import part_values, remembered
from actions.models import Action, Lead, Measure, Risk
from actions.rows.services.order import COPIED, COPIED_PARTS, duplicate_action
from actions.year_end.services import carrying
from actions.year_end.services.carrying import hand_over
from actions.year_end.services.rolling import PRIORITY_FIELDS
from plans.models import Priority
from tests import factories as make

OWN = "is the row's own, and made anew"
PLACE = "says where the copy stands"
NOT_COPIED = {
    Action: dict.fromkeys(("id", "version", "key"), OWN)
    | dict.fromkeys(("partnership", "plan", "priority", "position", "ref", "ref_key"), PLACE),
    Priority: dict.fromkeys(("id", "version"), OWN)
    | dict.fromkeys(("partnership", "plan", "position"), PLACE),
} | {
    part: dict.fromkeys(("id", "version", "series"), OWN)
    | dict.fromkeys(("partnership", "action", "position"), PLACE)
    for part in (Lead, Measure, Risk)
}  # fmt: skip
PARTS = {"leads": Lead, "measures": Measure, "risks": Risk}


def fields_of(model) -> set[str]:
    every = (*model._meta.concrete_fields, *model._meta.many_to_many)
    return {field.name for field in every} - NOT_COPIED[model].keys()


def test_copying_a_row_knows_every_field():
    assert set(COPIED) == fields_of(Action)
    for name, model in PARTS.items():
        assert {*COPIED_PARTS[name], *(["people"] if model is Lead else [])} == fields_of(model)


def test_carrying_a_row_into_the_next_plan_knows_every_field():
    assert {*carrying.ROW_FIELDS, "due_on", "area"} == fields_of(Action)
    assert {*carrying.MEASURE_FIELDS, "target_on"} == fields_of(Measure)
    # What else the next plan says of a priority: which it goes on from, and the drivers it serves.
    assert {*PRIORITY_FIELDS, "serves", "carries_on"} == fields_of(Priority)


@pytest.fixture
def whole(priority, body):
    """A row with something in every field that is copied."""
    area = make.PriorityAreaFactory(priority=priority, title="Homes")
    row = make.ActionFactory(
        priority=priority, ref="1.1", area=area, timescale="July", timescale_kind="date",
        due_on=date(2016, 7, 31), resources="A van", visibility="restricted",
        extra={"Ward": "Leek", "RAG": "Green"},
    )  # fmt: skip
    lead = make.LeadFactory(action=row, words="Police", organisation=body)
    lead.people.add(make.PersonFactory(partnership=row.partnership))
    make.MeasureFactory(action=row, text="Visits", unit="people", target_on=date(2017, 3, 31))
    make.RiskFactory(action=row, text="Money", kind="assumption")
    return row


def parts_of(row: Action) -> list[dict]:
    names = {"id", "series"}
    return [
        {name: value for name, value in part_values(part).items() if name not in names}
        for kind in PARTS
        for part in getattr(row, kind).all()
    ]


def test_a_copy_below_is_the_row_in_all_but_its_place(whole, officer):
    copy = duplicate_action(by=officer, action=whole)
    copy.refresh_from_db()
    assert {name: getattr(copy, name) for name in fields_of(Action)} == {
        name: getattr(whole, name) for name in fields_of(Action)
    }
    assert parts_of(copy) == parts_of(whole)
    assert (copy.ref, copy.pk == whole.pk) == ("1.2", False)


def test_what_undoing_an_import_needs_is_every_field(whole):
    kept = remembered(whole)
    names = {name.removesuffix("_id") for name in kept["values"]}
    assert names == fields_of(Action) | {"priority"}
    for name, model in PARTS.items():
        (part,) = kept["parts"][name]
        assert {each.removesuffix("_id") for each in part} >= fields_of(model)


def test_a_row_that_goes_into_another_takes_its_other_columns_with_it(whole, priority, officer):
    into = make.ActionFactory(priority=priority, ref="1.9", extra={"Ward": "Cheadle"})
    hand_over(officer, whole, into)
    into.refresh_from_db()
    assert into.extra == {"Ward": "Cheadle\nLeek", "RAG": "Green"}
    assert into.measures.filter(text="Visits").exists()


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("public", "restricted", "restricted"),
        ("restricted", "public", "restricted"),
        ("partners", "public", "partners"),
        ("public", "public", "public"),
    ],
)
def test_a_row_that_takes_in_another_is_read_by_nobody_who_might_not_read_both(
    one, other, both, whole, priority, officer
):
    into = make.ActionFactory(priority=priority, ref="1.9", visibility=one)
    Action.objects.filter(pk=whole.pk).update(visibility=other)
    whole.refresh_from_db()
    hand_over(officer, whole, into)
    into.refresh_from_db()
    assert into.visibility == both
