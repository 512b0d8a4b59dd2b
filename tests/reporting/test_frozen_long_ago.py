"""What was frozen by commit 4f367ef is read, keeps its digest and is drawn again by every later one.

The files are the demo's own plan, two papers of its rounds and a composed paper, each called by the
first letters of its SHA-256. They are never made anew: a version that cannot read them cannot read
what partnerships published with it.
"""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reporting.document import Document, tree
from reporting.document.plan import build as build_plan
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from reporting.editions.kinds import KINDS
from reporting.editions.reports.kind import Edition
from reporting.facts.snapshot import freeze, snapshot_digest, thaw

FROZEN = sorted((Path(__file__).parent / "frozen").glob("*.json.gz"))
MADE = datetime(2017, 4, 1, 9, tzinfo=UTC)
# Words that each must still print.
PRINTED = {
    "plan": "Domestic",
    "highlight": "Where we stand",
    "progress": "What we have done so far",
    "paper": "Community Safety Update",
}


def read(path: Path) -> tuple[str, str, str]:
    """The kind, the first letters of the digest, and the text."""
    kind, _, sha = path.name.removesuffix(".json.gz").partition("-")
    return kind, sha, gzip.decompress(path.read_bytes()).decode()


def draw(kind: str, text: str) -> Document:
    if kind == "plan":
        return build_plan(thaw(text), draft=False, created=MADE, edition="Version 1")
    return KINDS[kind].build(KINDS[kind].thaw(text), Edition(created=MADE))


def frozen_again(kind: str, text: str) -> str:
    if kind == "plan":
        return freeze(thaw(text))
    facts = KINDS[kind].thaw(text)
    return tree.to_text(facts) if kind == "paper" else freeze(facts)


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.name)
def test_what_was_frozen_keeps_its_digest_when_it_is_read_and_frozen_again(path):
    kind, sha, text = read(path)
    assert snapshot_digest(text).startswith(sha)
    assert snapshot_digest(frozen_again(kind, text)) == snapshot_digest(text)


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.parametrize("path", FROZEN, ids=lambda path: path.name)
def test_what_was_frozen_is_drawn_again_as_page_file_and_word(path):
    kind, _, text = read(path)
    document = draw(kind, text)
    assert PRINTED[kind] in render_html(document)
    assert render_pdf(document).startswith(b"%PDF-")
    assert render_docx(document).startswith(b"PK")


def test_each_kind_of_paper_has_one_that_was_frozen_long_ago():
    assert {read(path)[0] for path in FROZEN} == set(PRINTED) <= {"plan", *KINDS}
