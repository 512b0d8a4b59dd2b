"""SQL about a plan's priorities and areas."""

from __future__ import annotations


def priorities_with_areas(plan) -> list[tuple[int, str, str, str, tuple[str, ...]]]:
    """A plan's priorities in order, each with the titles of its areas, in one query."""
    rows = plan.priorities.order_by("position", "pk", "areas__position", "areas__pk").values_list(
        "pk", "number", "title", "statement", "areas__title"
    )
    found: dict[tuple, list[str]] = {}
    for *priority, area in rows:
        found.setdefault(tuple(priority), []).extend([area] if area else [])
    return [(*priority, tuple(areas)) for priority, areas in found.items()]


def priorities_and_areas_to_choose(plan) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """A plan's priorities and all their areas as the choices of two lists, in one query."""
    rows = plan.priorities.order_by("position", "pk", "areas__position", "areas__pk")
    priorities, areas = {}, []
    cells = "pk", "number", "title", "areas__pk", "areas__title"
    for pk, number, title, area, words in rows.values_list(*cells):
        priorities[pk] = f"{number}. {title}"
        areas += [(area, f"{number}. {words}")] if area else []
    return list(priorities.items()), areas
