"""A partnership with one of everything that figures, money and the law put into a paper."""

from __future__ import annotations

from datetime import date

from actions.models import EnforcementUse
from plans.models import Indicator, Partnership, Plan
from tests import factories as make

YEARS = ("2014-15", "2015-16")


def place(partnership: Partnership, name: str, scheme=None, **values):
    scheme = scheme or make.GeographySchemeFactory(partnership=partnership)
    return make.GeographyFactory(partnership=partnership, scheme=scheme, name=name, **values)


def figure(indicator: Indicator, geography, value=None, year: str = "2015-16", **said):
    first = int(year[:4])
    return make.ObservationFactory(
        partnership=indicator.partnership,
        indicator=indicator,
        geography=geography,
        value=value,
        period_code=year,
        start=said.pop("start", date(first, 4, 1)),
        end=said.pop("end", date(first + 1, 3, 31)),
        **said,
    )


def indicator(scheme, name: str = "Burglary", **values) -> Indicator:
    return make.IndicatorFactory(
        partnership=scheme.partnership, scheme=scheme, name=name, **{"unit": "offences", **values}
    )


def year_of(number: int) -> str:
    return f"20{number}-{number + 1}"


def grow(plan: Plan, count: int) -> None:
    """``count`` of everything that a source may print, each with what hangs on it."""
    own = {"partnership": plan.partnership}
    priority = make.PriorityFactory(plan=plan, number=f"e{count}")
    consultation = make.ConsultationFactory(**own, began_on=date(2016, count, 1))
    survey = make.SurveyFactory(**own, n=100, as_at=date(2016, 4 + count, 1))
    assessment = make.AssessmentFactory(
        **own, visibility="published-summary", summary="Less.", dated_on=date(2016, count, 1)
    )
    stream = make.FundingStreamFactory(**own, name=f"Grant of {count}", amount=50_000)
    for number in range(count):
        name = f"{count}-{number}"
        scheme = make.GeographySchemeFactory(**own)
        row = indicator(scheme, f"Indicator {name}", source="Police", caveat="With care")
        make.PriorityEvidenceFactory(priority=priority, indicator=row)
        make.BreakFactory(**own, indicator=row)
        for each in range(count + 1):
            there = place(plan.partnership, f"Place {each}", scheme)
            for year in YEARS:
                figure(row, there, 60 + each, year)
        question = make.QuestionFactory(**own, consultation=consultation)
        make.AnswerFactory(**own, question=question, percent=40)
        make.RaisedFactory(**own, consultation=consultation)
        make.SurveyResultFactory(**own, survey=survey, geography=there)
        body = make.OrganisationFactory(**own)
        make.AssessmentContributorFactory(**own, assessment=assessment, organisation=body)
        make.RecommendedPriorityFactory(**own, assessment=assessment)
        project = make.ProjectFactory(
            **own, name=f"Operation {name}", year_code="2016-17", provider=body
        )
        make.OutcomeFactory(**own, project=project)
        make.FundingYearFactory(**own, stream=stream, year_code=year_of(10 + count + number))
        make.AllocationFactory(**own, stream=stream, project=project)
        action = make.ActionFactory(priority=priority, ref=f"{name}.1")
        make.AllocationFactory(**own, stream=stream, project=None, action=action)
        tool = make.ToolFactory(**own, law="An Act")
        make.EnforcementUseFactory(**own, tool=tool, printed="3", stage=EnforcementUse.Stage.ISSUED)
        make.CaseReviewYearFactory(**own, year_code=year_of(20 + count + number))
        make.DeathReviewFactory(**own)
        make.GroupFactory(**own, kind="task", remit="Sees to it")
