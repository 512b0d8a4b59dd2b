"""Counts by which the house is kept in order: loose modules, circles, names, and lines with checked types."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
APPS = ("csp", "plans", "actions", "reporting")
# Names that somebody calls by: a registry of ours its members, Django its apps and commands.
PROTOCOL = {"gather", "build", "slots", "choices", "quotables", "handle", "ready", "main"}
SHARED_BY = 3
# The longest line of a template that can be read beside another on a screen.
TEMPLATE_WIDTH = 160

Names = Mapping[str, list[str]]


# -- Files and lines --------------------------------------------------------------------------------


def find_modules() -> list[Path]:
    """Every module of the four apps, but for migrations."""
    found = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return [path for path in found if "migrations" not in path.parts]


def find_migrations() -> list[Path]:
    return [path for app in APPS for path in sorted((ROOT / app).rglob("migrations/*.py"))]


def count_lines(paths: Iterable[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


def find_long_template_lines() -> list[str]:
    """Lines of templates that are longer than they may be, by their place."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > TEMPLATE_WIDTH
    ]


def find_loose_modules(app: str) -> list[Path]:
    """Modules that lie in the root of an app instead of in one of its rooms."""
    return [path for path in (ROOT / app).glob("*.py") if path.name != "__init__.py"]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


# -- Types ------------------------------------------------------------------------------------------


def exempt_patterns() -> list[str]:
    """The modules whose types nobody checks, as ``pyproject.toml`` lists them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rules = settings["tool"]["mypy"]["overrides"]
    return [name for rule in rules if rule.get("ignore_errors") for name in rule["module"]]


def is_exempt(module: str, patterns: Iterable[str]) -> bool:
    """mypy's own matching: ``*`` stands for any run of letters, dots too."""
    names = (module, f"{module}.")
    return any(fnmatchcase(name, pattern) for pattern in patterns for name in names)


def share_of_checked_lines() -> float:
    patterns, modules = exempt_patterns(), find_modules()
    checked = [path for path in modules if not is_exempt(module_name(path), patterns)]
    return count_lines(checked) / count_lines(modules)


# -- Names ------------------------------------------------------------------------------------------


def find_names() -> tuple[Names, Names]:
    """Where each function and each class of a module stands, by its name; methods are not counted."""
    functions: dict[str, list[str]] = defaultdict(list)
    classes: dict[str, list[str]] = defaultdict(list)
    for path in find_modules():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                functions[node.name].append(place)
            elif isinstance(node, ast.ClassDef):
                classes[node.name].append(place)
    return functions, classes


def shared_functions(functions: Names) -> Names:
    """Names of functions that stand in three files or more, so that a search for one finds others."""
    return {
        name: places
        for name, places in sorted(functions.items())
        if len(files_of(places)) >= SHARED_BY and name not in PROTOCOL
    }


def shared_classes(classes: Names) -> Names:
    """Names of classes that are used twice."""
    return {name: places for name, places in sorted(classes.items()) if len(places) > 1}


def files_of(places: Iterable[str]) -> set[str]:
    return {place.partition(":")[0] for place in places}


# -- Circles ----------------------------------------------------------------------------------------


def file_imports() -> dict[str, set[str]]:
    """What each module imports of the house, but for types alone."""
    sys.path.insert(0, str(ROOT))
    graph = grimp.build_graph(*APPS, exclude_type_checking_imports=True, cache_dir=None)
    return {each: graph.find_modules_directly_imported_by(each) for each in graph.modules}


def package_imports(imports: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The same between rooms: what stands right below an app."""
    found: dict[str, set[str]] = defaultdict(set)
    for importer, imported in imports.items():
        found[room_of(importer)] |= {room_of(each) for each in imported} - {room_of(importer)}
    return found


def room_of(module: str) -> str:
    return ".".join(module.split(".")[:2])


def find_circles(imports: Mapping[str, set[str]]) -> list[set[str]]:
    """Everything that imports itself by way of others: the same both ways reached."""
    reached = {each: set(walk_imports(each, imports)) for each in imports}
    circles: list[set[str]] = []
    for each in sorted(imports):
        if each in reached[each] and not any(each in circle for circle in circles):
            circles.append({other for other in reached[each] if each in reached.get(other, ())})
    return circles


def walk_imports(start: str, imports: Mapping[str, set[str]]) -> Iterator[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for each in imports.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
                yield each


# -- What is said -----------------------------------------------------------------------------------


def describe_names() -> Iterator[tuple[str, str]]:
    functions, classes = find_names()
    shared, twice = shared_functions(functions), shared_classes(classes)
    every = sum(map(len, functions.values()))
    sharing = sum(map(len, shared.values()))
    yield (
        "Functions with a name that stands in three or more files",
        f"{sharing} of {every} ({sharing / every:.1%}), under {len(shared)} names",
    )
    yield "Names exempt from that, as somebody calls by them", ", ".join(sorted(PROTOCOL))
    yield "Class names used twice", str(len(twice))


def describe_circles() -> Iterator[tuple[str, str]]:
    files = file_imports()
    yield "Circles of packages", describe(find_circles(package_imports(files)))
    yield "Circles of files", describe(find_circles(files))


def describe(circles: list[set[str]]) -> str:
    named = "; ".join(", ".join(sorted(circle)) for circle in circles)
    return f"{len(circles)} ({named})" if circles else "0"


def describe_house() -> Iterator[tuple[str, str]]:
    loose = [(app, len(find_loose_modules(app))) for app in APPS]
    yield "Loose modules in the roots", ", ".join(f"{app} {number}" for app, number in loose)
    yield from describe_circles()
    yield from describe_names()
    yield "Lines of Python without migrations and tests", f"{count_lines(find_modules()):,}"
    yield "Lines of migrations", f"{count_lines(find_migrations()):,}"
    yield "Lines of templates that are too long", str(len(find_long_template_lines()))
    yield "Lines whose types are checked", f"{share_of_checked_lines():.1%}"


if __name__ == "__main__":
    for name, number in describe_house():
        print(f"{name}: {number}")
