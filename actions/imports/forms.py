"""The forms that begin an import: a file or a pasted table, for a plan or for a new one."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, DateWordsField, KitForm
from plans.models import Plan

PASTE = 1_000_000


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
    """The same, with what a new plan is called and when it runs."""

    title = forms.CharField(
        max_length=Plan._meta.get_field("title").max_length, label="Title of the plan"
    )
    start = DateWordsField(label="Begins", help_text="For example, 1 April 2016.")
    end = DateWordsField(
        label="Ends",
        help_text="For example, 31 March 2017. A plan runs for one year, or for up to three.",
    )
    field_order = ["title", "start", "end", "file", "pasted", "html"]
