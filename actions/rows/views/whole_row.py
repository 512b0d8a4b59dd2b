"""Adding or removing a whole row of an agreed plan: the two questions, and the page that asks them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from actions.rows.forms.approval import RowApprovalForm
from actions.rows.services.revising import NeedsReason, is_adopted
from plans.models import Plan

ASKED_BEFORE = "approved_by"


def questions(plan: Plan) -> RowApprovalForm | None:
    """What a plan that was agreed asks before a row comes or goes; a draft asks nothing."""
    return RowApprovalForm() if is_adopted(plan) else None


def posted_approval(request: HttpRequest) -> RowApprovalForm:
    return RowApprovalForm(request.POST)


def complaint(request: HttpRequest) -> RowApprovalForm:
    """The questions once more; they complain only if they were on the page already."""
    return (
        posted_approval(request).complain() if ASKED_BEFORE in request.POST else RowApprovalForm()
    )


def ask_first(page, error: NeedsReason, *, submit: str, cancel: str, title: str) -> HttpResponse:
    """A page between a button and what it does. Nothing was stored."""
    page.template_name = "layouts/confirm.html"
    return page.page(
        status=422,
        title=title,
        text=error.messages[0],
        form=complaint(page.request),
        submit=submit,
        cancel=cancel,
    )
