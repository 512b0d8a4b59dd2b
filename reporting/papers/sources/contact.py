"""How to reach the partnership, and how to ask for its papers in another form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts import people
from reporting.facts.gather_plan import contact_of, formats_of
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import facts_of, holder, one_of
from reporting.papers.sources.source import Option, Source

SHOWN = Option(
    "shown",
    "What is printed",
    one_of(
        ("", "Contact details and other formats"),
        ("contact", "Contact details"),
        ("formats", "Other formats and languages"),
    ),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    shown = options.get("shown") or ""
    plan = holder(desk)
    facts = facts_of(
        desk, desk.plan, contact=contact_of(plan, True), formats=formats_of(plan, True)
    )
    reach = people.contact(facts) if shown != "formats" else ()
    formats = people.formats(facts) if shown != "contact" else ()
    return Gathered((*reach, *formats))


SOURCE = Source(
    "Contact details",
    "The team's address, telephone and e-mail, and how to ask for another format or language.",
    gather,
    options=(SHOWN,),
)
