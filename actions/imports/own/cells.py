"""How a row is written in a file that people edit, so that reading it again gives the same row.

A line stands for one thing. What a thing has besides its words follows on lines of its own under a
label (“Baseline: 120”), and what would be mistaken for a separator, a label or a formula is marked.
Pure text both ways: the exports write it and ``actions.imports`` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from actions.rows.columns import BESIDE, IN_FILE
from csp.periods import date_words, parse_date
from csp.prose.characters import without_controls

CSV_HEADINGS = tuple(column.csv for column in IN_FILE)
# What follows in a spreadsheet; after that come the extra columns of the plan's own files.
CSV_BESIDE = (
    *(column.csv for column in BESIDE), "measure_kinds", "measure_units", "measure_directions",
)  # fmt: skip
SHEET_HEADINGS = tuple(column.sheet for column in IN_FILE)
SHEET_BESIDE = tuple(column.sheet for column in BESIDE)
# A Word file has a table for each priority.
IN_WORD = tuple(column for column in IN_FILE if column.name != "priority")
WORD_HEADINGS = tuple(column.printed for column in IN_WORD)
MEASURE_HEADINGS = (
    "Ref", "Measure", "Kind", "Unit", "Which way is good", "Baseline", "Target", "Target date",
    "Counted for each", "Groups counted",
)  # fmt: skip
PRIORITY_HEADINGS = ("Number", "Priority", "Priority area")
PLAN_SHEET, MEASURE_SHEET, PRIORITY_SHEET = "Action plan", "Measures", "Priorities"
# Paragraph styles by which a Word file is known as one of ours, whoever has edited it since.
TEXT_STYLE, BULLET_STYLE = "Plan table text", "Plan table bullet"
AREAS_LINE = "Priority areas:"

RISKS = {"assumption": "Assumption", "risk": "Risk", "": "Not stated"}
KINDS = {
    "count": "Count",
    "change": "Change",
    "rate": "Rate",
    "saving": "Saving",
    "survey": "Survey result",
    "qualitative": "In words",
}
POLARITIES = {"up": "More is better", "down": "Less is better"}
DETAILS = {
    "baseline": "Baseline",
    "target": "Target",
    "target_on": "Target date",
    "breakdown": "Counted for each",
    "members": "Groups counted",
}
SIZES = {"unit": 60, "baseline": 100, "target": 100, "breakdown": 60}
LEADS_SEPARATOR, ITEMS_SEPARATOR = ";", "|"

_RISK = re.compile(rf"({'|'.join(RISKS.values())}): (?=\S)")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_BULLET, _INDENT = "• ", "  "


class MeasureLike(Protocol):
    """A measure's fields; ``target_on`` is a date as ISO text."""

    @property
    def text(self) -> str: ...

    @property
    def baseline(self) -> str: ...

    @property
    def target(self) -> str: ...

    @property
    def target_on(self) -> str: ...

    @property
    def breakdown(self) -> str: ...

    @property
    def members(self) -> tuple[str, ...]: ...


def labelled_measure(measure: MeasureLike) -> str:
    """A measure as lines: its words, then what is known of it under labels."""
    said = {name: getattr(measure, name) for name in DETAILS}
    said["target_on"] = (
        date_words(date.fromisoformat(measure.target_on)) if measure.target_on else ""
    )
    said["members"] = join_items(measure.members, LEADS_SEPARATOR, " ")
    lines = (f"{DETAILS[name]}: {one_line(words)}" for name, words in said.items() if words)
    return "\n".join((one_line(measure.text), *lines))


def read_measure(words: str) -> dict[str, Any]:
    """The fields of a measure; a line that is no detail stays part of its words."""
    lines = words.split("\n")
    found: dict[str, Any] = {}
    for name, label in reversed(DETAILS.items()):
        if len(lines) > 1 and lines[-1].startswith(f"{label}: "):
            value = read_detail(name, lines[-1].removeprefix(f"{label}: "))
            if value:
                found[name] = value
                lines.pop()
    return {"text": " ".join(lines), **found}


def read_detail(name: str, words: str) -> Any:
    if name == "members":
        return tuple(split_items(words, LEADS_SEPARATOR))
    if name != "target_on":
        return words.strip()
    try:
        return parse_date(words).isoformat()
    except ValueError:
        return ""


