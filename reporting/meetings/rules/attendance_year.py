"""How often each responsible authority came over a year: held meetings only, substitutes count. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reporting.meetings.rules.quorum import body_counted

CAME, APOLOGISED, ABSENT = "came", "apologies", "absent"


@dataclass(frozen=True)
class Came:
    """Somebody on a list of a meeting: for which body, and whether they were there."""

    meeting: int
    body: int | None
    there: bool


@dataclass(frozen=True)
class AuthorityYear:
    """What one authority did at each meeting, in the order of the meetings; ``twice`` where it was
    absent at the last two running."""

    body: int
    marks: tuple[str, ...]

    @property
    def came(self) -> int:
        return self.marks.count(CAME)

    @property
    def twice(self) -> bool:
        return len(self.marks) > 1 and CAME not in self.marks[-2:]


def attendance_of_authorities(
    authorities: Sequence[int],
    meetings: Sequence[int],
    people: Iterable[Came],
    parents: Mapping[int, int | None],
) -> list[AuthorityYear]:
    """A line for each authority, in the order given. A team counts for the body above it.

    An authority that came is there, whoever else of it apologised; one of which nobody is on any list
    is absent.
    """
    counted = frozenset(authorities)
    marks: dict[tuple[int, int], str] = {}
    for each in people:
        body = body_counted(each.body, parents, counted)
        if body is None:
            continue
        place = (body, each.meeting)
        if each.there:
            marks[place] = CAME
        else:
            marks.setdefault(place, APOLOGISED)
    return [
        AuthorityYear(body, tuple(marks.get((body, meeting), ABSENT) for meeting in meetings))
        for body in authorities
    ]
