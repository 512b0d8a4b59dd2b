"""How to reach the partnership, and how to ask for its papers in another form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.document.gathered import Gathered
from reporting.document.parts import people
from reporting.facts.gather_plan import formats_of, gather_contact
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import facts_with_lists, fixed_choices, holder
from reporting.papers.sources.source import Option, PaperSource

SHOWN = Option(
    "shown",
    "What is printed",
    fixed_choices(
        ("", "Contact details and other formats"),
        ("contact", "Contact details"),
        ("formats", "Other formats and languages"),
    ),
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    shown = options.get("shown") or ""
    plan = holder(desk)
    facts = facts_with_lists(
        desk, desk.plan, contact=gather_contact(plan, True), formats=formats_of(plan, True)
    )
    reach = people.contact_details(facts) if shown != "formats" else ()
    formats = people.format_paragraphs(facts) if shown != "contact" else ()
    return Gathered((*reach, *formats))


SOURCE = PaperSource(
    "Contact details",
    "The team's address, telephone and e-mail, and how to ask for another format or language.",
    gather,
    options=(SHOWN,),
)
