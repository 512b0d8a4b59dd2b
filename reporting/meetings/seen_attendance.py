"""Who was at a meeting, as one reader may know it: plain values with nothing in them that is not theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csp.periods import clock_words
from csp.prose.names import COUNCILLOR, fold
from reporting.meetings.access import MeetingReader
from reporting.models import AgendaItem, Attendance


@dataclass(frozen=True)
class SeenAttendance:
    """One name of one list, as this reader may have it.

    ``named`` is false where ``words`` are a post or a body in place of a name; then ``marks``, which are
    what is said of somebody in brackets before their body, say nothing of anybody else either.
    """

    list: str
    words: str
    role: str
    bracket: str
    bracket_key: str
    chair: bool
    online: bool
    substitute_for: str
    named: bool = True
    marks: tuple[str, ...] = ()


def see_attendance(reader: MeetingReader) -> list[SeenAttendance]:
    """The lists of those who were there, in their order; nothing until the minutes may be read.

    Members know, before the meeting, who said that they come; nobody else does.
    """
    rows = Attendance.objects.filter(meeting=reader.meeting)
    rows = rows.select_related(
        "person__organisation",
        "organisation",
        "chair_from",
        "chair_until",
        "from_item",
        "until_item",
    )
    if not reader.sees_minutes:
        rows = rows.filter(expected=True) if reader.is_member else rows.none()
    return [see_attending(row, inside=reader.is_member) for row in rows]


def see_attending(row: Attendance, *, inside: bool) -> SeenAttendance:
    named = inside or may_be_named(row)
    return SeenAttendance(
        list=row.list,
        words=str(row) if named else row.public_words if row.person else "",
        role=row.role,
        bracket=row.bracket or str(row.organisation or ""),
        bracket_key=row.bracket_key,
        chair=row.chair,
        online=row.online,
        # Whom somebody stood in for is a name in words, which nobody has agreed to print.
        substitute_for=row.substitute_for if inside else "",
        named=named,
        marks=tuple(attendance_marks(row, inside=inside)) if named else (),
    )


def may_be_named(row: Attendance) -> bool:
    """Whether everybody may read the name: a person who agreed, or else somebody with a councillor's title.

    Of a name that was only typed nobody knows more than its words.
    """
    if row.person is not None:
        return row.person.publish_name
    return fold(row.words.partition(" ")[0].rstrip(".")) in COUNCILLOR


def attendance_marks(row: Attendance, *, inside: bool) -> Iterable[str]:
    """What stands in brackets beside a name: the chair, whom they stood in for, from and until when."""
    if row.chair:
        yield chair_words(row)
    if row.substitute_for and inside:
        yield f"for {row.substitute_for}"
    if came := came_words(row):
        yield came
    if left := left_words(row):
        yield left
    if row.online:
        yield "online"


def chair_words(row: Attendance) -> str:
    """“Chair”, or for which items somebody was in the chair."""
    first, last = item_words(row.chair_from), item_words(row.chair_until)
    if first and last:
        return (
            f"in the chair for {first}" if first == last else f"in the chair from {first} to {last}"
        )
    if first or last:
        return f"in the chair from {first}" if first else f"in the chair until {last}"
    return "Chair"


def came_words(row: Attendance) -> str:
    if row.from_item is not None:
        return f"from {item_words(row.from_item)}"
    return f"from {clock_words(row.came_at)}" if row.came_at else ""


def left_words(row: Attendance) -> str:
    if row.until_item is not None:
        return f"until {item_words(row.until_item)}"
    return f"until {clock_words(row.left_at)}" if row.left_at else ""


def item_words(item: AgendaItem | None) -> str:
    """An item by its number, or until it has one by its place on the agenda."""
    if item is None:
        return ""
    return item.number or f"item {item.position}"
