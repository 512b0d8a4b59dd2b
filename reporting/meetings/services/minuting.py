"""Minuting while a meeting is on: small changes, each safe beside those of somebody else who writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import AgreedAction
from csp import changes
from csp.changes.going_on import write_on
from csp.models import User
from reporting.meetings.access import rules_of_group
from reporting.meetings.compose.passages import find_passage, split_passages
from reporting.meetings.compose.typed import (
    BodyChange,
    PassageGone,
    TypedBlock,
    change_body,
    read_typed,
)
from reporting.meetings.queries.room import quorum_of_item
from reporting.meetings.reading.verbs import verb_of
from reporting.meetings.services.arising import agree_at_item
from reporting.meetings.services.attending import refuse_approved, seat_members
from reporting.meetings.services.calendar import lock_meeting, refuse_correspondence
from reporting.models import AgendaItem, Interest, Meeting, MeetingDecision
from reporting.models.meeting import HELD

State = Meeting.State
# How much of a passage is kept to find it again.
ANCHOR, PASSAGE = 10_000, 4_000
NOT_HELD = "This meeting has not begun. Begin to minute it first."
CALLED_OFF = "This meeting was moved or cancelled, so there is nothing to minute."
MONTH_ONLY = "Only the month of this meeting is known. Say on which day it is first."
NO_QUORUM = (
    "There is no quorum for this item ({there} of {needed}), so nothing can be decided here but by "
    "correspondence."
)
# What somebody typed as a decision stays as words that nobody takes for one.
UNDECIDED = "Not decided, as there was no quorum: "


@dataclass(frozen=True)
class WrittenWords:
    """An item after words were kept in it: ``last`` is the passage that those typed next follow.

    ``undecided`` says that a decision was among them and was kept as words, for want of a quorum.
    """

    item: AgendaItem
    last: str
    goes_on: bool
    undecided: bool


class PassageClash(Exception):
    """Somebody else changed the passage: ``theirs`` is the text of the item now, ``yours`` what was typed."""

    def __init__(self, item: AgendaItem, yours: str):
        super().__init__("Somebody else changed this passage.")
        self.item, self.theirs, self.yours = item, item.body, yours


def hold_meeting(*, by: User, meeting: Meeting) -> Meeting:
    """Begin to minute a meeting. Those who sit on its group are put on the lists, as expected or apologised.

    Raises ValidationError for one that was called off, or whose day is not known.
    """
    with changes.changing():
        held = lock_meeting(meeting)
        if held.state in HELD:
            return held
        if held.called_off:
            raise ValidationError(CALLED_OFF)
        if held.month_only:
            raise ValidationError(MONTH_ONLY)
        refuse_correspondence(held)
        values = {"state": State.HELD}
        held = changes.write_version(
            held, by=by, version=held.version, values=values, verb="began to minute"
        )
        seat_members(by=by, meeting=held)
    return held


def write_passage(
    *,
    by: User,
    item: AgendaItem,
    after: str,
    before: str = "",
    behind: str = "",
    again: bool = False,
) -> WrittenWords:
    """Keep what was typed at one place of an item: text, and each decision and action in it as its own.

    ``before`` is the passage as it was when somebody began to change it, ``behind`` the one that new words
    follow. Without a quorum a decision is kept as words. What is sent ``again`` is kept once. Raises
    PassageClash where somebody else changed that passage, ValidationError where minutes are approved.
    """
    with changes.changing():
        held = lock_item(item)
        lead_in = rules_of_group(held.meeting.group).lead_in
        typed = read_typed(after, lead_in)
        undecided = any(each.kind == "decision" for each in typed) and not quorum_of_item(held).met
        blocks = [keep_as_words(each) for each in typed] if undecided else typed
        try:
            made = change_body(held.body, blocks, before=before, behind=behind, again=again)
        except PassageGone as error:
            raise PassageClash(held, after) from error
        move_anchors(held, made, before)
        if made.body != held.body:
            held = keep_body(held, made.body, by=by)
        for anchor, block in made.outcomes:
            if not (again and is_kept_already(held, anchor, block)):
                keep_outcome(held, anchor, block, lead_in=lead_in, by=by)
    return WrittenWords(held, made.last, bool(made.own), undecided)


def keep_body(item: AgendaItem, body: str, *, by: User) -> AgendaItem:
    """The words of an item as they are now; while the meeting is on, a pause is no version of its own."""
    if item.meeting.state == State.HELD:
        return write_on(item, by=by, values={"body": body})
    return changes.write_version(item, by=by, version=item.version, values={"body": body})


def keep_as_words(block: TypedBlock) -> TypedBlock:
    return TypedBlock("text", f"{UNDECIDED}{block.words}") if block.kind == "decision" else block


def lock_item(item: AgendaItem) -> AgendaItem:
    """The item, held until the transaction ends, so that two who write come one after the other."""
    rows = AgendaItem.objects.select_for_update(no_key=True, of=("self",))
    held = rows.select_related("meeting__group", "meeting__partnership", "parent").get(pk=item.pk)
    refuse_closed(held.meeting)
    return held


def refuse_closed(meeting: Meeting) -> None:
    refuse_approved(meeting)
    if meeting.state not in HELD:
        raise ValidationError(NOT_HELD)


def move_anchors(item: AgendaItem, made: BodyChange, before: str) -> None:
    """What stood behind the passage that changes goes on standing behind it in its new words."""
    passages = split_passages(item.body)
    if not before or made.body == item.body:
        return
    after = made.last

    def stood_there(anchor: str) -> bool:
        return bool(anchor) and find_passage(passages, anchor) == made.place

    for decision in MeetingDecision.objects.filter(item=item):
        if stood_there(decision.anchor):
            MeetingDecision.objects.filter(pk=decision.pk).update(anchor=after[:ANCHOR])
    for agreed in AgreedAction.objects.filter(at_meeting__item=item):
        if stood_there(agreed.passage):
            AgreedAction.objects.filter(pk=agreed.pk).update(passage=after[:PASSAGE])


def is_kept_already(item: AgendaItem, anchor: str, block: TypedBlock) -> bool:
    """Whether a decision or an action stands there that was sent before."""
    if block.kind == "decision":
        rows = MeetingDecision.objects.filter(item=item, words=block.words)
        return rows.filter(anchor=anchor[:ANCHOR]).exists()
    asked = AgreedAction.objects.filter(at_meeting__item=item, words=block.words)
    return asked.filter(passage=anchor[:PASSAGE]).exists()


def keep_outcome(
    item: AgendaItem, anchor: str, block: TypedBlock, *, lead_in: str, by: User
) -> None:
    if block.kind == "decision":
        verb = verb_of(lead_in, block.words) or MeetingDecision.Verb.AGREED
        row = MeetingDecision(item=item, words=block.words, anchor=anchor[:ANCHOR], verb=verb)
        decide(by=by, decision=row)
    else:
        values = {"words": block.words, "passage": anchor[:PASSAGE]}
        agree_at_item(by=by, item=item, values=values)


def decide(*, by: User, decision: MeetingDecision) -> MeetingDecision:
    """Keep a decision. Raises ValidationError without a quorum, unless it was by correspondence."""
    item = decision.item
    refuse_closed(item.meeting)
    refuse_without_quorum(item, decision.how)
    decision.partnership_id = item.partnership_id
    return changes.create(decision, by=by, verb="decided")


def change_decision(
    *, by: User, decision: MeetingDecision, version: int, values: Mapping[str, Any]
) -> MeetingDecision:
    """Raises Stale where somebody else changed the same, ValidationError as ``decide`` does."""
    refuse_closed(decision.item.meeting)
    if "how" in values:
        refuse_without_quorum(decision.item, values["how"])
    return changes.update(decision, by=by, version=version, values=values)


def remove_decision(*, by: User, decision: MeetingDecision):
    refuse_closed(decision.item.meeting)
    return changes.remove(decision, by=by)


def refuse_without_quorum(item: AgendaItem, how: str) -> None:
    answer = quorum_of_item(item)
    if not answer.met and how != MeetingDecision.How.CORRESPONDENCE:
        raise ValidationError(NO_QUORUM.format(there=answer.there, needed=answer.needed))


def declare_interest(*, by: User, interest: Interest) -> Interest:
    """Keep what somebody declared in an item, and what they did about it."""
    refuse_closed(interest.item.meeting)
    return changes.create(interest, by=by, verb="declared")
