"""Lists and pages that the home of the evidence leads to."""

from __future__ import annotations

from plans.access import Can
from plans.pages.views.lists import PartnershipList


class EvidenceList(PartnershipList):
    """A list that the home of the evidence leads to."""

    def above(self) -> tuple[str, str]:
        return ("Evidence", self.address("evidence"))

    def get_table_kwargs(self) -> dict:
        return {"may_edit": self.access.can(Can.EDIT)}
