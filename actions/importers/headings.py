"""What the headings of a table mean, by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from actions.importers.grid import Cell, Table
from actions.importers.result import FIELDS, Column
from actions.importers.vocabulary import (
    ALONE,
    CONTENT,
    HEART,
    LEVELS,
    OPENING,
    PHRASES,
    QUARTER_MONTHS,
    QUARTER_SHORT,
    QUARTER_WORDS,
    SEVERAL,
)

REF = re.compile(
    r"(?:(?:ref|action|no|row|aim|objective)\.?\s*)?"
    r"([A-Z]{0,4}[-/ ]?\d{1,3}(?:[.\-/]\d{1,3}){0,3}[.]?(?:[a-z]|\s?\([a-z]\))?\*?"
    r"|[A-Z]{1,2}\d?|[a-z]|[ivx]{1,5})[.):]?",
    re.IGNORECASE,
)
# A heading is short, and so is the table's top in which it is looked for.
LONGEST = 90
DEEPEST = 8
SURE = 0.6


@dataclass(frozen=True)
class Header:
    """The rows of a table that hold its headings, and what they were taken for."""

    first: int
    last: int
    columns: tuple[Column, ...]

    def __getitem__(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)

    @property
    def fields(self) -> set[str]:
        return {column.field for column in self.columns}


def plain_words(text: str) -> str:
    """Lower-case words with one space between them."""
    text = text.casefold().replace("&", " and ").replace("'", " ").replace("’", " ")
    return " ".join(re.findall(r"[^\W_]+", text))


@lru_cache(maxsize=4096)
def claims(printed: str) -> dict[str, float]:
    """How sure each field is of a heading, from 0 to about 1."""
    found: dict[str, float] = {}
    if len(printed) > LONGEST:
        return found
    whole = plain_words(printed)
    short = plain_words(re.sub(r"\([^)]*\)", " ", printed))
    forms = {(whole, 1.0), (short, 1.0)}
    forms |= {(plain_words(part), 0.93) for part in re.split(r"[/\n|–—]| - | and | & |\(", printed)}
    for words, weight in forms:
        if words:
            _claim(found, words, weight)
    return found


def _claim(found: dict[str, float], words: str, weight: float) -> None:
    if quarter := quarter_of(words):
        found[quarter] = max(found.get(quarter, 0), 1.1 * weight)
        return
    for field, groups in PHRASES.items():
        score = max(base * likeness(words, phrases) for base, phrases in groups) * weight
        if score > max(0.3, found.get(field, 0)):
            found[field] = score


def likeness(words: str, phrases: str) -> float:
    """1 for the phrase itself, less for words that hold it or nearly spell it."""
    best = 0.0
    for phrase in _split(phrases):
        if phrase in ALONE and words != phrase:
            continue
        if words == phrase:
            return 1.0
        if phrase in OPENING and not words.startswith(f"{phrase} "):
            continue
        if f" {phrase} " in f" {words} ":
            share = len(phrase.split()) / len(words.split())
            # A heading's last word says what it is: "lead measures" are measures.
            ends = 0.06 if words.endswith(phrase) else 0.0
            best = max(best, 0.5 + 0.35 * share + ends) if len(phrase) > 2 else best
        elif len(phrase) > 4 and abs(len(phrase) - len(words)) < 3:
            alike = SequenceMatcher(None, words, phrase).ratio()
            best = max(best, 0.85 * alike if alike > 0.86 else 0)
    return best


@lru_cache(maxsize=128)
def _split(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.split(";"))


def quarter_of(words: str) -> str:
    """ "Q1 update" and "April - June" are q1."""
    if match := re.search(r"\b(?:q|quarter|qtr|chwarter) ?([1-4])\b", words):
        return f"q{match[1]}"
    for at in range(4):
        if f"{QUARTER_WORDS[at]} quarter" in words or re.search(
            rf"\b{at + 1}(?:st|nd|rd|th) quarter", words
        ):
            return f"q{at + 1}"
        if words.startswith((QUARTER_MONTHS[at], QUARTER_SHORT[at])):
            return f"q{at + 1}"
    return ""


def is_ref(text: str) -> bool:
    return len(text) <= 14 and bool(REF.fullmatch(text.strip()))


# -- Which rows are the headings ---------------------------------------------------------------------


def find_header(table: Table, overrides: Mapping[str, str] | None = None) -> Header | None:
    """The best row, or pair of rows, of headings near the top; nothing when it is no plan."""
    best: tuple[float, Header] | None = None
    for at in range(min(DEEPEST, len(table.grid))):
        for depth in (1, 2):
            header = header_at(table, at, depth, overrides)
            if header and (best is None or header[0] > best[0] + 0.25):
                best = header
    return best[1] if best else None


def header_at(
    table: Table, at: int, depth: int, overrides: Mapping[str, str] | None = None
) -> tuple[float, Header] | None:
    rows = table.grid[at : at + depth]
    if len(rows) < depth or not all(looks_like_headings(row) for row in rows):
        return None
    if depth == 2 and not goes_under(table, at):
        return None
    labels = label_columns(table, at, depth)
    columns = assign(labels, table, at + depth, overrides or {})
    if not is_plan(columns) or (
        depth == 1 and not is_plan(own_columns(table, at, overrides or {}))
    ):
        return None
    score = sum(min(column.sure, 1) for column in columns if column.field not in ("other", ""))
    # Headings that are set out in two rows say more than the upper row alone.
    return score + 1.5 * (depth - 1), Header(at, at + depth - 1, tuple(columns))


def own_columns(table: Table, at: int, overrides: Mapping[str, str]) -> list[Column]:
    """The columns by the words of one row alone, without the groups above it."""
    return assign([cell.text for cell in table.grid[at]], table, at + 1, overrides)


def looks_like_headings(row: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in distinct(row) if cell.text]
    return len(texts) >= 1 and all(len(text) <= LONGEST for text in texts)


def distinct(row: Iterable[Cell]) -> list[Cell]:
    """Each cell of a row once."""
    return list({(cell.top, cell.left): cell for cell in row}.values())


def goes_under(table: Table, at: int) -> bool:
    """Whether the row below completes the headings: parts under a shared or an empty cell."""
    upper, lower = table.grid[at], table.grid[at + 1]
    own = [cell for cell in distinct(lower) if cell.top == at + 1 and cell.text]
    if (
        not own
        or len(distinct(upper)) < 2
        or any(
            is_ref(cell.text) and len(cell.text) > 1 and not quarter_of(plain_words(cell.text))
            for cell in own
        )
    ):
        return False
    if any(upper[cell.left].text and upper[cell.left].width == 1 for cell in own):
        return False
    shared = [
        cell for cell in distinct(upper) if cell.width > 1 or cell.height > 1 or not cell.text
    ]
    known = [cell for cell in own if any(score >= SURE for score in claims(cell.text).values())]
    return bool(shared) and len(known) * 2 >= len(own)


def label_columns(table: Table, at: int, depth: int) -> list[str]:
    upper = [cell.text for cell in table.grid[at]]
    if depth == 1:
        return _with_group(table, at, upper)
    lower = [cell.text for cell in table.grid[at + 1]]
    group = ""
    labels = []
    for top, low in zip(upper, lower, strict=True):
        group = top or group
        labels.append(low or top)
    return _told_apart(labels, _forward(upper))


def _forward(texts: list[str]) -> list[str]:
    """Each label, or the one to the left of an empty place."""
    found: list[str] = []
    for text in texts:
        found.append(text or (found[-1] if found else ""))
    return found


def _with_group(table: Table, at: int, labels: list[str]) -> list[str]:
    """Labels of one row, told apart by the row of groups above when it has one."""
    if not at or len(distinct(table.grid[at - 1])) < 2:
        return labels
    return _told_apart(labels, [cell.text for cell in table.grid[at - 1]])


def _told_apart(labels: list[str], groups: list[str]) -> list[str]:
    return [
        f"{group} – {label}"
        if labels.count(label) > 1 and label and group and group != label
        else label
        for label, group in zip(labels, groups, strict=True)
    ]


def is_plan(columns: Sequence[Column]) -> bool:
    sure = {column.field for column in columns if column.sure >= SURE}
    return bool(sure & HEART) and len(sure & CONTENT) >= 2


# -- Which column is which field ---------------------------------------------------------------------


def assign(
    labels: list[str], table: Table, body: int, overrides: Mapping[str, str]
) -> list[Column]:
    """Each column's field: the surest pair first, each field once."""
    values = [column_values(table, at, body) for at in range(len(labels))]
    chosen = {
        at: (field, 1.0)
        for at, label in enumerate(labels)
        if (field := overridden(label, overrides))
    }
    wishes = sorted(
        ((score, -at, field) for at, label in enumerate(labels) if at not in chosen
         for field, score in column_claims(label, values[at], at).items()),
        reverse=True,
    )  # fmt: skip
    taken = {field for field, _ in chosen.values()}
    for score, minus, field in wishes:
        may = field not in taken or (field in SEVERAL and score >= 0.9)
        if -minus not in chosen and may and score >= 0.42:
            chosen[-minus] = (field, score)
            taken.add(field)
    columns = [
        Column(at, label, *chosen.get(at, ("other", 0.0))) for at, label in enumerate(labels)
    ]
    told = {at for at, label in enumerate(labels) if overridden(label, overrides)}
    return _named(_settled(_nested(columns, values, told), told))


