"""The forms that bring a planner in: its file or its words, and what the file does not say."""

from __future__ import annotations

from django import forms

from actions.imports.forms import UploadForm
from actions.models import Planner
from csp.forms import DateWordsField, KitModelForm


class PlannerUploadForm(UploadForm):
    """A planner as a file, or as what somebody copied."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "The planner’s file"
        self.fields[
            "file"
        ].help_text = (
            "Word (.docx), Excel (.xlsx), CSV, text, or a PDF with real text. Up to 20 MB."
        )
        self.fields["pasted"].label = "Or paste it here"
        self.fields[
            "pasted"
        ].help_text = "Copy the table in Word, Excel or a page, and paste it into this box."


class PlannerAcceptForm(KitModelForm):
    """What the planner is to be called, and whose it is."""

    class Meta:
        model = Planner
        fields = ("group", "start", "end", "title", "running_line", "audience")
        field_classes = dict.fromkeys(("start", "end"), DateWordsField)
        labels = {"group": "Which group meets"}
        widgets = {"audience": forms.RadioSelect}
        help_texts = {
            "audience": "Operations are for partners all the same. You can say it line by line later."
        }

    kit = {name: {"width": "20"} for name in ("start", "end")}
