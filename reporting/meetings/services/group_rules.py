"""Storing the rules of a group with its standing items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from csp.models import User
from plans.pages.services import change_with, create_with
from reporting.meetings.rules.numbering import pattern_trouble
from reporting.models import GroupRules


def save_group_rules(
    *,
    by: User | None,
    rules: GroupRules,
    version: int | None,
    values: Mapping[str, Any],
    links: Mapping[str, Iterable],
    standing_items: Iterable[Mapping[str, Any]],
) -> GroupRules:
    """Store what a group's rules are from now on. Numbers that were given stay as they are.

    Raises ValidationError where a pattern cannot be, and ``changes.Stale`` where somebody changed the
    rules since ``version``.
    """
    pattern = values.get("number_pattern", rules.number_pattern)
    if trouble := pattern_trouble(pattern):
        raise ValidationError({"number_pattern": trouble})
    parts = {"standing_items": standing_items}
    if rules.pk:
        return change_with(
            rules, by=by, version=version or 0, values=values, links=links, parts=parts
        )
    new = GroupRules(partnership=rules.partnership, group=rules.group, **values)
    return create_with(new, by=by, links=links, parts=parts)
