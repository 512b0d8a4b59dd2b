"""Each statutory check passes on what is whole, and says in words what one missing thing does to it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from plans.access import access_to
from plans.models import Partnership, Plan
from reporting.statutory import check_all, plan_to_check, result_of
from reporting.statutory.checks import CHECKS
from reporting.statutory.facts import StatutoryFacts
from tests import factories as make
from tests.reporting.sound import TODAY, Sound

pytestmark = pytest.mark.django_db

# Each by name, so that none can vanish with its file.
CODES = [
    "ST-01", "ST-02", "ST-03", "ST-04", "ST-05", "ST-06", "ST-07", "ST-08", "ST-09", "ST-10", "ST-11",
    "ST-12", "ST-13", "ST-14", "ST-15", "ST-16", "ST-17", "ST-18", "ST-19", "ST-20", "ST-21", "ST-22",
    "ST-23", "ST-24",
]  # fmt: skip


@pytest.fixture
def sound(partnership):
    return Sound(partnership)


class Again:
    """The rows of a sound partnership, read anew: what was removed and put back keeps its number."""

    def __init__(self, sound):
        self.sound = sound

    def __getattr__(self, name):
        found = getattr(self.sound, name)
        if isinstance(found, Model):
            return type(found)._base_manager.get(pk=found.pk)
        if isinstance(found, list):
            return [type(each)._base_manager.get(pk=each.pk) for each in found]
        return found


def results(sound, today=TODAY, plan=..., access=None):
    asked = type(sound.plan).objects.get(pk=sound.plan.pk) if plan is ... else plan
    found = check_all(sound.partnership, asked, today=today, access=access)
    return {each.code: each for each in found}


def change(row, **values):
    type(row)._base_manager.filter(pk=row.pk).update(**values)


def test_a_sound_partnership_passes_every_check(sound):
    told = {code: (str(each.outcome), each.why) for code, each in results(sound).items()}
    assert {code for code, (outcome, _) in told.items() if outcome != "pass"} == set(), told
    assert list(told) == CODES == list(CHECKS)


SPOILS = [
    ("ST-01", lambda s: s.members[3].delete(), "fail", "the fire and rescue authority"),
    ("ST-01", lambda s: change(s.members[5], ended_on=date(2024, 5, 31)), "fail", "on 1 June 2024"),
    ("ST-01", lambda s: change(s.bodies[4], ended_on=date(2024, 3, 31)), "fail", "probation"),
    ("ST-02", lambda s: change(s.group, kind="task"), "cannot tell", "no strategy group"),
    ("ST-02", lambda s: s.seat.delete(), "fail", "1 seat where two or more"),
    ("ST-02", lambda s: change(s.chair, chair=False), "warn", "nobody is named as the chair"),
    ("ST-03", lambda s: s.combination.delete(), "cannot tell", "not recorded how"),
    ("ST-03", lambda s: s.combination.organisations.clear(), "cannot tell", "which bodies are parties"),
    ("ST-03", lambda s: s.combination.organisations.remove(s.policing), "fail", "local policing body"),
    ("ST-03", lambda s: s.combination.organisations.remove(s.bodies[1]), "fail", "as a party"),
    ("ST-03", lambda s: s.area.delete(), "not applicable", "covers one area"),
    ("ST-04", lambda s: s.protocol.delete(), "cannot tell", "no protocol"),
    ("ST-04", lambda s: change(s.protocol, review_due=date(2024, 5, 31)), "warn", "31 May 2024"),
    ("ST-04", lambda s: s.protocol.organisations.remove(s.bodies[2]), "warn", "not recorded as signed"),
    ("ST-04", lambda s: change(s.officers[1], ended_on=date(2024, 5, 31)), "warn", "no liaison officer"),
    ("ST-05", lambda s: change(s.assessment, dated_on=date(2023, 3, 31)), "fail", "31 March 2023"),
    ("ST-05", lambda s: change(s.assessment, dated_on=date(2024, 4, 2)), "warn", "began on 1 April 2024"),
    ("ST-05", lambda s: s.assessment.delete(), "cannot tell", "no strategic assessment"),
    ("ST-06", lambda s: change(s.assessment, for_people=" "), "fail", "(e) what people would put first"),
    ("ST-06", lambda s: s.assessment.delete(), "cannot tell", "no strategic assessment"),
    ("ST-07", lambda s: change(s.priority, limbs=["crime", "substances"]), "fail", "serious violence"),
    ("ST-07", lambda s: change(s.priority, limbs=[]), "cannot tell", "which duties it serves"),
    ("ST-08", lambda s: change(s.plan, status="draft"), "warn", "has not been agreed"),
    ("ST-08", lambda s: change(s.agreed, on=date(2024, 4, 10)), "warn", "had begun"),
    ("ST-08", lambda s: change(s.agreed, on=date(2023, 3, 31)), "fail", "31 March 2023"),
    ("ST-08", lambda s: s.agreed.delete(), "cannot tell", "when the plan was agreed"),
    ("ST-08", lambda s: change(s.plan, end=date(2024, 5, 31)), "fail", "no plan covers 1 June 2024"),
    ("ST-09", lambda s: s.evidence.delete(), "warn", "priority 1 has neither evidence nor a reason"),
    ("ST-09", lambda s: s.action.delete(), "fail", "priority 1 has no row"),
    ("ST-09", lambda s: change(s.action, area=None), "warn", "“Burglary”"),
    ("ST-10", lambda s: s.lead.delete(), "warn", "row 1.1 names no lead"),
    ("ST-10", lambda s: change(s.lead, organisation=None), "warn", "matched to no body"),
    ("ST-10", lambda s: change(s.bodies[0], ended_on=date(2024, 5, 31)), "warn", "came to an end"),
    ("ST-11", lambda s: change(s.action, resources=""), "fail", "no row says what it is done with"),
    ("ST-12", lambda s: s.measure.delete(), "fail", "row 1.1 has no measure"),
    ("ST-12", lambda s: change(s.measure, target=""), "warn", "0 of 1 measure"),
    ("ST-13", lambda s: change(s.police, end=date(2024, 3, 31)), "warn", "ended on 31 March 2024"),
    ("ST-13", lambda s: change(s.police, end=date(2025, 3, 30)), "warn", "before the plan does"),
    ("ST-13", lambda s: s.police.delete(), "cannot tell", "no police and crime plan"),
    ("ST-14", lambda s: s.priority.serves.clear(), "warn", "no priority of the plan"),
    ("ST-14", lambda s: change(s.partnership, tier="unitary"), "not applicable", "two-tier"),
    ("ST-15", lambda s: change(s.consultation, ended_on=date(2024, 3, 21)), "warn", "20 March 2024"),
    ("ST-15", lambda s: change(s.consultation, affected_groups=""), "warn", "affected most"),
    ("ST-15", lambda s: s.consultation.delete(), "cannot tell", "no consultation"),
    ("ST-16", lambda s: change(s.meeting, done_on=date(2023, 3, 31)), "fail", "31 March 2023"),
    ("ST-16", lambda s: change(s.meeting, published_on=None), "warn", "its record was published"),
    ("ST-16", lambda s: s.meeting.organisations.remove(s.bodies[2]), "warn", "nobody senior"),
    ("ST-16", lambda s: s.meeting.delete(), "cannot tell", "no public meeting"),
    ("ST-17", lambda s: change(s.agreed, on=date(2024, 4, 3)), "warn", "before it was agreed"),
    ("ST-17", lambda s: s.summary.delete(), "cannot tell", "neither the plan nor a summary"),
    ("ST-18", lambda s: change(s.agreed, on=date(2024, 4, 10)), "warn", "before the plan of 10 April 2024"),
    ("ST-18", lambda s: s.asked(date(2024, 5, 1)), "warn", "1 May 2024"),
    ("ST-19", lambda s: change(s.answer, state="sent"), "warn", "0 of 1 final update"),
    ("ST-19", lambda s: s.round.delete(), "cannot tell", "the year before 1 April 2024"),
    ("ST-20", lambda s: change(s.committee, done_on=date(2023, 5, 31)), "fail", "31 May 2023"),
    ("ST-20", lambda s: s.committee.delete(), "cannot tell", "no meeting"),
    ("ST-21", lambda s: change(s.request, done_on=date(2024, 3, 1)), "warn", "later than 29 February"),
    ("ST-21", lambda s: change(s.request, done_on=None), "warn", "answered by 29 February 2024"),
    ("ST-21", lambda s: change(s.request, done_on=None, review_due=None), "cannot tell", "names no day"),
    ("ST-21", lambda s: s.request.delete(), "cannot tell", "no request"),
    ("ST-22", lambda s: change(s.violence, review_due=date(2024, 5, 31)), "warn", "31 May 2024"),
    ("ST-22", lambda s: change(s.violence, published_on=None), "warn", "when it was published"),
    ("ST-23", lambda s: change(s.year, published_on=None), "warn", "2023/24"),
    ("ST-23", lambda s: change(s.order, expires_on=date(2026, 1, 1)), "warn", "where it was extended"),
    ("ST-23", lambda s: change(s.death, notified_on=date(2024, 5, 31)), "warn", "within 1 month"),
    ("ST-23", lambda s: s.year.delete(), "cannot tell", "no case review figures"),
    ("ST-24", lambda s: change(s.action, activity="To be confirmed"), "fail", "waits to be filled in"),
    ("ST-24", lambda s: change(s.partnership, alternative_formats=""), "warn", "another format"),
]  # fmt: skip


def one(sound, code, today=TODAY):
    """One check, of rows read anew."""
    place = Partnership.objects.get(pk=sound.partnership.pk)
    plan = Plan.objects.select_related("partnership").filter(pk=sound.plan.pk).first()
    return result_of(StatutoryFacts(place, plan, today), CHECKS[code], None)


@contextmanager
def put_back():
    """What is spoilt inside is whole again afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_each_thing_that_is_missing_is_told(sound):
    wrong = []
    for code, spoil, outcome, words in SPOILS:
        with put_back():
            spoil(Again(sound))
            result = one(sound, code)
        if result.outcome != outcome or words.lower() not in result.why.lower():
            wrong.append((code, outcome, words, str(result.outcome), result.why))
    assert wrong == []


