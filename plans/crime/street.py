"""Street files of data.police.uk: one row a crime, counted by month, LSOA and crime type.

Counts are kept for one month of one force at a time, so memory does not grow with the months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter

from csp.periods import Month
from plans.crime.delimited import CsvRows
from plans.crime.file import CrimeFile, CrimeFileKind
from plans.crime.labels import crime_type
from plans.crime.names import force_name
from plans.crime.problems import FETCH_AGAIN, CrimeFileProblem, quote_words
from plans.crime.records import CrimeArea, Marker, Offence, Record
from plans.crime.remembered import Remembered
from plans.crime.wanted import WantedPlaces

HEADINGS = [
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
]
# With so many of them a file is meant as a street file, though it may have been changed.
ENOUGH = 8
_PICK = itemgetter(*map(HEADINGS.index, ("Month", "Falls within", "LSOA code", "LSOA name")))
_TYPE = HEADINGS.index("Crime type")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_LSOA = re.compile(r"[A-Z0-9]{8,9}")
# Crimes on railways are placed at stations, and are not part of any area's figures.
NOT_OF_AREAS = "British Transport"


class Block:
    """The counts of one month of one force, as they grow."""

    def __init__(self, month: Month, force: str, printed: str, file: str) -> None:
        self.month, self.force, self.printed, self.file = month, force, printed, file
        self.counts: dict[tuple[str, str], int] = {}
        self.names: dict[str, str] = {}

    @property
    def without_place(self) -> int:
        return sum(count for (code, _), count in self.counts.items() if not code)

    def records(self, before: int) -> Iterator[Record]:
        """In the order of codes and types, so that a second reading gives the same rows."""
        for row, ((code, kind), count) in enumerate(sorted(self.counts.items()), before + 1):
            area = CrimeArea(self.force, "", code, self.names[code], self.printed)
            offence = Offence(crime_type(kind), group_printed=kind)
            yield Record(self.month, area, offence, count, self.file, row)


class StreetFile(CrimeFile):
    kind, form = CrimeFileKind.STREET, "CSV"

    def __init__(
        self,
        files: Sequence[CsvRows],
        wanted: WantedPlaces,
        resume_from: Marker | None,
        left_out: Sequence[str] = (),
    ) -> None:
        super().__init__(wanted, resume_from)
        self.files = files
        self.left_out += left_out
        self.read_before: dict[tuple[str, Month], str] = {}
        self.months = Remembered(parse_street_month)
        self.of_railways = False
        if wanted.names and not wanted.lsoas:
            raise CrimeFileProblem(
                "Street files count by LSOA, not by partnership. Bring in the lookup of the"
                " partnership's LSOAs first."
            )

    def records(self) -> Iterator[Record]:
        for file in self.files:
            done = 0
            for block in self.blocks(file):
                self.tally.no_place += block.without_place
                yield from block.records(done)
                done += len(block.counts)

    def blocks(self, file: CsvRows) -> Iterator[Block]:
        """A block for each month and force of the file, whose rows stand together."""
        block: Block | None = None
        month, falls, kept = "", "", False
        lsoas, tally = self.wanted.lsoas, self.tally
        rows = iter(file)
        check_headings(file.name, next(rows, ("", 1, []))[2])
        for name, row, values in rows:
            if len(values) != len(HEADINGS):
                raise short_row_problem(name, row, values)
            now, within, code, place = _PICK(values)
            if now != month or within != falls:
                if block:
                    yield block
                block = self.open_block(now, within, name, row)
                month, falls = now, within
                kept = self.keeps(block)
            tally.rows += 1
            if block is None or not kept or (lsoas and code not in lsoas):
                tally.skipped += 1
                tally.no_place += kept and not code
                continue
            key = (code, values[_TYPE])
            if key in block.counts:
                block.counts[key] += 1
            else:
                self.start_count(block, key, place, row)
        if block:
            yield block

    def open_block(self, month: str, printed: str, file: str, row: int) -> Block:
        """Refuses a month that was read before: its crimes would be counted twice."""
        found, force = self.months[month], force_name(printed)
        if found is None:
            raise wrong_row_problem(
                f"{quote_words(month)} is not a month such as 2024-01.", file, row, "Month"
            )
        if not force:
            raise wrong_row_problem("The name of the force is empty.", file, row, "Falls within")
        if (force, found) in self.read_before:
            raise self.again(found, force, file, row)
        self.read_before[force, found] = file
        self.forces.add(force)
        self.tally.periods.add(found)
        return Block(found, force, printed, file)

    def again(self, month: Month, force: str, file: str, row: int) -> CrimeFileProblem:
        before = self.read_before[force, month]
        if before == file:
            words = f"{month} of {force} began further up. Sort the file by month."
        else:
            words = (
                f"{month} of {force} was read before, from {quote_words(before)}. Leave one out."
            )
        return CrimeFileProblem(words, sheet=file, row=row)

    def keeps(self, block: Block) -> bool:
        if block.force == NOT_OF_AREAS and not self.wanted.force:
            self.of_railways = True
            return False
        kept = self.wanted.keeps_force(block.printed)
        # All of a force's months count as published, whether or not an area had a crime in them.
        if kept and (self.wanted.force or not self.wanted.lsoas):
            self.tally.kept_periods.add(block.month)
        return kept

    def start_count(self, block: Block, key: tuple[str, str], place: str, row: int) -> None:
        code, kind = key
        if code and not _LSOA.fullmatch(code):
            raise wrong_row_problem(
                f"{quote_words(code)} is not the code of an LSOA.", block.file, row, "LSOA code"
            )
        if not kind.strip():
            raise wrong_row_problem("The crime type is empty.", block.file, row, "Crime type")
        self.tally.kept_periods.add(block.month)
        block.counts[key] = 1
        block.names.setdefault(code, place)

    def wrong_file(self) -> CrimeFileProblem:
        if self.of_railways and len(self.forces) == 1:
            return CrimeFileProblem(
                "This is the file of the British Transport Police, whose crimes belong to no"
                " partnership's area. Choose the file of the partnership's own force."
            )
        return CrimeFileProblem(
            f"None of the crimes ({self.tally.rows}) is in {self.wanted.words()}. The files are about"
            f" {', '.join(sorted(self.forces)[:6])}. Choose the files of the partnership's own"
            " force; nothing of these is kept."
        )


def wrong_row_problem(words: str, file: str, row: int, column: str) -> CrimeFileProblem:
    return CrimeFileProblem(f"{words} {FETCH_AGAIN}", sheet=file, row=row, column=column)


def parse_street_month(printed: str) -> Month | None:
    match = _MONTH.fullmatch(printed)
    try:
        return Month(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def short_row_problem(name: str, row: int, values: list[str]) -> CrimeFileProblem:
    return CrimeFileProblem(
        f"This row has {len(values)} cells and not {len(HEADINGS)}, so the file ends before it"
        f" should or was changed. {FETCH_AGAIN}",
        sheet=name,
        row=row,
    )


def is_street(headings: list[str]) -> bool:
    """Meant as one, if some headings were changed; outcomes have their own last column."""
    return len(set(HEADINGS) & set(headings)) >= ENOUGH and "Outcome type" not in headings


def check_headings(name: str, headings: list[str]) -> None:
    """The twelve headings as they are published; the first that differs is named."""
    for given, wanted in zip([*headings, *[""] * len(HEADINGS)], HEADINGS, strict=False):
        if given.strip() != wanted:
            there = f"headed {quote_words(given)}" if given.strip() else "missing"
            raise CrimeFileProblem(
                f"This column should be headed {quote_words(wanted)} and is {there}. {FETCH_AGAIN}",
                sheet=name,
                row=1,
                column=given or wanted,
            )
    if len(headings) > len(HEADINGS):
        raise CrimeFileProblem(
            f"There is a column more than data.police.uk publishes. {FETCH_AGAIN}",
            sheet=name,
            row=1,
            column=headings[len(HEADINGS)],
        )
