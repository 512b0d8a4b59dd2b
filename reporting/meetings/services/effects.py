"""What a decision changes elsewhere: applied once somebody presses for it, or said not to be wanted."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError

from csp import changes
from csp.models import User
from csp.periods import today
from plans.models import Plan
from plans.plan.services.plan import move_plan_status
from reporting.meetings.access import rules_of_group
from reporting.meetings.rules.effects import Effect, effect_of_decision
from reporting.models import MeetingDecision

State = MeetingDecision.EffectState
NOTHING_FOLLOWS = "Nothing follows from this decision any more. Nothing was changed."
ELSEWHERE = "Minutes are approved on their own page. Nothing was changed."


def apply_effect(*, by: User, decision: MeetingDecision, version: int) -> MeetingDecision:
    """Do what a decision says, with its minute's number as the reference, and keep that it was done.

    Raises Stale when somebody settled it meanwhile, ValidationError when nothing follows from it any more.
    """
    with changes.changing():
        effect = effect_of_decision(decision, rules_of_group(decision.item.meeting.group))
        if effect == Effect.NONE:
            raise ValidationError(NOTHING_FOLLOWS)
        if effect == Effect.MINUTES:
            raise ValidationError(ELSEWHERE)
        settled = settle_effect(by=by, decision=decision, version=version, effect=effect)
        if do := DOING.get(effect):
            do(decision, by)
    return settled


def decline_effect(*, by: User, decision: MeetingDecision, version: int) -> MeetingDecision:
    """Say that what would follow from a decision is not wanted, so that it is offered no more."""
    effect = effect_of_decision(decision, rules_of_group(decision.item.meeting.group))
    if effect == Effect.NONE:
        raise ValidationError(NOTHING_FOLLOWS)
    return settle_effect(
        by=by, decision=decision, version=version, effect=effect, state=State.DECLINED
    )


def offer_effect_again(*, by: User, decision: MeetingDecision, version: int) -> MeetingDecision:
    """Take back that an effect was not wanted. What was applied is changed back where it was done."""
    if decision.effect_state != State.DECLINED:
        raise ValidationError(NOTHING_FOLLOWS)
    return settle_effect(by=by, decision=decision, version=version, effect="", state=State.NONE)


def settle_effect(
    *, by: User, decision: MeetingDecision, version: int, effect: str, state: str = State.APPLIED
) -> MeetingDecision:
    named = state != State.NONE
    values = {
        "effect": effect,
        "effect_state": state,
        "effect_on": today() if named else None,
        "effect_by": by if named else None,
    }
    return changes.update(decision, by=by, version=version, values=values, verb=VERBS[state])


VERBS: dict[str, str] = {
    State.APPLIED: "applied",
    State.DECLINED: "declined what follows from",
    State.NONE: "offered again",
}


def agree_plan(decision: MeetingDecision, by: User) -> None:
    item = decision.item
    move_plan_status(
        by=by,
        plan=item.plan,
        version=item.plan.version,
        status=Plan.Status.AGREED,
        on=item.meeting.date,
        note=item.number or str(item.meeting),
    )


def begin_strategy(decision: MeetingDecision, by: User) -> None:
    strategy, day = decision.item.strategy, decision.item.meeting.date
    changes.update(strategy, by=by, version=strategy.version, values={"start": day})


def agree_terms(decision: MeetingDecision, by: User) -> None:
    rules = rules_of_group(decision.item.meeting.group)
    values = {"terms_agreed_at": decision.item.meeting}
    changes.update(rules, by=by, version=rules.version, values=values)


# A row of the plan is changed by whoever looks at it: here it is only kept that it was.
DOING: dict[str, Callable[[MeetingDecision, User], None]] = {
    Effect.PLAN: agree_plan,
    Effect.STRATEGY: begin_strategy,
    Effect.TERMS: agree_terms,
}
