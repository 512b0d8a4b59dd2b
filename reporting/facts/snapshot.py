"""Facts as canonical JSON and back: the same facts always give the same bytes and digest.

Keys are sorted, nothing is spaced, text is NFC and UTF-8, and what is at its default is left out,
so that a kind of fact added later does not change the digest of a plan that has none of it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar, get_args, get_type_hints

from csp.prose import blocks_from_json, blocks_to_json
from csp.prose.blocks import Block
from reporting.facts.plan import WholePlanFacts

SCHEMA = 1
Kind = TypeVar("Kind")


def freeze(facts: Any) -> str:
    """The facts (of a plan, or of any other paper) as canonical JSON."""
    tree = {"schema": SCHEMA, **_plain_value(facts)}
    return json.dumps(
        _composed(tree), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def snapshot_digest(text: str) -> str:
    """The SHA-256 of a snapshot, as anybody can work it out from the file that they downloaded."""
    return sha256(text.encode("utf-8")).hexdigest()


def thaw(text: str) -> WholePlanFacts:
    """The facts of a plan that a snapshot holds. Raises ValueError for one that cannot be read."""
    return thaw_as(WholePlanFacts, text)


def thaw_as(kind: type[Kind], text: str) -> Kind:
    """The facts of any kind that a snapshot holds. Raises ValueError as ``thaw`` does."""
    try:
        tree = json.loads(text)
        if tree.pop("schema") != SCHEMA:
            raise ValueError("This snapshot is of a kind that this version cannot read.")
        return _made(kind, tree)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("This snapshot cannot be read.") from error


def thaw_some(text: str, names: Iterable[str]) -> dict[str, Any]:
    """A few of the facts of a snapshot, by name, without making the rest of them."""
    tree, hints = json.loads(text), _hints(WholePlanFacts)
    return {name: _read_value(tree[name], hints[name]) for name in names if name in tree}


def _plain_value(value: Any) -> Any:
    if is_dataclass(value):
        hints = _hints(value.__class__)
        return {
            field.name: _written_value(getattr(value, field.name), hints[field.name])
            for field in fields(value)
            if getattr(value, field.name) != field.default
        }
    return [_plain_value(each) for each in value] if isinstance(value, tuple) else value


def _written_value(value: Any, hint: Any) -> Any:
    return blocks_to_json(value) if hint == tuple[Block, ...] else _plain_value(value)


def _composed(tree: Any) -> Any:
    """The same letters in one spelling, however they were typed."""
    match tree:
        case str():
            return unicodedata.normalize("NFC", tree)
        case list():
            return [_composed(each) for each in tree]
        case dict():
            return {key: _composed(value) for key, value in tree.items()}
    return tree


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _made(kind: type, tree: dict[str, Any]) -> Any:
    hints = _hints(kind)
    missing = {f.name for f in fields(kind) if f.default is MISSING} - tree.keys()
    if missing or tree.keys() - hints.keys():
        raise ValueError("This snapshot cannot be read: its facts are not the ones expected.")
    return kind(**{name: _read_value(value, hints[name]) for name, value in tree.items()})


def _read_value(value: Any, hint: Any) -> Any:
    if hint == tuple[Block, ...]:
        return blocks_from_json(value)
    if isinstance(value, list):
        return tuple(_read_value(each, get_args(hint)[0]) for each in value)
    return _made(hint, value) if isinstance(hint, type) and is_dataclass(hint) else value
