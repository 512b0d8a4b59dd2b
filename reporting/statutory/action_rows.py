"""What the checks of rows say of them: how many lack something, and where to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from csp.prose.nouns import count_noun
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckLink, CheckOutcome, CheckVerdict, combine_verdicts, some


def row_pages(facts: StatutoryFacts, names: Sequence[Any] = ()) -> tuple[CheckLink, ...]:
    """The action plan, and the first rows that lack something."""
    rows = [row for row in names if row.seen][:3]
    own = (facts.link(f"Row {row.ref}", "action", row.plan__slug, row.pk) for row in rows)
    return facts.of_plan("The action plan", "plan"), *own


def found_no_rows(facts: StatutoryFacts) -> CheckVerdict:
    words = "the plan has no rows yet, so nobody can say"
    return combine_verdicts([(CheckOutcome.UNKNOWN, words)], *row_pages(facts))


def lacking_rows(rows: list, words: str, *, one: str) -> str:
    """“Rows 1.1, 1.4 and 3 more name nobody”; a row that the reader may not see is only counted."""
    refs = [row.ref for row in rows if row.seen]
    hidden = len(rows) - len(refs)
    shown = refs[: 6 if hidden else 7]
    others = len(rows) - len(shown)
    names = [*shown, *([f"{others} more"] if others and shown else [])]
    if not shown:
        return f"{count_noun(len(rows), 'row')} {one if len(rows) == 1 else words}"
    return f"{'row' if len(rows) == 1 else 'rows'} {some(names, most=9)} {one if len(rows) == 1 else words}"
