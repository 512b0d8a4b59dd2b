"""Forms for a planner itself and for its rows."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from actions.models import Planner, PlannerRow
from csp.forms import DateWordsField, KitForm, KitModelForm
from csp.periods import month_of, parse_printed
from plans.audience import Audience

HEADS = ("when_head", "current_head", "planned_head", "lead_head")
DATES = ("start", "end")


class MonthWordsField(forms.DateField):
    """A month as people write it, kept as its first day."""

    widget = forms.TextInput

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        read = parse_printed(value)
        if read.kind != "month":
            raise ValidationError(
                f"“{value[:40]}” is not a month. Write it as January 2027.", code="invalid"
            )
        return read.start

    def prepare_value(self, value):
        return str(month_of(value)) if isinstance(value, date) else value


class PlannerForm(KitModelForm):
    class Meta:
        model = Planner
        fields = (
            "group", *DATES, "title", "contents_title", "text_title", "running_line", *HEADS, "note",
            "as_typed",
        )  # fmt: skip
        field_classes = dict.fromkeys(DATES, DateWordsField)
        labels = {"group": "Which group meets"}

    kit = {"note": {"rows": 3}, **{name: {"width": "20"} for name in (*DATES, *HEADS)}}


class PlannerAddForm(PlannerForm):
    """The same for a new planner, with what its rows are made from."""

    dated_until = DateWordsField(
        label="Meetings are fixed until",
        required=False,
        help_text="Leave this empty if all days are known. Later months get a row without a day.",
    )
    field_order = ["group", "start", "end", "dated_until", "title"]

    class Meta(PlannerForm.Meta):
        fields = ("group", *DATES, "title", "running_line", *HEADS)


class PlannerRowForm(KitModelForm):
    class Meta:
        model = PlannerRow
        fields = ("day", "month", "printed")
        field_classes = {"day": DateWordsField, "month": MonthWordsField}
        help_texts = {
            "day": "For example, 8 March 2027.",
            "month": "If the day is not known yet. For example, March 2027.",
            "printed": "Only if the head of the row should say something else, as in 8th March.",
        }

    kit = {name: {"width": "20"} for name in ("day", "month", "printed")}


class PlannerAudienceForm(KitForm):
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    audience = forms.ChoiceField(
        label="The planner itself",
        choices=Audience.choices,
        widget=forms.RadioSelect,
        help_text="If everybody may, it has a page and a calendar for the public.",
    )
