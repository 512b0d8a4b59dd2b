"""The quarter: the list of rounds, and one round as the officer works through it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect

from actions.models import Round, Update
from actions.rounds.lines import RoundLine, lines_of_round, tally
from actions.rounds.queries import open_rounds
from actions.rounds.reach import added_since, chasing_of
from actions.rounds.services.legend import partnership_legend
from actions.rounds.tables.round import LineTable, RoundTable
from actions.rules.status import Direction, is_exception
from csp.lists import csv_lines
from csp.periods import today
from plans.access import Can
from plans.models import Plan
from plans.pages.views.base import RowPage, WorkspacePage
from plans.pages.views.lists import PartnershipList

# What the links above the rows show, each with whether a line belongs to it.
SHOWN: dict[str, tuple[str, Callable[[RoundLine], bool]]] = {
    "": ("All", lambda line: True),
    "waiting": ("Not answered", lambda line: line.waits),
    "review": ("To review", lambda line: line.update.state == Update.State.SENT),
    "flagged": ("To look at", lambda line: bool(line.flags)),
    "exceptions": (
        "At risk or off track",
        lambda line: line.status is not None and is_exception(line.status.nature),
    ),
    "worse": ("Worse than before", lambda line: line.direction == Direction.WORSE),
}


class RoundList(PartnershipList):
    power = Can.READ_DRAFTS
    title = "Rounds of reporting"
    filename = "rounds"
    table_class = RoundTable
    add_route, add_label, add_power = "round_add", "Open a round", Can.REVIEW
    empty_title = "No rounds yet"
    empty_text = (
        "Open a round when a quarter ends: everybody who leads a row is asked how it is going, "
        "by e-mail, and answers without a password."
    )

    def get_queryset(self):
        rounds = Round.objects.of(self.partnership).select_related("partnership")
        return rounds.with_counts()


class OpenQuarter(WorkspacePage):
    """Leads on to what the quarter asks of somebody: a lead to their rows, others to the open round or to
    all rounds."""

    power = Can.READ_DRAFTS

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.access.can(Can.REPORT) and not self.access.can(Can.REVIEW):
            return redirect(self.address("my_updates"))
        open_now = open_rounds([self.partnership.pk]).first()
        return redirect(open_now.get_absolute_url() if open_now else self.address("rounds"))


class RoundPages(RowPage):
    """What the pages of one round share; its period names it in the address."""

    model = Round
    words = "round"
    power = Can.REVIEW
    list_route, list_title = "rounds", "Quarter"

    def row_or_404(self) -> Round:
        row = get_object_or_404(self.rows(), period=self.kwargs["period"])
        row.partnership = self.partnership
        return row


class RoundPage(RoundPages):
    """A line a row, who has not answered, and what has no flag to be accepted at once."""

    power = Can.READ_DRAFTS
    template_name = "actions/rounds/round.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse | StreamingHttpResponse:
        self.row = self.row_or_404()
        seen = Update.objects.visible_to(self.access).for_round(self.row)
        lines = lines_of_round(self.row, list(seen.for_table()))
        show = request.GET.get("show", "")
        shown = [line for line in lines if SHOWN.get(show, SHOWN[""])[1](line)]
        if request.GET.get("_export") == "csv":
            return self.as_csv(shown)
        return self.page(
            title=str(self.row),
            round=self.row,
            lines=shown,
            show=show,
            choices=choices(lines),
            tally=tally(lines, partnership_legend(self.partnership), self.row.updates.by_state()),
            plans=plans_of_lines(lines) if self.row.final else [],
            **self.drawn(shown),
            **self.chasing(lines),
        )

    def reviews(self) -> bool:
        return self.access.can(Can.REVIEW) and self.row.is_open

    def drawn(self, lines: Sequence[RoundLine]) -> dict:
        pickable = sum(line.without_flag for line in lines) if self.reviews() else 0
        table = LineTable(lines, exclude=() if pickable else ("pick",))
        return {
            "head": table.head_html(lambda **changes: ""),
            "rows": table.rows_html(),
            "pickable": pickable,
        }

    def chasing(self, lines: Sequence[RoundLine]) -> dict:
        """Who owes an answer, for those who may ask them."""
        if not self.reviews():
            return {}
        owed = {line.update.pk: line.update for line in lines if line.waits}
        return {
            "chasing": chasing_of(self.row, owed, today=today()),
            "added": added_since(self.row),
            "troubled": self.row.mails.troubled().count(),
            "days": (self.row.closes_on - today()).days,
        }

    def as_csv(self, lines: Sequence[RoundLine]) -> StreamingHttpResponse:
        table = LineTable(lines, exclude=("pick",))
        response = StreamingHttpResponse(
            csv_lines(table.csv_rows(lines)), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.partnership.slug}-{self.row.period}"
        response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
        response["Cache-Control"] = "no-store, private"
        return response


def plans_of_lines(lines: Sequence[RoundLine]) -> list[Plan]:
    """The plans whose rows were asked about, in the order of the rows."""
    return list({line.update.action.plan_id: line.update.action.plan for line in lines}.values())


def choices(lines: Sequence[RoundLine]) -> list[tuple[str, str, int]]:
    """The links above the rows that would show any, with how many."""
    counted = [(key, label, sum(map(belongs, lines))) for key, (label, belongs) in SHOWN.items()]
    return [each for each in counted if each[2] or not each[0]]
