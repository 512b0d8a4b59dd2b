"""The South Staffordshire plan for 2011-12 as a document, with its figures and those who signed it.

Its slips are kept, for the gate to find: two lengths for one plan, figures of localities that do not
come to those of the text, an Act of the year 1081, a sentence that stops, a paragraph that stands twice.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reporting.papers.desk import Desk
from reporting.papers.patterns import Slot, data, long_plan, words

PAPER = {
    "kind": "long-plan",
    "title": "Partnership Plan",
    "day": "2011—2012",
    "plan": "2011-12",
}
FROZEN = date(2011, 4, 1)
COMMITTEE = "Overview and Scrutiny Committee"
PUBLIC = True
# The table of localities that stands under each chapter.
TABLES = {
    "Anti-social behaviour": "asb",
    "Violent Crime": "violence",
    "Serious Acquisitive Crime": "serious-acquisitive",
    "Burglary": "burglary-dwelling",
    "Vehicle Crime": "vehicle",
    "Road Safety": "ksi",
}
YOUNG_PEOPLE = "Preventing Adverse Risk Behaviour"


def slots(desk: Desk) -> tuple[Slot, ...]:
    """Those of the type, with each table in its chapter and not all of them at the end."""
    return tuple(
        in_its_chapter(slot) for slot in long_plan.slots(desk) if slot.heading != long_plan.BY_PLACE
    )


def in_its_chapter(slot: Slot) -> Slot:
    if slug := TABLES.get(slot.heading):
        table = data("localities", indicators=[slug])
        return replace(slot, pieces=(*slot.pieces, table))
    if slot.heading == "Substance Misuse":
        page = words("What that group does is said on page [18](#page-part-@young-people).")
        return replace(slot, pieces=(*slot.pieces, page))
    return replace(slot, name="young-people") if slot.heading == YOUNG_PEOPLE else slot
