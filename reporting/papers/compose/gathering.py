"""Asking sources what they say, and checking what was chosen about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp.models import User
from plans.access import access_to
from plans.models import Partnership
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES, Option, PaperSource

UNKNOWN = "There is no data of that kind. Choose one from the list."
# What a source needs, as somebody who is to choose it is told.
CHOOSE = {
    "plan": "the plan that the paper is about",
    "year": "the year that the paper reports on",
    "round": "the quarter that the paper reports on",
    "area": "the area that the paper is about",
    "stream": "the fund that the paper is about",
    "review": "the review that the paper is about",
}
LONGEST = 2_000


def source_of(kind: str) -> PaperSource:
    """Raises ValidationError for a kind that is not on the list."""
    if kind not in SOURCES:
        raise ValidationError(UNKNOWN)
    return SOURCES[kind]


def gather(kind: str, options: Mapping[str, Any], desk: Desk) -> Gathered:
    """What a source says now. Raises ValidationError when it cannot say anything yet."""
    source = source_of(kind)
    if missing := [name for name in source.needs if getattr(desk, name) is None]:
        words = " and ".join(CHOOSE.get(name, name) for name in missing)
        raise ValidationError(f"“{source.words}” cannot be printed yet. First choose {words}.")
    # As it is when it is read again, so that nothing seems to have changed that did not.
    # Blocks that ask the same of the same desk are answered by one reading.
    asked = (kind, json.dumps(options, sort_keys=True, default=str))
    return desk.once(asked, lambda: tree.from_text(tree.to_text(source.gather(desk, options))))


def require_power(by: User, kinds: Iterable[str], partnership: Partnership) -> None:
    """Raises PermissionDenied for somebody who may not see what one of the sources gathers."""
    access = access_to(by, partnership.slug)
    for power in {SOURCES[kind].power for kind in kinds if kind in SOURCES}:
        if access:
            access.require(power)


def checked(source: PaperSource, options: Mapping[str, Any], desk: Desk) -> dict[str, Any]:
    """The options as they are stored. Raises ValidationError for one that is not on offer."""
    known = {option.name: option for option in source.options}
    if strange := options.keys() - known.keys():
        raise ValidationError(f"“{source.words}” has nothing to choose called {min(strange)}.")
    chosen = {name: chosen_of(known[name], value, desk) for name, value in options.items()}
    return {name: value for name, value in chosen.items() if value not in ("", [])}


def chosen_of(option: Option, value: Any, desk: Desk) -> Any:
    values = [str(each).strip() for each in (value if isinstance(value, list | tuple) else [value])]
    if not option.several and len(values) != 1:
        raise ValidationError({option.name: f"{option.label}: choose one."})
    values = [each for each in values if each]
    offered = {str(key) for key, _ in option.choices(desk)} if option.choices and values else None
    for each in values:
        if (offered is not None and each not in offered) or len(each) > LONGEST:
            raise ValidationError({option.name: f"{option.label}: choose one from the list."})
    return values if option.several else "".join(values)
