"""Stores the evidence, the money and the work of one partnership of the demo, after its plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from actions.models import (
    Action,
    CaseReviewYear,
    CaseStudy,
    DeathReview,
    EnforcementUse,
    Outcome,
    Project,
    Scheme,
    SchemeActivity,
    Tool,
)
from actions.services.allocation import allocate
from plans.models import (
    Answer,
    Assessment,
    AssessmentContributor,
    Consultation,
    DutyRecord,
    Geography,
    GeographyScheme,
    Hotspot,
    Indicator,
    LiaisonOfficer,
    Plan,
    Priority,
    PriorityEvidence,
    Question,
    Raised,
    RecommendedPriority,
    Survey,
    SurveyResult,
)
from plans.services.funding import create_stream
from plans.services.geography import create_scheme
from plans.services.indicator import create_indicator, keep_printed_totals
from plans.services.observation import Given, record_values
from plans.spans import read_span
from reporting.demo.builder import Builder
from reporting.demo.shapes import Row


class EvidenceBuilder:
    """Fills one partnership that has its bodies and plans. Rows name one another as data does."""

    def __init__(self, builder: Builder):
        self.builder = builder
        self.store, self.body, self.by = builder.store, builder.body, builder.by
        self.partnership = builder.partnership
        self.schemes: dict[str, GeographyScheme] = {}
        self.places: dict[str, Geography] = {}
        # What a priority may rest on, by the words that name it.
        self.evidence: dict[str, Row] = {}
        self.streams: dict[str, Any] = {}
        self.projects: dict[str, Project] = {}
        self.tools: dict[str, Tool] = {}

    def add(self, data: Any) -> None:
        """Everything that a module of data holds; what it does not name, it has none of."""
        steps: dict[str, Callable[[Row], Any]] = {
            "PLACES": self.add_scheme,
            "INDICATORS": self.add_indicator,
            "SURVEYS": self.add_survey,
            "ASSESSMENTS": self.add_assessment,
            "CONSULTATIONS": self.add_consultation,
            "EVIDENCE": self.add_evidence,
            "STREAMS": self.add_stream,
            "PROJECTS": self.add_project,
            "ALLOCATIONS": self.add_allocation,
            "SUMMER_SCHEMES": self.add_summer_scheme,
            "TOOLS": self.add_tool,
            "USES": self.add_use,
            "CASE_REVIEWS": lambda row: self.store(CaseReviewYear, **row),
            "DEATH_REVIEWS": lambda row: self.store(DeathReview, **row),
            "DUTIES": self.add_duty,
            "LIAISON": self.add_liaison,
        }
        for name, step in steps.items():
            for row in getattr(data, name, ()):
                step(dict(row))

    # -- Figures ------------------------------------------------------------------------------

    def add_scheme(self, row: Row) -> None:
        places = row.pop("places")
        areas = {area.name: area for area in self.partnership.areas.all()}
        for place in places:
            place["area"] = areas.get(place.get("area", ""))
        scheme = create_scheme(by=self.by, partnership=self.partnership, values=row, places=places)
        self.schemes[row["slug"]] = scheme
        self.places |= {each.name: each for each in scheme.places.all()}

    def add_indicator(self, row: Row) -> None:
        figures, printed = row.pop("figures", ()), row.pop("printed", ())
        breaks, known_on = row.pop("breaks", ()), row.pop("known_on", None)
        scheme = self.schemes.get(row.pop("scheme", ""))
        indicator = create_indicator(
            by=self.by,
            partnership=self.partnership,
            values={**row, "scheme": scheme},
            breaks=breaks,
        )
        given = [self.given(indicator, *each) for each in figures]
        record_values(by=self.by, indicator=indicator, values=given, known_on=known_on)
        totals = [self.spanned(indicator, each) for each in printed]
        if totals:
            keep_printed_totals(by=self.by, indicator=indicator, scheme=scheme, rows=totals)
        self.evidence[indicator.name] = {"indicator": indicator}

    def given(self, indicator: Indicator, place: str, period: str, said: Any) -> Given:
        """One figure, from a bare number or from all that is said of it."""
        values = exact(said if isinstance(said, dict) else {"value": said})
        span = read_span(period, indicator.period_kind)
        return Given(geography=self.places[place], span=span, **values)

    def spanned(self, indicator: Indicator, row: Row) -> Row:
        span = read_span(row["period"], indicator.period_kind)
        return {name: value for name, value in row.items() if name != "period"} | {"span": span}

    # -- What was found and asked -------------------------------------------------------------

    def add_survey(self, row: Row) -> None:
        results = row.pop("results")
        survey = self.store(Survey, **row)
        for place, result in enumerate(results, start=1):
            stored = self.store(SurveyResult, survey=survey, position=place, **exact(result))
            self.evidence[f"{survey.name}: {stored.answer}"] = {"result": stored}

    def add_assessment(self, row: Row) -> None:
        lists = {name: row.pop(name, ()) for name in ("contributors", "hotspots", "recommended")}
        row["organisation"] = self.body(row.get("organisation", ""))
        stored = self.store(Assessment, **row)
        for place, name in enumerate(lists["contributors"], start=1):
            linked = self.builder.bodies.get(name)
            self.store(
                AssessmentContributor,
                assessment=stored,
                position=place,
                organisation=linked,
                words=name,
            )
        for place, words in enumerate(lists["hotspots"], start=1):
            self.store(
                Hotspot,
                assessment=stored,
                position=place,
                words=words,
                geography=self.places.get(words),
            )
        for place, (words, priority) in enumerate(lists["recommended"], start=1):
            self.store(
                RecommendedPriority,
                assessment=stored,
                position=place,
                words=words,
                priority=self.priority(priority),
            )
        self.evidence[stored.name] = {"assessment": stored}

    def add_consultation(self, row: Row) -> None:
        questions, raised = row.pop("questions", ()), row.pop("raised", ())
        stored = self.store(Consultation, **row)
        for place, question in enumerate(questions, start=1):
            self.add_question(stored, place, dict(question))
        for place, each in enumerate(raised, start=1):
            values = each | {"priority": self.priority(each.get("priority", ""))}
            self.store(Raised, consultation=stored, position=place, **values)

    def add_question(self, consultation: Consultation, place: int, row: Row) -> None:
        answers = row.pop("answers", ())
        stored = self.store(Question, consultation=consultation, position=place, **row)
        for number, answer in enumerate(answers, start=1):
            self.store(Answer, question=stored, position=number, **answer)
        self.evidence[stored.text] = {"question": stored}

    def priority(self, address: str) -> Priority | None:
        """A priority by its plan and number, such as 2016-17/3; no words mean none."""
        if not address:
            return None
        plan, number = address.split("/")
        return Priority.objects.get(
            plan__partnership=self.partnership, plan__slug=plan, number=number
        )

    def add_evidence(self, row: Row) -> None:
        target = self.evidence[row.pop("from")]
        self.store(PriorityEvidence, **target, **row | {"priority": self.priority(row["priority"])})

    # -- Money and work -----------------------------------------------------------------------

    def plan(self, slug: str) -> Plan | None:
        return Plan.objects.get(partnership=self.partnership, slug=slug) if slug else None

    def add_stream(self, row: Row) -> None:
        years = row.pop("years", ())
        row |= {name: self.body(row.get(name, "")) for name in ("funder", "holder")}
        row |= {"plan": self.plan(row.get("plan", "")), "priority": None}
        stream = create_stream(by=self.by, partnership=self.partnership, values=row, years=years)
        self.streams[stream.name] = stream

    def add_project(self, row: Row) -> None:
        outcomes, studies = row.pop("outcomes", ()), row.pop("case_studies", ())
        row |= {
            "plan": self.plan(row.get("plan", "")),
            "provider": self.body(row.get("provider", "")),
        }
        stored = self.store(Project, position=len(self.projects) + 1, **row)
        self.projects[stored.name] = stored
        for place, words in enumerate(outcomes, start=1):
            self.store(Outcome, project=stored, position=place, words=words)
        for place, study in enumerate(studies, start=1):
            self.store(CaseStudy, project=stored, position=place, **study)

    def add_allocation(self, row: Row) -> None:
        row |= {
            "stream": self.streams[row["stream"]],
            "project": self.projects[row["project"]] if "project" in row else None,
            "action": self.action(*row["action"]) if "action" in row else None,
            "provider": self.body(row.get("provider", "")),
            "committed": Decimal(row["committed"]),
            "spent": Decimal(row.get("spent", 0)),
        }
        allocate(by=self.by, partnership=self.partnership, values=row)

    def action(self, plan: str, ref: str) -> Action:
        return Action.objects.get(plan__partnership=self.partnership, plan__slug=plan, ref=ref)

    def add_summer_scheme(self, row: Row) -> None:
        activities = row.pop("activities")
        stored = self.store(Scheme, **row | {"owner": self.body(row.get("owner", ""))})
        for place, activity in enumerate(activities, start=1):
            self.store(SchemeActivity, scheme=stored, position=place, **activity)

    def add_tool(self, row: Row) -> None:
        stored = self.store(Tool, position=len(self.tools) + 1, **row)
        self.tools[str(stored)] = stored

    def add_use(self, row: Row) -> None:
        self.store(EnforcementUse, **row | {"tool": self.tools[row["tool"]]})

    def add_duty(self, row: Row) -> None:
        bodies: Iterable[str] = row.pop("organisations", ())
        self.store(
            DutyRecord,
            links={"organisations": [self.body(name) for name in bodies]},
            **row | {"plan": self.plan(row.get("plan", ""))},
        )

    def add_liaison(self, row: Row) -> None:
        self.store(LiaisonOfficer, **row | {"organisation": self.body(row["organisation"])})


def exact(values: Row) -> Row:
    """The same, with each number as the decimal that was written down."""
    return {
        name: Decimal(str(value)) if type(value) in (int, float) else value
        for name, value in values.items()
    }
