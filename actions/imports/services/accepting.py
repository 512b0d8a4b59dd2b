"""Putting what was read into a plan, all of it or nothing, and taking it out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.imports import ImportedPlan
from actions.imports.matching import AS_PRINTED
from actions.imports.own.cells import details_of_part
from actions.imports.own.details import said_of, timing, timing_over
from actions.imports.priorities import heading_key
from actions.imports.proposal import (
    NOTHING_SAID,
    Proposal,
    ProposedRow,
    area_said,
    propose,
    timescale_values,
)
from actions.imports.proposed_prose import IN_PLAN
from actions.imports.row_audiences import Audiences
from actions.imports.row_places import TITLE, RowPriority
from actions.imports.services.importing import check_new_plan, stored_day, waiting
from actions.imports.services.making_room import make_room
from actions.imports.services.reimporting import lines_with_details, merged, row_to_restore
from actions.imports.services.writing_prose import write_sections, write_statement
from actions.imports.stored import from_json
from actions.models import Action, CrossReference, Import, Lead, Measure, Risk
from actions.models.action import CELL
from actions.rows.columns import REFERRING, WORDS
from actions.rows.leads.bodies import usual_kind
from actions.rows.leads.names import Parties
from actions.rows.services import reference
from actions.rows.services.action import change_action, remove_action
from actions.rows.services.revising import Approval, approved_whole
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from csp.prose import find_references
from plans.models import Organisation, Plan, Priority, PriorityArea
from plans.people.services.organisation import create_organisation
from plans.plan.services.plan import create_plan

PLAN_GONE = (
    "The plan that this file was for is no longer there. Nothing was brought in: "
    "throw this away, and choose the file again for a new plan."
)
NO_PERIOD = "Say when the plan begins and when it ends, and press the button again."
PLAN_CHANGED = (
    "Somebody changed a row of this plan while you were looking. Nothing was brought in: "
    "look at what is different now, and press the button again."
)


@dataclass(frozen=True)
class Choices:
    """What the officer decided on the page.

    ``leave_out`` holds places of rows, ``remove`` the numbers of rows that the file no longer has,
    ``leads`` what to do with words that name nobody known: "keep", "new" or the key of a party.
    ``audiences`` says whom the file's wordings let read, ``seen`` stands for the plan's rows as the
    officer saw them, and ``approval`` is asked for where the file changes wording that was agreed.
    ``prose`` holds the keys of the sections and statements to take; what is usual where it is None.
    ``new_plan`` is the title, start and end of a plan that is to be set up, as the officer left them.
    """

    leave_out: frozenset[int] = frozenset()
    remove: frozenset[int] = frozenset()
    leads: Mapping[str, str] = field(default_factory=dict)
    audiences: Audiences = NOTHING_SAID
    seen: str = ""
    approval: Approval | None = None
    prose: frozenset[str] | None = None
    new_plan: Mapping[str, Any] | None = None


def accept_import(*, by: User | None, row: Import, choices: Choices | None = None) -> Import:
    """Bring the rows into the plan, which is set up first if it is new.

    Rows that the plan has already are changed, and none is removed unless it was ticked. All of it
    is one transaction, and ``undo_import`` takes it back. Raises ValidationError, and stores
    nothing, when it was accepted already, when the plan changed meanwhile, or when a rule is broken.
    """
    choices = choices or Choices()
    with changes.changing(), changes.with_reason(f"Brought in from {row.name}"):
        row = waiting(row)
        read = from_json(row.result)
        undo: dict[str, Any] = {"made_plan": row.plan_id is None}
        plan = held_plan(row) if row.plan_id else new_plan(row, by, choices.new_plan)
        proposal = propose(read, plan, choices.audiences)
        if row.plan_id and choices.seen and choices.seen != proposal.seen:
            raise ValidationError(PLAN_CHANGED)
        undo |= Bringing(by, plan, row, read, proposal, choices).do()
        row.plan, row.undo, row.state, row.settled_at = (
            plan,
            undo,
            Import.State.ACCEPTED,
            timezone.now(),
        )
        left = [each for each in proposal.prose if not each.is_taken(choices.prose)]
        row.choices = row.choices | {
            "leads": dict(choices.leads),
            "prose_left": [[each.heading, each.words] for each in left if each.refused != IN_PLAN],
        }
        row.save()
        counts = {"rows": [0, len(undo["rows"])]} | {"changed": [0, len(undo["changed"])]}
        approved = approved_whole(plan, choices.approval) if undo["rows"] else {}
        detail = {"counts": counts} | approved
        changes.record_event(by=by, verb="brought in", target=row, detail=detail)
    return row


def held_plan(row: Import) -> Plan:
    """The plan's row, held until the transaction ends, so that two people import one at a time."""
    plan = Plan.objects.select_for_update().get(imports=row)
    plan.partnership = row.partnership
    return plan


