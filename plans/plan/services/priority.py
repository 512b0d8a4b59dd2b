"""Adding and changing priorities together with their areas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import changes
from csp.models import User
from plans.models import Plan, Priority, PriorityArea

Areas = Sequence[Mapping[str, Any]]


@transaction.atomic
def create_priority(
    *,
    by: User,
    plan: Plan,
    values: Mapping[str, Any],
    links: Mapping[str, Iterable] | None = None,
    areas: Areas = (),
) -> Priority:
    """Add a priority to a plan, with its areas in order."""
    row = Priority(partnership_id=plan.partnership_id, plan=plan, **values)
    priority = changes.create(row, by=by, links=links)
    sync_areas(priority, areas, by=by)
    return priority


@transaction.atomic
def change_priority(
    *,
    by: User,
    priority: Priority,
    version: int,
    values: Mapping[str, Any],
    links: Mapping[str, Iterable] | None = None,
    areas: Areas = (),
) -> Priority:
    """Change a priority that began from ``version``, and make its areas be ``areas``, in that order.

    The priority's version guards its areas too. Raises changes.Stale when somebody saved in between.
    """
    before = Priority.objects.order_by().select_for_update().get(pk=priority.pk)
    changed = changes.update(
        priority, by=by, version=version, values=values, links=links, strict=True
    )
    if sync_areas(changed, areas, by=by) and changed.version == before.version:
        changes.claim_version(changed, version, {**values, "areas": areas})
    return changed


def sync_areas(priority: Priority, wanted: Areas, *, by: User) -> bool:
    """Make a priority's areas be those wanted. True if anything changed."""
    kept = {area.pk: area for area in priority.areas.all()}
    refuse_double_areas(wanted)
    removed = kept.keys() - {each.get("id") for each in wanted}
    for gone in removed:
        changes.remove(kept.pop(gone), by=by)
    changed, last = bool(removed), 0
    for each in wanted:
        area, touched = sync_area(priority, kept, each, last, by=by)
        changed, last = changed or touched, area.position
    return changed


def sync_area(
    priority: Priority, kept: Mapping[int, PriorityArea], each: Mapping, last: int, *, by: User
) -> tuple[PriorityArea, bool]:
    """Store one area somewhere after place ``last``, and say whether that changed anything."""
    area = kept.get(each.get("id") or 0)
    if area is None:
        refuse_foreign_area(priority, each.get("id"))
        row = PriorityArea(
            partnership_id=priority.partnership_id,
            priority=priority,
            title=each["title"],
            position=last + 1,
        )
        return changes.create(row, by=by), True
    place = area.position if area.position > last else last + 1
    values = {"title": each["title"], "position": place}
    done = changes.update(area, by=by, version=area.version, values=values)
    return done, done.version != area.version


def refuse_foreign_area(priority: Priority, pk: int | None) -> None:
    """A number that never was an area of this priority; one removed meanwhile is added anew."""
    if pk and not PriorityArea.history.filter(id=pk, priority_id=priority.pk).exists():
        raise ValidationError(
            "One of the areas belongs to another priority. Open this page again and repeat."
        )


def refuse_double_areas(wanted: Areas) -> None:
    titles = [each["title"] for each in wanted]
    for title in titles:
        if titles.count(title) > 1:
            raise ValidationError(f"The area “{title}” is on the list twice. Remove one of them.")
