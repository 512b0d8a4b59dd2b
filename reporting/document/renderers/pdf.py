"""A document as a PDF: accessible (PDF/UA-1) and fit for an archive (PDF/A-3a).

Nothing is fetched while it is made, and the same document gives the same bytes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reporting.document import Document
from reporting.document.renderers import tagging
from reporting.document.renderers.archive import attached, colours, finish_pdf
from reporting.document.renderers.faces import FACES, FAMILY, check_faces
from reporting.document.renderers.printed import SHEET_SIZES, is_sheet, print_html
from reporting.document.renderers.running import document_css

STYLE_SHEET = Path(__file__).with_name("print.css")

tagging.install()


class FontsOnly(URLFetcher):
    """Fetches the fonts for print and what the document itself carries; nothing else at all."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"), fail_on_errors=True)
        self.allowed = {(fonts / name).as_uri() for name in FACES}

    def fetch(self, url: str, headers=None) -> URLFetcherResponse:
        if not url.startswith("data:") and url not in self.allowed:
            raise ValueError(f"A document may not fetch {url}.")
        return super().fetch(url, headers)


def render_pdf(document: Document) -> bytes:
    """The document as a tagged PDF. The same document always gives the same bytes."""
    try:
        return lay_out_pdf(document, at_foot=True)
    except tagging.NotesLost:
        return lay_out_pdf(document, at_foot=False)


def lay_out_pdf(document: Document, *, at_foot: bool) -> bytes:
    """The PDF with its notes at the foot of their pages, or else at the end of their parts."""
    fonts = Path(settings.PRINT_FONTS).resolve()
    fetcher, font_config, counters, style = style_for(fonts)
    with undisturbed():
        own = CSS(string=document_css(document), font_config=font_config, url_fetcher=fetcher)
        options: dict[str, Any] = {"pdf_variant": "pdf/a-3a", "attachments": attached(document)}
        options |= {"stylesheets": [style, own], "output_intent": "sRGB"}
        for size in SHEET_SIZES if is_sheet(document) else ("",):
            html = HTML(
                string=print_html(document, at_foot=at_foot, size=size), url_fetcher=fetcher
            )
            pages = html.render(font_config, counters, colours(), **options)
            if len(pages.pages) == 1:
                break
        return pages.write_pdf(finisher=finish_pdf, **options)


@lru_cache(maxsize=2)
def style_for(fonts: Path) -> tuple[FontsOnly, FontConfiguration, CounterStyle, CSS]:
    """The style sheet, its kinds of number and the fonts, read once in the life of a process."""
    check_faces(fonts)
    fetcher, font_config = FontsOnly(fonts), FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; {look}; src: url("{(fonts / name).as_uri()}") }}'
        for name, look in FACES.items()
    )
    sheet = faces + STYLE_SHEET.read_text(encoding="utf-8")
    counters = CounterStyle()
    style = CSS(string=sheet, font_config=font_config, counter_style=counters, url_fetcher=fetcher)
    return fetcher, font_config, counters, style


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector off the growing heap of a layout; it costs a third of the time.

    What the layout before it left stands in the two younger generations. The third, all that the
    process holds, need not be looked through for each document.
    """
    was_enabled = gc.isenabled()
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
