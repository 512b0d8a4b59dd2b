"""The home of the evidence: what is held, what is missing, and what to do first."""

from __future__ import annotations

from dataclasses import dataclass

from plans.querysets_of_evidence import evidence_counts
from plans.views.base import WorkspacePage


@dataclass(frozen=True)
class Kind:
    """One kind of evidence: its key in the counts, one and several in words, its list, what it is for."""

    key: str
    one: str
    several: str
    route: str
    title: str
    text: str

    def words(self, count: int) -> str:
        if not count:
            return f"No {self.several} yet"
        return f"{count:,} {self.one if count == 1 else self.several}"


# In the order in which somebody who begins would come to them.
KINDS: list[Kind] = []


class EvidenceHome(WorkspacePage):
    title = "Evidence"
    template_name = "plans/evidence.html"

    def get(self, request, *args, **kwargs):
        counts = evidence_counts(self.partnership)
        return self.page(counts=counts, kinds=[self.card(kind, counts[kind.key]) for kind in KINDS])

    def card(self, kind: Kind, count: int) -> dict:
        return {
            "title": kind.title,
            "text": kind.text,
            "words": kind.words(count),
            "url": self.address(kind.route),
            "count": count,
        }
