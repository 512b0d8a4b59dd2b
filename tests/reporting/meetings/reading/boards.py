"""Minutes of boards that do not exist, each with habits that real ones have, in our own words."""

from __future__ import annotations

from pathlib import Path

EVERY = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "boards").glob("*.txt"))
}
WARDS, MAILED, STARRED, GRID, JOINT = (
    EVERY[name] for name in ("wards", "mailed", "starred", "grid", "joint")
)
UNNUMBERED, AGENDA, WELSH, BOTH_LANGUAGES = (
    EVERY[name] for name in ("unnumbered", "agenda", "welsh", "both_languages")
)
