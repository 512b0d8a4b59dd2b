"""Formulas that a program wrote without their values, worked out where they only need the sheet itself.

What a formula takes from the clock, from chance or from another sheet is not guessed: it stays a leftover.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple

from actions.imports.excel.dates import printed_date

_DEEPEST = 40
_MOST_STEPS = 20_000
_LONGEST_TEXT = 32_767  # letters, as in Excel
_GREATEST = 1e15  # beyond it Excel itself rounds
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<number> \d+(?:\.\d+)? )
      | "(?P<text> (?:[^"]|"")* )"
      | (?P<name> [A-Za-z]{2,12} ) (?=\()
      | (?P<truth> TRUE|FALSE ) \b
      | (?P<cell> \$?[A-Za-z]{1,3}\$?\d{1,7} ) (?![\w(!])
      | (?P<sign> <> | <= | >= | [-+*/^&=<>(),%] )
    )""",
    re.VERBOSE,
)
# From the loosest to the closest.
_LEVELS = (("=", "<>", "<=", ">=", "<", ">"), ("&",), ("+", "-"), ("*", "/"))


class UnworkableFormula(ValueError):
    """A formula that takes more than the sheet holds, or that this reader does not know."""


class SheetFormulas:
    """The formulas of one sheet by row and column, and the values of its other cells."""

    def __init__(
        self, formulas: dict[tuple[int, int], str], value: Callable[[int, int], Any]
    ) -> None:
        self.formulas, self.value = formulas, value
        self.steps = 0

    def work_out(self, row: int, column: int, depth: int = 0) -> Any:
        """The value of a cell. Raises ``UnworkableFormula``."""
        formula = self.formulas.get((row, column))
        if formula is None:
            return self.value(row, column)
        if depth > _DEEPEST or not formula:
            raise UnworkableFormula(formula)
        return _held_value(_Working(self, formula, depth).result())


class _Working:
    """One formula while it is read from left to right."""

    def __init__(self, sheet: SheetFormulas, formula: str, depth: int) -> None:
        self.sheet, self.depth = sheet, depth
        self.tokens = _formula_tokens(formula)
        self.at = 0

    def result(self) -> Any:
        found = self._level(0)
        if self.at < len(self.tokens):
            raise UnworkableFormula
        return found

    def _next(self) -> tuple[str, str]:
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def _take(self) -> tuple[str, str]:
        token = self._next()
        self.at += 1
        self.sheet.steps += 1
        if self.sheet.steps > _MOST_STEPS:
            raise UnworkableFormula
        return token

    def _level(self, level: int) -> Any:
        if level == len(_LEVELS):
            return self._single()
        left = self._level(level + 1)
        while (token := self._next())[0] == "sign" and token[1] in _LEVELS[level]:
            self._take()
            left = _joined_values(token[1], left, self._level(level + 1))
        return left

    def _single(self) -> Any:
        kind, words = self._take()
        match kind, words:
            case "sign", "-":
                return -formula_number(self._single())
            case "sign", "(":
                found: Any = self._level(0)
                self._close()
            case "number", _:
                found = float(words) if "." in words else int(words)
            case "text", _:
                found = words.replace('""', '"')
            case "truth", _:
                found = words.upper() == "TRUE"
            case "cell", _:
                row, column = coordinate_to_tuple(words.replace("$", "").upper())
                found = self.sheet.work_out(row, column, self.depth + 1)
            case "name", _:
                found = self._call(words.upper())
            case _:
                raise UnworkableFormula
        if self._next() == ("sign", "%"):
            self._take()
            found = formula_number(found) / 100
        return found

    def _close(self) -> None:
        if self._take() != ("sign", ")"):
            raise UnworkableFormula

    def _call(self, name: str) -> Any:
        self._take()
        given = []
        while self._next() != ("sign", ")"):
            given.append(self._level(0))
            if self._next() == ("sign", ","):
                self._take()
        self._close()
        if name not in _FUNCTIONS:
            raise UnworkableFormula(name)
        return _FUNCTIONS[name](*given)


def _formula_tokens(formula: str) -> list[tuple[str, str]]:
    found, at = [], 0
    formula = formula.strip()
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None or match.lastgroup is None:
            raise UnworkableFormula(formula)
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


