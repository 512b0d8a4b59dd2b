"""The gate of a paper: how it hangs together, and whom and what it names."""

from __future__ import annotations

import pytest

from reporting import document as d
from tests import factories as make
from tests.reporting.papers.gate_making import findings, paper_of, put, said, table, write

pytestmark = pytest.mark.one_database


def test_a_section_number_typed_by_hand(partnership):
    """DF-03: a row of the appendix speaks of section 4, which is section 5 by now."""
    paper = paper_of(partnership, "First.", "Second.")
    appendix = make.PaperSectionFactory(paper=paper, heading="Summary", appendix=True)
    rows = (
        ("Patrols", "See Section 2."),
        ("Under section 17 of the Crime and Disorder Act", "Done"),
    )
    put(appendix, table(*rows, heads=("Project", "Outcome")), kind="projects", source="P")
    second = paper.sections.all()[1]
    assert f"“Section 2”, typed by hand: 2 is now “{second.heading}”" in said(
        paper, "typed-reference"
    )


def test_a_link_to_what_is_not_in_the_paper_any_more(partnership):
    """DF-03."""
    paper = paper_of(
        partnership, "First.", "See [5.2](#block-gone1234), page [3](#page-part-gone)."
    )
    found = findings(paper, "dead-reference")
    assert len(found) == 2
    assert found[0].blocks
    assert found[0].url.endswith(f"#block-{paper.sections.all()[1].blocks.get().key}")


def test_a_link_to_a_section_a_paragraph_and_a_row_that_are_there(partnership):
    paper = paper_of(partnership, "First.", "Second.")
    first = paper.sections.all()[0]
    block = put(first, table(("North", "12")), source="Police")
    write(
        first,
        f"See [1](#part-{first.key}), [1.1](#block-{first.blocks.all()[0].key}) and "
        f"[North](#b{block.key}-row-0).",
    )
    assert findings(paper) == []


def test_public_words_that_point_at_a_part_for_the_committee(partnership):
    paper = paper_of(partnership, "First.", "Second.")
    kept = paper.sections.all()[1]
    kept.reader = "partners"
    kept.save()
    write(paper.sections.all()[0], f"See [2](#part-{kept.key}).")
    assert "kept for the committee" in said(paper, "restricted-reference")
    assert "only members of the committee" in said(paper, "left-out")


def test_public_words_that_quote_a_figure_from_under_a_heading_for_the_committee(partnership):
    paper = paper_of(partnership, "First.", "Second.", "Third.")
    opened, kept, under = paper.sections.all()
    kept.reader, under.level = "partners", 2
    kept.save()
    under.save()
    block = put(under, table(("North", "12")), source="Police")
    figure = f"[12](#figure-{block.key}-north)"
    write(opened, f"Burglary came to {figure}.")
    write(under, f"Burglary came to {figure} here too.")
    assert "kept for the committee" in said(paper, "restricted-reference")
    under.printed = False
    under.save()
    assert "kept for the committee" in said(paper, "restricted-reference")


def test_words_for_the_committee_that_point_at_a_note_for_officers(partnership):
    paper = paper_of(partnership, "First.")
    first = paper.sections.get()
    note = write(first, "A note.", reader="restricted")
    write(first, f"See [the note](#block-{note.key}).", reader="partners")
    assert "a note for officers" in said(paper, "restricted-reference")


def test_links_that_cannot_work(partnership):
    paper = paper_of(
        partnership,
        "See [one](http://intranet/x), [two](https://www.gov.example/a), [three](mailto:nobody).",
    )
    assert len(findings(paper, "broken-link")) == 2


def test_a_picture_whose_words_are_a_file_name(partnership):
    paper = paper_of(partnership, "Our logo.")
    figure = d.Figure(d.Picture("IMG_1234.jpg", svg="<svg/>"))
    put(paper.sections.get(), figure, kind="plan-section")
    assert "without words that say what it shows" in said(paper, "no-alternative")


def test_an_appendix_listed_under_another_title(partnership):
    """DF-09."""
    paper = paper_of(partnership, "First.")
    appendix = make.PaperSectionFactory(
        paper=paper, heading="Summary of actions", appendix=True, listed_as="Project update"
    )
    write(appendix, "Done.")
    assert "“Project update”, and the appendix is headed “Summary of actions”" in said(
        paper, "appendix-title"
    )


def test_two_lists_of_priorities_that_differ(partnership):
    """DF-11."""
    first = "Our priorities are:\n\n- Domestic abuse\n- Burglary\n- Road safety"
    second = "The priorities of this plan are:\n\n- Domestic abuse\n- Burglary\n- Cyber fraud"
    paper = paper_of(partnership, first, second)
    assert "do not list the same priorities" in said(paper, "priority-mismatch")
    assert (
        findings(
            paper_of(partnership, first, first.replace("abuse", "abuse (DA)")), "priority-mismatch"
        )
        == []
    )


def test_borough_in_a_district(partnership):
    """DF-12."""
    make.OrganisationFactory(
        partnership=partnership, name="Moorland District Council", kind="district"
    )
    make.AreaFactory(partnership=partnership, name="Moorland")
    told = (
        "Crime across the borough fell. Newcastle Borough helped, as each district or borough does."
    )
    assert "says “borough”, and the council is a district council" in said(
        paper_of(partnership, told), "area-word"
    )


def test_headings_after_their_items_and_headings_of_nothing(partnership):
    """DF-14."""
    paper = paper_of(partnership, "- Patrols\n- Lights\n\n## What we will do")
    make.PaperSectionFactory(paper=paper, heading="Nothing here", position=99)
    words = [each.message for each in findings(paper, "empty-heading")]
    assert any("“What we will do” stands after what it should head" in each for each in words)
    assert any("“Nothing here” has nothing under it" in each for each in words)


def test_numbers_that_begin_again(partnership):
    """DF-19."""
    paper = paper_of(partnership, "First.", "Second.")
    for section, heading in zip(paper.sections.all(), ("12. Minutes", "1. Apologies"), strict=True):
        section.heading = heading
        section.save()
    assert "“1. Apologies” repeats a number or begins again" in said(paper, "numbering")


def test_somebody_who_has_not_agreed_to_be_named(partnership):
    """S3-15: in the text, in a cell of data, and with half of the name in bold."""
    make.PersonFactory(partnership=partnership, name="Avery Quill", publish_name=False)
    make.PersonFactory(partnership=partnership, name="Robin Marsh", publish_name=True)
    paper = paper_of(partnership, "Thanks to **Avery** Quill and Robin Marsh.")
    put(paper.sections.get(), table(("AVERY QUILL’s patrols", "12")), source="Police")
    found = findings(paper, "personal-name")
    assert [each.blocks for each in found] == [True, True]
