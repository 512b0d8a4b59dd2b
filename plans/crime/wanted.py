"""Whose figures are kept: a partnership wants its own out of a table of the whole country."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from plans.crime.names import (
    IN_PARTS,
    csp_name,
    force_name,
    place_name_key,
    same_force,
    unassigned_force,
)
from plans.crime.problems import CrimeFileProblem, quote_words
from plans.crime.records import CrimeArea

LSOA = re.compile(r"[EW]01[0-9]{6}")


@dataclass(frozen=True)
class WantedPlaces:
    """Partnerships by name, areas by LSOA code, or all of one force; everything if none is given.

    ``beside`` holds the keys of those names that are of any force, to be compared with.
    """

    names: dict[str, str]
    lsoas: frozenset[str]
    force: str = ""
    beside: frozenset[str] = frozenset()

    @property
    def everything(self) -> bool:
        return not (self.names or self.lsoas or self.force)

    def keeps_force(self, printed: str) -> bool:
        return not self.force or same_force(printed, self.force)

    def area(self, force: str, csp: str) -> CrimeArea | None:
        """The area that a row of the Home Office's is about, or None if it is not wanted."""
        leftover = unassigned_force(csp)
        if leftover is not None:
            area = CrimeArea(leftover or force_name(force), csp_name(csp), "", "", force, csp, True)
            return area if self.keeps_unassigned(area.force) else None
        area = CrimeArea(force_name(force), csp_name(csp), "", "", force, csp)
        if not self.names:
            return area if self.keeps_force(force) else None
        if (name := place_name_key(area.csp)) not in self.names:
            return None
        if name not in self.beside:
            self.check_force(area)
        return area

    @property
    def own(self) -> dict[str, str]:
        """The names without those to be compared with."""
        return {name: words for name, words in self.names.items() if name not in self.beside}

    def keeps_unassigned(self, force: str) -> bool:
        return self.everything or (bool(self.force) and same_force(force, self.force))

    def check_force(self, area: CrimeArea) -> None:
        if not self.keeps_force(area.force):
            raise CrimeFileProblem(
                f"In this file {quote_words(area.csp)} belongs to {quote_words(area.force)}, but the"
                f" partnership's force is {quote_words(self.force)}. Correct the force in the"
                " partnership's settings, or choose the file that is meant."
            )

    def words(self) -> str:
        if self.lsoas:
            return f"the {len(self.lsoas)} areas (LSOAs) of this partnership"
        return " or ".join(self.own.values()) or self.force


def wanted_of(
    wanted: Collection[str] | None, force: str, beside: Collection[str] = ()
) -> WantedPlaces:
    """Names in any spelling that is known, and LSOA codes, told apart by their form."""
    given = [] if wanted is None else [" ".join(each.split()) for each in wanted]
    lsoas = frozenset(each for each in given if LSOA.fullmatch(each))
    own = names_by_key(each for each in given if each not in lsoas)
    others = {name: words for name, words in names_by_key(beside).items() if name not in own}
    return WantedPlaces(own | others, lsoas, force, frozenset(others))


def names_by_key(given: Iterable[str]) -> dict[str, str]:
    """By their key, those under which tables show a partnership."""
    names = (part for each in given for part in IN_PARTS.get(csp_name(each), (each,)))
    return {place_name_key(csp_name(each)): csp_name(each) for each in names}
