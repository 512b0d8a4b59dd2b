"""The agenda of a meeting as one kind of reader has it, from the rows that this reader may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from csp.prose.nouns import count_noun
from reporting.facts.agenda import (
    AgendaFacts,
    AgendaVersionFacts,
    ListedItemFacts,
    ListedPaperFacts,
)
from reporting.meetings.access import MeetingReader, ReaderLevel, rules_of_group
from reporting.meetings.agenda_lines import letter_mark
from reporting.meetings.compose.gather import body_name, opening_words
from reporting.meetings.rules.sentences import coming_sentence, next_meeting_sentence
from reporting.meetings.seen import SeenItem, SeenPaper, see_items
from reporting.models import AgendaPaper, ItemKind, Meeting, Purpose

NOT_OPEN = "Not open to the public."
NOT_OPEN_TO_ALL = "Restricted: not every member reads what belongs to it."
TO_FOLLOW = "to follow"
ANYBODY = "Anybody may come."


def agenda_version(meeting: Meeting) -> AgendaVersionFacts:
    """The agenda as it is frozen, for each kind of reader as if it were out."""
    members = gather_agenda(issued_reader(meeting, ReaderLevel.MEMBER))
    whole = gather_agenda(issued_reader(meeting, ReaderLevel.MEMBER, restricted=True))
    everybody = issued_reader(meeting, ReaderLevel.PUBLIC)
    public = (gather_agenda(everybody),) if everybody.sees_agenda else ()
    return AgendaVersionFacts(members, public, (whole,) if whole != members else ())


def issued_reader(
    meeting: Meeting, level: ReaderLevel, *, restricted: bool = False
) -> MeetingReader:
    """Any reader of a kind, of an agenda that is out."""
    then = copy(meeting)
    then.state = meeting.state if meeting.was_held else Meeting.State.ISSUED
    return MeetingReader(then, rules_of_group(meeting.group), level, restricted=restricted)


def gather_agenda(reader: MeetingReader) -> AgendaFacts:
    """The agenda for one reader; empty of every item while this reader may not know it."""
    meeting = reader.meeting
    body = body_name(meeting)
    lister = ItemLister(reader, paper_places(meeting))
    return AgendaFacts(
        partnership=meeting.partnership.name,
        body=body,
        day=meeting.date.isoformat(),
        sentence=coming_sentence(opening_words(meeting, reader.rules), body, meeting.date),
        hours=meeting.hours_words,
        place=meeting.place,
        note=ANYBODY if meeting.open_to_public else "",
        items=tuple(lister.listed(each, str(n)) for n, each in enumerate(see_items(reader), 1)),
        colour=meeting.partnership.colour,
    )


def paper_places(meeting: Meeting) -> dict[int, int]:
    """The place of each paper under its item, from 1. What is withdrawn keeps its place.

    So a paper has one number in every version, for every reader.
    """
    rows = AgendaPaper.objects.filter(item__meeting=meeting).order_by("item", "position", "pk")
    places: dict[int, int] = {}
    before: Counter[int] = Counter()
    for pk, item in rows.values_list("pk", "item"):
        before[item] += 1
        places[pk] = before[item]
    return places


@dataclass(frozen=True)
class ItemLister:
    """Turns the items that a reader sees into what the agenda prints; ``places`` are those of papers."""

    reader: MeetingReader
    places: Mapping[int, int]

    def listed(self, item: SeenItem, mark: str, above: str = "") -> ListedItemFacts:
        """``above`` is the mark of the item that a part stands under: papers are numbered by both."""
        papers = self.numbered_papers(item, mark, above)
        parts = enumerate(item.parts)
        return ListedItemFacts(
            mark=mark,
            heading=item.heading,
            said=tuple(self.said(item)),
            rubric=item.rubric,
            shut=self.shut_sentence(item),
            papers=tuple(listed_paper(each, number) for number, each in papers),
            parts=tuple(self.listed(part, letter_mark(place), mark) for place, part in parts),
        )

    def said(self, item: SeenItem) -> Iterator[str]:
        """“To decide”, “Chair”, “10 minutes”; of the next meeting, when and where it is."""
        if item.purpose:
            yield str(Purpose(item.purpose).label)
        if item.author:
            yield item.author
        if item.minutes:
            yield count_noun(item.minutes, "minute")
        meeting = self.reader.meeting
        following = meeting.next_meeting
        same = following is not None and following.group_id == meeting.group_id
        if item.kind == ItemKind.NEXT_MEETING and following and same:
            yield next_meeting_sentence(
                following.date,
                month_only=following.month_only,
                starts=following.starts,
                place=following.place,
            )

    def shut_sentence(self, item: SeenItem) -> str:
        if item.whole:
            return ""
        return NOT_OPEN_TO_ALL if self.reader.is_member else NOT_OPEN

    def numbered_papers(
        self, item: SeenItem, mark: str, above: str = ""
    ) -> Iterator[tuple[str, SeenPaper]]:
        """The papers of an item that are here or to come, each with its number, such as 6(a).1."""
        for paper in item.papers:
            if paper.state != AgendaPaper.State.WITHDRAWN:
                yield f"{above}{mark}.{self.places[paper.pk]}", paper

    def all_papers(self, items: Iterable[SeenItem]) -> Iterator[tuple[str, SeenPaper]]:
        """Those of all items and their parts, in the order of the agenda."""
        for place, item in enumerate(items, 1):
            yield from self.numbered_papers(item, str(place))
            for letter, part in enumerate(item.parts):
                yield from self.numbered_papers(part, letter_mark(letter), str(place))


def listed_paper(paper: SeenPaper, number: str) -> ListedPaperFacts:
    pages = count_noun(paper.pages, "page") if paper.pages else ""
    note = pages if paper.is_here else TO_FOLLOW
    return ListedPaperFacts(number, paper.title, note, paper.author)
