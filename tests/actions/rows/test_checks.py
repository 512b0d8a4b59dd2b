"""Each warning is raised by what it is about, and by nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.rows.checks import plan_warnings
from actions.rows.services import reference
from plans.models import Membership, Organisation, Plan
from tests import factories as make

TODAY = date(2016, 6, 1)


def codes(plan, today=TODAY) -> list[tuple[str, str]]:
    return [
        (warning.code, warning.ref)
        for warning in plan_warnings(plan, today=today)
        if warning.code != "missing-authority"
    ]


def test_a_whole_row_raises_nothing(plan, action):
    assert codes(plan) == []


@pytest.mark.parametrize(
    ("part", "code"), [("leads", "no-lead"), ("measures", "no-measure"), ("risks", "no-risk")]
)
def test_an_empty_cell_is_named(plan, action, part, code):
    getattr(action, part).all().delete()
    assert codes(plan) == [(code, "1.1")]


def row(priority, ref, **values):
    action = make.ActionFactory(priority=priority, ref=ref, **values)
    make.LeadFactory(action=action)
    make.MeasureFactory(action=action)
    make.RiskFactory(action=action)
    reference.sync(action)
    return action


def test_a_row_that_points_to_itself(plan, priority):
    row(priority, "1.6", activity="- Event\n- Link to 1.6")
    assert codes(plan) == [("self-reference", "1.6")]


def test_a_row_that_points_to_nothing(plan, priority):
    row(priority, "1.6", activity="Link to 9.9")
    assert codes(plan) == [("broken-reference", "1.6")]


def test_a_row_whose_words_fit_another_row_better(plan, priority):
    row(priority, "1.6", aim="Modern slavery event")
    row(priority, "1.7", aim="Safeguarding training for drivers")
    row(priority, "2.2", activity="- Safeguarding training link with point 1.6")
    assert codes(plan) == [("doubtful-reference", "2.2")]


def test_a_reference_that_fits_its_row_is_left_alone(plan, priority):
    row(priority, "1.7", aim="Safeguarding training for drivers")
    row(priority, "2.2", activity="- Safeguarding training link with point 1.7")
    assert codes(plan) == []


def test_an_area_that_no_row_takes_up(plan, action):
    make.PriorityAreaFactory(priority=action.priority, title="Town centre")
    assert codes(plan) == [("area-without-action", "")]


def test_an_area_is_no_trouble_in_a_plan_without_rows(plan, priority):
    make.PriorityAreaFactory(priority=priority)
    assert codes(plan) == []


def test_a_placeholder_in_a_section_and_in_a_row(plan, action):
    make.SectionFactory(plan=plan, heading="Foreword", body="Adopted on [insert date].")
    type(action).objects.filter(pk=action.pk).update(aim="TBC")
    assert codes(plan) == [("placeholder", ""), ("placeholder", "1.1")]


def test_a_hidden_section_may_be_unfinished(plan):
    make.SectionFactory(plan=plan, body="TBC", printed=False)
    assert codes(plan) == []


def test_a_name_that_may_not_be_published(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Robin Example")
    make.LeadFactory(action=action, words="Robin Example – CSP")
    assert codes(plan) == [("personal-name", "1.1")]


def test_a_councillor_may_be_named(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Robin Example", publish_name=True)
    make.LeadFactory(action=action, words="Cllr Robin Example")
    assert codes(plan) == []


def test_a_restricted_row_may_name_its_lead(plan, action, partnership):
    make.PersonFactory(partnership=partnership, name="Robin Example")
    make.LeadFactory(action=action, words="Robin Example")
    type(action).objects.update(visibility="restricted")
    assert codes(plan) == []


def test_two_names_in_one_document(plan, partnership):
    make.LocalNameFactory(partnership=partnership, name="Moorland Together")
    make.SectionFactory(plan=plan, body=f"{partnership.name}, known as Moorland Together.")
    assert codes(plan) == [("two-names", "")]


def test_a_body_that_is_no_more_and_what_followed_it(plan, partnership):
    heir = make.OrganisationFactory(partnership=partnership, name="Integrated Care Board")
    gone = make.OrganisationFactory(
        partnership=partnership, name="Care Trust", ended_on=date(2013, 3, 31), successor=heir
    )
    make.EndorsementFactory(plan=plan, organisation=gone)
    (warning,) = [w for w in plan_warnings(plan, today=TODAY) if w.code == "dead-body"]
    assert "ended on 31 March 2013. Its work passed to Integrated Care Board." in warning.message
    assert "before this plan began" in warning.message


def test_a_tool_that_the_law_has_done_away_with(plan):
    make.SectionFactory(plan=plan, body="We will apply for an ASBO.")
    assert codes(plan) == [("dead-body", "")]
    assert codes(plan, today=date(2011, 6, 1)) == []


def missing(plan) -> str:
    found = plan_warnings(plan, today=TODAY)
    return " ".join(w.message for w in found if w.code == "missing-authority")


def test_every_authority_that_the_law_names_for_a_district_in_2016(plan):
    words = missing(plan)
    for authority in ("district", "county", "police", "fire", "probation", "commissioning group"):
        assert authority in words
    assert "integrated care board" not in words
    assert "section 5(1)" in words


def test_a_body_that_only_cooperates_is_not_a_responsible_authority(plan, partnership):
    fire = make.OrganisationFactory(partnership=partnership, kind=Organisation.Kind.FIRE)
    member = make.MembershipFactory(organisation=fire, kind=Membership.Kind.COOPERATING)
    Membership.objects.filter(pk=member.pk).update(partnership=partnership)
    assert "fire and rescue" in missing(plan)
    Membership.objects.filter(pk=member.pk).update(kind=Membership.Kind.RESPONSIBLE)
    assert "fire and rescue" not in missing(plan)


def queries(plan) -> int:
    fresh = Plan.objects.select_related("partnership").get(pk=plan.pk)
    with CaptureQueriesContext(connection) as captured:
        plan_warnings(fresh, today=TODAY)
    return len(captured)


def test_a_figure_that_its_parts_do_not_make(plan, action):
    type(action).objects.update(activity="160 sessions (3 clubs x 50 weeks)")
    assert codes(plan) == [("product-mismatch", "1.1")]
    make.SectionFactory(plan=plan, body="In all 30 referrals (10 men and 15 women).")
    assert codes(plan)[0] == ("sum-mismatch", "")


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"timescale": "By 31 March 2017"}, False),
        ({"timescale": "June 2018"}, True),
        ({"timescale": "Ongoing"}, False),
        ({"timescale": "", "timescale_kind": "date", "due_on": date(2015, 3, 31)}, True),
    ],
)
def test_a_row_that_is_due_outside_the_plan(plan, action, values, wrong):
    type(action).objects.update(**values)
    assert codes(plan) == [("period-mismatch", "1.1")] * wrong


def test_a_short_form_that_nobody_explains_is_named_once(plan, priority, partnership):
    row(priority, "1.1", aim="Refer to the QZXW panel")
    row(priority, "1.2", aim="Report to the QZXW panel")
    assert codes(plan) == [("unknown-acronym", "1.1")]
    make.TermFactory(partnership=partnership, acronym="QZX", variants="QZXW, QZXs")
    assert codes(plan) == []


def test_a_short_form_of_a_body_or_of_a_lead_is_known(plan, priority, partnership):
    make.OrganisationFactory(partnership=partnership, name="Quick Zones", acronym="QZXW")
    first = row(priority, "1.1", aim="Work with QZXW and VVKL")
    make.LeadFactory(action=first, words="VVKL")
    assert codes(plan) == []


def test_a_slip_in_a_short_form(plan, priority):
    row(priority, "1.1", aim="The QZXW (Quick Zones Xanadu West) panel and the QZXW list")
    row(priority, "1.2", aim="Report to the QZXV panel")
    assert codes(plan) == [("acronym-variant", "1.2")]


def test_the_number_of_queries_does_not_grow(plan, priority):
    row(priority, "1.1", activity="Link to 1.2")
    few = queries(plan)
    for number in range(2, 40):
        row(priority, f"1.{number}", activity=f"Link to 1.{number + 1}")
    assert queries(plan) == few <= 20
