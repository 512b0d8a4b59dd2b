"""What a paper is about and what stands on its first page; its use as a pattern; its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from plans.pages.views.base import EditPage, RemovePage
from reporting.models import Paper
from reporting.papers.forms.paper import PaperForm, PatternForm
from reporting.papers.services.paper import change_paper, make_pattern, remove_paper
from reporting.papers.views.paper_base import PaperPage


class OfPaper(PaperPage):
    """A page whose row is the paper itself."""

    model = Paper
    words = "paper"

    def row_or_404(self) -> Paper:
        return self.paper

    def done_url(self, row: Paper) -> str:
        return self.paper.get_absolute_url()

    def list_url(self) -> str:
        return self.address("papers")


class PaperEdit(OfPaper, EditPage):
    form_class = PaperForm
    template_name = "reporting/papers/paper_edit.html"

    def get_title(self) -> str:
        return f"Details of {self.paper}"

    def get_context(self, **extra) -> dict:
        return super().get_context(remove_url=self.place("paper_remove")) | extra

    def store(self, form: PaperForm, formsets: list) -> Paper:
        return change_paper(
            by=self.request.user,
            paper=self.paper,
            version=form.began_from,
            values=form.changes(),
        )


class PaperRemove(OfPaper, RemovePage):
    text = (
        "Everything in it goes with it. You can bring it back straight afterwards, or later from "
        "the history."
    )

    def remove(self):
        return remove_paper(by=self.request.user, paper=self.paper)

    def gone_url(self) -> str:
        return self.address("papers")


class PaperPattern(PaperPage):
    """Keeps a copy from which later papers begin."""

    template_name = "layouts/form.html"

    def get_title(self) -> str:
        return f"Use “{self.paper}” as a pattern"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(PatternForm(initial={"title": self.paper.title}))

    def ask(self, form: PatternForm, *, status: int = 200) -> HttpResponse:
        intro = (
            "A copy is kept with its sections, words and choices, without this paper’s figures. "
            "New papers can begin from it, and you can change it like any paper."
        )
        texts = {"intro": intro, "submit": "Keep as a pattern"}
        return self.page(status=status, form=form, cancel=self.place("paper_edit"), **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = PatternForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        made = make_pattern(by=request.user, paper=self.paper, **form.cleaned_data)
        messages.success(request, f"Kept “{made}” as a pattern. This is it; change it as you like.")
        return redirect(made.get_absolute_url())
