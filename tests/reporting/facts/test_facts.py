"""What is gathered from a plan: everything it prints, and nothing that it must not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plans.access import access_to
from reporting.facts.gather_plan import gather
from reporting.facts.snapshot import freeze
from tests import factories as make
from tests.reporting.pictures import png


def row_with_lead(priority, person, **lead):
    row = make.ActionFactory(priority=priority, ref="1.9")
    made = make.LeadFactory(action=row, **lead)
    made.people.add(person)
    return row


def test_rows_keep_the_order_of_priorities_and_places(plan):
    second = make.PriorityFactory(plan=plan, number="2", position=9)
    first = make.PriorityFactory(plan=plan, number="1", position=3)
    make.ActionFactory(priority=second, ref="2.1")
    for position, ref in ((2, "1.10"), (1, "1.2")):
        make.ActionFactory(priority=first, ref=ref, position=position)
    assert [row.ref for row in gather(plan, public=True).actions] == ["1.2", "1.10", "2.1"]


@pytest.mark.parametrize("visibility", ["partners", "restricted"])
def test_public_facts_leave_out_rows_that_are_not_public(plan, priority, visibility):
    make.ActionFactory(priority=priority, visibility=visibility, aim="Secret aim")
    assert "Secret aim" not in freeze(gather(plan, public=True))
    assert "Secret aim" in freeze(gather(plan, public=False))


def test_a_draft_leaves_out_rows_that_its_reader_may_not_see(plan, priority, lead, strategy):
    make.ActionFactory(priority=priority, visibility="restricted")
    seen = {
        user: len(gather(plan, public=False, access=access_to(user, "moorland")).actions)
        for user in (lead, strategy)
    }
    assert seen == {lead: 0, strategy: 1}


def test_a_lead_linked_to_somebody_unasked_prints_the_post(plan, priority, partnership):
    body = make.OrganisationFactory(partnership=partnership, name="Council", acronym="DC")
    person = make.PersonFactory(partnership=partnership, name="Vic Moor", post="ASB Officer")
    row_with_lead(priority, person, words="Vic Moor – DC", organisation=body)
    assert gather(plan, public=True).actions[0].leads == ("ASB Officer – DC",)
    assert gather(plan, public=False).actions[0].leads == ("Vic Moor – DC",)


def test_a_lead_linked_to_somebody_who_agreed_prints_as_written(plan, priority, partnership):
    person = make.PersonFactory(partnership=partnership, name="Vic Moor", publish_name=True)
    row_with_lead(priority, person, words="Cllr Vic Moor")
    assert gather(plan, public=True).actions[0].leads == ("Cllr Vic Moor",)


def test_endorsements_keep_their_names(plan):
    make.EndorsementFactory(plan=plan, title="Cllr", name="Ann Peat", post_nominals="JP")
    assert gather(plan, public=True).endorsements[0].name == "Cllr Ann Peat JP"


def test_seats_print_no_name_without_the_flag(plan, partnership):
    make.SectionFactory(plan=plan, kind="structure")
    group = make.GroupFactory(partnership=partnership)
    person = make.PersonFactory(partnership=partnership, name="Vic Moor", post="Chief Executive")
    make.SeatFactory(group=group, words="", person=person)
    facts = gather(plan, public=True)
    assert [seat.words for seat in facts.groups[0].seats] == ["Chief Executive"]


def test_no_e_mail_of_a_person_is_gathered(plan, action, partnership):
    person = make.PersonFactory(partnership=partnership, email="vic@moor.example")
    action.leads.first().people.add(person)
    make.SectionFactory(plan=plan, kind="structure")
    assert "vic@moor.example" not in freeze(gather(plan, public=False))


def test_a_hidden_section_hides_what_it_would_list(plan, action):
    make.SectionFactory(plan=plan, heading="Not for print", body="Hidden words", printed=False)
    make.SectionFactory(plan=plan, kind="actions", printed=False)
    make.SectionFactory(plan=plan, kind="endorsements", printed=False)
    make.EndorsementFactory(plan=plan, name="Ann Peat")
    text = freeze(gather(plan, public=True))
    for words in ("Not for print", "Hidden words", "Keep victims safe", "Ann Peat"):
        assert words not in text


def test_lists_of_the_partnership_are_gathered_only_for_a_section_that_prints_them(
    plan, partnership
):
    make.DriverFactory(partnership=partnership, title="County strategy")
    make.MembershipFactory(partnership=partnership)
    facts = gather(plan, public=True)
    assert (facts.drivers, facts.memberships) == ((), ())
    make.SectionFactory(plan=plan, kind="drivers")
    assert gather(plan, public=True).drivers[0].title == "County strategy"


def test_members_are_those_of_the_plans_own_time(plan, partnership):
    make.SectionFactory(plan=plan, kind="who-we-are")
    for name, ended in (("Long gone", date(2013, 3, 31)), ("Of that year", date(2016, 5, 1))):
        body = make.OrganisationFactory(partnership=partnership, name=name)
        make.MembershipFactory(partnership=partnership, organisation=body, ended_on=ended)
    assert [each.name for each in gather(plan, public=True).memberships] == ["Of that year"]


def test_the_glossary_holds_the_short_forms_in_use(plan, priority, partnership):
    make.TermFactory(partnership=partnership, acronym="ASB", words="anti-social behaviour")
    make.TermFactory(partnership=partnership, acronym="IOM")
    make.ActionFactory(priority=priority, aim="Reduce ASB")
    assert [term.acronym for term in gather(plan, public=True).glossary] == ["ASB"]


def test_a_logo_is_known_by_its_bytes(plan, partnership):
    partnership.logo.save("a.png", ContentFile(png("red")), save=False)
    partnership.logo_alt = "A heron"
    partnership.save()
    logo = gather(plan, public=True).partnership.logo
    assert (logo.alt, logo.ext, len(logo.digest)) == ("A heron", "png", 64)


def test_nothing_of_another_partnership_is_gathered(plan, action, other):
    stranger = make.PlanFactory(partnership=other, title="Riverside plan")
    make.ActionFactory(priority__plan=stranger, aim="Riverside aim")
    assert "Riverside" not in freeze(gather(plan, public=False))


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow(plan, action, priority, partnership):
    for kind in ("structure", "drivers", "who-we-are", "summary"):
        make.SectionFactory(plan=plan, kind=kind)
    filled(priority, partnership, plan)
    few = queries(plan)
    for _ in range(8):
        filled(priority, partnership, plan)
    assert queries(plan) == few


def filled(priority, partnership, plan):
    """One more of everything."""
    person = make.PersonFactory(partnership=partnership)
    row = make.ActionFactory(priority=priority)
    make.LeadFactory(action=row).people.add(person)
    make.MeasureFactory(action=row)
    make.RiskFactory(action=row)
    make.EndorsementFactory(plan=plan)
    make.MembershipFactory(partnership=partnership)
    make.SeatFactory(group=make.GroupFactory(partnership=partnership), person=person)
    served = make.DriverPriorityFactory(partnership=partnership)
    make.PriorityFactory(plan=plan).serves.add(served)
    make.CommitmentFactory(plan=plan)


def queries(plan) -> int:
    with CaptureQueriesContext(connection) as captured:
        gather(type(plan).objects.get(pk=plan.pk), public=True)
    return len(captured)
