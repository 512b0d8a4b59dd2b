"""What a page of one cell of a table says where it could not be saved."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.cell import OneCellForm
from csp.text.diff import side_by_side
from plans.pages.views.fragments import FragmentAnswers


class CellAnswers(FragmentAnswers):
    """Answers the table's script with the trouble alone, and everybody else with pages.

    The page that it stands before draws its form with ``form_page``.
    """

    def refused(self, form: OneCellForm, approval: ApprovalForm | None = None) -> HttpResponse:
        """Why nothing was saved; with ``approval`` the boxes that agreed wording asks for."""
        if not self.fragment:
            return self.form_page(form, status=422, approval=approval)
        context = {"problems": form.problems(), "approval": approval}
        return render(self.request, "actions/rows/cell_problem.html", context, status=422)

    def overtaken(
        self, form: OneCellForm, *, theirs: str, version: int, words: str, cancel: str
    ) -> HttpResponse:
        """Both texts, where somebody else saved ``theirs`` first; ``words`` name the row."""
        yours = form.cleaned_data["text"]
        if self.fragment:
            marked, marked_yours = side_by_side(theirs, yours)
            context = {
                "theirs": theirs, "version": version, "marked": marked, "yours": marked_yours,
            }  # fmt: skip
            return render(self.request, "actions/rows/cell_conflict.html", context, status=409)
        form.data = form.data | {"version": str(version), "was": theirs}
        field = {
            "name": "text",
            "label": form.fields["text"].label,
            "yours": yours,
            "theirs": theirs,
            "changed": True,
        }
        context = self.get_context(form=form, fields=[field], object_words=words, cancel=cancel)
        return render(self.request, "errors/conflict.html", context, status=409)
