"""Blocks as plain JSON values, for snapshots that must read the same in ten years.

A run without a look is a string; everything else is an object whose keys say what it is.
What is at its default is left out, so equal blocks give equal JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from csp.prose.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote, Run


def blocks_to_json(blocks: Iterable[Block]) -> list[Any]:
    return [_block_to_json(block) for block in blocks]


def _block_to_json(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(runs):
            return {"paragraph": _runs_to_json(runs)}
        case Heading(level, runs):
            return {"heading": _runs_to_json(runs), "level": level}
        case List():
            return _list_to_json(block)
        case Quote(blocks, speaker):
            return {"quote": blocks_to_json(blocks)} | ({"speaker": speaker} if speaker else {})
        case Callout(title, blocks):
            return {"callout": blocks_to_json(blocks), "title": title}
    raise TypeError(f"Written text cannot hold a {type(block).__name__}.")


def _list_to_json(block: List) -> dict[str, Any]:
    items = [_item_to_json(item) for item in block.items]
    if not block.ordered:
        return {"bullets": items}
    kind = "lettered" if block.letters else "numbered"
    return {kind: items} | ({"start": block.start} if block.start != 1 else {})


def _item_to_json(item: ListItem) -> dict[str, Any] | list[Any]:
    runs = _runs_to_json(item.runs)
    if not item.children:
        return runs
    return {"text": runs, "lists": [_list_to_json(child) for child in item.children]}


def _runs_to_json(runs: Inline) -> list[Any]:
    return [_run_to_json(run) for run in runs]


def _run_to_json(run: Run) -> str | dict[str, Any]:
    look: dict[str, Any] = {"bold": run.bold, "italic": run.italic, "href": run.href}
    look["page"] = run.page
    if run.note:
        look["note"] = _runs_to_json(run.note)
    kept = {name: value for name, value in look.items() if value}
    return {"text": run.text, **kept} if kept else run.text


def blocks_from_json(value: list[Any]) -> tuple[Block, ...]:
    try:
        return tuple(_stored_block(part) for part in value)
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError("This snapshot holds text that cannot be read.") from error


def _stored_block(value: dict[str, Any]) -> Block:
    match value:
        case {"paragraph": runs}:
            return Paragraph(_runs(runs))
        case {"heading": runs, "level": level}:
            return Heading(level, _runs(runs))
        case {"quote": blocks}:
            return Quote(blocks_from_json(blocks), value.get("speaker", ""))
        case {"callout": blocks, "title": title}:
            return Callout(title, blocks_from_json(blocks))
    return _stored_list(value)


def _stored_list(value: dict[str, Any]) -> List:
    for kind in ("numbered", "lettered"):
        if kind in value:
            items = tuple(map(_stored_item, value[kind]))
            return List(items, True, value.get("start", 1), letters=kind == "lettered")
    return List(tuple(map(_stored_item, value["bullets"])))


def _stored_item(value: dict[str, Any] | list[Any]) -> ListItem:
    if isinstance(value, list):
        return ListItem(_runs(value))
    return ListItem(_runs(value["text"]), tuple(map(_stored_list, value["lists"])))


def _runs(values: list[Any]) -> Inline:
    return tuple(map(_stored_run, values))


def _stored_run(value: str | dict[str, Any]) -> Run:
    if isinstance(value, str):
        return Run(value)
    return Run(**{**value, "note": _runs(value.get("note", []))})
