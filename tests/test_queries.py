"""How many queries a page costs does not depend on how many rows there are."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories as make

# What design asks of each page: session, user and role are three of them.
LIMITS = {"plan": 8, "actions": 8, "measures": 8, "organisations": 8, "people": 8, "posts": 8}
PAGES = (
    "actions", "measures", "organisations", "memberships", "people", "posts", "groups",
    "terms", "drivers", "evidence", "indicators", "geography_schemes", "geographies", "crime_imports",
    "assessments", "consultations", "surveys", "duties", "liaison_officers",
    "work", "projects", "case_studies", "enforcement", "enforcement_uses", "tools",
    "case_review_years", "death_reviews", "schemes",
    "money", "funding_streams", "allocations", "plans", "partnership", "roles", "events",
    "agreed_actions", "planners", "planner_imports", "reports", "rounds", "legend", "my_updates", "scrutiny",
    "recommendations", "papers",
)  # fmt: skip
PAGES_OF_PLAN = (
    "plan", "sections", "priorities", "endorsements", "commitments", "plan_status",
    "roll_over", "removed", "crosswalk", "health_check", "outturn",
)  # fmt: skip


def grow(partnership, plan, rows: int) -> None:
    """``rows`` of everything that a list may show, each with what hangs on it."""
    priorities = [make.PriorityFactory(plan=plan, number=f"p{rows}-{n}") for n in range(2)]
    for number in range(rows):
        priority = priorities[number % 2]
        area = make.PriorityAreaFactory(priority=priority, title=f"Area {rows}-{number}")
        body = make.OrganisationFactory(
            partnership=partnership, parent=make.OrganisationFactory(partnership=partnership)
        )
        person = make.PersonFactory(partnership=partnership, organisation=body)
        make.PostFactory(partnership=partnership, organisation=body, holder=person)
        make.MembershipFactory(organisation=body, partnership=partnership)
        action = make.ActionFactory(priority=priority, area=area, ref=f"{rows}.{number}")
        lead = make.LeadFactory(action=action, organisation=body)
        lead.people.add(person)
        make.MeasureFactory(action=action)
        make.RiskFactory(action=action)
        make.CrossReferenceFactory(action=action, target=action)
        make.SectionFactory(plan=plan)
        make.CommitmentFactory(plan=plan)
        make.EndorsementFactory(plan=plan, organisation=body)
        make.TermFactory(partnership=partnership)
        make.DutyRecordFactory(partnership=partnership, plan=plan)
        make.LiaisonOfficerFactory(partnership=partnership, organisation=body)
        theirs = make.DriverPriorityFactory(partnership=partnership)
        priority.serves.add(theirs)
        make.RecommendedPriorityFactory(partnership=partnership, priority=priority)
        asked = make.QuestionFactory(partnership=partnership)
        make.RaisedFactory(
            partnership=partnership, consultation=asked.consultation, priority=priority
        )
        make.SurveyResultFactory(partnership=partnership)
        stream = make.FundingStreamFactory(partnership=partnership, funder=body, holder=body)
        make.AllocationFactory(
            partnership=partnership, stream=stream, action=action, project=None, provider=body
        )
        project = make.ProjectFactory(partnership=partnership, provider=body)
        make.OutcomeFactory(partnership=partnership, project=project)
        make.CaseStudyFactory(partnership=partnership, project=project)
        tool = make.ToolFactory(partnership=partnership)
        make.RecommendationAnswerFactory(partnership=partnership, organisation=body)
        make.SentPaperFactory(partnership=partnership, signed_by=make.UserFactory())
        order = {"starts_on": date(2016, 4, 1), "expires_on": date(2099, 3, 31)}
        make.EnforcementUseFactory(partnership=partnership, tool=tool, **order)
        make.CaseReviewYearFactory(partnership=partnership, year_code=f"20{rows}-{number:02}")
        make.DeathReviewFactory(partnership=partnership)
        make.PaperFactory(partnership=partnership, plan=plan)
        make.AgreedActionFactory(
            partnership=partnership, owner_person=person, row=action,
            group=make.GroupFactory(partnership=partnership),
        )  # fmt: skip
        scheme = make.SchemeFactory(partnership=partnership, owner=body)
        make.SchemeActivityFactory(partnership=partnership, scheme=scheme)
        make.GroupFactory(partnership=partnership)
        indicator = make.IndicatorFactory(partnership=partnership)
        make.BreakFactory(partnership=partnership, indicator=indicator)
        make.ObservationFactory(partnership=partnership, indicator=indicator)
        make.CrimeImportFactory(partnership=partnership, by=make.UserFactory())
        make.StatusFactory(partnership=partnership)
        make.UpdateFactory(
            round=make.RoundFactory(
                partnership=partnership, period=f"{1900 + rows + number}-{rows:02}Q1"
            ),
            action=action,
        )


def queries(client, address: str) -> int:
    cache.clear()
    client.get(address)  # What is worked out once for a process is not the page's.
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(address)
        response.content  # noqa: B018 - a lazy response is rendered here
    assert response.status_code == 200
    words = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
    return sum(not each["sql"].startswith(words) for each in captured)


def test_every_page_costs_the_same_at_one_row_and_at_forty(partnership, plan, officer, client_of):
    def costs() -> dict[str, int]:
        return {route: queries(client, address) for route, address in addresses.items()}

    of_plan, client = [partnership.slug, plan.slug], client_of(officer)
    addresses = {
        route: reverse(f"workspace:{route}", args=of_plan[:many])
        for many, routes in ((1, PAGES), (2, PAGES_OF_PLAN))
        for route in routes
    }
    grow(partnership, plan, 1)
    few = costs()
    grow(partnership, plan, 40)
    # A list that goes over to a second page is counted, once.
    more = {route: many - few[route] for route, many in costs().items()}
    assert {route: each for route, each in more.items() if each not in (0, 1)} == {}
    assert {route: each for route, each in few.items() if each > LIMITS.get(route, 14)} == {}


@pytest.mark.parametrize("route", ["round_mail", "round_links"])
def test_a_list_of_a_round_costs_the_same_at_one_row_and_at_forty(
    route, partnership, officer, client_of
):
    def cost(rows: int) -> int:
        for _ in range(rows):
            update = make.UpdateFactory(round=quarter)
            invitation = make.InvitationFactory(round=quarter, updates=[update])
            make.MailFactory(invitation=invitation).updates.add(update)
        return queries(client, address)

    quarter, client = make.RoundFactory(partnership=partnership), client_of(officer)
    address = reverse(f"workspace:{route}", args=[partnership.slug, quarter.period])
    assert cost(1) == cost(40) <= 8


@pytest.mark.parametrize("route", ["recommendation", "recommendation_edit"])
def test_a_recommendation_costs_the_same_however_many_answer_it(
    route, partnership, officer, client_of
):
    def cost(rows: int) -> int:
        for _ in range(rows):
            body = make.OrganisationFactory(partnership=partnership)
            make.MembershipFactory(partnership=partnership, organisation=body, kind="responsible")
            make.RecommendationAnswerFactory(
                partnership=partnership, recommendation=asked, organisation=body
            )
        return queries(client, address)

    asked, client = make.RecommendationFactory(partnership=partnership), client_of(officer)
    address = reverse(f"workspace:{route}", args=[partnership.slug, asked.pk])
    assert cost(1) == cost(5) <= 12


@pytest.mark.parametrize("route", ["paper", "paper_preview", "paper_refresh"])
def test_a_paper_costs_the_same_however_long_it_is(route, partnership, officer, client_of):
    def cost(rows: int) -> int:
        for _ in range(rows):
            section = make.PaperSectionFactory(paper=paper)
            make.PaperBlockFactory(section=section, text="Words, and more of them.")
            make.gathered_block(section, "Club", "12 people")
        return queries(client, address)

    paper, client = make.PaperFactory(partnership=partnership), client_of(officer)
    address = reverse(f"workspace:{route}", args=[partnership.slug, paper.slug])
    assert cost(1) == cost(5) <= 20


@pytest.mark.parametrize("route", ["action", "action_edit"])
def test_a_row_costs_the_same_however_much_hangs_on_it(route, action, officer, client_of):
    def cost(rows: int) -> int:
        for _ in range(rows):
            make.LeadFactory(action=action).people.add(make.PersonFactory(partnership=place))
            make.MeasureFactory(action=action)
            make.RiskFactory(action=action)
            target = make.ActionFactory(priority=action.priority)
            make.CrossReferenceFactory(action=action, target=target, ref=target.ref)
            make.PriorityAreaFactory(priority=make.PriorityFactory(plan=action.plan))
        return queries(client, address)

    place, client = action.partnership, client_of(officer)
    address = reverse(f"workspace:{route}", args=[place.slug, action.plan.slug, action.pk])
    assert cost(1) == cost(5) <= 8


def test_what_was_found_costs_the_same_however_much_there_is(partnership, plan, officer, client_of):
    """Each page shows its own rows; none asks again for each of them."""
    client, own = client_of(officer), {"partnership": partnership}
    priority = make.PriorityFactory(plan=plan)
    assessment, survey = make.AssessmentFactory(**own), make.SurveyFactory(**own)
    consultation = make.ConsultationFactory(**own)

    def grow_all(rows: int) -> None:
        for _ in range(rows):
            whole = {**own, "assessment": assessment}
            body = make.OrganisationFactory(**own)
            make.AssessmentContributorFactory(**whole, organisation=body, words="")
            make.HotspotFactory(**whole, geography=make.GeographyFactory(**own))
            make.RecommendedPriorityFactory(**whole, priority=priority)
            question = make.QuestionFactory(**own, consultation=consultation)
            make.AnswerFactory(**own, question=question, percent=20)
            make.RaisedFactory(**own, consultation=consultation, priority=priority)
            place = make.GeographyFactory(**own)
            result = make.SurveyResultFactory(**own, survey=survey, geography=place)
            targets = {"assessment": assessment}, {"question": question}, {"result": result}
            for target in targets:
                make.PriorityEvidenceFactory(priority=priority, indicator=None, **target)
            make.PriorityEvidenceFactory(priority=priority)

    rows = {"assessment": assessment, "consultation": consultation, "survey": survey}
    addresses = [
        reverse(f"workspace:{noun}{way}", args=[partnership.slug, row.pk])
        for noun, row in rows.items()
        for way in ("", "_edit")
    ]
    addresses.append(reverse("workspace:priority", args=[partnership.slug, plan.slug, priority.pk]))
    grow_all(1)
    few = [queries(client, address) for address in addresses]
    grow_all(8)
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 14, few


@pytest.mark.parametrize("route", ["indicator", "indicator_grid", "observations"])
def test_a_table_of_figures_costs_the_same_however_many_places_and_periods(
    route, partnership, officer, client_of
):
    scheme = make.GeographySchemeFactory(partnership=partnership)
    indicator = make.IndicatorFactory(partnership=partnership, scheme=scheme)
    client = client_of(officer)
    address = reverse(f"workspace:{route}", args=[partnership.slug, indicator.pk])

    def more_figures(places: int, years: range) -> int:
        for _ in range(places):
            place = make.GeographyFactory(partnership=partnership, scheme=scheme)
            for year in years:
                figure = {"start": date(year, 4, 1), "end": date(year + 1, 3, 31)}
                of = {"partnership": partnership, "indicator": indicator, "geography": place}
                make.ObservationFactory(period_code=f"{year}", **of, **figure)
        return queries(client, address)

    few = more_figures(2, range(2008, 2010))
    assert more_figures(10, range(2000, 2012)) - few in (0, 1)
    assert few <= 16, few
