"""Figures as people type and paste them: read, or asked about; never taken for nought.

“Over 70”, “3*”, “12 (provisional)” and “not available” each mean something; a dash may mean
nought or nothing, so whoever typed it is asked.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from csp.quantities import Qualifier, parse_quantity
from plans.figures.cells import HEDGES, change_words, number_with_unit
from plans.models import Hedge, Indicator, Observation

# What stands behind a figure to say that it may change, or is not exact.
MARKS = {
    "provisional": re.compile(r"(?:\s*\((?:p|provisional)\)|\s+(?:provisional|p))$", re.IGNORECASE),
    "approximate": re.compile(
        r"(?:\s*\((?:a|e|approx\.?|approximate|estimated?)\)|\s+(?:approx\.?|approximate|a))$",
        re.IGNORECASE,
    ),
}
STARRED = re.compile(r"(?P<figure>[0-9][0-9,.]*%?) ?(?P<star>[*†‡#]+|\[[a-z0-9]\])")
NO_FIGURE = re.compile(
    r"n ?/ ?a|n\.?a\.?|not (?:known|applicable)|unknown|no figure|\.\.+|:|x|\[x\]", re.I
)
DASH = re.compile(r"[-‐‑‒–—−]+")
SIGNED = re.compile(r"(?P<sign>[+\-−–]) ?(?P<figure>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?:%|per ?cent)")
DOUBTFUL_DASH = "“{}” may mean nought or that there is no figure. Write 0, or “not available”."
TOO_FINE = "“{}” has more than four decimal places. Round it."
NOT_GIVEN = "Not available"
BASIS = "the same months a year before"


def parse_typed_figure(text: str, indicator: Indicator, *, basis: str = BASIS) -> dict[str, Any]:
    """What a cell says, as the values of an observation; empty for an empty cell.

    Raises ValueError with a kind sentence for what cannot be told.
    """
    words = " ".join(text.replace("\xa0", " ").split())
    if not words:
        return {}
    if DASH.fullmatch(words):
        raise ValueError(DOUBTFUL_DASH.format(words))
    if NO_FIGURE.fullmatch(words):
        return {"qualifier": "unavailable", "missing_because": NOT_GIVEN, "printed": words}
    if indicator.percent_only:
        return read_change(words, basis)
    if SIGNED.fullmatch(words) and words[0] == "+":
        raise ValueError(
            f"“{words}” is a change and not a count. Give the count, or say on the indicator’s page "
            "that it is known as a change only."
        )
    return read_count(words, indicator)


def read_change(words: str, basis: str) -> dict[str, Any]:
    """A change in per cent, with its sign."""
    match = SIGNED.fullmatch(words) or SIGNED.fullmatch(f"{words}%")
    if not match and words.rstrip("% ") not in ("0", "0.0"):
        raise ValueError(f"“{words[:40]}” is not a change. Write it with its sign, such as +20.4%.")
    change = Decimal(match["figure"].replace(",", "")) if match else Decimal(0)
    if match and match["sign"] != "+":
        change = -change
    return {"change": change, "change_basis": basis, "printed": words}


def read_count(words: str, indicator: Indicator) -> dict[str, Any]:
    rest, marks = without_marks(words)
    note = ""
    if starred := STARRED.fullmatch(rest):
        rest, note = starred["figure"], f"Marked {starred['star']} where it was printed"
    if indicator.unit.startswith("£"):
        rest = rest.replace("£", "")
    quantity = parse_quantity(rest)
    if quantity.qualifier == Qualifier.SUPPRESSED:
        return {"qualifier": "suppressed", "printed": words}
    if quantity.value is None:
        why = quantity.reason or NOT_GIVEN
        return {"qualifier": "unavailable", "missing_because": why, "printed": words}
    refuse_unfit(words, quantity.value)
    return {
        "value": quantity.value,
        "qualifier": quantity.qualifier.value,
        "approximate": "approximate" in marks,
        "provisional": "provisional" in marks or quantity.provisional,
        "since": quantity.since,
        "note": note or quantity.note,
        # Kept where the words say more than the number and its marks.
        "printed": "" if rest.replace(",", "").isdecimal() and not note else words,
    }


def without_marks(words: str) -> tuple[str, set[str]]:
    """The words without the marks at their end, in whichever order those stand, and which they were."""
    found: set[str] = set()
    for name in (*MARKS, *MARKS):
        rest = MARKS[name].sub("", words).strip()
        found |= {name} if rest != words else set()
        words = rest
    return words, found


def refuse_unfit(words: str, value: Decimal) -> None:
    if int(value.normalize().as_tuple().exponent) < -4:
        raise ValueError(TOO_FINE.format(words[:40]))
    if abs(value) >= Decimal(10) ** 12:
        raise ValueError(f"“{words[:40]}” is too large to be kept.")


def typed_words(indicator: Indicator, figure: Observation | None) -> str:
    """A figure as somebody would type it, so that reading it again changes nothing."""
    if figure is None:
        return ""
    if figure.qualifier == Hedge.SUPPRESSED:
        return "*"
    if figure.value is None:
        return NOT_GIVEN.lower() if figure.change is None else change_words(figure.change)
    hedge = HEDGES.get(Hedge(figure.qualifier), "")
    since = f" since {figure.since}" if figure.since else ""
    return f"{hedge}{number_with_unit(figure.value, indicator.unit)}{since}{marks_typed(figure)}"


def marks_typed(figure: Observation) -> str:
    """Short, because a box of a table has little room."""
    short = (" (a)" if figure.since else " a", " (p)" if figure.since else " p")
    return short[0] * figure.approximate + short[1] * figure.provisional
