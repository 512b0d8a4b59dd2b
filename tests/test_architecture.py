"""What the contract in .importlinter cannot see: names in strings that reach to the right, and writes."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPS = ("csp", "plans", "actions", "reporting")
# The only two files that see everything.
SEE_ALL = {"csp/settings.py", "csp/urls.py"}
# What only asks and shows, whether it is a folder of files or one file.
READ_ONLY = {
    *("views", "forms", "formsets", "tables", "filters", "templatetags", "urls", "nav"),
    *("checks", "charts", "queries", "facts", "wording"),
}
WRITES = {
    *("save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"),
    *("create",),
}


@cache
def trees() -> dict[Path, ast.Module]:
    """Every file of the four apps, read once for all rules."""
    paths = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    inside = {path.relative_to(ROOT): path for path in paths}
    return {
        name: ast.parse(path.read_text(encoding="utf-8"))
        for name, path in inside.items()
        if "migrations" not in name.parts and name.as_posix() not in SEE_ALL
    }


def offences(rule) -> str:
    """What breaks a rule, a line each with the file that it stands in."""
    found = [f"{path}: {each}" for path, tree in trees().items() for each in rule(path, tree)]
    return "\n".join(found)


def to_the_right(path: Path) -> set[str]:
    """The apps that a file knows nothing of."""
    return set(APPS[APPS.index(path.parts[0]) + 1 :])


def named_from_the_right(path: Path, tree: ast.AST) -> list[str]:
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
    return sorted(
        text
        for text in words
        for app in to_the_right(path)
        if text.startswith((f"{app}.", f"{app}:")) and " " not in text
    )


def is_own(value: ast.expr) -> bool:
    """A page's own method that happens to be called ``save``, not a row's."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "super"
    return isinstance(value, ast.Name) and value.id == "self"


def only_reads(path: Path) -> bool:
    """By the name of a folder or of the file itself: ``views/row.py``, ``rows/views.py``."""
    return not READ_ONLY.isdisjoint(path.with_suffix("").parts)


def writes(path: Path, tree: ast.AST) -> list[str]:
    """The calls by which a file that should only read writes all the same."""
    if not only_reads(path):
        return []
    return [
        f"line {node.lineno} calls {node.func.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not is_own(node.func.value)
    ]


def test_an_app_names_nothing_to_its_right_in_a_string():
    assert not offences(named_from_the_right)


def test_only_models_managers_and_services_write():
    """A view, form, table, filter or template tag that saves would escape the audit trail."""
    assert not offences(writes)


# -- The rules themselves find what is planted ----------------------------------------------------


def test_the_rules_look_at_every_app():
    assert {path.parts[0] for path in trees()} == set(APPS)
    assert any(only_reads(path) for path in trees())


def test_a_name_to_the_right_is_found():
    tree = ast.parse("def late():\n    use('actions:plan')")
    assert named_from_the_right(Path("plans/plan/views.py"), tree) == ["actions:plan"]
    # To the left, one may look.
    assert named_from_the_right(Path("actions/rows/views.py"), tree) == []


def test_a_write_is_found_in_every_shape_of_a_file_that_only_reads():
    tree = ast.parse("def post(row):\n    row.save()\n    Row.objects.bulk_create([row])")
    found = ["line 2 calls save", "line 3 calls bulk_create"]
    shapes = [
        Path("plans", *shape)
        for room in READ_ONLY
        for shape in (
            (f"{room}.py",),
            (room, "row.py"),
            ("rows", f"{room}.py"),
            ("rows", room, "row.py"),
            ("rows", room, "parts", "__init__.py"),
        )
    ]
    assert [path for path in shapes if writes(path, tree) != found] == []


def test_services_models_and_jobs_may_write_and_a_page_may_have_a_save_of_its_own():
    tree = ast.parse("row.save()")
    rooms = ("services", "models", "jobs", "reviews", "forms_of_words")
    paths = [Path("plans/rows", f"{room}.py") for room in rooms]
    assert [path for path in paths if writes(path, tree)] == []
    own = ast.parse("class Page:\n    def post(self):\n        self.save(); super().save()")
    assert writes(Path("plans/rows/views.py"), own) == []


def test_templates_name_no_inline_script_or_style():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        # Mail programs know no style sheets, and no page of the site shows these as they are.
        in_mail = path.parent.match("templates/actions/*/mail")
        assert "<style" not in text and (in_mail or " style=" not in text), path
        for attribute in (" onclick=", " onchange=", " onload=", " onsubmit="):
            assert attribute not in text, path


def test_the_tree_has_the_rooms_of_the_house():
    for room in (*APPS, "templates", "static", "tests"):
        assert (ROOT / room).is_dir()
    for file in ("manage.py", "pyproject.toml", "README.md", "Makefile", "LICENSE"):
        assert (ROOT / file).is_file()
