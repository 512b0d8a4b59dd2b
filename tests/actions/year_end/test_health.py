"""The end of a year: the check of each row, what it proposes for the next plan, and the outturn."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from actions.models import Disposition, HealthCheck
from actions.year_end.services.health import check_row
from csp.changes import Stale
from tests import factories as make

YEAR = "2016-17"


@pytest.fixture
def second(priority):
    return make.ActionFactory(priority=priority, ref="1.2")


@pytest.fixture
def pages(partnership, plan):
    place = f"/workspace/{partnership.slug}/plans/{plan.slug}/"
    return {name: f"{place}{name}/" for name in ("health", "outturn", "next")}


def answer(row, decision="", reason="", into="", version="0") -> dict:
    values = {"decision": decision, "reason": reason, "merge_with": into, "version": version}
    return {f"row-{row.pk}-{name}": value for name, value in values.items()}


def check(officer, row, **values) -> HealthCheck:
    usual = {"decision": "keep", "reason": "It works.", "merge_with": None}
    return check_row(by=officer, action=row, year=YEAR, version=0, values=usual | values)


def test_what_is_checked_is_kept_and_the_rest_is_left_for_later(
    client_of, officer, action, second, pages
):
    client = client_of(officer)
    sent = answer(action, "merge", "Both do the same.", "1.2") | answer(second)
    assert client.post(pages["health"], sent).status_code == 302
    kept = HealthCheck.objects.get()
    assert (kept.action, kept.year, kept.decision) == (action, YEAR, "merge")
    assert (kept.merge_with, kept.by) == (second, officer)
    page = client.get(pages["health"]).content.decode()
    assert "1 row checked" in page and "1 left" in page
    text = b"".join(client.get(f"{pages['health']}?_export=csv")).decode("utf-8-sig")
    lines = list(csv.reader(text.splitlines()))
    assert lines[1][-3:] == ["Merge it into another row", "Both do the same.", "1.2"]
    assert lines[2][-3:] == ["", "", ""]


@pytest.mark.parametrize(
    ("decision", "reason", "into", "words"),
    [
        ("keep", "", "", "Give the reason for row 1.1"),
        ("", "It works.", "", "There is a reason for row 1.1"),
        ("merge", "The same.", "", "Say which row 1.1 goes into"),
        ("merge", "The same.", "1.1", "cannot be merged into itself"),
        ("merge", "The same.", "9.9", "There is no row 9.9"),
    ],
)
def test_half_a_decision_keeps_nothing_of_the_page(
    client_of, officer, action, second, pages, decision, reason, into, words
):
    sent = answer(second, "close", "It is done.") | answer(action, decision, reason, into)
    response = client_of(officer).post(pages["health"], sent)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not HealthCheck.objects.exists()


def test_a_row_of_another_plan_is_no_place_to_go(officer, action):
    other = make.ActionFactory(priority__plan__partnership=action.partnership)
    with pytest.raises(ValidationError, match="row of this plan"):
        check(officer, action, decision="merge", merge_with=other)


def test_two_officers_who_check_one_row_both_see_what_was_said(client_of, officer, action, pages):
    check(officer, action, reason="It works.")
    with pytest.raises(Stale):
        check(officer, action, decision="close", reason="It is done.")
    client = client_of(officer)
    late = client.post(pages["health"], answer(action, "close", "It is done."))
    page = late.content.decode()
    assert late.status_code == 409
    assert "They said: Keep it as it is: It works." in page and "It is done." in page
    assert HealthCheck.objects.get().reason == "It works."


@pytest.mark.parametrize(
    ("decision", "becomes"),
    [("keep", "continue"), ("change", "continue"), ("merge", "merge"), ("close", "close")],
)
def test_the_next_year_starts_from_the_check(
    client_of, officer, action, second, pages, decision, becomes
):
    into = second if decision == "merge" else None
    check(officer, action, decision=decision, reason="As the group said.", merge_with=into)
    client = client_of(officer)
    assert "It is not kept yet" in client.get(pages["next"]).content.decode()
    ref = "1.2" if into else ""
    sent = answer(action, becomes, "As the group said.", ref) | {"decide": "1"}
    client.post(pages["next"], sent)
    kept = Disposition.objects.get()
    assert (kept.action, kept.decision, kept.merge_with) == (action, becomes, into)
    assert kept.reason == "As the group said."


# The outturn


@pytest.fixture
def quarters(partnership):
    days = {1: (4, 1, 6, 30), 2: (7, 1, 9, 30)}
    return {
        number: make.RoundFactory(
            partnership=partnership,
            period=f"2016-17Q{number}",
            title=f"Quarter {number}",
            start=date(2016, a, b),
            end=date(2016, c, d),
        )
        for number, (a, b, c, d) in days.items()
    }


def said(round, action, state="accepted"):
    status = make.StatusFactory(
        partnership=round.partnership, nature="at-risk", label=f"Slipping in {round.title}"
    )
    moment = datetime(2016, 10, 3, tzinfo=UTC)
    return make.UpdateFactory(
        round=round, action=action, sent=True, state=state, reviewed_at=moment, status=status
    )


@pytest.fixture
def told(action, quarters):
    """A count in two quarters, of which the officer has accepted the first."""
    measure = make.MeasureFactory(
        action=action, text="Visits", kind="count", polarity="up", target="25"
    )
    for number, state in ((1, "accepted"), (2, "sent")):
        update = said(quarters[number], action, state)
        words = ("over 10", "17")[number - 1]
        value, hedge = ((10, "over"), (17, "exact"))[number - 1]
        make.ReadingFactory(
            update=update, measure=measure, printed=words, value=value, qualifier=hedge
        )
    return measure


def outturn_lines(client, address) -> list[dict]:
    text = b"".join(client.get(f"{address}?_export=csv")).decode("utf-8-sig")
    return [each for each in csv.DictReader(text.splitlines()) if each["Measure"] == "Visits"]


def test_the_outturn_says_what_is_missing_and_what_is_not_accepted(client_of, officer, told, pages):
    (line,) = outturn_lines(client_of(officer), pages["outturn"])
    assert line["Quarter 1"] == "over 10"
    assert line["Quarter 2"] == "17 (not accepted yet)"
    # Quarters 3 and 4 ended without a round.
    assert line["Quarter 4"] == "No round"
    assert line["Outturn"] == "at least 27"
    assert line["Notes"] == "Missing: Quarter 3, Quarter 4."
    assert line["Against the target"].startswith("Reached.")
    assert line["Status at the end"] == "Slipping in Quarter 2 (Quarter 2, not accepted yet)"
    page = client_of(officer).get(pages["outturn"]).content.decode()
    assert "at least 27" in page


def test_what_is_not_accepted_is_not_told_to_another_body(client_of, told, pages, partnership):
    other = make.UserFactory()
    body = make.OrganisationFactory(partnership=partnership)
    make.RoleFactory(partnership=partnership, user=other, kind="lead", organisation=body)
    (line,) = outturn_lines(client_of(other), pages["outturn"])
    assert line["Outturn"] == "at least 10" and "17" not in str(line)


def test_a_row_that_was_not_asked_is_missing_nothing(client_of, officer, quarters, action, pages):
    measure = make.MeasureFactory(action=action, text="Visits", kind="count")
    update = said(quarters[1], action)
    make.ReadingFactory(update=update, measure=measure)
    (line,) = outturn_lines(client_of(officer), pages["outturn"])
    assert line["Quarter 2"] == "Not asked"
    assert line["Notes"] == "Missing: Quarter 3, Quarter 4."
