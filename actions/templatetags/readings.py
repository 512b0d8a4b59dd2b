"""How figures are written, for templates."""

from __future__ import annotations

from decimal import Decimal

from django import template

from csp.quantities import format_number

register = template.Library()


@register.filter
def figure(value: Decimal | None) -> str:
    """A figure with thousands separators and without idle noughts; nothing for nothing."""
    return "" if value is None else format_number(Decimal(f"{value.normalize():f}"))
