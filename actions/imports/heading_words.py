"""What looks like a row's number."""

from __future__ import annotations

import re

_REF = re.compile(
    r"""
    (?: (?:ref|action|no|row|aim|objective|rec|recommendation) \.? \s* )?
    \(?
    (?:
        [A-Z]{0,4} [-/\ ]? \d{1,3}         # 7, A7, ASB-7
        (?: [.\-/] \d{1,3} ){0,3} [.]?     # 1.2, 1/2.3
        (?: [a-z] | \s? \([a-z]\) )? \*?   # 1.2a, 1.2 (a), 1.2*
      | (?-i: [A-Z]{2,10} ) [-/]? \d{1,4}   # PROVUL42.2, VAWG/2026/3
        (?: [.\-/] \d{1,4} ){0,3} [a-z]?
      | [A-Z]{1,2} \d?                     # A, AB, A1
      | [a-z]
      | [ivx]{1,5}                         # iv
    )
    \)? [.):]?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_REF = 18


def is_ref(text: str) -> bool:
    """Whether a text could be the number of a row: "1.2a", "ASB-7", "iv"."""
    return len(text) <= _LONGEST_REF and bool(_REF.fullmatch(text.strip()))
