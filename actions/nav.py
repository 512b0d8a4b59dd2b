"""This app's part of the navigation."""

from __future__ import annotations

from csp.nav import NavItem, of_partnership

NAV = [
    NavItem("Rows", of_partnership("workspace:actions")),
    NavItem("Measures", of_partnership("workspace:measures")),
]
