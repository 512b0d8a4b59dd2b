"""Forms for minutes: circulated, approved, signed, and what is let stand of what the public would read."""

from __future__ import annotations

from django import forms

from csp.forms import GONE_PAGE, DateWordsField, KitForm
from reporting.editions.forms.reasons import ReasonsForm
from reporting.meetings.compose.gate import MINUTES_CODES
from reporting.models import Meeting

GONE = {"required": GONE_PAGE, "invalid": GONE_PAGE}


class CirculateMinutesForm(ReasonsForm):
    """Nothing but what it began from, and a box for each thing that stands in the way."""

    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=GONE)
    seen = forms.CharField(widget=forms.HiddenInput, error_messages=GONE)

    def __init__(self, *args, stopping=(), **kwargs):
        super().__init__(*args, stopping=stopping, words=MINUTES_CODES, **kwargs)

    def asked(self) -> dict:
        """What the service is asked with."""
        return self.others() | {"overridden": self.reasons()}


class ApproveMinutesForm(CirculateMinutesForm):
    approved_on = DateWordsField(label="Approved on")
    approving_meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="At the meeting",
        required=False,
        help_text="Leave empty if they were agreed by e-mail.",
    )
    corrections = forms.CharField(
        label="With these corrections",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Put them right in the minutes first. What you write here is printed with the approval.",
    )

    field_order = ("approved_on", "approving_meeting", "corrections")
    scopes = {"approving_meeting": lambda rows, partnership: rows}

    def __init__(self, *args, later=None, **kwargs):
        super().__init__(*args, **kwargs)
        if later is not None:
            self.fields["approving_meeting"].queryset = later


class SignMinutesForm(KitForm):
    signed_by = forms.CharField(
        label="Your name, as it is printed",
        max_length=160,
        help_text="Such as Cllr Jim Beall (Chair).",
    )
    signed_on = DateWordsField(label="Signed on")
    version = forms.IntegerField(widget=forms.HiddenInput, error_messages=GONE)
