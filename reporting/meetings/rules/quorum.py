"""Whether enough people were there for an item, and which responsible authorities had nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

NONE, PEOPLE, AUTHORITIES, EACH = "none", "people", "authorities", "each"


@dataclass(frozen=True)
class Sitter:
    """Somebody on the list of those present. Places are those of items on the agenda, from 1.

    ``body`` is the body that is counted: a team counts for the body that it is part of.
    """

    body: int | None = None
    decides: bool = True
    came: int | None = None
    left: int | None = None

    def sits_at(self, place: int | None) -> bool:
        """Whether they were there for the item at a place; ``None`` asks about the whole meeting."""
        if place is None:
            return True
        return (self.came or 0) <= place and (self.left is None or place <= self.left)


@dataclass(frozen=True)
class QuorumRule:
    """``kind`` as in ``GroupRules.Quorum``, how many, and of which bodies where each must be there."""

    kind: str = NONE
    count: int = 0
    bodies: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class QuorumAnswer:
    """``there`` of those ``needed``; ``met`` whether decisions may be taken."""

    met: bool
    there: int
    needed: int
    missing: frozenset[int] = field(default_factory=frozenset)


def quorum_at(
    rule: QuorumRule,
    sitters: Iterable[Sitter],
    authorities: frozenset[int],
    place: int | None = None,
) -> QuorumAnswer:
    """Count those who may decide at an item. Several from one body count once as an authority."""
    deciding = [each for each in sitters if each.decides and each.sits_at(place)]
    if rule.kind == PEOPLE:
        return QuorumAnswer(len(deciding) >= rule.count, len(deciding), rule.count)
    if rule.kind == AUTHORITIES:
        there = {each.body for each in deciding} & authorities
        return QuorumAnswer(len(there) >= rule.count, len(there), rule.count)
    if rule.kind == EACH:
        return each_body_there(rule, deciding)
    return QuorumAnswer(True, len(deciding), 0)


def each_body_there(rule: QuorumRule, deciding: Sequence[Sitter]) -> QuorumAnswer:
    missing = frozenset(
        body
        for body in rule.bodies
        if sum(each.body == body for each in deciding) < max(rule.count, 1)
    )
    needed = len(rule.bodies)
    return QuorumAnswer(not missing, needed - len(missing), needed, missing)


def body_counted(
    body: int | None, parents: Mapping[int, int | None], counted: frozenset[int]
) -> int | None:
    """The body that somebody is counted for: the nearest above a team that is one of ``counted``.

    The body itself where none is. A circle of parents ends the climb.
    """
    seen: set[int] = set()
    climbing = body
    while climbing is not None and climbing not in seen:
        if climbing in counted:
            return climbing
        seen.add(climbing)
        climbing = parents.get(climbing)
    return body


def without_anybody(authorities: Sequence[int], sitters: Iterable[Sitter]) -> list[int]:
    """The responsible authorities that nobody sat for, in the order given."""
    there = {each.body for each in sitters}
    return [body for body in authorities if body not in there]
