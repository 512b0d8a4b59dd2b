"""One simple field with its label, hint and error, as GOV.UK's markup.

A form of a row has some ninety of these. Written here and not in a template they cost a third as
much; groups of radios and of boxes stay in ``templates/django/forms/field.html``.
"""

from __future__ import annotations

from html import escape

from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

SIMPLE = {"input", "textarea", "select", "file", "other"}
BOX_HINT = "govuk-hint govuk-checkboxes__hint"


def fields_html(form) -> SafeString:
    """All fields of a form, hidden ones first, and what its class folds behind "More"."""
    fields, folded = list(form), getattr(form, "folded", ())
    hidden = [str(field) for field in fields if field.is_hidden]
    seen = [field for field in fields if not field.is_hidden]
    if not folded:
        return SafeString("".join(hidden + [field.as_field_group() for field in seen]))
    last = [field.as_field_group() for field in seen if field.name == DELETION_FIELD_NAME]
    shown = [
        field.as_field_group()
        for field in seen
        if field.name not in folded and field.name != DELETION_FIELD_NAME
    ]
    return SafeString("".join([*hidden, *shown, fold_html(form.folded_fields()), *last]))


def fold_html(fields) -> SafeString:
    """What most people leave empty: it opens by a press, says what it holds, and is open if it is wrong."""
    filled = [
        str(field.label).lower()
        for field in fields
        if field.value() and field.name != ORDERING_FIELD_NAME
    ]
    return format_html(
        '<details class="govuk-details app-fold"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">More{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if any(field.errors for field in fields) else "",
        f": {', '.join(filled)}" if filled else "",
        SafeString("".join(field.as_field_group() for field in fields)),
    )


def one_box(field) -> SafeString:
    """A ``govuk-form-group`` around a box to tick."""
    css = "govuk-form-group govuk-form-group--error" if field.errors else "govuk-form-group"
    words = f'<label class="govuk-label govuk-checkboxes__label" for="{field.auto_id}">'
    parts = (str(field), words, escape(str(field.label)), "</label>", hint(field, BOX_HINT))
    return SafeString(
        f'<div class="{css}">{error(field)}'
        '<div class="govuk-checkboxes" data-module="govuk-checkboxes">'
        f'<div class="govuk-checkboxes__item">{"".join(parts)}</div></div></div>'
    )


def simple_group(field) -> SafeString:
    """A ``govuk-form-group`` around one box. ``field`` is a ``csp.forms.widgets.KitBoundField``."""
    limit, errors = field.limit, field.errors
    css = "govuk-form-group"
    css += " govuk-form-group--error" if errors else ""
    css += " govuk-character-count" if limit else ""
    data = (
        f' data-module="govuk-character-count" data-maxlength="{limit}" data-threshold="75"'
        if limit
        else ""
    )
    parts = (
        label_html(field),
        hint(field),
        error(field),
        input_html(field),
        counter(field) if limit else "",
    )
    return SafeString(f'<div class="{css}"{data}>{"".join(parts)}</div>')


def label_html(field) -> str:
    size = field.options.get("label_size")
    css = f"govuk-label govuk-label--{size}" if size else "govuk-label"
    words = f"{escape(str(field.label))}{field.optional_words}"
    return f'<label class="{css}" for="{field.id_for_label}">{words}</label>'


def hint(field, css: str = "govuk-hint") -> str:
    if not field.help_text:
        return ""
    words = conditional_escape(field.help_text)
    return f'<div id="{field.auto_id}_helptext" class="{css}">{words}</div>'


def error(field) -> str:
    if not field.errors:
        return ""
    words = format_html_join(" ", "{}", ((each,) for each in field.errors))
    return format_html(
        '<p id="{}_error" class="govuk-error-message">'
        '<span class="govuk-visually-hidden">Error:</span> {}</p>',
        field.auto_id,
        words,
    )


def input_html(field) -> str:
    element = field.quick_select() if field.kind == "select" else str(field)
    before = affix(field, "prefix")
    after = affix(field, "suffix")
    if not before and not after:
        return element
    return f'<div class="govuk-input__wrapper">{before}{element}{after}</div>'


def affix(field, side: str) -> str:
    words = field.options.get(side)
    if not words:
        return ""
    return f'<div class="govuk-input__{side}" aria-hidden="true">{escape(str(words))}</div>'


def counter(field) -> str:
    words = f"You can enter up to {field.limit_words} characters"
    css = "govuk-hint govuk-character-count__message"
    return f'<div id="{field.auto_id}-info" class="{css}">{words}</div>'