def test_every_check_has_a_way_to_fail_or_warn():
    unwell = {code for code, _, outcome, _ in SPOILS if outcome in ("fail", "warn")}
    assert unwell == set(CHECKS)


def test_twelve_months_before_a_plan_end_on_their_day(sound):
    for dated, began, outcome in (
        (date(2023, 4, 1), date(2024, 4, 1), "pass"),
        (date(2023, 3, 31), date(2024, 4, 1), "fail"),
        (date(2024, 2, 29), date(2025, 2, 28), "pass"),
        (date(2024, 2, 29), date(2025, 3, 1), "fail"),
        (date(2023, 2, 28), date(2024, 2, 29), "fail"),
    ):
        change(sound.assessment, dated_on=dated)
        change(sound.plan, start=began, end=date(began.year, 12, 31))
        assert one(sound, "ST-05", today=began).outcome == outcome, (dated, began)


def test_three_years_are_asked_only_of_the_plans_of_that_time(sound):
    for start, end, agreed, nation, outcome in (
        (date(2024, 4, 1), date(2029, 3, 31), date(2024, 3, 20), "england", "pass"),
        (date(2009, 4, 1), date(2012, 3, 31), date(2009, 3, 20), "england", "pass"),
        (date(2009, 4, 1), date(2010, 3, 31), date(2009, 3, 20), "england", "warn"),
        (date(2011, 4, 1), date(2012, 3, 31), date(2011, 3, 20), "england", "warn"),
        (date(2012, 4, 1), date(2013, 3, 31), date(2012, 3, 20), "wales", "pass"),
    ):
        tier = "wales" if nation == "wales" else "two-tier"
        change(sound.partnership, nation=nation, tier=tier)
        change(sound.plan, start=start, end=end)
        change(sound.agreed, on=agreed)
        assert one(sound, "ST-08", today=start).outcome == outcome, (start, end)


