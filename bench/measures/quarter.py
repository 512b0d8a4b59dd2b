"""The strategy group's page of a round of 400 rows, with eight rounds of figures behind it."""

from __future__ import annotations

from bench.findings import Finding
from bench.measures.pages import ADMIN_LIST
from bench.measures.queries import count
from bench.timing import Ask, in_turn
from csp import changes


def measure(place, scale) -> list[Finding]:
    path = f"/workspace/{place.quarter.partnership.slug}/rounds/{place.quarter.period}/exceptions/"
    page = Ask(place.site, path, place.session)
    admin = Ask(place.peers, admin_list(place), place.admin)

    def anew() -> float:
        changes.record_event(by=None, verb="looked at", target=place.quarter)
        return page.seconds()

    # Apart: a change makes each worker draw the page anew, whoever asks it first.
    kept = in_turn({"page": page.seconds, "admin": admin.seconds}, scale.rounds)
    fresh = in_turn({"page": anew, "admin": admin.seconds}, scale.rounds)
    on = f"({place.database})"
    anew()
    return [
        *(
            Finding(f"{name} {on}", found["page"], "ms", 1, found["admin"], ADMIN_LIST)
            for name, found in (
                ("Exceptions, 400 rows over 8 rounds", kept),
                ("Exceptions, 400 rows over 8 rounds, first after a change", fresh),
            )
        ),
        Finding(f"SQL queries: exceptions, 400 rows {on}", count(place, path), "queries", 20),
    ]


def admin_list(place) -> str:
    return f"/plain/actions/action/?plan__id__exact={place.plan.pk}&o=1"
