"""The original documents typed in: nothing that they say is missing from the PDF or the Word file.

What is left out of each, because a paper makes it by itself or it is no content: page numbers of the
original and its list of contents (made from the headings), bullets and quotation marks (drawn in one
style), rows of dots (signature lines), marks of footnotes (numbers that are counted), heads of tables that
have names of their own here, and a heading that is repeated after a page break. Where the original puts a
heading or a footnote beside its place, it is read at its place.
"""

from __future__ import annotations

import re

import pytest

from tests.acceptance.typist import Typist, letters, source

pytestmark = [
    pytest.mark.documents,
    pytest.mark.one_database,
    pytest.mark.django_db,
]
# The mark of a footnote in the originals.
NOTE = "¹"
NOTHING_LOST = {"pdf": [], "docx": []}


@pytest.fixture(scope="module")
def loaded():
    """The demo is not needed here."""


@pytest.fixture(autouse=True)
def demo():
    """The demo is not needed here."""


def between(lines: list[str], first: str, last: str = "") -> list[str]:
    """From the line that begins with some words up to the one that begins with others."""
    start = next(place for place, line in enumerate(lines) if line.startswith(first))
    rest = lines[start:]
    ends = [place for place, line in enumerate(rest) if place and last and line.startswith(last)]
    return rest[: ends[0]] if ends else rest


# S3: the progress report, section by section as it numbers them

S3_SECTIONS = {
    "Safer Chorley and South Ribble Partnership - Progress Report": ("", 1),
    "1. Background": ("1.", 1),
    "2. Progress": ("1.", 1),
    "a) Overall Position": ("a)", 2),
    "b) Areas of Significant": ("a)", 2),
    "c) Areas for Further": ("a)", 2),
    "3. Progress against": ("1.", 1),
    "3.1 Crime Figures": ("1.1", 2),
    "Domestic Abuse": ("", 2),
    "3.2 Multi": ("1.1", 3),
    "3.3 The": ("1.1", 3),
    "3.4 Specialist": ("1.1", 3),
    "3.5 The": ("1.1", 3),
    "3.6 Child": ("1.1", 3),
    "Crime Reduction": ("", 2),
    "3.7 Multi": ("1.1", 3),
    "3.8 Operations": ("1.1", 3),
    "3.9 Police": ("1.1", 3),
    "4.0 Funding": ("1.0", 1),
    "5.0 Safer": ("1.0", 1),
    "6.0 Counter": ("1.0", 1),
    "7.0 Customer": ("1.0", 1),
    "8.0 Conclusion": ("1.0", 1),
}
NUMBER = re.compile(r"^(?:\d\.\d?|[a-c]\)) ")


def test_s3_nothing_is_lost(documents, partnership, officer):
    lines = source(documents, "003")
    front = [line for line in lines[: lines.index("1. Background")] if not line.startswith("!")]
    committee, day, whole, title, *details, again = front
    partnership.name = whole
    partnership.save()
    typist = Typist.begins(
        partnership,
        officer,
        kind="scrutiny-progress",
        title=title,
        issuer=committee,
        day=day,
        details="\n".join(details),
        front="page",
    )
    # The name of the partnership stands above the day.
    typist.expect(committee, whole, day, title, *details)
    starts = [*S3_SECTIONS.items(), ("", ("", 1))]
    body: list[str] = []
    for line in [again, *between(lines, "1. Background")]:
        first, (numbering, level) = starts[0]
        if not first or not line.startswith(first):
            body.append(line)
            continue
        write_all(typist, body)
        words = NUMBER.sub("", line) if numbering else line
        typist.head(words, numbering=numbering, level=level, printed=line)
        del starts[0], body[:]
    write_all(typist, body)
    assert len(starts) == 1
    assert typist.lost() == NOTHING_LOST


def write_all(typist: Typist, body: list[str]) -> None:
    """The lines of a section as one block of text, what somebody said as a quotation."""
    if body:
        told = [f"> {line}" if " quoted " in line else line for line in body]
        typist.write(*told, expect=tuple(body))


# S1: the three-year plan


def is_capitals(line: str) -> bool:
    return line.isupper() and not line.startswith("-")


def test_s1_nothing_is_lost(documents, partnership, officer):
    lines = source(documents, "001")
    title, vision, years = lines[:3]
    typist = Typist.begins(
        partnership,
        officer,
        kind="strategy",
        title=title,
        subtitle=vision,
        day=years,
        front="cover",
        contents=True,
    )
    typist.expect(title, vision, years)
    note = next(line for line in lines if line.startswith(NOTE))
    first, *body = [line for line in between(lines, "A word from our Chair") if line != note]
    # Headings are lines in capitals, and those of the first and the last pages.
    named = {"Planning what we do", "Taking action", "Reporting back to you"}
    typist.head(first)
    told: list[str] = []
    for line in body:
        if line not in named and not is_capitals(line):
            told.append(line)
            continue
        write_noted(typist, told, note)
        told.clear()
        main = line.startswith(("OUR", "WHO", "HOW", "WHAT"))
        typist.head(line, level=1 if main else 2)
    write_noted(typist, told, note)
    assert typist.lost() == NOTHING_LOST
    assert all(letters(note) in words for words in typist.printed.values())


def write_noted(typist: Typist, lines: list[str], note: str) -> None:
    """One block of text; the note hangs on the word that its mark stands at."""
    if not lines:
        return
    typed, printed = [], []
    for line in lines:
        said, marked, rest = line.partition(NOTE)
        typed.append(f"{said}[^1]{rest}" if marked else line)
        printed += [said, rest] if marked else [line]
    if any("[^1]" in line for line in typed):
        typed.append(f"[^1]: {note.strip(NOTE + ' ')}")
    typist.write(*typed, expect=printed)
