"""Whether bytes are text, and the text that they are."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BEGINS_ELSE = re.compile(
    r"""
      <\s*[a-z!?/%]                                  # a page, a drawing or other markup
    | \#!                                           # a script with its interpreter
    | @(?:echo|rem|if|set|setlocal|start|call|cmd|powershell|cls|title|cd|pushd)\b
    | \[(?:internetshortcut|desktop[ ]entry|autorun|shell|\.shellclassinfo|connect)\]
    | \[[^\]\r\n]*\]\s+(?:[;\#][^\r\n]*\s+)*[\w.{}-]+\s*=   # other settings that machines follow
    | \{\\rtf | %! | bplist | windows[ ]registry[ ]editor | regedit4 | mime-version:
    """,
    re.IGNORECASE | re.VERBOSE,
)
BEFORE = "\ufeff\0 \t\r\n\f\v"


def decode(data: bytes) -> str:
    """The text, in the encoding that Excel, a Mac or a web page would have used."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if encoding := _without_mark(data):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _without_mark(data: bytes) -> str:
    sample = data[:2000]
    if len(sample) > 3 and sample[1::2].count(0) > len(sample) * 0.4:
        return "utf-16-le"
    if len(sample) > 3 and sample[::2].count(0) > len(sample) * 0.4:
        return "utf-16-be"
    return ""


def begins_as_something_else(text: str) -> bool:
    return bool(BEGINS_ELSE.match(text.lstrip(BEFORE)))


def is_envelope(data: bytes) -> bool:
    """Whether what looks like an older office file holds a newer one, locked by a password."""
    return "EncryptedPackage".encode("utf-16-le") in data


def is_text(data: bytes) -> bool:
    """Whether bytes read as text that could hold a table."""
    text = decode(data[:200_000])
    if begins_as_something_else(text):
        return False
    odd = sum(
        1 for letter in text if letter == "\ufffd" or (letter < " " and letter not in "\t\r\n\f")
    )
    return odd <= len(text) / 200 and bool(re.search(r"\w", text))
