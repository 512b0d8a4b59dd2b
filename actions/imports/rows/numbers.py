"""Numbers of rows and priorities that no column of their own prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from actions.imports.draft import RowDraft
from actions.imports.result import ImportedPriority
from actions.rules.numbering import following
from csp.text.numerals import roman_numeral

_LABEL = (
    r"(?:action|aim|objective|ref|recommendation|rec|task|step|commitment|argymhelliad|cam|nod)\.?"
)
# "1a Provision of", "2.3 - Deliver", "12) Review".
_FRONT = re.compile(
    r"""
    ^ (?: (?:action|aim|objective|ref) \s+ )?
    (
        \d{1,2} (?:\.\d{1,2}){1,3} [a-z]? \*?
      | \d{1,2} [a-z] \*?
      | [A-Z]{1,3} \d{1,3} (?:\.\d{1,2})*
      | \d{1,2} (?=[.):])
    )
    [.):]? \s* [–—:-]? \s+ (?=\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ONE = r"\d{1,2} | [a-z] | [ivx]{1,5}"
# Numbers where each follows the one before: "A. Publish", "(iv) Ask", "b) Report", "Rec 3 – Write".
_COUNTED = re.compile(
    rf"""
    ^ (?:
        {_LABEL} \s+ (?:no\.?\s*)? ({_ONE}) (?: [.):]+ | \s* [–—-] (?=\s) | \s* (?=\n) )
      | \( ({_ONE}) \)
      | ({_ONE}) (?: [.):] | \s [–—-] (?=\s) )
    )
    \s* [–—:-]? \s+ (?=\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ROMAN = {roman_numeral(number): number for number in range(1, 40)}
_START = re.compile(r"(\d{1,2})(?:\.|[a-z])")
_MOST = 0.6


def take_front_refs(drafts: list[RowDraft]) -> None:
    """Takes the numbers from the front of the text, in a table without a column for them."""
    if not drafts or any(draft.text("ref") for draft in drafts):
        return
    for shape, are_numbers in ((_FRONT, _are_numbers), (_COUNTED, _count_on)):
        for name in ("activity", "aim"):
            found = [shape.match(draft.text(name)) for draft in drafts]
            if are_numbers([_front_ref(match) for match in found if match], len(drafts)):
                for draft, match in zip(drafts, found, strict=True):
                    _take_front(draft, name, match)
                return


def _front_ref(match: re.Match[str]) -> str:
    return next(filter(None, match.groups()))


def _count_on(numbers: list[str], rows: int) -> bool:
    """Whether most rows begin with the number or letter after the one before: initials never do."""
    if len(numbers) < max(2, _MOST * rows):
        return False
    counts = [_counts(number) for number in numbers]
    return any(
        all(later.get(way) == first.get(way, -1) + 1 for first, later in pairwise(counts))
        for way in counts[0]
    )


def _counts(number: str) -> dict[str, int]:
    """Which number it is, for each way of counting that it may belong to."""
    text = number.lower()
    if text.isdigit():
        return {"number": int(text)}
    found = {"letter": ord(text)} if len(text) == 1 else {}
    return found | ({"roman": _ROMAN[text]} if text in _ROMAN else {})


def _are_numbers(numbers: list[str], rows: int) -> bool:
    """Whether most rows begin with a number of their own; one plain number may mean anything."""
    if len(numbers) < max(1, _MOST * rows) or len(set(numbers)) < len(numbers):
        return False
    return len(numbers) > 1 or not numbers[0].isdigit()


def _take_front(draft: RowDraft, name: str, match: re.Match[str] | None) -> None:
    if match:
        draft.put("ref", _front_ref(match))
        draft.put(name, draft.text(name)[match.end() :])


def spell_out_tens(drafts: list[RowDraft], before: Iterable[RowDraft] = ()) -> None:
    """After 1.9 a second 1.1 is 1.10, which a spreadsheet shows so when it takes it for a number."""
    seen, last = {draft.text("ref") for draft in before}, ""
    for draft in drafts:
        ref = draft.text("ref")
        if ref in seen and last and following(last) == f"{ref}0":
            draft.spelt, ref = ref, f"{ref}0"
            draft.put("ref", ref)
        seen.add(ref)
        last = ref


def with_number(priority: ImportedPriority, drafts: Iterable[RowDraft]) -> ImportedPriority:
    """A priority with its own number, or the one that all its rows' numbers begin with."""
    if priority.number:
        return priority
    refs = (draft.text("ref") for draft in drafts if draft.priority == priority.printed)
    starts = {_start(ref) for ref in refs}
    return replace(priority, number=starts.pop() if len(starts) == 1 else "")


def _start(ref: str) -> str:
    match = _START.match(ref)
    return match[1] if match else ""
