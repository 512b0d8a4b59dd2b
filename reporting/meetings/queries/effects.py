"""The decisions of a meeting from which something follows elsewhere, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from csp.periods import date_words
from plans.access import Access, Can
from reporting.meetings.rules.effects import Effect, effect_of_decision
from reporting.models import GroupRules, Meeting, MeetingDecision
from reporting.models.meeting import HELD

State = MeetingDecision.EffectState


@dataclass(frozen=True)
class DecisionEffect:
    """``words`` say what would follow, or what became of it. ``address`` is where it is done or seen.

    ``open`` waits for somebody; ``here`` is done by a press on this page, and ``may`` by this reader.
    """

    decision: MeetingDecision
    words: str
    address: str = ""
    open: bool = True
    here: bool = True
    may: bool = True
    declined: bool = False

    @property
    def number(self) -> str:
        return self.decision.item.number or str(self.decision.item)


def effects_of_meeting(meeting: Meeting, rules: GroupRules, access: Access) -> list[DecisionEffect]:
    """What follows from the decisions of a meeting that was held, in their order. One query."""
    if meeting.state not in HELD:
        return []
    found = (effect_of_row(row, rules, access) for row in decisions_about_something(meeting))
    return [each for each in found if each is not None]


def decisions_about_something(meeting: Meeting) -> QuerySet[MeetingDecision]:
    rows = MeetingDecision.objects.filter(item__meeting=meeting)
    about = "item__plan", "item__strategy", "item__minutes_of", "item__row__plan", "effect_by"
    rows = rows.select_related("item__meeting__group", *about, "ratified_at")
    return rows.order_by("item__position", "item__pk", "position", "pk")


def effect_of_row(row: MeetingDecision, rules: GroupRules, access: Access) -> DecisionEffect | None:
    if row.effect_state in (State.APPLIED, State.DECLINED):
        return settled_effect(row)
    match effect_of_decision(row, rules):
        case Effect.PLAN:
            may = access.can(Can.AGREE)
            return DecisionEffect(row, f"“{row.item.plan}” is agreed.", may=may)
        case Effect.STRATEGY:
            words = f"“{row.item.strategy}” is in force from {date_words(row.item.meeting.date)}."
            return DecisionEffect(row, words, may=access.can(Can.EDIT))
        case Effect.TERMS:
            return DecisionEffect(row, f"The terms of reference of {rules.group} are agreed.")
        case Effect.MINUTES if earlier := row.item.minutes_of:
            words = f"The minutes of {earlier.day_words} are approved."
            address = reverse(
                "workspace:minutes_approve", args=[access.partnership.slug, earlier.pk]
            )
            return DecisionEffect(row, words, address, here=False)
        case Effect.ROW:
            address = row.item.row.get_absolute_url()
            words = f"Row {row.item.row.ref} of the plan changes."
            return DecisionEffect(row, words, address, may=access.can(Can.EDIT))
    return None


def settled_effect(row: MeetingDecision) -> DecisionEffect:
    declined = row.effect_state == State.DECLINED
    done = "not wanted" if declined else "done"
    on = f" on {date_words(row.effect_on)}" if row.effect_on else ""
    words = f"{row.get_effect_display()}: {done}{on}."
    return DecisionEffect(row, words, open=False, declined=declined)