def test_a_plan_is_revised_before_each_year_begins(sound):
    """A plan of several years is agreed anew before 1 April; later is a warning, not at all fails."""
    change(sound.plan, start=date(2023, 4, 1), end=date(2026, 3, 31))
    for agreed, outcome in (
        (date(2023, 4, 1), "pass"),
        (date(2024, 3, 31), "pass"),
        (date(2024, 4, 1), "warn"),
        (date(2023, 3, 31), "fail"),
    ):
        change(sound.agreed, on=agreed)
        assert one(sound, "ST-08").outcome == outcome, agreed


@pytest.mark.parametrize("nation", ["england", "wales"])
def test_each_year_from_april_has_a_public_meeting_of_its_own(sound, nation):
    tier = "wales" if nation == "wales" else "two-tier"
    change(sound.partnership, nation=nation, tier=tier)
    for held, today, outcome in (
        (date(2025, 4, 10), date(2026, 3, 20), "pass"),
        (date(2026, 3, 20), date(2026, 6, 1), "pass"),
        (date(2025, 3, 20), date(2026, 3, 31), "pass"),
        (date(2025, 3, 20), date(2026, 5, 1), "fail"),
    ):
        change(sound.meeting, notice_on=date(2025, 1, 1), done_on=held, published_on=held)
        assert one(sound, "ST-16", today=today).outcome == outcome, (held, today)


