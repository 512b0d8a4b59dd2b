"""The main navigation: what each app offers, in the order of ``settings.NAV_ITEMS``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string


def always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class NavItem:
    """One link. Left out where ``may`` says no, or where ``url`` has no address to give.

    It is the active one below the addresses of ``also`` too.
    """

    label: str
    url: Callable[[HttpRequest], str]
    may: Callable[[HttpRequest], bool] = always
    also: tuple[Callable[[HttpRequest], str], ...] = ()


def of_partnership(view_name: str) -> Callable[[HttpRequest], str]:
    """The address of a view that takes the slug of the partnership the page is about."""

    def url(request: HttpRequest) -> str:
        partnership = current_partnership(request)
        return reverse(view_name, args=[partnership.slug]) if partnership else ""

    return url


def current_partnership(request: HttpRequest):
    """The partnership that the page is about, as the view said, or None."""
    if partnership := getattr(request, "partnership", None):
        return partnership
    return getattr(getattr(request, "access", None), "partnership", None)


@cache
def nav_items() -> tuple[NavItem, ...]:
    lists = [import_string(name) for name in getattr(settings, "NAV_ITEMS", [])]
    return tuple(item for one in lists for item in one)


def links(request: HttpRequest) -> list[dict]:
    """What to draw: the deepest link that the page lies under is the active one."""
    found: list[dict] = [
        {"label": item.label, "url": url, "places": [url, *(each(request) for each in item.also)]}
        for item in nav_items()
        if item.may(request) and (url := item.url(request))
    ]
    places = [place for link in found for place in link["places"]]
    nearest = max(filter(request.path.startswith, places), key=len, default=None)
    for link in found:
        link["active"] = nearest in link.pop("places")
        link["current"] = link["url"] == request.path
    return found
