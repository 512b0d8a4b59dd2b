"""A choice of one row inside repeating rows, whose list is read once for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.db.models import Model

from plans.pages.forms.partnership import NumberedRow


class RowOf(forms.ChoiceField):
    """One of some rows, or none. ``offer`` says which, before anything is asked of the field."""

    known: dict[str, Model] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"required": False} | kwargs))
        self.choices = [("", "None")]

    def offer(self, rows: Iterable[tuple[Model, str]]) -> None:
        """The rows to choose from, each in words."""
        listed = list(rows)
        self.known = {str(row.pk): row for row, _ in listed}
        self.choices = [("", "None"), *((row.pk, words) for row, words in listed)]

    def prepare_value(self, value):
        return value.pk if isinstance(value, Model) else value

    def clean(self, value):
        return self.known.get(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def offering(form: type[NumberedRow], **rows: list[tuple[Model, str]]) -> type[NumberedRow]:
    """The same kind of row with these choices: ``offering(HotspotRow, geography=[(place, "Leek")])``."""

    def __init__(self, *args, **kwargs):
        super(kind, self).__init__(*args, **kwargs)
        for name, listed in rows.items():
            self.fields[name].offer(listed)

    kind = type(form.__name__, (form,), {"__init__": __init__})
    return kind
