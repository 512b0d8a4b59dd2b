"""What a paper is made of, as short digests: whether it is still what somebody looked at, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from reporting import document as d
from reporting.document import tree

# When a paper was made is no part of what it says.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
FRONT, REST = "front", "rest"
WORDS = {FRONT: "The first page", REST: "The title, marking, logo or glossary"}


def fingerprint(document: d.Document) -> str:
    """A digest of each part under its name, in order: ``front:1a2b… part-5f….``."""
    return " ".join(f"{name}:{digest}" for name, digest in digests(document).items())


def digests(document: d.Document) -> dict[str, str]:
    bare = replace(document, parts=(), created=NEVER)
    return {name: digest_of(part) for name, part in name_parts(document)} | {REST: digest_of(bare)}


def name_parts(document: d.Document) -> Iterator[tuple[str, d.Part]]:
    for place, part in enumerate(document.parts):
        yield part.anchor or f"{FRONT}-{place}", part


def digest_of(node: Any) -> str:
    return sha256(tree.to_text(node).encode()).hexdigest()[:16]


def changed_part_names(seen: str, document: d.Document) -> list[str]:
    """What is other now than when the fingerprint was taken, as a reader calls it."""
    before, now = parse_fingerprint(seen), digests(document)
    headings = {name: part.label for name, part in name_parts(document)}
    changed = [part_name_words(name, headings) for name in now if before.get(name) != now[name]]
    gone = [name for name in before if name not in now]
    if gone:
        changed.append(
            "one section is gone" if len(gone) == 1 else f"{len(gone)} sections are gone"
        )
    if not changed and list(before) != list(now):
        changed.append("the order of the sections")
    return list(dict.fromkeys(changed))


def parse_fingerprint(seen: str) -> Mapping[str, str]:
    pairs = (each.partition(":") for each in seen.split())
    return {name: digest for name, _, digest in pairs}


def part_name_words(name: str, headings: Mapping[str, str]) -> str:
    if headings.get(name):
        return f"“{headings[name]}”"
    return WORDS[REST] if name == REST else WORDS[FRONT]
