"""SQL about papers that their authors are asked for."""

from __future__ import annotations

from django.db.models import QuerySet

from reporting.meetings.asking import ASKED_STEP
from reporting.models import AgendaPaper, Letter


def papers_to_ask() -> QuerySet[AgendaPaper]:
    """Papers with everybody who may be asked for them, and with the meeting that they are for."""
    return AgendaPaper.objects.defer("text").select_related(
        "partnership", "author__holder", "author__organisation", "item__parent",
        "item__meeting__group", "item__meeting__partnership",
    )  # fmt: skip


def asked_before(paper: AgendaPaper) -> int:
    """How often its author was written to."""
    step = f"{ASKED_STEP}{paper.pk}-"
    letters = Letter.objects.filter(partnership=paper.partnership_id, step__startswith=step)
    return letters.count()
