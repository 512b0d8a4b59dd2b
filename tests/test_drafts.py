"""A plan that nobody has agreed yet, looked for in all that those can fetch who do not work on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import timezone

from actions.models import Disposition
from csp.periods import parse_year
from plans.access import POWERS
from plans.audience import Audience
from plans.models import Role
from reporting.document import tree
from reporting.editions.services.freezing import findings_of
from reporting.editions.services.publication import Blocked
from reporting.papers.compose.loading import load_draft
from reporting.papers.sources import SOURCES
from tests import factories as make
from tests.reporting.papers.frozen_making import freeze
from tests.reporting.papers.gate_making import paper_of
from tests.reporting.papers.plan_world import desk_of
from tests.routes import ROUTES
from tests.test_leaks import words_in
from tests.world import World, ways_to_ask

pytestmark = pytest.mark.one_database

DRAFT = "Heronwater"
WORK_ON_DRAFTS = {"officer", "lead", "strategy", "clerk", "chair"}
READERS = sorted({each.value for each in Role.Kind} - WORK_ON_DRAFTS)


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


@pytest.fixture
def draft(world, partnership):
    """A draft plan with its name in every part, and everything outside plans that points into it."""
    p, agreed = {"partnership": partnership}, world.rows["action"].plan
    plan = make.PlanFactory(
        **p, slug="heronwater", title=f"{DRAFT} plan", status="draft", predecessor=agreed
    )
    priority = make.PriorityFactory(plan=plan, title=f"{DRAFT} priority", statement=DRAFT)
    priority.carries_on.add(world.rows["priority"])
    world.rows["priority"].carries_on.add(priority)
    type(plan).objects.filter(pk=agreed.pk).update(parent=plan, predecessor=plan)
    priority.serves.add(make.DriverPriorityFactory(driver=world.rows["driver"], **p))
    make.PriorityAreaFactory(priority=priority, title=f"{DRAFT} area")
    make.SectionFactory(plan=plan, heading=f"{DRAFT} section", body=DRAFT)
    make.CommitmentFactory(plan=plan, text=f"{DRAFT} promise")
    make.EndorsementFactory(plan=plan, post=f"{DRAFT} signer")
    row = make.ActionFactory(priority=priority, ref=f"{DRAFT} 1", aim=f"{DRAFT} aim")
    make.LeadFactory(action=row, words=f"{DRAFT} lead", organisation=world.rows["organisation"])
    make.MeasureFactory(action=row, text=f"{DRAFT} measure")
    make.CrossReferenceFactory(action=world.rows["action"], ref="9.9", words="9.9", target=row)
    asked_about(world, row)
    pointed_at(world, plan, priority, row)
    return plan


def asked_about(world, row) -> None:
    """A round that asked its row, and was answered, before the plan went back to being a draft."""
    update = world.rows["update"]
    make.UpdateFactory(
        round=update.round,
        action=row,
        sent=True,
        state="accepted",
        reviewed_at=timezone.now(),
        reviewed_by=update.reviewed_by,
        happened=f"{DRAFT} happened",
    )
    p = {"partnership": row.partnership}
    decided = Disposition.objects.create(
        **p, action=world.rows["action"], decision="continue", reason="It goes on."
    )
    decided.into.add(row, through_defaults=p)


def pointed_at(world, plan, priority, row) -> None:
    p = {"partnership": plan.partnership}
    stream = make.FundingStreamFactory(**p, name="Grant", plan=plan, priority=priority)
    paid = make.AllocationFactory(**p, stream=stream, project=None, action=row, note=DRAFT)
    project = make.ProjectFactory(**p, name="Boats", plan=plan)
    project.actions.add(row)
    world.rows["project"].actions.add(row)
    make.AllocationFactory(**p, stream=world.rows["funding_stream"], project=None, action=row)
    make.PriorityEvidenceFactory(
        priority=priority, indicator=world.rows["indicator"], words=f"{DRAFT} reason"
    )
    make.RecommendedPriorityFactory(
        **p, assessment=world.rows["assessment"], words="Water", priority=priority
    )
    make.RaisedFactory(**p, consultation=world.rows["consultation"], priority=priority)
    duty = make.DutyRecordFactory(**p, plan=plan)
    make.CheckMarkFactory(**p, plan=plan, reason=f"{DRAFT} mark")
    world.drafts = {
        "funding_stream": stream,
        "funding_return": stream,
        "allocation": paid,
        "project": project,
        "duty": duty,
        "action": row,
        "priority": priority,
    }


def addresses(world, route: str) -> set[str]:
    """An address with the numbers of what is agreed, and with those of what belongs to the draft."""
    noun = route if route in world.rows else route.rsplit("_", 1)[0]
    found = {world.address(route), world.address(route, q="heronwater")}
    if noun in world.drafts:
        found.add(world.address(route, q="heronwater", pk=world.drafts[noun].pk))
        found.add(world.address(route, pk=world.drafts[noun].pk))
    return found


@pytest.mark.parametrize("kind", READERS)
def test_a_draft_plan_shows_in_nothing_that_its_readers_fetch(
    kind,
    world,
    draft,
    cast,
    client_of,
):
    client = client_of(cast[kind])
    told = [
        address + query
        for power in sorted(POWERS[kind])
        for route in ROUTES.get(power, [])
        for address in sorted(addresses(world, route))
        for query in ways_to_ask(route)
        if DRAFT.lower()
        in words_in(client.get(address + query)).lower().replace("/heronwater/", "")
    ]
    assert told == []


def test_those_who_work_on_it_read_it_there(world, draft, officer, client_of):
    client = client_of(officer)
    for route in ("allocations", "funding_stream", "money", "project", "actions", "plans"):
        told = "".join(words_in(client.get(each)) for each in addresses(world, route))
        assert DRAFT in told, route


@pytest.mark.parametrize("kept", ["", "partners"])
def test_a_paper_that_is_not_about_it_prints_no_word_of_it(kept, world, draft):
    plan, year = world.rows["action"].plan, parse_year(f"{draft.start:%Y}-{draft.end:%y}")
    type(plan).objects.filter(pk=plan.pk).update(start=draft.start, end=draft.end)
    plan.refresh_from_db()
    told = [
        (kind, bool(about), stream.name, options)
        for kind, source in SOURCES.items()
        for about in (None, plan)
        for stream in (world.rows["funding_stream"], world.drafts["funding_stream"])
        for options in ({}, {"rows": "outturn"})
        if DRAFT
        in tree.to_text(
            source.gather(
                desk(plan, about, year, stream=stream, audience=Audience.of(kept)), options
            )
        )
    ]
    assert told == []


def desk(whole, about, year, **what):
    return replace(desk_of(whole), plan=about, year=year, **what)


PRINTED = ("priorities", "actions", "promises", "signatories", "plan-document", "rows-progress")


@pytest.mark.parametrize("blocking", [None, []])
@pytest.mark.parametrize("status", ["draft", "consultation"])
def test_a_paper_out_of_it_is_frozen_only_with_a_reason(
    status, blocking, world, draft, partnership, officer
):
    type(draft).objects.filter(pk=draft.pk).update(status=status)
    make.PaperSettingsFactory(partnership=partnership, blocking=blocking)
    paper = paper_of(partnership, "What is planned.", round=world.rows["update"].round)
    options = {"plan": draft.slug}
    for kind in PRINTED:
        gathered = tree.to_text(SOURCES[kind].gather(desk_of(draft), options))
        assert DRAFT in gathered, kind
        part = paper.sections.get()
        make.PaperBlockFactory(section=part, kind=kind, options=options, gathered=gathered)
    assert stopping(paper).count("not-agreed") == len(PRINTED)
    with pytest.raises(Blocked):
        freeze(paper, officer)
    type(draft).objects.filter(pk=draft.pk).update(status="agreed")
    assert "not-agreed" not in stopping(paper)


def stopping(paper) -> list[str]:
    """The codes of all that stops a freeze."""
    found = findings_of(load_draft(type(paper).objects.get(pk=paper.pk)))
    return [each.code for each in found if each.blocks]
