"""Rolling a plan over: a decision about every row, then the next plan laid out from those decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Action, Carried, Disposition, Lead, Measure, Risk
from actions.services.action import create_action, next_ref
from csp import changes
from csp.models import AuditEvent, User
from plans.forms.plan import suggested_slug
from plans.models import Commitment, Plan, Priority, PriorityArea, Section
from plans.services.plan import create_plan

Decision = Disposition.Decision
STANDS = "Row {ref} stands in the next plan already. Take it out there first, then decide anew."
NOT_A_DRAFT = "“{plan}” is not a draft any more, so it cannot be taken back. Nothing was changed."
CHANGED = "“{plan}” has rows that did not come from this one. Remove them first, or keep it."
SECTION_FIELDS = (
    "kind", "heading", "level", "body", "signatory", "signatory_post", "picture_alt", "printed",
)  # fmt: skip
# When a promise was last kept is said of its own year.
PROMISE_FIELDS = ("heading", "text", "explanation", "due", "position")
PRIORITY_FIELDS = ("number", "title", "statement", "rationale", "strand", "tier", "limbs", "owner")
ROW_FIELDS = ("aim", "activity", "timescale_kind", "timescale", "resources", "visibility", "extra")
MEASURE_FIELDS = (
    "text", "kind", "unit", "polarity", "baseline", "target", "breakdown", "members", "tolerance",
    "source", "cumulative", "over_year",
)  # fmt: skip


@transaction.atomic
def decide(*, by: User | None, action: Action, values: Mapping[str, Any]) -> Disposition:
    """Say what becomes of a row, or say something else. Raises ValidationError for half a decision."""
    found = Disposition.objects.select_for_update().filter(action=action).first()
    if found and found.carried.exists() and differs(found, values):
        raise ValidationError({"decision": STANDS.format(ref=action.ref)})
    refuse_half(action, values)
    if found:
        return changes.update(found, by=by, version=found.version, values=values)
    row = Disposition(partnership_id=action.partnership_id, action=action, by=by, **values)
    return changes.create(row, by=by, verb="decided")


@transaction.atomic
def undecide(*, by: User | None, action: Action) -> None:
    """Take a decision back, so that the row is open again. Raises ValidationError once it was carried out."""
    found = Disposition.objects.select_for_update().filter(action=action).first()
    if found is None:
        return
    if found.carried.exists():
        raise ValidationError({"decision": STANDS.format(ref=action.ref)})
    changes.remove(found, by=by, verb="undecided")


def differs(found: Disposition, values: Mapping[str, Any]) -> bool:
    return any(getattr(found, name) != value for name, value in values.items() if name != "reason")


def refuse_half(action: Action, values: Mapping[str, Any]) -> None:
    """A merge names a row of the same plan; a split makes two rows or more."""
    other, decision = values.get("merge_with"), values["decision"]
    if decision == Decision.MERGE and (other is None or other.plan_id != action.plan_id):
        raise ValidationError({"merge_with": "Name the row of this plan that it goes into."})
    if decision == Decision.MERGE and other == action:
        raise ValidationError({"merge_with": "A row cannot go into itself."})
    if decision == Decision.SPLIT and values.get("parts", 1) < 2:
        raise ValidationError({"parts": "Say how many rows it becomes: two or more."})


def next_plan(plan: Plan) -> Plan | None:
    """The plan that follows this one, if it has been laid out or set up by hand."""
    return plan.successors.order_by("start", "pk").first()


def suggested(plan: Plan) -> dict[str, Any]:
    """The title and period of the plan that would follow: as long as this one, straight after it."""
    start = plan.end + timedelta(days=1)
    years = max(1, round((plan.end - plan.start).days / 365))
    return {
        "title": plan.title,
        "start": start,
        "end": years_later(start, years) - timedelta(days=1),
    }


def years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@transaction.atomic
def lay_out(
    *,
    by: User | None,
    plan: Plan,
    values: Mapping[str, Any],
    gone: Mapping[int, int] | None = None,
    extra: tuple[str, ...] = (),
) -> Plan:
    """Set up the next plan from the decisions; what is there from an earlier time is left as it is.

    ``gone`` says, for a priority that is not carried on, which one takes its rows; ``extra`` are the
    titles of new priorities. Raises ValidationError, and stores nothing, where the periods clash.
    """
    Plan.objects.order_by().select_for_update(no_key=True).get(pk=plan.pk)
    new = next_plan(plan) or set_up(by, plan, values)
    priorities = lay_priorities(by, plan, new, gone or {}, extra)
    for each in rows_to_carry(plan):
        carry(by, each, new, priorities)
    for each in merging(plan):
        join(by, each)
    changes.record(by=by, verb="laid out", target=new)
    return new


def set_up(by: User | None, plan: Plan, values: Mapping[str, Any]) -> Plan:
    slug = suggested_slug(values["start"], values["end"])
    taken = set(Plan.objects.filter(partnership=plan.partnership_id).values_list("slug", flat=True))
    while slug in taken:
        slug = f"{slug}-next"[:60]
    place = {"slug": slug, "predecessor": plan, "subtitle": plan.subtitle}
    if plan.parent and values["start"] <= plan.parent.end:
        place["parent"] = plan.parent
    new = create_plan(by=by, partnership=plan.partnership, values={**values, **place})
    for section in plan.sections.all():
        copied = {name: getattr(section, name) for name in SECTION_FIELDS}
        picture = {"picture": section.picture.name}
        row = Section(partnership_id=plan.partnership_id, plan=new, **copied, **picture)
        changes.create(row, by=by)
    for promise in plan.commitments.all():
        copied = {name: getattr(promise, name) for name in PROMISE_FIELDS}
        changes.create(Commitment(partnership_id=plan.partnership_id, plan=new, **copied), by=by)
    return new


def lay_priorities(
    by: User | None, plan: Plan, new: Plan, gone: Mapping[int, int], extra: tuple[str, ...]
) -> dict[int, Priority]:
    """The priority of the new plan for each of the old; one that is carried on is made only once."""
    there = {each.number: each for each in new.priorities.all()}
    old = list(plan.priorities.all())
    kept = {
        each.pk: there.get(each.number) or copy_priority(by, each, new)
        for each in old
        if each.pk not in gone
    }
    if not kept and old:
        raise ValidationError("Keep at least one priority, so that rows have a place to go to.")
    titles = {each.title.casefold() for each in new.priorities.all()}
    for title in extra:
        if title.casefold() not in titles:
            add_priority(by, new, title)
    return {each.pk: kept[lasting(each.pk, gone)] for each in old}


def lasting(pk: int, gone: Mapping[int, int]) -> int:
    """The kept priority at the end of the way; a circle of priorities that are all gone is refused."""
    seen = set()
    while pk in gone:
        if pk in seen:
            raise ValidationError("Rows have to go to a priority that is kept.")
        seen.add(pk)
        pk = gone[pk]
    return pk


def copy_priority(by: User | None, old: Priority, new: Plan) -> Priority:
    values = {name: getattr(old, name) for name in PRIORITY_FIELDS}
    row = Priority(partnership_id=new.partnership_id, plan=new, **values)
    links: dict[str, list] = {"serves": list(old.serves.all()), "carries_on": [old]}
    priority = changes.create(row, by=by, links=links)
    for area in old.areas.all():
        changes.create(
            PriorityArea(partnership_id=new.partnership_id, priority=priority, title=area.title),
            by=by,
        )
    return priority


def add_priority(by: User | None, new: Plan, title: str) -> Priority:
    numbers = [int(each.number) for each in new.priorities.all() if each.number.isdecimal()]
    row = Priority(
        partnership_id=new.partnership_id,
        plan=new,
        number=str(max(numbers, default=0) + 1),
        title=title,
    )
    return changes.create(row, by=by)


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


def carry(
    by: User | None, each: Disposition, new: Plan, priorities: Mapping[int, Priority]
) -> None:
    """Make the rows of the new plan that a row becomes; measures of the first keep their series."""
    for number in range(each.parts if each.decision == Decision.SPLIT else 1):
        row = copy_row(by, each.action, new, priorities[each.action.priority_id], number)
        if number == 0:
            keep_series(each.action, row)
        link(each, row)


def link(each: Disposition, row: Action) -> None:
    Carried.objects.get_or_create(
        disposition=each, action=row, defaults={"partnership_id": each.partnership_id}
    )


def copy_row(by: User | None, old: Action, new: Plan, priority: Priority, number: int) -> Action:
    """One row of the new plan. A day that is past before the plan begins is left out, not its words."""
    values: dict[str, Any] = {name: getattr(old, name) for name in ROW_FIELDS}
    values["due_on"] = old.due_on if old.due_on and old.due_on >= new.start else None
    values["priority"] = priority
    values["area"] = priority.areas.filter(title=old.area.title).first() if old.area else None
    taken = new.actions.filter(ref=old.ref).exists()
    same = priority.number == old.priority.number and not taken and number == 0
    values["ref"] = old.ref if same else next_ref(priority)
    parts = {
        "leads": [lead_values(lead) for lead in old.leads.all()],
        "measures": [measure_values(each, new) for each in old.measures.all()],
        "risks": [{"text": risk.text, "kind": risk.kind} for risk in old.risks.all()],
    }
    return create_action(by=by, plan=new, values=values, parts=parts)


def lead_values(lead: Any) -> dict[str, Any]:
    names = ("words", "organisation", "post")
    return {name: getattr(lead, name) for name in names} | {"people": list(lead.people.all())}


def measure_values(measure: Any, new: Plan) -> dict[str, Any]:
    values = {name: getattr(measure, name) for name in MEASURE_FIELDS}
    day = measure.target_on
    return values | {"target_on": day if day and day >= new.start else None}


def keep_series(old: Action, row: Action) -> None:
    """Measures that carry on are one series through the years."""
    for before, after in zip(old.measures.all(), row.measures.all(), strict=True):
        type(after).objects.filter(pk=after.pk).update(series=before.series)
        type(after).history.filter(id=after.pk).update(series=before.series)


def merging(plan: Plan) -> list[Disposition]:
    return list(
        Disposition.objects.filter(action__plan=plan, decision=Decision.MERGE, carried=None)
    )


def join(by: User | None, each: Disposition) -> None:
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
        link(each, row)


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
    """Give a row of the new plan the leads, measures and risks of a row that was merged into it."""
    place = {"partnership_id": row.partnership_id, "action": row}
    led = set(row.leads.values_list("words", flat=True))
    for lead in old.leads.all():
        if lead.words not in led:
            values = lead_values(lead)
            links = {"people": values.pop("people")}
            changes.create(Lead(**place, **values), by=by, links=links)
    for measure in old.measures.all():
        values = measure_values(measure, row.plan) | {"series": measure.series}
        changes.create(Measure(**place, **values), by=by)
    for risk in old.risks.all():
        changes.create(Risk(**place, text=risk.text, kind=risk.kind), by=by)


@transaction.atomic
def take_back(*, by: User | None, plan: Plan) -> AuditEvent:
    """Remove the next plan while it is a draft; the decisions stay. Raises ValidationError otherwise."""
    new = next_plan(plan)
    if new is None:
        raise ValidationError("There is no next plan to take back.")
    if new.status != Plan.Status.DRAFT:
        raise ValidationError(NOT_A_DRAFT.format(plan=new))
    if new.actions.filter(carried=None).exists():
        raise ValidationError(CHANGED.format(plan=new))
    for row in new.actions.all():
        changes.remove(row, by=by)
    return changes.remove(new, by=by)
