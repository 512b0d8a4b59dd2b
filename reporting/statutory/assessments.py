"""How checks name an assessment, which not everybody may see."""

from __future__ import annotations

from collections.abc import Iterator

from plans.models import Assessment
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink


def assessment_name(facts: StatutoryFacts, assessment: Assessment) -> str:
    return f"“{assessment}”" if may_see_assessment(facts, assessment) else "an assessment"


def may_see_assessment(facts: StatutoryFacts, assessment: Assessment) -> bool:
    """Some assessments are for partners only, or for fewer."""
    audience = Assessment.Visibility(assessment.visibility).audience
    return facts.access is None or facts.access.may_read(audience)


def assessment_pages(facts: StatutoryFacts, shown: list[Assessment]) -> Iterator[CheckLink]:
    yield facts.link("Assessments", "assessments")
    for each in shown:
        if may_see_assessment(facts, each):
            yield facts.link(str(each), "assessment", each.pk)
