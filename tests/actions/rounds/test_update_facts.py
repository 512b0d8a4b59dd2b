"""An update beside what was said and counted before it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.models import Disposition, Measure, Update
from actions.rounds.facts.update import gather_update_facts
from actions.rules.targets import Mark
from tests import factories as make


@pytest.fixture
def quarters(partnership):
    first = make.RoundFactory(partnership=partnership)
    second = make.RoundFactory(
        partnership=partnership,
        period="2016-17Q2",
        title="Quarter 2",
        start=date(2016, 7, 1),
        end=date(2016, 9, 30),
    )
    return first, second


@pytest.fixture
def measure(action):
    Measure.objects.filter(action=action).update(target="over 100", over_year="sum", kind="count")
    return Measure.objects.get(action=action)


def counted(round, action, measure, value, **said):
    update = make.UpdateFactory(round=round, action=action, sent=True, **said)
    make.ReadingFactory(update=update, measure=measure, value=value, printed=str(value))
    return update


def read(update):
    found = Update.objects.for_table().select_related("round").get(pk=update.pk)
    return gather_update_facts([found])[update.pk]


def test_a_year_that_is_added_up_is_held_against_its_share_of_the_target(quarters, action, measure):
    counted(quarters[0], action, measure, 21)
    facts = read(counted(quarters[1], action, measure, 27))
    (line,) = facts.lines
    assert (line.before.value, line.so_far) == (21, 21)
    assert line.standing.mark is Mark.MISSED
    assert line.standing.sentence == (
        "48 so far is short of a target of over 100, where 50 is due by now. Last time: 21."
    )
    # The lead says that it goes well.
    assert "better than the figures" in facts.disagreement
    assert facts.before.round == quarters[0]


def test_the_year_begins_anew_and_the_row_before_is_remembered(
    quarters, action, measure, partnership
):
    """A row that came from last year's plan shows its last words, and counts from nought."""
    last = make.PlanFactory(
        partnership=partnership, start=date(2015, 4, 1), end=date(2016, 3, 31), slug="2015-16"
    )
    old = make.ActionFactory(priority=make.PriorityFactory(plan=last), ref="9.9")
    decided = Disposition.objects.create(
        partnership=partnership, action=old, decision="continue", reason="It works"
    )
    decided.into.add(action, through_defaults={"partnership": partnership})
    was = make.MeasureFactory(action=old, series=measure.series)
    winter = make.RoundFactory(
        partnership=partnership, period="2015-16Q4", start=date(2016, 1, 1), end=date(2016, 3, 31)
    )
    said = counted(winter, old, was, 90, happened="The winter before")
    facts = read(counted(quarters[0], action, measure, 26))
    assert facts.before == said
    (line,) = facts.lines
    assert (line.before.value, line.so_far) == (90, None)
    assert line.standing.mark is Mark.MET  # 26 where 25 is due


def test_a_group_that_is_no_more_keeps_what_was_said_of_it(quarters, action, measure):
    update = counted(quarters[0], action, measure, 21)
    make.ReadingFactory(update=update, measure=measure, member="Girls", value=9, printed="9")
    Measure.objects.filter(pk=measure.pk).update(members=["Young women", "Young men"])
    said = [(line.member, line.reading.value) for line in read(update).said]
    assert said == [("", Decimal(21)), ("Girls", Decimal(9))]


def test_a_number_that_does_not_multiply_out_is_flagged(quarters, action, measure):
    words = "Swimming: 152 (3 clubs x 50 weeks). Young people: 748: 383 females and 365 males."
    facts = read(counted(quarters[0], action, measure, 21, happened=words))
    assert facts.odd_sums == ["“152 (3 clubs x 50 weeks)” comes to 150."]


def test_what_is_only_typed_is_not_said_yet(quarters, action, measure):
    draft = counted(quarters[0], action, measure, 21)
    Update.objects.filter(pk=draft.pk).update(state="started", sent_at=None)
    facts = read(counted(quarters[1], action, measure, 27))
    assert facts.before is None
    assert facts.lines[0].before is None
