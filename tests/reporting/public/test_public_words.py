"""What leads say is read before everybody reads it: flagged, kept inside, and bound to what was shown."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actions.rounds.links import token_of
from csp.models import AuditEvent
from reporting.editions.services.publication import Blocked, publish
from reporting.editions.services.report import publish_progress
from reporting.models import Report
from tests import factories as make
from tests.reporting.pdf_facts import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
PLAN = "/partnerships/moorland/2016-17/"
PAGE = f"{PLAN}progress/"
SHOWN = "/workspace/moorland/rounds/2016-17Q1/progress/"
STRANGER_READS = (
    "/", "/partnerships/moorland/", "/partnerships/moorland/feed/", "/partnerships/moorland/data/",
    PLAN, f"{PLAN}plan.json", f"{PLAN}plan.csv", PAGE, f"{PAGE}1/",
)  # fmt: skip


def body(response) -> str:
    data = b"".join(response.streaming_content) if response.streaming else response.content
    return data.decode(errors="replace")


def everything_read(tmp_path) -> str:
    """All that somebody without an account can fetch, the words of the PDF among it."""
    stranger = Client()
    words = "".join(body(stranger.get(path)) for path in STRANGER_READS)
    pdf = stranger.get(f"{PAGE}progress.pdf")
    (tmp_path / "progress.pdf").write_bytes(b"".join(pdf.streaming_content))
    return words + run("pdftotext", tmp_path / "progress.pdf", "-")


def posted(page: str, **more) -> dict:
    """What the form of the page would send."""
    return {"note": "", "seen": re.search(r'name="seen"[^>]*value="(\w+)"', page)[1], **more}


def blocked(quarter, officer, **given) -> list[str]:
    with pytest.raises(Blocked) as told:
        publish_progress(by=officer, round=quarter, **given)
    return [each.code for each in told.value.findings]


def test_a_name_however_it_is_written_stops_progress_and_plan(
    published, action, told, quarter, officer, partnership, plan
):
    make.PersonFactory(partnership=partnership, name="Jane Smith")
    update = told(action)
    section = make.SectionFactory(plan=plan)
    plan.refresh_from_db()
    for words in (
        "Visited by JANE SMITH.", "Visited by Jane\u00a0Smith.", "Visited by Jane  Smith.",
        "Smith, Jane came", "J. Smith came", "Inspector Smith came", "jane smith’s visit", "Jane\nSmith",
    ):  # fmt: skip
        type(update).objects.filter(pk=update.pk).update(next_steps=words)
        type(section).objects.filter(pk=section.pk).update(body="")
        assert blocked(quarter, officer) == ["personal-name"], words
        assert blocked(quarter, officer, overridden={"personal-name": "She will not mind"}), words
        type(section).objects.filter(pk=section.pk).update(body=words)
        with pytest.raises(Blocked):
            publish(by=officer, plan=plan, version=plan.version)


def test_somebody_who_agreed_is_named_by_name_and_by_title(
    published, action, told, quarter, officer, partnership
):
    make.PersonFactory(
        partnership=partnership, name="Ann Bell", title="Councillor", publish_name=True
    )
    make.PersonFactory(partnership=partnership, name="Tom Bell")
    told(action, happened="Councillor Bell, Cllr Ann Bell and Mrs Bell opened it.")
    assert publish_progress(by=officer, round=quarter)


def test_a_guess_stops_progress_until_it_is_mended_or_said_to_be_right(
    published, action, told, quarter, officer
):
    update = told(action)
    for code, words in (
        ("titled-name", "Plans were written with Mrs Webb."),
        ("home-address", "We called at 14 Curlew Row."),
        ("postcode", "Around ST13 6HQ it is quiet."),
        ("telephone", "Ring 07700 900123."),
        ("personal-email", "Write to a.webb@force.example."),
        ("small-number", "Three young people were helped."),
        ("small-number", "A single child was hurt."),
        ("small-number", "One injunction was asked for and granted."),
        ("age", "She is aged 83."),
    ):
        type(update).objects.filter(pk=update.pk).update(happened=words)
        assert blocked(quarter, officer) == [code], words
        reason = {code: "They asked for it"}
        [report] = publish_progress(by=officer, round=quarter, overridden=reason)
        assert report.overridden[0]["reason"] == "They asked for it", words
        event = AuditEvent.objects.filter(verb="froze").order_by("pk").last()
        assert event.detail["overridden"] == ["", f"{code}: They asked for it"], words
        type(update).objects.filter(pk=update.pk).update(happened="It went well.")
        assert publish_progress(by=officer, round=quarter)[0].overridden == [], words


def test_a_plan_asks_for_a_reason_too_and_keeps_it(plan, action, officer, client_of):
    make.SectionFactory(plan=plan, body="Ring PC Webb on 07700 900123.")
    page = f"/workspace/moorland/plans/{plan.slug}/publish/"
    browser = client_of(officer)
    shown = body(browser.get(page))
    assert "reason-telephone" in shown and "reason-titled-name" in shown
    plan.refresh_from_db()
    given = {"version": plan.version, "change_note": "", "reason-telephone": "A duty phone"}
    assert browser.post(page, given).status_code == 422
    given["reason-titled-name"] = "She is named on the force’s own page"
    assert browser.post(page, given).status_code == 302
    assert "A duty phone" in str(
        AuditEvent.objects.filter(verb="froze").order_by("pk").last().detail
    )


def test_small_figures_are_hidden_wherever_progress_is_read(
    published, action, told, quarter, officer, tmp_path, client_of, strategy
):
    """A split whose hidden group would be a subtraction away, and a small count alone."""
    measure = action.measures.get()
    update = told(action, happened="It went well.")
    split = {"": (23, "exact"), "North": (21, "exact"), "South": (None, "suppressed")}
    for member, (value, how) in split.items():
        make.ReadingFactory(
            update=update, measure=measure, member=member, value=value, printed=str(value or ""),
            qualifier=how,
        )  # fmt: skip
    assert ": 23" in body(client_of(officer).get(SHOWN))
    publish_progress(by=officer, round=quarter)
    words = everything_read(tmp_path)
    assert ": 23" in words and ": 21" not in words and words.count("kept back") > 1
    type(measure).objects.filter(pk=measure.pk).update(members=[])
    update.readings.exclude(member="").delete()
    update.readings.update(value=2, printed="2")
    publish_progress(by=officer, round=quarter)
    assert ": fewer than 5" in body(Client().get(PAGE))
    assert ": 2<" not in body(Client().get(PAGE)) and '": 2' not in Report.objects.last().facts


def test_small_parts_in_the_words_of_a_total_are_read_nowhere(
    published, action, told, quarter, officer, tmp_path, client_of
):
    measure = action.measures.get()
    update = told(action, happened="It went well.")
    printed = "44 since April 2016, including 1 IOM and 2 from probation"
    make.ReadingFactory(update=update, measure=measure, value=44, printed=printed)
    make.ReadingFactory(update=update, measure=measure, member="IOM", value=1, printed="1")
    shown = body(client_of(officer).get(SHOWN))
    assert ": 44" in shown and "1 IOM" not in shown
    publish_progress(by=officer, round=quarter)
    words = everything_read(tmp_path)
    assert ": 44" in words and "kept back" in words
    assert "1 IOM" not in words and "from probation" not in words
    assert "from probation" not in Report.objects.last().facts


def test_a_private_answer_is_in_nothing_that_a_stranger_can_fetch(
    published, action, told, quarter, officer, priority, plan, tmp_path, client_of
):
    """From the lead's tick over the officer's bulk acceptance to the public page, its PDF and the feed."""
    told(action, happened="Seen by everybody.")
    row = make.ActionFactory(priority=priority, ref="1.2", aim="Another aim")
    measure = make.MeasureFactory(action=row, text="Number of visits")
    update = make.UpdateFactory(round=quarter, action=row)
    link = make.InvitationFactory(
        round=quarter, updates=[update], expires_on=timezone.localdate() + timedelta(1)
    )
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version, change_note="One more row.")
    rows = reverse("update_rows", args=[token_of(link)])
    box = reverse("update_row", args=[token_of(link), update.pk])
    lead = Client()
    page = body(lead.get(box))
    assert page.count("The public may read this.") == 3 and "Not for the public" in page
    typed = {
        "version": update.version, "status": make.StatusFactory(partnership=quarter.partnership).pk,
        "happened": "A secret visit", "next_steps": "", "public": "no", "public-asked": "1",
        f"m{measure.pk}-0-figure": "777777", f"m{measure.pk}-0-version": "0",
        f"m{measure.pk}-0-hedge": "exact",
    }  # fmt: skip
    assert lead.post(box, typed).status_code == 302
    lead.post(rows)
    update.refresh_from_db()
    assert (update.state, update.public) == ("sent", False)
    staff = client_of(officer)
    accept = reverse("workspace:round_accept", args=["moorland", quarter.period])
    staff.post(accept, {"update": f"{update.pk}.{update.version}"})
    shown = body(staff.get(SHOWN))
    assert "It is marked as not for the public." in shown and "A secret visit" not in shown
    assert staff.post(SHOWN, posted(shown)).status_code == 302
    words = everything_read(tmp_path)
    assert "Seen by everybody." in words
    # So long a number stands in no digest by chance.
    assert "A secret visit" not in words and "777777" not in words.replace("777,777", "777777")


def test_only_what_was_shown_is_published(published, action, told, quarter, officer, client_of):
    update = told(action, happened="Harmless words.")
    staff = client_of(officer)
    shown = body(staff.get(SHOWN))
    assert "Harmless words." in shown
    type(update).objects.filter(pk=update.pk).update(happened="Other words.")
    again = staff.post(SHOWN, posted(shown))
    assert again.status_code == 409 and not Report.objects.exists()
    assert "Other words." in body(again)
    assert staff.post(SHOWN, {"note": ""}).status_code == 422
    assert staff.post(SHOWN, posted(body(again))).status_code == 302


def test_flags_stand_beside_their_row_and_are_settled_on_the_page(
    published, action, told, quarter, officer, client_of
):
    told(action, happened="Three young people were helped at 14 Curlew Row.")
    staff = client_of(officer)
    shown = body(staff.get(SHOWN))
    assert "14 Curlew Row”" in shown and "reason-home-address" in shown
    refused = staff.post(SHOWN, posted(shown, **{"reason-home-address": "A public garden"}))
    assert refused.status_code == 422 and "A public garden" in body(refused)
    given = {"reason-home-address": "A public garden", "reason-small-number": "In the press"}
    assert staff.post(SHOWN, posted(shown, **given)).status_code == 302


def test_what_stays_inside_is_listed_with_its_reason(
    published, action, told, quarter, officer, priority, client_of
):
    told(action)
    make.UpdateFactory(round=quarter, action=make.ActionFactory(priority=priority, ref="2.1"))
    make.UpdateFactory(
        round=quarter, action=make.ActionFactory(priority=priority, ref="2.2"), sent=True
    )
    told(make.ActionFactory(priority=priority, ref="2.3", visibility="restricted"), happened="Hush")
    told(make.ActionFactory(priority=priority, ref="2.4"), public=False, happened="Hush")
    shown = body(client_of(officer).get(SHOWN))
    for why in ("Nobody has answered yet.", "It waits to be accepted.", "The row is restricted.",
                "It is marked as not for the public."):  # fmt: skip
        assert why in shown
    assert "Hush" not in shown


def test_a_placeholder_or_a_name_takes_the_button_away(
    published, action, told, quarter, officer, client_of
):
    told(action, happened="TBC")
    staff = client_of(officer)
    assert "Publish the progress</button>" not in body(staff.get(SHOWN))


def test_the_page_asks_no_more_for_more_rows(
    plan, action, told, quarter, officer, priority, client_of, partnership
):
    make.PersonFactory(partnership=partnership, name="Jane Smith")
    staff = client_of(officer)

    def asked(rows: range) -> int:
        for number in rows:
            row = make.ActionFactory(priority=priority, ref=f"2.{number}")
            make.ReadingFactory(
                update=told(row, happened="Met Mrs Webb, Jane Smith and two victims."),
                measure=make.MeasureFactory(action=row, text=f"Measure {number}"),
            )
        plan.refresh_from_db()
        publish(by=officer, plan=plan, version=plan.version)
        staff.get(SHOWN)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            staff.get(SHOWN)
        return len(queries)

    assert asked(range(2)) == asked(range(2, 12))


def test_an_earlier_quarter_is_flagged_where_it_can_be_mended(
    published, action, told, quarter, officer, client_of
):
    earlier = make.RoundFactory(
        partnership=quarter.partnership, period="2016-17Q2", title="Quarter 2",
        start=date(2016, 7, 1), end=date(2016, 9, 30),
    )  # fmt: skip
    update = told(action, happened="Met Mrs Webb.")
    told(action, earlier, happened="All well.")
    shown = body(client_of(officer).get(SHOWN.replace("Q1", "Q2")))
    assert f"/rounds/2016-17Q1/updates/{update.pk}/" in shown
