"""The files of the demo's papers, and of a paper of each type: tagged whole, and drawn alike again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from page import validate_pdf

from actions.models import DeathReview, Round
from csp.models import User
from plans.audience import Audience
from plans.models import FundingStream
from reporting.demo import first_officer
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.pdf import render_pdf
from reporting.editions.services.report import report_document
from reporting.models import Report
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.loading import load_draft
from reporting.papers.compose.redaction import open_up
from reporting.papers.patterns import PATTERNS
from reporting.papers.services.paper import start_paper
from tests.acceptance.conftest import lacking
from tests.acceptance.papers_printed import STRATEGY
from tests.reporting.pdf_facts import run

pytestmark = pytest.mark.one_database

MOORLANDS = "staffordshire-moorlands"
FILES = ("pdf", "public_pdf")


def faults(file: str) -> list[str]:
    return [str(each) for each in validate_pdf(file, profile="ua1").failures]


def test_s3_50_every_stored_pdf_can_be_read_aloud(demo):
    stored = [
        getattr(report, name).path
        for report in Report.objects.all()
        for name in FILES
        if getattr(report, name)
    ]
    assert len(stored) >= 11
    assert {file: found for file in stored if (found := faults(file))} == {}


def test_what_was_frozen_is_drawn_alike_to_the_byte(demo):
    papers = Report.objects.filter(kind="paper").select_related("paper__partnership")
    assert len(papers) == 4
    for report in papers:
        document = report_document(report)
        assert render_pdf(document) == Path(report.pdf.path).read_bytes(), report
        assert render_docx(document) == Path(report.docx.path).read_bytes(), report


def test_s1_07_the_ten_boxes_fit_on_one_sheet(demo):
    file = demo.report(STRATEGY).pdf.path
    (sheet,) = [page for page in run("pdftotext", file, "-").split("\f") if "Key Areas" in page]
    assert (
        lacking(sheet, "Our plan at a glance", "Responsible authorities", "Support Staffordshire")
        == []
    )


def test_a_paper_of_every_type_can_be_read_aloud(demo, tmp_path):
    plan = demo.plan(f"{MOORLANDS}/2016-17")
    whole = plan.partnership
    about = {
        "plan": plan,
        "year_code": "2016-17",
        "round": Round.objects.filter(partnership=whole, period="2016-17Q2").first(),
        "stream": FundingStream.objects.filter(partnership=whole).first(),
        "review": DeathReview.objects.filter(partnership=whole).first(),
    }
    officer = User.objects.get(email=first_officer(MOORLANDS))
    found = {}
    for kind, pattern in PATTERNS.items():
        values = {name: about[name] for name in (*pattern.needs, *pattern.wants) if name in about}
        paper = start_paper(by=officer, partnership=whole, kind=kind, title=kind, values=values)
        made = compose_document(
            load_draft(paper), created=datetime(2017, 1, 9, 9, tzinfo=UTC), unfinished=True
        )
        file = tmp_path / f"{kind}.pdf"
        file.write_bytes(render_pdf(open_up(made, Audience.PUBLIC)))
        found[kind] = faults(str(file))
    assert {kind: said for kind, said in found.items() if said} == {}
