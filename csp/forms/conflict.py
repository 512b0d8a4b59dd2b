"""The page for a save that came second: both texts side by side, nothing overwritten, nothing lost."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from csp.changes import Stale
from csp.forms import KitModelForm
from csp.periods import date_words


def conflict_response(
    request: HttpRequest,
    form: KitModelForm,
    stale: Stale,
    *,
    object_words: str,
    cancel: str,
    **context,
) -> HttpResponse:
    """Answer 409 with the form again, holding what was typed and now beginning from their version."""
    fields = [compare_field_texts(bound, stale) for bound in form.visible_fields()]
    renew_form_version(form, stale.theirs.version)
    context |= {"form": form, "fields": fields, "object_words": object_words, "cancel": cancel}
    return render(request, "errors/conflict.html", context, status=409)


def compare_field_texts(bound: BoundField, stale: Stale) -> dict:
    """One field's two texts, and whether they differ."""
    yours = field_value_words(
        bound, stale.yours.get(bound.name, bound.form.cleaned_data.get(bound.name))
    )
    theirs = field_value_words(bound, getattr(stale.theirs, bound.name, ""))
    names = {"name": bound.name, "label": bound.label}
    return names | {"yours": yours, "theirs": theirs, "changed": yours != theirs, "choose": True}


def takes_theirs(data, name: str) -> bool:
    """Whether somebody who was shown both texts of a field chose the one that is saved."""
    return data.get(f"keep-{name}") == "theirs"


def take_chosen_values(form: KitModelForm) -> KitModelForm:
    """The form with the saved value in each field for which the person chose that one."""
    taken = [bound for bound in form.visible_fields() if takes_theirs(form.data, bound.html_name)]
    if taken:
        form.data = form.data.copy()
    for bound in taken:
        form.data.setlist(bound.html_name, as_sent(bound))
        form.files.pop(bound.html_name, None)
    return form


def as_sent(bound: BoundField) -> list:
    """A field's saved value as a browser would send it."""
    saved = form_value(bound)
    if saved is None or saved is False:
        return []
    return list(saved) if isinstance(saved, list | tuple) else [saved]


def form_value(bound: BoundField):
    return bound.field.widget.format_value(bound.field.prepare_value(bound.initial))


def renew_form_version(form: KitModelForm, version: int) -> None:
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(version)


def field_value_words(bound: BoundField, value) -> str:
    """A value as the person would say it."""
    if isinstance(value, models.Manager):
        value = value.all()
    if isinstance(value, models.QuerySet | list | tuple | set):
        return ", ".join(str(one) for one in value)
    if value is None or isinstance(value, bool):
        return {True: "Yes", False: "No"}.get(value, "")
    if isinstance(value, date):
        return date_words(value)
    if not isinstance(value, models.Model) and hasattr(bound.field, "choices"):
        return str(dict(bound.field.choices).get(value, value))
    return str(value)
