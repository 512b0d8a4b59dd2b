"""The minutes of a meeting as a kind: one text, read by members and, less what is theirs, by everybody."""

from __future__ import annotations

from dataclasses import replace

from csp.periods import date_words
from reporting import document as d
from reporting.document.minutes import minutes_parts, minutes_title
from reporting.document.parts.words import day_words
from reporting.editions.reports.kind import Edition
from reporting.facts.minutes import (
    ALL_READERS,
    EVERYBODY,
    MEMBERS,
    MinutesFacts,
    keeps_anything,
    readable_minutes,
)
from reporting.papers.compose.names import unnamed

FOR_MEMBERS = "Not for publication"
RESTRICTED = "Restricted"


def build(facts: MinutesFacts, edition: Edition) -> d.Document:
    """What members read, who may not see what is restricted."""
    kept = keeps_anything(facts, "partners")
    document = minutes_document(readable_minutes(facts, MEMBERS), edition)
    return replace(document, marking=FOR_MEMBERS if kept else "")


def build_whole(facts: MinutesFacts, edition: Edition) -> d.Document:
    """What is read by those who may see what is restricted."""
    kept = keeps_anything(facts, "restricted")
    document = minutes_document(readable_minutes(facts, ALL_READERS), edition)
    return replace(document, marking=RESTRICTED) if kept else build(facts, edition)


def build_public(facts: MinutesFacts, edition: Edition) -> d.Document:
    document = minutes_document(readable_minutes(facts, EVERYBODY), edition)
    return unnamed(document, facts.unnamed)


def minutes_document(facts: MinutesFacts, edition: Edition) -> d.Document:
    return d.Document(
        title=minutes_title(facts),
        created=edition.created,
        parts=minutes_parts(facts),
        author=facts.partnership,
        subject=minutes_subject(facts, edition),
        keywords=("community safety", "minutes"),
        brand_colour=facts.colour,
        draft=edition.draft,
        running_title=f"{facts.body}: minutes of {day_words(facts.day)}",
        footer=""
        if edition.number == 1
        else f"Version {edition.number}, {date_words(edition.created)}",
    )


def minutes_subject(facts: MinutesFacts, edition: Edition) -> str:
    words = (
        "Draft minutes" if edition.draft else "Minutes",
        "public version" if facts.public else "",
    )
    return ", ".join(filter(None, words))
