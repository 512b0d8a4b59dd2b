"""The gate: what must be mended before the public reads a plan, and what is only pointed out."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile

from reporting.proofreading import plan as gate
from tests import factories as make
from tests.reporting.pictures import png

TODAY = date(2016, 6, 1)


def blocks(plan) -> set[str]:
    return {finding.code for finding in gate.proofread_plan(plan, today=TODAY).blocks}


def warnings(plan) -> set[str]:
    return {finding.code for finding in gate.proofread_plan(plan, today=TODAY).warnings}


def test_an_agreed_plan_with_a_row_may_be_published(plan, action):
    assert blocks(plan) == set()


def test_an_empty_plan_may_not(plan):
    assert blocks(plan) == {"nothing-to-publish"}


def test_narrative_alone_may(plan):
    """S1-48."""
    make.SectionFactory(plan=plan, body="Our strategy.")
    assert blocks(plan) == set()


@pytest.mark.parametrize("status", ["draft", "consultation", "superseded", "archived"])
def test_a_plan_must_be_agreed_first(plan, action, status):
    plan.status = status
    assert blocks(plan) == {"not-agreed"}


def test_a_placeholder_in_print_blocks_and_links_to_its_section(plan, action):
    section = make.SectionFactory(plan=plan, body="Agreed on DATE 2018.")
    found = gate.proofread_plan(plan, today=TODAY).blocks
    assert [each.code for each in found] == ["placeholder"]
    assert found[0].url.endswith(f"/sections/{section.pk}/edit/")


def test_a_placeholder_that_nobody_will_read_does_not_block(plan, action):
    make.SectionFactory(plan=plan, body="TBC", printed=False)
    assert blocks(plan) == set()


def test_a_placeholder_in_a_row_blocks_and_names_the_row(plan, action):
    make.MeasureFactory(action=action, text="XX people helped")
    found = gate.proofread_plan(plan, today=TODAY).blocks
    assert [(each.code, each.ref) for each in found] == [("placeholder", "1.1")]


@pytest.mark.parametrize("publish_name", [False, True])
def test_a_name_in_public_words_needs_its_owners_agreement(plan, action, partnership, publish_name):
    make.PersonFactory(partnership=partnership, name="Vic Moor", publish_name=publish_name)
    make.SectionFactory(plan=plan, body="Ring Vic Moor with questions.")
    assert ("personal-name" in blocks(plan)) is not publish_name


def test_a_lead_that_is_linked_prints_no_name_and_does_not_block(plan, action, partnership):
    person = make.PersonFactory(partnership=partnership, name="Vic Moor", post="ASB Officer")
    make.LeadFactory(action=action, words="Vic Moor").people.add(person)
    assert blocks(plan) == set()


def test_a_lead_that_is_not_linked_blocks_on_a_known_name(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Vic Moor")
    make.LeadFactory(action=action, words="Vic Moor – Council")
    assert blocks(plan) == {"personal-name"}


def test_a_signature_is_deliberate(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Vic Moor")
    make.EndorsementFactory(plan=plan, name="Vic Moor")
    make.SectionFactory(plan=plan, kind="foreword", signatory="Vic Moor")
    assert blocks(plan) == set()


def test_a_gap_in_a_signature_blocks(plan, action):
    make.EndorsementFactory(plan=plan, post="TBC")
    assert blocks(plan) == {"placeholder"}


def test_a_name_in_a_list_of_the_partnership_blocks(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Vic Moor")
    make.SectionFactory(plan=plan, kind="structure")
    make.SeatFactory(group=make.GroupFactory(partnership=partnership), words="Vic Moor (chair)")
    assert blocks(plan) == {"personal-name"}


def test_a_logo_whose_file_is_lost_blocks(plan, action, partnership):
    partnership.logo.save("logo.png", ContentFile(png()), save=False)
    partnership.logo_alt = "A heron"
    partnership.save()
    assert blocks(plan) == set()
    partnership.logo.storage.delete(partnership.logo.name)
    assert blocks(plan) == {"lost-picture"}


def test_too_many_rows_for_one_document_block(plan, action, monkeypatch):
    monkeypatch.setattr(gate, "MOST_ROWS", 0)
    assert blocks(plan) == {"too-many-rows"}


def test_missing_contact_and_formats_are_pointed_out(plan, action, partnership):
    """S1-53."""
    assert {"no-contact", "no-formats"} <= warnings(plan)
    partnership.email, partnership.alternative_formats = "team@moorland.example", "Ask us."
    plan.partnership = partnership
    assert not {"no-contact", "no-formats"} & warnings(plan)


def test_a_reference_to_a_row_that_is_not_public_is_pointed_out(plan, action, priority):
    hidden = make.ActionFactory(priority=priority, ref="1.2", visibility="restricted")
    make.CrossReferenceFactory(action=action, ref="1.2", target=hidden)
    assert "hidden-target" in warnings(plan)


def test_what_the_plan_page_warns_of_is_pointed_out_too(plan, priority):
    make.ActionFactory(priority=priority)
    assert {"no-lead", "no-measure", "no-risk"} <= warnings(plan)
