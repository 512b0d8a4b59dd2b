"""Crime tables written as the Home Office does, and the words with which one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.crime_tables import NEW, NOTES, write_csv, write_ods, write_xlsx
from plans.crime import CrimeFileProblem, read_crime_file

WRITERS = {".ods": write_ods, ".xlsx": write_xlsx, ".csv": write_csv}
BURGLARY = ("Burglary in a building", "Theft Offences", "Non-domestic burglary", "30A")
RAPE = ("Rape of an adult", "Sexual offences", "Rape offences", "19C")
DAMAGE = ("Going equipped", "Miscellaneous crimes [against society]", "Other", "66")


def row(csp="Shepway", count=149, quarter=1, year="2015/16", force="Kent", kind=BURGLARY):
    return (year, quarter, force, csp, *kind, count)


def table(folder: Path, rows, suffix=".ods", headings=NEW, name="2015_16") -> Path:
    path = folder / f"table{suffix}"
    WRITERS[suffix](path, [("Notes", NOTES), (name, [headings, *rows])])
    return path


def refusal(path: Path, **asked) -> str:
    """The sentence, whether it comes on opening or further down."""
    with pytest.raises(CrimeFileProblem) as problem, read_crime_file(path, **asked) as crime:
        list(crime)
    return str(problem.value)
