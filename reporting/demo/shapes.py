"""Short ways to write the demo's data down, so that its modules read like the documents."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

Row = dict[str, Any]


def body(name: str, acronym: str = "", kind: str = "other", **more: Any) -> Row:
    """An organisation. ``member`` is how it belongs: a kind, or a kind with the form printed."""
    return {"name": name, "acronym": acronym, "kind": kind, **more}


def section(kind: str, heading: str, words: str = "", *, level: int = 1, **more: Any) -> Row:
    return {
        "kind": kind,
        "heading": heading,
        "body": dedent(words).strip(),
        "level": level,
        **more,
    }


def group(name: str, kind: str, **more: Any) -> Row:
    return {"name": name, "kind": kind, **more}


def priority(number: str, title: str, *areas: str, **more: Any) -> Row:
    return {"number": number, "title": title, "areas": areas, **more}


def row(ref: str, area: str, aim: str, activity: str, **parts: Any) -> Row:
    """A row of the action plan; its priority is the first figure of its reference."""
    return {"ref": ref, "area": area, "aim": aim, "activity": dedent(activity).strip(), **parts}


def lead(words: str, organisation: str = "", **more: Any) -> Row:
    return {"words": words, "organisation": organisation, **more}


def count(text: str, unit: str, **more: Any) -> Row:
    return {"text": text, "kind": "count", "unit": unit, **more}


def measure(text: str, kind: str, **more: Any) -> Row:
    return {"text": text, "kind": kind, **more}


def assumption(text: str) -> Row:
    """One that somebody has told from a risk; where nobody has, a row gives the bare words."""
    return {"text": text, "kind": "assumption"}


def risk(text: str) -> Row:
    return {"text": text, "kind": "risk"}


def said(ref: str, status: str, day: int, happened: str, next_steps: str = "", **more: Any) -> Row:
    """The answer about a row, so many days after its round opened."""
    return {
        "ref": ref,
        "status": status,
        "day": day,
        "happened": happened,
        "next_steps": next_steps,
        **more,
    }


def read(place: int, figure: str, member: str = "") -> Row:
    """What the measure at a place (from 1) of its row read, as somebody types it."""
    return {"place": place, "member": member, "figure": figure}


def no_figure(place: int, because: str, member: str = "") -> Row:
    return {"place": place, "member": member, "missing_because": because}


def hidden(place: int) -> Row:
    """A number too small to print."""
    return {"place": place, "member": "", "hedge": "suppressed"}
