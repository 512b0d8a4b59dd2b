"""Consultations with what people raised, and their questions with the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from csp.quantities import parse_money
from plans.models import Answer, Consultation, Partnership, Question, Raised
from plans.services.rows import keep_rows


@transaction.atomic
def create_consultation(
    *,
    by: User | None,
    partnership: Partnership,
    values: Mapping[str, Any],
    raised: Iterable[Mapping] = (),
) -> Consultation:
    consultation = changes.create(
        Consultation(partnership=partnership, **understood(values)), by=by
    )
    keep_raised(by, consultation, raised)
    return consultation


@transaction.atomic
def change_consultation(
    *,
    by: User | None,
    consultation: Consultation,
    version: int,
    values: Mapping[str, Any],
    raised: Iterable[Mapping],
) -> Consultation:
    changed = changes.update(consultation, by=by, version=version, values=understood(values))
    keep_raised(by, changed, raised)
    return changed


def understood(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with the cost in pounds that the printed words give: £25,000 and “around £25k” alike.

    Raises ValidationError where the words are no sum.
    """
    if "cost_printed" not in values:
        return dict(values)
    printed = values["cost_printed"].strip()
    return {**values, "cost_printed": printed, "cost": pounds_of(printed)}


def pounds_of(printed: str):
    try:
        return parse_money(printed).pounds if printed else None
    except ValueError as error:
        raise ValidationError({"cost_printed": str(error)}) from None


def keep_raised(by: User | None, consultation: Consultation, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=consultation.raised.all(),
        rows=rows,
        make=lambda: Raised(partnership=consultation.partnership, consultation=consultation),
    )


@transaction.atomic
def create_question(
    *,
    by: User | None,
    consultation: Consultation,
    values: Mapping[str, Any],
    answers: Iterable[Mapping],
) -> Question:
    row = Question(partnership=consultation.partnership, consultation=consultation, **values)
    question = changes.create(row, by=by)
    keep_answers(by, question, answers)
    return question


@transaction.atomic
def change_question(
    *,
    by: User | None,
    question: Question,
    version: int,
    values: Mapping[str, Any],
    answers: Iterable[Mapping],
) -> Question:
    changed = changes.update(question, by=by, version=version, values=values)
    keep_answers(by, changed, answers)
    return changed


def keep_answers(by: User | None, question: Question, rows: Iterable[Mapping]) -> None:
    keep_rows(
        by=by,
        existing=question.answers.all(),
        rows=rows,
        make=lambda: Answer(partnership=question.partnership, question=question),
    )
