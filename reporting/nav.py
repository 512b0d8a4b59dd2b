"""This app's part of the navigation."""

from __future__ import annotations

from actions.nav import reads_as_partner, works_here
from csp.nav import NavItem, of_partnership

NAV = [
    NavItem("Reports", of_partnership("workspace:reports"), may=works_here),
    NavItem("Scrutiny", of_partnership("workspace:scrutiny"), may=reads_as_partner),
    NavItem("Checks", of_partnership("workspace:checks")),
]
