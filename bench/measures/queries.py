"""SQL statements of a page, sign-in included, counted inside this process with nothing cached."""

from __future__ import annotations

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.findings import Finding


def measure(place, scale) -> list[Finding]:
    row, of_many = place.plan.actions.first(), place.big.actions.first()
    tenant = f"/workspace/{place.plan.partnership.slug}/"
    edit = "edit/"
    pages = {
        "plan page, 100 rows": place.address(place.plan),
        "plan page, 400 rows": place.address(place.long),
        "list of rows, 100": f"{tenant}actions/?plan={place.plan.pk}",
        "row page": f"{place.address(place.plan)}actions/{row.pk}/",
        "row page, plan of 10,000": f"{place.address(place.big)}actions/{of_many.pk}/",
        "edit form": f"{place.address(place.plan)}actions/{row.pk}/{edit}",
    }
    return [
        Finding(f"SQL queries: {name} ({place.database})", count(place, path), "queries", 8)
        for name, path in pages.items()
    ]


def count(place, path: str) -> int:
    client = Client(headers={"cookie": place.session["Cookie"]})
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as caught:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return len(caught)
