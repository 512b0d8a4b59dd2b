"""Finding somebody in running text, however their name is written. Pure.

Letter case, accents, spaces, line ends, hyphens, emphasis and invisible characters make no difference.
“Jane Smith” is also “SMITH, Jane”, “J. A. Smith”, “Jane A Smith” and, by title, “Inspector Smith”.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

Span = tuple[int, int]

APOSTROPHES = "'’‘ʼ`´"
# Letters, and what may stand inside a word unseen: accents apart, soft hyphens, joiners.
_UNSEEN = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[^\W_{_UNSEEN}]|[{_UNSEEN}]|[{APOSTROPHES}](?=[^\W_]))*")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")
_LONGEST_GAP = 8
_MOST_BEFORE = 4
_MOST_INITIALS = 3
_ENDS_SENTENCE = re.compile(r"[.!?:;]\s|[,;:/]|\n\s*\n")
_COMMA = re.compile(r"\s*,\s*")
# What a lower-case “a” or “i” before a surname more likely is.
_LITTLE_WORDS = {"a", "i"}

COUNCILLOR = frozenset({"cllr", "cllrs", "councillor", "councillors", "alderman"})
CIVIL = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor"})
CHURCH = frozenset({"rev", "revd", "reverend"})
POLICE = frozenset(
    {
        "pc", "pcso", "dc", "ds", "di", "dci", "dcc", "acc", "wpc", "constable", "sgt", "sergeant",
        "insp", "inspector", "ci", "supt", "superintendent", "detective", "commander",
    }
)  # fmt: skip
HONOURS = frozenset({"sir", "dame", "lord", "lady", "baroness", "major", "captain", "colonel"})
TITLES = COUNCILLOR | CIVIL | CHURCH | POLICE | HONOURS


def fold(word: str) -> str:
    """A word as it is compared: without case, accents, apostrophes and what cannot be seen."""
    apart = unicodedata.normalize("NFKD", word.replace("ß", "ss")).casefold()
    return "".join(each for each in apart if each.isalnum())


@dataclass(frozen=True, slots=True)
class Word:
    folded: str
    start: int
    end: int


class TextWords:
    """A text as its words, read once and then asked for as many names as one likes."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def all(self) -> list[Word]:
        return list(words_with_places(self.text))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.all):
            found.setdefault(word.folded, []).append(place)
        return found

    def at(self, place: int) -> str:
        return self.all[place].folded if 0 <= place < len(self.all) else ""

    def printed(self, place: int) -> str:
        word = self.all[place]
        return self.text[word.start : word.end]

    def gap(self, place: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.all[place].end : self.all[place + 1].start]

    def runs_on(self, first: int, last: int) -> bool:
        """Whether words follow each other in one breath; the point of an initial ends nothing."""
        return all(self.is_close(place) for place in range(first, last))

    def is_close(self, place: int) -> bool:
        gap = self.gap(place)
        short = len(self.at(place)) == 1 or self.at(place) in TITLES
        gap = gap.removeprefix(".") if short else gap
        return len(gap) <= _LONGEST_GAP and not _ENDS_SENTENCE.search(gap)


def words_with_places(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match[0])
        yield Word(fold(bare), match.start(), match.start() + len(bare))


@dataclass(frozen=True, slots=True)
class Name:
    """A recorded name in its parts, folded. ``family`` may be several words, as in “Smith-Jones”."""

    given: str
    middle: tuple[str, ...]
    family: tuple[str, ...]


@lru_cache(maxsize=4_096)
def parse_recorded_name(recorded: str) -> Name | None:
    """The parts of a name as it is recorded, “Smith, Jane” too; None where there is none."""
    family, comma, given = recorded.partition(",")
    parts = (f"{given} {family}" if comma and given.strip() else recorded).split()
    while len(parts) > 1 and fold(parts[0]) in TITLES:
        parts = parts[1:]
    *first, last = parts or [""]
    surname = tuple(word.folded for word in words_with_places(last))
    if not surname:
        return None
    before = [word.folded for part in first for word in words_with_places(part)]
    return Name(before[0] if before else "", tuple(before[1:]), surname)


