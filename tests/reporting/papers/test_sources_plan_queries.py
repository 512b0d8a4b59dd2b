"""What the sources of a plan ask the database does not grow, and is answered alike each time."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reporting.document import tree
from tests import factories as make
from tests.reporting.papers.plan_world import EVERY, desk_of, gather, grow


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.mark.parametrize(("name", "options"), EVERY)
def test_gathering_asks_no_more_for_more_rows_and_says_the_same_twice(
    name, options, partnership, plan, round
):
    partnership.email = "team@council.example"
    partnership.strapline = "Safer together"
    partnership.save()
    grow(partnership, plan, round, 2)
    desk = desk_of(plan)
    gather(name, desk, **options)
    with CaptureQueriesContext(connection) as few:
        first = gather(name, desk, **options)
    assert first.blocks
    assert tree.to_text(gather(name, desk, **options)) == tree.to_text(first)
    assert tree.from_text(tree.to_text(first)) == first
    grow(partnership, plan, round, 5)
    with CaptureQueriesContext(connection) as many:
        gather(name, desk, **options)
    assert len(many) == len(few)
