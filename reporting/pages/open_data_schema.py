"""What open data looks like, as JSON Schema (draft 2020-12), made from the facts themselves.

So the schema cannot promise a field that is not there, nor miss one that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from django.conf import settings
from django.urls import reverse

from csp.prose.blocks import Block
from reporting.document import tree
from reporting.facts import snapshot
from reporting.facts.plan import WholePlanFacts

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_TYPE = "application/schema+json"
PLAN, PAPER = "plan", "paper"
PLAIN: dict[Any, dict] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}
# How a tree writes values that JSON has no kind for.
NAMED = {datetime: "moment", date: "day", Decimal: "number", bytes: "bytes"}


def schema_address(name: str) -> str:
    return settings.SITE_URL + reverse("public:schema", args=[name])


def described_by(name: str) -> str:
    """The header that names the schema of an answer, whose own bytes are frozen (RFC 8288)."""
    return f'<{schema_address(name)}>; rel="describedby"; type="{SCHEMA_TYPE}"'


def schema_of(name: str) -> dict[str, Any]:
    """The schema under one of the names above."""
    made = {PLAN: plan_schema, PAPER: paper_schema}[name]()
    return {"$schema": DRAFT, "$id": schema_address(name), **made}


@cache
def plan_schema() -> dict[str, Any]:
    defs: dict[str, Any] = dict(WRITTEN)
    top = object_of(WholePlanFacts, plan_value, defs)
    top["properties"]["schema"] = {"const": snapshot.SCHEMA}
    top["required"].append("schema")
    return {
        "title": "A version of a plan, as it was published",
        "description": "What is not said is left out. Days are written as 2016-04-01.",
        **top,
        "$defs": defs,
    }


@cache
def paper_schema() -> dict[str, Any]:
    defs = {name: node_of(name, kind) for name, kind in tree.kinds().items()}
    return {
        "title": "A version of a paper, as everybody may read it",
        "description": "A tree of nodes, each of the kind that “is” names, in the order of reading.",
        "type": "object",
        "properties": {"schema": {"const": tree.SCHEMA}, "tree": {"$ref": "#/$defs/Document"}},
        "required": ["schema", "tree"],
        "additionalProperties": False,
        "$defs": defs,
    }


def object_of(kind: type, value: Any, defs: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "type": "object",
        "properties": {each.name: value(hints[each.name], defs) for each in fields(kind)},
        "required": [each.name for each in fields(kind) if is_needed(each)],
        "additionalProperties": False,
    }


def is_needed(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def plan_value(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """A value of a snapshot: plain, a list, written text, or facts of a kind of their own."""
    if hint == tuple[Block, ...]:
        return {"type": "array", "items": {"$ref": "#/$defs/block"}}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": plan_value(get_args(hint)[0], defs)}
    if isinstance(hint, type) and is_dataclass(hint):
        name = hint.__name__.removesuffix("Facts").lower()
        if name not in defs:
            defs[name] = {}  # named before it is made, as facts may hold their own kind
            defs[name] = object_of(hint, plan_value, defs)
        return {"$ref": f"#/$defs/{name}"}
    return PLAIN[hint]


def node_of(name: str, kind: type) -> dict[str, Any]:
    made = object_of(kind, tree_value, {})
    made["properties"][tree.KIND] = {"const": name}
    made["required"].append(tree.KIND)
    return made


def tree_value(hint: Any, _: Any = None) -> dict[str, Any]:
    origin = get_origin(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in NAMED:
        return {"type": "object", "properties": {tree.KIND: {"const": NAMED[hint]}}}
    if origin in (Union, UnionType):
        return {"anyOf": [tree_value(each) for each in get_args(hint)]}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        return tuple_of(get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        return {"$ref": f"#/$defs/{node_names()[hint]}"}
    # What only some nodes hold and no reader needs to tell apart.
    return {"type": "object"} if origin is not None and issubclass(origin, Mapping) else {}


def tuple_of(hints: tuple[Any, ...]) -> dict[str, Any]:
    if hints[-1] is Ellipsis:
        return {"type": "array", "items": tree_value(hints[0])}
    return {"type": "array", "prefixItems": [tree_value(each) for each in hints], "items": False}


@cache
def node_names() -> dict[type, str]:
    return {kind: name for name, kind in reversed(tree.kinds().items())}


def array_schema(of: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{of}"}}


def required_array_schema(needed: str, of: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {needed: array_schema(of), **more},
        "required": [needed],
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
START = {"start": {"type": "integer"}}
# Written text as ``csp.prose.snapshot`` puts it down.
WRITTEN: dict[str, Any] = {
    "run": {
        "anyOf": [
            TEXT,
            {
                "type": "object",
                "properties": {
                    "text": TEXT,
                    "bold": {"const": True},
                    "italic": {"const": True},
                    "href": TEXT,
                    "page": TEXT,
                    "note": array_schema("run"),
                },
                "required": ["text"],
                "additionalProperties": False,
            },
        ]
    },
    "item": {
        "anyOf": [
            array_schema("run"),
            required_array_schema("text", "run", lists=array_schema("list")),
        ]
    },
    "list": {
        "anyOf": [
            required_array_schema("bullets", "item"),
            required_array_schema("numbered", "item", **START),
            required_array_schema("lettered", "item", **START),
        ]
    },
    "block": {
        "anyOf": [
            required_array_schema("paragraph", "run"),
            required_array_schema("heading", "run", level={"type": "integer"}),
            required_array_schema("quote", "block", speaker=TEXT),
            required_array_schema("callout", "block", title=TEXT),
            {"$ref": "#/$defs/list"},
        ]
    },
}
