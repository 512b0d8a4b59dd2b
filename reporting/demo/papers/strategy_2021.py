"""The Moorlands plan for 2021 to 2024 as a document: every section as it stands in the plan."""

from __future__ import annotations

from datetime import date

PAPER = {
    "kind": "strategy",
    "title": "Our Vision, Our Plan, Our Promise, Our Actions",
    "day": "2021 to 2024",
    "plan": "2021-24",
}
FROZEN = date(2021, 4, 1)
COMMITTEE = "Communities Overview and Scrutiny Panel"
PUBLIC = True
