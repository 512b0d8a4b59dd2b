"""Where agreed actions come from, said by whatever ties them to something: ``settings.AGREED_PLACES``.

A meeting stands above this app, so its own function tells the words and the address of its item.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from actions.models import AgreedAction


@dataclass(frozen=True)
class AgreedPlace:
    """Such as "Strategy Group, 1 November 2016, SSP 9/17", with the page where it was agreed."""

    words: str
    url: str = ""


def places_of_agreed(rows: Iterable[AgreedAction]) -> dict[int, AgreedPlace]:
    """The place of each that has one, by number; each finder asks once for all of them."""
    numbers = [row.pk for row in rows]
    found: dict[int, AgreedPlace] = {}
    if numbers:
        for name in settings.AGREED_PLACES:
            found |= import_string(name)(numbers)
    return found
