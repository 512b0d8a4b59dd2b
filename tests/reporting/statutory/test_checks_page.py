"""The page of checks, its print and its command; records of duties; the calendar of what falls due."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import pikepdf
import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from actions.models import EnforcementUse
from csp.models import AuditEvent
from plans.access import access_to
from plans.models import CheckMark, DutyRecord
from reporting.statutory import check_all
from reporting.statutory.calendar import due_dates
from reporting.statutory.checks import CHECKS
from reporting.statutory.dates import dated_rows
from tests import factories as make
from tests.reporting.sound import Sound
from tests.test_queries import queries

pytestmark = pytest.mark.django_db
TODAY = date(2016, 6, 1)


def address(route, partnership, *args):
    return reverse(f"workspace:{route}", args=[partnership.slug, *args])


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2016-06-01 09:00", tick=False):
        yield


def text(client, url) -> str:
    return client.get(url).content.decode()


def test_a_new_partnership_finds_what_it_owes_and_records_it(client_of, officer, partnership):
    client = client_of(officer)
    page = text(client, address("checks", partnership))
    assert page.index("Fails (1)") < page.index('id="unknown"')
    assert "They assist; they are not legal advice." in page
    add = f"{address('duty_add', partnership)}?kind=public-meeting"
    assert add in page
    answers = {"done_on": "1 May 2016", "notice_on": "1 April 2016", "words": "Speeding"}
    assert client.post(add, answers).status_code == 302
    assert DutyRecord.objects.get().kind == "public-meeting"
    assert "A public meeting was held on 1 May 2016" in text(client, address("checks", partnership))


def test_a_record_without_its_day_is_asked_for_it(client_of, officer, partnership):
    url = f"{address('duty_add', partnership)}?kind=requirement"
    answer = client_of(officer).post(url, {"done_on": "1 May 2016"})
    assert answer.status_code == 422
    assert client_of(officer).post(url, {"notice_on": "1 May 2016"}).status_code == 302
    assert client_of(officer).post(address("duty_add", partnership), {}).status_code == 422


def test_a_check_is_set_aside_by_an_officer_and_the_reason_is_printed(
    client_of, officer, viewer, plan, partnership
):
    client = client_of(officer)
    url = f"{address('check_set_aside', partnership, 'ST-20')}?plan={plan.slug}"
    assert client.post(url, {"reason": ""}).status_code == 422
    client.post(url, {"reason": "The county does it"})
    mark = CheckMark.objects.get()
    assert (mark.plan, mark.by) == (plan, officer)
    assert AuditEvent.objects.filter(verb="set aside", by=officer).exists()
    page = text(client_of(viewer), address("checks", partnership))
    assert "The county does it. Set aside for this plan by The officer on 1 June 2016." in page
    assert "Let it count again" not in page
    assert client.post(url, {"reason": "Again"}).status_code == 422
    client.post(address("check_mark_remove", partnership, mark.pk))
    assert not CheckMark.objects.exists()
    assert client.get(address("check_set_aside", partnership, "ST-99")).status_code == 404


def test_the_paper_for_the_monitoring_officer_says_who_printed_it(client_of, officer, plan):
    client = client_of(officer)
    answer = client.get(address("checks_pdf", plan.partnership))
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "Statutory checks" in str(pdf.docinfo.Title)
    lines = client.get(f"{address('checks', plan.partnership)}?_export=csv")
    rows = b"".join(lines.streaming_content).decode().splitlines()
    assert [row.partition(",")[0] for row in rows if row.startswith("ST-")] == list(CHECKS)


def test_a_draft_is_not_chosen_for_a_reader(client_of, viewer, officer, partnership):
    make.PlanFactory(partnership=partnership, title="Secret plan", slug="2099", status="draft")
    url = f"{address('checks', partnership)}?plan=2099"
    assert "Secret plan" not in text(client_of(viewer), url)
    assert "Secret plan" in text(client_of(officer), url)


def test_the_command_answers_as_the_page_does(plan, capsys):
    call_command("check_plan", f"{plan.partnership.slug}/{plan.slug}", "--json")
    told = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in told["checks"]] == list(CHECKS)
    assert set(told["checks"][0]) == {"code", "result", "why", "reference"}
    assert told["checks"][0]["result"] == "fail"
    assert "missing-authority" in {each["code"] for each in told["warnings"]}
    with pytest.raises(CommandError) as refused:
        call_command("check_plan", "nowhere/never")
    assert refused.value.returncode == 2


def dues(user, partnership, today=TODAY):
    access = access_to(user, partnership.slug)
    rows = dated_rows([partnership.pk])[partnership.pk]
    return [(due.on, due.words) for due in due_dates(rows, access, today=today)]


def test_every_kind_of_day_is_on_the_calendar(officer, viewer, partnership, plan):
    p = {"partnership": partnership}
    make.AssessmentFactory(**p, name="Assessment", dated_on=date(2015, 7, 1))
    make.AssessmentFactory(**p, name="Older", dated_on=date(2014, 7, 1))
    make.DutyRecordFactory(
        **p, kind="protocol", done_on=date(2014, 1, 1), review_due=date(2016, 5, 1)
    )
    make.DutyRecordFactory(**p, kind="public-meeting", done_on=date(2015, 11, 8))
    make.DutyRecordFactory(**p, kind="scrutiny", done_on=date(2015, 9, 1))
    make.DutyRecordFactory(**p, kind="scrutiny", notice_on=date(2016, 5, 20), done_on=None)
    make.DriverFactory(**p, title="County agreement", end=date(2017, 3, 31))
    make.DriverFactory(**p, title="Long gone", end=date(2015, 3, 31))
    make.RoundFactory(**p, title="Quarter 1")
    tool = make.ToolFactory(**p, name="PSPO", longest_months=36)
    stage = EnforcementUse.Stage.GRANTED
    make.EnforcementUseFactory(**p, tool=tool, stage=stage, expires_on=date(2016, 12, 31))
    make.DeathReviewFactory(**p, label="DHR", local_ref="1", decided_on=date(2016, 5, 31))
    make.CaseReviewYearFactory(**p, year_code="2014-15", published_on=date(2015, 5, 1))
    found = {words: on for on, words in dues(officer, partnership)}
    assert found == {
        "Strategic assessment: a year has gone since “Assessment”": date(2016, 7, 1),
        "Review the information-sharing protocol": date(2016, 5, 1),
        "Hold a public meeting: the last was on 8 November 2015": date(2017, 3, 31),
        "Hold a meeting of the crime and disorder committee: the last was on 1 September 2015": date(
            2016, 9, 1
        ),
        "Answer what the crime and disorder committee asked on 20 May 2016, "
        "if you can: it named no day": date(2016, 6, 17),
        "“County agreement” ends": date(2017, 3, 31),
        "Quarter 1: answers are due": date(2016, 7, 14),
        "Quarter 1 closes": date(2016, 7, 28),
        "PSPO ends": date(2016, 12, 31),
        "Tell the Home Office of DHR 1": date(2016, 6, 30),
        "DHR 1: send it for quality assurance": date(2016, 11, 30),
        "Publish the case review figures for 2015/16": date(2016, 9, 30),
        "Partnership plan 2016/17 ends: another plan must follow it": date(2017, 3, 31),
        "Partnership plan 2016/17 is agreed: publish it, or a summary of it": date(2016, 4, 1),
    }
    assert not [words for _, words in dues(viewer, partnership) if "Quarter" in words]


def test_the_feed_is_read_by_a_calendar_until_the_role_ends(
    client, client_of, officer, partnership
):
    make.DutyRecordFactory(partnership=partnership, done_on=date(2015, 11, 8))
    page = text(client_of(officer), address("calendar", partnership))
    feed = page.partition('readonly value="http://testserver')[2].partition('"')[0]
    answer = client.get(feed)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    meeting = next(each for each in events if "public meeting" in each["SUMMARY"])
    assert meeting["DTSTART"].dt == date(2017, 3, 31)
    assert len({str(each["UID"]) for each in events}) == len(events)
    assert client.get(feed.replace("calendar/", "calendar/x")).status_code == 404
    assert client.post(feed).status_code == 405
    officer.roles.update(ended_at=timezone.now())
    assert client.get(feed).status_code == 404


def test_the_first_page_tells_an_officer_what_falls_due(client_of, officer, viewer, partnership):
    make.DutyRecordFactory(partnership=partnership, kind="scrutiny", done_on=date(2015, 6, 20))
    words = "Hold a meeting of the crime and disorder committee: the last was on 20 June 2015 "
    words += "(due in 19 days)."
    assert words in text(client_of(officer), reverse("workspace:home"))
    assert words not in text(client_of(viewer), reverse("workspace:home"))
    with time_machine.travel("2016-05-01 09:00"):
        assert words[:20] not in text(client_of(officer), reverse("workspace:home"))


@pytest.mark.parametrize("route", ["checks", "calendar", "duties", "liaison_officers"])
def test_pages_cost_the_same_however_much_is_recorded(route, client_of, officer, partnership):
    client, url = client_of(officer), address(route, partnership)

    def more(number):
        for _ in range(number):
            body = make.OrganisationFactory(partnership=partnership)
            record = make.DutyRecordFactory(partnership=partnership)
            record.organisations.add(body)
            make.LiaisonOfficerFactory(partnership=partnership, organisation=body)

    more(1)
    few = queries(client, url)
    more(20)
    assert queries(client, url) == few


def test_every_link_of_the_page_opens_for_whoever_reads_it(client_of, officer, viewer, partnership):
    Sound(partnership)
    with time_machine.travel("2024-06-01 09:00", tick=False):
        for user in (officer, viewer):
            client = client_of(user)
            page = text(client, address("checks", partnership))
            assert f"{len(CHECKS)} pass" in page
            told = page.partition("app-check")[2]
            told += text(client, address("calendar", partnership)).partition("app-due")[2]
            links = set(re.findall(r'href="(/workspace/[^"#?]*)', told))
            opened = {url: client.get(url, follow=True).status_code for url in links}
            assert opened == dict.fromkeys(links, 200)


def test_a_reader_learns_nothing_of_death_reviews_and_orders(viewer, partnership, plan):
    tool = make.ToolFactory(partnership=partnership, name="PSPO", longest_months=36)
    make.EnforcementUseFactory(partnership=partnership, tool=tool, starts_on=date(2012, 1, 1))
    make.DeathReviewFactory(partnership=partnership, decided_on=date(2016, 5, 20))
    access = access_to(viewer, partnership.slug)
    found = {
        each.code: each.why for each in check_all(partnership, plan, today=TODAY, access=access)
    }
    assert "only partners may read" in found["ST-23"]
    assert "PSPO" not in found["ST-23"]
    assert dues(viewer, partnership) == [
        (date(2016, 4, 1), "Partnership plan 2016/17 is agreed: publish it, or a summary of it"),
        (date(2017, 3, 31), "Partnership plan 2016/17 ends: another plan must follow it"),
    ]
