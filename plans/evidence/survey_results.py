"""The results of a survey question by question: here, elsewhere and before. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from csp.charts import Bars
from plans.evidence.consultation_results import answer_bars
from plans.evidence.shares import points_words, share_words, sum_remark
from plans.models import SurveyResult


@dataclass(frozen=True)
class SurveyAnswer:
    """One answer as it is shown."""

    row: SurveyResult

    @property
    def words(self) -> str:
        return share_words(self.row.percent)

    @property
    def elsewhere(self) -> str:
        return self.beside(self.row.comparator, self.row.comparator_percent)

    @property
    def above(self) -> str:
        return points_words(self.row.percent, self.row.comparator_percent)

    @property
    def before(self) -> str:
        return self.beside(self.row.earlier, self.row.earlier_percent)

    @property
    def change(self) -> str:
        return points_words(self.row.percent, self.row.earlier_percent)

    @staticmethod
    def beside(whose: str, percent) -> str:
        return f"{share_words(percent)} ({whose})" if percent is not None else ""


@dataclass(frozen=True)
class SurveyQuestion:
    """One question with its answers, all of one place."""

    question: str
    place: str
    results: list[SurveyAnswer]

    @property
    def has_comparator(self) -> bool:
        return any(each.elsewhere for each in self.results)

    @property
    def has_earlier(self) -> bool:
        return any(each.before for each in self.results)

    @property
    def remarks(self) -> list[str]:
        rows = [each.row for each in self.results]
        found = [
            sum_remark(each.percent for each in rows),
            sum_remark((each.earlier_percent for each in rows), "The earlier answers"),
        ]
        return [words for words in found if words]

    @property
    def chart(self) -> Bars | None:
        """This survey beside the earlier one, where both are known and there is more than one answer."""
        rows = [each.row for each in self.results]
        names = [row.answer for row in rows]
        if not self.has_earlier or len(set(names)) < max(2, len(names)):
            return None
        earlier = next(row.earlier for row in rows if row.earlier)
        series = (
            answer_bars(earlier, [(row.answer, row.earlier_percent) for row in rows]),
            answer_bars("This survey", [(row.answer, row.percent) for row in rows]),
        )
        key = f"result-{rows[0].pk}"
        return Bars(key=key, title=self.question, series=series, unit="%", label="Answer")


def group_survey_answers(results: Iterable[SurveyResult]) -> list[SurveyQuestion]:
    """Answers to one question that stand together, in their order."""
    parted = groupby(results, key=lambda row: (row.question, row.geography))
    return [
        SurveyQuestion(question, str(place or ""), [SurveyAnswer(row) for row in rows])
        for (question, place), rows in parted
    ]
