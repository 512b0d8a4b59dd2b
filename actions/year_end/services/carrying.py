"""Carrying rows over into the next plan: copied, split, or merged into one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import Action, Carried, Disposition, Lead, Measure, Risk
from actions.rows.columns import COPIED, COPIED_PARTS
from actions.rows.services.action import create_action, next_ref
from csp import changes
from csp.models import User
from plans.audience import narrowest
from plans.models import Plan, Priority

Decision = Disposition.Decision


def rows_to_carry(plan: Plan) -> list[Disposition]:
    """Rows that make rows of their own and have not made them yet, in the printed order."""
    decided = Disposition.objects.filter(
        action__plan=plan, decision__in=(Decision.CONTINUE, Decision.SPLIT), carried=None
    )
    return list(
        decided.select_related("action__priority", "action__area").order_by(
            "action__priority__position", "action__position", "action__ref_key", "action__pk"
        )
    )


def carry_row(
    by: User | None, each: Disposition, new: Plan, priorities: Mapping[int, Priority]
) -> None:
    """Make the rows of the new plan that a row becomes; measures of the first keep their series."""
    for number in range(each.parts if each.decision == Decision.SPLIT else 1):
        row = copy_row(by, each.action, new, priorities[each.action.priority_id], number)
        if number == 0:
            keep_series(each.action, row)
        link_carried_row(each, row)


def link_carried_row(each: Disposition, row: Action) -> None:
    Carried.objects.get_or_create(
        disposition=each, action=row, defaults={"partnership_id": each.partnership_id}
    )


def copy_row(by: User | None, old: Action, new: Plan, priority: Priority, number: int) -> Action:
    """One row of the new plan. A day that is past before the plan begins is left out, not its words."""
    values: dict[str, Any] = {name: getattr(old, name) for name in COPIED}
    values["due_on"] = old.due_on if old.due_on and old.due_on >= new.start else None
    values["priority"] = priority
    values["area"] = priority.areas.filter(title=old.area.title).first() if old.area else None
    taken = new.actions.filter(ref=old.ref).exists()
    same = priority.number == old.priority.number and not taken and number == 0
    values["ref"] = old.ref if same else next_ref(priority)
    parts = {
        "leads": [carried_lead_values(lead) for lead in old.leads.all()],
        "measures": [carried_measure_values(each, new) for each in old.measures.all()],
        "risks": [carried_risk(risk) for risk in old.risks.all()],
    }
    return create_action(by=by, plan=new, values=values, parts=parts)


def carried_lead_values(lead: Any) -> dict[str, Any]:
    values = {name: getattr(lead, name) for name in COPIED_PARTS["leads"]}
    return values | {"people": list(lead.people.all())}


def carried_measure_values(measure: Any, new: Plan) -> dict[str, Any]:
    values = {name: getattr(measure, name) for name in COPIED_PARTS["measures"]}
    day = measure.target_on
    return values | {"target_on": day if day and day >= new.start else None}


def carried_risk(risk: Any) -> dict[str, Any]:
    return {name: getattr(risk, name) for name in COPIED_PARTS["risks"]}


def keep_series(old: Action, row: Action) -> None:
    """Measures that carry on are one series through the years."""
    for before, after in zip(old.measures.all(), row.measures.all(), strict=True):
        type(after).objects.filter(pk=after.pk).update(series=before.series)
        type(after).history.filter(id=after.pk).update(series=before.series)


def merging(plan: Plan) -> list[Disposition]:
    return list(
        Disposition.objects.filter(action__plan=plan, decision=Decision.MERGE, carried=None)
    )


def link_merged_row(by: User | None, each: Disposition) -> None:
    """Link a merged row to what became of the row that it goes into, however many merges away.

    What it had goes with it. Where that row is still undecided, so is this. Raises ValidationError
    when that row goes no further, for its words would be lost without anybody saying so.
    """
    found = last_of(each)
    if found is None:
        return
    if not found.carries_on:
        raise ValidationError(
            f"Row {each.action.ref} goes into {found.action.ref}, which is not carried on. "
            "Decide anew about one of them; nothing was laid out."
        )
    for place, row in enumerate(found.into.order_by("carried__pk")):
        if place == 0:
            hand_over(by, each.action, row)
        link_carried_row(each, row)


def last_of(each: Disposition) -> Disposition | None:
    """The decision at the end of a chain of merges; None for one that is open, or goes in a circle."""
    seen = {each.action_id}
    other = each.merge_with
    while other is not None and other.pk not in seen:
        seen.add(other.pk)
        found = Disposition.objects.filter(action=other).select_related("action").first()
        if found is None or found.decision != Decision.MERGE:
            return found
        other = found.merge_with
    return None


def hand_over(by: User | None, old: Action, row: Action) -> None:
    """Give a row of the new plan the leads, measures, risks and other columns of one merged into it.

    It is read by nobody who might not read both: what was kept from somebody stays so.
    """
    place = {"partnership_id": row.partnership_id, "action": row}
    led = set(row.leads.values_list("words", flat=True))
    for lead in old.leads.all():
        if lead.words not in led:
            values = carried_lead_values(lead)
            links = {"people": values.pop("people")}
            changes.create(Lead(**place, **values), by=by, links=links)
    for measure in old.measures.all():
        values = carried_measure_values(measure, row.plan) | {"series": measure.series}
        changes.create(Measure(**place, **values), by=by)
    for risk in old.risks.all():
        changes.create(Risk(**place, **carried_risk(risk)), by=by)
    extra = row.extra | {
        heading: join_row_words(row.extra.get(heading, ""), words)
        for heading, words in old.extra.items()
    }
    audience = narrowest(row.visibility, old.visibility)
    values = {"extra": extra, "visibility": audience}
    changes.update(row, by=by, version=row.version, values=values)


def join_row_words(words: str, others: str) -> str:
    """The words of two rows in one column, what both say once."""
    return "\n".join(dict.fromkeys(filter(None, (words, others))))
