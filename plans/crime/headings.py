"""The headings of the Home Office's tables, old and new, found wherever their columns stand."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from plans.crime.problems import CrimeFileProblem, quote_words

# What each column is called now, and what it was called before.
HOME_OFFICE = {
    "year": ("Financial Year",),
    "quarter": ("Financial Quarter",),
    "force": ("Police Force", "Force Name", "Police Force Name"),
    "csp": ("CSP Name", "Community Safety Partnership", "Community Safety Partnership Name"),
    "description": ("Offence Description",),
    "group": ("Offence Group",),
    "subgroup": ("Offence Subgroup", "Offence Sub-group", "Offence Sub group"),
    "code": ("Offence Code",),
    "count": ("Offence Count", "Number of Offences"),
}
# With so many of the headings a row is meant as the heading row; with fewer it is something else.
ENOUGH = 4


def crime_heading_key(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


_FIELDS = {crime_heading_key(name): field for field, names in HOME_OFFICE.items() for name in names}


@dataclass(frozen=True)
class Columns:
    """Where each field stands in a sheet, and what else is there."""

    row: int
    printed: tuple[str, ...]
    at: dict[str, int]

    @property
    def others(self) -> tuple[str, ...]:
        """Headings that nothing is read from."""
        used = set(self.at.values())
        return tuple(text for place, text in enumerate(self.printed) if text and place not in used)

    def heading(self, field: str) -> str:
        return self.printed[self.at[field]]


def is_heading_row(values: list[str]) -> bool:
    return len({_FIELDS.get(crime_heading_key(text)) for text in values} - {None}) >= ENOUGH


def find_columns(sheet: str, row: int, values: list[str]) -> Columns:
    """Refuses a heading that is renamed, missing or there twice, and says which."""
    printed = tuple(" ".join(text.split()) for text in values)
    at: dict[str, int] = {}
    for place, text in enumerate(printed):
        field = _FIELDS.get(crime_heading_key(text))
        if field in at:
            raise CrimeFileProblem(
                f"Two columns are headed {quote_words(text)} or mean the same. Keep one of them.",
                sheet=sheet,
                row=row,
                column=text,
            )
        if field:
            at[field] = place
    columns = Columns(row, printed, at)
    for field in HOME_OFFICE:
        if field not in at:
            raise missing(columns, field, sheet)
    return columns


def missing(columns: Columns, field: str, sheet: str) -> CrimeFileProblem:
    """The sentence names the heading that is likely to have been renamed."""
    name, *older = HOME_OFFICE[field]
    words = f"There is no column headed {quote_words(name)}"
    words += f" (or {' or '.join(map(quote_words, older))})" if older else ""
    keys = {crime_heading_key(text): text for text in columns.others}
    near = [
        keys[key]
        for wanted in HOME_OFFICE[field]
        for key in difflib.get_close_matches(crime_heading_key(wanted), list(keys), 1, 0.6)
    ]
    if near:
        return CrimeFileProblem(
            f"{words}. If {quote_words(near[0])} is meant, head it {quote_words(name)}, and bring the file in"
            " again.",
            sheet=sheet,
            row=columns.row,
            column=near[0],
        )
    advice = "Add it, or choose the table that has it."
    if field == "csp":
        advice = "This seems to be the table by police force; choose the one by partnership (CSP)."
    return CrimeFileProblem(f"{words}. {advice}", sheet=sheet, row=columns.row)
