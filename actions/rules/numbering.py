"""How references follow one another, as partnerships print them."""

from __future__ import annotations

import re


def following(ref: str) -> str:
    """The next reference in the same manner: its last figure or its last letter goes up by one."""
    if lettered := re.fullmatch(r"(.*\d)([a-y])\*?", ref):
        return lettered[1] + chr(ord(lettered[2]) + 1)
    if numbered := re.fullmatch(r"(.*?)(\d+)\*?", ref):
        return f"{numbered[1]}{int(numbered[2]) + 1}"
    return f"{ref}.1"


def ref_key(ref: str) -> str:
    """What makes two references the same, whatever their spaces and marks."""
    return "".join(ref.casefold().split()).rstrip(".*)")