def test_wales_owes_no_copy_and_no_agreement_that_was_read(sound):
    change(sound.partnership, nation="wales", tier="wales")
    sound.copy.delete()
    assert one(sound, "ST-18").outcome == "not applicable"
    asked = sound.asked(date(2024, 5, 1))
    change(asked, review_due=date(2024, 5, 2))
    assert one(sound, "ST-18").outcome == "warn"
    assert one(sound, "ST-03").outcome == "cannot tell"


def test_an_order_of_old_combined_areas_before_there_were_agreements(sound):
    sound.combination.delete()
    change(sound.area, combined_on=date(2010, 4, 1))
    assert one(sound, "ST-03").outcome == "cannot tell"
    type(sound.area).objects.update(combined_on=date(2010, 4, 1))
    assert one(sound, "ST-03").outcome == "pass"
    type(sound.area).objects.update(combined_on=date(2020, 4, 1))
    assert one(sound, "ST-03").outcome == "cannot tell"


# What the law leaves to own rules, guidance, or words that name no time (docs/law.md).
NEVER_FAIL = {
    "ST-04",
    "ST-10",
    "ST-13",
    "ST-14",
    "ST-15",
    "ST-17",
    "ST-18",
    "ST-19",
    "ST-21",
    "ST-22",
    "ST-23",
}


def test_no_check_fails_on_what_no_law_says(sound):
    """Everything that can be spoilt is, for each check, on days long after every date."""
    failed = set()
    for code, spoil, _, _ in SPOILS:
        with put_back():
            spoil(Again(sound))
            for day in (TODAY, date(2030, 1, 1)):
                if one(sound, code, today=day).outcome == "fail":
                    failed.add(code)
    assert not failed & NEVER_FAIL


@pytest.mark.parametrize(
    ("code", "england", "wales"),
    [
        ("ST-08", "SI 2007/1830, regulation 10(2)", "SI 2007/3076, regulation 8(2)"),
        ("ST-12", "SI 2007/1830, regulation 11(1)(e)", "SI 2007/3076, regulation 9(e)"),
        ("ST-15", "SI 2007/1830, regulation 12(1)", "SI 2007/3076, regulation 10(1)"),
        ("ST-16", "SI 2007/1830, regulation 12(4)", "SI 2007/3076, regulation 10(4)"),
        ("ST-17", "SI 2007/1830, regulation 14", "SI 2007/3076, regulation 12"),
        ("ST-18", "regulation 13A", "Crime and Disorder Act 1998, section 7"),
        ("ST-20", "SI 2009/942, regulation 4", "SI 2009/942, regulation 4"),
        ("ST-22", "Act 2022, section 8", "Act 2022, section 8"),
    ],
)
def test_each_nation_is_given_its_own_place_in_the_law(code, england, wales):
    check = CHECKS[code]
    assert england in check.reference("england") and wales in check.reference("wales")


def test_no_english_regulation_is_printed_in_wales():
    printed = " ".join(check.reference("wales") for check in CHECKS.values())
    assert not [
        each for each in ("2007/1830", "13A", "14A", "regulations 8 and 9") if each in printed
    ]
    every = printed + " ".join(check.reference("england") for check in CHECKS.values())
    assert "sections 7 and 8" not in every


def test_the_law_of_its_time_is_asked_of_an_old_plan(sound):
    change(sound.plan, start=date(2016, 4, 1), end=date(2017, 3, 31))
    change(sound.priority, limbs=["crime", "substances", "reoffending"])
    later = make.PlanFactory(
        partnership=sound.partnership, start=date(2024, 4, 1), end=date(2025, 3, 31)
    )
    told = results(sound)
    assert told["ST-07"].outcome == "pass"
    assert "clinical commissioning group" in told["ST-01"].why
    assert "became law on 31 January 2023" in told["ST-22"].why
    plans = [type(later).objects.get(pk=sound.plan.pk), later]
    assert plan_to_check(plans, "", TODAY) == later
    assert plan_to_check(plans, sound.plan.slug, TODAY).start == date(2016, 4, 1)


