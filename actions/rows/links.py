"""The words of a cell as HTML, with its references to other rows as links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from actions.rows.columns import Column, Kind
from csp.prose import cell_html, find_references


class RowLink(NamedTuple):
    """What a reference in a cell means: the row's number of today and its page, or what is wrong."""

    ref: str
    now: str = ""
    url: str = ""
    trouble: str = ""


# Stand in for a reference while the words around it are escaped; nobody can type them.
OPEN, CLOSE = "\ue0f0", "\ue0f1"
MARKS = re.compile(f"{OPEN}([0-9]+){CLOSE}")


def linked_cell_html(text: str, links: Iterable[RowLink] = ()) -> SafeString:
    """A cell as HTML. A known reference prints its row's present number as a link to it.

    One that points to nothing, or to its own row, is printed as it was given, with a flag.
    """
    known = {link.ref: link for link in links}
    text = text.replace(OPEN, "").replace(CLOSE, "")
    found = [each for each in find_references(text) if each.ref in known] if known else []
    if not found:
        return mark_safe(cell_html(text))  # noqa: S308 - escaped there
    shown = [row_link_html(known[each.ref]) for each in found]
    for place in reversed(range(len(found))):
        start, end = found[place].span
        text = f"{text[:start]}{OPEN}{place}{CLOSE}{text[end:]}"
    html = MARKS.sub(lambda mark: shown[int(mark[1])], cell_html(text))
    return mark_safe(html)  # noqa: S308 - escaped by cell_html and drawn


def column_html(column: Column, text: str, links: Iterable[RowLink] = ()) -> SafeString:
    """The words of a column as HTML, with links where it may point to other rows."""
    if column.kind is not Kind.TEXT:
        return escape(text)
    return linked_cell_html(text, links if column.refers else ())


def row_link_html(link: RowLink) -> str:
    """One reference as HTML."""
    if link.trouble:
        return format_html('{} <span class="app-flag">{}</span>', link.ref, link.trouble)
    if link.url:
        return format_html('<a class="govuk-link" href="{}">{}</a>', link.url, link.now or link.ref)
    return escape(link.now or link.ref)


def links_of(action, url_of, seen=None) -> list[RowLink]:
    """The links of one row, from its references with their targets loaded.

    ``url_of(row)`` is a row's page; ``seen`` holds the numbers of the rows that may be opened.
    """
    return [row_link(each, url_of, seen) for each in action.references.all()]


def row_link(reference, url_of, seen) -> RowLink:
    target = reference.target
    if target is None:
        return RowLink(reference.ref, trouble="no such row")
    if reference.points_to_itself:
        return RowLink(reference.ref, trouble="points to itself")
    open_to_reader = seen is None or target.pk in seen
    return RowLink(reference.ref, target.ref, url_of(target) if open_to_reader else "")
