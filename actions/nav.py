"""This app's part of the navigation."""

from __future__ import annotations

from csp.site.nav import NavItem, of_partnership
from plans.access import Can


def works_here(request) -> bool:
    """Rounds are for those who answer, review or discuss; others read what comes of them."""
    access = getattr(request, "access", None)
    return access is not None and access.can(Can.READ_DRAFTS)


def answers_here(request) -> bool:
    """Leads have a page of their own rows; officers come to every row by way of the quarter."""
    access = getattr(request, "access", None)
    return access is not None and access.can(Can.REPORT) and not access.can(Can.REVIEW)


def reads_as_partner(request) -> bool:
    access = getattr(request, "access", None)
    return access is not None and access.can(Can.READ_PARTNERS)


NAV = [
    NavItem("My updates", of_partnership("workspace:my_updates"), may=answers_here),
    NavItem("Quarter", of_partnership("workspace:rounds"), may=works_here),
    NavItem("Rows", of_partnership("workspace:actions")),
    NavItem("Measures", of_partnership("workspace:measures")),
    NavItem("Work", of_partnership("workspace:work"), may=reads_as_partner),
    NavItem("Money", of_partnership("workspace:money"), may=reads_as_partner),
]
