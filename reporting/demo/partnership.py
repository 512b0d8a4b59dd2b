"""Stores one partnership of the demo: its bodies, people and groups, its terms, and whom it must regard."""

from __future__ import annotations

from django.core.files.base import ContentFile

from csp import changes
from csp.models import User
from plans import models as plans
from reporting.demo.builder import Builder
from reporting.demo.keys import Row, spell_out
from reporting.demo.logo import draw_logo


def store_partnership(slug: str, about: Row, by: User) -> plans.Partnership:
    """The partnership itself, with its logo drawn."""
    partnership = plans.Partnership(slug=slug, **about["partnership"])
    if logo := about.get("logo"):
        picture = draw_logo(logo["words"], partnership.colour)
        partnership.logo = ContentFile(picture, name=f"{slug}.png")
        partnership.logo_alt = logo["alt"]
    return changes.create(partnership, by=by)


def add_facts(builder: Builder, facts: Row) -> None:
    """What a file tells of the partnership, so that plans and evidence can name it."""
    for name in facts.get("local_names", ()):
        builder.store(plans.LocalName, {"name": name})
    for row in facts.get("areas", ()):
        builder.keep(builder.store(plans.Area, row), row["name"])
    for row in facts.get("bodies", ()):
        add_body(builder, row)
    for row in facts.get("people", ()):
        builder.keep(builder.store(plans.Person, row), row["name"])
    for row in facts.get("groups", ()):
        add_group(builder, row)
    for acronym, meaning in facts.get("terms", {}).items():
        builder.store(plans.Term, {"acronym": acronym, **spell_out(meaning, "words")})
    for row in facts.get("drivers", ()):
        add_driver(builder, row)


def add_body(builder: Builder, row: Row) -> None:
    """A body, after the ones that it belongs to or that followed it."""
    member, former = row.pop("member", None), row.pop("former_names", ())
    body = builder.store(plans.Organisation, row)
    builder.keep(body, body.name, body.acronym)
    for each in former:
        builder.store(plans.FormerName, each, organisation=body)
    if member:
        values = spell_out(member, "kind")
        days = {"began_on": body.began_on, "ended_on": body.ended_on}
        builder.store(plans.Membership, values, organisation=body, **days)


def add_group(builder: Builder, row: Row) -> None:
    """A group with its seats: for a post, and so for the post's own body; or for a body with no post."""
    seats = row.pop("seats", ())
    group = builder.store(plans.Group, row)
    for seat in seats:
        builder.store(plans.Seat, seat, group=group)
    builder.keep(group, group.name)


def add_driver(builder: Builder, row: Row) -> None:
    priorities = row.pop("priorities", ())
    driver = builder.store(plans.Driver, row)
    builder.keep(driver, driver.title)
    for each in priorities:
        priority = builder.store(plans.DriverPriority, spell_out(each, "title"), driver=driver)
        builder.keep(priority, f"{driver.title}: {priority.title}")
