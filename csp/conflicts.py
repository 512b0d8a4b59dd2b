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
    fields = [compared(bound, stale) for bound in form.visible_fields()]
    begin_again(form, stale.theirs.version)
    context |= {"form": form, "fields": fields, "object_words": object_words, "cancel": cancel}
    return render(request, "errors/conflict.html", context, status=409)


def compared(bound: BoundField, stale: Stale) -> dict:
    """One field's two texts, and whether they differ."""
    yours = words_of(bound, stale.yours.get(bound.name, bound.form.cleaned_data.get(bound.name)))
    theirs = words_of(bound, getattr(stale.theirs, bound.name, ""))
    names = {"name": bound.name, "label": bound.label}
    return names | {"yours": yours, "theirs": theirs, "changed": yours != theirs}


def begin_again(form: KitModelForm, version: int) -> None:
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(version)


def words_of(bound: BoundField, value) -> str:
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
