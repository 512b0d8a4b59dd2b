"""The Home Office's open data tables of police recorded crime by partnership."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, groupby
from operator import itemgetter

from csp.periods import Quarter, parse_year
from plans.crime.delimited import CsvRows
from plans.crime.file import CrimeFile, CrimeFileKind
from plans.crime.headings import HOME_OFFICE, Columns, find_columns, is_heading_row
from plans.crime.labels import offence_label
from plans.crime.limits import MOST_OFFENCES
from plans.crime.names import TOGETHER, csp_name, force_name
from plans.crime.problems import FETCH_AGAIN, CrimeFileProblem, NotAbout, quote_words
from plans.crime.records import CrimeArea, Marker, Offence, Record
from plans.crime.remembered import Remembered
from plans.crime.wanted import WantedPlaces

Row = tuple[str, int, list[str]]
Sheet = tuple[str, Iterator[Row], Columns]
# How statistics say that there is no figure; a single dash is left out, as it may mean 0.
NO_DATA = {"", "..", ":", "[x]", "[z]", "[c]", "[u]", "[w]", "x", "n/a", "na", "not available"}
_WHOLE = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?")
_LOOK_FOR_HEADINGS = 40
# Such a sheet holds figures, so it must not pass for one of notes.
_NAMED_AFTER_YEAR = re.compile(r"\s*(?:19|20)[0-9]{2}\b|(?:19|20)[0-9]{2}_")
# So many partnerships are watched for figures that come twice; more would fill memory.
_FEW = 16


class Wrong(ValueError):
    """What a cell holds is not what its column is for."""

    def __init__(self, field: str, words: str) -> None:
        self.field, self.words = field, words
        super().__init__(words)


class HomeOfficeFile(CrimeFile):
    kind = CrimeFileKind.HOME_OFFICE

    def __init__(
        self,
        rows: Iterable[Row],
        wanted: WantedPlaces,
        resume_from: Marker | None,
        *,
        form: str,
        negatives: bool,
    ) -> None:
        super().__init__(wanted, resume_from)
        self.form, self.negatives = form, negatives
        self.quarters = Remembered(self.quarter)
        self.places = Remembered(self.place)
        self.offences = Remembered(offence)
        self.counts = Remembered(count)
        self.rows_of_keys: dict[tuple, Marker] = {}
        if wanted.lsoas and not wanted.names:
            raise CrimeFileProblem(
                "This table counts by partnership, not by LSOA. Ask for the partnership by name."
            )
        self.sheets = groupby(rows, key=itemgetter(0))
        self.early: list[list[str]] = []
        self.first = next(self.tables(), None)
        if self.first is None:
            raise unknown_table_problem(self.early)

    def tables(self) -> Iterator[Sheet]:
        """The sheets of figures in turn; what other sheets say goes to the notes."""
        for sheet, rows in self.sheets:
            if columns := self.columns(sheet, rows):
                if columns.others:
                    self.left_out.append(unread_columns_sentence(sheet, columns))
                yield sheet, rows, columns

    def columns(self, sheet: str, rows: Iterator[Row]) -> Columns | None:
        for number, (_, row, values) in enumerate(rows):
            if number < _LOOK_FOR_HEADINGS and is_heading_row(values):
                return find_columns(sheet, row, values)
            self.notes.add(values)
            if len(self.early) < _LOOK_FOR_HEADINGS:
                self.early.append(values)
        if _NAMED_AFTER_YEAR.match(sheet) and not sheet.casefold().endswith(".csv"):
            raise unknown_table_problem(self.early, sheet)
        return None

    def records(self) -> Iterator[Record]:
        assert self.first is not None  # noqa: S101 - or it would not have been opened
        for sheet, rows, columns in chain([self.first], self.tables()):
            yield from self.sheet_records(sheet, rows, columns)

    def sheet_records(self, sheet: str, rows: Iterator[Row], columns: Columns) -> Iterator[Record]:
        """The loop that every row goes through; what is not plain is dealt with outside of it."""
        pick = itemgetter(*(columns.at[field] for field in HOME_OFFICE))
        width = max(columns.at.values()) + 1
        quarters, places = self.quarters, self.places
        offences, counts, tally = self.offences, self.counts, self.tally
        # What Record(...) does, without its detour through a function of Python.
        make = partial(tuple.__new__, Record)
        watched = not self.wanted.everything
        for _, row, values in rows:
            if len(values) < width:
                values = self.widened(sheet, row, values, width)
            year, quarter, force, csp, description, group, subgroup, code, number = pick(values)
            try:
                period = quarters[year, quarter]
                area = places[force, csp]
                counted = counts[number]
                tally.rows += 1
                if area is None:
                    tally.skipped += 1
                    continue
                kind = offences[description, group, subgroup, code]
            except Wrong as wrong:
                self.explain(wrong, sheet, row, values, columns)
                continue
            record = make((period, area, kind, counted, sheet, row))
            if counted is None or counted < 0 or area.unassigned:
                self.check_special(record, columns)
            if watched:
                self.check_once(record)
            yield record

    def widened(self, sheet: str, row: int, values: list[str], width: int) -> list[str]:
        """Workbooks leave out empty cells at the end of a row; in CSV that is a row cut short."""
        if self.form == CsvRows.form and len(values) > 1:
            raise CrimeFileProblem(
                f"This row has {len(values)} cells and not {width}, so the file ends before it"
                f" should or was changed. {FETCH_AGAIN}",
                sheet=sheet,
                row=row,
            )
        return [*values, *[""] * (width - len(values))]

    def quarter(self, printed: tuple[str, str]) -> Quarter:
        period = parse_quarter(*printed)
        self.tally.periods.add(period)
        if self.wanted.everything:
            self.tally.kept_periods.add(period)
        return period

    def place(self, printed: tuple[str, str]) -> CrimeArea | None:
        force, csp = printed
        if not force.strip():
            raise Wrong("force", "The name of the police force is empty. Fill it in.")
        if not csp.strip():
            raise Wrong("csp", "The name of the partnership is empty. Fill it in.")
        self.forces.add(force_name(force))
        self.areas.add(csp_name(csp))
        return self.wanted.area(force, csp)

    def explain(
        self, wrong: Wrong, sheet: str, row: int, values: list[str], columns: Columns
    ) -> None:
        """A line below the table is a note, and headings may come again; all else is refused."""
        if sum(map(bool, values)) == 1:
            self.notes.add(values)
        elif not is_heading_row(values):
            heading = columns.heading(wrong.field)
            raise CrimeFileProblem(wrong.words, sheet=sheet, row=row, column=heading) from wrong

    def check_special(self, record: Record, columns: Columns) -> None:
        if record.count is None:
            self.tally.no_data += 1
        elif record.count < 0 and not self.negatives:
            raise CrimeFileProblem(
                f"{record.count} is below 0. If the notes of the file explain it as a correction,"
                " bring the file in with corrections allowed; else mend the number.",
                sheet=record.sheet,
                row=record.row,
                column=columns.heading("count"),
            )
        self.tally.unassigned += record.area.unassigned

    def check_once(self, record: Record) -> None:
        """The same figure twice would be counted twice."""
        if not record.area.unassigned and record.count is not None:
            self.tally.kept_periods.add(record.period)
        if len(self.wanted.names) not in range(1, _FEW + 1):
            return
        key = (*record.key, record.offence.group, record.offence.subgroup)
        before = self.rows_of_keys.setdefault(key, record.marker)
        if before != record.marker:
            raise CrimeFileProblem(
                f"This is the same quarter, area and offence as in row {before.row}"
                f"{f' of sheet {quote_words(before.sheet)}' if before.sheet != record.sheet else ''}."
                " Keep one of the two rows.",
                sheet=record.sheet,
                row=record.row,
            )

    def wrong_file(self) -> NotAbout:
        wanted = self.wanted
        near = [
            name
            for each in wanted.own.values()
            for name in difflib.get_close_matches(each, sorted(self.areas), 2, 0.7)
        ]
        together = [TOGETHER[name] for name in wanted.own.values() if name in TOGETHER]
        hint = f" It is counted within {together[0]}." if together else ""
        hint += f" Is {' or '.join(map(quote_words, near))} meant?" if near else ""
        names = " or ".join(wanted.own.values()) or wanted.words()
        return NotAbout(
            f"None of the file's rows ({self.tally.rows}) is about {names}.{hint} The file is about"
            f" {join_some_names(self.forces)}. Choose the file that is meant; nothing of this one is kept."
        )


def parse_quarter(year: str, quarter: str) -> Quarter:
    try:
        first = parse_year(year).year
    except ValueError as error:
        raise Wrong("year", str(error)) from error
    number = quarter.strip().upper().removeprefix("Q").removesuffix(".0")
    if number not in {"1", "2", "3", "4"}:
        raise Wrong(
            "quarter", f"{quote_words(quarter)} is not a quarter. Use 1 for April to June, up to 4."
        )
    return Quarter(first, int(number))


def offence(printed: tuple[str, str, str, str]) -> Offence:
    description, group, subgroup, code = (" ".join(text.split()) for text in printed)
    if not group and not subgroup:
        raise Wrong("group", "The group of offences is empty. Fill it in.")
    return Offence(
        offence_label(group), offence_label(subgroup), description, code, group, subgroup
    )


def count(printed: str) -> int | None:
    """A whole number; None where the file says that there is none."""
    text = printed.strip()
    if text.casefold() in NO_DATA:
        return None
    match = _WHOLE.fullmatch(text.replace("−", "-"))
    if not match:
        raise Wrong(
            "count",
            f"{quote_words(printed)} is not a whole number. Write the number in figures, or [x] where"
            " there is none.",
        )
    # Read by length first: a number of a million digits would keep the machine busy.
    digits = match[2].replace(",", "").lstrip("0") or "0"
    if len(digits) > 12 or int(digits) > MOST_OFFENCES:
        raise Wrong(
            "count", f"{quote_words(printed)} is more offences than any area has. Correct it."
        )
    return int(match[1] + digits)


def unread_columns_sentence(sheet: str, columns: Columns) -> str:
    names = ", ".join(map(quote_words, columns.others[:5]))
    return f"{f'Sheet {quote_words(sheet)}: ' if sheet else ''}Nothing is read from {names}."


def join_some_names(names: set[str], most: int = 6) -> str:
    some = sorted(names)
    words = ", ".join(some[:most])
    return f"{words} and {len(some) - most} more" if len(some) > most else words


def unknown_table_problem(early: list[list[str]], sheet: str = "") -> CrimeFileProblem:
    words = " ".join(text for values in early for text in values).casefold()
    if "total recorded crime" in words:
        return CrimeFileProblem(
            "This is the yearly table of the Office for National Statistics, which has no quarters"
            " and is no longer published. Choose the Home Office's open data table by partnership"
            " (CSP).",
            sheet=sheet,
        )
    first = next((text for values in early for text in values if text), "")
    begins = f" It begins with {quote_words(first)}." if first else ""
    lacking = "This sheet lacks" if sheet else "No sheet of this file has"
    return CrimeFileProblem(
        f"{lacking} the headings of a table of recorded crime ({', '.join(known_headings())}).{begins} Choose"
        " the Home Office's open data table by partnership (CSP), or street files of"
        " data.police.uk.",
        sheet=sheet,
    )


def known_headings() -> list[str]:
    return [current for current, *_ in HOME_OFFICE.values()]
