"""The blocks of a paper: adding words or data, rewriting, choosing, moving and leaving out."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.audience import Audience
from plans.pages.views.answers import add_problems, say_removed
from plans.pages.views.base import EditPage
from reporting.models import PaperBlock, PaperSection
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.compose.offers import insertions, subjects
from reporting.papers.forms.paper_block import NewTextForm, SourceForm, TextForm
from reporting.papers.services.paper_block import (
    add_data,
    add_text,
    choose,
    keep_block,
    move_block,
    remove_block,
    rewrite_text,
    switch_block,
)
from reporting.papers.sources import SOURCES
from reporting.papers.views.paper_base import BlockPage, PaperSectionPage
from reporting.papers.views.paper_section import CHANGED_MEANWHILE, PressPage


class OnSection(PaperSectionPage):
    """A page that adds to a section, at its end or after the block that the address names."""

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.section: PaperSection = self.row_or_404()
        self.section.partnership = self.partnership

    def after(self) -> PaperBlock | None:
        number = parse_whole_number(self.request.GET.get("after", ""))
        return get_object_or_404(self.section.blocks, pk=number) if number else None

    def desk(self):
        return desk_of(self.paper, today=today(), audience=Audience.PARTNERS)

    def query(self) -> str:
        after = parse_whole_number(self.request.GET.get("after", ""))
        return f"?after={after}" if after else ""

    def back(self) -> str:
        return self.section.get_absolute_url()

    def added(self, made: PaperBlock) -> HttpResponse:
        made.section = self.section
        messages.success(self.request, "Added.")
        return redirect(made.get_absolute_url())


class BlockAdd(OnSection):
    """Words, written at once; or a choice of everything that can be gathered."""

    template_name = "reporting/papers/paper_block_add.html"

    def get_title(self) -> str:
        return f"Add to “{self.section}”"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(NewTextForm())

    def ask(self, form: NewTextForm, *, status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            form=form,
            subjects=subjects(self.desk(), self.access, self.address_of),
            inserts=insertions(load_draft(self.paper)),
            cancel=self.back(),
        )

    def address_of(self, kind: str) -> str:
        return self.place("paper_block_add_data", self.section.pk, kind) + self.query()

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = NewTextForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            made = add_text(
                by=request.user, section=self.section, after=self.after(), **form.cleaned_data
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        return self.added(made)


class BlockAddData(OnSection):
    """What a source asks first. One that asks nothing is added by its button alone."""

    template_name = "reporting/papers/paper_source.html"

    def come_in(self, request: HttpRequest, *, kind: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if kind not in SOURCES:
            raise Http404("There is no data of that kind.")
        self.kind, self.source = kind, SOURCES[kind]
        self.access.require(self.source.power)

    def get_title(self) -> str:
        return f"Add: {self.source.words}"

    def form(self, data=None) -> SourceForm:
        return SourceForm(data, source=self.source, desk=self.desk())

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(self.form())

    def ask(self, form: SourceForm, *, status: int = 200) -> HttpResponse:
        texts = {"intro": self.source.help, "submit": "Add it"}
        return self.page(status=status, form=form, cancel=self.back(), **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            made = add_data(
                by=request.user,
                section=self.section,
                kind=self.kind,
                options=form.options(),
                after=self.after(),
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        return self.added(made)


class BlockEdit(BlockPage, EditPage):
    """Another text, or other choices about data."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        return self.text_page() if self.row.is_text else self.data_page(self.source_form())

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        if self.row.is_text:
            return super().post(request, *args, **kwargs)
        return self.choose()

    # Words.

    form_class = TextForm
    template_name = "reporting/papers/paper_text.html"

    def text_page(self) -> HttpResponse:
        return self.form_page(self.get_form(), [])

    def get_title(self) -> str:
        return "Rewrite" if self.row.is_text else f"Change: {self.source.words}"

    def get_context(self, **extra) -> dict:
        told = {"caption": str(self.row.section)}
        if self.row.is_text:
            told["inserts"] = insertions(load_draft(self.paper))
        return super().get_context(**told | extra)

    def store(self, form: TextForm, formsets: list) -> PaperBlock:
        by, version, text = self.request.user, form.began_from, form.cleaned_data["text"]
        stored = rewrite_text(by=by, block=self.row, version=version, text=text)
        if (reader := form.cleaned_data["reader"]) != stored.reader:
            stored = keep_block(by=by, block=stored, version=stored.version, reader=reader)
        stored.section = self.row.section
        return stored

    def saved_words(self, row: PaperBlock) -> str:
        return "Saved."

    # Data.

    @property
    def source(self):
        if self.row.kind not in SOURCES:
            raise Http404("There is no data of that kind any more.")
        return SOURCES[self.row.kind]

    def source_form(self, data=None) -> SourceForm:
        known = {"version": self.row.version, "reader": self.row.reader}
        desk = desk_of(self.paper, today=today(), audience=Audience.PARTNERS)
        initial = dict(self.row.options) | known
        return SourceForm(data, source=self.source, desk=desk, block=self.row, initial=initial)

    def data_page(self, form: SourceForm, *, status: int = 200) -> HttpResponse:
        self.template_name = "reporting/papers/paper_source.html"
        return self.page(
            status=status,
            form=form,
            intro=self.source.help,
            submit="Save",
            cancel=self.done_url(self.row),
        )

    def choose(self) -> HttpResponse:
        form = self.source_form(self.request.POST)
        if not form.is_valid():
            return self.data_page(form, status=422)
        try:
            self.store_choice(form)
        except Stale as stale:
            form.begin_again(stale.theirs.version)
            form.add_error(None, CHANGED_MEANWHILE)
            return self.data_page(form, status=409)
        except ValidationError as error:
            add_problems(form, error)
            return self.data_page(form, status=422)
        messages.success(self.request, "Saved.")
        return redirect(self.done_url(self.row))

    def store_choice(self, form: SourceForm) -> None:
        by, version, options = self.request.user, form.cleaned_data["version"], form.options()
        stored = self.row
        if options != {
            name: self.row.options.get(name, empty_of(options[name])) for name in options
        }:
            stored = choose(by=by, block=self.row, version=version, options=options)
            version = stored.version
        if (reader := form.cleaned_data["reader"]) != stored.reader:
            keep_block(by=by, block=stored, version=version, reader=reader)


def empty_of(value):
    return [] if isinstance(value, list) else ""


class BlockMove(BlockPage, PressPage):
    """One step ``way`` up or down within its section."""

    def press(self) -> None:
        order = list(self.row.siblings().values_list("pk", flat=True))
        step = -1 if self.request.POST.get("way") == "up" else 1
        move_block(by=self.request.user, block=self.row, to=order.index(self.row.pk) + step)
        messages.success(self.request, "Moved.")


class BlockSwitch(BlockPage, PressPage):
    def press(self) -> None:
        by, printed = self.request.user, self.printed
        switch_block(by=by, block=self.row, version=self.version, printed=printed)
        messages.success(self.request, "It is in the paper again." if printed else "Left out.")


class BlockRemove(BlockPage, PressPage):
    """Removes at once: the message that follows brings it back."""

    def press(self) -> None:
        event = remove_block(by=self.request.user, block=self.row)
        say_removed(self.request, event)

    def done_url(self, row: PaperBlock) -> str:
        return row.section.get_absolute_url()
