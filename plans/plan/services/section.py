"""Laying the sections of a plan out."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Plan, Section

Kind = Section.Kind

# What most plans hold, in the order in which most print it. Headings can be changed afterwards.
USUAL: tuple[tuple[str, str], ...] = (
    (Kind.FOREWORD, "Foreword"),
    (Kind.INTRODUCTION, "Introduction"),
    (Kind.WHO_WE_ARE, "Who we are"),
    (Kind.VISION, "Our vision"),
    (Kind.DRIVERS, "National, county and police priorities"),
    (Kind.ASSESSMENT, "What the strategic assessment tells us"),
    (Kind.PRIORITIES, "Our priorities"),
    (Kind.APPROACH, "How we will work"),
    (Kind.ACTIONS, "Action plan"),
    (Kind.ENDORSEMENTS, "Who has agreed this plan"),
    (Kind.CONTACT, "Contact us"),
    (Kind.FORMATS, "Other formats and languages"),
)


@transaction.atomic
def lay_out_sections(*, by: User, plan: Plan) -> list[Section]:
    """Give a plan without sections the usual ones, empty. Raises ValidationError if it has any."""
    Plan.objects.select_for_update().get(pk=plan.pk)
    if plan.sections.exists():
        raise ValidationError("This plan has sections already, so none were added.")
    return [
        changes.create(
            Section(partnership_id=plan.partnership_id, plan=plan, kind=kind, heading=heading),
            by=by,
        )
        for kind, heading in USUAL
    ]
