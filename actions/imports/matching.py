"""Which row of a plan a row of a file is: each is found once, so that no import adds a copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actions.imports import ImportedRow
from actions.models import Action
from actions.rows.columns import LISTS, WORDS
from actions.rules.numbering import ref_key

# Where a row keeps the reference that the plan could not take.
AS_PRINTED = "Reference as printed"


class Stored:
    """The rows of a plan, by their references and by their words."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self.taken: set[int] = set()
        self.by_ref: dict[str, list[Action]] = defaultdict(list)
        self.by_words: dict[tuple[str, ...], list[Action]] = defaultdict(list)
        for action in actions:
            for key in dict.fromkeys(
                [ref_key(action.ref), ref_key(action.extra.get(AS_PRINTED, ""))]
            ):
                self.by_ref[key].append(action)
            self.by_words[naming_words(stored_cells(action))].append(action)

    def take(self, row: ImportedRow, cells: Mapping) -> Action | None:
        """The row of the plan that a row of the file is, if no other row of the file was that."""
        words = naming_words(cells)
        if row.ref:
            free = self.free(self.by_ref.get(ref_key(row.ref), ()))
            same = [each for each in free if naming_words(stored_cells(each)) == words]
            exact = [each for each in free if each.ref == row.ref.strip()]
            found = next(iter([*same, *exact, *free]), None)
        else:
            found = next(iter(self.free(self.by_words.get(words, ()))), None)
        if found:
            self.taken.add(found.pk)
        return found

    def free(self, actions: Sequence[Action]) -> list[Action]:
        return [each for each in actions if each.pk not in self.taken]


def stored_cells(action: Action) -> dict[str, Any]:
    return {name: getattr(action, name) for name in WORDS} | {
        name: [str(part) for part in getattr(action, name).all()] for name in LISTS
    }


def naming_words(cells: Mapping) -> tuple[str, ...]:
    """What names a row without a reference: what it is for and what is done, else whatever it says."""
    main = (cells["aim"], cells["activity"])
    return main if any(main) else tuple(str(cells[name]) for name in ("measures", "leads", "risks"))
