"""The year ends: every row gets a decision, and the next plan is laid out from them once."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from actions.models import Action, Carried, Disposition
from actions.year_end.services.rolling import (
    decide,
    next_plan,
    set_up_next_plan,
    suggested,
    take_back_next_plan,
    title_years_later,
)
from plans.models import Plan
from tests import factories as make

ADDRESS = "/workspace/moorland/plans/2016-17/next/"


def say(action, decision, **values):
    return decide(
        by=None, action=action, values={"decision": decision, "reason": "Agreed", **values}
    )


def roll(plan, **more):
    return set_up_next_plan(by=None, plan=plan, values=suggested(plan), **more)


@pytest.fixture
def rows(action):
    return [
        action,
        *(make.ActionFactory(priority=action.priority, ref=f"1.{n}") for n in (2, 3, 4, 5)),
    ]


def test_the_next_plan_follows_straight_after(plan):
    assert suggested(plan)["start"] == date(2017, 4, 1)
    assert suggested(plan)["end"] == date(2018, 3, 31)


def test_rows_are_continued_merged_split_closed_and_dropped(plan, rows):
    first, second, third, fourth, fifth = rows
    say(first, "continue")
    say(second, "merge", merge_with=first)
    say(third, "split", parts=2)
    say(fourth, "close")
    say(fifth, "drop")
    new = roll(plan)
    came = {
        row.ref: sorted(row.carried_from.values_list("ref", flat=True)) for row in new.actions.all()
    }
    assert came == {"1.1": ["1.1", "1.2"], "1.3": ["1.3"], "1.4": ["1.3"]}
    assert (new.status, new.predecessor, new.slug) == ("draft", plan, "2017-18")


def test_what_a_merged_row_had_goes_with_it_once(plan, rows):
    first, second, *_ = rows
    measure = make.MeasureFactory(action=second, text="Calls")
    say(first, "continue")
    say(second, "merge", merge_with=first)
    roll(plan)
    new = roll(plan).actions.get()
    assert [each.text for each in new.measures.all()] == ["Number of victims visited", "Calls"]
    assert new.measures.last().series == measure.series


def test_a_row_never_goes_into_one_that_is_dropped(plan, rows):
    say(rows[0], "drop")
    say(rows[1], "merge", merge_with=rows[0])
    with pytest.raises(ValidationError, match="not carried on"):
        roll(plan)
    assert next_plan(plan) is None


def test_what_a_row_has_goes_with_it_and_its_measures_are_one_series(plan, action):
    say(action, "continue")
    area = make.PriorityAreaFactory(priority=action.priority, title="Victims")
    make.SectionFactory(plan=plan, heading="Foreword")
    Action.objects.update(
        area=area, due_on=date(2016, 9, 30), timescale_kind="date", timescale="Q2"
    )
    new = roll(plan)
    row = new.actions.get()
    assert (row.aim, row.area.title, row.timescale, row.due_on) == (
        "Keep victims safe", "Victims", "Q2", None,
    )  # fmt: skip
    assert row.leads.get().words == "Harbour Support" and row.risks.exists()
    assert row.measures.get().series == action.measures.get().series
    assert new.sections.get().heading == "Foreword"


def test_laying_out_twice_does_not_double(plan, rows):
    for row in rows[:3]:
        say(row, "continue")
    new = roll(plan)
    say(rows[3], "split", parts=2)
    assert roll(plan) == new
    assert roll(plan).actions.count() == 5
    assert (new.priorities.count(), Carried.objects.count()) == (1, 5)


def test_a_priority_may_be_dropped_and_new_ones_chosen(plan, action):
    other = make.PriorityFactory(plan=plan, number="2", title="Town centre")
    say(action, "continue")
    new = roll(plan, gone={action.priority_id: other.pk}, extra=("Serious violence",))
    assert [each.title for each in new.priorities.all()] == ["Town centre", "Serious violence"]
    assert new.actions.get().priority.title == "Town centre"


def test_a_draft_is_taken_back_and_can_be_laid_out_again(plan, action):
    say(action, "continue")
    roll(plan)
    take_back_next_plan(by=None, plan=plan)
    assert next_plan(plan) is None
    assert roll(plan).actions.count() == 1


def test_what_is_no_draft_is_not_taken_back(plan, action):
    say(action, "continue")
    Plan.objects.filter(pk=roll(plan).pk).update(status="agreed")
    with pytest.raises(ValidationError, match="not a draft"):
        take_back_next_plan(by=None, plan=plan)


def test_work_done_in_the_new_plan_is_not_taken_back_with_it(plan, action):
    new = roll(plan)
    make.ActionFactory(priority=new.priorities.get())
    with pytest.raises(ValidationError, match="did not come from"):
        take_back_next_plan(by=None, plan=plan)


@pytest.mark.parametrize(
    "half",
    [{"decision": "merge"}, {"decision": "split", "parts": 1}, {"decision": "drop", "reason": ""}],
)
def test_half_a_decision_is_refused(action, half):
    with pytest.raises(ValidationError):
        decide(by=None, action=action, values={"reason": "Agreed", **half})


def test_a_row_that_stands_in_the_new_plan_keeps_its_decision(plan, action):
    say(action, "continue")
    roll(plan)
    with pytest.raises(ValidationError, match="stands in the next plan"):
        say(action, "drop")


def sent(row, **values):
    return {f"row-{row.pk}-{name}": value for name, value in values.items()}


def test_rows_without_a_decision_come_first_and_a_mistake_keeps_what_was_typed(
    client_of, officer, rows
):
    client = client_of(officer)
    say(rows[0], "continue")
    page = client.get(ADDRESS).content.decode()
    assert "4 rows without a decision" in page
    assert page.index(f'id="roll-{rows[1].pk}"') < page.index(f'id="roll-{rows[0].pk}"')
    wrong = client.post(ADDRESS, sent(rows[1], decision="merge", reason="Same", merge_with="9.9"))
    assert wrong.status_code == 422
    assert "There is no row 9.9" in wrong.content.decode()
    good = sent(rows[1], decision="merge", reason="Same", merge_with="1.1")
    assert (
        client.post(ADDRESS, good | sent(rows[2], decision="drop", reason="Done")).status_code
        == 302
    )
    assert not hasattr(Action.objects.get(ref="1.4"), "disposition")


def test_a_row_that_simply_goes_on_needs_no_reason_and_every_other_does(action, rows):
    assert decide(by=None, action=action, values={"decision": "continue", "reason": ""})
    for decision in ("close", "drop"):
        with pytest.raises(ValidationError, match="reason"):
            decide(by=None, action=rows[1], values={"decision": decision, "reason": ""})
    with pytest.raises(IntegrityError), transaction.atomic():
        Disposition.objects.update(decision="drop")


def test_the_rest_continues_at_one_press_and_one_undo_opens_it_again(client_of, officer, rows):
    client = client_of(officer)
    press = sent(rows[0], decision="drop", reason="Done") | {"continue_rest": "1"}
    page = client.post(ADDRESS, press, follow=True).content.decode()
    assert "Kept what becomes of 1 row." in page and "4 more rows go on." in page
    said = dict(Disposition.objects.values_list("action__ref", "decision"))
    assert said == {"1.1": "drop"} | dict.fromkeys(("1.2", "1.3", "1.4", "1.5"), "continue")
    undo = {"open_again": "1", "row": [row.pk for row in rows]}
    assert (
        "4 rows without a decision again"
        in client.post(ADDRESS, undo, follow=True).content.decode()
    )
    assert [each.action.ref for each in Disposition.objects.all()] == ["1.1"]


def test_what_was_laid_out_or_has_a_reason_is_not_opened_by_that_undo(
    client_of, officer, plan, rows
):
    client = client_of(officer)
    say(rows[0], "continue")
    client.post(
        ADDRESS, sent(rows[0], decision="continue", reason="Agreed") | {"continue_rest": "1"}
    )
    roll(plan)
    client.post(ADDRESS, {"open_again": "1", "row": [row.pk for row in rows]})
    assert Disposition.objects.count() == 5


def test_a_row_does_not_go_into_one_that_ends_and_nothing_is_kept(client_of, officer, rows):
    client = client_of(officer)
    typed = sent(rows[0], decision="drop", reason="Done")
    typed |= sent(rows[1], decision="merge", reason="Same", merge_with="1.1")
    answer = client.post(ADDRESS, typed | {"continue_rest": "1"})
    assert answer.status_code == 422
    assert "Row 1.1 does not go on" in answer.content.decode()
    assert not Disposition.objects.exists()


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Partnership Plan 2016/17", "Partnership Plan 2017/18"),
        ("Plan 2016-2017", "Plan 2017-2018"),
        ("Plan for 2016 to 2017", "Plan for 2017 to 2018"),
        ("Plan 2099/00", "Plan 2100/01"),
        ("Safer by 2020", "Safer by 2021"),
        ("Plan A", "Plan A"),
    ],
)
def test_the_title_of_the_next_plan_names_the_next_years(title, following):
    assert title_years_later(title, 1) == following


def test_how_each_row_went_stands_beside_its_decision(client_of, officer, plan, action):
    made = make.RoundFactory(
        partnership=plan.partnership, start=date(2016, 4, 1), end=date(2016, 6, 30)
    )
    update = make.UpdateFactory(action=action, round=made, sent=True)
    make.ReadingFactory(update=update, measure=action.measures.get(), value=88, printed="88")
    page = client_of(officer).get(ADDRESS).content.decode()
    assert update.status.label in page and "88" in page


def test_the_pages_say_what_came_of_what(client_of, officer, plan, action):
    say(action, "continue")
    dates = {"title": "Plan", "start": "1 April 2017", "end": "31 March 2018"}
    client = client_of(officer)
    assert client.post(ADDRESS, dates | {"lay_out": "1"}).status_code == 302
    new = Action.objects.exclude(plan=plan).get()
    assert "1.1 of 2016/17" in client.get(new.get_absolute_url()).content.decode()
    assert "1.1 of 2017/18" in client.get(action.get_absolute_url()).content.decode()
    assert client.post(ADDRESS, {"take_back": "1"}).status_code == 302
    assert next_plan(plan) is None


def test_a_decision_is_taken_back_until_it_was_carried_out(client_of, officer, plan, action):
    client, name = client_of(officer), f"row-{action.pk}"
    decided = {f"{name}-decision": "continue", f"{name}-reason": "Agreed", "decide": "1"}
    client.post(ADDRESS, decided)
    opened = decided | {f"{name}-decision": ""}
    assert client.post(ADDRESS, opened).status_code == 302
    assert "1 row without a decision" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, decided)
    roll(plan)
    refused = client.post(ADDRESS, opened)
    assert refused.status_code == 422 and "stands in the next plan" in refused.content.decode()
    assert Carried.objects.exists()


def test_promises_go_on_without_when_they_were_kept_and_signatures_do_not(plan, action):
    make.EndorsementFactory(plan=plan)
    make.CommitmentFactory(plan=plan, text="We answer in a day", kept_on=date(2016, 9, 1))
    new = roll(plan)
    assert roll(plan) == new
    promise = new.commitments.get()
    assert (promise.text, promise.kept_on, promise.kept_note) == ("We answer in a day", None, "")
    assert not new.endorsements.exists()
