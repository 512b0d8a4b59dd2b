"""Chromium as a printer: the same HTML and style sheet, tagged and outlined as ours."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync", "--no-first-run"]


@contextmanager
def printer() -> Iterator:
    """A browser that is up already, so that its start is not counted."""
    from playwright.sync_api import sync_playwright

    system = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=SWITCHES)
        try:
            yield browser
        finally:
            browser.close()


def print_seconds(browser, file: Path, times: int) -> float:
    """From opening the page to the last byte of the PDF; the median, after one to warm up."""
    once(browser, file)
    return median(once(browser, file) for _ in range(times))


def once(browser, file: Path) -> float:
    began = time.perf_counter()
    page = browser.new_page()
    page.goto(file.as_uri())
    page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
    page.close()
    return time.perf_counter() - began


def html_of(document) -> str:
    """What WeasyPrint is given, as one file that a browser can open."""
    from django.conf import settings

    from reporting.renderers.pdf import FACES, FAMILY, STYLE_SHEET
    from reporting.renderers.printed import document_css, print_html

    fonts = "".join(
        f"@font-face {{font-family: '{FAMILY}'; {face};"
        f" src: url('{(Path(settings.PRINT_FONTS).resolve() / name).as_uri()}')}}"
        for name, face in FACES.items()
    )
    style = f"<style>{fonts}{STYLE_SHEET.read_text()}{document_css(document)}</style></head>"
    return print_html(document).replace("</head>", style, 1)
