"""The strategy group's page of a round: exceptions first, then by priority, then everything."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from actions.models import Round
from csp.charts.page import drawing_html
from csp.lists import csv_lines
from csp.lists.tables import defused
from plans.access import Can
from plans.pages.views.base import WorkspacePage
from reporting.document.parts.quarter import measure_figure_words
from reporting.editions.forms.round import RoundFilter
from reporting.editions.kinds import OF_ROUND
from reporting.editions.quarter_html import COLUMNS, Marks, everything_html, mark_of, small_trend
from reporting.facts.quarter import QuarterFacts, RowFacts
from reporting.facts.quarter.charts import drawn_of, measure_trend, status_bar, well_by_priority
from reporting.facts.quarter.gather import gather_round
from reporting.facts.quarter.groups import (
    ReasonGroup,
    by_priority,
    choices_of,
    counts_of,
    filter_quarter,
    group_exceptions,
    movement_line,
    status_counts_line,
)
from reporting.models import Report
from reporting.models.querysets import last_event
from reporting.pages.answers import build_number

HIGHLIGHT = "highlight"
HOUR = 60 * 60
FILTERS = ("priority", "lead", "area")
MOST_CHARTS = 20
# These are listed, the others told in full.
LISTED = {"worse", "missed", "missing"}
HEADINGS = (
    "Ref", "Priority", "Area", "Aim", "Lead", "Status", "Last time", "Direction", "Why",
    "What happened", "What next", "Wanted", "Nothing to report, because", "Figures", "Said by",
    "Said on", "Who may see it",
)  # fmt: skip


class OfRound(WorkspacePage):
    """A page about one round, named by its period."""

    power = Can.DISCUSS

    def come_in(self, request: HttpRequest, *, period: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        row = Round.objects.filter(partnership=self.partnership, period=period).first()
        if row is None:
            raise Http404("There is no such round, or it is not yours to see.")
        row.partnership = self.partnership
        self.round = row

    def above(self) -> tuple[str, str]:
        return (str(self.round), self.address_of("round"))

    def address_of(self, route: str) -> str:
        return self.address(route, self.round.period)


class ExceptionsPage(OfRound):
    template_name = "reporting/editions/exceptions.html"

    def get_title(self) -> str:
        return str(self.round)

    def above(self) -> tuple[str, str]:
        return ("Quarter", self.address("rounds"))

    @cached_property
    def facts(self) -> QuarterFacts:
        return gather_round(self.round, self.access)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse | StreamingHttpResponse:
        if request.GET.get("_export") == "csv":
            return self.as_csv()
        reports = Report.objects.for_list().filter(round=self.round, kind=HIGHLIGHT)
        return self.page(
            body=SafeString(self.body()),
            round=self.round,
            caption="Open" if self.round.is_open else "Closed",
            reports=list(reports.order_by("-number")),
            others=list(self.other_kinds()),
        )

    def other_kinds(self) -> Iterator[tuple[str, str]]:
        """What else the reader may freeze of this round, and where."""
        for kind, made in OF_ROUND.items():
            if kind != HIGHLIGHT and self.access.can(made.power):
                yield made.asks.format(round=self.round), self.address_of(made.route)

    def body(self) -> str:
        """What the page shows of the round, drawn anew only when something in the partnership changed."""
        key = f"exceptions:{self.stamp()}"
        found = cache.get(key)
        if found is None:
            found = self.body_anew()
            cache.set(key, found, HOUR)
        return found

    def stamp(self) -> str:
        """Everything that the body depends on."""
        powers = ",".join(sorted(self.access.powers))
        bodies = ",".join(map(str, sorted(self.access.bodies)))
        asked = [self.request.GET.get(name, "")[:400] for name in FILTERS]
        event = last_event(self.partnership.pk)
        parts = (self.round.pk, event, self.partnership.slug, powers, bodies, *asked)
        return sha256("\n".join(map(str, (*parts, build_number()))).encode()).hexdigest()

    def narrowed(self) -> tuple[RoundFilter, QuarterFacts]:
        form = RoundFilter(self.request.GET, choices=choices_of(self.facts))
        return form, filter_quarter(self.facts, **form.wanted())

    def body_anew(self) -> str:
        form, facts = self.narrowed()
        groups = group_exceptions(facts)
        discuss = self.address("comment_add", self.round.period, 0)
        context = {
            "form": form,
            "filtered": any(form.wanted().values()),
            "facts": facts,
            "counts_line": status_counts_line(facts),
            "movement_line": movement_line(facts),
            "bar": drawing_html(status_bar(counts_of(facts, facts.rows))) if facts.rows else "",
            "groups": [self.group(facts, each, discuss, has_room(groups)) for each in groups],
            "priorities": priority_summaries(facts),
            "well": well_by_priority(facts),
            "columns": COLUMNS,
            "everything": everything_html(facts, discuss),
            "csv_url": self.csv_url(form),
            "decides": self.access.can(Can.SIGN_OFF),
        }
        return render_to_string("reporting/editions/exceptions_body.html", context)

    def csv_url(self, form: RoundFilter) -> str:
        query = self.request.GET.copy()
        for name in set(query) - set(FILTERS):
            del query[name]
        query["_export"] = "csv"
        return f"?{query.urlencode()}"

    def group(self, facts: QuarterFacts, group: ReasonGroup, discuss: str, room: bool) -> dict:
        marks = Marks(facts)
        listed = group.key in LISTED
        return {
            "key": group.key,
            "title": group.title,
            "count": group.count,
            "listed": listed,
            "silent": group.key == "missing",
            "rows": [
                self.row(facts, marks, row, discuss) | drawings(facts, row, listed, room)
                for row in group.rows
            ],
        }

    def row(self, facts: QuarterFacts, marks: Marks, row: RowFacts, discuss: str) -> dict:
        before = facts.before_of(row)
        went = row.direction in ("better", "worse")
        return {
            "row": row,
            "mark": marks.of(row),
            "was": before.label.lower() if before and went else "",
            "url": discuss.replace("/0/", f"/{row.update}/"),
        }

    def as_csv(self) -> StreamingHttpResponse:
        _, facts = self.narrowed()
        lines = csv_lines([HEADINGS, *quarter_csv_rows(facts)])
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        name = f"{self.partnership.slug}-{self.round.period}-rows.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "no-store, private"
        return response


def has_room(groups: tuple[ReasonGroup, ...]) -> bool:
    """Whether the rows that are told in full are few enough for a chart of full size each."""
    return sum(len(each.rows) for each in groups if each.key not in LISTED) <= MOST_CHARTS


def drawings(facts: QuarterFacts, row: RowFacts, listed: bool, room: bool) -> dict:
    """The trends of a row told in full; of a row that is listed, its figures in words."""
    if listed:
        return {"figures": [measure_figure_words(each, facts.round.period) for each in row.figures]}
    if room:
        return {"charts": [measure_trend(each, facts.periods) for each in drawn_of(row)]}
    return {"small": [small_trend(each, facts.periods) for each in drawn_of(row)]}


def priority_summaries(facts: QuarterFacts) -> list[dict]:
    return [
        {
            "label": each.priority.label,
            "key": each.priority.key,
            "rows": len(each.rows),
            "counts": [(mark_of(one.status), one.count) for one in each.counts],
            "movement": each.movement,
        }
        for each in by_priority(facts)
    ]


def quarter_csv_rows(facts: QuarterFacts) -> Iterator[list[str]]:
    """Every row, with nothing that a spreadsheet would run."""
    labels = {each.key: each.label for each in facts.priorities}
    for row in facts.rows:
        before = facts.before_of(row)
        figures = "\n".join(measure_figure_words(each, facts.round.period) for each in row.figures)
        cells = (
            row.ref, labels[row.priority], row.area, row.aim, row.lead_words,
            facts.status_of(row).label, before.label if before else "", row.direction, row.why,
            row.happened, row.next_steps, row.wanted, row.nothing_because, figures,
            row.recorded or row.said_as,
            row.said_on, row.audience.value,
        )  # fmt: skip
        yield [defused(cell) for cell in cells]
