"""Rolling a plan over: a decision about every row, then the next plan laid out from those decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Action, Disposition
from actions.year_end.services.carrying import carry_row, link_merged_row, merging, rows_to_carry
from csp import changes
from csp.models import AuditEvent, User
from plans.models import Commitment, Plan, Priority, PriorityArea, Section
from plans.plan.forms.plan import suggested_slug
from plans.plan.services.plan import create_plan

Decision = Disposition.Decision
YEARS_NAMED = re.compile(
    r"\b(?P<first>20\d\d)(?:(?P<between>\s*[-–/]\s*|\s+to\s+)(?P<last>20\d\d|\d\d))?\b"
)
STANDS = "Row {ref} stands in the next plan already. Take it out there first, then decide anew."
NOT_A_DRAFT = "“{plan}” is not a draft any more, so it cannot be taken back. Nothing was changed."
CHANGED = "“{plan}” has rows that did not come from this one. Remove them first, or keep it."
SECTION_FIELDS = (
    "kind", "heading", "level", "body", "signatory", "signatory_post", "picture_alt", "printed",
)  # fmt: skip
# When a promise was last kept is said of its own year.
PROMISE_FIELDS = ("heading", "text", "explanation", "due", "position")
PRIORITY_FIELDS = ("number", "title", "statement", "rationale", "strand", "tier", "limbs", "owner")


@transaction.atomic
def decide(*, by: User | None, action: Action, values: Mapping[str, Any]) -> Disposition:
    """Say what becomes of a row, or say something else. Raises ValidationError for half a decision."""
    found = Disposition.objects.select_for_update().filter(action=action).first()
    if found and found.carried.exists() and is_other_decision(found, values):
        raise ValidationError({"decision": STANDS.format(ref=action.ref)})
    refuse_half_decision(action, values)
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


@transaction.atomic
def continue_rest(*, by: User | None, actions: Iterable[Action]) -> list[Action]:
    """Let every row that nobody has decided about go on as it is; returns those rows."""
    values = {"decision": Decision.CONTINUE, "reason": ""}
    open_still = [row for row in actions if not Disposition.objects.filter(action=row).exists()]
    for row in open_still:
        decide(by=by, action=row, values=values)
    return open_still


@transaction.atomic
def open_again(*, by: User | None, actions: Iterable[Action]) -> list[Action]:
    """Take back that rows go on, where that was said without a reason and not carried out yet."""
    found = Disposition.objects.select_related("action").filter(
        action__in=actions, decision=Decision.CONTINUE, reason="", carried=None
    )
    rows = [each.action for each in found]
    for row in rows:
        undecide(by=by, action=row)
    return rows


def is_other_decision(found: Disposition, values: Mapping[str, Any]) -> bool:
    return any(getattr(found, name) != value for name, value in values.items() if name != "reason")


def refuse_half_decision(action: Action, values: Mapping[str, Any]) -> None:
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
        "title": title_years_later(plan.title, years),
        "start": start,
        "end": years_later(start, years) - timedelta(days=1),
    }


def title_years_later(title: str, years: int) -> str:
    """A title with the years that it names moved on: "Plan 2016/17" becomes "Plan 2017/18"."""

    def later(found: re.Match[str]) -> str:
        first, between, last = found["first"], found["between"] or "", found["last"] or ""
        moved = str(int(last) + years)[-len(last) :].zfill(len(last)) if last else ""
        return f"{int(first) + years}{between}{moved}"

    return YEARS_NAMED.sub(later, title)


def years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@transaction.atomic
def set_up_next_plan(
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
    new = next_plan(plan) or create_next_plan(by, plan, values)
    priorities = lay_priorities(by, plan, new, gone or {}, extra)
    for each in rows_to_carry(plan):
        carry_row(by, each, new, priorities)
    for each in merging(plan):
        link_merged_row(by, each)
    changes.record_event(by=by, verb="laid out", target=new)
    return new


def create_next_plan(by: User | None, plan: Plan, values: Mapping[str, Any]) -> Plan:
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
            add_new_priority(by, new, title)
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


def add_new_priority(by: User | None, new: Plan, title: str) -> Priority:
    numbers = [int(each.number) for each in new.priorities.all() if each.number.isdecimal()]
    row = Priority(
        partnership_id=new.partnership_id,
        plan=new,
        number=str(max(numbers, default=0) + 1),
        title=title,
    )
    return changes.create(row, by=by)


@transaction.atomic
def take_back_next_plan(*, by: User | None, plan: Plan) -> AuditEvent:
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
