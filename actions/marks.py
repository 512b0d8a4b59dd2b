"""A status as people see it: its word, its shape and its colour, and which way the row went.

The shape is a small picture whose colour is an attribute, since pages carry no styles of their own.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from actions.models import Status
from actions.status import GREY, Direction, Shape

# In a square of 16 by 16; those that are drawn as a line leave the middle open.
FILLED = {
    Shape.CIRCLE: '<circle cx="8" cy="8" r="7"/>',
    Shape.TRIANGLE: '<path d="M8 1l7.5 14H.5z"/>',
    Shape.DIAMOND: '<path d="M8 0l8 8-8 8-8-8z"/>',
    Shape.SQUARE: '<path d="M1.5 1.5h13v13h-13z"/>',
    Shape.PAUSE: '<path d="M2 1h4.5v14H2zM9.5 1H14v14H9.5z"/>',
}
DRAWN = {
    Shape.TICK: '<path d="M1.5 8.5l4.5 5 8.5-11" stroke-width="3"/>',
    Shape.RING: '<circle cx="8" cy="8" r="6" stroke-width="2.5"/>',
}
SVG = (
    '<svg class="app-mark__shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" '
    'focusable="false" {paint}>{shape}</svg>'
)
PLAIN = "No update"


def shape_html(shape: str, colour: str) -> SafeString:
    """The picture alone; read with the word that stands beside it."""
    if shape in FILLED:
        paint = format_html('fill="{}"', colour)
        drawing = FILLED[Shape(shape)]
    else:
        paint = format_html('fill="none" stroke="{}"', colour)
        drawing = DRAWN.get(Shape(shape), DRAWN[Shape.RING])
    return format_html(SVG, paint=paint, shape=mark_safe(drawing))  # noqa: S308 - our own drawing


def mark_html(label: str, *, colour: str, shape: str, direction: str = Direction.NEW) -> SafeString:
    """Word, shape and colour; and after a dash which way it went, where there is anything to say."""
    went = Direction(direction)
    tail = went_html(went) if went.words else ""
    return format_html(
        '<span class="app-mark">{}<span>{}{}</span></span>', shape_html(shape, colour), label, tail
    )


def went_html(direction: Direction) -> SafeString:
    return format_html(
        ' <span class="app-mark__went"><span aria-hidden="true">{}</span> {}</span>',
        direction.arrow,
        direction.words,
    )


def status_html(status: Status | None, direction: str = Direction.NEW) -> SafeString:
    """An entry of the legend; None is a row that nobody has reported on, and grey."""
    if status is None:
        return mark_html(PLAIN, colour=GREY, shape=Shape.RING)
    return mark_html(status.label, colour=status.colour, shape=status.shape, direction=direction)
