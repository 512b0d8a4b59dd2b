"""S0, the Moorlands plan for 2016/17: each thing that the real document needs is held and printed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

import pytest

from actions.models import Action, Measure
from actions.rows.services.reference import renumber
from csp.prose import parse_cell
from csp.prose.blocks import List, Paragraph
from plans.models import Term
from reporting.document import Cover, Table
from reporting.document.plan import for_screen

pytestmark = pytest.mark.one_database

MOORLANDS = "staffordshire-moorlands/2016-17"

REFS = [f"1.{n}" for n in range(1, 9)] + [f"2.{n}" for n in range(1, 4)]
REFS += [f"3.{n}" for n in range(1, 7)] + ["4.1"]

# What must stand in the printed plan, word for word.
PRINTED = {
    "S0-54": ["Partnership Plan", "2016 to 2017"],
    "S0-55": ["Your Moorlands Housing Group", "Staffordshire Housing Group", "probation services"],
    "S0-55b": ["Staffordshire Fire and Rescue Service", "the local Clinical Commissioning Group"],
    "S0-56": ["community safety profile", "Strategy Group settled on four main"],
    "S0-57": ["Mental health and substance misuse are overarching factors"],
    "S0-58": ["Priority areas:", "Adults at risk", "Safeguarding Children", "Substance Misuse"],
    "S0-59": ["Bullying, Cyber Crime & CSE", "Fraud, Cyber Crime and Scam awareness"],
    "S0-60": REFS,
    "S0-64": ["SMDC – ASB Officer", "Support Staffordshire", "Regulatory Services"],
    "S0-68": ["Numbers accessing service per cohort (IOM, BRFS, Domestic Abuse)"],
    "S0-71": ["Link to 1.6", "Safeguarding training, link with point 1.6"],
    "S0-73": ["Loudmouth", "Chelsea's Choice", "Zebra Red", "Euro Cup", "White Ribbon"],
    "S0-74": ["Building Resilient Families and Communities", "Integrated Offender Management"],
    "S0-75": ["has been found elsewhere to keep the Work Club going"],
}


@pytest.mark.parametrize("code", PRINTED)
def test_printed(demo, code):
    text = demo.text(MOORLANDS)
    assert [words for words in PRINTED[code] if words not in text] == []


@pytest.fixture
def plan(demo):
    return demo.plan(MOORLANDS)


@pytest.fixture
def row(plan):
    return lambda ref: plan.actions.get(ref=ref)


@pytest.fixture
def tables(demo):
    parts = demo.document(MOORLANDS).parts
    return [(part, block) for part in parts for block in part.blocks if isinstance(block, Table)]


def test_s0_54_it_runs_for_one_year(plan):
    assert plan.period == "2016/17"


def test_s0_56_who_agreed_it_is_recorded(plan):
    assert "Strategy Group" in plan.status_changes.get(status="agreed").note


def test_s0_58_areas_of_each_priority(plan):
    assert [each.areas.count() for each in plan.priorities.all()] == [6, 2, 5, 2]


def test_s0_60_rows_in_order(plan):
    assert [each.ref for each in plan.actions.in_order()] == REFS


def test_s0_61_the_columns_and_no_others(tables):
    wanted = ["ref", "aims", "activity", "lead", "performance measures"]
    wanted += ["assumptions and key risks"]
    for _, table in tables:
        assert [column.title.lower() for column in table.columns] == wanted


def kinds(action):
    return [type(block) for block in parse_cell(action.activity)]


@pytest.mark.parametrize("ref", ["1.1", "1.4", "2.1", "2.3"])
def test_s0_62_a_line_leads_in_to_the_bullets(row, ref):
    assert kinds(row(ref))[:2] == [Paragraph, List]


def test_s0_62_bullets_alone(row):
    assert kinds(row("1.3")) == [List]


def test_s0_63_a_second_activity_after_the_bullets(row):
    assert kinds(row("1.1")) == [Paragraph, List, Paragraph]


def leads(action):
    return list(action.leads.values_list("words", flat=True))


def test_s0_64_leads_of_every_shape_in_order(row):
    assert leads(row("1.1")) == ["ARCH", "Police"]
    assert leads(row("1.2"))[1:] == ["Support Staffordshire", "Your Moorlands Housing"]
    assert row("1.8").leads.get().people.count() == 2
    assert row("3.2").leads.get().post.title == "ASB Officer"
    assert row("1.7").leads.last().organisation.kind == "team"


def test_s0_65_one_person_leads_under_two_priorities(plan):
    led = plan.actions.filter(leads__people__name="Partnerships Officer").in_order()
    assert [each.ref for each in led] == ["1.8", "2.3"]


def test_s0_66_measures_of_each_row(plan):
    counts = [each.measures.count() for each in plan.actions.in_order()]
    assert counts == [3, 2, 2, 2, 2, 3, 0, 1, 2, 3, 2, 2, 3, 4, 3, 1, 2, 1]


def test_s0_66_every_measure_is_printed(demo, plan):
    text = demo.text(MOORLANDS)
    measures = Measure.objects.filter(action__plan=plan).values_list("text", flat=True)
    assert [measure for measure in measures if measure not in text] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Number of victims visited", "count"),
        ("Reduction in ASB", "change"),
        ("Time saved dealing with incidents prior to mediation", "saving"),
        ("Feedback forms", "qualitative"),
    ],
)
def test_s0_67_kinds_of_measure(plan, words, kind):
    found = Measure.objects.filter(action__plan=plan, text=words)
    assert {each.kind for each in found} == {kind}


def test_s0_68_a_measure_for_each_cohort(row):
    first, second = row("1.2").measures.all()
    assert (first.breakdown, first.members) == ("cohort", ["IOM", "BRFS", "Domestic Abuse"])
    assert second.members == ["IOM", "BRFC", "Domestic Abuse"]


def test_s0_69_no_measure_has_a_target_or_a_baseline(plan):
    measures = Measure.objects.filter(action__plan=plan)
    assert not measures.exclude(target="", baseline="", target_on=None).exists()


def test_s0_70_assumptions_and_risks_typed_or_not(plan, row):
    counts = [each.risks.count() for each in plan.actions.in_order()]
    assert (min(counts), max(counts), row("1.3").risks.count()) == (0, 3, 0)
    assert [each.kind for each in row("1.7").risks.all()] == ["", "", ""]
    assert [each.kind for each in row("3.6").risks.all()] == ["assumption", "risk"]


def test_s0_71_references_are_flagged_where_they_are_wrong(demo):
    warnings = demo.warnings(MOORLANDS)
    assert ("self-reference", "1.6") in warnings
    assert ("doubtful-reference", "2.2") in warnings


def test_s0_71_references_survive_renumbering(plan, row):
    officer = plan.status_changes.first().by
    renumber(by=officer, plan=plan, refs={row("1.6").pk: "1.9"})
    assert "link with point 1.9" in row("2.2").activity
    assert Action.objects.get(plan=plan, ref="2.2").references.get().target.ref == "1.9"


def test_s0_72_an_area_without_an_action_is_flagged(demo):
    found = [each for each in demo.gate(MOORLANDS).findings if each.code == "area-without-action"]
    assert ["Town centre violence" in each.message for each in found] == [True]


def test_s0_74_what_the_short_forms_of_the_papers_stand_for(demo):
    known = Term.objects.filter(partnership__slug="staffordshire-moorlands")
    wanted = {"IOM", "BRFC", "ARCH", "CSP", "SMDC", "WRAP", "SPACE", "PCSO", "CAB", "IDVA"}
    wanted |= {"CSE", "CIC"}
    assert wanted - set(known.values_list("acronym", flat=True)) == set()


def test_s0_74_the_glossary_knows_the_variant(demo):
    term = Term.objects.get(partnership__slug="staffordshire-moorlands", acronym="BRFC")
    assert term.variants == "BRFS"


def test_s0_76_one_landscape_table_a_priority(tables):
    assert [part.orientation for part, _ in tables] == ["landscape"] * 4
    narrow = tables[0][1].columns[0]
    assert narrow.header and narrow.width < min(c.width for c in tables[0][1].columns[1:])


def test_s0_77_it_prints_alone_and_inside_a_report(demo):
    alone = demo.document(MOORLANDS)
    inside = for_screen(alone)
    assert isinstance(alone.parts[0].blocks[0], Cover)
    assert inside.parts == alone.parts[1:-1]


@pytest.mark.parametrize(
    ("defect", "warning"),
    [
        ("DF-01", ("self-reference", "1.6")),
        ("DF-02", ("doubtful-reference", "2.2")),
        ("DF-06", ("no-measure", "1.7")),
        ("DF-07", ("no-risk", "1.3")),
        ("DF-08", ("area-without-action", "")),
    ],
)
def test_defects_are_flagged(demo, defect, warning):
    assert warning in demo.warnings(MOORLANDS)
