"""Papers and their versions, for Find anything."""

from __future__ import annotations

from django.urls import reverse

from csp.lists.filters import rows_holding
from csp.lists.finding import MOST_OF_A_KIND, Hit, HitGroup
from plans.access import Access, Can
from reporting.editions.views.report import readable_reports
from reporting.models import Paper


def find_papers(access: Access, words: str) -> HitGroup:
    """Papers that are being written, for those who work on them. One query."""
    hits = []
    if access.can(Can.READ_DRAFTS):
        papers = Paper.objects.filter(partnership=access.partnership).select_related("partnership")
        found = rows_holding(papers, ("title", "to"), words).order_by("-day", "title", "pk")
        hits = [
            Hit(each.title, each.get_absolute_url(), beside=str(each.to))
            for each in found[:MOST_OF_A_KIND]
        ]
    return HitGroup("Papers", hits, reverse("workspace:papers", args=[access.partnership.slug]))


def find_versions(access: Access, words: str) -> HitGroup:
    """What was frozen or sent, as far as somebody may open it. One query."""
    hits = []
    if access.can(Can.READ_DRAFTS) or access.can(Can.SCRUTINISE):
        found = rows_holding(readable_reports(access), ("title",), words).order_by("-as_at", "-pk")
        hits = [
            Hit(str(each), each.get_absolute_url(), beside=each.get_state_display())
            for each in found[:MOST_OF_A_KIND]
        ]
    address = reverse("workspace:reports", args=[access.partnership.slug])
    return HitGroup("Versions and files", hits, address)
