"""How many examples a property is tried on: a few each time, all of them where HYPOTHESIS=thorough."""

from __future__ import annotations

import os

from hypothesis import settings

PROFILE = os.environ.get("HYPOTHESIS") or "quick"
# What a run before every change tries of the examples of a thorough one.
SHARE = 4
FEWEST = 5


def register_profiles() -> None:
    """Make known how much is tried. How long an example takes is the machine's affair."""
    settings.register_profile("thorough", deadline=None, max_examples=100)
    settings.register_profile("quick", deadline=None, max_examples=examples(100))
    settings.load_profile(PROFILE)


def examples(thorough: int) -> int:
    """As many as a thorough run tries; a share of them, but never next to none, in a quick one."""
    if PROFILE == "thorough":
        return thorough
    return min(thorough, max(FEWEST, thorough // SHARE))
