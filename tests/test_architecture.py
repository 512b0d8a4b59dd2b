"""The direction of imports: csp <- plans <- actions <- reporting (docs/adr)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ("csp", "plans", "actions", "reporting")
# The only two files that see everything.
SEE_ALL = {"csp/settings.py", "csp/urls.py"}

FILES = [
    path.relative_to(ROOT)
    for app in APPS
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts and path.relative_to(ROOT).as_posix() not in SEE_ALL
]


def imported(tree: ast.AST) -> set[str]:
    """The first part of everything imported, inside functions too."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def named_in_strings(tree: ast.AST, apps: set[str]) -> set[str]:
    """Strings such as "reporting.Publication" or "reporting:plan" that reach to the right."""
    docs = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    words = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    } - docs
    return {
        text
        for text in words
        for app in apps
        if text.startswith((f"{app}.", f"{app}:")) and " " not in text
    }


@pytest.mark.parametrize("path", FILES, ids=str)
def test_an_app_knows_nothing_to_its_right(path):
    right = set(APPS[APPS.index(path.parts[0]) + 1 :])
    tree = ast.parse((ROOT / path).read_text())
    assert not imported(tree) & right
    assert not named_in_strings(tree, right)


def is_own(value: ast.expr) -> bool:
    """A page's own method that happens to be called ``save``, not a row's."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "super"
    return isinstance(value, ast.Name) and value.id == "self"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_only_models_managers_and_services_write(path):
    """A view, form, table, filter or template tag that saves would escape the audit trail."""
    rooms = {"views", "forms", "tables", "filters", "templatetags"}
    if not rooms & set(path.parts):
        return
    tree = ast.parse((ROOT / path).read_text())
    calls = {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and not is_own(node.func.value)
    }
    assert not calls & {"save", "delete", "bulk_create", "bulk_update", "get_or_create"}


def test_templates_name_no_inline_script_or_style():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        # Mail programs know no style sheets, and no page of the site shows these as they are.
        in_mail = path.parent.match("templates/actions/mail")
        assert "<style" not in text and (in_mail or " style=" not in text), path
        for attribute in (" onclick=", " onchange=", " onload=", " onsubmit="):
            assert attribute not in text, path


def test_the_tree_has_the_rooms_of_the_house():
    for room in (*APPS, "templates", "static", "tests"):
        assert (ROOT / room).is_dir()
    for file in ("manage.py", "pyproject.toml", "README.md", "Makefile", "LICENSE"):
        assert (ROOT / file).is_file()
