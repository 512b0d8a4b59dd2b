"""Money: what was printed, what is left, and never more set aside than there is."""

from __future__ import annotations

from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from actions.models import Allocation
from actions.work.money_queries import cost_of_priorities, streams_with_sums
from actions.work.services.allocation import allocate, change_allocation, change_funding
from csp.models import AuditEvent
from plans.access import access_to
from plans.funding.services import create_stream
from plans.models import FundingStream
from tests import factories as make


def words(**more) -> dict:
    return {"name": "Grant", "funder_words": "Commissioner", "status": "awarded", **more}


@pytest.mark.parametrize(
    ("printed", "pounds"),
    [("£10,000", 10_000), ("£24K", 24_000), ("£44k", 44_000), ("£65,000.50", "65000.50")],
)
def test_money_is_understood_in_every_form_and_printed_as_given(
    printed, pounds, partnership, officer
):
    stream = create_stream(
        by=officer, partnership=partnership, values=words(amount_printed=printed)
    )
    assert (stream.amount, stream.amount_printed) == (Decimal(pounds), printed)


def test_words_that_are_no_sum_are_refused_unless_in_kind(partnership, officer):
    given = {"amount_printed": "a room each week"}
    with pytest.raises(ValidationError, match="not an amount of money"):
        create_stream(by=officer, partnership=partnership, values=words(**given))
    stream = create_stream(
        by=officer, partnership=partnership, values=words(**given, status="in-kind")
    )
    assert stream.amount is None
    assert FundingStream.objects.count() == 1


@pytest.fixture
def grant(partnership):
    return make.FundingStreamFactory(
        partnership=partnership, name="Small grants", amount=10_000, amount_printed="£10,000"
    )


@pytest.fixture
def setting_aside(partnership, officer, grant, action):
    """Sets pounds of the grant aside for a row."""

    def set_aside(pounds, **more) -> Allocation:
        values = {"stream": grant, "action": action, "committed": Decimal(pounds), **more}
        return allocate(by=officer, partnership=partnership, values=values)

    return set_aside


@pytest.fixture
def action(plan):
    return make.ActionFactory(priority=make.PriorityFactory(plan=plan), ref="1.1")


def test_no_more_is_set_aside_than_there_is(setting_aside, officer, grant):
    first = setting_aside(8_000)
    with pytest.raises(ValidationError) as refused:
        setting_aside(3_500)
    assert "£1,500 more" in str(refused.value) and "£8,000 is set aside" in str(refused.value)
    assert setting_aside(2_000)
    with pytest.raises(ValidationError):
        change_allocation(
            by=officer,
            allocation=first,
            version=first.version,
            values={"stream": grant, "committed": Decimal(8_001)},
        )
    assert AuditEvent.objects.filter(target_type="actions.allocation").count() == 2


def test_a_stream_cannot_shrink_below_what_is_set_aside(setting_aside, officer, grant):
    setting_aside(8_000)
    with pytest.raises(ValidationError, match="£8,000 of it is set aside"):
        change_funding(
            by=officer,
            stream=grant,
            version=grant.version,
            values=words(amount_printed="£5,000"),
            years=[],
        )


def test_nothing_is_set_aside_from_what_was_withdrawn(setting_aside, grant):
    FundingStream.objects.update(status="withdrawn")
    with pytest.raises(ValidationError, match="withdrawn"):
        setting_aside(100)


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_set_the_same_pounds_aside_at_once(setting_aside):
    at_once, outcomes = Barrier(2), []

    def try_it():
        try:
            at_once.wait(timeout=20)
            setting_aside(6_000)
            outcomes.append("set aside")
        except ValidationError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=try_it) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == ["refused", "set aside"]


def test_sums_of_a_stream_do_not_multiply(setting_aside, partnership, grant):
    setting_aside(3_000, spent=Decimal(500))
    setting_aside(1_000, spent=Decimal(250))
    stream = streams_with_sums(partnership).get()
    assert (stream.committed, stream.spent, stream.left) == (4_000, 750, 6_000)


def test_the_cost_of_a_priority_leaves_out_rows_that_one_may_not_see(
    setting_aside, partnership, officer, viewer, action
):
    hidden = make.ActionFactory(priority=action.priority, ref="1.2", visibility="restricted")
    setting_aside(1_000)
    setting_aside(2_000, action=hidden)
    (seen,) = cost_of_priorities(access_to(officer, partnership.slug))
    (open_,) = cost_of_priorities(access_to(viewer, partnership.slug))
    assert (seen["committed"], open_["committed"]) == (3_000, 1_000)


def test_an_officer_writes_a_grant_over_three_years(client_of, officer, partnership):
    client = client_of(officer)
    answers = words(amount_printed="£24K", holder_words="The commissioner's office") | {
        "years-TOTAL_FORMS": "3",
        "years-INITIAL_FORMS": "0",
        **{f"years-{n}-year_code": f"20{17 + n}-{18 + n}" for n in range(3)},
        **{f"years-{n}-amount": "£7,000" for n in range(3)},
    }
    place = reverse("workspace:funding_stream_add", args=[partnership.slug])
    page = client.post(place, answers, follow=True).content.decode()
    assert "£24,000" in page and "£24K" in page
    assert "The years come to £21,000, and the whole is £24,000." in page


def test_too_much_is_said_at_the_field(client_of, officer, partnership, grant, action):
    place = reverse("workspace:allocation_add", args=[partnership.slug])
    answers = {"stream": grant.pk, "action": action.pk, "committed": "£12,000", "spent": "0"}
    response = client_of(officer).post(place, answers)
    assert response.status_code == 422
    assert "£2,000 more than" in response.content.decode()
    assert not Allocation.objects.exists()
