"""The document tree as canonical JSON and back, so that what was frozen is drawn again years later.

Each node is an object that names its kind; what is at its default is left out, so a kind of block
that is added later does not change the digest of a paper that has none.
"""

from __future__ import annotations

import json
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from reporting.document.stored_names import STORED_NAMES

SCHEMA = 1
KIND = "is"


def kinds() -> dict[str, type]:
    """Every kind of node by the name that is stored with it."""
    return STORED_NAMES


@cache
def _names_by_kind() -> dict[type, str]:
    return {kind: name for name, kind in STORED_NAMES.items()}


def to_text(value: Any) -> str:
    """A node, or a tuple of nodes, as canonical JSON: equal trees give equal bytes."""
    tree = {"schema": SCHEMA, "tree": _written_node(value)}
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_text(text: str) -> Any:
    """The tree that a text holds. Raises ValueError for one that cannot be read."""
    try:
        whole = json.loads(text)
        if whole["schema"] != SCHEMA:
            raise ValueError("This paper is of a kind that this version cannot read.")
        return _read_node(whole["tree"])
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("This paper cannot be read.") from error


def _written_node(value: Any) -> Any:
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case None | bool() | int() | float():
            return value
        case tuple() | list():
            return [_written_node(each) for each in value]
        case datetime():
            return {KIND: "moment", "of": value.isoformat()}
        case date():
            return {KIND: "day", "of": value.isoformat()}
        case Decimal():
            return {KIND: "number", "of": str(value)}
        case bytes():
            return {KIND: "bytes", "of": b64encode(value).decode()}
    told = {
        each.name: _written_node(getattr(value, each.name))
        for each in fields(value)
        if getattr(value, each.name) != _default(each)
    }
    return {KIND: _names_by_kind()[type(value)], **told}


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _read_node(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_read_node, value))
    if not isinstance(value, dict):
        return value
    match value[KIND]:
        case "moment":
            return datetime.fromisoformat(value["of"])
        case "day":
            return date.fromisoformat(value["of"])
        case "number":
            return Decimal(value["of"])
        case "bytes":
            return b64decode(value["of"])
    told = {name: _read_node(each) for name, each in value.items() if name != KIND}
    return kinds()[value[KIND]](**told)
