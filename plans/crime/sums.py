"""Adds up a crime file while it streams by: one small sum for each place, series and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from csp.periods import FinancialYear, Month, Quarter, financial_year_of
from plans.crime import CrimeFile, CrimeFileKind, NotAbout, Offence, read_crime_file
from plans.crime.labels import CRIME_TYPES
from plans.crime.names import IN_PARTS, csp_name, place_name_key, unassigned_force
from plans.crime.records import CrimeArea
from plans.crime.series import ASB, CrimeSeries, series_of
from plans.crime.wanted import LSOA

Period = Quarter | Month
# The name of a partnership in the Home Office's tables, the number of a place for street files.
Place = str | int
# Where fewer of the small areas are named than this, their codes are probably of another census.
ENOUGH_NAMED = 2 / 3


@dataclass(slots=True)
class Sum:
    """``without`` of the ``parts`` that make it up have no figure in the file."""

    count: int = 0
    parts: int = 0
    without: int = 0

    def add(self, count: int | None) -> None:
        self.parts += 1
        if count is None:
            self.without += 1
        else:
            self.count += count

    @property
    def missing_because(self) -> str:
        """Why there is no sum: one with a part left out would be too low. Empty if there is one."""
        if not self.without:
            return ""
        if self.without == self.parts:
            return "The file gives no figure."
        return f"The file leaves out {self.without} of the {self.parts} counts that make it up."


@dataclass(frozen=True)
class Scope:
    """Whose rows are wanted, and how they are read.

    ``places`` says which places a partnership's name or a small area's code counts towards;
    ``beside`` are partnerships to compare with, which count towards themselves.
    """

    places: Mapping[str, Sequence[Place]]
    beside: Collection[str] = ()
    force: str = ""
    details: frozenset[str] = frozenset()
    negatives: bool = False

    @property
    def codes(self) -> set[str]:
        return {name for name in self.places if LSOA.fullmatch(name)}

    @property
    def names(self) -> list[str]:
        return [name for name in self.places if not LSOA.fullmatch(name)]

    def towards(self) -> dict[str, tuple[Place, ...]]:
        """The places that count, by the key of a name as tables print it, or by code."""
        found: dict[str, tuple[Place, ...]] = defaultdict(tuple)
        for name, places in (*self.places.items(), *((each, [each]) for each in self.beside)):
            for part in IN_PARTS.get(csp_name(name), (name,)):
                found[place_name_key(csp_name(part))] += tuple(places)
        return found


@dataclass
class Sums:
    """What a whole file comes to. ``apart`` is what a force could not place in any partnership."""

    kind: CrimeFileKind
    form: str = ""
    sums: dict[tuple[Place, CrimeSeries, Period], Sum] = field(default_factory=dict)
    apart: dict[tuple[str, CrimeSeries, Period], Sum] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    forces: list[str] = field(default_factory=list)
    periods: tuple[Period, ...] = ()
    missing: tuple[Period, ...] = ()
    updated: date | None = None
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    rows: int = 0
    kept: int = 0
    skipped: int = 0
    unassigned: int = 0

    @property
    def series(self) -> list[CrimeSeries]:
        return sorted({series for _, series, _ in self.sums})

    @property
    def places(self) -> set[Place]:
        return {place for place, _, _ in self.sums}

    def of(self, series: CrimeSeries) -> list[tuple[Place, Period, Sum]]:
        return [
            (place, at, each) for (place, mine, at), each in self.sums.items() if mine == series
        ]

    def leave_out(self, places: Collection[Place]) -> None:
        self.sums = {where: each for where, each in self.sums.items() if where[0] not in places}

    def apart_by_year(self, series: CrimeSeries) -> dict[str, dict[FinancialYear, int]]:
        """What each force could not place, by year."""
        found: dict[str, dict[FinancialYear, int]] = {}
        for (force, mine, period), each in sorted(self.apart.items(), key=lambda pair: pair[0][2]):
            if mine == series:
                years = found.setdefault(force, {})
                year = financial_year_of(period.start)
                years[year] = years.get(year, 0) + each.count
        return found


class Unnamed(Exception):
    """None of the names wanted is in the table, which is about ``areas`` of ``forces``."""

    def __init__(self, problem: str, areas: list[str], forces: list[str]) -> None:
        super().__init__(problem)
        self.areas, self.forces = areas, forces


def add_up(
    path: Path | str, scope: Scope, progress: Callable[[int, int], None] | None = None
) -> Sums:
    """Read a file through. Raises CrimeFileProblem, or Unnamed; nothing is stored in any case."""
    with read_crime_file(
        path,
        wanted=set(scope.places),
        beside=scope.beside,
        force=scope.force,
        progress=progress,
        negatives=scope.negatives,
    ) as crime:
        found = Sums(kind=crime.kind, form=crime.form)
        try:
            named = gather(crime, scope, found)
        except NotAbout as problem:
            raise Unnamed(str(problem), assigned_areas(crime), sorted(crime.forces)) from problem
    copy_what_file_says(crime, scope, found)
    if crime.kind == CrimeFileKind.STREET:
        fill_noughts(scope, found)
        found.remarks += unnamed_codes(scope, named)
    return found


def gather(crime: CrimeFile, scope: Scope, found: Sums) -> set[str]:
    """Add every record where it belongs; return the names or codes that came up."""
    towards, named = scope.towards(), set()
    of_offences: dict[Offence, tuple[CrimeSeries, ...]] = {}
    of_areas: dict[CrimeArea, tuple[Place, ...]] = {}
    for record in crime:
        if (kinds := of_offences.get(record.offence)) is None:
            kinds = series_of(crime.kind, record.offence, scope.details)
            of_offences[record.offence] = kinds
        if (places := of_areas.get(record.area)) is None:
            name = record.area.lsoa_code or record.area.csp
            places = (
                () if record.area.unassigned else towards.get(place_name_key(csp_name(name)), ())
            )
            of_areas[record.area] = places
            named.add(name)
        apart = record.area.unassigned
        into: dict[Any, Sum] = found.apart if apart else found.sums
        for place in (record.area.force,) if apart else places:
            for series in kinds:
                into.setdefault((place, series, record.period), Sum()).add(record.count)
    return named


def assigned_areas(crime: CrimeFile) -> list[str]:
    return sorted(name for name in crime.areas if unassigned_force(name) is None)


def copy_what_file_says(crime: CrimeFile, scope: Scope, found: Sums) -> None:
    """What the file says about itself, whole now that it has been read through."""
    tally = crime.tally
    found.rows, found.kept, found.skipped = tally.rows, tally.kept, tally.skipped
    found.unassigned = tally.unassigned
    found.areas, found.forces = assigned_areas(crime), sorted(crime.forces)
    found.periods, found.missing = crime.periods, crime.missing
    found.updated = crime.notes.updated_on
    found.notes = crime.notes.about(*filter(None, [scope.force]), *scope.names)
    found.remarks = list(crime.remarks)


def fill_noughts(scope: Scope, found: Sums) -> None:
    """In a month that was published, a type that no row names is 0, where it was counted at all."""
    first: dict[CrimeSeries, Period] = {}
    last: dict[CrimeSeries, Period] = {}
    named: set[tuple[CrimeSeries, Period]] = set()
    for _, series, period in found.sums:
        first[series] = min(first.get(series, period), period)
        last[series] = max(last.get(series, period), period)
        named.add((series, period))
    usual = {CrimeSeries(found.kind, label) for label in CRIME_TYPES if label != ASB}
    places = {place for code in scope.codes for place in scope.places[code]}
    for series in usual | set(first):
        for period in found.periods:
            within = series.label != ASB and series in first
            within = within and first[series].start <= period.start <= last[series].start
            if (series, period) in named or series.always_counted(period) or within:
                for place in places:
                    found.sums.setdefault((place, series, period), Sum())


def unnamed_codes(scope: Scope, named: set[str]) -> list[str]:
    codes = scope.codes
    if len(codes & named) >= ENOUGH_NAMED * len(codes):
        return []
    return [
        f"{len(codes - named)} of the {len(codes)} small areas are named nowhere in these files. "
        "Their codes may be those of another census: look at the codes of your places."
    ]
