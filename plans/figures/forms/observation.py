"""The form for a single figure, with all that may be said of it."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import DateWordsField, KitForm
from plans.figures.forms.indicator import period_field, read_or_refuse
from plans.figures.services.observation import GivenFigure, figure_stamp
from plans.figures.spans import Span, read_span
from plans.figures.typed import BASIS, marks_typed, parse_typed_figure, typed_words
from plans.models import Geography, Indicator, Observation

SAID_IN_WORDS = ("numerator", "denominator", "change_basis", "missing_because", "note")


class ObservationForm(KitForm):
    """A figure is typed as it is said: 432, over 70, 20.2%, or not available."""

    geography = forms.ModelChoiceField(Geography.objects.all(), label="Place")
    figure = forms.CharField(
        max_length=300,
        required=False,
        help_text="Such as 432, over 70 or 20.2%. Leave it empty if there is none.",
    )
    approximate = forms.BooleanField(required=False)
    provisional = forms.BooleanField(required=False)
    numerator = forms.DecimalField(
        label="How many", required=False, min_value=0, help_text="For a share: of how many."
    )
    denominator = forms.DecimalField(label="Out of", required=False, min_value=0)
    change_basis = forms.CharField(label="Compared with", max_length=200, required=False)
    missing_because = forms.CharField(
        label="Why there is no figure", max_length=300, required=False
    )
    note = forms.CharField(max_length=500, required=False)
    known_on = DateWordsField(label="Known on", help_text="The day on which you learnt it.")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    kit = {"figure": {"width": "20"}, "numerator": {"width": "10"}, "denominator": {"width": "10"}}

    def __init__(self, *args, indicator: Indicator, row: Observation | None = None, **kwargs):
        super().__init__(
            *args, initial=observation_initial(indicator, row) | kwargs.pop("initial", {}), **kwargs
        )
        self.indicator = indicator
        self.fields["period"] = period_field(indicator)
        self.order_fields(["geography", "period", "figure"])
        if not indicator.percent_only:
            del self.fields["change_basis"]
        if row is not None:
            self.fields["geography"].disabled = self.fields["period"].disabled = True

    def clean_period(self) -> Span:
        return read_or_refuse(
            lambda: read_span(self.cleaned_data["period"], self.indicator.period_kind)
        )

    def clean(self) -> dict:
        cleaned = super().clean()
        try:
            basis = cleaned.get("change_basis") or BASIS
            read = parse_typed_figure(cleaned.get("figure", ""), self.indicator, basis=basis)
        except ValueError as error:
            raise ValidationError({"figure": str(error)}) from None
        if not read and not cleaned.get("missing_because"):
            raise ValidationError({"figure": "Give a figure, or say below why there is none."})
        cleaned["read"] = read
        return cleaned

    def given(self) -> GivenFigure:
        """The figure as the service takes it; what was typed beside it outdoes what was read."""
        answers, read = self.cleaned_data, dict(self.cleaned_data["read"])
        beside = {
            name: answers[name] for name in SAID_IN_WORDS if answers.get(name) not in ("", None)
        }
        marks = {
            name: bool(answers[name] or read.get(name)) for name in ("approximate", "provisional")
        }
        if not read:
            read["qualifier"] = "unavailable"
        place = {"geography": answers["geography"], "span": answers["period"]}
        return GivenFigure(**place, **(read | beside | marks), seen=answers["seen"])


def observation_initial(indicator: Indicator, row: Observation | None) -> dict:
    """What the form begins from."""
    if row is None:
        return {}
    same = {name: getattr(row, name) for name in (*SAID_IN_WORDS, "approximate", "provisional")}
    return same | {
        "geography": row.geography_id,
        "period": Span(row.start, row.end).words,
        "figure": ""
        if row.value is None and row.change is None
        else figure_without_marks(indicator, row),
        "seen": figure_stamp(row),
    }


def figure_without_marks(indicator: Indicator, row: Observation) -> str:
    """The figure without the marks that have boxes of their own."""
    return typed_words(indicator, row).removesuffix(marks_typed(row))
