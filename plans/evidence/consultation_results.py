"""What a consultation asked and found, ready to show: a table of scores, and each other question. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from csp.charts import Bars, Point, Series
from plans.evidence.shares import (
    Share,
    average_score,
    share_words,
    shares_of,
    sum_remark,
    tidy_percent,
)
from plans.models import Question

SCORES = ("1", "2", "3", "4", "5")


@dataclass(frozen=True)
class QuestionResult:
    """One question with the shares of its answers and what is to be said of them."""

    question: Question
    shares: list[Share]

    @property
    def n(self) -> int | None:
        return next((each.n for each in self.shares if each.n), None)

    @property
    def is_scored(self) -> bool:
        """Whether it stands in the table of scores: every answer is a score from 1 to 5."""
        scale = self.question.kind == Question.Kind.SCALE
        return scale and all(each.label.strip() in SCORES for each in self.shares)

    @property
    def scores(self) -> list[str]:
        said = {each.label.strip(): each for each in self.shares}
        return [said[score].words if score in said else "" for score in SCORES]

    @property
    def comparison(self) -> list[str]:
        """The scores of what it is compared with, or nothing where none are given."""
        said = {each.label.strip(): share_words(each.comparator) for each in self.shares}
        return [said.get(score, "") for score in SCORES] if any(said.values()) else []

    @property
    def average(self) -> str:
        score = average_score(self.shares)
        return "" if score is None else str(score)

    @property
    def has_counts(self) -> bool:
        return any(each.count is not None for each in self.shares)

    @property
    def has_shares(self) -> bool:
        return any(each.percent is not None for each in self.shares)

    @property
    def has_comparator(self) -> bool:
        return any(each.comparator is not None for each in self.shares)

    @property
    def remarks(self) -> list[str]:
        """What does not add up or agree. Nothing is corrected."""
        compared = self.question.comparator or "The figures compared with"
        found = [
            sum_remark(each.percent for each in self.shares),
            sum_remark((each.comparator for each in self.shares), f"The answers of {compared}"),
        ]
        found += [
            f"“{each.label}” is {each.words} by its count, and {each.disagrees}."
            for each in self.shares
            if each.disagrees
        ]
        return [words for words in found if words]

    @property
    def chart(self) -> Bars | None:
        """The answers as bars, beside those of the comparator; a table is enough for fewer than three."""
        names = [each.label for each in self.shares]
        if self.question.kind != Question.Kind.CHOICE or len(set(names)) < max(3, len(names)):
            return None
        series = [answer_bars("Answers", [(each.label, each.percent) for each in self.shares])]
        if self.has_comparator:
            # Before the answers, so that the sentence tells how these differ from it.
            name = self.question.comparator or "Compared with"
            series.insert(
                0, answer_bars(name, [(each.label, each.comparator) for each in self.shares])
            )
        key = f"question-{self.question.pk}"
        return Bars(
            key=key, title=self.question.text, series=tuple(series), unit="%", label="Answer"
        )


def answer_bars(name: str, values: Iterable[tuple[str, Decimal | None]]) -> Series:
    return Series(name, tuple(Point(label, tidy_percent(value)) for label, value in values))


def question_results(questions: Iterable[Question]) -> list[QuestionResult]:
    return [QuestionResult(each, shares_of(list(each.answers.all()))) for each in questions]
