"""A crime data file that is open: its records in a stream, and what is known of them so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from enum import StrEnum

from csp.periods import Month, Quarter
from plans.crime.notes import Notes
from plans.crime.problems import CrimeFileProblem
from plans.crime.records import CrimeTally, Marker, Record
from plans.crime.wanted import WantedPlaces

Progress = Callable[[int, int], None]


class CrimeFileKind(StrEnum):
    HOME_OFFICE = "home-office"
    STREET = "street"


class CrimeFile:
    """Goes through the file once. What it tells is whole when the loop has ended.

    Any record may be the last before a ``CrimeFileProblem``: keep what was read only if the loop
    ends without one.
    """

    kind: CrimeFileKind
    form: str

    def __init__(self, wanted: WantedPlaces, resume_from: Marker | None) -> None:
        self.wanted, self.resume_from = wanted, resume_from
        # What is to be closed with it; ``read`` hands it over.
        self.stack = ExitStack()
        self.notes, self.tally = Notes(), CrimeTally()
        self.forces: set[str] = set()
        self.areas: set[str] = set()
        self.left_out: list[str] = []

    def __enter__(self) -> CrimeFile:
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        self.stack.close()

    def __iter__(self) -> Iterator[Record]:
        records = self.records()
        yield from records if self.resume_from is None else self.rest(records)
        self.check_whole()

    def records(self) -> Iterator[Record]:
        raise NotImplementedError

    def rest(self, records: Iterator[Record]) -> Iterator[Record]:
        """After the marker; the rows before are read and checked again, as they are counted too."""
        marker = self.resume_from
        if not any(record.marker == marker for record in records):
            raise CrimeFileProblem(
                "The place to go on from is not in this file, so it is not the same file as"
                " before. Bring this one in from its beginning."
            )
        yield from records

    def check_whole(self) -> None:
        if not self.tally.rows:
            raise CrimeFileProblem("This file has headings but no figures. Choose another one.")
        own = self.tally.kept - self.tally.unassigned
        if not self.tally.kept or not (own or self.wanted.everything):
            raise self.wrong_file()

    def wrong_file(self) -> CrimeFileProblem:
        raise NotImplementedError

    @property
    def periods(self) -> tuple[Quarter | Month, ...]:
        """Those that there are kept figures for, in order."""
        return tuple(sorted(self.tally.kept_periods))

    @property
    def missing(self) -> tuple[Quarter | Month, ...]:
        """Those between the file's first and last without a figure: no data, which is not 0."""
        seen = self.tally.periods | self.tally.kept_periods
        if not seen:
            return ()
        period, last, gaps = min(seen), max(seen), []
        while period <= last:
            if period not in self.tally.kept_periods:
                gaps.append(period)
            period = period.next()
        return tuple(gaps)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences to show beside the figures."""
        found = list(self.left_out)
        if self.missing:
            found.append(f"There are no data for {runs_words(self.missing)}. That does not mean 0.")
        if self.tally.no_data:
            found.append(
                f"{count_with_verb(self.tally.no_data, 'figure')} not given in the file. Kept as no data."
            )
        if self.tally.unassigned:
            found.append(
                f"{count_with_verb(self.tally.unassigned, 'row')} not assigned to any partnership by the"
                " force. Kept apart, and not part of any sum."
            )
        if self.tally.no_place:
            found.append(
                f"{count_with_verb(self.tally.no_place, 'row')} without a place, so not in the figures of"
                " any area."
            )
        return tuple(found)


def runs_words(periods: Sequence[Quarter | Month]) -> str:
    """Periods in their order, with those that follow each other said as the first and the last."""
    runs: list[list[Quarter | Month]] = []
    for period in periods:
        if runs and runs[-1][-1].next() == period:
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def count_with_verb(number: int, noun: str) -> str:
    return f"1 {noun} is" if number == 1 else f"{number} {noun}s are"