def new_plan(row: Import, by: User | None, said: Mapping[str, Any] | None) -> Plan:
    """The plan that was asked for with the file, as it was ``said`` last. Raises ValidationError when
    an older one has gone, when nobody said when it runs, and when its years clash with another's.
    """
    if "title" not in row.new_plan:
        raise ValidationError(PLAN_GONE)
    kept = {name: stored_day(row.new_plan.get(name, "")) for name in ("start", "end")}
    values = dict(said or row.new_plan | kept)
    if not (values["start"] and values["end"]):
        raise ValidationError(NO_PERIOD)
    if said or not values.get("slug"):
        values = check_new_plan(partnership=row.partnership, values=values)
    return create_plan(by=by, partnership=row.partnership, values=values)


class Bringing:
    """One import on its way into one plan. ``log`` is what undoing needs to know."""

    def __init__(
        self, by, plan: Plan, row: Import, read: ImportedPlan, proposal: Proposal, choices: Choices
    ):
        self.by, self.plan, self.row, self.read = by, plan, row, read
        self.proposal, self.choices = proposal, choices
        self.tenant = {"partnership_id": plan.partnership_id}
        self.parties = Parties.of(row.partnership)
        self.log: dict[str, Any] = {"priorities": [], "areas": [], "bodies": [], "statements": {}}
        self.prose = [each for each in proposal.prose if each.is_taken(choices.prose)]
        self.said = {each.home: each.words for each in self.prose if each.home}
        self.areas = {
            (area.priority_id, heading_key(area.title)): area
            for area in PriorityArea.objects.filter(priority__plan=plan)
        }

    def do(self) -> dict[str, Any]:
        wanted = [
            each for each in self.proposal.rows if each.row.place not in self.choices.leave_out
        ]
        self.make_bodies(wanted)
        self.log["sections"] = write_sections(
            by=self.by, plan=self.plan, read=self.read, taken=self.prose
        )
        self.priorities = {home: self.priority_of(home) for home in self.proposal.homes}
        changed = {
            str(each.current.pk): self.change(each, each.current)
            for each in wanted
            if each.current and each.state == "changed"
        }
        gone = [each for each in self.proposal.gone if each.pk in self.choices.remove]
        said = {"by": self.by, "approval": self.choices.approval}
        removed = [remove_action(action=action, **said).pk for action in gone]
        made = self.make([each for each in wanted if each.state == "new"])
        rows = {str(action.pk): action.version for action in made}
        return self.log | {"changed": changed, "removed": removed, "rows": rows}

    # -- Bodies, priorities and areas -----------------------------------------------------------

    def make_bodies(self, wanted: Iterable[ProposedRow]) -> None:
        """The bodies that the officer asked for, so that the rows can be led by them."""
        for words in dict.fromkeys(words for each in wanted for words in each.cells["leads"]):
            if self.choices.leads.get(words) == "new" and not self.parties.named(words):
                name = words[: Organisation._meta.get_field("name").max_length]
                values = {"name": name}
                if kind := usual_kind(words, self.row.partnership):
                    values["kind"] = kind
                body = create_organisation(
                    by=self.by, partnership=self.row.partnership, values=values
                )
                self.log["bodies"].append(body.pk)
        if self.log["bodies"]:
            self.parties = Parties.of(self.row.partnership)

    def priority_of(self, home: RowPriority) -> Priority:
        """The plan's priority that rows come under, with its areas; a new one if there is none."""
        priority = home.current or self.make_priority(home)
        if home.current and (words := self.said.get(home)):
            version = write_statement(by=self.by, priority=home.current, words=words)
            self.log["statements"][str(priority.pk)] = version
        for title in home.areas:
            self.area_of(priority, title)
        return priority

    def make_priority(self, home: RowPriority) -> Priority:
        values = {"number": home.number, "title": home.title[:TITLE]}
        whole = [home.title] if len(home.title) > TITLE else []
        values["statement"] = "\n".join([*whole, self.said.get(home, "")]).strip()[:CELL]
        priority = changes.create(Priority(**self.tenant, plan=self.plan, **values), by=self.by)
        self.log["priorities"].append(priority.pk)
        return priority

    def area_of(self, priority: Priority, title: str) -> PriorityArea | None:
        key = (priority.pk, heading_key(title[:TITLE]))
        if title and key not in self.areas:
            row = PriorityArea(**self.tenant, priority=priority, title=title[:TITLE])
            self.areas[key] = changes.create(row, by=self.by)
            self.log["areas"].append(self.areas[key].pk)
        return self.areas.get(key)

    def place_of(self, each: ProposedRow) -> dict[str, Any]:
        """The priority and the area of a row; one that the plan has keeps its area if the file has none."""
        priority = each.home.current or self.priorities[each.home]
        said = area_said(each) if each.current else each.row.area
        area = self.area_of(priority, said)
        if area is None and each.current and each.current.priority_id == priority.pk:
            area = each.current.area
        return {"priority": priority, "area": area}

    # -- Rows that are new ----------------------------------------------------------------------

    def make(self, rows: list[ProposedRow]) -> list[Action]:
        """Store new rows and their parts in a number of calls that does not grow with them."""
        said = {"by": self.by, "reason": f"Brought in from {self.row.name}"}
        new = {each.row.place: self.place_of(each)["priority"].pk for each in rows}
        self.positions = make_room(plan=self.plan, rows=self.proposal.rows, new=new, **said)
        actions = create_many(map(self.action_of, rows), verb="brought in", **said)
        pairs = list(zip(actions, rows, strict=True))
        for model, cell, column in ((Measure, "measures", "text"), (Risk, "risks", "text")):
            create_many(
                (
                    model(
                        **details_of_part(each.row, cell, place, words),
                        **self.tenant,
                        action=action,
                        position=place,
                        **{column: words},
                    )
                    for action, each in pairs
                    for place, words in enumerate(each.cells[cell], start=1)
                ),
                **said,
            )
        self.make_leads(pairs, said)
        self.link(actions)
        return actions

    def action_of(self, each: ProposedRow) -> Action:
        cells = each.cells
        extra = dict(cells["extra"])
        if each.row.ref and each.row.ref != each.ref:
            extra[AS_PRINTED] = each.row.ref
        values = {name: cells[name] for name in WORDS}
        values |= timing(each.row) or self.times(cells["timescale"])
        values["visibility"] = each.audience
        return Action(
            **self.tenant,
            plan=self.plan,
            ref=each.ref,
            position=self.positions[each.row.place],
            extra=extra,
            **self.place_of(each),
            **values,
        )

    def times(self, words: str) -> dict[str, Any]:
        return timescale_values(words, self.plan.start.year)

    def make_leads(self, pairs: list[tuple[Action, ProposedRow]], said: dict) -> None:
        leads, people = [], []
        for action, each in pairs:
            for place, words in enumerate(each.cells["leads"], start=1):
                link = self.link_of(words)
                people.append(link.pop("people", []))
                leads.append(
                    Lead(**self.tenant, action=action, position=place, words=words, **link)
                )
        for lead, known in zip(create_many(leads, **said), people, strict=True):
            if known:
                lead.people.set(known)

    def link_of(self, words: str) -> dict[str, Any]:
        """Whom the words of a lead mean: what the officer chose, else a known name."""
        chosen = self.parties.by_key.get(self.choices.leads.get(words, ""))
        party = chosen or self.parties.named(words)
        return party.link() if party else {}

    def link(self, actions: list[Action]) -> None:
        """Point the words of new rows to the rows they mean, and mend those that waited for them."""
        for action in actions:
            if any(find_references(getattr(action, cell)) for cell in REFERRING):
                reference.sync(action)
        new = {action.ref: action for action in actions}
        for each in CrossReference.objects.filter(action__plan=self.plan, target=None, ref__in=new):
            each.target = new[each.ref]
            each.save(update_fields=["target"])

    # -- Rows that are there --------------------------------------------------------------------

    def change(self, each: ProposedRow, action: Action) -> dict[str, Any]:
        """Change a row to what the file says; return what it was and the version it has now."""
        cells, fields = each.cells, self.proposal.fields
        before = row_to_restore(action)
        values: dict[str, Any] = {
            name: cells[name] for name in WORDS if name in fields and name != "timescale"
        }
        values |= self.times_over(each, action) if "timescale" in fields else {}
        values["visibility"] = each.audience
        values |= self.place_of(each) | {"extra": action.extra | cells["extra"]}
        parts = {
            "leads": merged(action.leads.all(), "words", cells["leads"], self.link_of),
        }
        for name in ("measures", "risks"):
            lines = merged(getattr(action, name).all(), "text", cells[name])
            parts[name] = lines_with_details(lines, said_of(each.row, name, cells[name]))
        changed = change_action(
            by=self.by,
            action=action,
            version=action.version,
            values=values,
            parts={name: part for name, part in parts.items() if name in fields},
            approval=self.choices.approval,
        )
        return before | {"version": changed.version}

    def times_over(self, each: ProposedRow, action: Action) -> dict[str, Any]:
        words = each.cells["timescale"]
        anew = self.times(words)
        said = timing_over(each.row, action, anew)
        return said if said is not None else anew if words != action.timescale else {}
