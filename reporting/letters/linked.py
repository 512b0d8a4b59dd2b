"""Letters with a link that opens something: it is made when the letter goes, as its secret is kept nowhere.

The words of such a letter hold a mark where the link will stand. ``settings.LETTER_LINKS`` says, by what the
step of a letter begins with, who makes its link and who knows whether it is still wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from reporting.models import Letter

LINK_MARK = "⟦link⟧"


@dataclass(frozen=True)
class LetterLinks:
    """``wanted`` gives the numbers of those letters that are still to go, ``make`` the address in one."""

    wanted: Callable[[Sequence[Letter]], set[int]]
    make: Callable[[Letter], str]


def links_of_step(step: str) -> LetterLinks | None:
    """Who makes the link of a letter; None for a letter that has none."""
    for beginning, name in settings.LETTER_LINKS.items():
        if step.startswith(beginning):
            return import_string(name)
    return None


def wanted_still(batch: Sequence[Letter]) -> list[Letter]:
    """The letters of a batch but for those whose link would open nothing any more."""
    groups: dict[LetterLinks, list[Letter]] = {}
    kept = []
    for letter in batch:
        links = links_of_step(letter.step)
        if links is None:
            kept.append(letter)
        else:
            groups.setdefault(links, []).append(letter)
    for links, letters in groups.items():
        numbers = links.wanted(letters)
        kept += [letter for letter in letters if letter.pk in numbers]
    return kept


def text_with_link(letter: Letter) -> str:
    links = links_of_step(letter.step)
    return letter.text.replace(LINK_MARK, links.make(letter)) if links else letter.text
