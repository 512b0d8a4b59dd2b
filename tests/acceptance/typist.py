"""Types a published document into papers as an officer would, and reads back what was printed.

A *chunk* is a line of the original as it must be found in what was printed: its letters and digits in
their order, so that quotation marks, bullets, dashes and where lines break do not count.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pdfplumber
import pikepdf

from plans.audience import Audience
from reporting.document.renderers.docx import render_docx
from reporting.document.renderers.pdf import render_pdf
from reporting.models import Paper, PaperSection
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.loading import load_draft
from reporting.papers.compose.redaction import open_up
from reporting.papers.services.paper import store_paper
from reporting.papers.services.paper_block import add_data, add_text
from reporting.papers.services.paper_section import add_section
from tests.reporting.pdf_facts import kids
from tests.reporting.word_facts import Package

TAG = re.compile(r"</?(?:p|ul|li|sup)\b[^>]*>")
BULLET = re.compile(r"^\s*[-•–]\s*(?=\S)")
# Numbers and letters that a paper counts by itself. Word counts them too, outside its text.
COUNTED = re.compile(r"^(\d\.\d?|[a-z]\)) (?=\S)")


def letters(words: str) -> str:
    """What counts of a line: its letters and digits."""
    return "".join(each for each in words.casefold() if each.isalpha() or each.isdecimal())


def source(documents: Path, beginning: str) -> list[str]:
    """The lines of an original that say anything."""
    (file,) = documents.glob(f"sources/{beginning}_*.txt")
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def cells(line: str) -> list[str]:
    """The cells of a line of a table, each as plain lines with bullets."""
    return [cell(each) for each in line.split("\t")]


def cell(words: str) -> str:
    told = TAG.sub("\n", words).replace("•", "\n- ")
    return "\n".join(each.strip() for each in told.splitlines() if each.strip(" -"))


def whole_rows(lines: Iterable[str]) -> list[list[str]]:
    """The rows of a table whose rows go on after a page break under an empty first cell."""
    rows: list[list[str]] = []
    for each in map(cells, lines):
        if each[0] or not rows:
            rows.append(each)
            continue
        pairs = zip(rows[-1], each, strict=True)
        rows[-1] = ["\n".join(filter(None, pair)) for pair in pairs]
    return rows


def markdown(line: str) -> str:
    """A line as it is typed: bullets, numbers and letters make lists."""
    bare = BULLET.sub("", line.strip())
    return f"- {bare}" if BULLET.match(line) and not COUNTED.match(bare) else bare


@dataclass
class Typist:
    """Writes one paper through the services, and keeps what must be found in it, in its order."""

    paper: Paper
    by: object
    chunks: list[tuple[str, str]] = field(default_factory=list)
    section: PaperSection | None = None
    printed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def begins(cls, partnership, by, **values) -> Typist:
        return cls(store_paper(Paper(partnership=partnership, **values), [], by=by), by)

    def expect(self, *words: str) -> None:
        for each in "\n".join(words).splitlines():
            bare = BULLET.sub("", each)
            if told := letters(bare):
                self.chunks.append((told, letters(COUNTED.sub("", bare))))

    def head(self, heading: str, *, printed: str = "", **values) -> None:
        values = {"heading": heading, **values}
        self.section = add_section(by=self.by, paper=self.paper, values=values)
        self.expect(printed or heading)

    def write(self, *lines: str, expect: Sequence[str] = ()) -> None:
        """Lines of one block of text. ``expect`` is what is printed, where that is not the same."""
        add_text(by=self.by, section=self.section, text="\n\n".join(map(markdown, lines)))
        self.expect(*(expect or lines))

    def put(self, kind: str, *printed: str, **options) -> None:
        add_data(by=self.by, section=self.section, kind=kind, options=options)
        self.expect(*printed)

    def document(self):
        whole = compose_document(
            load_draft(self.paper), created=datetime(2026, 1, 5, 9, tzinfo=UTC)
        )
        return open_up(whole, Audience.PARTNERS)

    def lost(self) -> dict[str, list[str]]:
        """What the PDF and the Word file lack of the original, or say in another order."""
        document = self.document()
        self.printed = {
            "pdf": read_pdf(render_pdf(document)),
            "docx": read_word(document),
        }
        wanted = zip(*self.chunks, strict=True)
        pairs = zip(self.printed.items(), wanted, strict=True)
        return {name: not_found(chunks, words) for (name, words), chunks in pairs}


def read_pdf(data: bytes) -> str:
    """What somebody hears who has the PDF read aloud: by its tags, without heads and feet of pages."""
    said: defaultdict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(data)) as opened:
        for page in opened.pages:
            for char in page.chars:
                said[page.page_obj.pageid, char["mcid"]] += char["text"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return letters("".join(said[each] for each in in_order(pdf.Root.StructTreeRoot)))


def in_order(node: pikepdf.Object) -> Iterator[tuple[int, int]]:
    """The page and the number of each piece of content below an element, as it is read."""
    for kid in kids(node):
        if not isinstance(kid, pikepdf.Dictionary):
            yield node.Pg.objgen[0], int(kid)
        elif "/MCID" in kid:
            yield kid.Pg.objgen[0], int(kid.MCID)
        elif "/S" in kid:
            yield from in_order(kid)


def read_word(document) -> str:
    return letters(" ".join(Package(render_docx(document)).lines()))


def not_found(chunks: Iterable[str], printed: str) -> list[str]:
    lost, place = [], 0
    for chunk in chunks:
        found = printed.find(chunk, place)
        if found < 0:
            lost.append(chunk)
        else:
            place = found + len(chunk)
    return lost
