"""A survey: over which days, how many answered, and the share of each answer, as it was given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plans.evidence.queries import results_of_survey, surveys_for_list
from plans.evidence.survey_results import SurveyAnswer, SurveyQuestion, group_survey_answers
from plans.evidence.tables.assessment import survey_days
from plans.models import Survey
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.document.parts.words import sentence
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen, offered, picked
from reporting.papers.sources.figure_lines import is_same
from reporting.papers.sources.source import Option, PaperSource


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    survey = survey_of(desk, options)
    found = group_survey_answers(results_of_survey(survey)) if survey else []
    if survey is None or not found:
        return Gathered()
    first, last = survey_period(survey)
    return Gathered(
        blocks=(
            survey_table(survey, found),
            *([d.paragraph(f"Source: {sentence(survey.source)}")] if survey.source else []),
        ),
        start=first.isoformat() if first else "",
        end=last.isoformat() if last else "",
        area=elsewhere(desk, found),
        source=survey.source,
        quotable=tuple(quotables(survey, found)),
    )


def survey_of(desk: Desk, options: Mapping[str, Any]) -> Survey | None:
    """The one chosen; else the newest, of those that touch the paper's year."""
    rows = list(surveys_for_list(desk.partnership))
    if name := first_chosen(options, "survey"):
        return next(iter(picked(rows, [name])), None)
    rows = [each for each in rows if survey_in_year(each, desk)]
    return max(rows, key=lambda each: (survey_period(each)[1] or date.min, each.pk), default=None)


def survey_in_year(survey: Survey, desk: Desk) -> bool:
    first, last = survey_period(survey)
    if desk.year is None or last is None:
        return True
    return last >= desk.year.start and (first or last) <= desk.year.end


def survey_period(survey: Survey) -> tuple[date | None, date | None]:
    return survey.start or survey.as_at or survey.end, survey.end or survey.as_at or survey.start


def survey_caption(survey: Survey) -> str:
    """Its name, its days and how many answered."""
    named = ", ".join(filter(None, (survey.name, survey_days(survey))))
    return f"{named} (n = {survey.n:,})" if survey.n else named


def survey_table(survey: Survey, found: list[SurveyQuestion]) -> d.Table:
    """Each answer under its question, beside those of other places and of earlier surveys."""
    columns = [d.Column("Answer", 2, header=True), d.Column("Share", numeric=True)]
    if any(each.has_comparator or each.has_earlier for each in found):
        columns.append(d.Column("Compared with", 2))
    return d.Table(survey_caption(survey), tuple(columns), tuple(survey_rows(found, len(columns))))


def survey_rows(found: list[SurveyQuestion], width: int) -> Iterator[d.Row | d.GroupHead]:
    for question in found:
        place = f" ({question.place})" if question.place else ""
        yield d.GroupHead(f"{question.question}{place}")
        for result in question.results:
            cells = (
                d.cell(result.row.answer),
                d.cell(result.words),
                d.cell(*comparison_lines(result)),
            )
            yield d.Row(cells[:width], anchor=f"result-{result.row.pk}")


def comparison_lines(result: SurveyAnswer) -> Iterator[str]:
    """Other shares, each with how many percentage points lie between."""
    for beside, points in ((result.elsewhere, result.above), (result.before, result.change)):
        if beside:
            yield f"{beside}: {points}" if points else beside


def elsewhere(desk: Desk, found: list[SurveyQuestion]) -> str:
    """The places asked that are not the one that the paper is about."""
    area = desk.area
    if area is None:
        return ""
    places = {each.results[0].row.geography for each in found}
    return "; ".join(sorted(str(each) for each in places if each and not is_same(each, area)))


def quotables(survey: Survey, found: list[SurveyQuestion]) -> Iterator[Quotable]:
    if survey.n:
        yield Quotable("n", f"{survey.name}: how many answered", f"{survey.n:,}")
    if days := survey_days(survey):
        yield Quotable("days", f"{survey.name}: when", days)
    for result in (each for question in found for each in question.results):
        row, key = result.row, f"result{result.row.pk}"
        yield Quotable(key, str(row), result.words)
        if result.change:
            yield Quotable(f"{key}-change", f"{row}: change since {row.earlier}", result.change)


def choices(desk: Desk) -> list[tuple[str, str]]:
    return [("", "The newest of the year"), *offered(surveys_for_list(desk.partnership))]


SOURCE = PaperSource(
    words="Survey results",
    help="When people were asked, how many answered, and the share of each answer.",
    gather=gather,
    options=(Option("survey", "Survey", choices=choices),),
)
