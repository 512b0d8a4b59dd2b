"""What a crime data file says, one count at a time, and where it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from csp.periods import Month, Quarter


class Marker(NamedTuple):
    """How far a file was read: the last record that is safe."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class CrimeArea:
    """Where offences were recorded, under today's names, beside the names as printed.

    ``unassigned`` marks what a force could not place in any partnership's area.
    """

    force: str
    csp: str = ""
    lsoa_code: str = ""
    lsoa_name: str = ""
    force_printed: str = ""
    csp_printed: str = ""
    unassigned: bool = False


@dataclass(frozen=True, slots=True)
class Offence:
    """What was recorded. ``group`` and ``subgroup`` are one label for all spellings.

    For data.police.uk ``group`` is the crime type and the others are empty.
    """

    group: str
    subgroup: str = ""
    description: str = ""
    code: str = ""
    group_printed: str = ""
    subgroup_printed: str = ""


class Record(NamedTuple):
    """So many offences of a kind in an area and a period. ``None`` is "no data", never 0.

    ``row`` is the row of the sheet; in counts made from a street file, the place in that file's
    list of counts. A tuple, because a file makes a million of them.
    """

    period: Quarter | Month
    area: CrimeArea
    offence: Offence
    count: int | None  # type: ignore[assignment]  # hides a method of tuples
    sheet: str
    row: int

    @property
    def marker(self) -> Marker:
        return Marker(self.sheet, self.row)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same figure in any later file, so that it is replaced and not doubled."""
        area, offence = self.area, self.offence
        place = area.lsoa_code or area.csp
        kind = (offence.code, offence.description) if offence.code else (offence.group,)
        return (self.period.code, area.force, place, *kind)


@dataclass(slots=True)
class CrimeTally:
    """How many rows were read, and what became of them."""

    rows: int = 0
    skipped: int = 0
    unassigned: int = 0
    no_data: int = 0
    no_place: int = 0
    periods: set = field(default_factory=set)
    kept_periods: set = field(default_factory=set)

    @property
    def kept(self) -> int:
        return self.rows - self.skipped
