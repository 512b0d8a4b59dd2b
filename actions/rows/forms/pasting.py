"""The form for pasting a block of cells: what was copied, and where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from actions.models import Action
from actions.rows.cells import CELLS
from actions.rows.columns import names_side_by_side
from actions.rows.pasted import (
    MOST_CELLS,
    Block,
    columns_in_order,
    columns_of_headings,
    read_pasted_block,
)
from csp.forms import KitForm
from csp.forms.fields import parse_whole_number

NOWHERE = "Leave out"
MOST_LETTERS = 1_000_000
TOO_MANY = (
    "That is {count:,} cells, and {most:,} can be pasted at once. "
    "Paste a part of it, or bring the whole in as a file."
)
TWICE = "Two columns go to {label}. Choose one for each."


class PasteForm(KitForm):
    """What was copied and where it begins; once looked at, also where each column of it goes."""

    words = forms.CharField(
        label="What you copied",
        strip=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="From Excel, Word, Google Sheets or an e-mail: put the cursor here and paste.",
        error_messages={"required": "Paste here what you copied."},
    )
    start = forms.ChoiceField(label="Begins in row")
    column = forms.ChoiceField(
        label="and in column", choices=[(name, cell.label) for name, cell in CELLS.items()]
    )
    way = forms.ChoiceField(
        label="How",
        choices=[("over", "Write over what stands there"), ("new", "Add as new rows below it")],
        widget=forms.RadioSelect,
    )
    # The rows that a filter leaves on the page, as numbers with commas; empty for all.
    listed = forms.CharField(required=False, widget=forms.HiddenInput)
    # Copied from a table of a plan, so its columns stand as they do there.
    ours = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, rows: Sequence[Action], areas: Sequence[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows, self.areas = rows, areas
        self.fields["start"].choices = [(str(row.pk), f"{row.ref} {row.aim}"[:90]) for row in rows]
        self.used: list[str] = []  # where each column of the block goes, once the form is valid
        self.has_headings = False

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.find_columns()
        return cleaned

    def find_columns(self) -> None:
        count = sum(map(len, self.block))
        if not count:
            raise ValidationError({"words": "There are no words in what you copied."})
        if count > MOST_CELLS:
            raise ValidationError({"words": TOO_MANY.format(count=count, most=MOST_CELLS)})
        wide = len(self.block[0])
        headed = columns_of_headings(self.block[0], list(CELLS)) if len(self.block) > 1 else []
        usual = headed or self.usual_columns()
        asked = self.data.getlist("goes") if "goes" in self.data else []
        valid = len(asked) == wide and all(not name or name in CELLS for name in asked)
        self.used = asked if valid else usual
        # A line of headings is one whatever was chosen for its columns since.
        self.has_headings = bool(headed)
        said = [name for name in self.used if name]
        for name in said:
            if said.count(name) > 1:
                raise ValidationError(TWICE.format(label=CELLS[name].label))

    @cached_property
    def block(self) -> Block:
        return read_pasted_block(self.cleaned_data["words"])

    @property
    def lines(self) -> Block:
        """The block without its line of headings."""
        return self.block[1:] if self.has_headings else self.block

    def usual_columns(self) -> list[str]:
        """Where the columns go while nobody has said: from the one in which it begins to the last."""
        names = names_side_by_side() if self.cleaned_data["ours"] else list(CELLS)
        on = names[names.index(self.cleaned_data["column"]) :]
        if self.cleaned_data["ours"]:
            return (on + [""] * len(self.block[0]))[: len(self.block[0])]
        return columns_in_order(self.block, on, self.areas)

    @property
    def beside(self) -> Action:
        """The row below which new ones come."""
        over = self.rows_over
        return over[-1] if over else self.first

    @property
    def first(self) -> Action:
        return next(row for row in self.rows if str(row.pk) == self.cleaned_data["start"])

    @property
    def rows_over(self) -> list[Action]:
        """The rows that the lines are written over, in order."""
        if self.cleaned_data["way"] == "new":
            return []
        listed = {
            parse_whole_number(each) for each in self.cleaned_data["listed"].split(",") if each
        }
        on = self.rows[self.rows.index(self.first) :]
        return [row for row in on if not listed or row.pk in listed][: len(self.lines)]

    def choices_of_columns(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """For each column of the block: its first words, where it goes, and where it may go."""
        may = [("", NOWHERE), *((name, cell.label) for name, cell in CELLS.items())]
        columns = zip(*self.block, strict=True)
        heads = [next((words for words in column if words), "") for column in columns]
        return [(head, goes, may) for head, goes in zip(heads, self.used, strict=True)]
