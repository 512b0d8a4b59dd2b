"""Who counts for a quorum, at which item, and who is absent."""

from __future__ import annotations

import pytest

from reporting.meetings.rules.quorum import (
    QuorumRule,
    Sitter,
    body_counted,
    quorum_at,
    without_anybody,
)

COUNCIL, POLICE, FIRE, HEALTH = 1, 2, 3, 4
AUTHORITIES = frozenset({COUNCIL, POLICE, FIRE, HEALTH})


def test_several_from_one_authority_count_once():
    rule = QuorumRule("authorities", 2)
    seven = [Sitter(COUNCIL)] * 7
    assert not quorum_at(rule, seven, AUTHORITIES).met
    answer = quorum_at(rule, [*seven, Sitter(POLICE)], AUTHORITIES)
    assert answer.met and (answer.there, answer.needed) == (2, 2)


@pytest.mark.parametrize("sitter", [Sitter(99), Sitter(None), Sitter(POLICE, decides=False)])
def test_others_and_those_who_may_not_decide_do_not_count(sitter):
    answer = quorum_at(QuorumRule("authorities", 2), [Sitter(COUNCIL), sitter], AUTHORITIES)
    assert (answer.met, answer.there) == (False, 1)


@pytest.mark.parametrize(
    ("place", "met"), [(1, False), (2, True), (4, True), (5, False), (None, True)]
)
def test_who_came_late_and_left_early_counts_between(place, met):
    sitters = [Sitter(COUNCIL), Sitter(POLICE, came=2, left=4)]
    assert quorum_at(QuorumRule("authorities", 2), sitters, AUTHORITIES, place).met is met


def test_people_are_counted_whatever_their_body():
    answer = quorum_at(QuorumRule("people", 3), [Sitter(), Sitter(), Sitter(99)], frozenset())
    assert answer.met and answer.there == 3


def test_each_of_some_bodies_must_be_there():
    rule = QuorumRule("each", 1, frozenset({COUNCIL, POLICE}))
    answer = quorum_at(rule, [Sitter(COUNCIL), Sitter(FIRE)], AUTHORITIES)
    assert not answer.met and answer.missing == {POLICE}
    assert quorum_at(rule, [Sitter(COUNCIL), Sitter(POLICE)], AUTHORITIES).met


def test_without_a_rule_there_is_always_a_quorum():
    assert quorum_at(QuorumRule(), [], AUTHORITIES).met


def test_a_team_counts_for_the_body_above_it():
    parents = {10: 11, 11: COUNCIL, 20: None, 30: 31, 31: 30}
    assert body_counted(10, parents, AUTHORITIES) == COUNCIL
    assert body_counted(COUNCIL, parents, AUTHORITIES) == COUNCIL
    assert body_counted(20, parents, AUTHORITIES) == 20
    assert body_counted(30, parents, AUTHORITIES) == 30, "a circle of parents ends"
    assert body_counted(None, parents, AUTHORITIES) is None


def test_authorities_with_nobody_are_named_in_order():
    sitters = [Sitter(COUNCIL), Sitter(HEALTH, decides=False)]
    assert without_anybody([FIRE, COUNCIL, POLICE, HEALTH], sitters) == [FIRE, POLICE]
