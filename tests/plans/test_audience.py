"""Who may read: the order of audiences, and which of them a role is among."""

from __future__ import annotations

import pytest

from plans.access import Access, combine_roles
from plans.audience import Audience, narrowest
from plans.models import Partnership, Role

PUBLIC, PARTNERS, RESTRICTED = Audience


def test_what_belongs_together_is_read_by_those_who_may_read_each_of_it():
    assert narrowest(PUBLIC, RESTRICTED, PARTNERS) is RESTRICTED
    assert narrowest("public", "partners") is PARTNERS
    assert narrowest() is PUBLIC
    with pytest.raises(ValueError, match="everybody"):
        narrowest("everybody")


@pytest.mark.parametrize("first", Audience)
@pytest.mark.parametrize("second", Audience)
def test_one_audience_is_within_another_if_it_is_as_narrow(first, second):
    assert first.within(second) == (narrowest(first, second) is first)


@pytest.mark.parametrize(
    ("kind", "audiences"),
    [
        (Role.Kind.OFFICER, [PUBLIC, PARTNERS, RESTRICTED]),
        (Role.Kind.CHAIR, [PUBLIC, PARTNERS, RESTRICTED]),
        (Role.Kind.STRATEGY, [PUBLIC, PARTNERS, RESTRICTED]),
        (Role.Kind.LEAD, [PUBLIC, PARTNERS]),
        (Role.Kind.SCRUTINY, [PUBLIC, PARTNERS]),
        (Role.Kind.COUNTY, [PUBLIC, PARTNERS]),
        (Role.Kind.VIEWER, [PUBLIC]),
    ],
)
def test_a_role_is_among_its_audiences(kind, audiences):
    access = combine_roles(Partnership(), [(kind, None)])
    assert access.audiences == audiences
    assert [each for each in Audience if access.may_read(each)] == audiences


def test_everybody_may_read_what_is_public():
    nobody = Access(Partnership(), frozenset(), frozenset())
    assert nobody.audiences == [PUBLIC]
