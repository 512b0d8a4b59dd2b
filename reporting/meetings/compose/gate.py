"""What stands between the minutes of a meeting and the public: looked for in what everybody would read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from plans.audience import Audience
from plans.proofreading.exposure import TITLES, Exposure
from plans.proofreading.findings import Finding, Passage
from reporting import document as d
from reporting.document.minutes import minute_part
from reporting.document.words import node_text
from reporting.facts.minutes import MinutesFacts, MinutesVersionFacts
from reporting.models import AgendaItem, Meeting
from reporting.papers.compose.names import posts_for_names, unnamed
from reporting.proofreading.plan import flagged, stop

RESTRICTED_WORDS = "restricted-words"
MINUTES_CODES = TITLES | {RESTRICTED_WORDS: "The heading of an item that is not public"}
SAYS_RESTRICTED = "says “{}”, which is the heading of an item that is not public."
# A heading of fewer letters than this may well stand somewhere by chance.
FEWEST_LETTERS = 8
# What is looked through is never printed, so its day says nothing.
NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def hide_names(version: MinutesVersionFacts, rule: Exposure) -> MinutesVersionFacts:
    """The same with the posts that the public reads in place of names, which are frozen with it.

    On the lists of those present stands only who may be named, so they are not looked through.
    """
    return replace(version, public=tuple(with_posts(each, rule) for each in version.public))


def with_posts(facts: MinutesFacts, rule: Exposure) -> MinutesFacts:
    return replace(facts, unnamed=posts_for_names(rule, written_document(facts)))


def written_document(facts: MinutesFacts) -> d.Document:
    """Everything that somebody wrote, an item a part; what was written around them comes first."""
    around = (facts.opening, facts.note, facts.approved, *facts.amended)
    first = d.Part(blocks=tuple(d.paragraph(each) for each in around if each))
    items = (minute_part(place, item) for place, item in enumerate(facts.items, 1))
    return d.Document("Minutes", NEVER, (first, *items))


def check_minutes(
    meeting: Meeting, version: MinutesVersionFacts, rule: Exposure, *, page: str = ""
) -> tuple[Finding, ...]:
    """What to mend, or to let stand with a reason, before everybody reads them. One query at most.

    ``page`` is the address at which a clerk mends it.
    """
    texts = [words for facts in version.public for words in public_texts(facts, page)]
    return check_public_texts(meeting, texts, rule)


def check_public_texts(
    meeting: Meeting, texts: Sequence[Passage], rule: Exposure
) -> tuple[Finding, ...]:
    """What texts of a meeting say that everybody must not read, each once. One query where there are any."""
    hidden = hidden_headings(meeting) if texts else []
    found = (
        finding
        for words in texts
        for finding in (*flagged(rule, words), *says_hidden(words, hidden))
    )
    return tuple(dict.fromkeys(found))


def public_texts(facts: MinutesFacts, page: str) -> Iterator[Passage]:
    """Each piece of what the public would read, and where a clerk mends it."""
    first, *parts = unnamed(written_document(facts), facts.unnamed).parts
    yield Passage(node_text(first.blocks), "What stands around the items", page)
    for part in parts:
        where = " ".join(part.number.split()) or f"“{' '.join(part.heading.split())}”"
        yield Passage(node_text((part.heading, *part.blocks)), f"The minute {where}", page)


def hidden_headings(meeting: Meeting) -> list[str]:
    """The headings that the public does not read, and that are no part of what it reads in their place."""
    rows = AgendaItem.objects.filter(meeting=meeting).exclude(audience=Audience.PUBLIC).light()
    told = {str(each): each.public_title.casefold() for each in rows}
    return [
        heading
        for heading, public in told.items()
        if len(heading) >= FEWEST_LETTERS and heading.casefold() not in public
    ]


def says_hidden(words: Passage, hidden: Iterable[str]) -> Iterator[Finding]:
    text = " ".join(words.words.split()).casefold()
    for heading in hidden:
        if heading.casefold() in text:
            yield stop(words.says(RESTRICTED_WORDS, SAYS_RESTRICTED.format(heading)))
