"""What a page says when something was refused, removed or changed by somebody else first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model, ProtectedError
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from csp.changes.audit_words import audit_field_label
from csp.models import AuditEvent

ROW_WAS_CHANGED = (
    "Somebody else changed one of these rows while you were typing. Nothing was saved and nothing "
    "you typed is lost: open this page in another tab to see what they wrote, then save again there."
)

UNSENT = (
    "The role is given, but the e-mail could not be sent. "
    "Send the invitation again from the page of roles when e-mail works."
)


def values_and_links(model: type[Model], values: dict[str, Any]) -> tuple[dict, dict]:
    """A form's answers in two: the row's own values, and its many-to-many links."""
    many = {field.name for field in model._meta.many_to_many}
    links = {name: value for name, value in values.items() if name in many}
    return {name: value for name, value in values.items() if name not in many}, links


def add_problems(form: BaseForm, error: ValidationError) -> None:
    """Show what a service refused beside the field that it is about, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, problems in error.error_dict.items():
        form.add_error(name if name in form.fields else None, problems)


def still_used(error: ProtectedError) -> str:
    """Why something cannot go, and what to do about it; five of the reasons are named."""
    users = sorted(error.protected_objects, key=lambda row: (row._meta.verbose_name, row.pk))
    named = ", ".join(f"{row._meta.verbose_name} “{row}”" for row in users[:5])
    more = f" and {len(users) - 5} more" if len(users) > 5 else ""
    return (
        f"It is still in use, so nothing was removed. It is needed by {named}{more}. "
        "Change or remove those first."
    )


def beside_words(row: Model) -> str:
    """What to add when somebody else changed other fields of a row in the meantime."""
    names = getattr(row, "beside", ())
    if not names:
        return ""
    known = {field.name: field for field in row._meta.get_fields()}
    fields = ", ".join(audit_field_label(known.get(name), name).lower() for name in names)
    return f" Somebody else changed other parts of it meanwhile ({fields}): what both of you wrote is kept."


def say_removed(request: HttpRequest, event: AuditEvent) -> None:
    """The message after a removal, with a button that brings the row back."""
    say_with_button(request, "plans/pages/parts/removed.html", {"event": event})


def say_with_button(request: HttpRequest, template: str, context: dict[str, Any]) -> None:
    """A message that a template of our own draws, with a button in it such as Undo."""
    words = render_to_string(template, context, request=request)
    messages.success(request, mark_safe(words), extra_tags="markup")  # noqa: S308 - our own template, escaped there
