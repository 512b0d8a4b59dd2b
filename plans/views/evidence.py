"""The home of the evidence: what is held, what is missing, and what to do first."""

from __future__ import annotations

from dataclasses import dataclass

from plans.access import Can
from plans.querysets_of_evidence import evidence_counts
from plans.views.base import RowPage, WorkspacePage
from plans.views.lists import PartnershipList


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
KINDS = [
    Kind(
        "places",
        "place",
        "places",
        "geography_schemes",
        "Places",
        "How your area is cut up for counting: localities, wards or districts.",
    ),
    Kind(
        "indicators",
        "indicator",
        "indicators",
        "indicators",
        "Indicators",
        "What is counted year after year, with its figures by place.",
    ),
    Kind(
        "drivers",
        "strategy",
        "strategies",
        "drivers",
        "Strategies to have regard to",
        "What the police, the county and the government put first.",
    ),
]


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


class EvidenceList(PartnershipList):
    """A list that the home of the evidence leads to."""

    def trail(self) -> list[tuple[str, str]]:
        return [("Evidence", self.address("evidence"))]

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT)}


class EvidencePages(RowPage):
    """Pages about the rows of such a list."""

    def trail(self) -> list[tuple[str, str]]:
        return [("Evidence", self.address("evidence")), *super().trail()]
