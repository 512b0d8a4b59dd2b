"""Lists and pages that the home of the evidence leads to."""

from __future__ import annotations

from plans.access import Can
from plans.pages.views.base import RowPage
from plans.pages.views.lists import PartnershipList


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
