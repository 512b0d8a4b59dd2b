"""Who is in the room: by body, for one item, and whether that is enough to decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reporting.meetings.access import rules_of_group
from reporting.meetings.queries.attendance import authorities_in, parents_of_bodies
from reporting.meetings.rules.quorum import (
    QuorumAnswer,
    QuorumRule,
    Sitter,
    body_counted,
    quorum_at,
    without_anybody,
)
from reporting.models import AgendaItem, Attendance, GroupRules, Meeting

List = Attendance.List


@dataclass(frozen=True)
class RoomBody:
    """One body with those who stand on a list for it; ``name`` is empty for those without one."""

    name: str
    authority: bool
    people: tuple[Attendance, ...]

    @property
    def present(self) -> int:
        return sum(each.list == List.PRESENT for each in self.people)

    @property
    def chaired(self) -> bool:
        return any(each.chair for each in self.people)


@dataclass(frozen=True)
class MeetingRoom:
    """Everybody on a list of a meeting; responsible authorities come first, those with nobody too."""

    bodies: tuple[RoomBody, ...]
    quorum: QuorumAnswer
    counted: str
    nobody_from: tuple[str, ...]
    present: int
    apologies: int


def room_at(meeting: Meeting, item: AgendaItem | None) -> MeetingRoom:
    """The room as it is for an item. Five statements, however many there are."""
    rows = list(
        Attendance.objects.filter(meeting=meeting)
        .select_related("person", "organisation", "from_item", "until_item")
        .order_by("position", "pk")
    )
    authorities = authorities_in(meeting.partnership, meeting.date)
    parents = parents_of_bodies(meeting.partnership)
    rules = rules_of_group(meeting.group)
    numbers = [body.pk for body in authorities]
    sitters = sitters_of(rows, parents, frozenset(numbers))
    names = {body.pk: str(body) for body in authorities}
    return MeetingRoom(
        bodies=tuple(bodies_of(rows, parents, names)),
        quorum=quorum_at(rule_of(rules), sitters, frozenset(numbers), place_on_agenda(item)),
        counted=COUNTED[GroupRules.Quorum(rules.quorum_kind)],
        nobody_from=tuple(names[body] for body in without_anybody(numbers, sitters)),
        present=sum(each.list == List.PRESENT for each in rows),
        apologies=sum(each.list == List.APOLOGIES for each in rows),
    )


COUNTED = {
    GroupRules.Quorum.NONE: "",
    GroupRules.Quorum.PEOPLE: "people",
    GroupRules.Quorum.AUTHORITIES: "responsible authorities",
    GroupRules.Quorum.EACH: "bodies that must be there",
}


def place_on_agenda(item: AgendaItem | None) -> int | None:
    """A part of an item is taken where the item stands."""
    return (item.parent or item).position if item else None


def quorum_of_item(item: AgendaItem) -> QuorumAnswer:
    return room_at(item.meeting, item).quorum


def rule_of(rules: GroupRules) -> QuorumRule:
    bodies = (
        frozenset(rules.quorum_bodies.values_list("pk", flat=True)) if rules.pk else frozenset()
    )
    return QuorumRule(rules.quorum_kind, rules.quorum_count, bodies)


def sitters_of(
    rows: Sequence[Attendance], parents: dict[int, int | None], counted: frozenset[int]
) -> list[Sitter]:
    return [
        Sitter(
            body=body_counted(row.organisation_id, parents, counted),
            decides=row.decides,
            came=row.from_item.position if row.from_item else None,
            left=row.until_item.position if row.until_item else None,
        )
        for row in rows
        if row.list == List.PRESENT and not row.expected
    ]


def bodies_of(
    rows: Sequence[Attendance], parents: dict[int, int | None], authorities: dict[int, str]
) -> list[RoomBody]:
    """The people under their bodies: each authority by its name, then the others as they were listed."""
    under: dict[str, list[Attendance]] = {name: [] for name in authorities.values()}
    for row in rows:
        body = body_counted(row.organisation_id, parents, frozenset(authorities))
        own = row.bracket or str(row.organisation or "")
        under.setdefault(authorities.get(body or 0, own), []).append(row)
    first = set(authorities.values())
    return [RoomBody(name, name in first, tuple(people)) for name, people in under.items()]
