"""Every statutory check by its code. A new one is a file here: the register finds it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from reporting.statutory.check import Check


def find_checks() -> Iterator[Check]:
    for module in iter_modules(__path__):
        found = import_module(f"{__name__}.{module.name}")
        yield from (each for each in vars(found).values() if isinstance(each, Check))


def sort_checks(checks: Iterator[Check]) -> dict[str, Check]:
    """By code, in the order of the codes. Two checks of one code are a mistake of ours."""
    ordered = sorted(checks, key=lambda each: each.code)
    by_code = {each.code: each for each in ordered}
    if len(by_code) != len(ordered):
        raise ValueError(f"Two statutory checks have one code: {[each.code for each in ordered]}")
    return by_code


CHECKS = sort_checks(find_checks())
