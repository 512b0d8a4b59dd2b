"""This app's part of the navigation."""

from __future__ import annotations

from actions.nav import reads_as_partner, works_here
from csp.site.nav import NavItem, of_partnership

NAV = [
    # Papers that are being written, and beside them those that were frozen.
    NavItem(
        "Reports",
        of_partnership("workspace:papers"),
        may=works_here,
        also=(of_partnership("workspace:reports"),),
    ),
    NavItem("Scrutiny", of_partnership("workspace:scrutiny"), may=reads_as_partner),
    NavItem("Checks", of_partnership("workspace:checks")),
]
