"""What the sources of money, legal tools and reviews print, for the committee and for everybody."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from plans.audience import Audience
from reporting.document import tree
from tests import factories as make
from tests.reporting.papers.plan_world import (
    answer,
    desk_of,
    figures,
    gather,
    members,
    public,
    rows_of,
    said,
    tables,
)

pytestmark = pytest.mark.one_database


def test_money_says_who_holds_it_which_years_it_is_for_and_what_was_withdrawn(plan, partnership):
    own = {"partnership": partnership}
    stream = make.FundingStreamFactory(
        **own,
        name="Advocates",
        funder_words="The council",
        holder_words="The commissioner",
        amount=24_000,
        amount_printed="£24K",
        status="committed",
        start=date(2016, 4, 1),
        end=date(2019, 3, 31),
    )
    for code in ("2016-17", "2017-18"):
        make.FundingYearFactory(**own, stream=stream, year_code=code, amount=8_000)
    make.FundingStreamFactory(
        **own, name="Officers", amount=44_000, amount_printed="around £44k", status="withdrawn"
    )
    make.FundingStreamFactory(
        **own, name="Long over", start=date(2010, 4, 1), end=date(2011, 3, 31)
    )
    for visibility in ("public", "partners", "restricted"):
        project = make.ProjectFactory(**own, name=f"Work for {visibility}", visibility=visibility)
        make.AllocationFactory(**own, stream=stream, project=project, committed=2_018)
    found = gather("money", desk_of(plan))
    streams, years, paid = tables(found)
    assert list(rows_of(streams).values()) == [
        ["Advocates", "", "The council / Held by: The commissioner", "£24,000",
         "Committed / April 2016 to March 2019"],
        ["Officers", "", "The commissioner", "about £44,000", "Withdrawn"],
    ]  # fmt: skip
    assert next(iter(rows_of(years).values())) == ["Advocates", "£24,000", "£8,000", "£8,000"]
    assert [row[0] for row in rows_of(paid).values()] == ["Work for public", "Work for partners"]
    assert "Work for partners" not in public(found)
    assert "Work for partners" not in said("money", desk_of(plan, audience=Audience.PUBLIC))
    assert {"£24,000", "£24K", "£8,000", "around £44k"} <= set(figures(found).values())


def test_a_return_leaves_out_answers_and_rows_that_are_not_for_the_public(plan, action):
    own = {"partnership": plan.partnership}
    stream = make.FundingStreamFactory(**own, amount=20_000)
    secret = make.ActionFactory(
        priority=action.priority, ref="9.1", aim="Quiet work", visibility="partners"
    )
    measure = action.measures.get()
    status = make.StatusFactory(**own)
    for row in (action, secret):
        make.AllocationFactory(**own, stream=stream, project=None, action=row)
    for month, value, is_public in ((4, 25, True), (7, 31, False)):
        days = {"start": date(2016, month, 1), "end": date(2016, month + 2, 30)}
        round = make.RoundFactory(**own, period=f"2016-17Q{month // 3}", **days)
        update = answer(round, action, status, public=is_public)
        make.ReadingFactory(update=update, measure=measure, printed=f"{value} visits", value=value)
    found = gather("funder-return", desk_of(plan, stream=stream))
    assert "25 visits" in public(found)
    assert "31 visits" not in members(found)
    assert "Quiet work" in members(found)
    assert "Quiet work" not in public(found)
    assert figures(found)["fact-amount"] == "£20,000"


def test_the_sums_of_a_return_do_not_tell_what_a_kept_row_was_given(plan):
    own = {"partnership": plan.partnership}
    stream = make.FundingStreamFactory(**own, amount=20_000)
    given = {"public": 1_000, "partners": 2_018, "restricted": 4_307}

    def gathered():
        found = gather("funder-return", desk_of(plan, stream=stream))
        quoted = " ".join(figures(found).values())
        return f"{public(found)} {quoted}", members(found)

    for count, (visibility, sum_given) in enumerate(given.items()):
        project = make.ProjectFactory(**own, visibility=visibility)
        make.AllocationFactory(**own, stream=stream, project=project, committed=sum_given)
        for_everybody, for_members = gathered()
        assert ("Not set aside yet" in for_everybody) == (count == 0)
        assert ("Not set aside yet" in for_members) == (count < 2)
    assert "£7,325" not in for_everybody + for_members


@pytest.fixture
def notice(partnership):
    return make.ToolFactory(
        partnership=partnership,
        name="Community protection notice",
        acronym="CPN",
        law="Act of 2014, section 43",
        penalty="From the age of 16",
    )


def test_powers_are_told_with_their_law_counts_courts_and_ends(plan, notice):
    own = {"partnership": plan.partnership, "tool": notice}
    letters = make.EnforcementUseFactory(
        **own, stage="warning", start=date(2015, 10, 1), end=None, printed="Over 70"
    )
    fined = make.EnforcementUseFactory(
        **own,
        stage="convicted",
        start=date(2016, 5, 1),
        end=date(2016, 5, 31),
        printed="1",
        court="County Court",
        fine=Decimal("1100"),
        costs=Decimal("2018.95"),
        surcharge=Decimal("110"),
        starts_on=date(2016, 5, 1),
        duration_months=24,
        expires_on=date(2018, 4, 30),
    )
    make.EnforcementUseFactory(**own, start=date(2017, 1, 1), end=None, words="Not yet")
    make.EnforcementUseFactory(
        **own, start=date(2010, 1, 1), end=date(2010, 2, 1), words="Long ago"
    )
    found = gather("enforcement", desk_of(plan))
    assert rows_of(tables(found)[0]) == {
        f"use-{letters.pk}": [
            "Community protection notice (CPN)",
            "Act of 2014, section 43. / From the age of 16.",
            "Warning",
            "Over 70 since October 2015",
        ],
        f"use-{fined.pk}": [
            "Community protection notice (CPN)",
            "",
            "Convicted / County Court. / Fine £1,100; costs £2,018.95; victim surcharge £110; "
            "in all £3,228.95. / For 2 years. / Expires on 30 April 2018.",
            "1, May 2016",
        ],
    }
    assert {"Over 70", "over 70", "£2,018.95", "Expires on 30 April 2018"} <= set(
        figures(found).values()
    )
    later = gather("enforcement", desk_of(plan, today=date(2018, 6, 1)), years="ever")
    assert "Ended on 30 April 2018." in tree.to_text(later)
    assert "Long ago" in tree.to_text(later)


def test_of_reviews_only_what_the_public_may_read_is_printed(plan):
    own = {"partnership": plan.partnership}
    make.DeathReviewFactory(
        **own, local_ref="First", state="published", publishable=True,
        published_words="October 2014", summary="What was learnt", detail="A name",
    )  # fmt: skip
    converted = make.DeathReviewFactory(
        **own, local_ref="Second", state="converted", never_publish_reason="The reason why",
        summary="Not to be read", detail="A day", signed_off_by="The chair",
    )  # fmt: skip
    found = gather("reviews", desk_of(plan))
    rows = list(rows_of(tables(found)[0]).values())
    assert rows == [
        ["DHR First", "Published October 2014", "What was learnt"],
        ["DHR Second", "Became a learning review", "It is not published."],
    ]
    whole = members(found)
    for words in ("A name", "A day", "The reason why", "Not to be read", "The chair"):
        assert words not in whole
    assert figures(found)["count"] == "2 reviews"
    alone = gather("reviews", desk_of(plan, review=converted))
    assert len(tables(alone)[0].rows) == 1


def test_the_four_numbers_of_a_year_are_printed_nought_included(plan):
    make.CaseReviewYearFactory(partnership=plan.partnership, received=4, threshold_not_met=2)
    make.CaseReviewYearFactory(partnership=plan.partnership, year_code="2015-16", received=9)
    table = tables(gather("case-reviews", desk_of(plan)))[0]
    assert [row[1] for row in rows_of(table).values()] == ["4", "2", "0", "0"]
    assert table.columns[1].title == "2016/17"


def test_operations_are_listed_by_name_with_purpose_and_season(plan):
    own = {"partnership": plan.partnership, "year_code": "2016-17"}
    make.ProjectFactory(
        **own, name="Operation Hamper", description="Patrols", future="Season: all year"
    )
    make.ProjectFactory(**own, name="Operation Quiet", visibility="partners")
    make.ProjectFactory(**own, name="Operation Secret", visibility="restricted")
    make.ProjectFactory(**own, name="Work Club")
    found = gather("operations", desk_of(plan))
    name, rest = found.blocks[0].items[0].runs
    assert (name.text, name.bold) == ("Operation Hamper", True)
    assert rest.text == " – Patrols. Season: all year."
    assert "Operation Quiet" in members(found)
    assert "Operation Quiet" not in public(found)
    assert "Secret" not in members(found)
    assert "Work Club" not in members(found)


def test_projects_that_are_paid_for_name_who_carries_them_out(plan):
    own = {"partnership": plan.partnership}
    grant, other = (make.FundingStreamFactory(**own, name=name) for name in ("Grant", "Other"))
    for name, visibility, stream in (
        ("Training", "public", grant),
        ("Quiet work", "partners", grant),
        ("Elsewhere", "public", other),
    ):
        project = make.ProjectFactory(
            **own, name=name, year_code="2016-17", visibility=visibility,
            provider_words="A company", description="Actors show it.",
        )  # fmt: skip
        make.OutcomeFactory(**own, project=project, words="Over 70 trained")
        make.AllocationFactory(**own, stream=stream, project=project, committed=2_500)
    make.ProjectFactory(**own, name="Unpaid", year_code="2016-17")
    found = gather("funded-projects", desk_of(plan), streams=["Grant"], sums="yes")
    rows = list(rows_of(tables(found)[0]).values())
    assert rows[0] == ["Training", "A company", "Actors show it. / Over 70 trained", "£2,500"]
    assert [row[0] for row in rows] == ["Training", "Quiet work"]
    assert "Quiet work" not in public(found)
    assert figures(found)["count"] == "1 project"