def overridden(label: str, overrides: Mapping[str, str]) -> str:
    for printed, field in overrides.items():
        if field in FIELDS and plain_words(printed) == plain_words(label):
            return field
    return ""


def column_values(table: Table, at: int, body: int) -> list[str]:
    return [
        row[at].text for y, row in enumerate(table.grid[body : body + 60], body)
        if row[at].text and row[at].top == y and row[at].width <= max(2, table.width // 2)
        and len({cell.text for cell in row if cell.text}) > 1
    ]  # fmt: skip


def column_claims(label: str, values: list[str], at: int) -> dict[str, float]:
    found = dict(claims(label.split(" – ")[-1]))
    for field, score in claims(label).items():
        found[field] = max(score, found.get(field, 0))
    refs = sum(is_ref(value) for value in values)
    mostly = bool(values) and refs >= 0.6 * len(values)
    if not label.strip() and mostly and at < 3:
        found["ref"] = 0.9
    if mostly and "activity" in found and at < 2 and _numbered(values):
        # "Action" above a column of numbers is the number of the action.
        found = {"ref": 1.0}
    if "priority" in found and values and all(value.casefold() in LEVELS for value in values):
        found = {}
    if "ref" in found and values and not mostly:
        found.pop("ref")
    return found


def _numbered(values: list[str]) -> bool:
    return sum(any(letter.isdigit() for letter in value) for value in values) >= 0.6 * len(values)


def _nested(columns: list[Column], values: list[list[str]], told: set[int]) -> list[Column]:
    """Of two columns of priorities the second divides the first."""
    if "area" in {column.field for column in columns}:
        return columns
    for column in columns:
        wish = column_claims(column.printed, values[column.index], column.index).get("priority", 0)
        if column.field == "other" and column.index not in told and wish >= 0.8:
            return [
                Column(each.index, each.printed, "area", wish) if each is column else each
                for each in columns
            ]
    return columns


def _settled(columns: list[Column], told: set[int]) -> list[Column]:
    """A second look where fields depend on one another."""
    fields = {column.field for column in columns}
    if "area" in fields and "priority" not in fields:
        # One column of topics alone is the priority.
        columns = [
            _as(column, "priority")
            if column.field == "area"
            and column.index not in told
            and "areas" not in plain_words(column.printed)
            else column
            for column in columns
        ]
    if "aim" not in fields and "activity" not in fields:
        for column in columns:
            if (
                column.field == "other"
                and column.index not in told
                and "activity" in claims(column.printed)
            ):
                return [_as(each, "activity") if each is column else each for each in columns]
    return columns


def _as(column: Column, field: str) -> Column:
    return Column(column.index, column.printed, field, column.sure or 0.5)


def _named(columns: list[Column]) -> list[Column]:
    """Every heading once, so that each can be told apart and kept under its own name."""
    seen: dict[str, int] = {}
    found = []
    for column in columns:
        printed = column.printed.replace("\n", " ")
        if not printed and column.field != "ref":
            printed = f"Column {column.index + 1}"
        seen[printed] = seen.get(printed, 0) + 1
        if seen[printed] > 1:
            printed = f"{printed} ({seen[printed]})"
        found.append(Column(column.index, printed, column.field, column.sure))
    return found
