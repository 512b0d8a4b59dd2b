"""The letters of a page, and the lines that they make."""

from __future__ import annotations

import unicodedata
from collections import Counter
from itertools import pairwise
from typing import Any

from actions.imports.lines import PrintedLine, begins_item

# A letter as the library below gives it: its text, edges, size and font.
Letter = dict[str, Any]

# Parts of a letter's size: a gap between words, a space of no width, a space never seen.
_GAP = 0.16
_LEAST_SPACE = 0.2
_USUAL_SPACE = 0.28


def letters_of(page: Any) -> list[Letter]:
    """The upright letters of a page, its drawn bullets among them."""
    letters = [
        _split_ligature(char) for char in page.dedupe_chars().chars if char.get("upright", True)
    ]
    return letters + _drawn_bullets(page.curves, letters)


def letters_sideways(page: Any) -> list[Letter]:
    """The letters that run up or down, each with its place as if its own line ran across."""
    found = []
    for char in page.dedupe_chars().chars:
        if char.get("upright", True):
            continue
        up = char["matrix"][1] > 0
        across = (-char["bottom"], -char["top"]) if up else (char["top"], char["bottom"])
        down = (char["x0"], char["x1"]) if up else (-char["x1"], -char["x0"])
        # Its size is measured across the way that it runs.
        turned = {"x0": across[0], "x1": across[1], "top": down[0], "bottom": down[1]}
        found.append({**_split_ligature(char), **turned, "size": down[1] - down[0], "drawn": char})
    return found


def _split_ligature(char: Letter) -> Letter:
    """A letter with the ligatures that a printer joins taken apart again."""
    if any("\ufb00" <= letter <= "\ufb06" for letter in char["text"]):
        return {**char, "text": unicodedata.normalize("NFKC", char["text"])}
    return char


def _drawn_bullets(curves: list[Letter], letters: list[Letter]) -> list[Letter]:
    """Small filled dots in front of a line, as letters: browsers draw their bullets."""
    found = []
    for dot in filter(_is_dot, curves):
        if beside := [char for char in letters if _stands_before(dot, char)]:
            char = min(beside, key=lambda each: each["x0"])
            found.append({**char, "text": "•", "x0": dot["x0"], "x1": dot["x1"]})
    return found


def _is_dot(curve: Letter) -> bool:
    wide, tall = curve["width"], curve["height"]
    return 1.5 <= wide <= 7 and 0.7 <= wide / max(tall, 0.1) <= 1.4


def _stands_before(dot: Letter, char: Letter) -> bool:
    return char["top"] < _middle(dot) < char["bottom"] and 0 < char["x0"] - dot["x1"] < 25


def _middle(char: Letter) -> float:
    return (char["top"] + char["bottom"]) / 2


# -- Lines -------------------------------------------------------------------------------------------


def set_lines(chars: list[Letter]) -> list[PrintedLine]:
    """Letters as lines, from top to bottom."""
    rows: list[list[Letter]] = []
    for char in sorted(chars, key=lambda each: (_middle(each), each["x0"])):
        if not char["text"] or char["size"] <= 0:
            continue
        if rows and _is_level(char, rows[-1][0]):
            rows[-1].append(char)
        else:
            rows.append([char])
    lines = (_printed_line(sorted(row, key=lambda each: each["x0"])) for row in rows)
    return [line for line in lines if line.text.strip()]


def _is_level(char: Letter, first: Letter) -> bool:
    """Whether a letter stands on the line that another begins."""
    return _middle(char) - _middle(first) < max(2.0, 0.45 * min(char["size"], first["size"]))


def _printed_line(row: list[Letter]) -> PrintedLine:
    text = _spaced_text(row)
    ink = [char for char in row if char["text"].strip()] or row
    space = _space(row)
    words = text.strip().split(" ")
    skip = 1 if begins_item(text.strip()) and len(words) > 1 else 0
    apart = skip and len(ink) > 1 and ink[1]["x0"] - ink[0]["x1"] > 1.5 * space
    return PrintedLine(
        text.strip(),
        x0=ink[0]["x0"],
        x1=ink[-1]["x1"],
        top=min(char["top"] for char in ink),
        bottom=max(char["bottom"] for char in ink),
        space=space,
        trailing=text.endswith((" ", "\xa0")),
        first_word=_first_word(ink, words, skip),
        letter=sum(char["x1"] - char["x0"] for char in ink) / len(ink),
        bold=all(_is_bold_letter(char) for char in ink),
        hang=ink[1]["x0"] if apart else 0.0,
    )


def _spaced_text(row: list[Letter]) -> str:
    """The letters of a line with a space wherever they stand apart."""
    wide = _GAP * _size(row)
    text = row[0]["text"]
    for last, char in pairwise(row):
        apart = char["x0"] - last["x1"] > wide
        if apart and not text.endswith(" ") and char["text"] != " ":
            text += " "
        text += char["text"]
    return text


def _size(row: list[Letter]) -> float:
    return Counter(round(char["size"], 1) for char in row).most_common(1)[0][0]


def _space(row: list[Letter]) -> float:
    """How wide a space is in these letters."""
    spaces = [char["x1"] - char["x0"] for char in row if char["text"] == " "]
    if not spaces:
        return _USUAL_SPACE * _size(row)
    # A space that hangs out at the end may be drawn with no width.
    return max(min(spaces), _LEAST_SPACE * _size(row))


def _first_word(ink: list[Letter], words: list[str], skip: int) -> float:
    """How wide the first word is, with the ``skip`` marks before it left out."""
    start = sum(len(word) for word in words[:skip])
    letters = ink[start : start + len(words[skip])]
    return letters[-1]["x1"] - letters[0]["x0"] if letters else 0.0


def _is_bold_letter(char: Letter) -> bool:
    font = char["fontname"].lower()
    return "bold" in font or "black" in font
