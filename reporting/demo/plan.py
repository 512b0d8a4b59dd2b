"""Stores the plans of one partnership of the demo, each brought to the status that it had."""

from __future__ import annotations

from actions.models import Action, Lead
from actions.rows.services.action import create_action
from plans.models import Commitment, Endorsement, Plan, Priority, PriorityArea, Section
from plans.plan.services.plan import create_plan, move_plan_status
from reporting.demo.builder import Builder
from reporting.demo.keys import Row, spell_out


def add_plans(builder: Builder, plans: list[Row]) -> None:
    """The plans, the oldest first, as a newer one follows and carries on an older."""
    former = None
    for data in plans:
        former = add_plan(builder, data, former)


def add_plan(builder: Builder, data: Row, former: Plan | None) -> Plan:
    values = {"slug": data["slug"], **data["plan"], "predecessor": former}
    plan = create_plan(by=builder.by, partnership=builder.partnership, values=values)
    for row in data["sections"]:
        builder.store(Section, row, plan=plan)
    for row in data["priorities"]:
        add_priority(builder, plan, row)
    for row in data.get("rows", ()):
        add_row(builder, plan, row)
    for row in data.get("commitments", ()):
        builder.store(Commitment, row, plan=plan)
    for row in data.get("endorsements", ()):
        builder.store(Endorsement, row, plan=plan)
    for step in data.get("statuses", ()):
        plan = move_plan_status(by=builder.by, plan=plan, version=plan.version, **step)
    return builder.keep(plan, plan.slug)


def add_priority(builder: Builder, plan: Plan, row: Row) -> None:
    """A priority; others name it by its plan and number, such as 2016-17/3."""
    areas = row.pop("areas", ())
    priority = builder.store(Priority, row, plan=plan)
    builder.keep(priority, f"{plan.slug}/{priority.number}")
    for title in areas:
        builder.store(PriorityArea, {"title": title}, priority=priority)


def add_row(builder: Builder, plan: Plan, row: Row) -> None:
    """A row, of the priority that its reference begins with; others name it so: 2016-17/3.1."""
    priority = builder.find(Priority, f"{plan.slug}/{row['ref'].split('.')[0]}")
    parts = {
        "leads": [name_lead(builder, each) for each in row.pop("leads")],
        "measures": [{"kind": "count", **each} for each in row.pop("measures", ())],
        # Bare words are an assumption or a risk, and nobody has said which.
        "risks": [spell_out(each, "text") for each in row.pop("risks", ())],
    }
    area = priority.areas.get(title=row.pop("area"))
    values = {**row, "priority": priority, "area": area}
    action: Action = create_action(by=builder.by, plan=plan, values=values, parts=parts)
    builder.keep(action, f"{plan.slug}/{action.ref}")


def name_lead(builder: Builder, lead: str | Row) -> Row:
    """The values of a lead; one that is printed as its body is called is that word alone."""
    words = spell_out(lead, "words")
    return builder.name_links(Lead, {"organisation": words["words"], "people": [], **words})
