"""Pages of a Word file: their turn, heads and feet, and the file itself, the same for the same document."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import UTC
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.opc.part import Part
from docx.oxml.ns import qn

from csp.prose.characters import normalise
from reporting.document import Document
from reporting.document.renderers.package import repacked
from reporting.document.renderers.word_paging import Sheet
from reporting.document.renderers.word_styles import INK
from reporting.document.renderers.word_xml import Element, field, run, w, word_paragraph

SHORT, LONG, MARGIN = 11906, 16838, 1134
EDGE, RUNNING_LINE, RUNNING_GAP = 567, 200, 160
NEWEST = "15"


def text_width(orientation: str) -> int:
    return (SHORT if orientation == "portrait" else LONG) - 2 * MARGIN


def section_end(orientation: str) -> Element:
    """The end of a section of A4 pages."""
    return fill_section(w("sectPr"), orientation)


def fill_section(made: Element, orientation: str) -> Element:
    for old in list(made):
        made.remove(old)
    turned = orientation == "landscape"
    size = {"w": LONG, "h": SHORT, "orient": "landscape"} if turned else {"w": SHORT, "h": LONG}
    sides = dict.fromkeys(("top", "right", "bottom", "left"), MARGIN)
    made.append(w("type", val="nextPage"))
    made.append(w("pgSz", **size))
    made.append(w("pgMar", **sides, header=EDGE, footer=EDGE, gutter=0))
    return made


def sheet(orientation: str, document: Document) -> Sheet:
    """The room on a page between its head and its foot."""
    turned = orientation == "landscape"
    ends = running_lines(document)
    used = sum(max(MARGIN, EDGE + lines * RUNNING_LINE + RUNNING_GAP) for lines in ends)
    return Sheet(text_width(orientation), (SHORT if turned else LONG) - used)


def running_lines(document: Document) -> tuple[int, int]:
    """How many lines the head and the foot have."""
    marked = 1 if document.marking else 0
    return 1 + marked + bool(document.header), 1 + marked + bool(document.footer)


def dress(docx: Any, document: Document) -> None:
    """The same head and foot on every page: whose it is, what, how it is marked, and which page."""
    first = docx.sections[0]
    title = [run(document.running_title or document.title)]
    if document.draft:
        title += [
            run("  "),
            run("DRAFT", w("b"), w("bdr", val="single", sz=12, space=1, color=INK)),
        ]
    page = [
        run("Page "),
        *field("PAGE", [run("1")]),
        run(" of "),
        *field("NUMPAGES", [run("1")]),
    ]
    mark = word_paragraph("Running mark", run(document.marking))
    head = [word_paragraph("Header", *said) for said in ([run(document.header)], title)]
    foot = [word_paragraph("Footer", *said) for said in ([run(document.footer)], page)]
    fill_running_lines(first.header, mark, *head)
    fill_running_lines(first.footer, *foot, deepcopy(mark))


def fill_running_lines(place: Any, *lines: Element) -> None:
    """Lines of a head or foot; one without words is left out."""
    body = place._element
    for old in list(body):
        body.remove(old)
    body.extend(line for line in lines if "".join(line.itertext()))
    at_head = body.tag == qn("w:hdr")
    edge, gap = (body[-1], "after") if at_head else (body[0], "before")
    edge.pPr.append(w("spacing", **{gap: RUNNING_GAP}))


def finish_word_file(docx: Any, document: Document) -> bytes:
    describe(docx, document)
    drop_template_parts(docx)
    if document.beside:
        attach_hidden_part(docx, document.beside)
    made = io.BytesIO()
    docx.save(made)
    return repacked(made.getvalue())


def describe(docx: Any, document: Document) -> None:
    properties, made = docx.core_properties, document.created.astimezone(UTC).replace(tzinfo=None)
    properties.title = property_text(document.title)
    properties.subject = property_text(document.subject)
    properties.author = properties.last_modified_by = property_text(document.author)
    properties.keywords = property_text(", ".join(document.keywords))
    properties.language = document.language
    properties.comments = "Draft" if document.draft else ""
    properties.created = properties.modified = made.replace(microsecond=0)
    properties.revision = 1


def property_text(words: str) -> str:
    """As much of one line as a property holds."""
    return " ".join(normalise(words).split())[:255]


def attach_hidden_part(docx: Any, beside: bytes) -> None:
    """A part that Word keeps with the file and shows nowhere."""
    package = docx.part.package
    part = Part(package.next_partname("/customXml/item%d.xml"), CT.XML, beside, package)
    docx.part.relate_to(part, REL.CUSTOM_XML)


def drop_template_parts(docx: Any) -> None:
    """Neither the template's picture nor an older Word's ways."""
    rels = docx.part.package.rels
    for name in [name for name, rel in rels.items() if rel.reltype == REL.THUMBNAIL]:
        del rels[name]
    settings = docx.settings.element
    for old in settings.findall(qn("w:compat")):
        for each in old.findall(qn("w:compatSetting")):
            if each.get(qn("w:name")) == "compatibilityMode":
                each.set(qn("w:val"), NEWEST)
