"""What the parts of the site above this one put on a partnership's home: ``settings.HOME_PARTS``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from csp.models import User
from plans.access import Access


@dataclass(frozen=True)
class HomePart:
    """A template with what it needs."""

    template: str
    context: dict[str, Any]


def home_parts(access: Access, user: User, day: date) -> Iterator[HomePart]:
    """The parts of one reader, in their order; a part that has nothing for them is left out."""
    for find in home_part_finders():
        if part := find(access, user, day):
            yield part


@cache
def home_part_finders() -> tuple:
    return tuple(import_string(name) for name in settings.HOME_PARTS)
