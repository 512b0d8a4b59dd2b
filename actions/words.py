"""The words of a row as a page shows them, with its references to other rows as links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from csp.prose import cell_html, find_references


class Link(NamedTuple):
    """A reference as written, and the row it means: its number now and its address.

    ``url`` is empty for one that points to nothing or to its own row; ``trouble`` says which.
    """

    ref: str
    now: str = ""
    url: str = ""
    trouble: str = ""


# Private characters that no cell holds: they stand for a reference while the rest is escaped.
OPEN, CLOSE = "\ue000", "\ue001"


def linked_cell_html(text: str, links: Iterable[Link] = ()) -> SafeString:
    """A cell as safe HTML. Each reference that is known prints its row's number of today."""
    known = {link.ref: link for link in links}
    if not known:
        return mark_safe(cell_html(text))
    marked, places = text, []
    for found in reversed(find_references(text)):
        if found.ref in known:
            start, end = found.span
            marked = f"{marked[:start]}{OPEN}{len(places)}{CLOSE}{marked[end:]}"
            places.append(known[found.ref])
    html = cell_html(marked)
    for number, link in enumerate(places):
        html = html.replace(f"{OPEN}{number}{CLOSE}", link_html(link))
    return mark_safe(html)


def link_html(link: Link) -> SafeString:
    if link.url:
        return format_html('<a class="govuk-link" href="{}">{}</a>', link.url, link.now)
    return format_html(
        '{} <span class="app-flag"><span class="govuk-visually-hidden">Warning: </span>{}</span>',
        link.ref,
        link.trouble,
    )


def links_of(references, url_of) -> tuple[Link, ...]:
    """Links of a row's CrossReference rows; ``url_of(row)`` gives the address of a target."""
    return tuple(link_of(each, url_of) for each in references)


def link_of(reference, url_of) -> Link:
    if reference.target_id is None:
        return Link(reference.ref, trouble="no such row")
    if reference.points_to_itself:
        return Link(reference.ref, trouble="points to itself")
    return Link(reference.ref, reference.target.ref, url_of(reference.target))
