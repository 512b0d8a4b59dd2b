"""The frame's words, and what stands in each: every app registers its own, in the lists of
``settings.NAV_ITEMS``.

A list holds ``NavWord``, ``NavPart`` and ``NameLink`` in any order; ``place`` is the order in which they
stand. A word is shown as soon as one of its parts may be opened, whichever app registered that part. What
is active follows from the route of the page: a part names the routes that it covers in ``under``, and the
longest one wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

Address = Callable[[HttpRequest], str]
Question = Callable[[HttpRequest], bool]

# The route of every page of one partnership begins so; ``under`` goes on from here, unless it begins with a
# slash.
PARTNERSHIP = "workspace/<slug:p>/"


def always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class NavWord:
    """One word of the header, or what stands behind the partnership's name (``name``) or the person
    (``account``).

    ``opens`` is its address where that is not the first of its parts. With ``menu`` its parts stand in one
    menu of the page bar, else they are tabs.
    """

    label: str
    place: int
    opens: Address | None = None
    side: str = "words"
    menu: bool = False


@dataclass(frozen=True)
class NavPart:
    """A tab of a word, or a line of its menu. Left out where ``may`` says no or ``url`` has no address to
    give.

    ``within`` names a part of the address, as ``q`` for a plan: such parts belong to one thing, stand on
    the pages of that thing only, and there in place of the word's other tabs (in a menu before them).
    ``more`` puts the part into the menu of what is seldom done.
    """

    word: str
    label: str
    url: Address
    under: tuple[str, ...] = ()
    may: Question = always
    place: int = 50
    within: str = ""
    more: bool = False


@dataclass(frozen=True)
class NameLink:
    """A line of the menu that opens from the partnership's name."""

    label: str
    url: Address
    may: Question = always
    place: int = 50


@dataclass(frozen=True)
class NavLink:
    """What is drawn: ``active`` on its pages and those below it, ``current`` on the page itself."""

    label: str
    url: str
    active: bool = False
    current: bool = False

    @property
    def marked(self) -> str:
        """The value of aria-current."""
        return "page" if self.current else "true"


def of_partnership(view_name: str) -> Address:
    """The address of a view that takes the slug of the partnership the page is about."""

    def url(request: HttpRequest) -> str:
        partnership = current_partnership(request)
        return reverse(view_name, args=[partnership.slug]) if partnership else ""

    return url


def of_address(view_name: str, *names: str) -> Address:
    """The address of a view about the same thing as the page: ``names`` are taken from the page's own
    address."""

    def url(request: HttpRequest) -> str:
        given = request.resolver_match.kwargs if request.resolver_match else {}
        if any(name not in given for name in names):
            return ""
        return reverse(view_name, kwargs={name: given[name] for name in names})

    return url


def of_site(view_name: str) -> Address:
    """The address of a view that belongs to no partnership."""
    return lambda request: reverse(view_name)


def current_partnership(request: HttpRequest):
    """The partnership that the page is about, as the view said, or None."""
    if partnership := getattr(request, "partnership", None):
        return partnership
    return getattr(getattr(request, "access", None), "partnership", None)


@cache
def nav_items() -> tuple[NavWord | NavPart | NameLink, ...]:
    lists = [import_string(name) for name in getattr(settings, "NAV_ITEMS", [])]
    return tuple(sorted((item for one in lists for item in one), key=lambda item: item.place))


def registered(kind: type) -> list:
    return [item for item in nav_items() if isinstance(item, kind)]


