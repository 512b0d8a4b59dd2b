"""The committee's own page: what it was sent, what it asked for, and when it met."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse

from csp.periods import today
from plans.access import Can
from plans.law.days import months_after
from plans.law.duties import SCRUTINY_MONTHS
from plans.pages.views.base import WorkspacePage
from reporting.models import Report
from reporting.scrutiny.queries import answers_for_list, meetings_held, papers_sent
from reporting.scrutiny.rules import TAGS, WORDS, State

MOST = 20
OPEN = (State.LATE, State.WAITING, State.ANSWERED)


def with_newer(papers: list[Report]) -> list[Report]:
    """Each with the newest version of the same paper that was sent, where that is another."""
    newest: dict[int | None, Report] = {}
    for report in sorted(papers, key=lambda each: each.number):
        newest[report.paper_id] = report
    for report in papers:
        last = newest[report.paper_id]
        report.newer = last if last.pk != report.pk else None  # type: ignore[attr-defined]
    return papers


class ScrutinyPage(WorkspacePage):
    power = Can.READ_PARTNERS
    title = "Scrutiny"
    template_name = "reporting/scrutiny/scrutiny.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        meetings = list(meetings_held(self.partnership)[:MOST])
        papers = list(papers_sent(self.partnership)[:MOST]) if self.reads_papers() else []
        return self.page(
            papers=with_newer(papers),
            reads_papers=self.reads_papers(),
            meetings=meetings,
            next_meeting=months_after(meetings[0].done_on, SCRUTINY_MONTHS) if meetings else None,
            today=today(),
            **self.asked(),
        )

    def reads_papers(self) -> bool:
        return self.access.can(Can.SCRUTINISE) or self.access.can(Can.READ_DRAFTS)

    def asked(self) -> dict[str, Any]:
        """What is still open, the most pressing first, and how many there are of each state."""
        answers = list(answers_for_list(self.partnership, today()))
        counts = Counter(each.state for each in answers)
        still = [each for each in answers if each.state in OPEN]
        still.sort(key=lambda each: (OPEN.index(each.state), each.due_on, each.pk))
        for answer in still[:MOST]:
            answer.tag = TAGS[answer.state]
        return {
            "answers": still[:MOST],
            "more": len(still) - MOST,
            "any": bool(answers),
            "states": [(WORDS[state], state, counts[state]) for state in State if counts[state]],
        }
