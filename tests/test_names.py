"""The law of names: a search for a name finds the one thing that it means. Sharing may only shrink."""

from __future__ import annotations

import subprocess

from scripts import counts

# Both may only shrink: give what is new a name of its own, and lower these with every renaming.
MOST_SHARED_FUNCTIONS = 0
MOST_SHARED_CLASSES = 6


def changed_files() -> set[str]:
    """What was touched by the last commit and since, where git can tell."""
    ask = ["git", "diff", "--name-only", "HEAD~1"]
    return set(subprocess.run(ask, capture_output=True, text=True, cwd=counts.ROOT).stdout.split())


def newest(shared: counts.Names, fewest: int) -> str:
    """Which names have only just come to be shared, and where: with no fewer places than that it takes."""
    just = {name: places for name, places in shared.items() if len(places) == fewest}
    touched = changed_files()
    new = {name: each for name, each in just.items() if counts.files_of(each) & touched} or just
    return "; ".join(f"{name} ({', '.join(places)})" for name, places in new.items())


def test_no_new_function_takes_a_name_that_stands_in_two_other_files():
    functions, _ = counts.find_names()
    shared = counts.shared_functions(functions)
    assert len(shared) <= MOST_SHARED_FUNCTIONS, (
        f"{len(shared)} names of functions stand in three files or more, and {MOST_SHARED_FUNCTIONS} did. "
        f"Name the thing in the name, as in carry_row or find_round. New: {newest(shared, 3)}."
    )


def test_no_new_class_takes_a_name_that_is_used():
    _, classes = counts.find_names()
    shared = counts.shared_classes(classes)
    assert len(shared) <= MOST_SHARED_CLASSES, (
        f"{len(shared)} names of classes are used twice or more, and {MOST_SHARED_CLASSES} were. "
        f"Put its noun in front, as in FigureCell or RowCell. New: {newest(shared, 2)}."
    )


def test_a_name_of_our_protocols_may_stand_in_any_number_of_files():
    places = ["a.py:1", "b.py:1", "c.py:1"]
    assert counts.shared_functions({"gather": places, "told": places}) == {"told": places}


def test_two_functions_of_one_file_share_no_name_with_others():
    assert counts.shared_functions({"told": ["a.py:1", "a.py:9", "b.py:1"]}) == {}
