"""Stores one partnership of the demo from plain data, by way of the services alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from actions.models import Action
from actions.rows.services.action import create_action
from csp import changes
from csp.models import User
from plans.models import (
    Area,
    Commitment,
    Driver,
    DriverPriority,
    Endorsement,
    FormerName,
    Group,
    LocalName,
    Membership,
    Organisation,
    Partnership,
    Person,
    Plan,
    Post,
    Priority,
    PriorityArea,
    Seat,
    Section,
    Term,
)
from plans.plan.services.plan import create_plan, move_status
from reporting.demo.shapes import Row


class Builder:
    """One partnership being filled. What is stored is found again by the name in the data."""

    def __init__(self, partnership: Partnership, by: User):
        self.partnership = partnership
        self.by = by
        self.bodies: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.posts: dict[tuple[str, str], Post] = {}
        self.groups: dict[str, Group] = {}
        self.driver_priorities: dict[str, DriverPriority] = {}

    def store(self, model: type, *, links: Mapping[str, Iterable] | None = None, **values: Any):
        return changes.create(
            model(partnership=self.partnership, **values), by=self.by, links=links
        )

    def body(self, words: str) -> Organisation | None:
        """A body by its name or its short name; no words mean no body."""
        return self.bodies[words] if words else None

    # -- Who ----------------------------------------------------------------------------------

    def add_names(self, local_names: Iterable[str], areas: Iterable[Row]) -> None:
        for name in local_names:
            self.store(LocalName, name=name)
        for area in areas:
            self.store(Area, **area)

    def add_bodies(self, rows: Iterable[Row]) -> None:
        """Bodies, each after the ones that it belongs to or that followed it."""
        for row in rows:
            row = dict(row)
            member, former = row.pop("member", ""), row.pop("former_names", ())
            for link in ("parent", "successor"):
                row[link] = self.body(row.get(link, ""))
            stored = self.store(Organisation, **row)
            self.bodies |= {name: stored for name in (stored.name, stored.acronym) if name}
            for name, until in former:
                self.store(FormerName, organisation=stored, name=name, until=until)
            if member:
                self.add_membership(stored, member)

    def add_membership(self, stored: Organisation, member: str | tuple[str, str]) -> None:
        kind, printed_as = member if isinstance(member, tuple) else (member, "")
        self.store(
            Membership,
            organisation=stored,
            kind=kind,
            printed_as=printed_as,
            began_on=stored.began_on,
            ended_on=stored.ended_on,
        )

    def add_people(self, rows: Iterable[Row]) -> None:
        for row in rows:
            values = row | {"organisation": self.body(row.get("organisation", ""))}
            self.people[row["name"]] = self.store(Person, **values)

    def post(self, title: str, organisation: str = "") -> Post:
        """A post, stored when it is first named."""
        key = (title, organisation)
        if key not in self.posts:
            self.posts[key] = self.store(Post, title=title, organisation=self.body(organisation))
        return self.posts[key]

    def add_groups(self, rows: Iterable[Row]) -> None:
        for row in rows:
            row = dict(row)
            seats, parent = row.pop("seats", ()), row.pop("parent", "")
            stored = self.store(Group, parent=self.groups.get(parent), **row)
            self.groups[stored.name] = stored
            for seat in seats:
                self.add_seat(stored, dict(seat))

    def add_seat(self, group: Group, seat: Row) -> None:
        """A seat is for a post, and so for the post's own body; or for a body with no post."""
        organisation = seat.pop("organisation", "")
        post, person = seat.pop("post", ""), seat.pop("person", "")
        self.store(
            Seat,
            group=group,
            organisation=self.body(organisation),
            post=self.post(post, organisation) if post else None,
            person=self.people[person] if person else None,
            **seat,
        )

    def add_terms(self, terms: Mapping[str, str | tuple[str, str]]) -> None:
        for acronym, meaning in terms.items():
            words, variants = meaning if isinstance(meaning, tuple) else (meaning, "")
            self.store(Term, acronym=acronym, words=words, variants=variants)

    def add_drivers(self, rows: Iterable[Row]) -> None:
        for row in rows:
            row = dict(row)
            priorities = row.pop("priorities")
            stored = self.store(Driver, **row)
            for title, strapline in priorities:
                self.driver_priorities[f"{stored.title}: {title}"] = self.store(
                    DriverPriority, driver=stored, title=title, strapline=strapline
                )

    # -- Plans --------------------------------------------------------------------------------

    def add_plan(self, data: Any, predecessor: Plan | None = None) -> Plan:
        """A plan from a module that holds its data, brought to the status that it had."""
        plan = create_plan(
            by=self.by,
            partnership=self.partnership,
            values={**data.PLAN, "predecessor": predecessor},
        )
        for row in data.SECTIONS:
            self.store(Section, plan=plan, **row)
        priorities = [self.add_priority(plan, dict(row)) for row in data.PRIORITIES]
        for row in getattr(data, "ROWS", ()):
            self.add_row(plan, priorities, dict(row))
        for row in getattr(data, "COMMITMENTS", ()):
            self.store(Commitment, plan=plan, **row)
        for row in getattr(data, "ENDORSEMENTS", ()):
            values = row | {"organisation": self.body(row["organisation"])}
            self.store(Endorsement, plan=plan, **values)
        for step in data.STATUSES:
            plan = move_status(by=self.by, plan=plan, version=plan.version, **step)
        return plan

    def add_priority(self, plan: Plan, row: Row) -> Priority:
        areas = row.pop("areas")
        links = {
            "serves": [self.driver_priorities[words] for words in row.pop("serves", ())],
            "carries_on": [
                Priority.objects.get(plan__partnership=self.partnership, plan__slug=slug, number=n)
                for slug, n in row.pop("carries_on", ())
            ],
        }
        owner = self.groups.get(row.pop("owner", ""))
        stored = self.store(Priority, plan=plan, owner=owner, links=links, **row)
        for title in areas:
            self.store(PriorityArea, priority=stored, title=title)
        return stored

    def add_row(self, plan: Plan, priorities: list[Priority], row: Row) -> Action:
        priority = next(each for each in priorities if row["ref"].startswith(f"{each.number}."))
        parts = {
            "leads": [self.lead(dict(each)) for each in row.pop("leads")],
            "measures": row.pop("measures", []),
            "risks": [risk(each) for each in row.pop("risks", ())],
        }
        area = priority.areas.get(title=row.pop("area"))
        values = {**row, "priority": priority, "area": area}
        return create_action(by=self.by, plan=plan, values=values, parts=parts)

    def lead(self, values: Row) -> Row:
        organisation, post = values["organisation"], values.pop("post", "")
        people = [self.people[name] for name in values.pop("people", ())]
        values |= {"organisation": self.body(organisation), "people": people}
        if post:
            values["post"] = self.post(post, organisation)
        return values


def risk(words: str | Row) -> Row:
    """Bare words are an assumption or a risk, and nobody has said which."""
    return {"text": words} if isinstance(words, str) else words
