"""Text that is a page, a script or a shortcut and no table, told by how it begins."""

from __future__ import annotations

import re

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


def begins_as_something_else(text: str) -> bool:
    return bool(BEGINS_ELSE.match(text.lstrip(BEFORE)))
