"""This app's part of the navigation."""

from __future__ import annotations

from csp.site.nav import NavItem, of_partnership

NAV = [
    NavItem("Home", of_partnership("workspace:partnership")),
    NavItem("Plans", of_partnership("workspace:plans")),
]
LAST = [
    NavItem("Evidence", of_partnership("workspace:evidence")),
    NavItem("Settings", of_partnership("workspace:settings")),
]
