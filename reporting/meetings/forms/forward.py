"""Forms for subjects of the forward plan."""

from __future__ import annotations

from django import forms

from csp.forms import DateWordsField, KitForm, KitModelForm
from plans.audience import Audience
from plans.models import Group
from reporting.models import ForwardItem, Meeting, Purpose

READERS = [
    (Audience.PUBLIC, "Public, where the group shows its dates"),
    (Audience.PARTNERS, "Members"),
    (Audience.RESTRICTED, "Restricted"),
]
ONCE_OR_EACH = [("", "Once"), ("each", "At every meeting")]


class ForwardItemForm(KitModelForm):
    """A subject: what, why, who wants it. Its place has a page of its own."""

    audience = forms.ChoiceField(label="Who may read it", choices=READERS, widget=forms.RadioSelect)
    repeats = forms.ChoiceField(
        label="How often", choices=ONCE_OR_EACH, widget=forms.RadioSelect, required=False
    )
    purpose = forms.ChoiceField(
        label="What is asked",
        choices=[("", "Nothing said"), *Purpose.choices],
        widget=forms.RadioSelect,
        required=False,
    )

    class Meta:
        model = ForwardItem
        fields = (
            "title",
            "kind",
            "purpose",
            "repeats",
            "author_words",
            "author",
            "author_body",
            "source",
            "source_words",
            "if_needed",
            "preparation",
            "audience",
        )
        widgets = {"kind": forms.RadioSelect}
        labels = {"source": "Why it comes"}


class NewForwardItemForm(ForwardItemForm):
    group = forms.ModelChoiceField(Group.objects.all(), label="Group")

    field_order = ("group", "title")


class PlaceField(forms.ModelChoiceField):
    """Each meeting with how full it is and the day by which its papers are due."""

    def label_from_instance(self, meeting: Meeting) -> str:
        return f"{meeting.day_words} ({meeting.items_there} on its agenda)"


class PlaceSubjectForm(KitForm):
    meeting = PlaceField(
        Meeting.objects.none(), label="At which meeting", required=False,
        widget=forms.RadioSelect, empty_label="Not placed",
    )  # fmt: skip
    month = DateWordsField(
        label="Or in which month, where there is no meeting yet",
        required=False,
        help_text="Any day of the month, for example 1 October 2017.",
    )
    reason = forms.CharField(label="Why, if it helps", max_length=300, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    scopes = {"meeting": lambda rows, partnership: rows}

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings

    def clean(self):
        answers = super().clean()
        if answers.get("meeting") and answers.get("month"):
            self.add_error("month", "Choose a meeting or a month, not both.")
        return answers
