"""What is gathered of a round, and what the strategy group is shown first."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.agreed.services.agreed import record_decision
from actions.models import Carried, Disposition, Status
from plans.access import access_to
from reporting.facts.quarter import QuarterFacts
from reporting.facts.quarter.gather import gather_round
from reporting.facts.quarter.groups import filter_quarter, group_exceptions
from reporting.facts.snapshot import freeze, thaw_as
from tests import factories as make

pytestmark = pytest.mark.django_db
NATURES = ("done", "on-track", "at-risk", "off-track")


@pytest.fixture
def legend(partnership) -> dict[str, Status]:
    return {
        nature: make.StatusFactory(partnership=partnership, label=nature, nature=nature)
        for nature in (*NATURES, "none")
    }


@pytest.fixture
def before(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def quarter(partnership, before):
    return make.RoundFactory(
        partnership=partnership,
        period="2016-17Q2",
        title="Quarter 2 (July to September 2016)",
        start=date(2016, 7, 1),
        end=date(2016, 9, 30),
    )


@pytest.fixture
def said(legend, quarter, before, priority):
    """``said("1.2", "at-risk", was="on-track", why=...)`` makes a row with its answers."""

    def make_row(ref, nature="", was="", **values):
        row = values.pop("action", None) or make.ActionFactory(priority=priority, ref=ref)
        if was:
            make.UpdateFactory(round=before, action=row, sent=True, status=legend[was])
        if not nature:
            return make.UpdateFactory(round=quarter, action=row, **values)
        return make.UpdateFactory(
            round=quarter, action=row, sent=True, status=legend[nature], **values
        )

    return make_row


def shown(facts: QuarterFacts) -> dict[str, list[str]]:
    return {group.key: [row.ref for row in group.rows] for group in group_exceptions(facts)}


def test_each_exception_stands_once_in_its_gravest_group_and_what_is_well_in_none(said, quarter):
    said("1.1", "on-track")
    said("1.2", "off-track", wanted="£1,500 from the reserve")
    said("1.3", "off-track", was="at-risk")
    said("1.4", "at-risk", was="on-track")
    said("1.5", "on-track", was="done")
    said("1.6", was="on-track")
    missed = said("1.7", "on-track")
    measure = make.MeasureFactory(action=missed.action, target="at least 30", polarity="up")
    make.ReadingFactory(update=missed, measure=measure, printed="12", value=12)
    assert shown(gather_round(quarter)) == {
        "decision": ["1.2"],
        "off-track": ["1.3"],
        "at-risk": ["1.4"],
        "worse": ["1.5"],
        "missed": ["1.7"],
        "missing": ["1.6"],
    }


def test_a_decision_taken_lets_a_row_fall_to_where_it_stands(said, quarter):
    update = said("1.1", "at-risk", wanted="£1,500")
    record_decision(by=None, update=update, words="Agreed.")
    assert shown(gather_round(quarter)) == {"at-risk": ["1.1"]}


def test_what_a_lead_has_not_sent_is_not_there(said, quarter):
    draft = said("1.1", state="started", happened="Only a thought", why="Nobody knows")
    make.ReadingFactory(update=draft, value=3, printed="3")
    facts = gather_round(quarter)
    assert shown(facts) == {"missing": ["1.1"]}
    assert "thought" not in freeze(facts) and '"printed":"3"' not in freeze(facts)


def test_a_row_carried_over_is_held_against_the_row_that_it_came_from(
    said, quarter, before, legend, partnership
):
    old = make.ActionFactory(ref="9.9", priority__plan__partnership=partnership)
    make.UpdateFactory(round=before, action=old, sent=True, status=legend["on-track"])
    update = said("1.1", "off-track")
    disposition = Disposition.objects.create(
        partnership=partnership, action=old, decision="continue", reason="Still needed"
    )
    Carried.objects.create(partnership=partnership, disposition=disposition, action=update.action)
    row = gather_round(quarter).rows[0]
    assert row.direction == "worse"


def test_figures_of_eight_rounds_stand_in_order_with_gaps_and_hedges(
    said, quarter, before, priority
):
    update = said("1.1", "on-track")
    measure = make.MeasureFactory(action=update.action, target="over 70", unit="%")
    earlier = make.UpdateFactory(round=before, action=update.action, sent=True)
    make.ReadingFactory(
        update=earlier, measure=measure, printed="", value=None, missing_because="Not counted yet"
    )
    make.ReadingFactory(
        update=update, measure=measure, printed="about 72", value=72, qualifier="about"
    )
    figure = gather_round(quarter).rows[0].figures[0]
    assert [each.said for each in figure.points] == ["Not counted yet", "about 72"]
    assert [each.value for each in figure.points] == ["", "72"]
    assert figure.level == "70"


def test_restricted_rows_are_only_for_those_who_may(said, quarter, priority, lead, strategy):
    row = make.ActionFactory(priority=priority, ref="1.1", visibility="restricted")
    said("1.1", "off-track", action=row)
    told = {user: gather_round(quarter, access_to(user, "moorland")) for user in (lead, strategy)}
    assert not told[lead].rows and not told[lead].priorities
    assert [each.ref for each in told[strategy].rows] == ["1.1"]


def test_what_was_frozen_thaws_to_the_same_facts(said, quarter):
    update = said("1.1", "off-track", was="on-track", why="Court dates slipped")
    make.CommentFactory(update=update)
    make.ReadingFactory(update=update)
    facts = gather_round(quarter)
    assert thaw_as(QuarterFacts, freeze(facts)) == facts


def test_filters_narrow_rows_and_leave_the_rest_of_the_round(said, quarter, priority):
    area = make.PriorityAreaFactory(priority=priority, title="Town centre")
    row = make.ActionFactory(priority=priority, area=area, ref="1.1")
    make.LeadFactory(action=row, words="Police")
    said("1.1", "at-risk", action=row)
    said("1.2", "at-risk")
    facts = gather_round(quarter)
    for wanted in ({"area": "Town centre"}, {"lead": "Police"}):
        assert [each.ref for each in filter_quarter(facts, **wanted).rows] == ["1.1"]


def test_forty_rows_cost_as_many_queries_as_one(said, quarter):
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            gather_round(quarter)
        return len(captured)

    def grow(first: int, last: int) -> None:
        for number in range(first, last):
            update = said(f"1.{number}", "at-risk", was="on-track")
            make.LeadFactory(action=update.action)
            make.ReadingFactory(update=update)
            make.CommentFactory(update=update)

    grow(0, 1)
    few = cost()
    grow(1, 40)
    assert cost() == few <= 13
