"""Chromium as a printer: the same HTML and style sheet, tagged and outlined as ours."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync", "--no-first-run"]
SWITCHES += ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"]


def browser() -> str:
    """The system's Chromium, else the one that the browser tests brought along."""
    if system := shutil.which("chromium") or shutil.which("chromium-browser"):
        return system
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def print_seconds(program: str, file: Path) -> float:
    """From starting a browser without a profile to its end, with the PDF written."""
    with tempfile.TemporaryDirectory(prefix="chromium.") as profile:
        out = Path(profile) / "out.pdf"
        command = [program, *SWITCHES, f"--user-data-dir={profile}", f"--print-to-pdf={out}"]
        began = time.perf_counter()
        subprocess.run([*command, file.as_uri()], check=True, capture_output=True)
        seconds = time.perf_counter() - began
        if not out.exists() or not out.stat().st_size:
            raise SystemExit("Chromium printed nothing.")
    return seconds


def html_of(document) -> str:
    """What WeasyPrint is given, as one file that a browser can open."""
    from django.conf import settings

    from reporting.document.renderers.faces import FACES, FAMILY
    from reporting.document.renderers.pdf import STYLE_SHEET
    from reporting.document.renderers.printed import print_html
    from reporting.document.renderers.running import document_css

    fonts = "".join(
        f"@font-face {{font-family: '{FAMILY}'; {face};"
        f" src: url('{(Path(settings.PRINT_FONTS).resolve() / name).as_uri()}')}}"
        for name, face in FACES.items()
    )
    style = f"<style>{fonts}{STYLE_SHEET.read_text()}{document_css(document)}</style></head>"
    return print_html(document).replace("</head>", style, 1)
