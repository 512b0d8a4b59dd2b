"""Signing a quarter off: what was frozen is shown again, whatever changes afterwards."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pikepdf
import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from page import validate_pdf

from actions.agreed.services.agreed import record_decision
from actions.rounds.services.round import reopen_round
from csp.changes import Stale
from csp.models import AuditEvent
from reporting.editions.services import report as service
from reporting.editions.services.report import report_document, sign_off
from reporting.facts.quarter import QuarterFacts
from reporting.facts.snapshot import snapshot_digest, thaw_as
from reporting.models import Report
from tests import factories as make
from tests.reporting.pdf_facts import of_kind, run

pytestmark = pytest.mark.django_db(transaction=True)
State = Report.State


@pytest.fixture
def quarter(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def update(quarter, action):
    status = make.StatusFactory(
        partnership=quarter.partnership, label="Off track", nature="off-track", shape="diamond"
    )
    said = make.UpdateFactory(
        round=quarter, action=action, sent=True, status=status, why="Court dates slipped",
        wanted="£1,500 from the reserve",
    )  # fmt: skip
    make.ReadingFactory(update=said, measure=action.measures.get())
    record_decision(by=None, update=said, words="Agreed: £1,500.")
    return said


@pytest.fixture
def signed(quarter, update, chair) -> Report:
    return again(quarter, chair, note="The group noted the delay.")


def again(quarter, by, **values) -> Report:
    quarter.refresh_from_db()
    report = sign_off(by=by, round=quarter, version=quarter.version, **values)
    return Report.objects.get(pk=report.pk)


def test_signing_off_closes_the_round_and_freezes_what_the_group_saw(signed, quarter, chair):
    quarter.refresh_from_db()
    assert (signed.state, signed.number, quarter.is_open) == (State.FROZEN, 1, False)
    assert signed.sha256 == snapshot_digest(signed.facts)
    assert signed.signed_as == "The chair, Chair of the strategy group"
    row = thaw_as(QuarterFacts, signed.facts).rows[0]
    assert (row.why, row.decisions[0].text) == ("Court dates slipped", "Agreed: £1,500.")
    assert {"froze", "signed off"} <= set(
        AuditEvent.objects.filter(by=chair).values_list("verb", flat=True)
    )


def test_signing_off_before_answers_are_due_says_so_first(
    quarter, update, priority, chair, client_of
):
    make.UpdateFactory(round=quarter, action=make.ActionFactory(priority=priority, ref="1.9"))
    page = reverse("workspace:sign_off", args=["moorland", quarter.period])
    words = "Answers are not due before 14 July 2016"
    with time_machine.travel(datetime(2016, 7, 13, 9, tzinfo=UTC), tick=False):
        told = " ".join(client_of(chair).get(page).content.decode().split())
    assert words in told and "and 1 row has none yet" in told
    with time_machine.travel(datetime(2016, 7, 14, 9, tzinfo=UTC), tick=False):
        assert words not in client_of(chair).get(page).content.decode()


def test_what_was_frozen_is_shown_again_after_everything_changed(
    signed, update, chair, client_of, partnership
):
    address = reverse("workspace:report", args=[partnership.slug, signed.slug])
    before = client_of(chair).get(address).content
    type(update).objects.filter(pk=update.pk).update(why="Something else")
    type(update.action).objects.filter(pk=update.action_id).update(aim="Another aim")
    update.comments.all().delete()
    after = client_of(chair).get(address).content
    assert b"Court dates slipped" in after and b"Another aim" not in after
    assert before.count(b"Agreed: ") == after.count(b"Agreed: ") > 0
    with signed.pdf.open() as stored:
        kept = stored.read()
    service.draw_report_files(signed)
    with signed.pdf.open() as stored:
        assert stored.read() == kept


def test_the_paper_is_accessible_and_says_what_the_group_needs(signed, tmp_path):
    with signed.pdf.open() as stored:
        data = stored.read()
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    assert validate_pdf(str(file), profile="ua1").is_compliant
    words = " ".join(run("pdftotext", "-layout", file, "-").split())
    for said in (
        "Highlight report: Quarter 1", "1 row: 1 off track", "Off track (1)", "Court dates slipped",
        "£1,500 from the reserve", "Decisions taken", "The group noted the delay.",
        "The chair, Chair of the strategy group",
    ):  # fmt: skip
        assert said in words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == signed.pdf_pages
        assert of_kind(pdf, "/Table") and of_kind(pdf, "/Figure")


def test_a_round_opened_again_is_signed_off_again_and_the_first_stays(
    signed, quarter, update, chair, officer
):
    quarter.refresh_from_db()
    reopen_round(by=officer, round=quarter, version=quarter.version, reason="A figure was wrong")
    type(update).objects.filter(pk=update.pk).update(why="Court dates are known")
    second = again(quarter, chair)
    first = Report.objects.get(pk=signed.pk)
    assert (second.number, second.slug) == (2, f"{first.slug}-2")
    assert (first.facts, first.page, first.pdf.name) == (
        signed.facts, signed.page, signed.pdf.name,
    )  # fmt: skip
    assert "Court dates are known" in second.page


def test_signing_off_the_same_again_or_from_a_stale_page_freezes_nothing(signed, quarter, chair):
    with pytest.raises(ValidationError, match="Nothing has changed"):
        again(quarter, chair)
    with pytest.raises(Stale):
        sign_off(by=chair, round=quarter, version=quarter.version + 5)
    assert Report.objects.count() == 1


def test_a_paper_that_cannot_be_drawn_is_failed_with_a_sentence_and_can_be_tried_again(
    quarter, update, chair, settings, tmp_path
):
    fonts, settings.PRINT_FONTS = settings.PRINT_FONTS, tmp_path
    failed = again(quarter, chair)
    assert failed.state == State.FAILED and "fonts" in failed.trouble
    settings.PRINT_FONTS = fonts
    mended = again(quarter, chair)
    assert (mended.pk, mended.state, mended.number) == (failed.pk, State.FROZEN, 1)


def test_the_command_writes_a_draft_of_an_open_round_and_the_frozen_paper_after(
    quarter, update, chair, tmp_path, capsys
):
    name = f"{quarter.partnership.slug}/highlights-2016-17q1"
    call_command("build_report", name, "--format", "html", "-o", tmp_path / "a.html", "--json")
    assert json.loads(capsys.readouterr().out)["draft"] is True
    report = again(quarter, chair)
    call_command("build_report", name, "--format", "pdf,docx", "-o", tmp_path / "a.pdf", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["draft"], set(told["files"])) == (False, {"pdf", "docx"})
    with report.pdf.open() as stored:
        assert (tmp_path / "a.pdf").read_bytes() == stored.read()
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"
    assert "Court dates slipped" in (tmp_path / "a.html").read_text()


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("nowhere/highlights-2016-17q1", "pdf"), ("moorland/highlights-1999-00q1", "pdf"),
     ("moorland/highlights-2016-17q1", "xls")],
)  # fmt: skip
def test_bad_input_to_the_command_is_answered_in_a_sentence(quarter, name, kinds, tmp_path):
    with pytest.raises(CommandError) as told:
        call_command("build_report", name, "--format", kinds, "-o", tmp_path / "x")
    assert told.value.returncode == 2 and not (tmp_path / "x").exists()


def test_a_lead_does_not_open_the_groups_paper_and_a_draft_is_marked(
    signed, quarter, lead, chair, client_of
):
    address = reverse("workspace:report_pdf", args=[quarter.partnership.slug, signed.slug])
    assert client_of(lead).get(address).status_code == 403
    assert report_document(signed).draft is False
    listed = reverse("workspace:reports", args=[quarter.partnership.slug])
    assert signed.title.encode() not in client_of(lead).get(listed).content
    assert signed.title.encode() in client_of(chair).get(listed).content
