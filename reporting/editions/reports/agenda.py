"""The agenda of a meeting as a kind: one text as each kind of reader has it, frozen when it is issued.

As with minutes, the members' version is stored; what is restricted is drawn for whoever may read it.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from csp.periods import date_words
from plans.access import Can
from reporting import document as d
from reporting.document.agenda import agenda_parts, agenda_title
from reporting.document.parts.words import day_words
from reporting.editions.reports.kind import Edition, Made, ReportKind
from reporting.editions.reports.minutes import FOR_MEMBERS
from reporting.facts.agenda import AgendaFacts, AgendaVersionFacts
from reporting.papers.compose.names import unnamed

AGENDA = "agenda"
SENSITIVE = "OFFICIAL-SENSITIVE"


def build_agenda(version: AgendaVersionFacts, edition: Edition) -> d.Document:
    """What members read, who may not see what is restricted."""
    document = agenda_document(version.members, edition)
    return replace(document, marking=members_marking(version))


def members_marking(version: AgendaVersionFacts) -> str:
    """Nothing where everybody reads every word that members do."""
    return "" if version.members in version.public else FOR_MEMBERS


def build_whole_agenda(version: AgendaVersionFacts, edition: Edition) -> d.Document:
    """What is read by those who may see what is restricted."""
    if not version.whole:
        return build_agenda(version, edition)
    return replace(agenda_document(version.whole[0], edition), marking=SENSITIVE)


def build_public_agenda(version: AgendaVersionFacts, edition: Edition) -> d.Document | None:
    """What everybody reads; None where the group's rules let nobody."""
    if not version.public:
        return None
    facts = version.public[0]
    document = agenda_document(facts, edition)
    return unnamed(replace(document, subject="Agenda, public version"), facts.unnamed)


def agenda_document(facts: AgendaFacts, edition: Edition) -> d.Document:
    issued = "" if edition.draft else date_words(timezone.localtime(edition.created).date())
    return d.Document(
        title=agenda_title(facts),
        created=edition.created,
        parts=agenda_parts(facts, issued),
        author=facts.partnership,
        subject="Agenda",
        keywords=("community safety", "agenda"),
        brand_colour=facts.colour,
        draft=edition.draft,
        running_title=f"{facts.body}: agenda of {day_words(facts.day)}",
        footer=f"Version {edition.number}" if edition.number > 1 else "",
    )


KIND = ReportKind(
    "Agenda",
    AgendaVersionFacts,
    build_agenda,
    Can.READ,
    made=Made("meeting_issue", Can.MINUTE),
    done="issued",
    everybody=build_public_agenda,
    of_meeting=True,
)
