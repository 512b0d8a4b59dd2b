"""Strategies of others: whether they last, what serves them, and lists that disagree with the plan."""

from datetime import date

import pytest

from actions.rows.checks import plan_warnings
from plans.evidence.priority_lists import item_means_priority
from plans.models import Priority
from tests import factories as make
from tests.plans.evidence.test_assessment import address, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(partnership):
    """Three years from April 2021."""
    return make.PlanFactory(
        partnership=partnership,
        slug="2021-24",
        start=date(2021, 4, 1),
        end=date(2024, 3, 31),
        status="agreed",
    )


@pytest.fixture
def priority(plan):
    return make.PriorityFactory(plan=plan, number="1", title="Anti-social behaviour")


def driver(partnership, title, start, end, **fields):
    made = make.DriverFactory(partnership=partnership, title=title, start=start, end=end, **fields)
    make.DriverPriorityFactory(partnership=partnership, driver=made, title=f"First of {title}")
    return made


@pytest.fixture
def county(partnership):
    return driver(
        partnership, "County agreement", date(2021, 4, 1), date(2023, 3, 31), owner="County"
    )


@pytest.fixture
def police(partnership):
    """Expired before the plan begins, and nothing follows it."""
    return driver(
        partnership, "Crime plan", date(2017, 4, 1), date(2020, 3, 31), owner="PFCC", level="police"
    )


def told(plan, code):
    found = plan_warnings(plan, today=date(2021, 5, 1))
    return [each.message for each in found if each.code == code]


def test_a_strategy_that_does_not_last_as_long_as_the_plan_is_told_of(plan, county, police):
    ends, expired = sorted(told(plan, "expired-strategy"), key=lambda words: "expired on" in words)
    assert ends.startswith("“County agreement” ends on 31 March 2023, before this plan does on 31")
    assert expired.startswith("“Crime plan” expired on 31 March 2020, before this plan begins on 1")


def test_a_strategy_with_a_successor_is_told_of_only_while_something_serves_it(
    partnership, plan, priority, police
):
    driver(partnership, "New", date(2021, 6, 1), date(2025, 3, 31), owner="pfcc", level="police")
    assert told(plan, "expired-strategy") == []
    priority.serves.set(police.priorities.all())
    assert len(told(plan, "expired-strategy")) == 1


def test_the_list_and_the_page_of_a_strategy_say_that_it_falls_short(
    client_of, viewer, partnership, plan, county, police
):
    client = client_of(viewer)
    page = shown(client.get(police.get_absolute_url()))
    assert "Expired" in page
    assert "it ended on 31 March 2020, before the plan begins on 1 April 2021" in page
    listed = shown(client.get(address("drivers", partnership) + "?_export=csv"))
    assert "ends on 31 March 2023, before the plan does on 31 March 2024" in listed
    type(plan).objects.filter(pk=plan.pk).update(status="draft")
    assert "before the plan" not in shown(client.get(address("drivers", partnership)))


def test_the_matrix_holds_strategies_of_the_plans_time_and_says_what_stands_alone(
    client_of, officer, viewer, partnership, plan, priority, county, police
):
    priority.serves.set([*county.priorities.all(), *police.priorities.all()])
    make.PriorityFactory(plan=plan, number="2", title="Visitors to the hills")
    place, client = address("crosswalk", partnership, plan.slug), client_of(viewer)
    page = shown(client.get(place))
    assert "First of County agreement" in page
    assert "First of Crime plan" not in page
    assert "1 strategy shares no day with this plan: Crime plan." in page
    assert "2. Visitors to the hills: no priority of others that is shown here matches it." in page
    assert 'type="checkbox"' not in page
    assert client.post(place, {}).status_code == 403
    whole = shown(client.get(place + "?all=1&_export=csv"))
    assert "1. Anti-social behaviour,yes,yes" in whole
    assert "2. Visitors to the hills,," in whole


def test_ticks_are_saved_and_what_was_not_shown_stays(
    client_of, officer, partnership, plan, priority, county, police
):
    priority.serves.set(police.priorities.all())
    ours = county.priorities.get()
    place, client = address("crosswalk", partnership, plan.slug), client_of(officer)
    values = {"row": f"{priority.pk}-{priority.version}", f"serves-{priority.pk}": ours.pk}
    client.post(place, values)
    assert set(priority.serves.all()) == {ours, police.priorities.get()}
    # Unticked again from the page as it was first: somebody else has saved since.
    answer = client.post(place, {"row": f"{priority.pk}-{priority.version}"})
    assert answer.status_code == 409
    assert ours in priority.serves.all()
    now = Priority.objects.get(pk=priority.pk).version
    client.post(place, {"row": f"{priority.pk}-{now}"})
    assert set(priority.serves.all()) == {police.priorities.get()}


def test_a_tick_for_another_partnerships_priority_does_nothing(
    client_of, officer, partnership, other, plan, priority, county
):
    theirs = make.DriverPriorityFactory(partnership=other)
    values = {"row": f"{priority.pk}-{priority.version}", f"serves-{priority.pk}": theirs.pk}
    client_of(officer).post(address("crosswalk", partnership, plan.slug), values)
    assert not priority.serves.exists()


@pytest.mark.parametrize(
    ("item", "title", "same"),
    [
        ("Anti-Social Behaviour", "Anti-social behaviour (ASB)", True),
        ("Rural problems", "Rural crime", True),
        ("Burglaries", "Burglary", True),
        ("Preventing re-offending", "Reduce offending", True),
        ("Domestic abuse", "Personal safety", False),
        ("Fire safety", "Road safety", True),
        ("Substance misuse", "Serious violence", False),
    ],
)
def test_items_are_compared_by_their_words(item, title, same, plan):
    assert item_means_priority(item, make.PriorityFactory(plan=plan, title=title)) == same


def test_a_summary_that_lists_other_priorities_is_told_of(plan, priority):
    make.PriorityFactory(plan=plan, number="2", title="Domestic abuse")
    make.SectionFactory(
        plan=plan,
        kind="summary",
        heading="At a glance",
        body="::: Our Priorities\n- Antisocial behaviour\n- Rural crime\n:::\n\n"
        "::: What we promise\n- Act early\n- Listen\n:::",
    )
    (words,) = told(plan, "priority-mismatch")
    assert words == (
        "“Our Priorities” lists “Rural crime”, which is not a priority of this plan, and leaves out "
        "“Domestic abuse”. Make the two agree."
    )


def test_what_an_assessment_recommends_and_nobody_takes_up_is_told_of(partnership, plan, priority):
    assessment = make.AssessmentFactory(
        partnership=partnership, name="Assessment 2020", dated_on=date(2020, 11, 1)
    )
    old = make.AssessmentFactory(partnership=partnership, dated_on=date(2012, 11, 1))
    own = {"partnership": partnership, "assessment": assessment}
    make.RecommendedPriorityFactory(**own, words="Anti social behaviour in towns")
    make.RecommendedPriorityFactory(**own, words="Fires on the moors")
    make.RecommendedPriorityFactory(**own, words="Under another name", priority=priority)
    make.RecommendedPriorityFactory(partnership=partnership, assessment=old, words="Old worry")
    (words,) = told(plan, "priority-mismatch")
    assert words.startswith("“Assessment 2020” recommends “Fires on the moors”, and no priority")
