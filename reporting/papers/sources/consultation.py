"""A consultation: who was asked and how, what they said, what they raised, and what it cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from csp.prose import parse_cell
from csp.quantities import pounds_words
from plans.evidence.consultation_results import SCORES, QuestionResult, question_results
from plans.evidence.queries import consultations_for_list, questions_of_consultation, raised_of
from plans.evidence.shares import share_words
from plans.evidence.tables.assessment import known_days_words
from plans.models import Consultation, Raised
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.sources.chosen import first_chosen, offered, picked
from reporting.papers.sources.source import Option, PaperSource

SCORED = (
    d.Column("Theme", 2.4, header=True),
    *(d.Column(score, 0.6, numeric=True) for score in SCORES),
    d.Column("Average", 0.8, numeric=True),
)
RAISED = (d.Column("What people raised", 1.6, header=True), d.Column("What was done", 2.4))


def gather(desk: Desk, options: Mapping[str, Any]) -> Gathered:
    found = consultation_of(desk, options)
    if found is None:
        return Gathered()
    every = question_results(questions_of_consultation(found))
    questions = [each for each in every if each.has_shares]
    first, last = found.began_on or found.ended_on, found.ended_on or found.began_on
    return Gathered(
        blocks=(
            d.Facts(
                tuple(
                    d.Fact(label, d.text(words))
                    for label, words in consultation_facts(found, every)
                    if words
                )
            ),
            *scored([each for each in questions if each.is_scored]),
            *(answer_share_table(each) for each in questions if not each.is_scored),
            *raised_point_tables(list(raised_of(found))),
        ),
        start=first.isoformat() if first else "",
        end=last.isoformat() if last else "",
        source=desk.partnership.name,
        quotable=tuple(quotables(found, questions)),
    )


def consultation_of(desk: Desk, options: Mapping[str, Any]) -> Consultation | None:
    """The one chosen; else the newest that had begun by today."""
    rows = list(consultations_for_list(desk.partnership))
    if name := first_chosen(options, "consultation"):
        return next(iter(picked(rows, [name])), None)
    rows = [each for each in rows if each.began_on is None or each.began_on <= desk.today]
    return max(rows, key=lambda each: (each.began_on or date.min, each.pk), default=None)


def consultation_facts(row: Consultation, questions: list[QuestionResult]) -> list[tuple[str, str]]:
    """What was asked is told only where no table of answers tells it."""
    bare = [str(each.question) for each in questions if not each.has_shares]
    return [
        ("Consultation", row.title),
        ("When", known_days_words(row.began_on, row.ended_on)),
        ("How people were asked", row.channel),
        ("Who was asked", row.audience),
        ("Groups likely to be affected most", row.affected_groups),
        ("What was asked", " ".join(bare)),
        ("How many answered", f"{row.responses:,}" if row.responses is not None else ""),
        ("Cost", row.cost_printed or pounds_words(row.cost)),
        ("What the answers cannot show", row.limits),
        ("Who was not reached", row.gaps),
    ]


def scored(questions: list[QuestionResult]) -> Iterator[d.Table]:
    """The themes that people scored, side by side."""
    if questions:
        rows = tuple(
            d.Row(
                tuple(d.cell(words) for words in (str(each.question), *each.scores, each.average)),
                anchor=f"question-{each.question.pk}",
            )
            for each in questions
        )
        yield d.Table("Share of people who gave each score", SCORED, rows)


def answer_share_table(each: QuestionResult) -> d.Table:
    """One question with the share of each answer, beside what it is compared with."""
    columns = [d.Column("Answer", 2.4, header=True), d.Column("Share", numeric=True)]
    if each.has_comparator:
        columns.append(d.Column(each.question.comparator or "Compared with", 1.6))
    rows = (
        d.Row(
            (
                d.cell(share.label),
                d.cell(share.words),
                d.cell(": ".join(filter(None, (share_words(share.comparator), share.points)))),
            )[: len(columns)],
            anchor=f"answer-{answer.pk}",
        )
        for answer, share in zip(each.question.answers.all(), each.shares, strict=True)
    )
    return d.Table(str(each.question), tuple(columns), tuple(rows))


def raised_point_tables(rows: list[Raised]) -> Iterator[d.Table]:
    if rows:
        columns = RAISED if any(each.done for each in rows) else RAISED[:1]
        lines = tuple(raised_row(each, len(columns)) for each in rows)
        yield d.Table("What people raised themselves", columns, lines)


def raised_row(each: Raised, width: int) -> d.Row:
    cells = (d.cell(each.words), d.cell(*parse_cell(each.done)))
    return d.Row(cells[:width], anchor=f"raised-{each.pk}")


def quotables(row: Consultation, questions: list[QuestionResult]) -> Iterator[Quotable]:
    if row.responses is not None:
        yield Quotable("n", f"{row}: how many answered", f"{row.responses:,}")
    for each in questions:
        for answer, share in zip(each.question.answers.all(), each.shares, strict=True):
            if share.words:
                label = f"{each.question}: {share.label}"
                yield Quotable(f"answer{answer.pk}", label, share.words)


def choices(desk: Desk) -> list[tuple[str, str]]:
    return [("", "The newest"), *offered(consultations_for_list(desk.partnership))]


SOURCE = PaperSource(
    words="Consultation",
    help="Who was asked and how, what they said and raised, and who was not reached.",
    gather=gather,
    options=(Option("consultation", "Consultation", choices=choices),),
)
