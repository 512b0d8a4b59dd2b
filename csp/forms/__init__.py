"""The form kit: GOV.UK markup, choices kept to one partnership, the version a page began from.

Every form of the site is a ``KitForm`` or a ``KitModelForm``. A form checks the shape of input and
hands ``cleaned_data`` to a service; it never stores anything itself.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.core.validators import MaxLengthValidator
from django.forms.renderers import TemplatesSetting
from django.forms.utils import ErrorDict

from csp.forms.fields import (  # noqa: F401 - pages take their fields from here
    CELL_LIMIT,
    NARRATIVE_LIMIT,
    CellField,
    ClockField,
    ColourField,
    DateWordsField,
    MoneyField,
    NarrativeField,
    PeriodEdgeField,
    RowsField,
)
from csp.forms.widgets import KitBoundField
from csp.prose.characters import with_newlines, without_controls

DASHES = "---------"
GONE_PAGE = (
    "This page lost track of what it began from. What you typed is still here: "
    "open the page again in another tab and copy it across."
)


class KitRenderer(TemplatesSetting):
    """Fields and forms as GOV.UK components, from the project's own templates."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"
    formset_template_name = "django/forms/formset.html"
    bound_field_class = KitBoundField


class KitFormMixin:
    """What both kinds of form share.

    ``scopes`` names, for a field whose rows have no ``partnership`` of their own, how they are kept
    to one: ``{"field": lambda queryset, partnership: ...}``. ``kit`` holds the look of single fields.
    What most people leave empty is ``folded``: it opens by a press, and by itself where it is wrong.
    """

    scopes: dict[str, Callable] = {}
    kit: dict[str, dict] = {}
    folded: tuple[str, ...] = ()
    use_required_attribute = False

    def __init__(self, *args, partnership=None, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        for name, field in self.fields.items():
            speak_plainly(field, field.label or name.replace("_", " ").capitalize())
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self.scoped(name, field.queryset)
            name_the_blank(field)

    def folded_fields(self) -> list:
        """The fields that stand behind "More", in their order."""
        return [field for field in self.visible_fields() if field.name in self.folded]

    def scoped(self, name, queryset):
        """The rows that a choice may offer: those of this form's partnership and no other's."""
        if self.partnership is None:
            raise ImproperlyConfigured(
                f"{type(self).__name__} offers {name}: give it partnership=."
            )
        if name in self.scopes:
            return self.scopes[name](queryset, self.partnership)
        if not any(field.name == "partnership" for field in queryset.model._meta.fields):
            raise ImproperlyConfigured(
                f"{type(self).__name__}.{name} offers rows of every partnership: name it in scopes."
            )
        return queryset.filter(partnership=self.partnership)

    def _widget_data_value(self, widget, html_name):
        value = super()._widget_data_value(widget, html_name)
        if not isinstance(value, str) or "\0" in value:
            return value  # The field refuses a null character with a sentence.
        # Browsers send a line's end as two characters, which would count twice against a limit. What
        # cannot be seen is left out, for with it one name could be made to look like another.
        return without_controls(
            with_newlines(value, "\n" if isinstance(widget, forms.Textarea) else " ")
        )


class KitForm(KitFormMixin, forms.Form):
    """A form that is not one row."""


class KitModelForm(KitFormMixin, forms.ModelForm):
    """A form for one row. The row given is never touched: the form works on a copy."""

    def __init__(self, *args, instance=None, **kwargs):
        # A bound model form writes what was typed into its instance, before anything is saved.
        super().__init__(*args, instance=copy.copy(instance), **kwargs)
        if instance is not None and instance.pk and hasattr(instance, "version"):
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput,
                initial=instance.version,
                error_messages={"required": GONE_PAGE, "invalid": GONE_PAGE},
            )

    @property
    def began_from(self) -> int | None:
        """The version that the person saw, for the service to compare."""
        return self.cleaned_data.get("version")

    def values(self) -> dict:
        """What was answered, without the version. A file to be taken away is an empty answer."""
        return {
            name: "" if value is False and isinstance(self.fields[name], forms.FileField) else value
            for name, value in self.cleaned_data.items()
            if name != "version"
        }

    def changes(self) -> dict:
        """What was answered differently from before, without the version."""
        changed = set(self.changed_data)
        return {name: value for name, value in self.values().items() if name in changed}

    def save(self, commit=True):
        raise NotImplementedError("Hand form.values() to a service: it checks, stores and records.")


def name_the_blank(field: forms.Field) -> None:
    """Words for the empty choice where Django puts nine hyphens."""
    words = "Choose one" if field.required else "None"
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = words
    elif isinstance(field, forms.ChoiceField):
        choices = list(field.choices)
        if choices and tuple(choices[0]) == ("", DASHES):
            field.choices = [("", words), *choices[1:]]


def speak_plainly(field: forms.Field, label: str) -> None:
    """Kind sentences in place of Django's, unless the form has its own; a limit for text without one."""
    if is_stock(field, "required"):
        asks = "Choose an answer for" if isinstance(field, forms.ChoiceField) else "Fill in"
        field.error_messages["required"] = f"{asks} “{label}”."
    if is_stock(field, "invalid_choice"):
        field.error_messages["invalid_choice"] = f"“{label}” offers a list: choose from it."
    field.error_messages.setdefault(
        "max_length",
        f"“{label}” has %(show_value)d characters and %(limit_value)d fit. "
        "Nothing you typed is lost: shorten it and save again.",
    )
    field.error_messages.setdefault(
        "null_characters_not_allowed",
        f"“{label}” holds a character that cannot be stored. Paste the words again as plain text.",
    )
    if isinstance(field.widget, forms.Textarea) and getattr(field, "max_length", 0) is None:
        field.max_length = CELL_LIMIT
        field.validators.append(MaxLengthValidator(CELL_LIMIT))


def is_stock(field: forms.Field, code: str) -> bool:
    """Whether a field still says what Django says."""
    return code in field.error_messages and field.error_messages[code] in stock(type(field), code)


@cache
def stock(kind: type[forms.Field], code: str) -> list[str]:
    """What Django's own classes say; a page asks for a hundred fields of a few kinds."""
    said = [vars(each).get("default_error_messages", {}).get(code) for each in kind.__mro__]
    return [words for words in said if words]


def hush(form) -> None:
    """Show a bound form again without complaints: the person has not finished it."""
    form._errors = ErrorDict(renderer=form.renderer)
    form.cleaned_data = {}
