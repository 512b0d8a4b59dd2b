"""Whose rows of a crime file a partnership wants: what it was asked before, or else what it is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plans.crime import CrimeFileKind, CrimeFileProblem
from plans.crime.file import runs_words
from plans.crime.names import csp_name, place_name_key, same_force
from plans.crime.queries import codes_of_partnership, detail_labels
from plans.crime.series import SUBGROUPS, CrimeSeries
from plans.crime.services.crime import places_by_crime_name
from plans.crime.sums import Place, Scope, Sums, Unnamed, add_up
from plans.models import Geography, GeographyScheme, Partnership

SCHEME = GeographyScheme.Kind
# What stands around the name of the place in the name of a partnership.
_USUAL = re.compile(r"\b(?:community|safety|safer|partnership|csp|the)\b", re.IGNORECASE)
WHICH = (
    "Say which partnerships of this file are yours. Of the names known here it has {found}. Nothing "
    "is stored yet."
)


@dataclass(frozen=True)
class PartnershipNames:
    """How the partnership may be called in a table, the surest first."""

    chosen: tuple[str, ...]
    kept: tuple[str, ...]
    itself: str
    areas: tuple[str, ...]

    @property
    def every(self) -> set[str]:
        """Each once, whatever its spelling."""
        names = [*self.chosen, *self.kept, self.itself, *self.areas]
        if self.chosen:
            names = list(self.chosen)
        return set(
            {place_name_key(csp_name(name)): csp_name(name) for name in names if name}.values()
        )

    def own(self, found: Collection[str]) -> set[str] | None:
        """Which of the names found in a table are the partnership's; None where it is to be asked."""
        there = {place_name_key(each): each for each in found}
        for names in (self.chosen, self.kept):
            if own := {
                there[k] for each in names if (k := place_name_key(csp_name(each))) in there
            }:
                return own
        if (itself := place_name_key(csp_name(self.itself))) in there:
            return {there[itself]}
        areas = [place_name_key(csp_name(each)) for each in self.areas]
        return {there[each] for each in areas} if areas and set(areas) <= set(there) else None


def partnership_names(partnership: Partnership, chosen: Collection[str] = ()) -> PartnershipNames:
    kept = {
        place.name: place
        for place in places_by_crime_name(partnership, SCHEME.PARTNERSHIP).values()
    }
    return PartnershipNames(
        tuple(chosen),
        tuple(place.printed_as or place.name for place in kept.values()),
        " ".join(_USUAL.sub(" ", partnership.name).split()),
        tuple(partnership.areas.values_list("name", flat=True)),
    )


def compared_with(partnership: Partnership) -> list[str]:
    """The partnerships that figures were kept of before, to compare with."""
    places = places_by_crime_name(partnership, SCHEME.COMPARATOR).values()
    return sorted({place.printed_as or place.name for place in places})


def details_kept(partnership: Partnership) -> list[str]:
    """The subgroups that figures were kept of before."""
    slugs = {
        CrimeSeries(CrimeFileKind.HOME_OFFICE, each, detail=True).slug: each for each in SUBGROUPS
    }
    return detail_labels(partnership, slugs)


def small_areas(partnership: Partnership) -> dict[str, list[Geography]]:
    """The places, one of each set, that each small area lies in."""
    found: dict[str, list[Geography]] = defaultdict(list)
    for row in codes_of_partnership(partnership):
        found[row.code].append(row.geography)
    return found


@dataclass(frozen=True)
class CrimeFileSums:
    """A file that was read through: its sums, and whose they are."""

    sums: Sums
    own: set[str]
    beside: set[str]
    places: Mapping[Place, Geography]


def read_file(
    *,
    partnership: Partnership,
    path: Path | str,
    asked: Mapping[str, Any],
    progress: Callable[[int, int], None] | None = None,
) -> CrimeFileSums:
    """Read a file for a partnership, and store nothing.

    Raises CrimeFileProblem for a file that is wrong, Unnamed where somebody has to say which of its
    partnerships are meant.
    """
    names = partnership_names(partnership, asked.get("areas", ()))
    codes = small_areas(partnership)
    scope = Scope(
        places={each: [each] for each in names.every}
        | {code: [place.pk for place in places] for code, places in codes.items()},
        beside=sorted({csp_name(each) for each in asked.get("beside", ())} - names.every),
        force=partnership.police_force,
        details=frozenset(asked.get("details", ())),
        negatives=bool(asked.get("negatives")),
    )
    try:
        sums = add_up(path, scope, progress)
    except Unnamed as problem:
        refuse_other_force(scope.force, problem)
        raise
    if sums.kind == CrimeFileKind.STREET:
        places: dict[Place, Geography] = {
            each.pk: each for found in codes.values() for each in found
        }
        return CrimeFileSums(sums, set(), set(), places)
    return keep_own_sums(names, scope, sums, ask=bool(asked.get("ask")))


def refuse_other_force(force: str, problem: Unnamed) -> None:
    if force and not any(same_force(force, each) for each in problem.forces):
        raise CrimeFileProblem(str(problem)) from problem


def keep_own_sums(names: PartnershipNames, scope: Scope, sums: Sums, *, ask: bool) -> CrimeFileSums:
    """Keep the sums of the partnership's own names and of those to compare with."""
    there = {str(each) for each in sums.places}
    beside, found = there & set(scope.beside), there & names.every
    own = None if ask else names.own(found)
    if own is None:
        raise Unnamed(
            WHICH.format(found=", ".join(sorted(found)) or "none"), sums.areas, sums.forces
        )
    sums.leave_out(found - own)
    sums.remarks += without_own(sums, own)
    sums.remarks += absent(names, scope, own | beside)
    if not scope.force:
        sums.remarks.append(
            "The partnership’s police force is not in its settings, so what a force could not "
            "place in any area was left out."
        )
    return CrimeFileSums(sums, own, beside - own, {})


def without_own(sums: Sums, own: Collection[str]) -> list[str]:
    """Periods in which only others have figures are missing too."""
    there = {at for (place, _, at), each in sums.sums.items() if place in own and not each.without}
    gone = [each for each in sums.periods if each not in there]
    sums.missing = tuple(sorted({*sums.missing, *gone}))
    if not gone:
        return []
    names = " and ".join(sorted(own))
    return [f"There are no data for {names} in {runs_words(gone)}. That does not mean 0."]


def absent(names: PartnershipNames, scope: Scope, found: Collection[str]) -> list[str]:
    there = {place_name_key(each) for each in found}
    wanted = [*names.chosen, *scope.beside]
    missing = sorted({each for each in wanted if place_name_key(csp_name(each)) not in there})
    return [f"“{each}” is not in this file, so nothing of it was kept." for each in missing]
