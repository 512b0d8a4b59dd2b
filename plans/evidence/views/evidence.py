"""The home of the evidence: what is held, what is missing, and what to do first."""

from __future__ import annotations

from collections.abc import Iterator

from plans.access import Can
from plans.evidence.queries import assessments_seen
from plans.figures.queries import evidence_counts
from plans.pages.views.base import WorkspacePage
from plans.pages.views.cards import CardKind, cards

# In the order in which somebody who begins would come to them.
KINDS = [
    CardKind(
        "places",
        "place",
        "places",
        "geography_schemes",
        "Places",
        "How your area is cut up for counting: localities, wards or districts.",
    ),
    CardKind(
        "indicators",
        "indicator",
        "indicators",
        "indicators",
        "Indicators",
        "What is counted year after year, with its figures by place.",
    ),
    CardKind(
        "crime",
        "file",
        "files",
        "crime_imports",
        "Crime files",
        "Police recorded crime as it is published, counted for your area.",
        Can.EDIT,
    ),
    CardKind(
        "assessments",
        "assessment",
        "assessments",
        "assessments",
        "Strategic assessments",
        "What was found out before the priorities were chosen.",
    ),
    CardKind(
        "consultations",
        "consultation",
        "consultations",
        "consultations",
        "Consultations",
        "What people were asked, what they said and what came of it.",
    ),
    CardKind(
        "surveys",
        "survey",
        "surveys",
        "surveys",
        "Surveys",
        "Results that your plans quote, with how many people answered.",
    ),
    CardKind(
        "drivers",
        "strategy",
        "strategies",
        "drivers",
        "Strategies to have regard to",
        "What the police, the county and the government put first.",
    ),
]

FIRST_STEPS = [
    (
        "places",
        "Begin with your places",
        "Say how your area is cut up for counting, such as its localities or wards. Figures are then "
        "kept for each of them.",
        "geography_scheme_add",
        "Add a set of places",
    ),
    (
        "indicators",
        "Then what you count",
        "Add an indicator, such as recorded burglary, and paste its figures from a spreadsheet.",
        "indicator_add",
        "Add an indicator",
    ),
    (
        "figures",
        "Then its figures",
        "Open an indicator and paste its table: totals and changes are worked out for you.",
        "indicators",
        "Go to the indicators",
    ),
]


class EvidenceHome(WorkspacePage):
    title = "Evidence"
    template_name = "plans/evidence/evidence.html"

    def get(self, request, *args, **kwargs):
        counts = evidence_counts(self.partnership, assessments_seen(self.access))
        return self.page(
            cards=cards(self, KINDS, counts),
            first=self.first_step(counts) if self.access.can(Can.EDIT) else None,
            missing=list(self.missing(counts)),
        )

    def first_step(self, counts: dict[str, int]) -> dict | None:
        """What to do first, while something that the rest needs is not there."""
        step = next((each for each in FIRST_STEPS if not counts[each[0]]), None)
        if step is None:
            return None
        _, title, text, route, label = step
        return {"title": title, "text": text, "url": self.address(route), "label": label}

    def missing(self, counts: dict[str, int]) -> Iterator[str]:
        """What is begun and not finished, in words."""
        if bare := counts["without_figures"]:
            yield f"{bare} indicator{' has' if bare == 1 else 's have'} no figures yet."
        if counts["indicators"] and not counts["linked"]:
            yield "No priority of a plan rests on an indicator yet."
