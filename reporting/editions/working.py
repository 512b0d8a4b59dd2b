"""The plan as it stands, as a document marked as a draft."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from csp.periods import date_words
from plans.access import Access
from plans.models import Plan
from reporting.document import Document
from reporting.document.plan import Pictures, build
from reporting.editions.services.publication import picture_files
from reporting.facts.gather_plan import gather
from reporting.facts.pictures import live_pictures
from reporting.facts.plan import WholePlanFacts
from reporting.facts.snapshot import freeze, snapshot_digest
from reporting.models import Publication


def working_facts(plan: Plan, access: Access | None = None) -> WholePlanFacts:
    """Every row that the reader may see, with leads as they were written."""
    return gather(plan, public=False, access=access)


def draft_document(
    plan: Plan, facts: WholePlanFacts, *, now: datetime, draft: bool = True
) -> Document:
    day = date_words(timezone.localtime(now).date())
    edition = f"{'Draft as' if draft else 'As'} it stood on {day}"
    pictures = Pictures(live_pictures(picture_files(plan)))
    return build(facts, draft=draft, created=now, edition=edition, pictures=pictures)


def is_as_published(plan: Plan) -> bool:
    """Whether the public already reads the plan exactly as it stands."""
    sha = snapshot_digest(freeze(gather(plan, public=True)))
    return plan.publications.filter(state=Publication.State.CURRENT, sha256=sha).exists()
