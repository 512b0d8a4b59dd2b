"""What changed from one set of facts to another, as a list that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from reporting.facts.plan import WholePlanFacts

# What a reader calls each part of a row, a section and so on.
LABELS = {
    "ref": "reference",
    "risks": "assumptions and risks",
    "measures": "performance measures",
    "leads": "lead",
    "body": "text",
    "serves": "what it serves",
    "due_on": "date",
    "timescale_kind": "timescale",
    "limbs": "duties",
    "level": "level of heading",
    "owner": "group that owns it",
}
# Parts that follow from others, or that no reader sees.
QUIET = {"key", "priority", "references", "visibility", "extra"}
WHOLE = {
    "partnership": "The partnership’s name, vision or look",
    "plan": "The title, period or dates of the plan",
    "endorsements": "Who has agreed the plan",
    "drivers": "National, county and police priorities",
    "groups": "Groups and who sits on them",
    "memberships": "Members of the partnership",
    "contact": "Contact details",
    "formats": "Other formats and languages",
    "glossary": "What the short forms mean",
}


@dataclass(frozen=True)
class EditionChange:
    """``kind`` is added, removed or changed; ``parts`` says what of it changed."""

    kind: str
    words: str
    parts: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = f"{self.words}: {self.kind}"
        return f"{said} ({', '.join(self.parts)})" if self.parts else said


def compare_facts(old: WholePlanFacts, new: WholePlanFacts) -> list[EditionChange]:
    """Rows and sections are known by their keys, so a new number is a change and not a new row."""
    return [
        *changes_by_key(old.sections, new.sections, lambda each: f"“{each.heading}”"),
        *changes_by_key(old.priorities, new.priorities, lambda each: f"Priority {each.number}"),
        *changes_by_key(old.actions, new.actions, lambda each: f"Row {each.ref}"),
        *changes_by_key(old.promises, new.promises, lambda each: f"Promise “{each.text}”"),
        *(EditionChange("changed", words) for words in wholes(old, new)),
    ]


def wholes(old: WholePlanFacts, new: WholePlanFacts) -> list[str]:
    """What is told as a whole, where it differs."""
    return [words for name, words in WHOLE.items() if getattr(old, name) != getattr(new, name)]


def changes_by_key(old: Iterable[Any], new: Iterable[Any], name) -> Iterator[EditionChange]:
    before, after = {each.key: each for each in old}, {each.key: each for each in new}
    for key, each in after.items():
        if key not in before:
            yield EditionChange("added", name(each))
        elif parts := different(before[key], each):
            yield EditionChange("changed", name(each), parts)
    yield from (
        EditionChange("removed", name(each)) for key, each in before.items() if key not in after
    )
    shared = [key for key in before if key in after]
    if shared != [key for key in after if key in before]:
        yield EditionChange("changed", "The order of what is listed")


def different(old: Any, new: Any) -> tuple[str, ...]:
    names = (
        LABELS.get(field.name, field.name.replace("_", " "))
        for field in fields(old)
        if field.name not in QUIET and getattr(old, field.name) != getattr(new, field.name)
    )
    return tuple(dict.fromkeys(names))
