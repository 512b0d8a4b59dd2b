"""A paper that holds something for everybody, something for members, and something for nobody."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse

from reporting.editions.services.freezing import freeze_paper
from reporting.models import Paper, Report
from tests import factories as make
from tests.reporting.papers.gate_making import paper_of, put, table, write

OPEN = "Everybody may read that the partners met"
MEMBERS = "Operation Kestrel"
SECRET = "Operation Nightjar"
NAME, POST = "Avery Quill", "Inspector for the dales"


def guarded_paper(partnership, **values) -> Paper:
    """``MEMBERS`` in a paragraph, a row, a heading and an appendix; ``SECRET`` in notes and a row."""
    make.PersonFactory(partnership=partnership, name=NAME, post=POST, publish_name=False)
    make.PaperSettingsFactory(partnership=partnership, blocking=["placeholder"])
    paper = paper_of(partnership, f"{OPEN} with **Avery** Quill.", slug="update", **values)
    first = paper.sections.get()
    write(first, f"{MEMBERS} was a paragraph for members.", reader="partners")
    write(first, f"{SECRET} is a note for officers.", reader="restricted")
    rows = table(("Avery Quill’s row", "12"), (f"{MEMBERS} row", "13"), (f"{SECRET} row", "14"))
    kept = ("", "partners", "restricted")
    rows = replace(
        rows, rows=tuple(replace(row, kept=who) for row, who in zip(rows.rows, kept, strict=True))
    )
    block = put(first, rows, source="Police")
    appendix = make.PaperSectionFactory(
        paper=paper, heading=f"{MEMBERS} appendix", appendix=True, reader="partners"
    )
    write(appendix, f"{MEMBERS} told at length.")
    note = make.PaperSectionFactory(paper=paper, heading=f"{SECRET} notes", reader="restricted")
    write(note, SECRET)
    write(
        first,
        f"See [the appendix](#part-{appendix.key}), page [9](#page-part-{appendix.key}), "
        f"[the row](#b{block.key}-row-1) and [another](#b{block.key}-row-2).",
    )
    return paper


def freeze(paper: Paper, officer, **values) -> Report:
    """The next version, as it is once the job has drawn it."""
    paper.refresh_from_db()
    report = freeze_paper(by=officer, paper=paper, version=paper.version, **values)
    return Report.objects.get(pk=report.pk)


def data_of(file) -> bytes:
    with file.open() as opened:
        return opened.read()


def freeze_page(paper: Paper) -> str:
    return reverse("workspace:paper_freeze", args=[paper.partnership.slug, paper.slug])