def _joined_values(sign: str, left: Any, right: Any) -> Any:
    match sign:
        case "&":
            return _held_value(formula_text(left) + formula_text(right))
        case "=" | "<>":
            same = formula_text(left).casefold() == formula_text(right).casefold()
            return same == (sign == "=")
    one, other = formula_number(left), formula_number(right)
    match sign:
        case "+":
            return round(one + other, 10)
        case "-":
            return round(one - other, 10)
        case "*":
            return round(one * other, 10)
        case "/" if other:
            return round(one / other, 10)
        case "<" | "<=":
            return one < other or (sign == "<=" and one == other)
        case ">" | ">=":
            return one > other or (sign == ">=" and one == other)
    raise UnworkableFormula(sign)


def _held_value(value: Any) -> Any:
    """A value that a cell can hold; a file that makes longer ones is not followed."""
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        raise UnworkableFormula
    if isinstance(value, int | float) and not abs(value) < _GREATEST:
        raise UnworkableFormula
    return value


def formula_number(value: Any) -> float:
    """A value as a number, as Excel takes "1.1" for one. Raises ``UnworkableFormula``."""
    if value is None:
        return 0
    if isinstance(value, int | float):
        return value
    try:
        return float(value)
    except (TypeError, ValueError) as problem:
        raise UnworkableFormula from problem


def formula_text(value: Any) -> str:
    """A value as Excel joins it to words."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        raise UnworkableFormula
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _as_text(value: Any, shape: Any) -> str:
    if isinstance(value, date) and re.search("[dmy]", str(shape).lower()):
        return printed_date(value, str(shape))
    number = formula_number(value)
    if found := re.fullmatch(r"0(?:\.(0+))?(%?)", str(shape)):
        places, share = len(found[1] or ""), found[2]
        return f"{number * 100 if share else number:.{places}f}{share}"
    raise UnworkableFormula(shape)


def _as_date(year: Any, month: Any, day: Any) -> datetime:
    try:
        return datetime(
            int(formula_number(year)), int(formula_number(month)), int(formula_number(day))
        )
    except ValueError as problem:
        raise UnworkableFormula from problem


def _months_on(value: Any, months: Any, *, to_end: bool = False) -> datetime:
    if not isinstance(value, date):
        raise UnworkableFormula
    year, month = divmod(value.year * 12 + value.month - 1 + int(formula_number(months)), 12)
    if not 1 <= year <= 9999:
        raise UnworkableFormula
    last = monthrange(year, month + 1)[1]
    return datetime(year, month + 1, last if to_end else min(value.day, last))


def _either(asked: Any, true: Any = True, false: Any = False) -> Any:
    return true if asked else false


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": _either,
    "AND": lambda *given: all(given),
    "OR": lambda *given: any(given),
    "NOT": lambda given: not given,
    "TEXT": _as_text,
    "DATE": _as_date,
    "EDATE": _months_on,
    "EOMONTH": lambda value, months: _months_on(value, months, to_end=True),
    "CONCATENATE": lambda *given: "".join(map(formula_text, given)),
    "CONCAT": lambda *given: "".join(map(formula_text, given)),
    "LEFT": lambda text, count=1: formula_text(text)[: int(count)],
    "RIGHT": lambda text, count=1: formula_text(text)[-int(count) :] if int(count) else "",
    "TRIM": lambda text: " ".join(formula_text(text).split()),
    "UPPER": lambda text: formula_text(text).upper(),
    "LOWER": lambda text: formula_text(text).lower(),
    "ROUND": lambda value, places=0: round(formula_number(value), int(places)),
    "SUM": lambda *given: round(sum(map(formula_number, given)), 10),
}


def work_out_formulas(sheet: Any, formulas: list[tuple[int, int, str]]) -> dict[str, str]:
    """Puts what can be worked out into the cells of ``sheet``: the value of each by its place, "E3"."""
    cells = {(row, column): formula for row, column, formula in formulas}
    asked = SheetFormulas(cells, lambda row, column: sheet.cell(row, column).value)
    found = {}
    for row, column in cells:
        try:
            found[row, column] = asked.work_out(row, column)
        except (UnworkableFormula, TypeError, ValueError, OverflowError, RecursionError):
            continue
    for (row, column), value in found.items():
        sheet.cell(row, column).value = value
    return {f"{get_column_letter(column)}{row}": found[row, column] for row, column in found}
