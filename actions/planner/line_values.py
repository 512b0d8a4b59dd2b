"""What lines mean for what is stored: fields of an activity, its readers, what a lead stands beside. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.models import PlannerEntry, PlannerLead, PlannerRow
from actions.planner.reading import PlannerLine
from actions.planner.sheet import SheetRow
from plans.audience import Audience

Kind = PlannerEntry.Kind


def line_values(line: PlannerLine) -> dict[str, Any]:
    """What a line says, as the fields of an activity."""
    return {
        "words": line.words,
        "title": line.title,
        "kind": line.kind or Kind.CAMPAIGN,
        "when_printed": line.when.words[:120],
        "when_kind": line.when.kind,
        "starts_on": line.when.start,
        "ends_on": line.when.end,
        "place": line.place[:200],
        "bodies": line.bodies[:300],
        "heading": line.heading[:60],
        "heading_again": line.again,
        "target_month": line.month.start if line.month else None,
    }


def usual_audience(row: PlannerRow, kind: str) -> str:
    """Who may read a new activity: whoever reads the planner, but an operation is not told at once."""
    if kind == Kind.OPERATION and row.planner.audience == Audience.PUBLIC:
        return Audience.PARTNERS
    return row.planner.audience


def aligned_entries(
    row: SheetRow, leads: Sequence[PlannerLead | None]
) -> Sequence[PlannerEntry] | None:
    """The activity beside each lead, where nobody said and their numbers tell; None where they do not.

    One lead is for the whole meeting unless it has but one activity.
    """
    if not leads or any(lead and lead.entry_id for lead in leads):
        return None
    whole = [*row.current, *row.planned]
    if len(leads) == 1:
        return whole if len(whole) == 1 else None
    same = [each for each in (row.planned, row.current) if len(each) == len(leads)]
    return same[0] if len(same) == 1 else None
