"""Every wording that a row ever had, field by field: who wrote it, when, and what was there before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions.models import Action
from actions.rows.columns import LISTS, names_where
from actions.rows.measures import measure_with_target
from csp.changes.audit_words import audit_field_label
from csp.changes.differences import find_field
from csp.periods import date_words
from plans.models import Priority, PriorityArea

FIELDS = names_where(lambda column: column.history and not column.is_lines)
# What may be brought back by itself. A place in the plan may be gone, and other columns have no form.
MAY_COME_BACK = frozenset(names_where(lambda column: column.comes_back))


@dataclass(frozen=True)
class WordingChange:
    """One change of one field: ``version`` is the one whose text was ``before``."""

    field: str
    label: str
    before: str
    after: str
    version: int
    at: datetime
    by: str
    reason: str

    @property
    def may_come_back(self) -> bool:
        return self.field in MAY_COME_BACK


def wordings_of_row(action: Action) -> list[WordingChange]:
    """The changes of a row's fields and lists, newest first, in a number of queries that never grows."""
    versions = list(
        action.history.exclude(history_type="-")
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )
    words = RowHistoryWords(action)
    found: list[list[WordingChange]] = []
    for place in range(1, len(versions)):
        old, new = versions[place - 1], versions[place]
        if new.history_type == "+":  # A row that was brought back says what it said.
            continue
        until = versions[place + 1].history_date if place + 1 < len(versions) else None
        found.append(list(wording_changes(words, old, new, until)))
    return [each for changes in reversed(found) for each in changes]


def wording_changes(
    words: RowHistoryWords, old: Any, new: Any, until: datetime | None
) -> Iterator[WordingChange]:
    told = {
        "version": old.version,
        "at": new.history_date,
        "by": str(new.history_user or "the system"),
        "reason": new.history_change_reason or "",
    }
    for name in FIELDS:
        before, after = words.field(old, name), words.field(new, name)
        if before != after:
            yield WordingChange(name, words.label(name), before, after, **told)
    for name in LISTS:
        before, after = words.list(name, new.history_date), words.list(name, until)
        if before != after:
            yield WordingChange(name, name.capitalize(), before, after, **told)


class RowHistoryWords:
    """A row's fields and lists in words as they were. Everything is fetched at the start."""

    def __init__(self, action: Action):
        self.parts = {name: list(part_history(action, name)) for name in LISTS}
        plan = {"plan_id": action.plan_id}
        self.linked = {
            "priority": {row.pk: str(row) for row in Priority.objects.filter(**plan)},
            "area": {
                row.pk: str(row)
                for row in PriorityArea.objects.filter(priority__plan=action.plan_id)
            },
        }

    @staticmethod
    def label(name: str) -> str:
        return audit_field_label(Action._meta.get_field(name), name)

    def field(self, row: Any, name: str) -> str:
        """What a field said, as people say it."""
        if name in self.linked:
            number = getattr(row, f"{name}_id")
            return self.linked[name].get(number, "one since removed") if number else ""
        value = getattr(row, name)
        if name == "due_on":
            return date_words(value) if value else ""
        if name == "extra":
            return "\n".join(
                f"{heading}: {words}" for heading, words in as_extra_words(value).items()
            )
        return str(dict(find_field(Action, name).flatchoices).get(value, value))

    def list(self, name: str, until: datetime | None) -> str:
        """A list as it was just before a moment, or as it is now."""
        return "\n".join(part_words(part) for part in parts_until(self.parts[name], until))


def as_extra_words(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def part_history(action: Action, name: str) -> Any:
    model = getattr(action, name).model
    return model.history.filter(action_id=action.pk).order_by("history_date", "history_id")


def parts_until(past: list[Any], until: datetime | None) -> list[Any]:
    """The parts that stood just before a moment, in order."""
    latest = {part.id: part for part in past if until is None or part.history_date < until}
    there = [part for part in latest.values() if part.history_type != "-"]
    return sorted(there, key=lambda part: (part.position, part.id))


def part_words(part: Any) -> str:
    return (
        measure_with_target(part)
        if hasattr(part, "target")
        else getattr(part, "words", "") or part.text
    )
