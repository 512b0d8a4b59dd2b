"""The form for a priority and the topics inside it."""

from __future__ import annotations

from django import forms

from csp.forms import CellField, KitForm, KitModelForm, RowsField
from csp.forms.formsets import kit_formset
from plans.models import Limb, Priority


class PriorityForm(KitModelForm):
    """A priority of one plan, with what it serves and what it carries on."""

    statement = CellField(
        label="In full",
        required=False,
        help_text="The priority as a sentence or two, or its scope.",
    )
    rationale = CellField(label="Why it was chosen", required=False)
    limbs = forms.MultipleChoiceField(
        label="Duties it serves",
        required=False,
        choices=Limb,
        widget=forms.CheckboxSelectMultiple,
        help_text="The four duties in section 6(1) of the Crime and Disorder Act 1998.",
    )
    scopes = {
        "carries_on": lambda rows, partnership: rows.filter(partnership=partnership).select_related(
            "plan"
        ),
        "serves": lambda rows, partnership: (
            rows.filter(partnership=partnership)
            .select_related("driver")
            .order_by("driver__level", "driver__title", "position", "pk")
        ),
    }
    kit = {"number": {"width": "3"}, "title": {"label_size": "m"}}

    class Meta:
        model = Priority
        fields = [
            "number",
            "title",
            "statement",
            "rationale",
            "strand",
            "tier",
            "limbs",
            "owner",
            "serves",
            "carries_on",
        ]
        field_classes = {"serves": RowsField, "carries_on": RowsField}
        widgets = {
            "serves": forms.CheckboxSelectMultiple,
            "carries_on": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        carried = self.fields["carries_on"]
        carried.queryset = carried.queryset.exclude(plan=self.instance.plan_id)
        carried.label_from_instance = lambda row: f"{row} ({row.plan})"
        self.fields["serves"].label_from_instance = lambda row: f"{row} ({row.driver})"
        self.fields["strand"].choices = [("", "None of these"), *Priority.Strand.choices]
        for name in ("serves", "carries_on"):
            self.drop_if_empty(name)

    def drop_if_empty(self, name: str) -> None:
        """A question without answers to choose from is not asked."""
        if not self.fields[name].queryset.exists():
            del self.fields[name]


class AreaForm(KitForm):
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label="Area", max_length=200, widget=forms.TextInput(attrs={"class": "app-whole-line"})
    )


AreaFormSet = kit_formset(AreaForm, words="area", title="Areas", extra=1, can_order=True)
