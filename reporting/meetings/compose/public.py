"""What was decided at a meeting, line by line, as everybody may read it."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.document.minutes import one_line_number
from reporting.document.parts.words import join_with_and
from reporting.editions.kinds import KINDS
from reporting.models import Report
from reporting.papers.compose.names import without


@dataclass(frozen=True)
class DecidedLine:
    """One minute with what was decided under it."""

    number: str
    heading: str
    verbs: str


def decided_in_public(report: Report) -> list[DecidedLine]:
    """The minutes under which something was decided, what was only noted last. Reads what was frozen."""
    version = KINDS[report.kind].thaw(report.facts)
    found = []
    for facts in version.public:
        for item in facts.items:
            verbs = list(dict.fromkeys(verb for each in item.passages for verb in each.verbs))
            if verbs:
                heading = without(" ".join(item.heading.split()), facts.unnamed)
                said = join_with_and(verbs).capitalize()
                found.append(DecidedLine(one_line_number(item), heading, said))
    return sorted(found, key=lambda each: each.verbs == "Noted")
