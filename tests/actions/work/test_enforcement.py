"""Enforcement: qualified numbers stay qualified, orders end when the law says, money to the penny."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from actions.models import EnforcementUse, Tool
from actions.work.days import code_of, days_of_period_code, days_words
from actions.work.enforcement import court_sums, enforcement_by_year, enforcement_total, term_words
from actions.work.services.enforcement import (
    add_usual_tools,
    change_use,
    expiry,
    parse_enforcement_count,
    record_use,
)
from plans.law.days import months_after
from tests import factories as make

YEAR = (date(2015, 4, 1), date(2016, 3, 31))
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


def use(printed: str, days=YEAR, **more) -> EnforcementUse:
    values = (
        {"stage": "issued", "start": days[0], "end": days[1]}
        | parse_enforcement_count(printed)
        | more
    )
    return EnforcementUse(printed=printed, **values)


@pytest.fixture
def recording(partnership, officer):
    tool = make.ToolFactory(partnership=partnership, name="PSPO", longest_months=36)

    def record(**more) -> EnforcementUse:
        values = {"tool": tool, "stage": "issued", "period_code": "2015-16", **more}
        return record_use(by=officer, partnership=partnership, values=values)

    return record


@given(DAYS, st.integers(1, 120))
def test_the_day_after_an_order_ends_is_the_same_day_of_a_later_month(starts, months):
    after = expiry(starts, months) + timedelta(days=1)
    same = months_after(starts, months)
    # A day that the later month does not have is its last one: the order ends with that month.
    assert after == (same if same.day == starts.day else same + timedelta(days=1))
    assert expiry(starts, months) < expiry(starts, months + 1)


@pytest.mark.parametrize(
    ("starts", "months", "ends"),
    [
        (date(2016, 2, 29), 24, date(2018, 2, 28)),
        (date(2016, 2, 29), 48, date(2020, 2, 28)),
        (date(2016, 8, 31), 6, date(2017, 2, 28)),
        (date(2015, 8, 31), 6, date(2016, 2, 29)),
        (date(2016, 3, 1), 12, date(2017, 2, 28)),
    ],
)
def test_month_ends_and_leap_days(starts, months, ends):
    assert expiry(starts, months) == ends


def test_an_order_says_how_soon_it_ends():
    order = use("1", starts_on=date(2016, 2, 1), duration_months=24, expires_on=date(2018, 1, 31))
    assert term_words(order, date(2017, 12, 22)) == "Expires on 31 January 2018, in 40 days"
    assert term_words(order, date(2017, 1, 1)) == "Expires on 31 January 2018"
    assert term_words(order, date(2018, 1, 31)).endswith(", today")
    assert term_words(order, date(2018, 2, 1)) == "Ended on 31 January 2018"


def test_an_order_of_which_only_the_month_is_known_ends_in_a_month():
    order = use("1", days_of_period_code(code_of("February 2016")), duration_months=24)
    assert term_words(order, date(2017, 1, 1)) == "Expires in February 2018"


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (["3", "17"], "20"),
        (["over 20", "17"], "over 37"),
        (["about fifty", "10"], "about 60"),
        (["over 20", "under 5"], "over 20 in 2015/16; under 5 in 2015/16"),
        (["17", "not available"], "17, and 1 not counted"),
        (["over 20"], "over 20"),
    ],
)
def test_qualified_numbers_never_become_plain_sums(printed, words):
    assert enforcement_total([use(each) for each in printed]) == words


def test_what_may_be_counted_twice_is_listed_and_not_added():
    since = use("Over 70", days_of_period_code(code_of("since October 2015")))
    assert enforcement_total([since, use("17")]) == "Over 70 since October 2015; 17 in 2015/16"
    quarter = use("4", days_of_period_code("2015-16Q1"))
    assert enforcement_total([quarter, use("17")]).startswith("4 in Quarter 1")
    assert enforcement_total([quarter, use("6", days_of_period_code("2015-16Q2"))]) == "10"


def test_the_table_keeps_stages_apart_and_years_in_order():
    tool = Tool(name="CPN", pk=1, position=1)
    uses = [
        use("17", tool=tool),
        use("4", tool=tool, stage="prepared"),
        use("20", days_of_period_code("2016-17"), tool=tool),
    ]
    years, lines = enforcement_by_year(uses)
    assert years == ["2016/17", "2015/16"]
    assert [(line.stage, dict(line.by_year)) for line in lines] == [
        ("Case prepared", {"2016/17": "", "2015/16": "4"}),
        ("Issued", {"2016/17": "20", "2015/16": "17"}),
    ]


@given(DAYS, st.integers(0, 500))
def test_every_period_is_read_back_from_its_own_words(start, more):
    for days in ((start, start + timedelta(days=more)), (start, None)):
        assert days_of_period_code(code_of(days_words(*days))) == days


def test_a_number_keeps_its_words_beside_what_they_mean(recording):
    kept = recording(printed="Over 70")
    assert (kept.printed, kept.count, kept.qualifier) == ("Over 70", 70, "over")
    with pytest.raises(ValidationError, match="not a number"):
        recording(printed="a good many")


def test_court_sums_are_kept_and_added_to_the_penny(recording):
    sums = {"fine": Decimal("1100"), "costs": Decimal("2018.95"), "surcharge": Decimal("110")}
    kept = recording(printed="1", stage="convicted", **sums)
    kept.refresh_from_db()
    assert court_sums(kept) == [
        ("Fine", "£1,100"),
        ("Costs", "£2,018.95"),
        ("Victim surcharge", "£110"),
        ("In all", "£3,228.95"),
    ]


def test_an_order_does_not_last_longer_than_the_law_lets_it(recording, officer):
    with pytest.raises(ValidationError, match="3 years at most, and this says 37 months"):
        recording(printed="1", starts_on=date(2016, 1, 1), duration_months=37)
    kept = recording(printed="1", starts_on=date(2016, 1, 1), duration_months=36)
    assert kept.expires_on == date(2018, 12, 31)
    values = {"tool": kept.tool, "starts_on": date(2016, 2, 1), "duration_months": 12}
    changed = change_use(by=officer, use=kept, version=kept.version, values=values)
    assert changed.expires_on == date(2017, 1, 31)


def test_an_officer_records_a_use_as_it_is_printed(partnership, officer, client_of):
    tool = make.ToolFactory(partnership=partnership, repealed_on=date(2014, 10, 20))
    client = client_of(officer)
    address = reverse("workspace:enforcement_use_add", args=[partnership.slug])
    assert "(repealed 20 October 2014)" in client.get(address).content.decode()
    answers = {"tool": tool.pk, "stage": "warning", "period_code": "since October 2015"}
    page = client.post(address, answers | {"printed": "a lot"})
    assert page.status_code == 422 and "not a number that can be counted" in page.content.decode()
    page = client.post(
        address, answers | {"printed": "over 70", "costs": "£2,018.95"}, follow=True
    ).content.decode()
    assert "over 70" in page and "since October 2015" in page and "£2,018.95" in page
    edit = reverse("workspace:enforcement_use_edit", args=[partnership.slug, tool.uses.get().pk])
    assert 'value="since October 2015"' in client.get(edit).content.decode()
    listed = reverse("workspace:enforcement_uses", args=[partnership.slug])
    assert "over 70" in client.get(listed, {"year": "2015-16"}).content.decode()
    assert "over 70" not in client.get(listed, {"stage": "issued"}).content.decode()


def test_the_usual_tools_are_added_once_and_a_used_one_stays(partnership, officer, client_of):
    own = make.ToolFactory(partnership=partnership, name="civil injunction", law="As we know it")
    done = add_usual_tools(by=officer, partnership=partnership)
    assert len(done) == 6 and add_usual_tools(by=officer, partnership=partnership) == []
    own.refresh_from_db()
    assert own.law == "As we know it" and all("(check)" in tool.law for tool in done)
    make.EnforcementUseFactory(partnership=partnership, tool=own)
    gone = reverse("workspace:tool_remove", args=[partnership.slug, own.pk])
    assert "still in use" in client_of(officer).post(gone).content.decode()
