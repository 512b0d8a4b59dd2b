"""Surveys, stored together with the results that plans quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Partnership, Survey, SurveyResult
from plans.services.rows import keep_rows


@transaction.atomic
def create_survey(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    results: Iterable[Mapping] = (),
) -> Survey:
    survey = changes.create(Survey(partnership=partnership, **values), by=by)
    keep_results(by, survey, results)
    return survey


@transaction.atomic
def change_survey(
    *,
    by: User | None,
    survey: Survey,
    version: int,
    values: Mapping[str, Any],
    results: Iterable[Mapping],
) -> Survey:
    changed = changes.update(survey, by=by, version=version, values=values)
    keep_results(by, changed, results)
    return changed


def keep_results(by: User | None, survey: Survey, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=survey.results.all(),
        rows=rows,
        make=lambda: SurveyResult(partnership=survey.partnership, survey=survey),
    )
