"""A status as people see it: its word, its shape and its colour, and which way the row went.

The shape is a small picture whose colour is an attribute, since pages carry no styles of their own.
"""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from actions.models import Status
from actions.rules.status import GREY, SILENT, Direction
from csp.charts.signs import draw_sign

SVG = (
    '<svg class="app-mark__shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" '
    'focusable="false">{}</svg>'
)
PLAIN = "No update"


def shape_html(shape: str, colour: str) -> SafeString:
    """The picture alone; read with the word that stands beside it."""
    drawing = draw_sign(shape, colour)
    return format_html(SVG, mark_safe(drawing)) if drawing else SafeString()  # noqa: S308 - our own


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
        return mark_html(PLAIN, colour=GREY, shape=SILENT)
    return mark_html(status.label, colour=status.colour, shape=status.shape, direction=direction)
