"""How a form field looks: which GOV.UK component it is, and what its element must carry."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorList
from django.forms.widgets import Input
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.forms.markup import SIMPLE, one_box, simple_group

# The first class that a widget is an instance of decides; the order is from narrow to wide.
KINDS: list[tuple[type[forms.Widget], str, str]] = [
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Select, "select", "govuk-select"),
    (forms.Textarea, "textarea", "govuk-textarea"),
    (forms.FileInput, "file", "app-file"),
    (Input, "input", "govuk-input"),
]
GROUPS = {"checkboxes", "radios"}
# Plain elements are written without Django's three templates for each; the outcome is the same.
PLAIN = {
    f"django/forms/widgets/{name}.html"
    for name in ("text", "email", "number", "url", "password", "hidden", "textarea", "checkbox")
}


class KitBoundField(BoundField):
    """A field that knows its GOV.UK component; ``form.kit[name]`` holds its options.

    Options: ``width`` (2, 3, 4, 5, 10, 20 or 30 characters), ``inline`` (radios side by side),
    ``prefix`` and ``suffix`` (such as £), ``label_size`` (s, m or l), ``rows`` (of a textarea).
    """

    @property
    def errors(self) -> ErrorList:
        return super().errors if self.form.is_bound else self._no_errors

    @cached_property
    def _no_errors(self) -> ErrorList:
        return self.form.error_class(renderer=self.form.renderer)

    @cached_property
    def options(self) -> dict:
        return getattr(self.form, "kit", {}).get(self.name, {})

    @cached_property
    def _component(self) -> tuple[str, str]:
        widget = self.field.widget
        return next(
            ((kind, css) for type_, kind, css in KINDS if isinstance(widget, type_)), ("other", "")
        )

    @property
    def kind(self) -> str:
        return self._component[0]

    @property
    def limit(self) -> int | None:
        """How many characters fit, where the page counts them down."""
        return getattr(self.field, "max_length", None) if self.kind == "textarea" else None

    @property
    def limit_words(self) -> str:
        return f"{self.limit:,}"

    @property
    def optional_words(self) -> str:
        """What the label adds when an answer may be left out of an otherwise required form."""
        return " (optional)" if self.options.get("optional") else ""

    @property
    def focus_id(self) -> str:
        """The element that a link in the error summary leads to."""
        return f"{self.auto_id}_0" if self.kind in GROUPS else self.auto_id

    @property
    def css_class(self) -> str:
        parts = [self.field.widget.attrs.get("class", ""), self._component[1]]
        if width := self.options.get("width"):
            parts.append(f"govuk-input--width-{width}")
        if self.limit:
            parts.append("govuk-js-character-count")
        if self.errors and self.kind in {"input", "textarea", "select"}:
            parts.append(f"govuk-{self.kind}--error")
        return " ".join(filter(None, parts))

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        if (widget or self.field.widget).is_hidden:
            return attrs
        attrs["class"] = self.css_class
        # A browser cuts a long paste silently; the server says how much too long it is instead.
        attrs["maxlength"] = attrs["minlength"] = False
        # Faint words inside a box go when somebody types; the label and the hint stay.
        attrs["placeholder"] = False
        if self.kind in GROUPS:
            attrs.pop("aria-invalid", None)
        if rows := self.options.get("rows"):
            attrs["rows"] = rows
        if self.limit:
            described = attrs.get("aria-describedby", "")
            attrs["aria-describedby"] = f"{described} {self.auto_id}-info".strip()
        return attrs

    def as_field_group(self):
        if self.kind in SIMPLE:
            return simple_group(self)
        return one_box(self) if self.kind == "checkbox" else super().as_field_group()

    def as_widget(self, widget=None, attrs=None, only_initial=False):
        widget = widget or self.field.widget
        if only_initial or widget.template_name not in PLAIN:
            return super().as_widget(widget, attrs, only_initial)
        attrs = self.build_widget_attrs({"id": self.auto_id} | (attrs or {}), widget)
        return plain_element(widget.get_context(self.html_name, self.value(), attrs)["widget"])

    def quick_select(self) -> SafeString:
        """The same ``<select>`` as Django's, without a template for each option."""
        attrs = self.build_widget_attrs({"id": self.auto_id})
        attrs = {**self.field.widget.attrs, **attrs, "name": self.html_name}
        if getattr(self.field.widget, "allow_multiple_selected", False):
            attrs["multiple"] = True
        chosen = self.value()
        chosen = chosen if isinstance(chosen, list | tuple) else [chosen]
        chosen = {"" if value is None else str(value) for value in chosen}
        options = select_options(self.field.widget.choices, chosen)
        return SafeString(f"<select{attributes(attrs)}>{options}</select>")


def plain_element(widget: dict) -> SafeString:
    """An ``<input>`` or ``<textarea>`` from what Django worked out for its template."""
    attrs = {"name": widget["name"]} | widget["attrs"]
    value = "" if widget["value"] is None else widget["value"]
    if "type" not in widget:
        return SafeString(f"<textarea{attributes(attrs)}>\n{escape(str(value))}</textarea>")
    attrs["type"] = widget["type"]
    if value != "":
        attrs["value"] = str(value)
    return SafeString(f"<input{attributes(attrs)}>")


def attributes(attrs: dict) -> str:
    return "".join(attribute_html(name, value) for name, value in attrs.items())


def attribute_html(name: str, value: object) -> str:
    if value is None or value is False or value == "":
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'


def select_options(choices, chosen: set[str]) -> SafeString:
    """``<option>`` elements, with ``<optgroup>`` where a choice holds choices."""
    return SafeString("".join(one_choice(value, label, chosen) for value, label in choices))


def one_choice(value, label, chosen: set[str]) -> SafeString:
    if isinstance(label, list | tuple):
        return format_html(
            '<optgroup label="{}">{}</optgroup>', value, select_options(label, chosen)
        )
    text = "" if value is None else str(value)
    return option(text, str(label), text in chosen)


@lru_cache(maxsize=8_192)
def option(value: str, label: str, selected: bool) -> str:
    """One line of a list, which a form repeats in each of its rows."""
    mark = " selected" if selected else ""
    return f'<option value="{escape(value)}"{mark}>{escape(label)}</option>'
