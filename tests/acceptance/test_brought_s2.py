"""The original minutes (S2) brought in: nothing that they say is missing from the PDF or the Word file.

Left out: nothing but marks of bold print and bullets. Numbers of decisions are counted by Word outside its
text.
"""

from __future__ import annotations

from datetime import UTC, datetime

from reporting.document.renderers.pdf import render_pdf
from reporting.editions.reports.kind import Edition
from reporting.editions.reports.minutes import minutes_document
from reporting.meetings.compose.gather import gather_version
from reporting.meetings.services.minutes_import import bring_in_minutes, read_minutes_file
from tests import factories as make
from tests.acceptance.test_typed import demo, loaded, pytestmark
from tests.acceptance.typist import BULLET, letters, not_found, read_pdf, read_word, source

__all__ = ["demo", "loaded", "pytestmark"]


def test_s2_nothing_is_lost(documents, partnership):
    group = make.GroupFactory(partnership=partnership, name="Safer Stockton Partnership")
    make.GroupRulesFactory(group=group, partnership=partnership, prefix="SSP")
    (file,) = documents.glob("sources/002_*.txt")
    row = read_minutes_file(
        by=None,
        partnership=partnership,
        group=group,
        name=file.name,
        data=file.read_bytes(),
    )
    meeting = bring_in_minutes(by=None, row=row, version=row.version).meeting
    version = gather_version(meeting)
    (whole,) = version.whole
    document = minutes_document(whole, Edition(datetime(2026, 1, 5, 9, tzinfo=UTC), draft=False))
    lines = source(documents, "002")
    assert len(lines) > 140
    chunks = [letters(BULLET.sub("", line)) for line in lines]
    # Word counts the points of a decision outside its text.
    counted = [letters(line.removeprefix(f"{line[0]}. ")) for line in map(str.strip, lines)]
    assert not_found(filter(None, chunks), read_pdf(render_pdf(document))) == []
    assert not_found(filter(None, counted), read_word(document)) == []
