"""The fonts of print. Apart from what lays a page out, as that takes a second to load."""

from __future__ import annotations

from pathlib import Path

FAMILY = "Source Sans 3"
FACES = {
    "source-sans-3-regular.ttf": "font-weight: 400; font-style: normal",
    "source-sans-3-bold.ttf": "font-weight: 700; font-style: normal",
    "source-sans-3-italic.ttf": "font-weight: 400; font-style: italic",
    "source-sans-3-bold-italic.ttf": "font-weight: 700; font-style: italic",
}


class FontsMissing(Exception):
    """The fonts for print are not where the settings say: without one, layout would crash."""


def check_faces(fonts: Path) -> None:
    """Raises FontsMissing with what to do about it."""
    missing = [name for name in FACES if not (fonts / name).is_file()]
    if missing:
        raise FontsMissing(
            f"The fonts for PDFs are missing from {fonts}: {', '.join(missing)}. "
            "Run “make setup” to put them there, then try again."
        )
