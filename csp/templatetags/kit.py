"""The components of a page, for templates."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from csp.charts import Chart
from csp.charts.page import chart_html, drawing_html
from csp.files.stored import size_words
from csp.forms.markup import fields_html
from csp.periods import date_words as words_of_date
from csp.quantities import pounds_words
from csp.text.diff import revised_html, side_by_side

register = template.Library()


@register.filter
def date_words(value) -> str:
    """5 December 2016; nothing for nothing."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return words_of_date(value) if isinstance(value, date) else ""


@register.filter
def file_size(file) -> str:
    """65 KB; or that the file is not at hand, for one that the store has lost."""
    return size_words(file)


@register.filter
def pounds(value) -> str:
    """£65,000; nothing for nothing."""
    return pounds_words(value)


@register.simple_tag
def tag(words: str, colour: str = "grey") -> SafeString:
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


@register.simple_tag
def revised(before: str, after: str) -> SafeString:
    """One text with the words marked that were taken out and put in."""
    return revised_html(before, after)


@register.simple_tag
def both_texts(theirs: str, yours: str) -> dict[str, SafeString]:
    """Two texts, each with the words marked that the other lacks."""
    return dict(zip(("theirs", "yours"), side_by_side(theirs, yours), strict=True))


@register.inclusion_tag("parts/summary_row.html")
def summary_row(label: str, value="", url: str = "", action: str = "Change") -> dict:
    return {"label": label, "value": value, "url": url, "action": action}


@register.simple_tag
def chart(chart: Chart, csv: str = "") -> SafeString:
    """A chart with its sentence and its figures; ``csv`` is where they can be downloaded."""
    return chart_html(chart, csv)


@register.simple_tag
def spark(chart: Chart) -> SafeString:
    """A small drawing alone, for a cell of a table."""
    return format_html('<span class="app-spark">{}</span>', drawing_html(chart))


@register.inclusion_tag("parts/error_summary.html")
def error_summary(*forms) -> dict:
    """Everything that is wrong, each with a link to where it is."""
    return {"errors": [error for form in forms if form is not None for error in errors_of(form)]}


@register.simple_tag(takes_context=True)
def error_prefix(context) -> str:
    """What the page's title begins with when the page came back with errors."""
    return "Error: " if has_errors(context) else ""


class NamedWords(template.Node):
    """Prints what stands in it, and keeps it as ``page_words``: the title of the page is its heading too."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context) -> SafeString:
        words = self.nodelist.render(context)
        context["page_words"] = words
        return words


@register.tag
def named_words(parser, token) -> NamedWords:
    """``{% named_words %} ... {% endnamed_words %}``, around the block that a page overrides."""
    nodelist = parser.parse(("endnamed_words",))
    parser.delete_first_token()
    return NamedWords(nodelist)


@register.simple_tag(takes_context=True)
def bar_heading(context) -> SafeString:
    """The title of the page without what its caption says: Sections of a plan, beside the plan, are
    Sections."""
    words = context.get("page_words", "")
    end = conditional_escape(context.get("caption") or "")
    for joint in (" of ", " in ", " "):
        if end and words.endswith(joint + end):
            return SafeString(words.removesuffix(joint + end))
    return SafeString(conditional_escape(words))


@register.simple_tag(takes_context=True)
def page_errors(context) -> list[dict]:
    """The errors of the page's ``form`` and ``formsets``, if it has any."""
    return [error for form in forms_of(context) for error in errors_of(form)]


@register.simple_tag(takes_context=True)
def page_multipart(context) -> bool:
    return any(is_multipart(form) for form in forms_of(context))


@register.simple_tag(takes_context=True)
def page_guard(context) -> str:
    """``dirty`` when the page holds typing that is not saved yet."""
    return "dirty" if any(form.is_bound for form in forms_of(context)) else "clean"


@register.simple_tag
def kit_fields(form) -> SafeString:
    return fields_html(form)


@register.simple_tag
def kit_field(bound) -> SafeString:
    return bound.as_field_group()


@register.inclusion_tag("django/forms/formset.html")
def kit_formset(formset) -> dict:
    return {"formset": formset}


def forms_of(context) -> list:
    form, formsets = context.get("form"), context.get("formsets") or []
    return [one for one in [form, *formsets] if hasattr(one, "is_bound")]


def is_multipart(form) -> bool:
    return form.is_multipart()


def has_errors(context) -> bool:
    return any(errors_of(form) for form in forms_of(context))


def errors_of(form) -> list[dict]:
    """``[{"words", "href"}]`` of a form or of all rows of a formset."""
    if not form.is_bound:
        return []
    if hasattr(form, "forms"):
        own = [{"words": words, "href": ""} for words in form.non_form_errors()]
        rows = [errors_of_row(form, number, row) for number, row in enumerate(form.forms, start=1)]
        return own + [error for row in rows for error in row]
    return [
        one_error(form, name, words) for name, errors in form.errors.items() for words in errors
    ]


def errors_of_row(formset, number: int, row) -> list[dict]:
    words = getattr(formset, "words", "row").capitalize()
    return [error | {"words": f"{words} {number}: {error['words']}"} for error in errors_of(row)]


def one_error(form, name: str, words: str) -> dict:
    if name not in form.fields or form[name].is_hidden:
        return {"words": words, "href": ""}
    return {"words": words, "href": "#" + getattr(form[name], "focus_id", form[name].auto_id)}
