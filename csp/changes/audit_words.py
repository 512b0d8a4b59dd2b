"""The audit trail in words: what kind of row it was, and which of its answers changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from csp.models import AuditEvent, Versioned


def model_of(target_type: str) -> type[models.Model] | None:
    """The kind of row that an event is about, unless the site no longer has it."""
    try:
        return apps.get_model(target_type)
    except (LookupError, ValueError):
        return None


def kind_words(target_type: str) -> str:
    model = model_of(target_type)
    name = model._meta.verbose_name if model else target_type.partition(".")[2]
    return str(name).capitalize()


def kind_choices() -> list[tuple[str, str]]:
    """Every kind of row that people change, for a filter."""
    kinds = [each._meta.label_lower for each in apps.get_models() if issubclass(each, Versioned)]
    return sorted(((kind, kind_words(kind)) for kind in kinds), key=lambda choice: choice[1])


def pairs_of(event: AuditEvent) -> Iterator[tuple[Any, str, list]]:
    """The fields that an event changed, with what was there before and after."""
    model = model_of(event.target_type)
    known = {field.name: field for field in model._meta.get_fields()} if model else {}
    for name, pair in event.detail.items():
        if name != "rows" and isinstance(pair, list) and len(pair) == 2:
            field = known.get(name)
            yield field, audit_field_label(field, name), pair


def audit_field_label(field, name: str) -> str:
    return str(getattr(field, "verbose_name", name.replace("_", " "))).capitalize()


def what_changed(event: AuditEvent) -> str:
    """The names of the fields that changed, with commas between."""
    return ", ".join(label for _, label, _ in pairs_of(event))


def before_and_after(event: AuditEvent) -> list[dict[str, str]]:
    """Each change as words. Rows that were linked are named if they are still there."""
    return [
        {
            "label": label,
            "before": audit_value_words(field, pair[0]),
            "after": audit_value_words(field, pair[1]),
        }
        for field, label, pair in pairs_of(event)
    ]


def audit_value_words(field, value) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field is not None and field.is_relation:
        return linked_words(field, value if isinstance(value, list) else [value])
    return str(dict(getattr(field, "flatchoices", None) or ()).get(value, value))


def linked_words(field, numbers: list) -> str:
    found = {
        str(row.pk): str(row) for row in field.related_model._default_manager.filter(pk__in=numbers)
    }
    return ", ".join(found.get(str(number), "one since removed") for number in numbers)


def approval_words(event: AuditEvent) -> str:
    """Why an agreed plan gained or lost a row, and who approved it, to go after what happened."""
    said = event.detail.get("approval")
    return f", because: {said['reason']} (approved by {said['approved_by']})" if said else ""
