"""Choices of one row from a list, where the row that was chosen before is at hand."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from django.forms import ModelChoiceField


class KnownChoiceField(ModelChoiceField):
    """Asks the database only for a row that is not ``known``: most are what they were."""

    known: dict[str, Model] = {}

    def know(self, rows: Iterable[Model | None]) -> None:
        """Rows that were chosen already, and so may be."""
        self.known = {str(row.pk): row for row in rows if row is not None}

    def to_python(self, value):
        return self.known.get(str(value)) or super().to_python(value)
