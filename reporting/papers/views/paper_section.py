"""The sections of a paper: their headings and numbers, their order, and whether they are printed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from plans.pages.views.base import AddPage, EditPage, RemovePage, RowPage
from reporting.models import PaperSection
from reporting.papers.forms.paper_section import PaperSectionForm
from reporting.papers.services.paper_section import (
    add_section,
    change_section,
    move_section,
    remove_section,
    step_section,
    switch_section,
)
from reporting.papers.views.paper_base import PaperSectionPage

CHANGED_MEANWHILE = (
    "Somebody else changed it a moment ago, so nothing was done. Look, then try again."
)


class PaperSectionAdd(PaperSectionPage, AddPage):
    """A heading at the end of the paper, or after another."""

    form_class = PaperSectionForm
    template_name = "reporting/papers/paper_section_form.html"
    submit = "Add the section"

    def find_row(self) -> PaperSection:
        row = PaperSection(partnership=self.partnership, paper=self.paper)
        if beside := self.beside():
            names = ("level", "numbering", "numbers_paragraphs")
            for name in names:
                setattr(row, name, getattr(beside, name))
        return row

    def beside(self) -> PaperSection | None:
        """The section after which it comes: the one asked for, or the last."""
        after = parse_whole_number(self.request.GET.get("after", ""))
        rows = self.rows().filter(pk=after) if after else self.rows().order_by("-position")
        return rows.first()

    def store(self, form: PaperSectionForm, formsets: list) -> PaperSection:
        after = self.beside() if self.request.GET.get("after") else None
        made = add_section(
            by=self.request.user, paper=self.paper, values=form.values(), after=after
        )
        made.paper = self.paper
        return made


class PaperSectionEdit(PaperSectionPage, EditPage):
    form_class = PaperSectionForm
    template_name = "reporting/papers/paper_section_form.html"

    def get_context(self, **extra) -> dict:
        url = self.place("paper_section_remove", self.row.pk)
        return super().get_context(**{"remove_url": url} | extra)

    def store(self, form: PaperSectionForm, formsets: list) -> PaperSection:
        changed = change_section(
            by=self.request.user,
            section=self.row,
            version=form.began_from,
            values=form.changes(),
        )
        changed.paper = self.paper
        return changed


class PaperSectionRemove(PaperSectionPage, RemovePage):
    text = "Its words and data go with it. You can bring all of it back straight afterwards."

    def remove(self):
        return remove_section(by=self.request.user, section=self.row)


class PressPage(RowPage):
    """What a button of the composer does; then the paper again, at the place that it was about."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        try:
            self.press()
        except Stale:
            messages.error(request, CHANGED_MEANWHILE)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.done_url(self.row))

    def press(self) -> None:
        raise NotImplementedError

    @property
    def version(self) -> int:
        return parse_whole_number(self.request.POST.get("version", "")) or 0

    @property
    def printed(self) -> bool:
        return self.request.POST.get("printed") == "1"


class PaperSectionMove(PaperSectionPage, PressPage):
    """One step ``way`` up or down with the headings under it, or ``to`` a place from 1."""

    def press(self) -> None:
        by, to = self.request.user, parse_whole_number(self.request.POST.get("to", ""))
        if to is not None:
            move_section(by=by, section=self.row, to=to - 1)
        else:
            way = "up" if self.request.POST.get("way") == "up" else "down"
            step_section(by=by, section=self.row, way=way)
        messages.success(self.request, f"Moved “{self.row}”.")


class SectionSwitch(PaperSectionPage, PressPage):
    def press(self) -> None:
        by, printed = self.request.user, self.printed
        switch_section(by=by, section=self.row, version=self.version, printed=printed)
        words = "is in the paper again" if printed else "is left out; its words are kept"
        messages.success(self.request, f"“{self.row}” {words}.")
