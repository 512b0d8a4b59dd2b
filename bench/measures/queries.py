"""SQL statements of a page, sign-in included, counted inside this process."""

from __future__ import annotations

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.findings import Finding


def measure(place, scale) -> list[Finding]:
    plan, tenant = place.address(place.plan), f"/workspace/{place.plan.partnership.slug}/"
    row, of_many = place.plan.actions.first(), place.big.actions.first()
    pages = {
        "plan page, 100 rows": plan,
        "plan page, 400 rows": place.address(place.long),
        "list of rows, 100": f"{tenant}actions/?plan={place.plan.pk}",
        "row page": f"{plan}actions/{row.pk}/",
        "row page, plan of 10,000": f"{place.address(place.big)}actions/{of_many.pk}/",
        "edit form": f"{plan}actions/{row.pk}/edit/",
    }
    cache.clear()
    first = {"plan page, 100 rows, first after a change": count(place, plan)}
    counted = first | {name: again(place, path) for name, path in pages.items()}
    counted["cell saved"] = count_save(place, row)
    return [
        Finding(f"SQL queries: {name} ({place.database})", number, "queries", 8)
        for name, number in counted.items()
    ]


def again(place, path: str) -> int:
    """As most requests find it: somebody has asked since the last change."""
    count(place, path)
    return count(place, path)


def count(place, path: str) -> int:
    client = Client(headers={"cookie": place.session["Cookie"]})
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return statements(caught)


def count_save(place, row) -> int:
    """One cell, as the plan page's script sends it."""
    path = f"{place.address(place.plan)}actions/{row.pk}/cells/resources/"
    client = Client(headers={"cookie": place.session["Cookie"], "X-Fragment": "1"})
    sent = {"text": "Other words", "was": row.resources, "version": row.version}
    with CaptureQueriesContext(connection) as caught:
        response = client.post(path, sent)
    if response.status_code != 200:
        raise SystemExit(f"{path} answered {response.status_code}.")
    return statements(caught)


def statements(caught) -> int:
    """What opens and closes a transaction is not counted."""
    words = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
    return sum(not each["sql"].startswith(words) for each in caught)
