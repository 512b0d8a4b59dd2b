"""The form for a row of the action plan."""

from __future__ import annotations

from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from actions.models import Action
from actions.rows.columns import BY_NAME, Kind, names_where
from csp.forms import CellField, DateWordsField, KitModelForm
from csp.forms.choices import KnownChoiceField
from plans.plan.queries import priorities_and_areas_to_choose

PLACE = ("priority", "area", "ref")


def box_for_column(field: models.Field, **kwargs) -> forms.Field | None:
    """The box for a column of a row, by its kind."""
    column = BY_NAME[field.name]
    said = {"label": column.label, "required": False, "help_text": column.form_hint}
    if column.kind is Kind.TEXT:
        return CellField(rows=column.tall, max_length=column.most, **said)
    if column.kind is Kind.DAY:
        return DateWordsField(**said)
    return field.formfield(**kwargs)


class ActionForm(KitModelForm):
    """A row's own cells; leads, measures and risks are rows of forms beside it."""

    kit = {"ref": {"width": "5"}, "visibility": {"inline": True}}

    class Meta:
        model = Action
        # Where the row stands, then what it says.
        fields = [*PLACE, *names_where(lambda each: each.in_form and each.name not in PLACE)]
        formfield_callback = box_for_column
        field_classes = {"priority": KnownChoiceField, "area": KnownChoiceField}
        widgets = {"visibility": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plan = self.instance.plan_id
        self.fields["priority"].queryset = self.fields["priority"].queryset.filter(plan=plan)
        areas = self.fields["area"].queryset.filter(priority__plan=plan).select_related("priority")
        self.fields["area"].queryset = areas
        listed = cache(lambda: priorities_and_areas_to_choose(self.instance.plan))
        self.fields["priority"].choices = lambda: listed()[0]
        self.fields["area"].choices = lambda: [("", "No area"), *listed()[1]]
        self.fields["ref"].required = bool(self.instance.pk)
        if self.instance.pk:
            self.fields["priority"].know([self.instance.priority])
            self.fields["area"].know([self.instance.area])
        else:
            self.fields[
                "ref"
            ].help_text = "As printed, such as 1.4 or 1d*. Leave it empty for the next one."

    def _post_clean(self):
        """The rules of a row are left to the service, which would ask the database the same again."""

    def clean(self):
        cleaned = super().clean()
        area, priority = cleaned.get("area"), cleaned.get("priority")
        if area and priority and area.priority_id != priority.pk:
            problem = (
                f"“{area}” is an area of another priority. Choose one of “{priority}”, or no area."
            )
            raise ValidationError({"area": problem})
        if cleaned.get("due_on") and not cleaned.get("timescale_kind"):
            cleaned["timescale_kind"] = Action.Timescale.DATE
        return cleaned

    def changes(self) -> dict:
        """A kind of timescale that was worked out from the date counts as an answer."""
        return super().changes() | {"timescale_kind": self.cleaned_data["timescale_kind"]}
