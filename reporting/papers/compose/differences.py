"""What one version of a paper says otherwise than the one before, as a list that a person can read. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csp.prose.nouns import shorten_words
from csp.text.diff import matcher_of
from reporting import document as d
from reporting.document.words import text_lines
from reporting.facts.compare import EditionChange
from reporting.papers.compose.fingerprint import digest_of, name_parts

MOST_TOLD = 4
LONGEST = 90


def compare_documents(old: d.Document, new: d.Document) -> list[EditionChange]:
    """Sections are known by their keys, so one that moved or has a new number is no new one."""
    before, after = dict(name_parts(old)), dict(name_parts(new))
    shared = [name for name in before if name in after]
    found = [*each_part(before, after)]
    found += [
        EditionChange("removed", quoted_part_label(part))
        for name, part in before.items()
        if name not in after
    ]
    if shared != [name for name in after if name in before]:
        found.append(EditionChange("changed", "The order of the sections"))
    if (old.title, old.subtitle, old.marking) != (new.title, new.subtitle, new.marking):
        found.append(EditionChange("changed", "The title or the marking"))
    return found


def each_part(before: dict[str, d.Part], after: dict[str, d.Part]) -> Iterator[EditionChange]:
    for name, part in after.items():
        old = before.get(name)
        if old is None:
            yield EditionChange("added", quoted_part_label(part))
        elif digest_of(same_place(old)) != digest_of(same_place(part)):
            yield EditionChange(
                "changed", quoted_part_label(part), tuple(reworded_lines(old, part))
            )


def same_place(part: d.Part) -> d.Part:
    """The part without its numbers, which follow from what stands before."""
    return replace(part, number="", blocks=tuple(map(unnumbered, part.blocks)))


def unnumbered(block: d.DocumentBlock) -> d.DocumentBlock:
    return replace(block, number="") if isinstance(block, d.Numbered) else block


def quoted_part_label(part: d.Part) -> str:
    return f"“{part.label}”" if part.label else "The first page"


def reworded_lines(old: d.Part, new: d.Part) -> list[str]:
    """The lines that are new or gone, the first few of them in their words."""
    before, after = part_lines(old), part_lines(new)
    told: list[str] = []
    for kind, a, b, c, e in matcher_of(before, after).get_opcodes():
        if kind in {"delete", "replace"}:
            told += [f"gone: “{shorten_words(line, LONGEST)}”" for line in before[a:b]]
        if kind in {"insert", "replace"}:
            told += [f"new: “{shorten_words(line, LONGEST)}”" for line in after[c:e]]
    more = len(told) - MOST_TOLD
    return told if more <= 0 else [*told[:MOST_TOLD], f"and {more} more"]


def part_lines(part: d.Part) -> list[str]:
    return [line.strip() for line in text_lines(same_place(part)) if line.strip()]
