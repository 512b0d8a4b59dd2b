"""The name of the colour behind a cell."""

from __future__ import annotations

from typing import Any

from actions.imports.colours import shade_name

# A painted shape smaller than this part of a cell is no shade of it.
_LEAST_COVER = 0.3


def shade_of(box: tuple[float, float, float, float], fills: list[dict[str, Any]]) -> str:
    """The smallest painted shape with a colour that covers the middle of a cell; empty for none."""
    over = [rect for rect in fills if _covers(rect, box)]
    over.sort(key=lambda rect: rect["width"] * rect["height"])
    return next((name for rect in over if (name := _colour_name(rect["non_stroking_color"]))), "")


def _covers(rect: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    least = _LEAST_COVER * (right - left) * (bottom - top)
    return (
        rect["x0"] <= x <= rect["x1"]
        and rect["top"] <= y <= rect["bottom"]
        and rect["width"] * rect["height"] >= least
    )


def _colour_name(value: Any) -> str:
    """The name of a colour given as a grey, as red, green and blue, or as four inks."""
    parts = [each for each in _as_list(value) if isinstance(each, int | float)]
    if len(parts) == 1:
        return "Grey" if 0.1 < parts[0] < 0.94 else ""
    shares = [min(max(float(part), 0.0), 1.0) for part in parts]
    if len(shares) == 3:
        return shade_name(*shares)
    if len(shares) == 4:
        *inks, black = shares
        return shade_name(*((1 - ink) * (1 - black) for ink in inks))
    return ""


def _as_list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]
