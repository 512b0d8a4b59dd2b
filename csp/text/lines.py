"""Which lines of a text differ from those of another, each with what is gone and what is new in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from csp.text.diff import WORDS, matcher_of

# Lines that have less in common than this are told as one gone and one new.
ALIKE = 0.3


@dataclass(frozen=True)
class ComparedWords:
    """``kind`` is "same", "gone" or "new"."""

    kind: str
    words: str


Line = tuple[ComparedWords, ...]


def reworded(old: str, new: str) -> tuple[Line, ...]:
    """The lines that differ, each with its words marked; lines that stayed are left out."""
    before, after = nonblank_lines(old), nonblank_lines(new)
    found: list[Line] = []
    for kind, a, b, c, e in matcher_of(before, after).get_opcodes():
        if kind != "equal":
            found += mark_line_pairs(before[a:b], after[c:e])
    return tuple(found)


def nonblank_lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def mark_line_pairs(before: list[str], after: list[str]) -> list[Line]:
    """Lines that took each other's place, marked word by word, then those that are left over."""
    paired = min(len(before), len(after))
    found = [mark_line(old, new) for old, new in zip(before, after, strict=False)]
    found += [(ComparedWords("gone", line),) for line in before[paired:]]
    return found + [(ComparedWords("new", line),) for line in after[paired:]]


def mark_line(old: str, new: str) -> Line:
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = matcher_of(before, after)
    if matcher.ratio() < ALIKE:
        return (ComparedWords("gone", old), ComparedWords("new", new))
    pieces: list[ComparedWords] = []
    for kind, a, b, c, e in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(ComparedWords("same", "".join(before[a:b])))
            continue
        if a < b:
            pieces.append(ComparedWords("gone", "".join(before[a:b])))
        if c < e:
            pieces.append(ComparedWords("new", "".join(after[c:e])))
    return merge_blanks(pieces)


def merge_blanks(pieces: list[ComparedWords]) -> Line:
    """A space between two words that changed counts as changed, so that phrases are read as one."""
    found: list[ComparedWords] = []
    gone, new = "", ""
    for piece in [*pieces, ComparedWords("same", "end")]:
        blank = piece.kind == "same" and not piece.words.strip() and (gone or new)
        gone += piece.words if piece.kind == "gone" or blank else ""
        new += piece.words if piece.kind == "new" or blank else ""
        if piece.kind == "same" and not blank:
            found += [
                each
                for each in (ComparedWords("gone", gone), ComparedWords("new", new))
                if each.words
            ]
            found.append(piece)
            gone, new = "", ""
    return tuple(found[:-1])
