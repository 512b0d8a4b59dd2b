"""The public version of a paper names the post, however the paper writes the name of who holds it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plans.proofreading.exposure import Exposure
from reporting import document as d
from reporting.document.words import node_text
from reporting.papers.audiences import for_everybody, for_members, to_freeze
from tests import factories as make
from tests.reporting.papers.gate_making import findings, paper_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FORMS = (
    "JANE SMITH",
    "Jane\u00a0Smith",
    "Smith, Jane",
    "J. Smith",
    "Inspector Smith",
    "jane  smith",
)


@pytest.fixture
def people(partnership):
    make.PersonFactory(partnership=partnership, name="Jane Smith", post="Neighbourhood Inspector")
    make.PersonFactory(partnership=partnership, name="Tom Smith", title="Cllr", publish_name=True)


def frozen(partnership, words: str) -> d.Document:
    part = d.Part("What was done", (d.paragraph(words),))
    made = d.Document("A paper", datetime(2017, 1, 9, tzinfo=UTC), (part,))
    return to_freeze(made, Exposure.of(partnership))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_a_name_is_its_post_for_everybody(form, people, partnership):
    paper = frozen(partnership, f"It was led by {form}, with Cllr Smith.")
    public = node_text(for_everybody(paper))
    assert "led by Neighbourhood Inspector, with Cllr Smith" in public
    assert "smith" not in public.replace("Cllr Smith", "").casefold()
    assert form in node_text(for_members(paper))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_stops_a_freeze(form, people, partnership):
    paper = paper_of(partnership, f"It was led by {form}, with Cllr Smith.")
    assert len(findings(paper, "personal-name")) == 1


def test_what_points_to_somebody_stops_a_freeze_where_everybody_reads_it(people, partnership):
    paper = paper_of(partnership, "Ring 07700 900123 or call at 14 Curlew Row.")
    codes = {each.code for each in findings(paper) if each.blocks}
    assert {"telephone", "home-address"} <= codes
