"""The one rule for words that become public: of plans, of progress, of papers, and of what comes after them.

Every gate asks ``Exposure.flags`` of each piece of words that everybody would read. A flag that is a
guess by the shape of the words may be right (``may_be_right``): whoever publishes says so with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csp.prose import find_placeholders
from csp.prose import personal as shape
from csp.prose.addresses import postcodes
from csp.prose.contacts import national, telephones
from csp.prose.names import CIVIL, COUNCILLOR, Span, TextWords, find_name, fold
from csp.prose.names import TITLES as KNOWN_TITLES
from csp.prose.personal import Personal, find_personal
from plans.models import Organisation, Partnership, Person

PLACEHOLDER, NAME = "placeholder", "personal-name"
TITLES = {
    PLACEHOLDER: "Words still to be filled in, such as TBC or XX",
    NAME: "People who have not agreed to be named in public",
    shape.TITLED: "People named by their title, such as Mrs or PC",
    shape.HOME: "House numbers with their street",
    shape.POSTCODE: "Whole postcodes",
    shape.TELEPHONE: "Telephone numbers that may be somebody’s own",
    shape.EMAIL: "E-mail addresses of people",
    shape.SMALL: "Numbers so small that they may point to somebody",
    shape.AGE: "The age of one person",
}
CODES = frozenset(TITLES)

UNNAMED = (
    "names {}, who has not agreed to be named in public. "
    "Write the post instead, or record their agreement."
)


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that should not be read by everybody: a stable code, the words, and what is wrong.

    ``says`` ends a sentence that begins with where the words stand. ``person`` is who is named.
    """

    code: str
    words: str
    says: str
    person: Person | None = None

    @property
    def may_be_right(self) -> bool:
        return may_be_right(self.code)


def may_be_right(code: str) -> bool:
    return code in shape.SAYS


@dataclass(frozen=True)
class Exposure:
    """What words are held against, read once: who may be named, how bodies are reached, how few is few."""

    unnamed: tuple[Person, ...] = ()
    agreed: tuple[Person, ...] = ()
    contacts: frozenset[str] = frozenset()
    least: int = 0

    @classmethod
    def of(cls, partnership: Partnership, bodies: Iterable[Organisation] | None = None) -> Exposure:
        """Two queries: people, and the bodies with their mailboxes, unless they are at hand."""
        people = Person.objects.filter(partnership=partnership).exclude(name="")
        ordered = sorted(people, key=lambda each: (-len(each.name), each.name, each.pk))
        if bodies is None:
            bodies = Organisation.objects.filter(partnership=partnership).only("email").order_by()
        return cls(
            unnamed=tuple(each for each in ordered if not each.publish_name),
            agreed=tuple(each for each in ordered if each.publish_name),
            contacts=contacts_of(partnership, (each.email for each in bodies)),
            least=partnership.small_number_threshold,
        )

    def flags(self, text: str, *, signature: bool = False) -> list[Flag]:
        """Everything in some words that should not become public, each once.

        A ``signature`` was given to be printed, with whoever signs.
        """
        found = [
            Flag(PLACEHOLDER, each, f"still says “{each}”.") for each in find_placeholders(text)
        ]
        if not signature:
            words = TextWords(text)
            found += [
                flag_person_name(person, text[a:b]) for person, (a, b) in self.named_in(words)
            ]
            found += [guess(each) for each in self.personal(words)]
        return list({(each.code, each.says): each for each in found}.values())

    def named_in(self, words: TextWords) -> Iterator[tuple[Person, Span]]:
        """Who is named that has not agreed to it, unless somebody is meant who has."""
        for person in self.unnamed:
            for span in find_name(words, person.name):
                if has_first_name(words, span, person) or not self.means_agreed(words, span):
                    yield person, span

    def personal(self, words: TextWords) -> Iterator[Personal]:
        """What has the shape of a name, an address or a small count, less what is public already."""
        for each in find_personal(words.text, least=self.least):
            span = (each.start, each.end)
            if each.code == shape.TITLED and (
                self.is_named(words, span) or self.means_agreed(words, span)
            ):
                continue
            if contact_key(each.words) not in self.contacts:
                yield each

    def is_named(self, words: TextWords, span: Span) -> bool:
        """Whether the name is told of already as that of somebody recorded."""
        return any(meet(span, each) for _, each in self.named_in(words))

    def means_agreed(self, words: TextWords, span: Span) -> bool:
        return any(
            meet(span, each) and fits_title(words, each, person)
            for person in self.agreed
            for each in find_name(words, person.name)
        )


def flag_person_name(person: Person, words: str) -> Flag:
    return Flag(NAME, words, UNNAMED.format(person.name), person)


def guess(each: Personal) -> Flag:
    return Flag(each.code, each.words, each.says)


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def has_first_name(words: TextWords, span: Span, person: Person) -> bool:
    """Whether the whole name stands there, which means nobody else."""
    said = set(map(fold, words.text[span[0] : span[1]].replace("-", " ").split()))
    return all(fold(part) in said for part in (person.name.split()[0], person.name.split()[-1]))


def fits_title(words: TextWords, span: Span, person: Person) -> bool:
    """Whether the title in the text may be theirs: “PC Smith” is not the councillor of that name."""
    title = fold(words.text[span[0] : span[1]].split()[0])
    own = {fold(each) for each in person.title.split()}
    if title in COUNCILLOR:
        return not own or bool(own & COUNCILLOR)
    return title in CIVIL or title in own or title not in KNOWN_TITLES


def contacts_of(partnership: Partnership, emails: Iterable[str]) -> frozenset[str]:
    """How the partnership and its bodies ask to be reached, as they are compared."""
    said = "\n".join(
        (partnership.address, partnership.postcode, partnership.telephone, partnership.fax)
    )
    spans = [*telephones(said), *postcodes(said)]
    mailboxes = (*emails, partnership.email)
    lines = partnership.address.splitlines()
    found = (*(said[a:b] for a, b in spans), *mailboxes, *lines)
    return frozenset(contact_key(each) for each in found if each.strip())


def contact_key(words: str) -> str:
    """A number, postcode, mailbox or line of an address without what may be written otherwise."""
    digits = national(words)
    return digits if digits and not any(each.isalpha() for each in words) else fold(words)
