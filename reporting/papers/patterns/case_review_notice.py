"""The notice of a review after a death, as it may be published: anonymous, with no day of death."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import Pattern, Slot, data, words


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot("Why there was a review", (data("reviews"),)),
        Slot("What was learnt", (words("TBC: in words that name nobody and no day."),)),
        Slot("What has changed since", (words("TBC"),)),
        Slot("Help", (words("TBC: who can help people in the same position."), data("contact"))),
    )


def values(desk: Desk) -> Mapping[str, Any]:
    return {"title": "Notice of a review", "issuer": desk.partnership.name}


PATTERN = Pattern(
    "Notice of a case review",
    "What may be said in public about a review after a death: why, what was learnt, who can help. "
    "Domestic Violence, Crime and Victims Act 2004, section 9.",
    slots,
    values,
    needs=("review",),
)