def risk_with_kind(text: str, kind: str) -> str:
    """An assumption or risk with its kind before it, wherever leaving it out would mislead."""
    return f"{RISKS[kind]}: {text}" if kind or _RISK.match(text) else text


def read_risk(words: str) -> dict[str, str]:
    label = _RISK.match(words)
    if not label:
        return {"text": words, "kind": ""}
    kind = next(kind for kind, said in RISKS.items() if said == label[1])
    return {"text": words[label.end() :], "kind": kind}


def join_items(items: Iterable[str], separator: str, space: str = "") -> str:
    """Items in one line of text; a separator inside an item is written after a backslash."""
    marked = (item.replace("\\", "\\\\").replace(separator, f"\\{separator}") for item in items)
    return f"{separator}{space}".join(marked)


def split_items(text: str, separator: str) -> list[str]:
    end = re.escape(separator)
    pieces = re.findall(rf"((?:\\.|[^\\{end}]|\\$)*)(?:{end}|$)", text, re.S)
    items = (re.sub(r"\\(.)", r"\1", piece.strip(), flags=re.S) for piece in pieces)
    return [item for item in items if item]


def lines_of_items(items: Iterable[str]) -> str:
    """Items as the lines of one spreadsheet cell: bullets as soon as one has lines of its own."""
    every = list(items)
    if not any("\n" in item or item.startswith(_BULLET) for item in every):
        return "\n".join(every)
    return "\n".join(_BULLET + item.replace("\n", f"\n{_INDENT}") for item in every)


def items_of_lines(text: str) -> list[str]:
    """Each bullet with its indented lines is an item; without bullets each line is one."""
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    if not any(line.startswith(_BULLET) for line in lines):
        return [line.strip() for line in lines]
    items: list[str] = []
    for line in lines:
        if items and line.startswith(_INDENT):
            items[-1] += f"\n{line.strip()}"
        else:
            items.append(line.removeprefix(_BULLET).strip())
    return items


def with_round_bullets(cell: str) -> str:
    """List items under a round bullet, which no spreadsheet takes for a sum."""
    return re.sub(r"^- ", _BULLET, cell, flags=re.MULTILINE)


def guard_formula(text: str) -> str:
    """Text that a spreadsheet shows and never runs, in such a way that it can be undone."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def one_line(text: str) -> str:
    return without_controls(text).replace("\n", " ").replace("\r", " ").strip()


def own_details(
    measures: Iterable[Mapping[str, Any]],
    risks: Iterable[Mapping[str, str]],
    visibility: str,
    when: Mapping[str, str] | None = None,
) -> dict:
    """What one of our own files says of a row beyond its words.

    Empty is what it says nothing of. A measure's or risk's key is there, though empty, where the
    file says that there is none; ``when`` is the timescale as ``hidden_part.timescale_fields`` has it.
    """
    told = {"measures": tuple(measures), "risks": tuple(risks), "visibility": visibility}
    return told | ({"when": dict(when)} if when is not None else {})


def details_of_part(row: Any, name: str, place: int, words: str) -> dict[str, Any]:
    """What our own file says of the measure or risk at ``place`` (from 1), for the model's fields.

    ``row`` is an ImportedRow. A value that no plan of ours could hold is left out; what the file
    says to be empty is there as empty.
    """
    every = row.told.get(name) or ()
    if len(every) < place or every[place - 1].get("text") != words:
        return {}
    kinds = RISKS if name == "risks" else KINDS
    allowed = {"kind": kinds, "polarity": POLARITIES}
    said = {key: value for key, value in every[place - 1].items() if key != "text"}
    said = {
        key: value
        for key, value in said.items()
        if not value or (value in allowed.get(key, [value]) and fits_field(key, value))
    }
    if "members" in said:
        said["members"] = list(dict.fromkeys(said["members"] or ()))
    if "target_on" in said:
        said["target_on"] = date.fromisoformat(said["target_on"]) if said["target_on"] else None
    return said


def fits_field(key: str, value: Any) -> bool:
    return len(str(value)) <= SIZES.get(key, 2000)
