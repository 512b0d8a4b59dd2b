"""Stores the papers of one partnership of the demo: composed, frozen as of their day, and sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from actions.models import Round
from csp.models import User
from csp.periods import today
from plans.models import Geography, Organisation, Partnership, Plan
from reporting.demo.shapes import Row
from reporting.editions.services.freezing import freeze_paper, publish_report, send_to_committee
from reporting.models import Paper, Recommendation, Report
from reporting.papers.compose.loading import desk_of
from reporting.papers.patterns import PATTERNS
from reporting.papers.services.paper import fill, gather_all, laid_out, set_up
from reporting.papers.services.paper_block import KEPT
from reporting.scrutiny.services.answer import record_answer
from reporting.scrutiny.services.recommendation import make_recommendation


class PaperBuilder:
    """Fills one partnership that has its plans and its evidence.

    A module of data holds ``PAPER``, its fields; ``slots``, unless its type lays it out; and, for one that
    has left the officer's desk, the day on which it was ``FROZEN``, why what stood in the way was
    ``OVERRIDDEN``, the ``COMMITTEE`` that it went to and its ``RECOMMENDATIONS``, and whether it is
    ``PUBLIC``.
    """

    def __init__(self, partnership: Partnership, by: User):
        self.partnership, self.by = partnership, by

    def compose(self, data: Any) -> Paper:
        paper = Paper(partnership=self.partnership, **self.about(data.PAPER))
        day = getattr(data, "FROZEN", None) or today()
        desk = desk_of(paper, today=day, kept=KEPT)
        pattern = PATTERNS[paper.kind]
        if hasattr(data, "slots"):
            pattern = replace(pattern, slots=data.slots)
        given = data.PAPER.keys()
        fill(
            paper, {name: each for name, each in pattern.values(desk).items() if name not in given}
        )
        made = laid_out(pattern, desk)
        gather_all(made, desk)
        return set_up(paper, made, by=self.by)

    def about(self, row: Row) -> Row:
        """The fields of a paper, with the rows that data names by their short names."""
        named = {"plan": (Plan, "slug"), "area": (Geography, "name"), "round": (Round, "period")}
        found = {
            name: kind.objects.get(partnership=self.partnership, **{by: row[name]})
            for name, (kind, by) in named.items()
            if name in row
        }
        return {**row, **found}

    def freeze(self, paper: Paper, data: Any) -> Report:
        return freeze_paper(
            by=self.by,
            paper=paper,
            version=paper.version,
            overridden=getattr(data, "OVERRIDDEN", {}),
            at=morning(data.FROZEN),
        )

    def send(self, report: Report, data: Any) -> None:
        """What was frozen, once it is drawn: to its committee, and to the public."""
        if committee := getattr(data, "COMMITTEE", ""):
            report = send_to_committee(by=self.by, report=report, committee=committee)
        if getattr(data, "PUBLIC", False):
            publish_report(by=self.by, report=report)
        for row in getattr(data, "RECOMMENDATIONS", ()):
            self.recommend(report, dict(row))

    def recommend(self, report: Report, row: Row) -> None:
        """What the committee asked for when it had the paper, and what was answered if anything was."""
        body = Organisation.objects.get(partnership=self.partnership, name=row.pop("body"))
        answer = row.pop("answer", None)
        made = Recommendation(
            partnership=self.partnership, report=report, committee=report.sent_to, **row
        )
        stored = make_recommendation(by=self.by, row=made, bodies=[body], due_on=None)
        if answer:
            asked = stored.answers.get()
            record_answer(by=self.by, answer=asked, version=asked.version, values=answer)


def morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))
