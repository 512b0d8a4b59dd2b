"""Two editions of a plan side by side: what was added, dropped, reworded, moved. Pure.

Versions of one plan know their parts by keys. Plans of two years have keys of their own, so there the
part that has the same number or heading and much the same words is taken to be the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from csp.text.likeness import match_parts
from csp.text.lines import ComparedWords, Line, reworded
from reporting import document as d
from reporting.document.parts.actions import measure_and_target_words, risk_words
from reporting.document.parts.words import day_words
from reporting.document.words import text_lines
from reporting.facts.compare import LABELS, QUIET, wholes
from reporting.facts.plan import ActionFacts, MeasureFacts, RiskFacts, ServedFacts, WholePlanFacts

# What gives a part its place; told in a sentence of its own and not word by word.
PLACE = {"ref", "number", "level"}
# Codes and measurements of which a reader sees other words.
UNSAID = QUIET | PLACE | {"timescale_kind", "kind", "picture"}


@dataclass(frozen=True)
class ComparedCell:
    """One part of a row: its name and the lines of it that differ."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Item:
    """A row, section or the like. ``kind`` is Added, Dropped, Reworded or Moved; ``notes`` are sentences."""

    kind: str
    name: str
    notes: tuple[str, ...] = ()
    cells: tuple[ComparedCell, ...] = ()


@dataclass(frozen=True)
class ComparedGroup:
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Noun:
    """How one kind of part is named, told from others and placed."""

    heading: str
    rows: Callable[[WholePlanFacts], Sequence[Any]]
    called: Callable[[Any], str]
    named: Callable[[Any], str]
    said: Callable[[Any], str]


NOUNS = (
    Noun("Priorities", lambda facts: facts.priorities, lambda each: f"Priority {each.label}",
         lambda each: each.number, lambda each: each.title),
    Noun("Actions", lambda facts: facts.actions, lambda each: row_name(each),
         lambda each: each.ref, lambda each: f"{each.aim} {each.activity}"),
    Noun("Promises", lambda facts: facts.promises, lambda each: f"“{each.text}”",
         lambda each: each.heading, lambda each: each.text),
    Noun("Written sections", lambda facts: facts.sections, lambda each: f"“{each.heading}”",
         lambda each: f"{each.kind} {each.heading}", lambda each: each.heading),
)  # fmt: skip


def row_name(row: ActionFacts) -> str:
    first = next(iter(row.aim.splitlines() or row.activity.splitlines()), "").removeprefix("- ")
    short = first if len(first) <= 80 else f"{first[:80].rsplit(' ', 1)[0]} …"
    return f"{row.ref}: {short}" if short else row.ref


def editions(old: WholePlanFacts, new: WholePlanFacts) -> tuple[ComparedGroup, ...]:
    """What differs, in groups; an empty tuple where nothing does that a reader would see."""
    found: list[ComparedGroup] = []
    followed: dict[str, str] = {}
    for noun in NOUNS:
        before, after = noun.rows(old), noun.rows(new)
        pairs = match_parts(before, after, named=noun.named, said=noun.said)
        followed |= {key: each.key for key, each in pairs.items()}
        items = tuple(
            compared_items(noun, before, after, pairs, followed, titles(old), titles(new))
        )
        found.append(ComparedGroup(noun.heading, items))
    rest = tuple(Item("Changed", words) for words in wholes(old, new))
    return tuple(group for group in (*found, ComparedGroup("Everything else", rest)) if group.items)


def titles(facts: WholePlanFacts) -> dict[str, str]:
    return {each.key: each.label for each in facts.priorities}


def compared_items(
    noun: Noun, before: Sequence[Any], after: Sequence[Any], pairs: dict[str, Any],
    followed: dict[str, str], old: dict[str, str], new: dict[str, str],
) -> Iterator[Item]:  # fmt: skip
    for each in after:
        earlier = pairs.get(each.key)
        if earlier is None:
            yield Item("Added", noun.called(each), cells=tuple(whole_part_cells(each, "new")))
            continue
        cells = tuple(compared_cells(earlier, each))
        notes = tuple(moves(earlier, each, followed, old, new))
        if cells or notes:
            yield Item("Reworded" if cells else "Moved", noun.called(each), notes, cells)
    kept = {each.key for each in pairs.values()}
    for each in before:
        if each.key not in kept:
            yield Item("Dropped", noun.called(each), cells=tuple(whole_part_cells(each, "gone")))


def moves(
    earlier: Any, later: Any, followed: dict[str, str], old: dict[str, str], new: dict[str, str]
) -> Iterator[str]:
    for name in PLACE & {field.name for field in fields(later)}:
        was, now = getattr(earlier, name), getattr(later, name)
        if was != now and name != "level":
            yield f"It was {was} and is {now} now."
    if isinstance(later, ActionFacts) and followed.get(later.priority) != earlier.priority:
        was, now = old.get(earlier.priority, ""), new.get(later.priority, "")
        yield f"It moved from priority {was} to priority {now}."


def compared_cells(earlier: Any, later: Any) -> Iterator[ComparedCell]:
    for name in said_fields(later):
        found = reworded(compared_field_words(earlier, name), compared_field_words(later, name))
        if found:
            yield ComparedCell(field_label(name), found)


def whole_part_cells(row: Any, kind: str) -> Iterator[ComparedCell]:
    """Every word of a part that is new, or gone."""
    for name in said_fields(row):
        if said := compared_field_words(row, name).splitlines():
            yield ComparedCell(
                field_label(name),
                tuple((ComparedWords(kind, line),) for line in said if line.strip()),
            )


def said_fields(row: Any) -> list[str]:
    return [field.name for field in fields(row) if field.name not in UNSAID]


def field_label(name: str) -> str:
    words = LABELS.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:]


def compared_field_words(row: Any, name: str) -> str:
    value = getattr(row, name)
    if name.endswith("_on"):
        return day_words(value)
    if name == "body":
        return "\n".join(text_lines(d.Part(heading="", blocks=value)))
    return value if isinstance(value, str) else "\n".join(map(value_words, value))


def value_words(value: Any) -> str:
    match value:
        case MeasureFacts():
            return measure_and_target_words(value).replace("\n", ". ")
        case RiskFacts():
            return risk_words(value)
        case ServedFacts():
            return f"{value.driver}: {value.title}"
    return str(value)
