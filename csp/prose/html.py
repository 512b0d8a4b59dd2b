"""The one HTML writer for written text: every word escaped, then cleaned once more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

import nh3

from csp.prose.blocks import Block, Callout, Heading, Inline, List, ListItem, Paragraph, Quote, Run

SAFE_SCHEMES = ("http", "https", "mailto")
_PLACE = re.compile(r"#[A-Za-z][\w.-]*")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LOOKS = {"p", "ul", "ol", "div", "blockquote", "figure", "section", "sup", *_HEADINGS}
ATTRIBUTES = {
    **{tag: {"class"} for tag in _LOOKS},
    "a": {"href", "class", "id", "role", "aria-label"},
    "ol": {"class", "start", "type"},
    "li": {"id"},
    "section": {"class", "role"},
}
TAGS = {*ATTRIBUTES, "br", "em", "figcaption", "strong"}
# What the design kit calls each tag.
_KIT = {
    "p": "govuk-body",
    "a": "govuk-link",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
    **dict.fromkeys(_HEADINGS[:2], "govuk-heading-l"),
    "h3": "govuk-heading-m",
    **dict.fromkeys(_HEADINGS[3:], "govuk-heading-s"),
}


def safe_href(href: str) -> str:
    """The address when its scheme may be followed, or a place on the same page; otherwise nothing."""
    if _PLACE.fullmatch(href.strip()):
        return href.strip()
    scheme, colon, _ = href.strip().partition(":")
    return href.strip() if colon and scheme.casefold() in SAFE_SCHEMES else ""


def to_html(
    blocks: Iterable[Block],
    heading_level: int = 2,
    *,
    kit: bool = False,
    prefix: str = "note",
) -> str:
    """Safe HTML for written text; ``heading_level`` is the tag that a level 1 heading gets.

    ``kit`` adds the design kit's classes. Footnotes are numbered links to a list at the end;
    ``prefix`` keeps their ids apart when a page shows several texts.
    """
    html = write_html(blocks, heading_level, kit=kit, prefix=prefix)
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=set(SAFE_SCHEMES), link_rel=None
    )


def write_html(
    blocks: Iterable[Block], heading_level: int = 2, *, kit: bool = False, prefix: str = "note"
) -> str:
    """The same without the second cleaning, for text that can hold no link."""
    writer = _Writer(heading_level, kit, prefix)
    return writer.blocks(blocks) + writer.endnotes()


class _Writer:
    """Walks blocks once and remembers the footnotes that it met."""

    def __init__(self, heading_level: int, kit: bool, prefix: str) -> None:
        self.heading_level = heading_level
        self.kit = kit
        self.prefix = escape(prefix)
        self.notes: dict[Inline, int] = {}

    def opening(self, tag: str, attributes: str = "") -> str:
        look = f' class="{_KIT[tag]}"' if self.kit and tag in _KIT else ""
        return f"<{tag}{look}{attributes}>"

    def wrap(self, tag: str, inner: str, attributes: str = "") -> str:
        return f"{self.opening(tag, attributes)}{inner}</{tag}>"

    def blocks(self, blocks: Iterable[Block]) -> str:
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(runs):
                return self.wrap("p", self.line(runs))
            case Heading(level, runs):
                rank = min(max(self.heading_level + level - 1, 1), 6)
                return self.wrap(f"h{rank}", self.line(runs))
            case List():
                return self.listing(block)
            case Quote(blocks, speaker):
                return self.quote(self.wrap("blockquote", self.blocks(blocks)), speaker)
            case Callout(title, blocks):
                return self.callout(title, blocks)
        raise TypeError(f"Written text cannot hold a {type(block).__name__}.")

    def callout(self, title: str, blocks: Iterable[Block]) -> str:
        heading = f'<p class="callout__title"><strong>{escape(title)}</strong></p>' if title else ""
        return f'<div class="callout">{heading}{self.blocks(blocks)}</div>'

    def quote(self, said: str, speaker: str) -> str:
        if not speaker:
            return said
        return (
            f'<figure class="app-speech">{said}<figcaption>{escape(speaker)}</figcaption></figure>'
        )

    def listing(self, block: List) -> str:
        start = f' start="{int(block.start)}"' if block.ordered and block.start != 1 else ""
        items = "".join(map(self.item, block.items))
        if block.ordered and block.letters:
            # The style sheet adds the bracket; without it ``type`` still says letters.
            look = f"{_KIT['ol']} app-letters" if self.kit else "app-letters"
            return f'<ol class="{look}" type="a"{start}>{items}</ol>'
        return self.wrap("ol" if block.ordered else "ul", items, start)

    def item(self, item: ListItem) -> str:
        return f"<li>{self.line(item.runs)}{''.join(map(self.listing, item.children))}</li>"

    def line(self, runs: Inline) -> str:
        """Runs side by side; one link stays one link however many looks its words have."""
        parts: list[str] = []
        for href, linked in groupby(runs, key=lambda run: run.href):
            words = ""
            for run in linked:
                words += self.look(run)
                if run.note:
                    # A mark is a link itself, so it cannot stand inside another.
                    parts += [self.link(href, words), self.mark(run.note)]
                    words = ""
            parts.append(self.link(href, words))
        return "".join(parts)

    def look(self, run: Run) -> str:
        html = escape(run.text).replace("\n", "<br>")
        if html and run.italic:
            html = f"<em>{html}</em>"
        return f"<strong>{html}</strong>" if html and run.bold else html

    def link(self, href: str, words: str) -> str:
        href = safe_href(href)
        return self.wrap("a", words, f' href="{escape(href)}"') if href and words else words

    def mark(self, note: Inline) -> str:
        first = note not in self.notes
        number = self.notes.setdefault(note, len(self.notes) + 1)
        anchor = f' id="{self.prefix}-ref-{number}"' if first else ""
        attributes = f' href="#{self.prefix}-{number}"{anchor} role="doc-noteref"'
        return f"<sup>{self.wrap('a', str(number), attributes)}</sup>"

    def endnotes(self) -> str:
        if not self.notes:
            return ""
        items = "".join(self.endnote(number, note) for note, number in self.notes.items())
        return f'<section class="footnotes" role="doc-endnotes">{self.wrap("ol", items)}</section>'

    def endnote(self, number: int, note: Inline) -> str:
        # A note inside a note would never end, so its mark is left out.
        words = self.line(tuple(Run(r.text, r.bold, r.italic, r.href) for r in note))
        attributes = (
            f' href="#{self.prefix}-ref-{number}" role="doc-backlink"'
            f' aria-label="Back to the text of note {number}"'
        )
        return f'<li id="{self.prefix}-{number}">{words} {self.wrap("a", "↩", attributes)}</li>'
