"""What the page shows on which a meeting is minuted: the agenda, and one item in blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from string import ascii_lowercase
from typing import Literal

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from reporting.meetings.access import MeetingReader
from reporting.meetings.compose.passages import find_passage, plain_words, split_passages
from reporting.meetings.seen import due_words_at
from reporting.models import AgendaItem, AgreedAtMeeting, Interest, MeetingDecision

BlockKind = Literal["text", "decision", "action"]


@dataclass(frozen=True)
class DeskLine:
    """An item in the list at the left: how far it is, and what came of it. A part has its letter."""

    item: AgendaItem
    mark: str
    decisions: int
    actions: int
    done: bool


@dataclass(frozen=True)
class DeskBlock:
    """A passage of text with its mark, a decision, or an action with the tie to its item and its day."""

    kind: BlockKind
    words: str = ""
    mark: str = ""
    decision: MeetingDecision | None = None
    tie: AgreedAtMeeting | None = None
    due: str = ""


def items_to_minute(reader: MeetingReader):
    """The items of a meeting that somebody may minute: those that they may read."""
    rows = AgendaItem.objects.filter(meeting=reader.meeting)
    return rows.for_audiences(reader.audiences).select_related("author", "author_body", "parent")


def desk_lines(reader: MeetingReader) -> list[DeskLine]:
    """The agenda in its order, parts below their items, with what was written down. One statement."""
    said = ExpressionWrapper(~Q(body=""), output_field=BooleanField())
    counts = {
        "decided": Count("decisions", distinct=True),
        "asked": Count("agreed_here", distinct=True),
    }
    rows = items_to_minute(reader).select_related(None).light().annotate(said=said, **counts)
    below: dict[int | None, list[AgendaItem]] = {}
    for row in rows.order_by("position", "pk"):
        below.setdefault(row.parent_id, []).append(row)
    return list(lines_below(below))


def lines_below(below: dict[int | None, list[AgendaItem]]) -> Iterator[DeskLine]:
    for number, row in enumerate(below.get(None, []), start=1):
        yield desk_line(row, str(number))
        for place, part in enumerate(below.get(row.pk, [])):
            yield desk_line(part, f"({ascii_lowercase[place : place + 1] or place + 1})")


def desk_line(row, mark: str) -> DeskLine:
    return DeskLine(row, mark, row.decided, row.asked, done=bool(row.said or row.decided))


def line_to_open(lines: Sequence[DeskLine], asked: str) -> DeskLine | None:
    """The line of the item that is asked for, else the first of which nothing was said yet."""
    wanted = [line for line in lines if str(line.item.pk) == asked]
    waiting = [line for line in lines if not line.done]
    return next(iter([*wanted, *waiting, *lines]), None)


def line_after(lines: Sequence[DeskLine], item: AgendaItem) -> DeskLine | None:
    """The line that comes next on the agenda."""
    numbers = [line.item.pk for line in lines]
    after = numbers.index(item.pk) + 1 if item.pk in numbers else len(lines)
    return lines[after] if after < len(lines) else None


def desk_blocks(item: AgendaItem) -> list[DeskBlock]:
    """The item's passages in their order, each followed by what stands behind it. Two statements."""
    passages = split_passages(item.body)
    behind: dict[int, list[DeskBlock]] = {}
    for block, anchor in outcomes_of(item):
        behind.setdefault(find_passage(passages, anchor), []).append(block)
    made = []
    for place, words in enumerate(passages):
        made.append(DeskBlock("text", words, mark_of(words)))
        made += behind.get(place, [])
    return made + behind.get(len(passages), [])


def mark_of(words: str) -> str:
    """A short name of a passage for addresses, the same as long as nobody changes its words."""
    return sha256(plain_words(words).encode()).hexdigest()[:12]


def outcomes_of(item: AgendaItem) -> Iterator[tuple[DeskBlock, str]]:
    """Actions stand before decisions where both stand behind one passage, as they are printed."""
    owners = (f"agreed__owner_{kind}" for kind in ("body", "post", "person"))
    ties = AgreedAtMeeting.objects.filter(item=item).select_related(*owners, "due_at")
    for tie in ties.order_by("agreed__number"):
        yield DeskBlock("action", tie=tie, due=due_words_at(tie)), tie.agreed.passage
    for row in MeetingDecision.objects.filter(item=item):
        yield DeskBlock("decision", decision=row), row.anchor


def last_passage(blocks: Sequence[DeskBlock]) -> str:
    return next((each.words for each in reversed(blocks) if each.kind == "text"), "")


def interests_of(item: AgendaItem) -> list[Interest]:
    rows = Interest.objects.filter(item=item).select_related("attendance__person__organisation")
    return list(rows)
