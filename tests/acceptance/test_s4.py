"""S4, the South Staffordshire plan for 2011-12: what the real document needs is held and printed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date

import pytest

from csp import changes
from csp.prose import parse_narrative
from plans.models import Group, Membership, Organisation
from reporting.document import Cover, Figure, Signatures, Tree

pytestmark = pytest.mark.one_database

PLAN = "south-staffordshire/2011-12"
SLUG = "south-staffordshire"

# What must stand in the printed plan, word for word.
PRINTED = {
    "S4-01": [
        "South Staffordshire Community Safety Partnership",
        "Working to make South Staffordshire Safer",
        "Partnership Plan",
        "2011—2012",
    ],
    "S4-03": ["Councillor Brian Edwards", "Portfolio Holder, Partnerships"],
    "S4-04": ["101,000 acres", "just over 106,000", "20.2%", "18.5%"],
    "S4-05": ["Viewpoint Survey", "96%", "72%"],
    "S4-06": ["runs for three years it is renewed every year", "twelve-month plan"],
    "S4-07": ["12% in 2009-10", "89%", "26%", "57%", "59%"],
    "S4-08": ["15-49 for females", "10-64 for males", "20-24 for females", "15-19 for males"],
    "S4-09": ["for 25% of known victims none was recorded", "4% were", "under 2%"],
    "S4-10": ["956 people", "21 to 23", "30 to 33", "1.8 miles for criminal damage", "2 miles"],
    "S4-11": [
        "Anti-Social Behaviour",
        "Violent Crime",
        "Domestic Violence (including sexual violence)",
        "Road Safety",
        "Business Crime",
        "Acquisitive Crime (domestic burglary and vehicle crime)",
        "Environmental Crime",
    ],
    "S4-12": ["By and large the priorities are those of the 2010 - 2011 Partnership Plan"],
    "S4-13": ["Big Society"],
    "S4-14": ["“Less crime and less disorder"],
    "S4-15": [
        "Crime and Disorder Act 1998",
        "Police Reform Act 2002",
        "South Staffordshire Primary Care Trust",
        "Staffordshire Police Authority",
        "Staffordshire and West Midlands Probation Trust",
        "Stoke-on-Trent and Staffordshire Fire Authority",
    ],
    "S4-16": ["Chief Executive", "District Partnerships Officer", "Area Commander"],
    "S4-19": ["Councillor Mrs Kathleen Perry", "Inspector", "JP"],
    "S4-20": ["Local Strategic Partnership", "Responsible Authorities Group"],
    "S4-21": ["whose Service Manager answers to the Chief Executive"],
    "S4-22": ["What is it?", "National Intelligence Model (NIM)", "to find the hotspots"],
    "S4-23": ["1 April 2009 to 31 March 2010", "Staffordshire Observatory made the analysis"],
    "S4-24": ["Pathway Project", "West Midlands Ambulance Service", "Staffordshire Women's Aid"],
    "S4-84": [
        "Policy and Partnerships",
        "South Staffordshire Council",
        "Wolverhampton Road",
        "WV8 1PX",
        "01902 696530",
        "01902 696309",
        "communitysafety@",
        "https://www.sstaffs.gov.uk",
    ],
    "S4-85": ["audio version", "different language", "our website"],
}


@pytest.mark.parametrize("code", PRINTED)
def test_printed(demo, code):
    text = " ".join(demo.text(PLAN).split())
    assert [words for words in PRINTED[code] if words not in text] == []


@pytest.fixture
def plan(demo):
    return demo.plan(PLAN)


@pytest.fixture
def find(demo):
    """The blocks of a kind in the printed plan."""
    parts = demo.document(PLAN).parts
    return lambda kind: [b for part in parts for b in part.blocks if isinstance(b, kind)]


def test_s4_01_the_cover_has_a_logo_with_words(demo, find):
    assert len(find(Cover)) == 1
    assert demo.document(PLAN).logo.alt.startswith("South Staffordshire Community Safety")


def test_s4_02_sections_and_sub_sections_make_the_contents(demo):
    headed = [part for part in demo.document(PLAN).parts if part.heading]
    assert len(headed) >= 17
    assert {part.level for part in headed} == {1, 2, 3}


def test_s4_03_a_place_for_a_photograph_that_may_stay_empty(plan):
    assert not plan.sections.get(kind="foreword").picture


def test_s4_06_the_plan_is_held_as_twelve_months(plan):
    assert (plan.start, plan.end) == (date(2011, 4, 1), date(2012, 3, 31))


def test_s4_11_seven_priorities_in_order(plan):
    assert [each.number for each in plan.priorities.all()] == list("1234567")


def test_s4_14_the_mission_is_bold(plan):
    (mission,) = parse_narrative(plan.sections.get(heading="Our Mission Statement").body)
    assert [run.bold for run in mission.runs] == [True]


def test_s4_15_eight_bodies_of_which_some_have_ended(plan):
    group = Group.objects.get(partnership__slug=SLUG, name="Responsible Authorities Group")
    assert group.seats.count() == 8
    ended = group.seats.filter(organisation__ended_on__isnull=False)
    assert {str(each.organisation.ended_on) for each in ended} == {
        "2012-11-21",
        "2013-03-31",
        "2014-05-31",
    }


def test_s4_15_every_ended_body_has_a_successor():
    ended = Organisation.objects.filter(partnership__slug=SLUG, ended_on__isnull=False)
    assert ended.count() == 5
    assert not ended.filter(successor=None).exists()


def test_s4_16_nine_people_sign(find):
    (signatures,) = find(Signatures)
    assert len(signatures.items) == 9


def test_s4_17_a_line_to_sign_on_or_a_date(plan):
    assert not plan.endorsements.exclude(agreed_on=None).exists()
    first = plan.endorsements.first()
    by = plan.status_changes.first().by
    values = {"agreed_on": date(2011, 4, 1)}
    signed = changes.update(first, by=by, version=first.version, values=values)
    assert signed.agreed_on == date(2011, 4, 1)


def test_s4_18_two_sign_for_one_body_and_nobody_for_another(plan):
    def signing(name):
        return plan.endorsements.filter(organisation__name=name).count()

    assert signing("Staffordshire County Council") == 2
    assert signing("Stoke-on-Trent and Staffordshire Fire Authority") == 0


def test_s4_19_titles_and_letters_are_kept(plan):
    names = {each.printed_name for each in plan.endorsements.all()}
    assert {"Councillor Mrs Kathleen Perry", "Inspector", "Member JP"} <= names


def test_s4_20_the_structure_is_words_from_the_top_down(find):
    (tree,) = find(Tree)
    assert [node.title for node in tree.nodes] == ["Local Strategic Partnership"]
    below = tree.nodes[0].children[0]
    assert below.title == "Responsible Authorities Group"
    assert "Joint Operations Group" in [node.title for node in below.children]


def test_s4_20_the_operations_group_meets_every_28_days_and_has_nine_aims():
    group = Group.objects.get(partnership__slug=SLUG, name="Joint Operations Group")
    assert group.cadence == "Every 28 days"
    assert len(group.aims.splitlines()) == 9


def test_s4_22_five_purposes_and_24_ten_contributors(plan):
    said = parse_narrative(plan.sections.get(kind="assessment").body)
    lists = [len(block.items) for block in said if hasattr(block, "items")]
    assert lists == [5, 10]


def test_s4_83_the_back_cover_has_the_logo_and_the_strapline(demo, find):
    last = demo.document(PLAN).parts[-1]
    assert isinstance(last.blocks[0], Figure)
    assert last.blocks[0].picture == demo.document(PLAN).logo


def test_s4_84_mail_goes_nowhere_real(demo):
    assert demo.partnership(SLUG).email.endswith(".example")


def test_s4_86_sections_can_be_put_in_another_order(plan):
    contact = plan.sections.get(kind="contact")
    changes.move(contact, by=plan.status_changes.first().by, to=1)
    assert [each.kind for each in plan.sections.all()][1] == "contact"


def test_s4_87_a_long_document_names_itself_on_each_page(demo):
    running = demo.document(PLAN).running_title
    assert "South Staffordshire Community Safety Partnership" in running
    assert "Partnership Plan" in running


def test_memberships_of_the_time_are_printed_and_later_ones_are_not(demo):
    later = Membership.objects.get(partnership__slug=SLUG, organisation__kind="icb")
    assert later.organisation.name not in demo.text(PLAN)


def test_df_30_dead_bodies_and_repealed_tools_are_flagged(demo):
    found = [f.message for f in demo.gate(PLAN).findings if f.code == "dead-body"]
    assert any("Primary Care Trust" in message for message in found)
    assert any("ASBO" in message for message in found)
