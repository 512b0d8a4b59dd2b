"""Which lines of a text differ from those of another, each with what is gone and what is new in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from csp.text.diff import WORDS, matcher_of

# Lines that have less in common than this are told as one gone and one new.
ALIKE = 0.3


@dataclass(frozen=True)
class Piece:
    """``kind`` is "same", "gone" or "new"."""

    kind: str
    words: str


Line = tuple[Piece, ...]


def reworded(old: str, new: str) -> tuple[Line, ...]:
    """The lines that differ, each with its words marked; lines that stayed are left out."""
    before, after = lines_of(old), lines_of(new)
    found: list[Line] = []
    for kind, a, b, c, e in matcher_of(before, after).get_opcodes():
        if kind != "equal":
            found += side_by_side(before[a:b], after[c:e])
    return tuple(found)


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def side_by_side(before: list[str], after: list[str]) -> list[Line]:
    """Lines that took each other's place, marked word by word, then those that are left over."""
    paired = min(len(before), len(after))
    found = [marked(old, new) for old, new in zip(before, after, strict=False)]
    found += [(Piece("gone", line),) for line in before[paired:]]
    return found + [(Piece("new", line),) for line in after[paired:]]


def marked(old: str, new: str) -> Line:
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = matcher_of(before, after)
    if matcher.ratio() < ALIKE:
        return (Piece("gone", old), Piece("new", new))
    pieces: list[Piece] = []
    for kind, a, b, c, e in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(before[a:b])))
            continue
        if a < b:
            pieces.append(Piece("gone", "".join(before[a:b])))
        if c < e:
            pieces.append(Piece("new", "".join(after[c:e])))
    return joined(pieces)


def joined(pieces: list[Piece]) -> Line:
    """A space between two words that changed counts as changed, so that phrases are read as one."""
    found: list[Piece] = []
    gone, new = "", ""
    for piece in [*pieces, Piece("same", "end")]:
        blank = piece.kind == "same" and not piece.words.strip() and (gone or new)
        gone += piece.words if piece.kind == "gone" or blank else ""
        new += piece.words if piece.kind == "new" or blank else ""
        if piece.kind == "same" and not blank:
            found += [each for each in (Piece("gone", gone), Piece("new", new)) if each.words]
            found.append(piece)
            gone, new = "", ""
    return tuple(found[:-1])
