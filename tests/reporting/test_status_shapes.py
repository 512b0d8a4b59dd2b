"""A status has one shape wherever it is drawn, and no other status has it: pages, charts, PDF and Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal as D

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import html
from page import validate_pdf

from actions.models import Status
from actions.rules.marks import mark_html
from actions.rules.status import USUAL_LEGEND
from csp.charts.statusbar import StatusBar
from reporting import document as d
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.html import render_html
from reporting.document.renderers.pdf import render_pdf
from reporting.document.renderers.printed import print_html
from reporting.editions.progress import PriorityProgress, ProgressFacts, RowProgress, ToldFacts
from reporting.editions.quarter_html import everything_html
from reporting.editions.reports import highlight, progress
from reporting.editions.reports.kind import Edition
from reporting.facts.quarter import (
    QuarterFacts,
    QuarterPriorityFacts,
    RoundFacts,
    RowFacts,
    StatusFacts,
)
from reporting.facts.quarter.charts import status_bar
from reporting.facts.quarter.groups import counts_of
from reporting.papers.sources.status import by_status, list_of_rows
from reporting.papers.sources.told import ReadableRows
from tests.reporting.pdf_facts import of_kind

pytestmark = pytest.mark.one_database

EDITION = Edition(created=datetime(2017, 1, 31, 9, 0, tzinfo=UTC))
USUAL = tuple(
    StatusFacts(each.label, each.nature, each.colour, each.shape) for each in USUAL_LEGEND
)
# A partnership's own words and shapes, two of one kind among them, none in its usual place.
OWN = (
    StatusFacts("Finished", "done", "#003078", "star"),
    StatusFacts("Green", "on-track", "#00603b", "cross"),
    StatusFacts("Nearly", "at-risk", "#8a4500", "circle"),
    StatusFacts("Amber", "at-risk", "#8a4500", "gem"),
    StatusFacts("Red", "off-track", "#942514", "diamond"),
    StatusFacts("Later", "not-started", "#383f43", "bar"),
    StatusFacts("Parked", "held", "#4c2c92", "tick"),
    StatusFacts("Silent", "none", "#50575d", "dotted"),
)
SVG = "{http://www.w3.org/2000/svg}"
Signs = dict[str, str]


def quarter(legend: tuple[StatusFacts, ...]) -> QuarterFacts:
    """A round with one row of each status, or two, so that no bar has them at the same places."""
    rows = tuple(
        RowFacts(
            key=str(at), update=at, ref=f"1.{at}", priority="7", status=at % len(legend),
            answered=True, accepted=True,
            aim=f"Aim {at}", happened="It went on.",
        )
        for at in range(len(legend) + 3)
    )  # fmt: skip
    return QuarterFacts(
        "Dale and Fell", "dale", "#1d4f76", legend=legend, rows=rows, periods=("2016-17Q1",),
        round=RoundFacts("2016-17Q1", "Quarter 1", "2016-04-01", "2016-06-30", "2016-07-14"),
        priorities=(QuarterPriorityFacts("7", "1", "Safe homes"),),
    )  # fmt: skip


def told(facts: QuarterFacts) -> ProgressFacts:
    rows = tuple(
        RowProgress(row.key, row.ref, row.aim, told=(ToldFacts("Quarter 1", facts.status_of(row)),))
        for row in facts.rows
    )
    return ProgressFacts(
        "Dale and Fell", "dale", "#1d4f76", "Plan 2016/17", 1, "Quarter 1", "2016-17Q1",
        priorities=(PriorityProgress("1. Safe homes", rows),),
    )  # fmt: skip


def documents(facts: QuarterFacts) -> list[d.Document]:
    found = ReadableRows(facts=facts, kept=dict.fromkeys((row.key for row in facts.rows), ""))
    blocks = (by_status(facts), list_of_rows(found))
    paper = d.Document("Paper", EDITION.created, (d.Part("How it goes", blocks),))
    return [highlight.build(facts, EDITION), progress.build(told(facts), EDITION), paper]


# -- What is drawn, whatever draws it


def outline(svg) -> str:
    """The pieces of a drawing as they stand to one another, without place, size and colour."""
    pieces = [each for each in svg if str(each.tag).removeprefix(SVG) in ("path", "circle")]
    ways, points = [], []
    for each in pieces:
        white = "#ffffff" in (each.get("fill"), each.get("stroke"))
        ways.append((
            str(each.tag).removeprefix(SVG), "white" if white else "ink",
            "line" if each.get("stroke") else "filled", bool(each.get("stroke-dasharray")),
        ))  # fmt: skip
        points.append(corners(each))
    every = [point for some in points for point in some]
    left, top = (min(point[at] for point in every) for at in (0, 1))
    wide = max(point[0] for point in every) - left

    def tenth(part: float) -> int:
        """In tenths of its width: enough to tell shapes apart, and deaf to rounding."""
        return round(part / wide * 10)

    placed = [[(tenth(x - left), tenth(y - top)) for x, y in some] for some in points]
    return repr(list(zip(ways, placed, strict=True)))


def corners(piece) -> list[tuple[float, float]]:
    if piece.get("d"):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", piece.get("d"))]
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    x, y, r = (float(piece.get(name)) for name in ("cx", "cy", "r"))
    return [(x - r, y - r), (x + r, y + r)]


def signs_in_html(page: str, labels: set[str]) -> Iterator[tuple[str, str]]:
    """Each shape of a page with the status that is named right after it."""
    for svg in html.fromstring(page).iter("svg", f"{SVG}svg"):
        if svg.get("aria-hidden") != "true":
            continue
        after = svg.xpath("string(following::text()[normalize-space()][1])").strip()
        yield next(each for each in labels if after.startswith(each)), outline(svg)


def signs_in_chart(bar: StatusBar, labels: set[str]) -> Iterator[tuple[str, str]]:
    """Each shape of the legend below the bar: what is drawn between two boxes, before its words."""
    held: list = []
    for each in html.fromstring(bar.svg()):
        tag = str(each.tag).removeprefix(SVG)
        if tag == "rect":
            held = []
        elif tag == "text":
            # The hatching of the sample is one path of strokes; the shape is the rest.
            shape = [piece for piece in held if piece.get("stroke-width") != "2" or piece.tag == "circle"
                     or len(re.findall("M", piece.get("d", "M"))) < 2]  # fmt: skip
            yield next(one for one in labels if each.text.startswith(f"{one}:")), outline(shape)
        else:
            held.append(each)


def signs_in_word(data: bytes, labels: set[str]) -> Iterator[tuple[str, str]]:
    file = docx.Document(io.BytesIO(data))
    for drawing in file.element.body.iter(qn("w:drawing")):
        if not drawing.xpath(".//*[local-name()='decorative']"):
            continue
        name = drawing.xpath(".//*[local-name()='svgBlip']/@r:embed")[0]
        svg = html.fromstring(file.part.related_parts[name].blob.decode())
        runs = drawing.getparent().itersiblings(qn("w:r"))
        words = "".join("".join(each.itertext()) for each in runs).strip()
        yield next(each for each in labels if words.startswith(each)), outline(svg)


def one_each(found: Iterator[tuple[str, str]]) -> Signs:
    """The shape of each status, which has only one."""
    signs: dict[str, set[str]] = {}
    for label, shape in found:
        signs.setdefault(label, set()).add(shape)
    assert [label for label, shapes in signs.items() if len(shapes) > 1] == []
    return {label: shapes.pop() for label, shapes in signs.items()}


@pytest.mark.parametrize("legend", [USUAL, OWN], ids=["usual", "own"])
def test_every_renderer_draws_each_status_with_its_own_shape(legend):
    facts = quarter(legend)
    labels = {each.label for each in legend}
    wanted = one_each(
        pair
        for each in legend
        for pair in signs_in_html(
            mark_html(each.label, colour=each.colour, shape=each.shape), labels
        )
    )
    assert len(set(wanted.values())) == len(legend)
    renderers = {
        "everything": signs_in_html(f"<table>{everything_html(facts, '/0/')}</table>", labels),
        "chart": signs_in_chart(status_bar(counts_of(facts, facts.rows)), labels),
        "chart of one": signs_in_chart(status_bar(counts_of(facts, facts.rows[4:5])), labels),
    }
    for at, document in enumerate(documents(facts)):
        renderers[f"page {at}"] = signs_in_html(render_html(document), labels)
        renderers[f"print {at}"] = signs_in_html(print_html(document), labels)
        renderers[f"word {at}"] = signs_in_word(render_docx(document), labels)
        for chart in charts_in(document):
            renderers[f"chart in {at}"] = signs_in_chart(chart, labels)
    drawn = {name: one_each(found) for name, found in renderers.items()}
    wrong = {
        (name, label)
        for name, signs in drawn.items()
        for label, shape in signs.items()
        if shape != wanted[label]
    }
    assert wrong == set()
    assert {
        name: labels - set(signs) for name, signs in drawn.items() if name != "chart of one"
    } == {name: set() for name in drawn if name != "chart of one"}


def charts_in(document: d.Document) -> Iterator[StatusBar]:
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, d.Chart) and isinstance(block.drawing, StatusBar):
                yield block.drawing


def test_a_stretch_of_the_bar_is_filled_alike_wherever_it_stands():
    facts = quarter(USUAL)
    off = next(at for at, each in enumerate(USUAL) if each.nature == "off-track")
    alone = status_bar(counts_of(facts, [facts.rows[off]])).statuses[0]
    every = status_bar(counts_of(facts, facts.rows)).statuses
    among = next(each for each in every if each.label == alone.label)
    sides = (D(1), D(1), D(40), D(20))
    assert alone.box(*sides) == among.box(*sides)
    uncoloured = {each.box(*sides).replace(each.ink, "ink") for each in every}
    assert len(uncoloured) == len(every)


def test_shapes_are_seen_on_paper_and_not_read_aloud(tmp_path):
    """The words beside a shape say the same: it is no figure, and the file still passes its rules."""
    status = d.Paragraph((d.Run("Off track", bold=True, sign=d.Sign("cross", "#b10e1e")),))
    table = d.Table("Rows", (d.Column("Status", header=True),), (d.Row((d.Cell((status,)),)),))
    document = d.Document("Paper", EDITION.created, (d.Part("Words", (status, table)),))
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(document))
    report = validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, str(report)
    with pikepdf.open(file) as pdf:
        assert of_kind(pdf, "/Figure") == []


@pytest.mark.parametrize("shape", Status.Shape.values)
def test_every_shape_that_can_be_chosen_is_drawn(shape):
    assert "<svg" in mark_html("Word", colour="#0b0c0c", shape=shape)


def test_triangles_are_for_better_and_worse_alone():
    assert "triangle" not in Status.Shape.values
