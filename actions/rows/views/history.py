"""A row's former wordings, and the rows that were taken out of a plan; both can be brought back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.rows.forms.approval import ApprovalForm
from actions.rows.history.fields import wordings_of_row
from actions.rows.queries.lookups import removed_rows
from actions.rows.services.restoring import restore_field
from actions.rows.services.revising import NeedsReason
from actions.rows.views.action import ActionPage
from csp.forms import hush
from plans.access import Can
from plans.pages.views.base import WorkspacePage


class ActionHistory(ActionPage):
    """Who wrote what, when, and what stood there before; any former text can come back."""

    template_name = "actions/rows/history.html"
    power = Can.EDIT

    def get_title(self) -> str:
        return f"History of row {self.row.ref}"

    def above(self) -> tuple[str, str]:
        return (f"Row {self.row.ref}", self.done_url(self.row))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        return self.page(action=self.row, wordings=wordings_of_row(self.row))

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        asked = ApprovalForm(request.POST)
        try:
            restore_field(
                by=request.user,
                action=self.row,
                field=request.POST.get("field", ""),
                version=int(request.POST.get("version", "").strip() or 0),
                approval=asked.approval(),
            )
        except NeedsReason as error:
            return self.ask(asked.complain(), error)
        except (ValidationError, ValueError) as error:
            words = (
                error.messages if isinstance(error, ValidationError) else ["That is no version."]
            )
            messages.error(request, " ".join(words))
        else:
            messages.success(
                request, "The former text is back. What it replaced is in the history."
            )
        return redirect(request.path)

    def ask(self, form: ApprovalForm, error: NeedsReason) -> HttpResponse:
        """The same step once more, with the two questions that agreed wording asks."""
        if not any(self.request.POST.get(name) for name in form.fields):
            hush(form)  # They were not shown yet, so nothing was left out.
        kept = {name: self.request.POST.get(name, "") for name in ("field", "version")}
        return self.page(
            action=self.row, form=form, kept=kept, problem=error.messages[0], status=422
        )


class RemovedRows(WorkspacePage):
    """Rows that were taken out of the plan and are not back yet."""

    template_name = "actions/rows/removed_rows.html"
    power = Can.EDIT

    def get_title(self) -> str:
        return f"Rows removed from {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.page(removed=removed_rows(self.plan))
