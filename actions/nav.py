"""This app's part of the navigation."""

from __future__ import annotations

from csp.nav import NavItem, of_partnership
from plans.access import Can


def works_here(request) -> bool:
    """Rounds are for those who answer, review or discuss; others read what comes of them."""
    access = getattr(request, "access", None)
    return access is not None and access.can(Can.READ_DRAFTS)


NAV = [
    NavItem("Quarter", of_partnership("workspace:rounds"), may=works_here),
    NavItem("Rows", of_partnership("workspace:actions")),
    NavItem("Measures", of_partnership("workspace:measures")),
]
