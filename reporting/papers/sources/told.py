"""What a round says to the readers of a paper: accepted answers on rows that they may see.

What was not accepted is not said. What was accepted but is not for the public is kept for partners,
and counted in no figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from actions.models import Round
from csp.prose.nouns import count_noun
from plans.audience import Audience, narrowest
from plans.models import Plan
from reporting import document as d
from reporting.facts import plan as f
from reporting.facts.gather_plan import gather_priorities, public_lead
from reporting.facts.quarter import QuarterFacts, QuarterPriorityFacts, RoundFacts, RowFacts
from reporting.facts.quarter.gather import gather_legend, gather_round, silence_in
from reporting.papers.desk import Desk
from reporting.papers.sources.queries.sources import leads_of_rows, updates_kept_back
from reporting.papers.sources.reading import readable_plan_rows, reader_access


@dataclass(frozen=True)
class ReadableRows:
    """The rows as the reader may read them, and who alone may read each, by its key.

    ``less``: rows were left out of what everybody reads, since their answers are not for the public.
    """

    facts: QuarterFacts
    kept: Mapping[str, d.Kept]
    less: bool = False

    def open_rows(self) -> tuple[RowFacts, ...]:
        """What everybody may read, of which alone figures are made."""
        return tuple(row for row in self.facts.rows if not self.kept[row.key])

    def hidden_rows(self) -> tuple[RowFacts, ...]:
        return tuple(row for row in self.facts.rows if self.kept[row.key])

    def in_open(self) -> QuarterFacts:
        return replace(self.facts, rows=self.open_rows())


def gather_readable_rows(desk: Desk, plan: Plan | None) -> ReadableRows:
    """What the round on the desk says of a plan, or of every plan; without a round, nobody was asked."""
    asked = desk.round
    if asked is None:
        return unasked(desk, plan) if plan else ReadableRows(empty(desk), {})
    may = reader_access(desk, plan)
    facts = desk.once(("round facts", may.powers), lambda: gather_round(asked, may, papers=True))
    rows = tuple(row for row in facts.rows if plan is None or row.plan == plan.slug)
    private = updates_kept_back(asked)
    kept = {row.key: kept_row(row, private) for row in rows}
    rows = tuple(row for row in rows if desk.for_members or not kept[row.key])
    silence = silence_in(facts.legend)
    leads = public_leads(desk, rows)
    said = tuple(
        replace(row if row.accepted else silent(row, silence), leads=leads.get(row.key, ()))
        for row in rows
    )
    return ReadableRows(
        replace(facts, rows=said), kept, less=not desk.for_members and any(kept.values())
    )


def kept_row(row: RowFacts, private: set[int]) -> d.Kept:
    said = Audience.PARTNERS if row.update in private else Audience.PUBLIC
    return narrowest(said, row.audience).kept


def silent(row: RowFacts, silence: int) -> RowFacts:
    """A row of which nothing has been accepted: whether it was answered, and none of what was said."""
    return RowFacts(
        key=row.key,
        update=row.update,
        ref=row.ref,
        priority=row.priority,
        status=silence,
        before=row.before,
        plan=row.plan,
        area=row.area,
        aim=row.aim,
        visibility=row.visibility,
        answered=row.answered,
    )


def left_out_note(found: ReadableRows) -> tuple[d.Paragraph, ...]:
    """How many answers on rows for everybody nobody has accepted, so that nobody takes them for silence."""
    many = sum(row.waiting for row in found.open_rows())
    verb = "is" if many == 1 else "are"
    words = f"{count_noun(many, 'answer')} {verb} not accepted yet and {verb} left out."
    return (d.paragraph(words),) if many else ()


def public_leads(desk: Desk, rows: tuple[RowFacts, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for lead in leads_of_rows(desk.partnership, [int(row.key) for row in rows]):
        key = str(lead.action_id)
        found[key] = (*found.get(key, ()), public_lead(lead))
    return found


def empty(desk: Desk) -> QuarterFacts:
    whole = desk.partnership
    return QuarterFacts(whole.name, whole.slug, whole.colour, RoundFacts("", "", "", "", ""))


def unasked(desk: Desk, plan: Plan) -> ReadableRows:
    """The rows of a plan before anybody was asked about them."""
    legend = tuple(gather_legend(Round(partnership=desk.partnership)).values())
    rows = readable_plan_rows(desk, plan)
    silence = silence_in(legend)
    facts = replace(
        empty(desk),
        legend=legend,
        priorities=tuple(
            QuarterPriorityFacts(each.key, each.number, each.title, plan.slug)
            for each in gather_priorities(plan)
        ),
        rows=tuple(never_asked(row, silence, plan) for row in rows),
    )
    return ReadableRows(facts, {row.key: row.audience.kept for row in rows})


def never_asked(row: f.ActionFacts, silence: int, plan: Plan) -> RowFacts:
    return RowFacts(
        key=row.key,
        update=0,
        ref=row.ref,
        priority=row.priority,
        status=silence,
        plan=plan.slug,
        area=row.area,
        aim=row.aim,
        leads=row.leads,
        visibility=row.visibility,
    )
