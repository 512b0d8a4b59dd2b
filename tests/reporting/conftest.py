"""One long plan as a PDF, made once for all who read it; a published plan, and what was said of it."""

from __future__ import annotations

import io

import pikepdf
import pytest
from django.utils import timezone

from reporting.document.renderers.pdf import render_pdf
from reporting.editions.services.publication import publish
from tests import factories as make
from tests.reporting.pdf_facts import run
from tests.reporting.sample import sample


@pytest.fixture(scope="session")
def printed() -> bytes:
    """A plan long enough for tables, lists and paragraphs to break over pages."""
    return render_pdf(sample(60, draft=True, marking="OFFICIAL"))


@pytest.fixture(scope="session")
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


@pytest.fixture(scope="session")
def path(printed, tmp_path_factory):
    file = tmp_path_factory.mktemp("pdf") / "plan.pdf"
    file.write_bytes(printed)
    return file


@pytest.fixture(scope="session")
def said(tmp_path_factory) -> str:
    """What a reader speaks of a short plan: poppler takes minutes over a long one."""
    file = tmp_path_factory.mktemp("said") / "plan.pdf"
    file.write_bytes(render_pdf(sample(6, marking="OFFICIAL")))
    return run("pdfinfo", "-struct-text", file)


@pytest.fixture
def quarter(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def told(quarter):
    """``told(action, ...)`` is an update that the officer has accepted."""

    def accepted(action, round=quarter, **values):
        values = {"state": "accepted", "reviewed_at": timezone.now()} | values
        return make.UpdateFactory(round=round, action=action, sent=True, **values)

    return accepted


@pytest.fixture
def published(plan, action, officer):
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version)
