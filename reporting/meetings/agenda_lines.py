"""The lines of an agenda as clerks work on them: who, what paper, how late, who may read. No query here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from csp.periods import date_words
from plans.audience import Audience
from reporting.meetings.access import audience_of_item
from reporting.meetings.rules.deadlines import days_late
from reporting.models import AgendaItem, AgendaPaper, Purpose
from reporting.models.agenda_kinds import FILLED

READER_WORDS = {
    Audience.PUBLIC: "Public",
    Audience.PARTNERS: "Members",
    Audience.RESTRICTED: "Restricted",
}
PURPOSE_WORDS = {
    Purpose.NOTE: "to note",
    Purpose.DISCUSS: "to discuss",
    Purpose.DECIDE: "to decide",
}
State = AgendaPaper.State


@dataclass(frozen=True)
class PaperLine:
    """One paper of an item; ``tone`` is here, late, waiting or gone."""

    paper: AgendaPaper
    words: str
    tone: str


@dataclass(frozen=True)
class AgendaLine:
    """One item with ``mark`` 3 or (b); ``parts`` are the lines below it."""

    item: AgendaItem
    mark: str
    under: str
    reader: str
    audience: str
    papers: tuple[PaperLine, ...]
    parts: tuple[AgendaLine, ...]
    fills_itself: bool


def agenda_lines(items: Iterable[AgendaItem], on: date) -> list[AgendaLine]:
    """The lines in order. Numbers are places on the agenda; a minute's own number comes later."""
    return [agenda_line(item, str(place), on) for place, item in enumerate(items, start=1)]


def agenda_line(
    item: AgendaItem, mark: str, on: date, above: AgendaItem | None = None
) -> AgendaLine:
    audience = audience_of_item(item, above)
    parts = () if above else tuple(item.parts.all())
    return AgendaLine(
        item=item,
        mark=mark,
        under=under_heading(item),
        reader=READER_WORDS[audience],
        audience=audience,
        papers=tuple(paper_line(paper, on) for paper in item.papers.all()),
        parts=tuple(
            agenda_line(part, letter_mark(place), on, item) for place, part in enumerate(parts)
        ),
        fills_itself=item.kind in FILLED,
    )


def letter_mark(place: int) -> str:
    """(a), (b), and after (z) the number of the part."""
    return f"({ascii_lowercase[place]})" if place < len(ascii_lowercase) else f"({place + 1})"


def under_heading(item: AgendaItem) -> str:
    """What stands in small under the heading: where it was asked for, what is asked."""
    asked = item.refers_to.number if item.refers_to else ""
    said = (
        f"asked for in {asked}" if asked else "",
        PURPOSE_WORDS.get(Purpose(item.purpose), "") if item.purpose else "",
        f"{item.minutes} minutes" if item.minutes else "",
    )
    return " · ".join(filter(None, said))


def paper_line(paper: AgendaPaper, on: date) -> PaperLine:
    """How a paper stands on a day."""
    if paper.state == State.WITHDRAWN:
        return PaperLine(paper, "Withdrawn", "gone")
    if paper.is_here:
        return PaperLine(paper, here_words(paper), "here")
    late = days_late(paper.due_on, on)
    if late:
        return PaperLine(paper, "1 day late" if late == 1 else f"{late} days late", "late")
    if paper.due_on:
        return PaperLine(paper, f"By {date_words(paper.due_on)}", "waiting")
    return PaperLine(paper, paper.get_state_display(), "waiting")


def here_words(paper: AgendaPaper) -> str:
    if paper.is_word_file:
        return "Word file"
    if paper.pages:
        return "1 page" if paper.pages == 1 else f"{paper.pages} pages"
    return "Words" if paper.text and not paper.file else paper.get_state_display()


def waiting_papers(lines: Iterable[AgendaLine]) -> list[PaperLine]:
    """The papers that are promised and not here, in the order of the agenda."""
    found: list[PaperLine] = []
    for line in lines:
        found += [paper for paper in line.papers if paper.tone in ("late", "waiting")]
        found += waiting_papers(line.parts)
    return found


def count_waiting(lines: Iterable[AgendaLine]) -> int:
    return len(waiting_papers(lines))
