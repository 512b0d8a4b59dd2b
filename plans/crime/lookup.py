"""Which areas an LSOA or a council lies in, from the lookup tables that ONS publishes as CSV."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from plans.crime.delimited import CsvRows
from plans.crime.names import csp_name, place_name_key
from plans.crime.problems import CrimeFileProblem, quote_words

# "LSOA21CD", "CSP24NM": the kind of area, the year of its borders, code or name.
_HEADING = re.compile(r"([A-Z]{2,5})([0-9]{2})(CD|NM)")
Place = tuple[str, str]


@dataclass(frozen=True)
class Lookup:
    """``rows`` maps the code of the smallest area to (code, name) of each kind that it lies in."""

    kind: str
    rows: dict[str, dict[str, Place]]

    def area(self, code: str, kind: str) -> Place | None:
        return self.rows.get(code, {}).get(kind)

    def lsoas(self, kind: str, area: str) -> frozenset[str]:
        """The codes within an area, which is given by its name or its code."""
        wanted = place_name_key(csp_name(area))
        return frozenset(
            code
            for code, places in self.rows.items()
            if (place := places.get(kind))
            and (place[0] == area or place_name_key(csp_name(place[1])) == wanted)
        )

    def join(self, other: Lookup) -> Lookup:
        """What ``other`` says about the areas that this one ends in: LSOA to council to CSP."""
        return Lookup(
            self.kind,
            {
                code: {**(other.rows.get(places.get(other.kind, ("", ""))[0], {})), **places}
                for code, places in self.rows.items()
            },
        )


def read_lookup(path: Path | str) -> Lookup:
    """The first column with codes is the area that the table goes by."""
    path = Path(path)
    rows = iter(CsvRows(lambda: path.open("rb")))
    headings = next(rows, ("", 1, []))[2]
    at = {
        (match[1], match[3]): place
        for place, text in enumerate(headings)
        if (match := _HEADING.fullmatch(text.strip().upper()))
    }
    kinds = [kind for kind, what in at if what == "CD"]
    if len(kinds) < 2:
        raise CrimeFileProblem(
            "This is no lookup table: at least two headings such as “LSOA21CD” and “CSP24CD” are"
            " expected. Choose a lookup of the Office for National Statistics, saved as CSV.",
            row=1,
        )
    found: dict[str, dict[str, Place]] = {}
    for _, row, values in rows:
        values = [*values, *[""] * (len(headings) - len(values))]
        places = {kind: read_lookup_place(kind, at, values) for kind in kinds}
        code = places[kinds[0]][0]
        if not code:
            raise CrimeFileProblem(
                "The code is empty. Fill it in.", row=row, column=headings[at[kinds[0], "CD"]]
            )
        if found.setdefault(code, places) != places:
            raise CrimeFileProblem(
                f"{quote_words(code)} stands in two rows that differ. Keep the one that is right.",
                row=row,
                column=headings[at[kinds[0], "CD"]],
            )
    return Lookup(kinds[0], found)


def read_lookup_place(kind: str, at: dict[tuple[str, str], int], values: list[str]) -> Place:
    name = values[at[kind, "NM"]].strip() if (kind, "NM") in at else ""
    return values[at[kind, "CD"]].strip(), name
