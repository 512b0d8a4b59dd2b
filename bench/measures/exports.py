"""Ten thousand rows as CSV."""

from __future__ import annotations

from bench.findings import Finding
from bench.timing import Ask, in_turn


def measure(place, scale) -> list[Finding]:
    path = f"/workspace/{place.big.partnership.slug}/actions/?_export=csv"
    ours = Ask(place.site, path, place.session)
    plain = Ask(place.peers, f"/rows.csv?plan={place.big.pk}", place.admin)
    contenders = {"ours": ours.seconds, "plain": plain.seconds}
    found = in_turn(contenders, rounds=scale.prints + 1, warm=1)
    on = f"({place.database})"
    beside = "csv.writer over values, rows' own cells only"
    return [
        Finding(f"10,000 rows as CSV {on}", found["ours"], "ms", None, found["plain"], beside),
        Finding(
            f"10,000 rows as CSV, beside NetBox {on}",
            found["ours"],
            "ms",
            peer_name="NetBox: measured apart",
        ),
    ]
