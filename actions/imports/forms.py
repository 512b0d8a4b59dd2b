"""The forms that begin an import: a file or a pasted table, for a plan or for a new one."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, KitForm, PeriodEdgeField
from plans.models import Plan
from plans.plan.forms.plan import BEGINS, ENDS

PASTE = 1_000_000
TITLE = Plan._meta.get_field("title").max_length


class UploadForm(KitForm):
    """The table of a plan as a file, or as what somebody copied."""

    file = forms.FileField(
        label="The plan’s file",
        required=False,
        allow_empty_file=True,  # Refused by the readers, in their own words.
        help_text="Word (.docx), Excel (.xlsx), CSV, a PDF with real text, or a plan exported from here "
        "as JSON. Up to 20 MB.",
    )
    pasted = CellField(
        label="Or paste its table here",
        required=False,
        max_length=PASTE,
        rows=5,
        help_text="Select the table in Word or Excel, copy it, and paste it into this box.",
    )
    html = forms.CharField(required=False, max_length=PASTE, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The script puts what the table looks like into the hidden field; without it the words do.
        self.fields["pasted"].widget.attrs["data-paste"] = self["html"].auto_id

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("file") or cleaned.get("pasted", "").strip()):
            raise ValidationError({"file": "Choose the plan’s file, or paste its table."})
        return cleaned


class NewPlanForm(UploadForm):
    """The same for a plan that is to be set up; its title and dates are asked once the file was read."""

    title = forms.CharField(
        max_length=TITLE,
        label="Title of the plan",
        required=False,
        help_text="Leave this and the dates empty where the file says them. You can change all three "
        "before anything is stored.",
    )
    start = forms.CharField(label="Begins", required=False, max_length=40, help_text=BEGINS)
    end = forms.CharField(label="Ends", required=False, max_length=40, help_text=ENDS)
    kit = {"start": {"width": "20"}, "end": {"width": "20"}}


class PlanDetailsForm(KitForm):
    """What a plan that was read is called and when it runs."""

    title = forms.CharField(max_length=TITLE, label="Title of the plan")
    start = PeriodEdgeField(first=True, label="Begins", help_text=BEGINS)
    end = PeriodEdgeField(first=False, label="Ends", help_text=ENDS)

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end <= start:
            self.add_error("end", "A plan ends after it begins.")
        return cleaned
