"""The forms about a whole plan: its period and place, and its next status."""

from __future__ import annotations

from datetime import date

from django import forms

from csp.forms import DateWordsField, KitForm, KitModelForm, PeriodEdgeField
from csp.periods import today
from plans.models import Plan

BEGINS = "For example, 1 April 2016, April 2016 or 2016/17."
ENDS = "For example, 31 March 2017. A plan runs for one year, or for up to three."


class PlanForm(KitModelForm):
    """A plan's title, dates, address and place among other plans."""

    start = PeriodEdgeField(first=True, label="Begins", help_text=BEGINS)
    end = PeriodEdgeField(first=False, label="Ends", help_text=ENDS)
    slug = forms.CharField(
        label="Address",
        required=False,
        help_text="The end of the plan's web address. Leave it empty to use the years, such as 2016-17.",
        validators=Plan._meta.get_field("slug").validators,
        max_length=60,
    )
    kit = {"slug": {"width": "20"}, "title": {"label_size": "m"}}

    class Meta:
        model = Plan
        fields = ["title", "subtitle", "start", "end", "slug", "parent", "predecessor"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("parent", "predecessor"):
            self.fields[name].queryset = self.others(name)

    def others(self, name: str):
        """The plans to choose from: not this one, and none that names this one in the same way."""
        plans, own = self.fields[name].queryset, self.instance.pk
        if own is None:
            return plans
        return plans.exclude(pk=own).exclude(pk__in=plans.filter(**{name: own}).values("pk"))

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("slug") and cleaned.get("start") and cleaned.get("end"):
            cleaned["slug"] = suggested_slug(cleaned["start"], cleaned["end"])
        return cleaned

    def changes(self) -> dict:
        """An address left empty is worked out, so it counts as an answer."""
        return super().changes() | {"slug": self.cleaned_data["slug"]}


def suggested_slug(start: date, end: date) -> str:
    """The part of the address that stands for a period: 2016-17."""
    return str(start.year) if start.year == end.year else f"{start.year}-{end:%y}"


class PlanStatusForm(KitForm):
    """The day of a step and what stands behind it; the step itself is the button pressed."""

    on = DateWordsField(label="Date")
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=300,
        help_text="Such as the minute that records the decision.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, plan: Plan, **kwargs):
        kwargs["initial"] = {"on": today(), "version": plan.version}
        super().__init__(*args, **kwargs)
