"""The minutes of a meeting as kinds: a draft that members have, and what was approved.

Both hold one text as each kind of reader has it. The members' version is the one that is signed; what is
restricted is drawn for whoever may read it, and never stored.
"""

from __future__ import annotations

from dataclasses import replace

from plans.access import Can
from reporting import document as d
from reporting.document.minutes import minutes_parts, minutes_title
from reporting.document.parts.words import day_words
from reporting.editions.reports.kind import Edition, Made, ReportKind
from reporting.facts.minutes import MinutesFacts, MinutesVersionFacts
from reporting.papers.compose.names import unnamed

FOR_MEMBERS = "Not for publication"
RESTRICTED = "Restricted"
MINUTES, DRAFT_MINUTES = "minutes", "minutes-draft"


def build(version: MinutesVersionFacts, edition: Edition) -> d.Document:
    """What members read, who may not see what is restricted."""
    document = minutes_document(version.members, edition)
    return replace(document, marking="" if says_the_same(version) else FOR_MEMBERS)


def says_the_same(version: MinutesVersionFacts) -> bool:
    """Whether everybody reads every word and every name that members do."""
    members = (version.members.items, version.members.lists, ())
    return any((each.items, each.lists, each.unnamed) == members for each in version.public)


def build_whole(version: MinutesVersionFacts, edition: Edition) -> d.Document:
    """What is read by those who may see what is restricted."""
    if not version.whole:
        return build(version, edition)
    return replace(minutes_document(version.whole[0], edition), marking=RESTRICTED)


def build_public(version: MinutesVersionFacts, edition: Edition) -> d.Document | None:
    """What everybody reads; None where the group's rules let nobody."""
    if not version.public:
        return None
    facts = version.public[0]
    document = minutes_document(facts, edition)
    document = replace(document, subject=f"{document.subject}, public version")
    return unnamed(document, facts.unnamed)


def build_draft(version: MinutesVersionFacts, edition: Edition) -> d.Document:
    return build(version, replace(edition, draft=True))


def build_draft_public(version: MinutesVersionFacts, edition: Edition) -> d.Document | None:
    return build_public(version, replace(edition, draft=True))


def minutes_document(facts: MinutesFacts, edition: Edition) -> d.Document:
    return d.Document(
        title=minutes_title(facts),
        created=edition.created,
        parts=minutes_parts(facts),
        author=facts.partnership,
        subject="Draft minutes" if edition.draft else "Minutes",
        keywords=("community safety", "minutes"),
        brand_colour=facts.colour,
        draft=edition.draft,
        running_title=f"{facts.body}: minutes of {day_words(facts.day)}",
        footer=f"Version {edition.number}" if edition.number > 1 else "",
    )


KIND = ReportKind(
    "Minutes",
    MinutesVersionFacts,
    build,
    Can.READ,
    made=Made("meeting_minutes", Can.MINUTE),
    done="approved",
    everybody=build_public,
    of_meeting=True,
)
DRAFT = replace(
    KIND, words="Draft minutes", build=build_draft, done="circulated", everybody=build_draft_public
)
