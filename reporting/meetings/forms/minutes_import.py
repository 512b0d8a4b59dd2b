"""The form that takes a file of minutes."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, KitForm
from plans.models import Group

PASTE = 1_000_000


class MinutesFileForm(KitForm):
    """Minutes as a file, or as what somebody copied from a mail or a page."""

    group = forms.ModelChoiceField(Group.objects.all(), label="Whose minutes are they?")
    file = forms.FileField(
        label="The file",
        required=False,
        allow_empty_file=True,  # Refused by the readers, in their own words.
        help_text="Word (.docx), a PDF with real text, Excel (.xlsx), text, or a saved mail (.eml). "
        "Up to 20 MB.",
    )
    pasted = CellField(label="Or paste the minutes here", required=False, max_length=PASTE, rows=5)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.fields["group"].queryset.count() == 1:
            self.fields["group"].initial = self.fields["group"].queryset.first()

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("file") or cleaned.get("pasted", "").strip()):
            raise ValidationError({"file": "Choose the file with the minutes, or paste them."})
        return cleaned
