"""What stands between an agenda and the public: looked for in what everybody would read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plans.proofreading.exposure import Exposure
from plans.proofreading.findings import Finding, Passage
from reporting import document as d
from reporting.document.agenda import agenda_part, agenda_parts, agenda_title
from reporting.document.words import node_text
from reporting.facts.agenda import AgendaFacts, AgendaVersionFacts
from reporting.meetings.compose.gate import NEVER, check_public_texts
from reporting.models import Meeting
from reporting.papers.compose.names import posts_for_names, unnamed


def hide_agenda_names(version: AgendaVersionFacts, rule: Exposure) -> AgendaVersionFacts:
    """The same with the posts that the public reads in place of names, which are frozen with it."""
    return replace(version, public=tuple(agenda_with_posts(each, rule) for each in version.public))


def agenda_with_posts(facts: AgendaFacts, rule: Exposure) -> AgendaFacts:
    document = d.Document(agenda_title(facts), NEVER, agenda_parts(facts))
    return replace(facts, unnamed=posts_for_names(rule, document))


def check_agenda(
    meeting: Meeting, version: AgendaVersionFacts, rule: Exposure, *, page: str = ""
) -> tuple[Finding, ...]:
    """What to mend, or to let stand with a reason, before everybody reads it. One query at most.

    ``page`` is the address at which a clerk mends it.
    """
    texts = [words for facts in version.public for words in agenda_texts(facts, page)]
    return check_public_texts(meeting, texts, rule)


def agenda_texts(facts: AgendaFacts, page: str) -> Iterator[Passage]:
    """Each piece of what the public would read, and where a clerk mends it."""
    around = " ".join(filter(None, (facts.sentence, facts.place, facts.note)))
    yield Passage(around, "What stands above the items", page)
    for place, item in enumerate(facts.items, 1):
        part = unnamed(agenda_part(place, item), facts.unnamed)
        yield Passage(node_text((part.heading, *part.blocks)), f"Item {item.mark}", page)
