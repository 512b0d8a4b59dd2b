"""What is looked for in any passage, of whatever it is a part. Each is written once, here."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from csp.periods import date_words
from csp.prose import acronyms, find_placeholders
from csp.prose.personal import find_personal
from csp.quantities import sums
from plans.law.authorities import REPEALED
from plans.proofreading.findings import Finding, Passage

ASK = ". Add it to the glossary, or write it in full."


def find_gaps(passages: Iterable[Passage]) -> Iterator[Finding]:
    """``placeholder``: words that somebody meant to fill in later."""
    for passage in passages:
        for words in dict.fromkeys(find_placeholders(passage.words)):
            yield passage.says("placeholder", f"still says “{words}”.")


def find_wrong_sums(passages: Iterable[Passage]) -> Iterator[Finding]:
    """``sum-mismatch``, ``product-mismatch``: a number and the parts beside it (“152 (3 x 50)”)."""
    for passage in passages:
        for wrong in sums.find_mismatches(passage.words):
            words = f"says “{wrong.words}”, but that makes {wrong.made:,}."
            yield passage.says(wrong.code, words)


def find_repealed(
    passages: Iterable[Passage], by: date, advise: Callable[[date], str] = lambda ended: ""
) -> Iterator[Finding]:
    """``dead-body``: tools and kinds of body that the law had done away with by a day."""
    gone = [old for old in REPEALED if old.ended < by]
    for passage in passages:
        for old in gone:
            if found := next((term for term in old.terms if has_word(passage.words, term)), None):
                words = (
                    f"names “{found}”, which ended on {date_words(old.ended)}; "
                    f"now: {old.now} ({old.reference}). {advise(old.ended)}"
                )
                yield passage.says("dead-body", words.rstrip())


def find_exposed(passages: Iterable[Passage]) -> Iterator[Finding]:
    """What has the shape of a name, an address or an age; whom it points to, ``Exposure`` knows better."""
    for passage in passages:
        for each in find_personal(passage.words):
            yield passage.says(each.code, each.says)


def find_short_forms(
    passages: Sequence[Passage],
    known: Collection[str],
    *,
    page: str = "",
    ask: str = ASK,
    skip: Callable[[str], object] = str.isspace,
) -> Iterator[Finding]:
    """``acronym-variant`` and ``unknown-acronym``, each short form once, where it first stands.

    ``page`` is where one is explained, ``ask`` what is said of one that nobody explains, and what
    ``skip`` knows is none.
    """
    texts = [each.words for each in passages]
    slips = acronyms.variants(texts, known)
    for slip in slips:
        first = first_with_short_form(passages, slip.words)
        words = f"{lead_in(first)}“{slip.words}” looks like a slip of “{slip.usual}”."
        yield first.finding("acronym-variant", words)
    for word in acronyms.unknown_acronyms(texts, {*known, *(slip.words for slip in slips)}):
        if not skip(word):
            first = first_with_short_form(passages, word)
            words = f"{lead_in(first)}“{word}” is not spelt out{ask}"
            yield first.finding("unknown-acronym", words, url=page)


def first_with_short_form(passages: Sequence[Passage], word: str) -> Passage:
    return next(each for each in passages if word in acronyms.find_acronyms(each.words))


def lead_in(passage: Passage) -> str:
    return f"{passage.where}: " if passage.where else ""


def has_word(text: str, words: str) -> bool:
    """Whether words stand in a text by themselves, not inside longer ones."""
    return (
        bool(words) and words in text and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    )
