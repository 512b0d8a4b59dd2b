"""A partnership with one of everything that the plan side of a paper prints, some of it not for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from actions.models import Round, Update
from csp.periods import parse_year
from plans.audience import Audience
from plans.models import Partnership, Plan
from reporting import document as d
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.papers.compose.redaction import open_up
from reporting.papers.desk import Desk
from reporting.papers.sources import SOURCES
from tests import factories as make

# The sources of a plan, each with what to choose for it to print something.
EVERY = (
    ("priorities", {"form": "full"}),
    ("actions", {}),
    ("status", {}),
    ("rows-progress", {}),
    ("exceptions", {}),
    ("outturn", {}),
    ("projects", {"rows": "outturn"}),
    ("scheme", {}),
    ("promises", {}),
    ("plan-document", {}),
    ("plan-section", {"section": "Section 2-1"}),
    ("plan-on-a-page", {}),
    ("signatories", {}),
    ("members", {}),
    ("groups", {}),
    ("glossary", {}),
    ("contact", {}),
    ("drivers", {}),
    ("back-cover", {"contact": "yes"}),
)

MADE = datetime(2016, 12, 1, tzinfo=timezone.get_default_timezone())


def desk_of(plan: Plan, **what) -> Desk:
    """A desk in December 2016 for readers of the committee, about the plan and its first quarter."""
    desk = Desk(
        plan.partnership,
        date(2016, 12, 1),
        plan=plan,
        year=parse_year("2016-17"),
        round=Round.objects.filter(partnership=plan.partnership).first(),
        audience=Audience.PARTNERS,
    )
    return replace(desk, **what)


def gather(name: str, desk: Desk, **options) -> Gathered:
    return SOURCES[name].gather(desk, options)


def said(name: str, desk: Desk, **options) -> str:
    return tree.to_text(gather(name, desk, **options))


def read_by(gathered: Gathered, may: frozenset[str]) -> str:
    """What a reader finds in a document of what was gathered."""
    parts = [each for each in gathered.blocks if isinstance(each, d.Part)]
    loose = tuple(each for each in gathered.blocks if not isinstance(each, d.Part))
    document = d.Document("Paper", MADE, (d.Part("All", loose), *parts))
    return tree.to_text(open_up(document, may))


def public(gathered: Gathered) -> str:
    return read_by(gathered, Audience.PUBLIC)


def members(gathered: Gathered) -> str:
    return read_by(gathered, Audience.PARTNERS)


def tables(gathered: Gathered) -> list[d.Table]:
    blocks = [
        block
        for each in gathered.blocks
        for block in (each.blocks if isinstance(each, d.Part) else (each,))
    ]
    return [block for block in blocks if isinstance(block, d.Table)]


def rows_of(table: d.Table) -> dict[str, list[str]]:
    """The words of each row of a table by its anchor."""
    found = {}
    for row in table.rows:
        if isinstance(row, d.Row):
            found[row.anchor] = [" / ".join(lines(cell.blocks)) for cell in row.cells]
    return found


def lines(blocks) -> list[str]:
    every: list[str] = []
    for block in blocks:
        if isinstance(block, d.List):
            every += [d.text_of_runs(item.runs) for item in block.items]
        else:
            every.append(d.text_of_runs(block.runs))
    return every


def figures(gathered: Gathered) -> dict[str, str]:
    return {each.key: each.words for each in gathered.quotable}


def answer(round: Round, action, status, **values) -> Update:
    """An answer that the officer has accepted."""
    return make.UpdateFactory(
        round=round,
        action=action,
        sent=True,
        status=status,
        **{"state": Update.State.ACCEPTED, "reviewed_at": MADE, **values},
    )


def grow(partnership: Partnership, plan: Plan, round: Round, count: int) -> None:
    """``count`` of everything that a source may print, each with what hangs on it."""
    status = make.StatusFactory(partnership=partnership)
    for number in range(count):
        name = f"{count}-{number}"
        priority = make.PriorityFactory(plan=plan, number=f"p{name}")
        priority.serves.add(make.DriverPriorityFactory(partnership=partnership))
        body = make.OrganisationFactory(partnership=partnership)
        make.FormerNameFactory(partnership=partnership, organisation=body)
        make.MembershipFactory(partnership=partnership, organisation=body)
        person = make.PersonFactory(partnership=partnership, organisation=body)
        row = make.ActionFactory(priority=priority, ref=f"{name}.1")
        make.LeadFactory(action=row, organisation=body).people.add(person)
        measure = make.MeasureFactory(action=row, members=["Men", "Women"])
        update = answer(round, row, status)
        make.ReadingFactory(update=update, measure=measure, member="Men")
        make.CrossReferenceFactory(action=row, target=row)
        make.SectionFactory(plan=plan, heading=f"Section {name}", body="Some words.")
        make.CommitmentFactory(plan=plan)
        make.EndorsementFactory(plan=plan, organisation=body)
        make.TermFactory(partnership=partnership)
        group = make.GroupFactory(partnership=partnership)
        make.SeatFactory(partnership=partnership, group=group, words="", person=person)
        project = make.ProjectFactory(
            partnership=partnership, year_code="2016-17", provider=body, plan=plan
        )
        make.OutcomeFactory(partnership=partnership, project=project)
        make.CaseStudyFactory(partnership=partnership, project=project, anonymised=True)
        scheme = make.SchemeFactory(partnership=partnership, owner=body)
        make.SchemeActivityFactory(partnership=partnership, scheme=scheme)
