"""What of a planner everybody may read: public activities that name nobody who did not agree to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.models import PlannerEntry, PlannerLead
from actions.planner.sheet import PlannerSheet, SheetRow
from csp.prose.names import TextWords, find_name
from csp.prose.personal import EMAIL, HOME, POSTCODE, TELEPHONE, TITLED, find_personal

POINTS_TO_SOMEBODY = {TITLED, HOME, POSTCODE, TELEPHONE, EMAIL}


def reasons_to_keep_back(entry: PlannerEntry, names: Sequence[str]) -> list[str]:
    """Why an activity is not shown to the public although it is public; ``names`` are of people who
    are not to be named."""
    text = "\n".join((entry.words, entry.title, entry.place, entry.bodies, entry.heading))
    found = [each.says for each in find_personal(text) if each.code in POINTS_TO_SOMEBODY]
    words = TextWords(text)
    named = [name for name in names if find_name(words, name)]
    return list(dict.fromkeys([*(f"names {name}." for name in named), *found]))


def without_kept_back(sheet: PlannerSheet, names: Sequence[str]) -> PlannerSheet:
    """The sheet without activities that are kept back, and without their leads."""
    return PlannerSheet(sheet.planner, tuple(open_row(row, names) for row in sheet.rows))


def open_row(row: SheetRow, names: Sequence[str]) -> SheetRow:
    entries = {
        column: [entry for entry in group if not reasons_to_keep_back(entry, names)]
        for column, group in row.entries.items()
    }
    shown = {entry.pk for group in entries.values() for entry in group}
    leads = [
        lead
        for lead in row.leads
        if (lead.entry_id is None or lead.entry_id in shown) and not names_somebody(lead, names)
    ]
    return SheetRow(row.row, entries, leads)


def names_somebody(lead: PlannerLead, names: Iterable[str]) -> bool:
    """Whether the words that the public would read of a lead still name somebody who did not agree."""
    words = TextWords(lead.public_words)
    return any(find_name(words, name) for name in names)
