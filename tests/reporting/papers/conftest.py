"""A source, a type of paper and a paper of that type, of which a test says what the source says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from reporting import document as d
from reporting.document.gathered import Gathered, Quotable
from reporting.papers.desk import Desk
from reporting.papers.patterns import PATTERNS, PaperType, Slot, data, text_block
from reporting.papers.services import paper as papers
from reporting.papers.sources import SOURCES, Option, PaperSource

TODAY = date(2016, 7, 1)


@dataclass
class Said:
    """What the source says: rows of a table by their name, and a figure; or why it says nothing."""

    rows: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {"visits": ("Visits", "Over 142"), "calls": ("Calls", "70")}
    )
    share: str = "20.4%"
    trouble: str = ""
    kept: dict[str, str] = field(default_factory=dict)

    def gather(self, desk: Desk, options) -> Gathered:
        if self.trouble:
            raise ValidationError(self.trouble)
        columns = (d.Column("Project", header=True), d.Column("Outcome"))
        rows = tuple(
            d.Row(tuple(map(d.cell, cells)), anchor=name, kept=self.kept.get(name, ""))
            for name, cells in self.rows.items()
        )
        table = d.Table("Projects", columns, rows)
        return Gathered((table,), quotable=(Quotable("share", "Share of crime", self.share),))


@pytest.fixture
def said(monkeypatch) -> Said:
    says = Said()
    choices = Option("which", "Which projects", choices=lambda desk: [("all", "All of them")])
    source = PaperSource("Projects", "What was done.", says.gather, options=(choices,))
    monkeypatch.setitem(SOURCES, "said", source)
    monkeypatch.setitem(PATTERNS, "told", PATTERN)
    return says


def slots(desk: Desk) -> tuple[Slot, ...]:
    return (
        Slot(
            "Recommendations",
            (text_block("See [the projects](#part-@projects), [20.4%](#figure-@data) of all."),),
            {"numbering": "1.", "numbers_paragraphs": True},
        ),
        Slot("What was done", (data("said", "data"),), {"numbering": "1."}, name="projects"),
    )


PATTERN = PaperType(
    "Told", "A paper of a test.", slots, lambda desk: {"to": f"Panel of {desk.partnership}"}
)


@pytest.fixture
def paper(said, officer, partnership):
    return papers.start_paper(
        by=officer, partnership=partnership, kind="told", title="Paper", values={}, today=TODAY
    )
