"""What the public is told of progress: accepted, public updates on public rows of the published plan."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from reporting.editions.services.publication import Blocked, withdraw
from reporting.editions.services.report import publish_progress, withdraw_report
from reporting.models import Report
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
PLAN = "/partnerships/moorland/2016-17/"
PAGE = f"{PLAN}progress/"


def page(path: str = PAGE, **headers) -> tuple[int, str]:
    response = Client().get(path, headers=headers)
    body = b"".join(response) if response.streaming else response.content
    return response.status_code, body.decode(errors="replace")


def test_the_public_reads_what_was_said_beside_what_was_promised(
    published, action, told, quarter, officer, plan
):
    update = told(action, happened="Forty homes were visited", why="Secret", wanted="Money please")
    make.ReadingFactory(update=update, measure=action.measures.get(), printed="about 40", value=40)
    make.CommentFactory(update=update, text="Whose fault?")
    [report] = publish_progress(by=officer, round=quarter)
    status, words = page()
    assert (status, Report.objects.get(pk=report.pk).state) == (200, "published")
    for said in ("Keep victims safe", "Forty homes were visited", "about 40", "Harbour Support"):
        assert said in words
    for kept in ("Secret", "Money please", "Whose fault?"):
        assert kept not in words
    assert "What we have done so far" in page(PLAN)[1]
    assert page(f"{PAGE}progress.pdf")[1].startswith("%PDF")


def test_nothing_else_reaches_the_public(published, action, told, quarter, officer, priority):
    told(action, happened="Seen by all")
    cases = {
        "Not accepted": {"state": "sent", "reviewed_at": None},
        "Not public": {"public": False},
    }
    for number, (words, values) in enumerate(cases.items()):
        row = make.ActionFactory(priority=priority, ref=f"2.{number}")
        told(row, happened=words, **values)
    for visibility in ("partners", "restricted"):
        row = make.ActionFactory(priority=priority, ref=visibility, visibility=visibility)
        told(row, happened=f"Only {visibility}")
    told(make.ActionFactory(priority=priority, ref="3.1"), happened="Added after publishing")
    later = make.RoundFactory(
        partnership=quarter.partnership, period="2016-17Q2", title="Quarter 2",
        start=date(2016, 7, 1), end=date(2016, 9, 30),
    )  # fmt: skip
    told(action, later, happened="Said a quarter later")
    [report] = publish_progress(by=officer, round=quarter)
    every = Report.objects.get(pk=report.pk)
    for words in (page()[1], every.facts):
        assert "Seen by all" in words
        for kept in (*cases, "Only ", "Added after", "a quarter later"):
            assert kept not in words


def test_a_name_without_consent_or_a_placeholder_blocks(
    published, action, told, quarter, officer, partnership
):
    make.PersonFactory(partnership=partnership, name="Vic Moor")
    told(action, happened="Vic Moor ran two sessions. TBC")
    with pytest.raises(Blocked) as blocked:
        publish_progress(by=officer, round=quarter)
    assert {each.code for each in blocked.value.findings} == {"personal-name", "placeholder"}
    assert page()[0] == 404 and not Report.objects.exists()


def test_what_was_published_stays_and_each_round_is_a_version(
    published, action, told, quarter, officer
):
    update = told(action, happened="The first quarter’s words")
    publish_progress(by=officer, round=quarter)
    first = page()[1]
    type(update).objects.filter(pk=update.pk).update(happened="Rewritten later")
    assert page()[1] == first
    publish_progress(by=officer, round=quarter, note="One figure was put right.")
    assert "Rewritten later" in page()[1] and "One figure was put right." in page()[1]
    assert "The first quarter’s words" in page(f"{PAGE}1/")[1]


def test_a_page_that_has_not_changed_is_answered_304_and_only_read(
    published, action, told, quarter, officer
):
    told(action)
    publish_progress(by=officer, round=quarter)
    answer = Client().get(PAGE)
    assert answer["ETag"].startswith('"') and not answer.cookies
    assert page(PAGE, if_none_match=answer["ETag"])[0] == 304
    assert Client().post(PAGE).status_code == 405


def test_withdrawn_progress_is_gone_and_so_is_that_of_a_withdrawn_plan(
    published, action, told, quarter, officer
):
    told(action)
    [report] = publish_progress(by=officer, round=quarter)
    assert page()[0] == 200
    withdraw(by=officer, publication=published, reason="An error")
    assert page()[0] == 410
    withdraw_report(by=officer, report=report, reason="A wrong figure")
    assert page(f"{PAGE}1/")[0] == 410
    assert page("/partnerships/moorland/2015-16/progress/")[0] == 404
