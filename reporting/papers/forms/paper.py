"""Forms for a paper: how it begins, what it is about, and what stands on its first page."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from actions.work.forms.project import PlanChoice
from csp.forms import KitForm, KitModelForm
from plans.pages.forms.year import YearField
from reporting.models import Paper

# What a paper can be about, in the order in which it is asked.
ABOUT = ("plan", "year_code", "round", "area", "stream", "review")
ABOUT_CLASSES = {"plan": PlanChoice, "year_code": YearField}


class AboutMixin:
    """Leaves out each question to which the partnership has no answer to give."""

    def ask_what_there_is(self) -> None:
        if "area" in self.fields:
            self.ask_area()
        for name in set(ABOUT) & set(self.fields) - {"year_code"}:
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    def ask_area(self) -> None:
        """Only a joint partnership reports on one area of several."""
        areas = self.fields["area"].queryset
        joint = self.partnership.areas.count() > 1
        self.fields["area"].queryset = areas.filter(area__isnull=False) if joint else areas.none()


class BeginForm(AboutMixin, KitModelForm):
    """A new paper: what it is called and what it is about. ``needs`` must be chosen, ``wants`` may."""

    kit = {"year_code": {"width": "10"}, "title": {"label_size": "s"}}

    class Meta:
        model = Paper
        fields = ("title", *ABOUT)
        field_classes = ABOUT_CLASSES

    def __init__(self, *args, needs: Iterable[str] = (), wants: Iterable[str] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        self.fields[
            "title"
        ].help_text = "Leave it empty for the usual title. You can change it later."
        for name in set(ABOUT) - {*needs, *wants}:
            del self.fields[name]
        for name in needs:
            self.fields[name].required = True
        self.ask_what_there_is()
        # What it cannot do without, and the partnership has none of.
        self.lacking = [name for name in needs if name not in self.fields]


class PaperForm(AboutMixin, KitModelForm):
    """Everything about a paper but what it says."""

    kit = {
        "year_code": {"width": "10"},
        "details": {"rows": 8},
        "day": {"width": "20"},
        "title": {"label_size": "s"},
    }

    class Meta:
        model = Paper
        fields = (
            "title",
            "subtitle",
            "issuer",
            "to",
            "day",
            "details",
            "front",
            "contents",
            "marking",
            "exempt_paragraph",
            *ABOUT,
        )
        field_classes = ABOUT_CLASSES
        widgets = {"front": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["marking"].choices = Paper.Marking.choices
        self.ask_what_there_is()

    def about(self) -> list:
        """The questions of what it is about, which the page asks apart from the rest."""
        return [self[name] for name in ABOUT if name in self.fields]


class PatternForm(KitForm):
    title = forms.CharField(
        label="What the pattern is called",
        max_length=200,
        help_text="Such as: Scrutiny update, our way.",
    )
