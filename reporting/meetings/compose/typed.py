"""What is typed while a meeting is on: which lines are decisions and actions, and where text goes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from reporting.meetings.compose.passages import find_passage, plain_words, split_passages

TypedKind = Literal["text", "decision", "action"]
ACTION = "ACTION"
POINT = re.compile(r"^\s*(?:\d+[.)]|[-*•])\s+")
# “AGREED that:-”, with its points on the lines below.
SEVERAL = re.compile(r"(?:that)?\s*[:;]?-?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class TypedBlock:
    """A passage of text, one decision or one action, in the words that follow its first word."""

    kind: TypedKind
    words: str


def read_typed(text: str, lead_in: str) -> list[TypedBlock]:
    """The blocks of a typed text. A line that begins with the group's own word, or with ACTION, makes one."""
    return [
        block
        for piece in split_passages(part_lines(text, lead_in))
        for block in blocks_of(piece, lead_in)
    ]


def lead_pattern(lead_in: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, dict.fromkeys((lead_in.strip() or "AGREED", "AGREED", ACTION))))
    return re.compile(rf"^(?P<word>{words})(?![\w’'])[:.]?[ \t]*", re.MULTILINE)


def part_lines(text: str, lead_in: str) -> str:
    """The text with a blank line before each line that begins a block of its own."""
    return lead_pattern(lead_in).sub(lambda found: f"\n\n{found[0]}", text.replace("\r\n", "\n"))


def blocks_of(piece: str, lead_in: str) -> Iterator[TypedBlock]:
    """What a piece without blank lines is: text, or one line that decides or asks, and what follows it."""
    found = lead_pattern(lead_in).match(piece)
    if found is None:
        yield TypedBlock("text", piece.rstrip())
        return
    kind: TypedKind = "action" if found["word"] == ACTION else "decision"
    first, *below = piece[found.end() :].split("\n")
    points = list(takewhile(POINT.match, below)) if SEVERAL.fullmatch(first.strip()) else []
    if points:
        for point in points:
            yield TypedBlock(kind, POINT.sub("", point).strip())
    elif first.strip():
        yield TypedBlock(kind, first.strip())
    else:
        # Nobody has said yet what: the word alone stays as it was typed.
        yield TypedBlock("text", found[0].strip())
    if rest := "\n".join(below[len(points) :]).strip():
        yield TypedBlock("text", rest)


class PassageGone(Exception):
    """The passage that somebody began from is not there any more."""


@dataclass(frozen=True)
class BodyChange:
    """A new text, what was put into it, and after which passage each decision and action stands.

    ``place`` is where the typed words begin, and ``last`` the passage that what is typed next follows.
    """

    body: str
    own: tuple[str, ...]
    place: int
    last: str
    outcomes: tuple[tuple[str, TypedBlock], ...]


def change_body(
    body: str,
    blocks: Sequence[TypedBlock],
    *,
    before: str = "",
    behind: str = "",
    again: bool = False,
) -> BodyChange:
    """Put typed blocks in the place of a passage, or behind one where they are new.

    ``before`` is the passage as it was when somebody began, empty for new words; these go behind
    ``behind``, or at the end. What is sent ``again``, as nobody heard whether it came, is not put in twice.
    Raises PassageGone where ``before`` is not there any more.
    """
    passages = split_passages(body)
    own = tuple(block.words for block in blocks if block.kind == "text")
    place, instead = place_of_words(passages, own, before=before, behind=behind, again=again)
    made = [*passages[:place], *own]
    return BodyChange(
        body="\n\n".join([*made, *passages[place + instead :]]),
        own=own,
        place=place,
        last=last_of(made),
        outcomes=tuple(outcomes_behind(passages[:place], blocks)),
    )


def place_of_words(
    passages: Sequence[str], own: Sequence[str], *, before: str, behind: str, again: bool
) -> tuple[int, int]:
    """Where typed words go, and how many passages they take the place of."""
    if again and own and (there := place_of_run(passages, own)) is not None:
        return there, len(own)
    if not before:
        return place_behind(passages, behind), 0
    place = place_of_passage(passages, before)
    if place is not None:
        return place, 1
    if again and not own:
        return len(passages), 0
    raise PassageGone


def outcomes_behind(
    before: Sequence[str], blocks: Sequence[TypedBlock]
) -> Iterator[tuple[str, TypedBlock]]:
    last = last_of(before)
    for block in blocks:
        if block.kind == "text":
            last = block.words
        else:
            yield last, block


def last_of(passages: Sequence[str]) -> str:
    return passages[-1] if passages else ""


def place_of_passage(passages: Sequence[str], before: str) -> int | None:
    said = [plain_words(each) for each in passages]
    wanted = plain_words(before)
    return said.index(wanted) if wanted in said else None


def place_of_run(passages: Sequence[str], own: Sequence[str]) -> int | None:
    """Where the same passages stand one after the other."""
    said = [plain_words(each) for each in passages]
    wanted = [plain_words(each) for each in own]
    starts = range(len(said) - len(wanted) + 1)
    return next((at for at in starts if said[at : at + len(wanted)] == wanted), None)


def place_behind(passages: Sequence[str], behind: str) -> int:
    """The place of new words: after a passage that is there, else at the end."""
    return min(find_passage(passages, behind) + 1, len(passages))
