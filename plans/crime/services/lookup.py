"""Which place each small area lies in, taken from a lookup table of the Office for National Statistics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ValidationError

from csp.models import AuditEvent, User
from plans.crime import Lookup, read_lookup
from plans.crime.names import csp_name, place_name_key
from plans.crime.services.crime_scope import partnership_names
from plans.figures.services.geography import keep_codes
from plans.models import Geography, GeographyScheme

SMALL = "LSOA"
# The kinds of area by which a table of the whole country is narrowed to the partnership's own.
WHOLE = ("CSP", "LAD")
OTHER_KIND = (
    "This lookup goes by {kind} codes in its first column. Choose one that goes by lower layer super "
    "output areas, whose first heading is such as “LSOA21CD”."
)
NO_PLACES = "Add the places of “{scheme}” first; the lookup says which small areas lie in each."
NONE = (
    "No small area of this lookup lies in a place of “{scheme}”. The places here need the names or "
    "the official codes that the lookup uses, such as {examples}."
)
SEVERAL = (
    "“{name}” is the name of several areas in this lookup ({codes}). Give the place its official code, "
    "then bring the lookup in again."
)


def keep_lookup(*, by: User | None, scheme: GeographyScheme, path: Path | str) -> AuditEvent:
    """Make the codes of a set of places be those that a lookup gives for them.

    Raises CrimeFileProblem for a file that is no lookup, ValidationError where it names none of the
    places; nothing is stored in either case.
    """
    lookup = read_lookup(path)
    if lookup.kind != SMALL:
        raise ValidationError(OTHER_KIND.format(kind=lookup.kind))
    places = list(scheme.places.all())
    if not places:
        raise ValidationError(NO_PLACES.format(scheme=scheme))
    rows = own_rows(scheme, lookup)
    codes = match_places(places, rows)
    if not codes:
        raise ValidationError(NONE.format(scheme=scheme, examples=examples(rows)))
    return keep_codes(by=by, scheme=scheme, codes=codes)


def own_rows(scheme: GeographyScheme, lookup: Lookup) -> Mapping[str, Mapping]:
    """The rows within the partnership, where the table says which those are."""
    own = {place_name_key(name) for name in partnership_names(scheme.partnership).every}
    found = {
        code: areas
        for code, areas in lookup.rows.items()
        if any(place_name_key(csp_name(areas[kind][1])) in own for kind in WHOLE if kind in areas)
    }
    return found or lookup.rows


def match_places(
    places: list[Geography], rows: Mapping[str, Mapping]
) -> list[tuple[str, Geography]]:
    """By official code where the place has one, else by name."""
    by_code = {place.code: place for place in places if place.code}
    by_name = {
        place_name_key(name): place
        for place in places
        if not place.code
        for name in (place.name, place.printed_as)
        if name
    }
    codes_of_names: dict[str, set[str]] = {}
    found = []
    for small, areas in rows.items():
        for code, name in areas.values():
            place = by_code.get(code) or by_name.get(place_name_key(name))
            if place:
                codes_of_names.setdefault(name, set()).add(code)
                found.append((small, place))
                break
    for name, codes in codes_of_names.items():
        if len(codes) > 1:
            raise ValidationError(SEVERAL.format(name=name, codes=", ".join(sorted(codes)[:4])))
    return found


def examples(rows: Mapping[str, Mapping]) -> str:
    areas = next(iter(rows.values()), {})
    return ", ".join(f"“{name or code}”" for code, name in list(areas.values())[1:4])
