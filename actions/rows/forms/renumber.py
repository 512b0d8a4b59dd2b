"""The form for giving the rows of a plan new references."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.utils.text import Truncator

from actions.models import Action
from csp.forms import KitForm

LIMIT = Action._meta.get_field("ref").max_length


class RenumberForm(KitForm):
    """A box for each row of a plan, filled with the reference that is suggested for it."""

    def __init__(self, *args, rows: list[Action], suggested: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.kit = {f"row-{row.pk}": {"width": "5"} for row in rows}
        for row in rows:
            self.fields[f"row-{row.pk}"] = forms.CharField(
                label=f"New reference of row {row.ref}",
                help_text=Truncator(row.aim).chars(100),
                max_length=LIMIT,
                initial=suggested.get(row.pk, row.ref),
                error_messages={"required": f"Give row {row.ref} a reference."},
            )

    def refs(self) -> dict[int, str]:
        return {row.pk: self.cleaned_data[f"row-{row.pk}"] for row in self.rows}

    def clean(self):
        cleaned = super().clean()
        times = Counter(cleaned.values())
        for name, ref in cleaned.copy().items():
            if times[ref] > 1:
                self.add_error(
                    name, f"Two rows would be {ref}. Give one of them another reference."
                )
        return cleaned

    def boxes(self):
        """Each row with its box."""
        return [(row, self[f"row-{row.pk}"]) for row in self.rows]


def sequential_references(rows: list[Action]) -> dict[int, str]:
    """References that count up in the order in which the rows stand: 1.1, 1.2, 2.1…"""
    counted: Counter = Counter()
    refs = {}
    for row in rows:
        counted[row.priority_id] += 1
        refs[row.pk] = f"{row.priority.number}.{counted[row.priority_id]}"
    return refs
