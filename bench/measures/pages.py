"""Pages for those who are signed in, beside Django's admin over the same rows."""

from __future__ import annotations

from bench.findings import Finding
from bench.timing import Ask, in_turn

ADMIN_LIST, ADMIN_FORM = "Django admin list of 100", "Django admin change form with inlines"


def measure(place, scale) -> list[Finding]:
    found = in_turn({name: ask.seconds for name, ask in asks(place).items()}, scale.rounds)
    gate = 0.35 if place.database == "SQLite" else 0.40
    on = f"({place.database})"
    rows = [
        ("Working plan page, 100 rows", "plan", "list", gate, ADMIN_LIST),
        ("List of rows, 100, sorted and filtered", "rows", "list", 0.30, ADMIN_LIST),
        ("List of measures, 100, sorted and filtered", "measures", "list", 0.30, ADMIN_LIST),
        ("Row page", "row", "form", 0.25, ADMIN_FORM),
        ("Edit form", "edit", "form", 0.35, ADMIN_FORM),
        (
            "Edit form, beside a form without leads, measures, risks",
            "edit",
            "plain form",
            None,
            "Django admin change form",
        ),
        ("Unchanged page (304)", "unchanged", "plan", 0.4, "the page"),
        ("Cell to edit", "cell", "signed in", 2, "signed-in hello"),
        ("Signed-in hello, what every page pays first", "signed in", "hello", None, "hello"),
    ]
    return [
        Finding(f"{name} {on}", found[ours], "ms", goal, found[peer], beside)
        for name, ours, peer, goal, beside in rows
    ]


def asks(place) -> dict[str, Ask]:
    plan, row = place.plan, place.plan.actions.in_order().first()
    page, tenant = place.address(plan), f"/workspace/{plan.partnership.slug}/"
    here = {"port": place.site, "headers": place.session}
    there = {"port": place.peers, "headers": place.admin}
    etag = Ask(path=page, **here)().headers.get("ETag", "")
    fragment = {**place.session, "X-Fragment": "1"}
    unchanged = {**place.session, "If-None-Match": etag}
    return {
        "hello": Ask(place.peers, "/hello/"),
        "signed in": Ask(path="/signed-in/", **there),
        "list": Ask(path=f"/plain/actions/action/?plan__id__exact={plan.pk}&o=1", **there),
        "plan": Ask(path=page, **here),
        "unchanged": Ask(place.site, page, unchanged, expect=304),
        "rows": Ask(path=f"{tenant}actions/?plan={plan.pk}&sort=-ref", **here),
        "measures": Ask(path=f"{tenant}measures/?plan={plan.pk}&sort=-ref", **here),
        "form": Ask(path=f"/whole/actions/action/{row.pk}/change/", **there),
        "plain form": Ask(path=f"/plain/actions/action/{row.pk}/change/", **there),
        "row": Ask(path=f"{page}actions/{row.pk}/", **here),
        "cell": Ask(place.site, f"{page}actions/{row.pk}/cells/aim/", fragment),
        "edit": Ask(path=f"{page}actions/{row.pk}/edit/", **here),
    }
