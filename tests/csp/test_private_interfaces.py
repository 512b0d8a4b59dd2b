"""What we take from inside Django and WeasyPrint, which they may change without saying so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import django
import weasyprint

ROOT = Path(__file__).resolve().parent.parent.parent
# The only rooms that reach inside. All else goes through them.
DJANGO_ROOM = "csp/sql/"
WEASYPRINT_ROOM = "reporting/document/renderers/"
INSIDE_DJANGO = {
    *("_result_cache", "_prefetch_done", "_prefetched_objects_cache"),
    *("klass_info", "annotation_col_map", "get_related_populators"),
}
INSIDE_WEASYPRINT = re.compile(r"weasyprint\.(?:pdf|layout|formatting_structure|css|text)\b")


def sources():
    for app in ("csp", "plans", "actions", "reporting"):
        for path in sorted((ROOT / app).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def named_in(source: str) -> set[str]:
    """Every attribute, import and key that a file names."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def test_django_is_a_version_whose_inside_is_known():
    assert django.VERSION[:2] == (5, 2), (
        "csp/sql reads the compiler and the prefetch cache of Django 5.2. Read them again in this "
        "version, run tests/csp/sql/test_prepared.py and `make bench`, then name the version here."
    )


def test_weasyprint_is_a_version_whose_inside_is_known():
    assert weasyprint.__version__.split(".")[0] == "70", (
        "reporting/document/renderers/tagging.py takes the place of weasyprint.pdf.add_tags of "
        "version 70. Compare it with this version, run the tests of tagged PDFs, then name it here."
    )


def test_only_one_room_reaches_inside_django():
    outside = [
        path
        for path, source in sources()
        if not path.startswith(DJANGO_ROOM) and INSIDE_DJANGO & named_in(source)
    ]
    assert outside == []


def test_only_the_renderers_reach_inside_weasyprint():
    outside = [
        path
        for path, source in sources()
        if not path.startswith(WEASYPRINT_ROOM) and INSIDE_WEASYPRINT.search(source)
    ]
    assert outside == []
