"""Stores what one partnership of the demo rests on, spends and does, after its plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Model

from actions import models as actions
from actions.reviews.services import create_review
from actions.work.services.allocation import allocate
from actions.work.services.enforcement import record_use
from plans import models as plans
from plans.evidence.services.consultation import create_consultation
from plans.figures.services.indicator import create_indicator, keep_printed_totals
from plans.figures.services.observation import GivenFigure, record_values
from plans.figures.spans import read_span
from plans.funding.services import create_stream
from reporting.demo.builder import Builder, Service
from reporting.demo.keys import Row

Step = Callable[[Builder, Row], Any]


def add_evidence(builder: Builder, tables: Row) -> None:
    """Everything that a file holds, in an order in which one thing can name another."""
    for name, step in STEPS.items():
        for row in tables.get(name, ()):
            step(builder, row)


# -- Figures --------------------------------------------------------------------------------------


def add_scheme(builder: Builder, row: Row) -> None:
    scheme = builder.store(plans.GeographyScheme, row, "places")
    builder.keep(scheme, scheme.slug)
    for place in scheme.places.all():
        builder.keep(place, place.name)


def add_indicator(builder: Builder, row: Row) -> None:
    """An indicator with its figures, and with the totals that a paper prints for them."""
    figures = [*read_table(row.pop("table", None)), *row.pop("figures", ())]
    printed, breaks = row.pop("printed", ()), row.pop("breaks", ())
    known_on = row.pop("known_on", None)
    indicator = builder.store_through(create_indicator, plans.Indicator, row, breaks=breaks)
    given = [name_figure(builder, indicator, each) for each in figures]
    record_values(by=builder.by, indicator=indicator, values=given, known_on=known_on)
    if totals := [name_span(indicator, each) for each in printed]:
        scheme = indicator.scheme
        keep_printed_totals(by=builder.by, indicator=indicator, scheme=scheme, rows=totals)
    builder.evidence[indicator.name] = {"indicator": indicator}


def read_table(table: Row | None) -> Iterator[Row]:
    """The figures of a printed table: a line of years for each place."""
    if table:
        more = {name: each for name, each in table.items() if name not in ("years", "values")}
        for place, line in table["values"].items():
            for year, value in zip(table["years"], line, strict=True):
                yield {"place": place, "period": year, "value": value, **more}


def name_figure(builder: Builder, indicator: plans.Indicator, row: Row) -> GivenFigure:
    numbers = {name: Decimal(each) for name, each in row.items() if type(each) is int}
    place = builder.find(plans.Geography, row.pop("place"))
    return GivenFigure(geography=place, **name_span(indicator, row | numbers))


def name_span(indicator: plans.Indicator, row: Row) -> Row:
    """The same, with the days of its period in place of the words for it."""
    span = read_span(row["period"], indicator.period_kind)
    return {name: value for name, value in row.items() if name != "period"} | {"span": span}


# -- What was found and asked ---------------------------------------------------------------------


def add_survey(builder: Builder, row: Row) -> None:
    survey = builder.store(plans.Survey, row, "results")
    for result in survey.results.all():
        builder.evidence[f"{survey.name}: {result.answer}"] = {"result": result}


def add_assessment(builder: Builder, row: Row) -> None:
    """An assessment; contributors and hotspots may be others than the bodies and places here."""
    for part, link, model in (
        ("contributors", "organisation", plans.Organisation),
        ("hotspots", "geography", plans.Geography),
    ):
        known, words = builder.named[model], row.get(part, ())
        row[part] = [{"words": each} | ({link: each} if each in known else {}) for each in words]
    parts = ("contributors", "hotspots", "recommended")
    assessment = builder.store(plans.Assessment, row, *parts)
    builder.keep(assessment, assessment.name)
    builder.evidence[assessment.name] = {"assessment": assessment}


def add_consultation(builder: Builder, row: Row) -> None:
    questions = row.pop("questions", ())
    raised = builder.name_parts(plans.Consultation, "raised", row.pop("raised", ()))
    made = builder.store_through(create_consultation, plans.Consultation, row, raised=raised)
    builder.keep(made, made.title)
    for each in questions:
        question = builder.store(plans.Question, each, "answers", consultation=made)
        builder.evidence[question.text] = {"question": question}


def add_priority_evidence(builder: Builder, row: Row) -> None:
    builder.store(plans.PriorityEvidence, row, **builder.evidence[row.pop("from")])


# -- Money and work -------------------------------------------------------------------------------


def add_stream(builder: Builder, row: Row) -> None:
    years = row.pop("years", ())
    stream = builder.store_through(create_stream, plans.FundingStream, row, years=years)
    builder.keep(stream, stream.name)


def add_project(builder: Builder, row: Row) -> None:
    studies, position = row.pop("case_studies", ()), len(builder.named[actions.Project]) + 1
    project = builder.store(actions.Project, row, "outcomes", position=position)
    builder.keep(project, project.name)
    for place, study in enumerate(studies, start=1):
        builder.store(actions.CaseStudy, study, project=project, position=place)


def add_tool(builder: Builder, row: Row) -> None:
    tool = builder.store(actions.Tool, row, position=len(builder.named[actions.Tool]) + 1)
    builder.keep(tool, str(tool))


def store_as(model: type[Model], *parts: str) -> Step:
    """A step that stores a row, and what hangs on it, as it is."""
    return lambda builder, row: builder.store(model, row, *parts)


def store_through(service: Service, model: type[Model]) -> Step:
    return lambda builder, row: builder.store_through(service, model, row)


STEPS: dict[str, Step] = {
    "geography_schemes": add_scheme,
    "indicators": add_indicator,
    "surveys": add_survey,
    "assessments": add_assessment,
    "consultations": add_consultation,
    "evidence": add_priority_evidence,
    "streams": add_stream,
    "projects": add_project,
    "allocations": store_through(allocate, actions.Allocation),
    "summer_schemes": store_as(actions.Scheme, "activities"),
    "tools": add_tool,
    "uses": store_through(record_use, actions.EnforcementUse),
    "case_reviews": store_as(actions.CaseReviewYear),
    "death_reviews": store_through(create_review, actions.DeathReview),
    "duties": store_as(plans.DutyRecord),
    "liaison": store_as(plans.LiaisonOfficer),
}
