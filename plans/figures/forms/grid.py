"""What stands around the table of boxes: a block to read, a period to add, what is said of every figure."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from csp.forms import CellField, DateWordsField, KitForm
from plans.figures.forms.indicator import read_or_refuse
from plans.figures.spans import EXAMPLES, Kind, Span, read_span
from plans.figures.typed import BASIS
from plans.models import Indicator

LARGEST = 1_000_000
MOST_TEXT = 500_000


class GridForm(KitForm):
    paste = CellField(
        label="Paste a table here",
        required=False,
        rows=6,
        max_length=MOST_TEXT,
        help_text="Copy it in your spreadsheet with the row that names the periods and the column that "
        "names the places. You see it in the boxes before anything is saved.",
    )
    file = forms.FileField(
        label="Or choose a CSV file", required=False, help_text="Saved from a spreadsheet as CSV."
    )
    new_period = forms.CharField(label="Another period", required=False, max_length=60)
    approximate = forms.BooleanField(
        label="What I have typed or pasted is approximate", required=False
    )
    provisional = forms.BooleanField(
        label="What I have typed or pasted is provisional", required=False
    )
    known_on = DateWordsField(
        label="Known on",
        help_text="The day from which these figures were known. Earlier ones are kept beside them.",
    )
    basis = forms.CharField(
        label="Compared with",
        max_length=200,
        required=False,
        help_text="For changes in per cent: what each is compared with.",
        initial=BASIS,
    )

    kit = {"new_period": {"width": "20"}}

    def __init__(self, *args, indicator: Indicator, **kwargs):
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        self.fields["new_period"].help_text = f"Such as {EXAMPLES[Kind(indicator.period_kind)]}."
        if not indicator.percent_only:
            del self.fields["basis"]

    @property
    def basis_words(self) -> str:
        return self.cleaned_data.get("basis") or BASIS

    def clean_new_period(self) -> Span | None:
        words = self.cleaned_data["new_period"]
        return (
            read_or_refuse(lambda: read_span(words, self.indicator.period_kind)) if words else None
        )

    def clean_file(self) -> str:
        """The words of the file; a workbook is refused with what to do instead."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > LARGEST:
            raise ValidationError("That file is larger than 1 MB. Bring it in in parts.")
        content = file.read()
        if content[:2] == b"PK" or b"\0" in content:
            raise ValidationError(
                "That is a workbook, not a CSV file. Save the sheet as CSV, or copy the table and "
                "paste it."
            )
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", errors="replace")

    def block(self) -> str:
        """The table to read, from the file or else from what was pasted."""
        return self.cleaned_data.get("file") or self.cleaned_data.get("paste", "")
