"""The notice of a review after a death, as it may be published: anonymous, with no day of death."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.papers.desk import Desk
from reporting.papers.patterns.pattern import PaperType, Slot, data, text_block


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot("Why there was a review", (data("reviews"),)),
        Slot("What was learnt", (text_block("TBC: in words that name nobody and no day."),)),
        Slot("What has changed since", (text_block("TBC"),)),
        Slot(
            "Help", (text_block("TBC: who can help people in the same position."), data("contact"))
        ),
    )


def review_notice_values(desk: Desk) -> Mapping[str, Any]:
    return {"title": "Notice of a review", "issuer": desk.partnership.name}


PATTERN = PaperType(
    "Notice of a case review",
    "What may be said in public about a review after a death: why, what was learnt, who can help. "
    "Domestic Violence, Crime and Victims Act 2004, section 9.",
    slots,
    review_notice_values,
    needs=("review",),
)
