"""The South Staffordshire plan for 2011-12 as a document, with its figures and those who signed it."""

from __future__ import annotations

from datetime import date

PAPER = {
    "kind": "long-plan",
    "title": "Partnership Plan",
    "day": "2011—2012",
    "plan": "2011-12",
}
FROZEN = date(2011, 4, 1)
COMMITTEE = "Overview and Scrutiny Committee"
PUBLIC = True
