"""What in running text may point to one person: titles with surnames, addresses, numbers,
small counts, ages. Pure.

Each find is a guess by the shape of the words, so whoever is told of one may say that it is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from csp.prose.addresses import addresses, postcodes
from csp.prose.contacts import emails, telephones
from csp.prose.few import find_ages, small_counts
from csp.prose.names import CHURCH, CIVIL, POLICE

TITLED, HOME, POSTCODE = "titled-name", "home-address", "postcode"
TELEPHONE, EMAIL, SMALL, AGE = "telephone", "personal-email", "small-number", "age"

# What is wrong with each guess: a sentence goes on from where the words stand.
SAYS = {
    TITLED: "names somebody by title, “{}”. Write the post instead, or take the name out.",
    HOME: "gives a house and its street, “{}”. Name the street alone, or take it out.",
    POSTCODE: "gives a whole postcode, “{}”, which may stand for a few homes. Give its first half.",
    TELEPHONE: "gives a telephone number, “{}”. Give a public number of the body instead.",
    EMAIL: "gives somebody’s own e-mail address, “{}”. Give the mailbox of a team instead.",
    SMALL: "counts so few, “{}”, that somebody may know who. Say it without the number.",
    AGE: "gives somebody’s age, “{}”. Say it without the age, or give a range of many years.",
}

Found = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Personal:
    """A stretch of a text: a stable code, its words and where they stand."""

    code: str
    words: str
    start: int
    end: int

    @property
    def says(self) -> str:
        return SAYS[self.code].format(" ".join(self.words.split()))


def find_personal(text: str, *, least: int = 0) -> list[Personal]:
    """Everything that may point to somebody, in the order of the text; counts below ``least`` too."""
    found = [
        Personal(code, text[start:end], start, end)
        for code, find in FINDERS.items()
        for start, end in find(text)
    ]
    found += [Personal(SMALL, text[a:b], a, b) for a, b in small_counts(text, least)]
    return sorted(found, key=lambda each: (each.start, each.end))


# -- Titles with surnames ------------------------------------------------------------------------------

_PARTICLE = r"(?:(?:van|von|de|der|den|del|di|da|le|la|el|al|bin|ibn|ben)[ \u00a0-]+)*"
_INITIALS = r"(?:[A-Z]\b\.?[ \u00a0]?){0,3}"
_SURNAME = rf"{_PARTICLE}[A-Z][\w'’-]*\.?"
# Nobody means anything else by these, whatever the case of what follows.
_SURE = re.compile(
    r"(?<![\w&])(?i:mr|mrs)\b\.?[^\S\n]{0,3}(?!(?i:and)\b)(?P<name>[^\W\d_][\w'’.-]*)"
    r"(?:[^\S\n]+[A-Z][\w'’-]+){0,2}"
)
_TITLES = "|".join(
    sorted((CIVIL - {"mr", "mrs", "doctor"}) | CHURCH | POLICE, key=len, reverse=True)
)
_TITLED = re.compile(
    rf"(?<![\w&])(?i:(?:ch(?:ief)?\.? )?(?:{_TITLES}))\b\.?[^\S\n]{{1,3}}(?:\d{{2,5}} )?"
    rf"(?P<name>{_INITIALS}{_SURNAME})"
    rf"(?:[^\S\n]+[A-Z][\w'’-]+){{0,2}}"
)
# What follows a rank or a title where nobody is named.
_ROLES = frozenset(
    """
    a acting administrator advice advisor allocation and any are area as at based beat bid by can
    capacity cases chair child clerk closure community constable constables coordinator cover crime
    deployment detective duties duty engagement for from funded funding had has have hours hub hubs
    if in inspector inspectors investigator is job lead leads led licensing liaison link local
    manager may meeting meetings member neighbourhood new no not number numbers of officer officers
    on or out patrol patrols plod police post posts practice practices presence programme project
    ranks recruitment resource resources response role roles rural safer schools sergeant sergeants
    service services shift supervision support supervisor surgeries surgery target targeted team
    teams the their time to town training trust unit vacancies vacancy visibility visits volunteer
    volunteers was were which who will with workshop world youth
    """.split()  # noqa: SIM905
)
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_SHORT_FORM = 3


def titled_names(text: str) -> Iterator[Found]:
    """“Mrs Smith”, “PC J. Smith”, “Insp. Smith”; councillors are named in public by their office."""
    for match in _SURE.finditer(text):
        if match["name"].casefold().rstrip(".") not in _ROLES:
            yield match.span()
    place = 0
    while titled := _TITLED.search(text, place):
        named = is_surname(titled["name"])
        if named:
            yield titled.span()
        # “Detective Constable Webb”: the second word is no surname but the title of the third.
        place = titled.end() if named else titled.start() + 1


def is_surname(words: str) -> bool:
    """Whether words behind a title name somebody: “PC Jones”, not “PCSO Team” or “Sgt NPT”."""
    last = re.split(r"[\s\u00a0]+", words.strip())[-1].strip(".")
    if len(last) == 1:
        return True
    short_form = last.isupper() and (len(last) <= _SHORT_FORM or not _VOWEL.search(last))
    return last.casefold() not in _ROLES and not short_form


FINDERS: dict[str, Callable[[str], Iterator[Found]]] = {
    TITLED: titled_names,
    HOME: addresses,
    POSTCODE: postcodes,
    TELEPHONE: telephones,
    EMAIL: emails,
    AGE: find_ages,
}
