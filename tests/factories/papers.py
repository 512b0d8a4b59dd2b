"""Papers, and what scrutiny recommends."""

from __future__ import annotations

from datetime import date

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from reporting import document
from reporting.document import tree
from reporting.document.gathered import Gathered
from reporting.facts.snapshot import snapshot_digest
from reporting.models import (
    Answer,
    Paper,
    PaperBlock,
    PaperSection,
    PaperSettings,
    Recommendation,
    Report,
)
from tests.factories.people import Belonging, own


class PaperFactory(Belonging):
    class Meta:
        model = Paper

    kind = "progress"
    title = factory.Sequence(lambda n: f"Paper {n}")
    slug = factory.Sequence(lambda n: f"paper-{n}")


class PaperSectionFactory(Belonging):
    class Meta:
        model = PaperSection

    paper = factory.SubFactory(PaperFactory)
    partnership = factory.SelfAttribute("paper.partnership")
    heading = factory.Sequence(lambda n: f"Section {n}")
    position = factory.Sequence(lambda n: n)


class PaperBlockFactory(Belonging):
    class Meta:
        model = PaperBlock

    section = factory.SubFactory(PaperSectionFactory)
    partnership = factory.SelfAttribute("section.partnership")
    position = factory.Sequence(lambda n: n)


def gathered_block(section: PaperSection, *words: str) -> PaperBlock:
    """A block of data with a table of one row, called "row", that says some words."""
    cells = tuple(map(document.cell, words))
    columns = tuple(document.Column(f"Column {n}") for n in range(1, len(cells) + 1))
    table = document.Table("What was gathered", columns, (document.Row(cells, anchor="row"),))
    said = tree.to_text(Gathered(blocks=(table,)))
    return PaperBlockFactory(
        section=section, kind="status", gathered=said, gathered_at=timezone.now()
    )


class PaperSettingsFactory(Belonging):
    class Meta:
        model = PaperSettings


class SentPaperFactory(Belonging):
    """A version of a composed paper that was sent to the committee. Give ``signed_by``."""

    class Meta:
        model = Report

    paper = own("Paper")
    slug = factory.LazyAttribute(lambda it: it.paper.slug)
    kind = "paper"
    title = factory.LazyAttribute(lambda it: it.paper.title)
    state = Report.State.FROZEN
    facts = "{}"
    sha256 = factory.LazyAttribute(lambda it: snapshot_digest(it.facts))
    as_at = done_at = sent_at = factory.LazyFunction(timezone.now)
    sent_to = "Overview and Scrutiny Committee"
    page = "<p>As the committee was sent it.</p>"
    pdf = factory.LazyFunction(lambda: ContentFile(b"%PDF-1.7", name="paper.pdf"))
    docx = factory.LazyFunction(lambda: ContentFile(b"PK", name="paper.docx"))
    signed_as = "The officer"


class RecommendationFactory(Belonging):
    """With no body asked: add answers."""

    class Meta:
        model = Recommendation

    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Light the path by the canal {n}")
    made_on = date(2017, 5, 12)


class RecommendationAnswerFactory(Belonging):
    class Meta:
        model = Answer

    recommendation = own("Recommendation")
    organisation = own("Organisation")
    due_on = date(2017, 6, 9)
