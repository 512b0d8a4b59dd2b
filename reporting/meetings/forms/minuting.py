"""Forms of the page on which a meeting is minuted."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator

from csp.forms import ClockField, KitForm, KitModelForm
from reporting.models import AgendaItem, Attendance, Interest, MeetingDecision


class WriteForm(KitForm):
    """Words at one place: ``former`` is the passage that they replace, ``behind`` the one they follow.

    No field is called ``before`` or ``after``, as a script would take these for what a form can do.
    ``going`` says where the box goes afterwards, and ``again`` that the same was sent before.
    """

    END, BEHIND, SAME = "end", "behind", "same"

    said = forms.CharField(
        label="What was said",
        required=False,
        strip=False,
        # Without the counter below the box that ``max_length`` brings.
        validators=[MaxLengthValidator(50_000)],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="A line that begins with AGREED is a decision, with ACTION an action.",
    )
    former = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    behind = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    going = forms.CharField(required=False, widget=forms.HiddenInput)
    again = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_going(self) -> str:
        going = self.cleaned_data["going"]
        return going if going in (self.BEHIND, self.SAME) else self.END


class MovementForm(KitForm):
    """Who came for the item that is minuted, or left before it."""

    CAME, LEFT = "came", "left"

    who = forms.TypedChoiceField(label="Who", coerce=int)
    way = forms.ChoiceField(
        label="For this item", choices=[(CAME, "Came"), (LEFT, "Left")], widget=forms.RadioSelect
    )

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Attendance.objects.filter(meeting=meeting).select_related("person")
        listed = [(row.pk, str(row)) for row in rows.order_by("position", "pk")]
        self.fields["who"].choices = [("", "Choose"), *listed]


class DecisionForm(KitModelForm):
    class Meta:
        model = MeetingDecision
        fields = (
            "words", "verb", "how", "result", "votes_for", "votes_against", "abstained",
            "moved_by", "seconded_by", "dissent", "reason", "to_words", "provisional",
        )  # fmt: skip
        widgets = {"words": forms.Textarea(attrs={"rows": 2})}


class InterestForm(KitModelForm):
    class Meta:
        model = Interest
        fields = ("attendance", "words", "then")
        labels = {"attendance": "Who"}
        widgets = {"words": forms.Textarea(attrs={"rows": 2}), "then": forms.RadioSelect}

    def __init__(self, *args, meeting=None, **kwargs):
        super().__init__(*args, **kwargs)
        if meeting is not None:
            rows = Attendance.objects.filter(meeting=meeting).exclude(list=Attendance.List.ABSENT)
            self.fields["attendance"].queryset = rows.select_related("person", "organisation")


class AttendanceForm(KitModelForm):
    """Somebody on a list: who, for which body, instead of whom, from when until when."""

    came_at = ClockField(label="Came at", required=False)
    left_at = ClockField(label="Left at", required=False)

    class Meta:
        model = Attendance
        fields = (
            "list", "person", "words", "role", "organisation", "bracket", "substitute_for", "chair",
            "from_item", "until_item", "came_at", "left_at", "online", "decides",
        )  # fmt: skip
        labels = {"list": "On the list", "organisation": "For the body"}
        help_texts = {"words": "Only for somebody who is not in the list of people."}

    def __init__(self, *args, meeting=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = self.fields["person"].queryset.order_by("name")
        if meeting is not None:
            items = AgendaItem.objects.filter(meeting=meeting, parent=None)
            for name in ("from_item", "until_item"):
                self.fields[name].queryset = items