class NavFrame:
    """The frame of one page, worked out from its request when a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def route(self) -> str:
        return self.request.resolver_match.route if self.request.resolver_match else ""

    @cached_property
    def here(self) -> NavPart | None:
        """The part that covers the page: of those whose routes it begins with, the longest."""
        covering = [
            (len(route), part)
            for part in registered(NavPart)
            for route in map(whole_route, part.under)
            if self.route.startswith(route)
        ]
        return max(covering, key=lambda each: each[0])[1] if covering else None

    @cached_property
    def word(self) -> NavWord | None:
        """The word under which the page lies."""
        label = self.here.word if self.here else ""
        return next((word for word in registered(NavWord) if word.label == label), None)

    @cached_property
    def words(self) -> list[NavLink]:
        """The words that this person sees."""
        return [
            self.draw(word.label, url, active=word is self.word)
            for word in registered(NavWord)
            if word.side == "words" and (url := self.opening(word))
        ]

    def opening(self, word: NavWord) -> str:
        """Where a word leads: nowhere if none of its parts may be opened."""
        urls = [url for part, url in self.open_parts(word) if not part.within and not part.more]
        return (word.opens and word.opens(self.request)) or urls[0] if urls else ""

    def open_parts(self, word: NavWord) -> Iterable[tuple[NavPart, str]]:
        """The parts of a word that this person may open from here, each with its address."""
        for part in registered(NavPart):
            if part.word != word.label or not part.may(self.request):
                continue
            if url := part.url(self.request):
                yield part, url

    @cached_property
    def parts_here(self) -> list[tuple[NavPart, str]]:
        return list(self.open_parts(self.word)) if self.word else []

    @cached_property
    def tabs(self) -> list[NavLink]:
        """The tabs beside the title; one alone is none."""
        if self.word is None or self.word.menu:
            return []
        links = self.draw_parts(self.of_thing or self.of_word)
        return links if len(links) > 1 else []

    @cached_property
    def menu(self) -> list[list[NavLink]]:
        """The groups of the word's one menu: what belongs to the thing first, then the rest."""
        if self.word is None or not self.word.menu:
            return []
        return [self.draw_parts(parts) for parts in (self.of_thing, self.of_word) if parts]

    @cached_property
    def menu_label(self) -> str:
        """What the menu's button says: the line on which the page lies."""
        active = (link.label for group in self.menu for link in group if link.active)
        return next(active, self.word.label if self.word else "")

    @cached_property
    def more(self) -> list[NavLink]:
        """What is seldom done with the thing that the page is about."""
        return self.draw_parts([each for each in self.parts_here if each[0].more])

    @property
    def of_thing(self) -> list[tuple[NavPart, str]]:
        return [each for each in self.parts_here if each[0].within and not each[0].more]

    @property
    def of_word(self) -> list[tuple[NavPart, str]]:
        return [each for each in self.parts_here if not each[0].within and not each[0].more]

    @cached_property
    def at_part(self) -> bool:
        """Whether the page is a tab or a line of the menu itself, so that no way back is needed."""
        return any(
            link.current for link in [*self.tabs, *(each for one in self.menu for each in one)]
        )

    @property
    def name(self) -> str:
        """The partnership's name as the header has room for it, without the words that all of them share."""
        name = str(current_partnership(self.request) or "")
        return re.sub(r"\s+(community safety partnership|csp)$", "", name, flags=re.IGNORECASE)

    @cached_property
    def name_links(self) -> list[NavLink]:
        """What opens from the partnership's name."""
        return [
            self.draw(link.label, url)
            for link in registered(NameLink)
            if link.may(self.request) and (url := link.url(self.request))
        ]

    @cached_property
    def account_links(self) -> list[NavLink]:
        """What opens from the person who is signed in."""
        words = [word for word in registered(NavWord) if word.side == "account"]
        return self.draw_parts(each for word in words for each in self.open_parts(word))

    def draw_parts(self, parts: Iterable[tuple[NavPart, str]]) -> list[NavLink]:
        return [self.draw(part.label, url, active=part is self.here) for part, url in parts]

    def draw(self, label: str, url: str, *, active: bool = False) -> NavLink:
        here = url == self.request.path
        return NavLink(label, url, active=active or here, current=here)


def whole_route(under: str) -> str:
    """The route that a part covers, written out."""
    return under.removeprefix("/") if under.startswith("/") else PARTNERSHIP + under
