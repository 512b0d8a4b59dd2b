"""A long plan: besides its own sections, figures by locality, the groups and those who sign it."""

from __future__ import annotations

from plans.models import Section
from reporting.papers.desk import Desk
from reporting.papers.patterns import strategy
from reporting.papers.patterns.pattern import PaperType, Slot, data

BY_PLACE = "Figures by locality"
# What the long plan prints at its end, unless the plan has a section for it.
AT_THE_END = (
    (Section.Kind.ENDORSEMENTS, Slot("Who has signed this plan", (data("signatories"),), {"new_page": True})),
    (Section.Kind.STRUCTURE, Slot("Groups and how they fit together", (data("groups"),))),
    (None, Slot(BY_PLACE, (data("localities"),), {"new_page": True})),
    (Section.Kind.CONTACT, Slot("Contact details", (data("contact"),))),
)  # fmt: skip


def slots(desk: Desk) -> tuple[Slot, ...]:
    kinds = (
        set(desk.plan.sections.filter(printed=True).values_list("kind", flat=True))
        if desk.plan
        else ()
    )
    return (
        *strategy.own_sections(desk),
        *(slot for kind, slot in AT_THE_END if kind not in kinds),
        Slot("What the short forms mean", (data("glossary"),)),
        Slot("", (data("back-cover"),), {"new_page": True}),
    )


PATTERN = PaperType(
    "Long plan",
    "The plan with crime figures by locality, the structure of the partnership, those who sign it and "
    "the short forms written out.",
    slots,
    strategy.strategy_values,
    needs=("plan",),
)
