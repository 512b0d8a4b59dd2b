"""Which characters written text may hold, whoever typed or pasted it."""

from __future__ import annotations

import re
import unicodedata

_NEWLINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Control characters, invisible marks that Word leaves behind, marks that turn the reading
# direction round, and code points that neither XML nor a database takes.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)


def without_controls(text: str) -> str:
    return _UNWANTED.sub("", text)


def with_newlines(text: str, newline: str = "\n") -> str:
    """One kind of newline, also for those that Word puts into a line and XML does not take."""
    return _NEWLINES.sub(newline, text)


def normalise(text: str) -> str:
    """One kind of newline, no control characters, and letters composed in one way."""
    return unicodedata.normalize("NFC", without_controls(with_newlines(text)))
