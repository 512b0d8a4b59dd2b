"""The same plan of 100 rows with few other rows in the table and with many."""

from __future__ import annotations

from bench.findings import Finding
from bench.scene import SMALL
from bench.timing import Ask, in_turn


def measure(place, scale) -> list[Finding]:
    page, session = place.address(place.plan), place.session
    few, many = Ask(place.small, page, session), Ask(place.site, page, session)
    found = in_turn({"few": few.seconds, "many": many.seconds}, scale.rounds * 2)
    name = f"Rows in the table {SMALL:,} -> {place.rows:,}, one plan of 100 ({place.database})"
    beside = f"the page among {SMALL:,} rows"
    return [Finding(name, found["many"], "ms", 1.15, found["few"], beside)]
