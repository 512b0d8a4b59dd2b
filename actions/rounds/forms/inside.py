"""The tick with which somebody keeps an answer inside: “Not for the public”."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plans.audience import Audience

READ = "The public may read this."
ASKED = "-asked"
YES, NO = "yes", "no"


class InsideBox(forms.CheckboxInput):
    """Ticked for what is not public. It says that it was asked, so that a page without it opens nothing."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, check_test=lambda value: value in (False, NO))

    def format_value(self, value: Any) -> str:
        return NO

    def render(self, name, value, attrs=None, renderer=None) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        return format_html('{}<input type="hidden" name="{}" value="1">', box, f"{name}{ASKED}")

    def value_from_datadict(self, data, files, name) -> str | None:
        if name in data:
            return YES if data[name] in (YES, "True") else NO
        return YES if f"{name}{ASKED}" in data else None


class PublicField(forms.Field):
    """Whether the public may read something; None where a page did not ask."""

    widget = InsideBox

    def __init__(self, **kwargs: Any) -> None:
        given = {
            "label": "Not for the public",
            "required": False,
            "help_text": "Only the partnership then reads this answer, its status and its figures.",
        }
        super().__init__(**given | kwargs)

    def to_python(self, value: str | None) -> bool | None:
        return None if value is None else value == YES

    def has_changed(self, initial: Any, data: Any) -> bool:
        return data is not None and self.to_python(data) != bool(initial)


class InsideMixin:
    """For a form of an update: the tick, where the row is one that the public reads at all.

    ``told`` names the boxes whose words become public.
    """

    told: tuple[str, ...] = ("happened", "next_steps", "nothing_because")

    def offer_inside(self) -> None:
        if self.instance.action.visibility != Audience.PUBLIC:
            del self.fields["public"]
            return
        for name in self.told:
            if name in self.fields:
                said = self.fields[name].help_text
                self.fields[name].help_text = f"{said} {READ}".strip()

    def clean_public(self) -> bool:
        """What was ticked, else as it was: nobody opens what was private by not being asked."""
        given = self.cleaned_data["public"]
        return self.instance.public if given is None else given
