"""How sources read what lies on the desk: for whom, of which plan, and always in words for everybody.

One gathering serves the version for members and the public one, so people are called in both what the
public may call them; only whole rows are kept for partners.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.models import Round
from csp.prose.nouns import count_noun
from plans.access import UNFINISHED, Access, Can
from plans.models import Plan
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.facts import plan as f
from reporting.facts.funding import NOT_EVERYTHING
from reporting.facts.gather_plan import gather_actions, gather_partnership, gather_plan_details
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import has_unseen_rows, plan_named, plans_to_choose
from reporting.papers.sources.source import Option

NOTHING = Gathered()
NO_PLAN = f.PlanFacts("", "", "", "", "")


def reader_access(desk: Desk, plan: Plan | None = None) -> Access:
    """What they may see for whom is gathered; a restricted row never.

    Nor a plan that nobody has agreed, but for the ``plan`` that an officer chose to print: before it
    is frozen the gate asks about that.
    """
    powers = {Can.READ, Can.READ_PARTNERS} if desk.for_members else {Can.READ}
    powers |= {Can.READ_DRAFTS} if plan and plan.status in UNFINISHED else set()
    return Access(desk.partnership, frozenset(powers), frozenset())


def plan_choices(desk: Desk) -> Sequence[tuple[str, str]]:
    return [(each.slug, str(each)) for each in plans_to_choose(desk.partnership)]


PLAN = Option(
    "plan", "Plan", plan_choices, help="Leave empty for the plan that the paper is about."
)


def chosen_plan(desk: Desk, options: Mapping[str, Any]) -> Plan | None:
    slug = options.get("plan")
    if not slug or (desk.plan and desk.plan.slug == slug):
        return desk.plan
    return plan_named(desk.partnership, slug)


def fixed_choices(*choices: tuple[str, str]) -> Any:
    """The same choices at every desk; the first is what is meant where nothing is chosen."""
    return lambda desk: choices


def facts_with_lists(desk: Desk, plan: Plan | None = None, **lists: Any) -> f.WholePlanFacts:
    """Facts that hold these lists and no others, from which parts of a plan are drawn."""
    return f.WholePlanFacts(
        partnership=gather_partnership(holder(desk, plan)),
        plan=gather_plan_details(plan, True) if plan else NO_PLAN,
        **lists,
    )


def holder(desk: Desk, plan: Plan | None = None) -> Plan:
    """What knows its partnership: a plan, or where the paper is about none, one that is not stored."""
    return plan or desk.plan or Plan(partnership=desk.partnership)


def readable_plan_rows(desk: Desk, plan: Plan) -> tuple[f.ActionFacts, ...]:
    """The rows of a plan that the reader may see, in words for everybody."""
    return gather_actions(plan, True, reader_access(desk, plan))


def partial_figures_note(
    desk: Desk, plan: Plan | None, *, round: Round | None = None, less: bool = False
) -> tuple[d.Paragraph, ...]:
    """That figures are not of everything, and not of what: rows that the reader may not see are in none.

    Of a round only the rows that it asks about count. ``less``: something that belongs to rows which they
    do see was left out as well.
    """
    return (d.paragraph(NOT_EVERYTHING),) if less or unseen(desk, plan, round) else ()


def unseen(desk: Desk, plan: Plan | None, round: Round | None) -> bool:
    """Whether a plan, or what a round asks about, has rows that are not for the reader."""
    name = ("unseen", plan and plan.pk, round and round.pk)
    return desk.once(name, lambda: has_unseen_rows(round, plan, reader_access(desk, plan)))


def quotable_count(count: int, noun: str, nouns: str = "", *, key: str = "count") -> Quotable:
    words = count_noun(count, noun, nouns)
    return Quotable(key, f"How many {nouns or noun + 's'}", words)