def test_probation_was_not_asked_for_before_it_was_law(sound):
    change(sound.plan, start=date(2008, 4, 1), end=date(2009, 3, 31))
    make.PlanFactory(partnership=sound.partnership, start=date(2024, 4, 1), end=date(2025, 3, 31))
    assert "probation" not in results(sound)["ST-01"].why


def test_wales_has_rules_of_its_own(partnership):
    change(partnership, nation="wales", tier="wales")
    partnership.refresh_from_db()
    welsh = Sound(partnership, ("unitary", "police", "fire", "probation", "lhb"))
    told = results(welsh)
    assert told["ST-01"].outcome == "pass"
    assert told["ST-14"].outcome == "not applicable"
    assert "SI 2007/3076" in told["ST-05"].reference
    assert "SI 2007/1830," not in told["ST-15"].reference.partition("SI 2007/3076")[0]
    welsh.members[4].delete()
    assert "the local health board" in results(welsh)["ST-01"].why


def test_a_reference_that_nobody_verified_says_check(sound):
    for result in results(sound).values():
        assert ("(check)" in result.reference) == (not result.check.verified("england")), (
            result.code
        )
    assert results(sound)["ST-24"].reference.endswith("(check)")
    assert results(sound)["ST-01"].reference == "Crime and Disorder Act 1998, section 5(1)"


def test_the_policing_body_goes_by_its_own_name(sound):
    change(sound.partnership, policing_body="The Mayor of the county")
    sound.partnership.refresh_from_db()
    assert "The Mayor of the county was sent a copy" in results(sound)["ST-18"].why


def test_a_partnership_that_just_began_is_told_what_it_owes(partnership):
    told = {each.code: each for each in check_all(partnership, None, today=TODAY)}
    assert {code for code, each in told.items() if each.outcome == "fail"} == {
        "ST-01",
    }
    assert "integrated care board" in told["ST-01"].why
    assert told["ST-16"].links[0].url.endswith("?kind=public-meeting")
    assert told["ST-10"].wants == "Set up a plan first."
    assert all(each.why.endswith(".") for each in told.values())


def test_a_check_set_aside_tells_who_and_why_and_counts_again(sound, officer):
    sound.committee.delete()
    mark = make.CheckMarkFactory(
        partnership=sound.partnership,
        code="ST-20",
        reason="The county's committee does it",
        by=officer,
    )
    result = results(sound)["ST-20"]
    assert result.outcome == "not applicable"
    assert result.why.startswith(
        "The county's committee does it. Set aside for all plans by The officer"
    )
    mark.delete()
    assert results(sound)["ST-20"].outcome == "cannot tell"


def test_rows_and_plans_that_a_reader_may_not_see_are_not_named(sound, viewer):
    change(sound.action, visibility="restricted", resources="")
    sound.lead.delete()
    change(sound.assessment, visibility="restricted", dated_on=date(2020, 1, 1))
    access = access_to(viewer, sound.partnership.slug)
    told = results(sound, access=access)
    assert told["ST-10"].why == "1 row names no lead."
    assert "1.1" not in " ".join(link.words for link in told["ST-10"].links)
    assert "Assessment 2023" not in told["ST-05"].why
    assert "Row 1.1 names no lead." in results(sound)["ST-10"].why


def count(sound) -> int:
    cache.clear()
    plan = type(sound.plan).objects.select_related("partnership").get(pk=sound.plan.pk)
    with CaptureQueriesContext(connection) as captured:
        check_all(plan.partnership, plan, today=TODAY)
    return len(captured)


def test_forty_of_everything_cost_no_more_queries_than_one(sound):
    few = count(sound)
    for _ in range(40):
        priority = make.PriorityFactory(plan=sound.plan)
        make.PriorityAreaFactory(priority=priority)
        action = make.ActionFactory(priority=priority)
        make.LeadFactory(action=action)
        make.MeasureFactory(action=action)
        group = make.GroupFactory(partnership=sound.partnership, kind="strategy")
        make.SeatFactory(partnership=sound.partnership, group=group)
        body = make.OrganisationFactory(partnership=sound.partnership)
        make.MembershipFactory(partnership=sound.partnership, organisation=body)
        sound.duty("protocol", body, done_on=date(2024, 1, 1))
        make.AssessmentFactory(partnership=sound.partnership)
        sound.driver("county", "Another")
        make.DeathReviewFactory(partnership=sound.partnership)
    assert count(sound) == few <= 90, few
