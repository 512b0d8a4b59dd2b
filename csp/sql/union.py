"""Rows of several kinds in one statement, each as the model that it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.dateparse import parse_datetime

from csp.sql.prepared import Prepared


class PreparedKinds(Prepared):
    """``kinds`` gives a queryset for each kind, with what is added to its rows as words.

    In a union every place has one type, so all values cross as text and are read as their fields
    read them. The rows of a kind come in the order of its model.
    """

    def __init__(self, kinds: Callable[[], Mapping[str, QuerySet]]):
        super().__init__(lambda: union_of_kinds(self.shapes))
        self.kinds = kinds

    @property
    def shapes(self) -> dict[str, KindShape]:
        if "_shapes" not in self.__dict__:
            self._shapes = {kind: KindShape(rows) for kind, rows in self.kinds().items()}
        return self._shapes

    def by_kind(self, given: Mapping) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {kind: [] for kind in self.shapes}
        for kind, *values in self.rows(given):
            found[kind].append(self.shapes[kind].model_of(values))
        return {kind: sorted(rows, key=self.shapes[kind].place) for kind, rows in found.items()}


class KindShape:
    def __init__(self, rows: QuerySet):
        self.rows, self.model = rows.order_by(), rows.model
        self.fields = self.model._meta.concrete_fields
        self.added = list(rows.query.annotations)
        self.names = [field.attname for field in self.fields]
        self.readers = [field_text_reader(field) for field in self.fields]

    def columns(self, width: int) -> list:
        known = [Cast(name, TextField()) for name in (*self.names, *self.added)]
        return known + [Value("", TextField())] * (width - len(known))

    @property
    def width(self) -> int:
        return len(self.names) + len(self.added)

    def model_of(self, values: list) -> models.Model:
        own = [
            None if value is None else read(value)
            for read, value in zip(self.readers, values, strict=False)
        ]
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, own)
        for name, value in zip(self.added, values[len(own) :], strict=False):
            setattr(found, name, value)
        return found

    def place(self, row: models.Model) -> tuple:
        return tuple(getattr(row, name) for name in (*self.model._meta.ordering, "pk"))


def union_of_kinds(shapes: Mapping[str, KindShape]) -> QuerySet:
    width = max(shape.width for shape in shapes.values())
    first, *rest = (
        shape.rows.values_list(Value(kind, TextField()), *shape.columns(width))
        for kind, shape in shapes.items()
    )
    return first.union(*rest, all=True)


def field_text_reader(field: models.Field) -> Callable[[str], Any]:
    """How a field's value is read back from text."""
    if isinstance(field, models.JSONField):
        return json.loads
    if isinstance(field, models.BooleanField):
        return lambda text: text in ("1", "t", "true")
    if isinstance(field, models.DateTimeField):
        return parse_stored_moment
    return field.to_python


def parse_stored_moment(text: str) -> datetime | None:
    """A moment as PostgreSQL or SQLite writes it; SQLite's are in universal time and do not say so."""
    found = parse_datetime(text)
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
