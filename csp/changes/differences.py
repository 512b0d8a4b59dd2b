"""In what a row differs from what is wanted of it and from what it was, and which rules that touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

from django.db import models
from django.db.models import F


def as_of(row: models.Model, version: int) -> models.Model | None:
    """The row as it was in a version, or None where its history does not say."""
    if version > row.version:  # type: ignore[attr-defined]
        return None
    found = type(row).history.filter(id=row.pk, version__lte=version)  # type: ignore[attr-defined]
    return found.order_by("-version", "-history_id").first()


def fields_changed_since(began: models.Model, current: models.Model) -> tuple[str, ...]:
    """The fields in which a row differs from what it was; its place among others is no text."""
    fields = (field for field in current._meta.fields if field.name not in ("version", "position"))
    return tuple(
        field.name
        for field in fields
        if json_value(getattr(began, field.attname)) != json_value(getattr(current, field.attname))
    )


def find_field(model: type[models.Model], name: str) -> models.Field:
    """A field that is saved with a row, not what others say of the row."""
    return cast("models.Field", model._meta.get_field(name))


def value_differs(row: models.Model, name: str, value: Any) -> bool:
    """Whether a value says something else than the row; a form may trim what surrounds a text."""
    field = find_field(type(row), name)
    before = json_value(getattr(row, field.attname))
    after = json_value(getattr(value, "pk", value) if field.is_relation else value)
    if isinstance(before, str) and isinstance(after, str):
        return before.replace("\r\n", "\n").strip() != after.replace("\r\n", "\n").strip()
    return before != after


def field_differences(current: models.Model, values: Mapping[str, Any]) -> dict[str, list]:
    """``{field: [before, after]}`` for what would change, in values that JSON can hold."""
    pairs = {}
    for name, value in values.items():
        field = find_field(type(current), name)
        before = json_value(getattr(current, field.attname))
        after = json_value(getattr(value, "pk", value) if field.is_relation else value)
        if before != after:
            pairs[name] = [before, after]
    return pairs


def link_differences(current: models.Model, links: Mapping[str, Iterable]) -> dict[str, list]:
    pairs = {}
    for name, value in links.items():
        before = sorted(getattr(current, name).values_list("pk", flat=True))
        after = sorted(row.pk for row in value)
        if before != after:
            pairs[name] = [before, after]
    return pairs


def json_value(value: Any) -> Any:
    """A field's value as the audit trail keeps it: plain JSON, anything else as its words."""
    return value if isinstance(value, str | int | bool | list | dict | None) else str(value)


@cache
def rules_of(model: type[models.Model]) -> tuple[frozenset[str], ...]:
    """The fields that each constraint of a model speaks of."""
    return tuple(fields_of_rule(rule) for rule in model._meta.constraints)


def fields_of_rule(rule: models.BaseConstraint) -> frozenset[str]:
    condition = getattr(rule, "condition", None)
    names = set(condition.referenced_base_fields) if condition else set()
    names |= set(getattr(rule, "fields", ()))
    for expression in getattr(rule, "expressions", ()):
        parts = [expression] if isinstance(expression, F) else expression.flatten()
        names |= {part.name for part in parts if isinstance(part, F)}  # type: ignore[attr-defined]  # the stub lacks it
    return frozenset(names)
