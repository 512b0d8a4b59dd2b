"""The addresses that the pages of one kind of row have in common."""

from __future__ import annotations

from django.urls import path

# Below /workspace/: where the pages of a plan, of the evidence and of the settings stand.
PLAN = "<slug:p>/plans/<slug:q>/"
EVIDENCE = "<slug:p>/evidence/"
SETTINGS = "<slug:p>/settings/"

WAYS = {
    "add": "new/",
    "edit": "<int:pk>/edit/",
    "remove": "<int:pk>/remove/",
    "move": "<int:pk>/move/",
}


def noun(place: str, plural: str, one: str, **pages) -> list:
    """The addresses of a list, and of the pages that show, add, change and remove one of its rows."""
    found = [path(place, pages.pop("list").as_view(), name=plural)]
    if "detail" in pages:
        found.append(path(f"{place}<int:pk>/", pages.pop("detail").as_view(), name=one))
    return found + [
        path(f"{place}{WAYS[way]}", page.as_view(), name=f"{one}_{way}")
        for way, page in pages.items()
    ]
