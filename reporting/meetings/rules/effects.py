"""What a decision changes elsewhere: offered from what its item is about, and never done by itself."""

from __future__ import annotations

from plans.models import Plan
from reporting.models import AgendaItem, GroupRules, Meeting, MeetingDecision

Effect, Verb = MeetingDecision.Effect, MeetingDecision.Verb

AGREES = frozenset({Verb.APPROVED, Verb.AGREED, Verb.ADOPTED, Verb.ENDORSED, Verb.RATIFIED})
NOT_AGREED_YET = frozenset({Plan.Status.DRAFT, Plan.Status.CONSULTATION})


def effect_of_decision(decision: MeetingDecision, rules: GroupRules) -> str:
    """What would follow from a decision that holds, as things stand now; empty for nothing."""
    if not decision.holds or decision.verb not in AGREES:
        return Effect.NONE
    item = decision.item
    waiting = {
        Effect.PLAN: waits_for_agreement(item),
        Effect.MINUTES: waits_for_approval(item),
        Effect.STRATEGY: bool(item.strategy) and item.strategy.start is None,
        Effect.TERMS: waits_as_terms(item, rules),
        Effect.ROW: bool(item.row_id),
    }
    return next((effect for effect, waits in waiting.items() if waits), Effect.NONE)


def waits_for_agreement(item: AgendaItem) -> bool:
    return item.plan is not None and item.plan.status in NOT_AGREED_YET


def waits_for_approval(item: AgendaItem) -> bool:
    earlier = item.minutes_of
    return earlier is not None and earlier.state == Meeting.State.CIRCULATED


def waits_as_terms(item: AgendaItem, rules: GroupRules) -> bool:
    terms = rules.terms_id
    return terms is not None and terms == item.report_id and rules.terms_agreed_at_id is None
