"""Writing over what data says: one row cell by cell, or all of it turned into text."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from csp.changes import Stale
from csp.forms.conflict import takes_theirs
from plans.pages.views.answers import add_problems, say_with_button
from reporting.papers.compose.cells import block_anchor, editable_cells
from reporting.papers.compose.draft import BlockDraft
from reporting.papers.compose.wording import lost_words
from reporting.papers.forms.paper_cell import RowForm, SureForm
from reporting.papers.services.paper_cell import back_to_data, turn_into_text
from reporting.papers.services.paper_row import rewrite_row
from reporting.papers.sources import SOURCES
from reporting.papers.views.paper_base import BlockPage
from reporting.papers.views.paper_section import PressPage

LOST = (
    "{} will stand there as plain paragraphs, a line for each cell: no columns, no shading, no drawing. "
    "The words are yours from then on, and are not brought up to date with the data any more. Places "
    "that point to a row or a figure in it lose what they point to. You can undo it straight "
    "afterwards. To change a few words only, rewrite their row instead."
)
NO_ROW = "The data does not list that row any more, or it cannot be rewritten."


class RowEdit(BlockPage):
    """A box for each cell of one row. What is written there stays when the data is refreshed."""

    template_name = "reporting/papers/paper_row.html"

    def come_in(self, request: HttpRequest, *, anchor: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row, self.anchor = self.row_or_404(), anchor
        every = editable_cells(BlockDraft(self.row).gathered).values()
        self.cells = [each for each in every if each.key.rpartition(".")[0] == anchor]
        if not self.cells:
            raise Http404(NO_ROW)

    def get_title(self) -> str:
        return f"Rewrite “{self.cells[0].row}”" if self.cells[0].row else "Rewrite this row"

    def form(self, data=None) -> RowForm:
        return RowForm(data, block=self.row, cells=self.cells)

    def back(self) -> str:
        return f"{self.paper.get_absolute_url()}#{block_anchor(BlockDraft(self.row), self.anchor)}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(self.form())

    def ask(self, form: RowForm, *, status: int = 200) -> HttpResponse:
        return self.page(status=status, form=form, cancel=self.back())

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        skipped = [name for name in form.cells if takes_theirs(request.POST, name)]
        version, texts = form.cleaned_data["version"], form.texts(skipped)
        try:
            rewrite_row(by=request.user, block=self.row, version=version, texts=texts)
        except Stale as stale:
            return self.conflict(form, stale)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, "Saved.")
        return redirect(self.back())

    def conflict(self, form: RowForm, stale: Stale) -> HttpResponse:
        form.begin_again(stale.theirs.version)
        fields = [self.compared(form, name, stale) for name in form.cells]
        context = {"form": form, "fields": fields, "cancel": self.back()}
        context |= {"object_words": "this row"}
        return render(self.request, "errors/conflict.html", self.get_context(**context), status=409)

    def compared(self, form: RowForm, name: str, stale: Stale) -> dict:
        cell, yours = form.cells[name], form.cleaned_data[name]
        theirs = stale.theirs.rewritten.get(cell.key, form.said[name])
        told = {"name": name, "label": cell.column, "yours": yours, "theirs": theirs}
        return told | {"changed": yours != theirs, "choose": True}


class BlockText(BlockPage, PressPage):
    """Asks first; then data becomes words, to be rewritten like any others, with a way back."""

    http_method_names = ["get", "post"]
    template_name = "layouts/confirm.html"

    def get_title(self) -> str:
        source = SOURCES.get(self.row.kind)
        return f"Turn “{source.words}” into text?" if source else "Turn it into text?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        if self.row.is_text:
            return redirect(self.done_url(self.row))
        form = SureForm(initial={"version": self.row.version})
        texts = {"text": LOST.format(lost_words(BlockDraft(self.row))), "submit": "Turn into text"}
        return self.page(form=form, danger=True, cancel=self.done_url(self.row), **texts)

    def press(self) -> None:
        by, block = self.request.user, self.row
        turned = turn_into_text(by=by, block=block, version=self.version)
        context = {"undo": self.place("paper_block_data", block.pk), "version": turned.version}
        say_with_button(self.request, "reporting/papers/parts/turned.html", context)


class BlockData(BlockPage, PressPage):
    """Takes the last back: the data stands there again as it was."""

    def press(self) -> None:
        back_to_data(by=self.request.user, block=self.row, version=self.version)
        messages.success(self.request, "It is data again, as it was.")
