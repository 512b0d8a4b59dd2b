"""How statuses are drawn, for templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from actions.models import Status
from actions.rules.marks import status_html
from actions.rules.status import Direction

register = template.Library()


@register.simple_tag
def status_mark(status: Status | None, direction: str = Direction.NEW) -> SafeString:
    """``{% status_mark update.status %}``: word, shape and colour, and which way it went."""
    return status_html(status, direction or Direction.NEW)
