"""One name for each partnership and force, whoever spells it."""

from __future__ import annotations

import re
from functools import lru_cache

# The name that is used here, then the others under which the same partnership is published.
CSP_NAMES = (
    ("Folkestone and Hythe", "Shepway"),
    ("City of London", "London, City of"),
    ("North Devon", "Northern Devon"),
    ("Bristol", "Bristol, City of", "City of Bristol"),
    ("Herefordshire", "Herefordshire, County of"),
    ("Kingston upon Hull", "Kingston upon Hull, City of", "Hull"),
)
# Areas that the tables show only in parts, and parts that they show only together.
IN_PARTS = {"Buckinghamshire": ("Aylesbury Vale", "Chiltern", "South Bucks", "Wycombe")}
TOGETHER = dict.fromkeys(("Basingstoke and Deane", "Hart", "Rushmoor"), "North Hampshire")
# Forces whose short name is not simply their name without "Police" or "Constabulary".
FORCE_NAMES = {
    "london, city of": "City of London",
    "metropolitan": "Metropolitan Police",
}
UNASSIGNED = re.compile(r"unassigned\b[\s:-]*(.*)", re.IGNORECASE)
_FORCE_ENDING = re.compile(r" (?:police(?: service)?|constabulary)$", re.IGNORECASE)


def place_name_key(text: str) -> str:
    """The same for spellings that differ in capitals, spaces, "&" and dashes only."""
    text = text.replace("&", " and ").replace("‑", "-").replace("–", "-").replace("’", "'")
    return " ".join(text.casefold().replace("-", " ").split())


_CSP = {place_name_key(name): row[0] for row in CSP_NAMES for name in row}


@lru_cache(maxsize=4096)
def csp_name(printed: str) -> str:
    """The partnership's name as it is used here."""
    return _CSP.get(place_name_key(printed)) or " ".join(printed.replace("&", "and").split())


@lru_cache(maxsize=1024)
def force_name(printed: str) -> str:
    """The force's name as the Home Office prints it: "Kent", not "Kent Police"."""
    name = " ".join(printed.replace("&", "and").split())
    name = _FORCE_ENDING.sub("", name)
    return FORCE_NAMES.get(name.casefold(), name)


def unassigned_force(csp: str) -> str | None:
    """The force named by "Unassigned Kent", empty for "Unassigned" alone; None for a real area."""
    match = UNASSIGNED.fullmatch(csp.strip())
    return None if match is None else force_name(match[1])


def same_force(one: str, other: str) -> bool:
    return place_name_key(force_name(one)) == place_name_key(force_name(other))
