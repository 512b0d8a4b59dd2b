"""Addresses of the pages that checks point to."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def address(slug: str, route: str, *args: object) -> str:
    """A page of a partnership."""
    try:
        return reverse(f"workspace:{route}", args=[slug, *args])
    except NoReverseMatch:
        return reverse("workspace:checks", args=[slug])
