"""Wherever a row is copied, everything of it is; which fields that are is said in test_columns."""

from __future__ import annotations

from datetime import date

import pytest

from actions.imports.services.reimporting import columns_of_part, row_to_restore
from actions.models import Action
from actions.rows.columns import LISTS
from actions.rows.services.order import duplicate_action
from actions.year_end.services.carrying import hand_over
from tests import factories as make
from tests.actions.rows.test_columns import copied_fields


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
        {name: value for name, value in columns_of_part(part).items() if name not in names}
        for kind in LISTS
        for part in getattr(row, kind).all()
    ]


def test_a_copy_below_is_the_row_in_all_but_its_place(whole, officer):
    copy = duplicate_action(by=officer, action=whole)
    copy.refresh_from_db()
    names = copied_fields(Action)
    assert [getattr(copy, name) for name in names] == [getattr(whole, name) for name in names]
    assert parts_of(copy) == parts_of(whole)
    assert (copy.ref, copy.pk == whole.pk) == ("1.2", False)


def test_what_undoing_an_import_needs_is_every_field(whole):
    kept = row_to_restore(whole)
    names = {name.removesuffix("_id") for name in kept["values"]}
    assert names == copied_fields(Action) | {"priority"}
    for name in LISTS:
        (part,) = kept["parts"][name]
        model = type(getattr(whole, name).first())
        assert {each.removesuffix("_id") for each in part} >= copied_fields(model)


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
