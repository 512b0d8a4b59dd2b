"""The last page: the logo again, the strapline, and how to reach the partnership."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting import document as d
from reporting.document.gathered import Gathered
from reporting.document.logo import logo_of
from reporting.document.parts import people
from reporting.facts.gather_plan import gather_contact
from reporting.papers.desk import Desk
from reporting.papers.sources.reading import facts_with_lists, fixed_choices, holder
from reporting.papers.sources.source import Option, PaperSource

CONTACT = Option(
    "contact", "Contact details", fixed_choices(("", "Leave them out"), ("yes", "Print them too"))
)


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    logo = logo_of(desk.partnership)
    words = desk.partnership.strapline
    facts = facts_with_lists(desk, desk.plan, contact=gather_contact(holder(desk), True))
    return Gathered(
        (
            *((d.Figure(logo),) if logo else ()),
            *((d.paragraph(words, bold=True),) if words else ()),
            *(people.contact_details(facts) if options.get("contact") else ()),
        )
    )


SOURCE = PaperSource(
    "Back cover",
    "The partnership's logo and strapline, for the last page.",
    gather,
    options=(CONTACT,),
)
