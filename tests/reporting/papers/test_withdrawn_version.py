"""What was replaced never comes back because what replaced it was withdrawn, and whoever had it is told."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reporting.editions.services.freezing import publish_report, send_to_committee
from reporting.editions.services.publication import publish
from reporting.editions.services.report import publish_progress, withdraw_report
from reporting.models import Recommendation, Report
from tests import factories as make
from tests.reporting.papers.frozen_making import freeze, guarded_paper
from tests.reporting.papers.gate_making import write

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

PLACE = "/partnerships/moorland/"
SCRUTINY = "/workspace/moorland/scrutiny/"
FORM = "/workspace/moorland/scrutiny/recommendations/new/"


def words_at(address: str, client=None) -> str:
    return " ".join((client or Client()).get(address).content.decode().split())


@pytest.fixture
def paper(partnership):
    return guarded_paper(partnership)


@pytest.fixture
def version(paper, officer):
    """``version("more")`` freezes, publishes and sends the paper with more words in it."""

    def make_version(more: str) -> Report:
        write(paper.sections.first(), more)
        report = publish_report(by=officer, report=freeze(paper, officer))
        return send_to_committee(by=officer, report=report, committee="Scrutiny Panel")

    return make_version


@pytest.fixture
def versions(version, scrutiny, officer) -> tuple[Report, Report]:
    """The second is withdrawn, after both were published and sent."""
    first, second = version("First words."), version("Second words.")
    return first, withdraw_report(by=officer, report=second, reason="A wrong figure.")


def test_the_public_list_says_that_it_was_withdrawn_and_leads_with_nothing_older(versions, officer):
    first, second = versions
    words = words_at(PLACE)
    assert "Version 2 was withdrawn on" in words and "none is in force" in words
    assert reverse("public:report_pdf", args=["moorland", first.slug]) not in words
    assert reverse("public:report", args=["moorland", second.slug]) not in words
    assert Client().get(reverse("public:report", args=["moorland", second.slug])).status_code == 410
    old = words_at(reverse("public:report", args=["moorland", first.slug]))
    assert "version 2, which replaced it, was withdrawn on" in old and "First words." in old


def test_the_next_version_is_in_force_again(versions, version):
    first, _ = versions
    third = version("Third words.")
    words = words_at(PLACE)
    assert "none is in force" not in words
    assert reverse("public:report_pdf", args=["moorland", third.slug]) in words
    old = words_at(reverse("public:report", args=["moorland", first.slug]))
    assert "Read the latest version" in old


def test_withdrawing_one_that_was_replaced_leaves_the_newest_in_force(version, officer):
    first, second = version("First words."), version("Second words.")
    withdraw_report(by=officer, report=first, reason="Too old.")
    words = words_at(PLACE)
    assert reverse("public:report_pdf", args=["moorland", second.slug]) in words
    assert "withdrawn" not in words


def test_members_who_were_sent_it_are_told_and_their_list_says_so(
    versions, scrutiny, client_of, mailoutbox
):
    told = [each for each in mailoutbox if each.subject.startswith("Withdrawn")]
    assert [each.to for each in told] == [[scrutiny.email]]
    assert "please do not use it any more" in told[0].body
    words = words_at(SCRUTINY, client_of(scrutiny))
    assert "version 2" in words and "Withdrawn" in words
    assert "Replaced by version 2, which was withdrawn: none is in force" in words
    assert words.count("report.pdf") == 1


def test_nothing_new_is_recommended_about_it(versions, scrutiny, officer, client_of):
    first, second = versions
    member = client_of(scrutiny)
    words = words_at(FORM, member)
    assert f'value="{first.pk}"' in words and f'value="{second.pk}"' not in words
    assert f'value="{second.pk}"' not in words_at(f"{FORM}?about={second.slug}", member)
    answer = member.post(
        FORM, {"report": second.pk, "kind": "recommendation", "text": "More light"}
    )
    assert answer.status_code == 422 and not Recommendation.objects.exists()
    row = make.RecommendationFactory(
        partnership=second.partnership, report=second, made_on=date(2017, 1, 9)
    )
    kept = words_at(f"{row.get_absolute_url()}edit/", member)
    assert f'value="{second.pk}" selected' in kept and "withdrawn since" in kept


def test_the_page_that_withdraws_says_what_will_happen(version, officer, scrutiny, client_of):
    first, second = version("First words."), version("Second words.")
    page = "/workspace/moorland/reports/{}/withdraw/"
    words = words_at(page.format(second.slug), client_of(officer))
    assert "No earlier version takes its place" in words
    assert "1 member of the committee that it was sent to will be told by e-mail" in words
    assert "No earlier version" not in words_at(page.format(first.slug), client_of(officer))


def test_where_no_member_can_be_reached_the_page_says_so(version, officer, client_of):
    report = version("First words.")
    words = words_at(f"/workspace/moorland/reports/{report.slug}/withdraw/", client_of(officer))
    assert "tell them yourself" in words and "will be told by e-mail" not in words


@pytest.fixture
def progress(partnership, plan, action, officer) -> list[Report]:
    """What was published after the first and after the second quarter."""
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    status = make.StatusFactory(partnership=partnership)
    told = []
    for number, start, end in (
        (1, date(2016, 4, 1), date(2016, 6, 30)),
        (2, date(2016, 7, 1), date(2016, 9, 30)),
    ):
        quarter = make.RoundFactory(
            partnership=partnership, period=f"2016-17Q{number}", title=f"Quarter {number}",
            start=start, end=end,
        )  # fmt: skip
        make.UpdateFactory(
            round=quarter, action=action, sent=True, status=status, state="accepted", public=True,
            reviewed_at=timezone.now(), happened=f"Words of quarter {number}.",
        )  # fmt: skip
        told += publish_progress(by=officer, round=quarter)
    return [Report.objects.get(pk=each.pk) for each in told]


def test_progress_that_was_withdrawn_does_not_bring_back_that_of_the_quarter_before(
    progress, officer
):
    first, second = progress
    address = f"{PLACE}2016-17/progress/"
    assert "Words of quarter 2." in words_at(address)
    withdraw_report(by=officer, report=second, reason="A wrong figure.")
    for page in (address, f"{address}progress.pdf"):
        assert Client().get(page).status_code == 410, page
    old = words_at(f"{address}{first.number}/")
    assert "Words of quarter 1." in old and "what replaced it was withdrawn on" in old
    assert "What we have done so far was withdrawn on" in words_at(PLACE)
    assert f'href="{address}"' not in words_at(PLACE)
    assert f'href="{address}"' not in words_at(f"{PLACE}2016-17/")
