"""A plan as a document: everything recorded is printed once, in the place that officers gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from csp.prose import parse_narrative
from reporting.document import Cover, Part, Signatures, Table, Tree, text_of_runs
from reporting.document.plan import build, for_screen
from reporting.document.renderers.html import render_html
from reporting.facts import plan as f

MOMENT = datetime(2016, 6, 1, 9, tzinfo=UTC)
PLAN = f.PlanFacts("Partnership plan", "2016-17", "2016-04-01", "2017-03-31", "2016/17")
ADULTS = f.PriorityFacts("priority-1", "1", "Adults at risk", areas=("Domestic abuse", "Prevent"))
ROW = f.ActionFacts("a", "1.4", "priority-1", aim="Keep victims safe", leads=("ARCH", "Police"))
BASE = f.WholePlanFacts(
    f.PartnershipFacts("Moorland Safer Partnership", "moorland", vision="A safe place."),
    PLAN,
    priorities=(ADULTS,),
    actions=(ROW,),
)


def built(facts=BASE, **changes):
    return build(replace(facts, **changes), draft=False, created=MOMENT)


def headings(document) -> list[str]:
    return [part.heading for part in document.parts if part.heading]


def part_named(document, heading) -> Part:
    return next(part for part in document.parts if part.heading == heading)


def table_of(document) -> Table:
    return next(b for part in document.parts for b in part.blocks if isinstance(b, Table))


def section(kind="other", heading="About", **values) -> f.SectionFacts:
    return f.SectionFacts(f"section-{heading}", kind, heading, **values)


def html(document) -> str:
    return render_html(for_screen(document))


def test_it_opens_with_cover_and_contents_and_the_screen_has_no_cover():
    document = built()
    assert isinstance(document.parts[0].blocks[0], Cover)
    assert not any(isinstance(b, Cover) for part in for_screen(document).parts for b in part.blocks)


def test_sections_keep_their_order_and_levels():
    """S4-86, S1-03: the officers decide the order; the contents follow three levels."""
    sections = (
        section("contact", "Contact"),
        section("other", "Our plan", level=1),
        section("other", "Our priorities", level=2),
        section("drivers", "National drivers", level=3),
    )
    parts = [part for part in built(sections=sections).parts if part.heading]
    assert [(part.heading, part.level) for part in parts[:4]] == [
        ("Contact", 1),
        ("Our plan", 1),
        ("Our priorities", 2),
        ("National drivers", 3),
    ]


def test_the_table_has_exactly_the_columns_of_the_field():
    """S0-61: no timescale and no resources where no row has them."""
    assert [column.title for column in table_of(built()).columns] == [
        "Ref",
        "Aims",
        "Activity",
        "Lead",
        "Performance measures",
        "Assumptions and key risks",
    ]


def test_timescale_and_resources_get_a_column_when_any_row_has_them():
    row = replace(ROW, timescale="End of Quarter 2", resources="£1,500")
    titles = [column.title for column in table_of(built(actions=(row,))).columns]
    assert titles[-2:] == ["Timescale", "Resources"]


def test_each_priority_is_one_landscape_part_with_its_areas_first():
    """S0-58, S0-76."""
    part = part_named(built(), "Priority 1: Adults at risk")
    assert part.orientation == "landscape"
    words = html(built())
    assert words.index("Domestic abuse") < words.index("Keep victims safe")


def test_every_measure_stands_on_its_own_with_what_is_known_of_it():
    """S0-66, S0-68, S0-69: a breakdown is printed, and no target is invented."""
    measures = (
        f.MeasureFacts("Numbers using the service", breakdown="cohort", members=("IOM", "BRFC")),
        f.MeasureFacts("Injunctions", target="over 70", target_on="2017-03-31"),
        f.MeasureFacts("Feedback forms"),
    )
    words = html(built(actions=(replace(ROW, measures=measures),)))
    assert "For each cohort: IOM, BRFC." in words
    assert "Target: over 70 by 31 March 2017." in words
    assert "<li>Feedback forms</li>" in words


def test_groups_that_a_measure_names_itself_are_not_said_twice():
    measure = f.MeasureFacts("Users (IOM, BRFC)", breakdown="cohort", members=("IOM", "BRFC"))
    words = html(built(actions=(replace(ROW, measures=(measure,)),)))
    assert "For each" not in words


def test_the_other_names_of_a_partnership_are_told():
    """S1-17."""
    whole = replace(BASE.partnership, local_names=("Moorland Together",))
    document = built(partnership=whole, sections=(section("who-we-are", "Who are we?"),))
    assert "We are also called Moorland Together." in html(document)


def test_assumptions_and_risks_are_named_only_when_somebody_said_which():
    risks = (f.RiskFacts("A worker can be found"), f.RiskFacts("Funding ends", "risk"))
    words = html(built(actions=(replace(ROW, risks=risks),)))
    assert "<li>A worker can be found</li><li>Risk: Funding ends</li>" in words


def test_a_reference_links_to_its_row_and_prints_the_number_of_today():
    """S0-71."""
    pointing = replace(
        ROW,
        key="b",
        ref="2.2",
        activity="- Training link with point 1.6",
        references=(f.ReferenceFacts("1.6", "a"),),
    )
    words = html(built(actions=(ROW, pointing)))
    assert 'link with point <a class="govuk-link" href="#row-a">1.4</a>' in words


def test_a_reference_to_the_row_itself_stays_as_written():
    row = replace(ROW, activity="Link to 1.4", references=(f.ReferenceFacts("1.4", "a"),))
    assert "Link to 1.4" in html(built(actions=(row,)))


def test_a_plan_without_rows_prints_its_narrative_and_priorities():
    """S1-48."""
    document = built(actions=(), sections=(section(heading="Our vision"),))
    assert headings(document) == ["Our vision", "Our priorities"]


def test_what_is_recorded_without_a_section_is_printed_near_the_end():
    document = built(
        endorsements=(f.EndorsementFacts("The Council", "Ann Peat", "Chief Executive"),),
        contact=f.ContactFacts(telephone="01538 000000"),
        formats="Ask for large print.",
        promises=(f.PromiseFacts("p", "Listen"),),
    )
    assert headings(document) == [
        "Our promises",
        "Priority 1: Adults at risk",
        "Who has agreed this plan",
        "Contact us",
        "Other formats and languages",
    ]


def test_rows_print_once_at_the_place_of_their_section():
    sections = (section("actions", "What we will do"), section("other", "Afterwards"))
    found = headings(built(sections=sections))
    assert found == ["What we will do", "Priority 1: Adults at risk", "Afterwards"]


def test_promises_stand_under_their_headings_with_the_sentence_that_explains_them():
    """S1-42, S1-44."""
    promises = (
        f.PromiseFacts("a", "Hold a meeting", "Talk", "At least one a year."),
        f.PromiseFacts("b", "Publish a summary", "Report back"),
    )
    words = html(built(promises=promises))
    assert words.index("Talk") < words.index("Hold a meeting") < words.index("Report back")
    assert "<strong>Hold a meeting.</strong> At least one a year." in words


def test_a_foreword_is_signed_with_name_and_posts():
    """S1-05."""
    foreword = section("foreword", "A word", signatory="Cllr Peat", signatory_post="Chair")
    words = html(built(sections=(foreword,)))
    assert "<strong>Cllr Peat</strong><br>Chair" in words


def test_the_summary_is_made_of_boxes_from_the_one_record():
    """S1-07, S1-11: what it lists is what the body lists."""
    members = (f.MembershipFacts("The Council", "responsible"),)
    seats = (f.SeatFacts("Station Managers", several=True), f.SeatFacts("Leader", chair=True))
    words = html(
        built(
            sections=(section("summary", "At a glance"),),
            memberships=members,
            groups=(f.GroupFacts("Strategy Group", "strategy", seats=seats),),
        )
    )
    for expected in (
        "A safe place.",
        "The Council",
        "Station Managers (several people)",
        "Leader (chair)",
    ):
        assert expected in words


def test_groups_print_as_a_tree_with_words():
    """S4-20: the structure has a text of its own."""
    groups = (f.GroupFacts("Board"), f.GroupFacts("Task group", under="Board", cadence="Monthly"))
    part = part_named(
        built(sections=(section("structure", "Structure"),), groups=groups), "Structure"
    )
    tree = next(block for block in part.blocks if isinstance(block, Tree))
    assert text_of_runs(tree.nodes[0].children[0].runs) == "Meets monthly."


def test_the_crosswalk_shows_what_each_priority_serves():
    """S1-33: and says so where there is no counterpart."""
    served = replace(ADULTS, serves=(f.ServedFacts("County strategy", "county", "Domestic abuse"),))
    alone = f.PriorityFacts("priority-2", "2", "Rural crime")
    document = built(priorities=(served, alone), sections=(section("drivers", "Drivers"),))
    words = html(document)
    assert "Whose priorities ours serve" in words
    assert "No counterpart" in words


def test_signatories_may_be_several_for_a_body_and_keep_their_letters():
    """S4-16, S4-18, S4-19."""
    several = (
        f.EndorsementFacts("County Council", "Cllr Mrs Ann Peat JP", "Cabinet member"),
        f.EndorsementFacts("County Council", "", "Director", "2016-05-12"),
    )
    part = part_named(built(endorsements=several), "Who has agreed this plan")
    assert isinstance(part.blocks[0], Signatures)
    assert [item.name for item in part.blocks[0].items] == ["Cllr Mrs Ann Peat JP", ""]


def test_rows_stand_under_their_areas_only_when_every_row_has_one():
    rows = (replace(ROW, area="Prevent"), replace(ROW, key="b", ref="1.5"))
    assert len(table_of(built(actions=rows)).rows) == 2
    rows = (rows[0], replace(rows[1], area="Domestic abuse"))
    assert len(table_of(built(actions=rows)).rows) == 4


def test_rows_that_are_not_public_are_marked_wherever_they_print():
    document = built(actions=(replace(ROW, visibility="restricted"),))
    assert document.marking == "Not for publication"
    assert "Restricted" in html(document)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "[x](javascript:alert(1))"])
def test_script_in_narrative_prints_as_words_or_not_at_all(words):
    printed = html(built(sections=(section(heading="About", body=parse_narrative(words)),)))
    assert "<script" not in printed
    assert 'href="javascript' not in printed


def test_the_same_facts_make_the_same_document():
    assert built() == built()
