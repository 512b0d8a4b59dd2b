"""Made-up plans in many layouts come through, from every kind of file."""

from __future__ import annotations

import pytest

from tests.corpus.layouts import LAYOUTS
from tests.corpus.plans import PLANS
from tests.corpus.score import score


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv", "html"])
def test_files_with_cells_come_through_whole(kind, layout):
    for plan in PLANS.values():
        assert score(kind, plan, layout).faults == []


# A PDF shows only where lines stand; a capital after a full line leaves a doubt.
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_pdf_comes_through_all_but_whole(layout):
    for plan in PLANS.values():
        found = score("pdf", plan, layout)
        assert found.recall() >= 0.9 and found.precision() >= 0.9, found.faults
