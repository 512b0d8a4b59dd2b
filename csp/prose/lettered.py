"""Lists that people letter, a) b) c), which CommonMark does not know."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARKER = re.compile(r"([a-z])\)(?=[ \t]|$)")
# The first of Roman numerals, not the ninth letter.
_ROMAN = re.compile(r"i\)[^\n]*\n\s*ii\)")


def lettered_plugin(parser: MarkdownIt) -> None:
    """Read lines that begin with "a) " as an ordered list with ``letters`` in its ``meta``."""
    parser.block.ruler.before(
        "list", "lettered", _read_lettered_list, {"alt": ["paragraph", "reference", "blockquote"]}
    )


def point_letter(number: int) -> str:
    """The letter or letters that stand at a point of a list: 1 is a, 27 is aa."""
    words = ""
    while number > 0:
        number, place = divmod(number - 1, len(LETTERS))
        words = LETTERS[place] + words
    return words


def _read_lettered_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    marker = _match_marker(state, start)
    if marker is None or _is_continuation(state, start):
        return False
    if silent:
        return not _is_in_a_paragraph(state, start) or _may_interrupt(state, start, marker)
    if _ROMAN.match(state.src, marker.start()):
        return False
    opening = state.push("ordered_list_open", "ol", 1)
    opening.meta = {"letters": True}
    opening.attrs = {"start": LETTERS.index(marker[1]) + 1}
    opening.map = [start, end]
    before, state.parentType = state.parentType, "list"
    state.line = _items(state, start, end)
    state.parentType = before
    opening.map[1] = state.line
    state.push("ordered_list_close", "ol", -1)
    return True


def _match_marker(state: StateBlock, line: int) -> re.Match[str] | None:
    first = state.bMarks[line] + state.tShift[line]
    return _MARKER.match(state.src, first, state.eMarks[line])


def _is_continuation(state: StateBlock, line: int) -> bool:
    """Whether the line stands so deep that it goes on with the point above."""
    depth = state.sCount[line]
    return 0 <= state.listIndent <= depth - 4 and depth < state.blkIndent


def _is_in_a_paragraph(state: StateBlock, line: int) -> bool:
    return state.parentType == "paragraph" and state.sCount[line] >= state.blkIndent


def _may_interrupt(state: StateBlock, line: int, marker: re.Match[str]) -> bool:
    """Only the first letter begins a list straight after a sentence, and only with words."""
    return marker[1] == "a" and state.skipSpaces(marker.end()) < state.eMarks[line]


def _items(state: StateBlock, line: int, end: int) -> int:
    """Read points as long as the next line begins with a letter too; the line after them."""
    while marker := _match_marker(state, line):
        _read_lettered_item(state, line, end, marker)
        line = state.line
        if line >= end or state.sCount[line] < state.blkIndent:
            break
    return line


def _read_lettered_item(state: StateBlock, line: int, end: int, marker: re.Match[str]) -> None:
    """Read what stands under one letter, as deep as its words begin."""
    words = state.skipSpaces(marker.end())
    empty = words >= state.eMarks[line]
    offset = state.sCount[line] + _width(state, line, marker.end(), words)
    marked = state.sCount[line] + len(marker[0])
    indent = marked + 1 if empty or offset - marked > 4 else offset
    state.push("list_item_open", "li", 1).map = [line, line]
    kept = (state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight)
    state.listIndent, state.blkIndent, state.tight = state.blkIndent, indent, True
    state.tShift[line], state.sCount[line] = words - state.bMarks[line], offset
    if empty and state.isEmpty(line + 1):
        state.line = min(line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent, state.tight = kept
    state.push("list_item_close", "li", -1)


def _width(state: StateBlock, line: int, start: int, stop: int) -> int:
    """How many columns the marker and the gap after it take, a tab reaching to the next fourth."""
    first = state.bMarks[line] + state.tShift[line]
    column = state.sCount[line] + start - first
    for char in state.src[start:stop]:
        column += 4 - (column + state.bsCount[line]) % 4 if char == "\t" else 1
    return column - state.sCount[line]
