"""What is said beside figures of crime files: the notes of the force, and what it could not place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plans.crime.series import CrimeSeries
from plans.crime.sums import Sums
from plans.models import Indicator

MOST_CAVEAT = Indicator._meta.get_field("caveat").max_length or 2_000
MOST_NOTES = 1_500


@dataclass
class Before:
    """What the files before this one said: the words written then, and what holds beside this one."""

    written: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    apart_of: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)


def before_of(results: Iterable[Mapping], sums: Sums) -> Before:
    """The notes of a file that this one takes the place of are gone; others, of other years, stay."""
    found = Before()
    codes = {each.code for each in (*sums.periods, *sums.missing)}
    for result in results:
        found.written |= result["caveats"]
        found.apart_of |= result["apart_of"]
        if not set(result["codes"]) <= codes:
            found.notes += [each for each in result["notes"] if each not in found.notes]
    found.notes = [each for each in found.notes if each not in sums.notes]
    return found


def apart_years(sums: Sums, series: CrimeSeries, before: Before) -> dict[str, dict[str, int]]:
    """What each force could not place, by year; years that this file does not have stay as they were."""
    found = {force: dict(years) for force, years in before.apart_of.get(series.slug, {}).items()}
    for force, years in sums.apart_by_year(series).items():
        newest = found.setdefault(force, {})
        newest |= {str(year): count for year, count in years.items()}
    return {force: dict(sorted(years.items())) for force, years in found.items()}


def caveat_of(notes: Iterable[str], apart: Mapping[str, Mapping[str, int]]) -> str:
    """What the force's notes say, and what it could not place, short enough to stand beside figures."""
    lines = [apart_words(force, years) for force, years in apart.items()]
    room = MOST_NOTES - sum(map(len, lines))
    for note in notes:
        if len(note) > room:
            lines.append("More notes stand with the file that was brought in.")
            break
        lines.append(note)
        room -= len(note)
    return "\n".join(lines)[:MOST_CAVEAT]


def apart_words(force: str, years: Mapping) -> str:
    parts = ", ".join(f"{year}: {count:,}" for year, count in years.items())
    return (
        f"{force} could not place some offences in any partnership’s area, and they are in no "
        f"figure here ({parts})."
    )
