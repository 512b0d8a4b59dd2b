"""The figures of answers as the public reads them, under the partnership's rule for small numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from actions.models import Reading
from actions.rules.small_readings import Instead, SmallNumbers, replace_small_readings

NO_FIGURE = "no figure"


def said_in_public(readings: Iterable[Reading], rule: SmallNumbers) -> dict[int, str]:
    """What everybody reads of each reading, by its number; each comes with its measure.

    All groups of a measure in one update are to be among them, so that none gives another away.
    """
    found: dict[int, str] = {}
    for _, group in groupby(sorted(readings, key=reading_sort_key), key=update_measure_key):
        ones = list(group)
        by_group = {each.member: each for each in ones}
        instead = replace_small_readings(ones[0].measure.kind, ones[0].measure.unit, by_group, rule)
        found |= {each.pk: public_reading_words(each, instead.get(each.member)) for each in ones}
    return found


def update_measure_key(reading: Reading) -> tuple[int, int]:
    return reading.update_id, reading.measure_id


def reading_sort_key(reading: Reading) -> tuple[int, int, int]:
    return *update_measure_key(reading), reading.pk


def public_reading_words(reading: Reading, instead: Instead | None) -> str:
    if instead:
        return instead.words
    if reading.qualifier == Reading.Hedge.SUPPRESSED:
        return "too small to print"
    number = "" if reading.value is None else f"{reading.value.normalize():f}"
    return reading.printed or number or reading.words or reading.missing_because or NO_FIGURE
