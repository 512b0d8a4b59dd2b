"""Stores the evidence, the money and the work of one partnership of the demo, after its plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from actions.models import Action, CaseReviewYear, CaseStudy, Project, Scheme, Tool
from actions.reviews.services import create_review
from actions.work.services.allocation import allocate
from actions.work.services.enforcement import record_use
from plans.evidence.services.consultation import create_consultation
from plans.figures.services.indicator import create_indicator, keep_printed_totals
from plans.figures.services.observation import Given, record_values
from plans.figures.spans import read_span
from plans.funding.services import create_stream
from plans.models import (
    Assessment,
    DutyRecord,
    FundingStream,
    Geography,
    GeographyScheme,
    Indicator,
    LiaisonOfficer,
    Plan,
    Priority,
    PriorityEvidence,
    Question,
    Survey,
)
from plans.pages.services import create_with
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
        self.streams: dict[str, FundingStream] = {}
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
            "DEATH_REVIEWS": self.add_death_review,
            "DUTIES": self.add_duty,
            "LIAISON": self.add_liaison,
        }
        for name, step in steps.items():
            for row in getattr(data, name, ()):
                step(dict(row))

    def with_parts(self, kind: type, values: Row, **parts: Iterable[Row]) -> Any:
        """A row of a kind with the rows that hang on it."""
        row = kind(partnership=self.partnership, **values)
        return create_with(row, by=self.by, parts=parts)

    # -- Figures ------------------------------------------------------------------------------

    def add_scheme(self, row: Row) -> None:
        places = row.pop("places")
        areas = {area.name: area for area in self.partnership.areas.all()}
        for place in places:
            place["area"] = areas.get(place.get("area", ""))
        scheme = self.with_parts(GeographyScheme, row, places=places)
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
        results = [exact(each) for each in row.pop("results")]
        survey = self.with_parts(Survey, row, results=results)
        for result in survey.results.all():
            self.evidence[f"{survey.name}: {result.answer}"] = {"result": result}

    def add_assessment(self, row: Row) -> None:
        row["organisation"] = self.body(row.get("organisation", ""))
        parts = {
            "contributors": [
                {"organisation": self.builder.bodies.get(name), "words": name}
                for name in row.pop("contributors", ())
            ],
            "hotspots": [
                {"words": words, "geography": self.places.get(words)}
                for words in row.pop("hotspots", ())
            ],
            "recommended": [
                {"words": words, "priority": self.priority(priority)}
                for words, priority in row.pop("recommended", ())
            ],
        }
        stored = self.with_parts(Assessment, row, **parts)
        self.evidence[stored.name] = {"assessment": stored}

    def add_consultation(self, row: Row) -> None:
        questions = row.pop("questions", ())
        raised = [
            {**each, "priority": self.priority(each.get("priority", ""))}
            for each in row.pop("raised", ())
        ]
        stored = create_consultation(
            by=self.by, partnership=self.partnership, values=row, raised=raised
        )
        for each in questions:
            values = {name: value for name, value in each.items() if name != "answers"}
            values["consultation"] = stored
            question = self.with_parts(Question, values, answers=each.get("answers", ()))
            self.evidence[question.text] = {"question": question}

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
        row["position"] = len(self.projects) + 1
        stored = self.with_parts(Project, row, outcomes=[{"words": words} for words in outcomes])
        self.projects[stored.name] = stored
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
        row["owner"] = self.body(row.get("owner", ""))
        self.with_parts(Scheme, row, activities=activities)

    def add_tool(self, row: Row) -> None:
        stored = self.store(Tool, position=len(self.tools) + 1, **row)
        self.tools[str(stored)] = stored

    def add_use(self, row: Row) -> None:
        values = {**row, "tool": self.tools[row["tool"]]}
        record_use(by=self.by, partnership=self.partnership, values=values)

    def add_death_review(self, row: Row) -> None:
        create_review(by=self.by, partnership=self.partnership, values=row)

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