def find_name(words: TextWords, recorded: str) -> list[Span]:
    """Where somebody is named, in the order of the text."""
    name = parse_recorded_name(recorded)
    if name is None:
        return []
    found = (span_at(words, place, name) for place in words.places.get(name.family[0], ()))
    return [span for span in found if span]


def span_at(words: TextWords, place: int, name: Name) -> Span | None:
    """The whole name whose surname begins at a place, if it is theirs."""
    last = place + len(name.family) - 1
    surname = tuple(words.at(each) for each in range(place, last + 1))
    if surname != name.family or not words.runs_on(place, last):
        return None
    if not name.given:
        return span_of_words(words, place, last) if is_called(words, place, name) else None
    begin = begin_of(words, place, name)
    if begin is not None:
        return span_of_words(words, begin, last)
    end = end_of_reversed_name(words, place, last, name)
    return span_of_words(words, place, end) if end is not None else None


def span_of_words(words: TextWords, first: int, last: int) -> Span:
    return words.all[first].start, words.all[last].end


def is_called(words: TextWords, place: int, name: Name) -> bool:
    """A single word is a name where it is written as one."""
    return not words.printed(place).islower()


def begin_of(words: TextWords, place: int, name: Name) -> int | None:
    """Where a name begins that ends with the surname at a place: the first name, title or initial."""
    before = list(words_before(words, place, name))
    if before and words.at(before[-1]) == name.given:
        return before[-1]
    if before and is_title(words, place - 1):
        return place - 1
    return next((at for at in reversed(before) if is_initial_of(words, at, name)), None)


def words_before(words: TextWords, place: int, name: Name) -> Iterator[int]:
    """The words that may belong to a name, backwards from its surname to its first one."""
    for at in range(place - 1, max(-1, place - _MOST_BEFORE - 1), -1):
        if not words.is_close(at):
            return
        if words.at(at) == name.given or (at == place - 1 and is_title(words, at)):
            yield at
            return
        if not is_between(words, at, name):
            return
        yield at


def is_between(words: TextWords, at: int, name: Name) -> bool:
    """Whether a word may stand between first name and surname: a middle name, or initials."""
    word, printed = words.at(at), words.printed(at)
    return len(word) == 1 or printed.istitle() or is_short(printed) or word in name.middle


def is_short(printed: str) -> bool:
    return printed.isupper() and len(printed) <= _MOST_INITIALS


def is_initial_of(words: TextWords, at: int, name: Name) -> bool:
    """The “J” of “J Smith”, “J. A. Smith” or “JA Smith”."""
    word = words.at(at)
    short = len(word) == 1 or is_short(words.printed(at))
    return short and word[:1] == name.given[0] and is_initial(words, at)


def is_initial(words: TextWords, place: int) -> bool:
    """Whether a letter is an initial: not the article, and not the end of “don’t” or “children’s”."""
    word = words.all[place]
    before, after = words.text[: word.start][-1:], words.text[word.end :][:1]
    if before and before in f"{APOSTROPHES}-&":
        return False
    return after == "." or words.at(place) not in _LITTLE_WORDS


def is_title(words: TextWords, place: int) -> bool:
    return words.at(place) in TITLES


def end_of_reversed_name(words: TextWords, place: int, last: int, name: Name) -> int | None:
    """Where “Smith, Jane” or “SMITH Jane” ends; the first name may be an initial after a comma."""
    if last + 1 >= len(words.all):
        return None
    gap, following = words.gap(last), words.at(last + 1)
    if _COMMA.fullmatch(gap):
        whole = following == name.given
        short = following == name.given[0] and is_initial(words, last + 1)
        return last + 1 if whole or short else None
    shouted = words.printed(place).isupper() and not words.printed(last + 1).isupper()
    return last + 1 if shouted and following == name.given and not gap.strip() else None
