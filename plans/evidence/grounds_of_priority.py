"""Why a priority was chosen, each piece of evidence with where it comes from and what it found. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plans.evidence.shares import points_words, share_words
from plans.evidence.tables.assessment import known_days_words, survey_days
from plans.models import Assessment, Indicator, PriorityEvidence, Question, SurveyResult


@dataclass(frozen=True)
class Ground:
    """One piece of evidence: its kind, what it is called, where it can be read, and what it says."""

    evidence: PriorityEvidence
    kind: str
    title: str
    url: str
    told: str

    @property
    def words(self) -> str:
        return self.evidence.words


def ground(evidence: PriorityEvidence) -> Ground:
    target: Any = evidence.target
    if isinstance(target, Indicator):
        said = ("Indicator", str(target), target.get_absolute_url(), target.source)
    elif isinstance(target, Assessment):
        said = ("Assessment", str(target), target.get_absolute_url(), assessed(target))
    elif isinstance(target, Question):
        whole = target.consultation
        days = known_days_words(whole.began_on, whole.ended_on)
        told = ", ".join(filter(None, (str(whole), days)))
        said = ("Consultation", str(target), f"{whole.get_absolute_url()}#questions", told)
    else:
        said = ("Survey", result_words(target), target.survey.get_absolute_url(), surveyed(target))
    return Ground(evidence, *said)


def assessed(target: Assessment) -> str:
    figures = known_days_words(target.data_from, target.data_to)
    return ", ".join(filter(None, (target.producer, figures and f"figures of {figures}")))


def result_words(target: SurveyResult) -> str:
    """The question with the answer: “Do you feel safe? Yes”."""
    return f"{target.question} {target.answer}" if target.question.endswith("?") else str(target)


def surveyed(target: SurveyResult) -> str:
    """67% of 1,753 people (Customer survey, April 2017 to January 2018)."""
    survey = target.survey
    share = share_words(target.percent)
    people = f"{share} of {survey.n:,} people" if survey.n else share
    days = survey_days(survey)
    where = ", ".join(filter(None, (str(survey), days)))
    change = points_words(target.percent, target.earlier_percent)
    since = f"; {change} since {target.earlier}" if change and target.earlier else ""
    return f"{people} ({where}){since}"
