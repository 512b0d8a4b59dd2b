"""Made-up rounds for made-up partnerships: an answer for each row in each, with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random

from actions.models import Action, Measure, Reading, Round, Status, Update
from actions.rules.status import USUAL_LEGEND, Nature
from csp.periods import Quarter, quarter_of
from plans.models import Partnership, Plan

# How often each answer comes: most rows go well, and a few leads never answer.
CHANCES = (
    (Nature.DONE, 8),
    (Nature.ON_TRACK, 66),
    (Nature.AT_RISK, 10),
    (Nature.OFF_TRACK, 6),
    (Nature.NOT_STARTED, 3),
    (Nature.NONE, 7),
)
HAPPENED = (
    "Two joint patrols a week, and every repeat caller visited.",
    "The course ran in three schools and a fourth has asked for it.",
    "The new post was filled in the second month.",
)
WHY = ("The hearing was put off.", "The post stands empty.", "Fewer referrals than expected.")
NEXT = ("Carry on as planned.", "Recruit again, and cover the work meanwhile.")
WANTED = ("£1,500 from the reserve.", "Agreement to move the target to next year.")


def make_rounds(
    tenants: Sequence[Partnership], plans: Sequence[Plan], *, rounds: int, seed: int, store
) -> None:
    """``rounds`` quarters for each partnership, the last one within its plan's first half."""
    legend = store(Status, (each for tenant in tenants for each in bulk_legend(tenant)))
    made = store(Round, (each for plan in plans for each in rounds_of(plan, rounds)))
    slugs = {each.pk: each.slug for each in tenants}
    for plan in plans:
        own = [each for each in made if each.partnership_id == plan.partnership_id]
        words = {each.nature: each for each in legend if each.partnership_id == plan.partnership_id}
        make_answers(plan, own, words, Random(f"{seed}/rounds/{slugs[plan.partnership_id]}"), store)  # noqa: S311 - no secret


def bulk_legend(tenant: Partnership) -> Iterator[Status]:
    for place, entry in enumerate(USUAL_LEGEND, start=1):
        yield Status(partnership=tenant, position=place, **entry._asdict())


def rounds_of(plan: Plan, count: int) -> Iterator[Round]:
    quarter = quarter_of(plan.start).next()
    quarters: list[Quarter] = []
    for _ in range(count):
        quarters.insert(0, quarter)
        quarter = quarter.previous()
    for each in quarters:
        due = each.end + timedelta(days=14)
        yield Round(
            partnership_id=plan.partnership_id,
            period=each.code,
            title=str(each),
            start=each.start,
            end=each.end,
            opens_on=each.end,
            due_on=due,
            closes_on=due + timedelta(days=14),
            opened_at=datetime(each.end.year, each.end.month, each.end.day, 9, tzinfo=UTC),
        )


def make_answers(
    plan: Plan, rounds: Sequence[Round], legend: dict[str, Status], chance: Random, store
) -> None:
    rows = list(Action.objects.filter(plan=plan).order_by("pk"))
    measures: dict[int, list[Measure]] = {}
    for each in Measure.objects.filter(action__plan=plan).order_by("pk"):
        measures.setdefault(each.action_id, []).append(each)
    for round in rounds:
        updates = store(Update, (update_of(row, round, legend, chance) for row in rows))
        store(
            Reading,
            (
                reading_of(update, measure, chance)
                for update in updates
                if update.state == Update.State.ACCEPTED
                for measure in measures.get(update.action_id, ())
            ),
        )


def update_of(row: Action, round: Round, legend: dict[str, Status], chance: Random) -> Update:
    natures, weights = zip(*CHANCES, strict=True)
    nature = chance.choices(natures, weights)[0]
    update = Update(
        partnership_id=row.partnership_id, round=round, action=row, asked_on=round.opens_on
    )
    if nature == Nature.NONE:
        return update
    update.state = Update.State.ACCEPTED
    update.status = legend[nature]
    update.happened, update.next_steps = chance.choice(HAPPENED), chance.choice(NEXT)
    update.sent_at = update.reviewed_at = round.opened_at + timedelta(days=chance.randint(1, 14))
    update.sent_as = "Community Safety"
    if nature in (Nature.AT_RISK, Nature.OFF_TRACK):
        update.why = chance.choice(WHY)
        update.wanted = chance.choice(WANTED) if chance.random() < 0.2 else ""
    return update


def reading_of(update: Update, measure: Measure, chance: Random) -> Reading:
    number = chance.randint(10, 400)
    return Reading(
        partnership_id=update.partnership_id,
        update=update,
        measure=measure,
        printed=str(number),
        value=Decimal(number),
    )
