"""What a check comes to: a word, one sentence, and the pages that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.access import Can


class CheckOutcome(StrEnum):
    """In the order in which an officer would want to read them."""

    FAIL = "fail"
    WARN = "warn"
    UNKNOWN = "cannot tell"
    PASS = "pass"  # noqa: S105 - a result, not a secret
    NOT = "not applicable"


@dataclass(frozen=True)
class CheckLink:
    """A page, what it is called, and what it takes to open it."""

    words: str
    url: str
    power: Can = Can.READ


@dataclass(frozen=True)
class CheckVerdict:
    """What one check found: the worst of its parts, and why. ``todo`` where it is not the usual thing."""

    outcome: CheckOutcome
    why: str
    links: tuple[CheckLink, ...] = ()
    todo: str = ""


def worst(outcomes: list[CheckOutcome]) -> CheckOutcome:
    """Of several parts that all count, the one that an officer must know first."""
    order = list(CheckOutcome)
    return min(outcomes, key=order.index)


def combine_verdicts(parts: list[tuple[CheckOutcome, str]], *links: CheckLink) -> CheckVerdict:
    """The parts of a check as one sentence; those that pass are left out where others do not."""
    outcome = worst([each for each, _ in parts])
    told = [words for each, words in parts if each != CheckOutcome.PASS] or [
        words for _, words in parts
    ]
    return CheckVerdict(outcome, f"{capital('; '.join(told))}.", links)


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def some(names: list[str], most: int = 4) -> str:
    """“a, b and c”, or “a, b and 7 more”."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
