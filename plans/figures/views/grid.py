"""Typing and pasting figures as a table of places by periods. One step to save, and one to undo."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from csp.forms.fields import parse_whole_number
from csp.models import AuditEvent
from csp.periods import FinancialYear, date_words, month_of, quarter_of, today
from plans.figures.cells import number_with_unit
from plans.figures.forms.grid import GridForm
from plans.figures.grid import FigureGrid, grid_of
from plans.figures.paste import Pasted, read_block
from plans.figures.queries import current_figures, schemes_with_places
from plans.figures.services.observation import (
    RECORDED,
    Clash,
    figure_stamp,
    record_values,
    take_back_figures,
)
from plans.figures.spans import EXAMPLES, Kind, Span, period_span, read_span
from plans.figures.typed import BASIS, parse_typed_figure, typed_words
from plans.figures.views.indicator import IndicatorPages
from plans.models import Geography, GeographyScheme, Indicator
from plans.pages.views.answers import say_with_button
from plans.pages.views.base import ButtonPage

FIRST_SPANS = 4
WRONG = "Some figures could not be read. Each says why in its box; nothing is saved yet."
CLASHED = (
    "Somebody else saved figures here while you were typing. Nothing of yours is saved yet: look at "
    "each box that says so, then save again."
)


class GridPage(IndicatorPages):
    template_name = "plans/figures/indicator_grid.html"

    def get_title(self) -> str:
        return f"Figures of {self.row}"

    def above(self) -> tuple[str, str]:
        return (str(self.row), self.row.get_absolute_url())

    @cached_property
    def schemes(self) -> list[GeographyScheme]:
        return list(schemes_with_places(self.partnership))

    @cached_property
    def scheme(self) -> GeographyScheme | None:
        asked = parse_whole_number(self.request.GET.get("scheme", "")) or self.row.scheme_id
        found = (each for each in self.schemes if each.pk == asked)
        return next(found, next(iter(self.schemes), None))

    @cached_property
    def places(self) -> list[Geography]:
        return list(self.scheme.places.all()) if self.scheme else []

    def grid(self, *more: Span) -> FigureGrid:
        figures = list(current_figures([self.row]))
        if not figures and not more:
            more = tuple(first_spans(self.row))
        return grid_of(self.row, self.places, figures, more)

    def get(self, request, *args, **kwargs):
        self.row = self.row_or_404()
        grid = self.grid()
        grid.read()
        return self.draw(grid, GridForm(initial=self.initial(), indicator=self.row))

    def initial(self) -> dict:
        return {"known_on": today(), "basis": BASIS}

    def draw(self, grid: FigureGrid, form: GridForm, *, status: int = 200, **extra) -> HttpResponse:
        context = {
            "indicator": self.row,
            "grid": grid,
            "form": form,
            "scheme": self.scheme,
            "schemes": self.schemes,
            "example": EXAMPLES[Kind(self.row.period_kind)],
            "cancel": self.row.get_absolute_url(),
        }
        return self.page(status=status, **(context | extra))

    def post(self, request, *args, **kwargs):
        self.row = self.row_or_404()
        form = GridForm(request.POST, request.FILES, indicator=self.row)
        good = form.is_valid()
        grid = self.typed(form)
        grid.read(basis=form.basis_words)
        if not good:
            return self.draw(grid, form, status=422)
        if "read" in request.POST:
            return self.preview(grid, form)
        if "add" in request.POST:
            return self.draw(grid, self.again(form, new_period=""))
        return self.save(grid, form)

    def again(self, form: GridForm, **answers: str) -> GridForm:
        """The form with some of its answers set, and without complaints."""
        data = self.request.POST.copy()
        for name, words in answers.items():
            data[name] = words
        shown = GridForm(data, indicator=self.row)
        shown.is_valid()
        return shown

    # -- What was typed -------------------------------------------------------------------------------

    def typed(self, form: GridForm) -> FigureGrid:
        """The boxes as they were sent, each with what it began from."""
        sent = list(self.sent_spans())
        new = form.cleaned_data.get("new_period")
        grid = self.grid(*sent, *([new] if new else []))
        post = self.request.POST
        for at, span in enumerate(sent):
            for place in self.places:
                name = f"{place.pk}-{at}"
                if (cell := grid.cells.get((place.pk, span))) and f"v-{name}" in post:
                    cell.typed = post[f"v-{name}"].strip()[:300]
                    cell.began, cell.seen = post.get(f"b-{name}", ""), post.get(f"s-{name}", "")
        return grid

    def sent_spans(self) -> Iterator[Span]:
        for words in self.request.POST.getlist("span")[:500]:
            try:
                yield read_span(words, Kind.ROLLING)
            except ValueError:
                raise Http404("There is no such period.") from None

    # -- A pasted block -------------------------------------------------------------------------------

    def preview(self, grid: FigureGrid, form: GridForm) -> HttpResponse:
        """Put what was pasted into the boxes. Nothing is saved until the person has looked."""
        block = form.block()
        try:
            found = self.read(block)
        except ValueError as error:
            form.add_error("paste", str(error))
            return self.draw(grid, form, status=422)
        grid = self.grid(*grid.used, *found.spans).keeping(grid)
        grid.fill(found.typed())
        grid.read(basis=form.basis_words)
        shown = self.again(form, paste=block)
        return self.draw(grid, shown, found=found, notes=list(notes_on(self.row, grid, found)))

    def read(self, block: str) -> Pasted:
        by_number = {str(place.pk): place for place in self.places}
        post = self.request.POST
        names = zip(post.getlist("is-name"), post.getlist("is-place"), strict=False)
        chosen = {name: by_number[number] for name, number in names if number in by_number}
        kind = self.row.period_kind
        return read_block(block, kind, self.places, chosen=chosen, example=EXAMPLES[Kind(kind)])

    # -- Saving ---------------------------------------------------------------------------------------

    def save(self, grid: FigureGrid, form: GridForm) -> HttpResponse:
        if grid.problems:
            form.add_error(None, WRONG)
            return self.draw(grid, form, status=422)
        answers = form.cleaned_data
        marks = {name: answers[name] for name in ("approximate", "provisional")}
        try:
            event = record_values(
                by=self.request.user,
                indicator=self.row,
                values=grid.given(**marks),
                known_on=answers["known_on"],
            )
        except Clash as clash:
            return self.conflict(grid, form, clash)
        except ValidationError as error:
            form.add_error(None, error)
            return self.draw(grid, form, status=422)
        self.say(event)
        return redirect(f"{self.row.get_absolute_url()}?scheme={self.scheme.pk}")

    def conflict(self, grid: FigureGrid, form: GridForm, clash: Clash) -> HttpResponse:
        """Each box that somebody else changed says what stands there now and begins from it."""
        for given, theirs in clash.clashes:
            cell = grid.cells[given.geography.pk, given.span]
            cell.began, cell.seen = typed_words(self.row, theirs), figure_stamp(theirs)
            now = cell.began or "no figure"
            cell.problem = f"Somebody else saved {now} here. Save again to keep yours instead."
        form.add_error(None, CLASHED)
        return self.draw(grid, form, status=409)

    def say(self, event: AuditEvent | None) -> None:
        if event is None:
            messages.info(self.request, "Nothing was different, so nothing was saved.")
            return
        context = {
            "count": event.detail["changed"],
            "undo": self.address("indicator_undo", self.row.pk, event.pk),
        }
        say_with_button(self.request, "plans/figures/parts/figures_saved.html", context)


class FiguresUndo(IndicatorPages, ButtonPage):
    """Takes back one step of recording figures."""

    def post(self, request, *args, **kwargs) -> HttpResponse:
        events = AuditEvent.objects.filter(tenant=self.partnership.pk, verb=RECORDED)
        target = {"target_type": Indicator._meta.label_lower, "target_id": str(self.row.pk)}
        event = get_object_or_404(events, pk=kwargs["event"], **target)
        try:
            take_back_figures(by=request.user, indicator=self.row, event=event)
            messages.success(request, "Took the figures back: everything is as it was before.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.row.get_absolute_url())


def first_spans(indicator: Indicator) -> list[Span]:
    """The last few periods that are over, for a table that has none yet."""
    day = today()
    now = {
        Kind.FINANCIAL_YEAR: FinancialYear(day.year - (day.month < 4)),
        Kind.QUARTER: quarter_of(day),
        Kind.MONTH: month_of(day),
    }.get(Kind(indicator.period_kind))
    if indicator.period_kind == Kind.CALENDAR_YEAR:
        return [read_span(str(day.year - back), Kind.CALENDAR_YEAR) for back in (4, 3, 2, 1)]
    found: list[Span] = []
    while now is not None and len(found) < FIRST_SPANS:
        now = now.previous()
        found.insert(0, period_span(now))
    return found


def notes_on(indicator: Indicator, grid: FigureGrid, found: Pasted) -> Iterator[str]:
    """What was understood that might have been meant otherwise."""
    for words, span in found.reread:
        if words.isdecimal() and words != span.words:
            yield f"“{words}” was read as {span.words}, {date_words(span.start)} to {date_words(span.end)}."
    for row in found.matched:
        if row.guessed:
            yield f"“{row.words}” was taken for {row.place}. Correct the boxes if it is not."
    for words in found.left_out:
        yield f"The column “{words}” was left out: totals and changes are worked out."
    for row in found.totals:
        yield from wrong_totals(indicator, grid, row)


def wrong_totals(indicator: Indicator, grid: FigureGrid, row) -> Iterator[str]:
    """Where the table's own totals disagree with its parts. They are not stored either way."""
    ours = dict(zip(grid.spans, grid.totals, strict=True))
    for span, words in row.cells.items():
        try:
            printed = parse_typed_figure(words, indicator).get("value")
        except ValueError:
            continue
        if printed is not None and ours.get(span) and number_with_unit(printed) != ours[span]:
            yield (
                f"The row “{row.words}” says {number_with_unit(printed)} for {span}; the places come to "
                f"{ours[span]}. Note it as a printed total if a paper says so."
            )
