"""One long plan as a PDF, made once for all the tests that read it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from reporting.document.renderers.pdf import render_pdf
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
