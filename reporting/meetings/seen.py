"""A meeting as one reader sees it: plain values with nothing in them that is not theirs.

Pages, papers and feeds print these, so that a template cannot show what was left out here. Six
statements, however many items there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.models import AgreedAction
from csp.periods import date_words
from plans.audience import Audience
from reporting.meetings.access import MeetingReader, audience_of_item
from reporting.models import (
    AgendaItem,
    AgendaPaper,
    AgreedAtMeeting,
    Interest,
    MeetingDecision,
    PublicQuestion,
)
from reporting.models.agenda_kinds import TOPICAL


@dataclass(frozen=True)
class SeenPaper:
    """A paper that may be opened, or is on its way (``is_here`` is false)."""

    pk: int
    title: str
    state: str
    state_words: str
    is_here: bool
    author: str
    pages: int | None
    audience: str
    file_name: str
    has_text: bool
    report_id: int | None
    publication_id: int | None


@dataclass(frozen=True)
class SeenDecision:
    pk: int
    verb: str
    words: str
    words_cy: str
    number: str
    how: str
    result: str
    provisional: bool
    anchor: str
    row: MeetingDecision


@dataclass(frozen=True)
class SeenQuestion:
    asker: str
    question: str
    answer: str
    supplementary: str
    supplementary_answer: str
    written_reply: str


@dataclass(frozen=True)
class SeenAction:
    """Something that an item asked somebody to do; ``passage`` are the words of its text that did."""

    pk: int
    number: str
    words: str
    passage: str
    owner: str
    due: str
    row: AgreedAction


@dataclass(frozen=True)
class SeenInterest:
    who: str
    words: str
    then: str


@dataclass(frozen=True)
class SeenItem:
    """An item; ``whole`` is false where the reader has only what the public may know of it."""

    pk: int
    kind: str
    number: str
    number_printed: str
    heading: str
    heading_cy: str
    purpose: str
    author: str
    rubric: str
    minutes: int | None
    audience: str
    whole: bool
    body: str
    body_cy: str
    taken_with: int | None
    decisions: tuple[SeenDecision, ...] = ()
    papers: tuple[SeenPaper, ...] = ()
    interests: tuple[SeenInterest, ...] = ()
    questions: tuple[SeenQuestion, ...] = ()
    actions: tuple[SeenAction, ...] = ()
    parts: tuple[SeenItem, ...] = ()

    @property
    def has_topic_page(self) -> bool:
        """Whether what it was at all its meetings is theirs to read."""
        return self.whole and self.kind in TOPICAL

    @property
    def shut_words(self) -> str:
        """Why the rest is not here."""
        return "" if self.whole else SHUT[Audience(self.audience)]


SHUT = {
    Audience.PUBLIC: "",
    Audience.PARTNERS: "For members",
    Audience.RESTRICTED: "Restricted",
}


def see_items(reader: MeetingReader) -> tuple[SeenItem, ...]:
    """The items of the meeting with their parts, as far as the reader may know of them."""
    if not (reader.sees_items or reader.bodies):
        return ()
    rows = list(
        AgendaItem.objects.filter(meeting=reader.meeting).select_related("author", "author_body")
    )
    gathered = ItemSight(reader, rows)
    return gathered.below(None)


class ItemSight:
    """Everything that hangs on the items of a meeting, read once and handed out item by item."""

    def __init__(self, reader: MeetingReader, rows: Sequence[AgendaItem]):
        self.reader = reader
        self.rows = {row.pk: row for row in rows}
        self.children: dict[int | None, list[AgendaItem]] = defaultdict(list)
        for row in rows:
            self.children[row.parent_id].append(row)
        numbers = list(self.rows)
        self.papers = by_item(AgendaPaper.objects.select_related("author"), numbers)
        if not reader.sees_minutes:
            numbers = []
        linked = ("to_body", "ratified_at", "amended_by__item__meeting")
        self.decisions = by_item(MeetingDecision.objects.select_related(*linked), numbers)
        self.questions = by_item(PublicQuestion.objects.all(), numbers)
        owners = (f"agreed__owner_{kind}" for kind in ("body", "post", "person__organisation"))
        ties = AgreedAtMeeting.objects.select_related(*owners, "due_at").order_by("agreed__number")
        self.actions = by_item(ties, numbers)
        told = Interest.objects.select_related("attendance__person__organisation")
        self.interests = by_item(told, numbers)

    def below(self, parent: int | None) -> tuple[SeenItem, ...]:
        return tuple(
            self.see(row)
            for row in self.children[parent]
            if self.reader.sees_items or self.asked_for(row)
        )

    def asked_for(self, row: AgendaItem) -> bool:
        """Whether the reader, who sees no agenda, is asked for this item by their body."""
        return self.reader.opens_item(row, self.parent_of(row))

    def parent_of(self, row: AgendaItem) -> AgendaItem | None:
        return self.rows.get(row.parent_id) if row.parent_id else None

    def see(self, row: AgendaItem) -> SeenItem:
        if not self.reader.reads_item(row, self.parent_of(row)):
            return self.see_shut(row)
        told = self.reader.sees_minutes
        return SeenItem(
            **self.frame(row),
            heading=row.heading,
            heading_cy=row.heading_cy,
            author=row.author_printed,
            rubric=row.rubric,
            whole=True,
            body=row.body if told else "",
            body_cy=row.body_cy if told else "",
            decisions=tuple(see_decision(each) for each in self.decisions[row.pk]),
            papers=tuple(self.see_papers(row)),
            interests=tuple(self.see_interest(each) for each in self.interests[row.pk]),
            questions=tuple(self.see_question(each) for each in self.questions[row.pk]),
            actions=tuple(self.see_actions(row)),
            parts=self.below(row.pk),
        )

    def see_shut(self, row: AgendaItem) -> SeenItem:
        """What everybody may know of an item that is not theirs: its public heading and words.

        Of its parts nothing is said, and of its papers only those that are open for a reason.
        """
        return SeenItem(
            **self.frame(row),
            heading=shut_heading(row, self.parent_of(row)),
            heading_cy="",
            author="",
            rubric="",
            whole=False,
            body=row.public_body if self.reader.sees_minutes else "",
            body_cy="",
            papers=tuple(self.see_papers(row)),
        )

    def frame(self, row: AgendaItem) -> dict:
        """What tells nothing of the matter itself."""
        return {
            "pk": row.pk,
            "kind": row.kind,
            "number": row.number,
            "number_printed": row.number_printed,
            "purpose": row.purpose,
            "minutes": row.minutes,
            "audience": audience_of_item(row, self.parent_of(row)),
            "taken_with": row.taken_with_id,
        }

    def see_papers(self, row: AgendaItem) -> Iterable[SeenPaper]:
        parent = self.parent_of(row)
        for paper in self.papers[row.pk]:
            opens = self.reader.reads_paper(paper, row, parent)
            if opens or self.says_to_follow(paper, row, parent):
                yield see_paper(paper)

    def says_to_follow(
        self, paper: AgendaPaper, row: AgendaItem, parent: AgendaItem | None
    ) -> bool:
        """Whether the reader may know of a paper that is not here yet."""
        to_come = paper.state in (AgendaPaper.State.PROMISED, AgendaPaper.State.TO_FOLLOW)
        known = paper.audience in self.reader.audiences and self.reader.reads_item(row, parent)
        return to_come and known and self.reader.sees_papers

    def see_actions(self, row: AgendaItem) -> Iterable[SeenAction]:
        """What it asked for, as far as this reader may know; never more than they may of the item."""
        for tie in self.actions[row.pk]:
            if tie.agreed.audience in self.reader.audiences:
                yield see_action(tie, inside=self.reader.is_member)

    def see_interest(self, row: Interest) -> SeenInterest:
        who = str(row.attendance) if self.reader.is_member else row.attendance.public_words
        return SeenInterest(who, row.words, row.get_then_display() if row.then else "")

    def see_question(self, row: PublicQuestion) -> SeenQuestion:
        return SeenQuestion(
            asker=row.asker if self.reader.is_member else row.public_asker,
            question=row.question,
            answer=row.answer,
            supplementary=row.supplementary,
            supplementary_answer=row.supplementary_answer,
            written_reply=row.written_reply,
        )


def by_item(rows, numbers: list[int]) -> dict[int, list]:
    """Rows by the item that they hang on, each list in its order."""
    found: dict[int, list] = defaultdict(list)
    for row in rows.filter(item__in=numbers) if numbers else ():
        found[row.item_id].append(row)
    return found


def shut_heading(row: AgendaItem, parent: AgendaItem | None) -> str:
    """The heading of an item for those who may not read it; a part of a guarded item is guarded too."""
    if row.audience != Audience.PUBLIC or parent is None:
        return row.public_title
    return row.public_heading or parent.public_title


def see_decision(row: MeetingDecision) -> SeenDecision:
    return SeenDecision(
        pk=row.pk,
        verb=row.verb,
        words=row.words,
        words_cy=row.words_cy,
        number=row.number,
        how=row.get_how_display() if row.how else "",
        result=row.result,
        provisional=row.provisional and row.ratified_at_id is None,
        anchor=row.anchor,
        row=row,
    )


def see_action(tie: AgreedAtMeeting, *, inside: bool) -> SeenAction:
    row = tie.agreed
    return SeenAction(
        pk=row.pk,
        number=row.number_printed,
        words=row.words,
        passage=row.passage,
        owner=row.owner_printed if inside else row.owner_public,
        due=due_words_at(tie),
        row=row,
    )


def due_words_at(tie: AgreedAtMeeting) -> str:
    """By when: as it was printed, “next meeting, 16 May 2017”, or the day."""
    row = tie.agreed
    if row.due_words:
        return row.due_words
    day = date_words(row.due_on) if row.due_on else ""
    if row.due_kind == AgreedAction.DueKind.NEXT_MEETING:
        day = day or (tie.due_at.day_words if tie.due_at else "")
        return ", ".join(filter(None, ("next meeting", day)))
    return day


def see_paper(row: AgendaPaper) -> SeenPaper:
    return SeenPaper(
        pk=row.pk,
        title=row.title,
        state=row.state,
        state_words=row.get_state_display(),
        is_here=row.is_here,
        author=row.author_words or str(row.author or ""),
        pages=row.pages,
        audience=row.audience,
        file_name=row.file_name,
        has_text=bool(row.text),
        report_id=row.report_id,
        publication_id=row.publication_id,
    )
