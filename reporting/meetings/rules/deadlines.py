"""The days around a meeting: papers, agenda, draft minutes, links. Pure: days in, days out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class MeetingDeadlines:
    """Days by which things are due; None where only the month of the meeting is known."""

    papers: date | None
    agenda: date | None
    draft: date | None


def deadlines_of(
    day: date, *, month_only: bool, paper_days: int, agenda_days: int, draft_days: int
) -> MeetingDeadlines:
    """Counted in calendar days back from the meeting, and on from it for draft minutes."""
    if month_only:
        return MeetingDeadlines(None, None, None)
    return MeetingDeadlines(
        papers=day - timedelta(days=paper_days),
        agenda=day - timedelta(days=agenda_days),
        draft=day + timedelta(days=draft_days),
    )


def days_late(due: date | None, on: date) -> int:
    """How many days something is late; nought where it is not, or where nothing is due."""
    return max(0, (on - due).days) if due else 0
