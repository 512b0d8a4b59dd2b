"""Every word that a file shows is in what was read or listed as left out; what it hides is in neither.

Files of every kind are made with words all their own, in places that a plan has and that it has not.
"""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape
from itertools import count

import pytest
import weasyprint
from docx.oxml import OxmlElement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.imports import Unreadable, read_pasted, read_plan
from actions.imports.stored import to_json
from tests.actions.imports import files
from tests.actions.imports.files import HEAD, saved
from tests.examples import examples

SMALL = settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
PLACES = st.lists(
    st.sampled_from(["title", "heading", "prose", "item", "band", "note", "row", "part"]),
    min_size=1, max_size=9,
)  # fmt: skip
SHAPES = {
    "title": "{} partnership strategy 2031", "heading": "Priority {n}: {}", "prose": "{} was agreed.",
    "item": "{}", "band": "Theme: {}", "note": "Note: {}", "part": "{}",
}  # fmt: skip
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def word(at: int) -> str:
    """A word of letters alone that no other is."""
    return "q" + "".join("bcdfghjklm"[int(digit)] + "a" for digit in f"{at:03}")


class Made:
    """Lines for a file: outside the table, bands and rows in it, each word seen or hidden."""

    def __init__(self, places: list[str], hidden: list[bool]) -> None:
        numbers = count()
        self.seen: set[str] = set()
        self.gone: set[str] = set()
        self.above, self.lines = [], []
        for at, place in enumerate(places):
            hide = at < len(hidden) and hidden[at]
            words = [word(next(numbers)) for _ in range(4 if place == "row" else 1)]
            (self.gone if hide else self.seen).update(words)
            if place == "row":
                self.lines.append(([f"{at + 1}.1", *words[:3], f"May {words[3]}"], hide))
            else:
                text = SHAPES[place].format(words[0].capitalize(), n=NUMBERS[at % 10])
                inside = place in ("band", "note")
                (self.lines if inside else self.above).append(
                    ([text], hide) if inside else (text, place, hide)
                )
        self.lines.append((["99.1", "Last aim", "Last activity", "Police", "June"], False))


def to_word(made: Made) -> bytes:
    document = files.word()
    table = document.tables[0]
    for row in table.rows[1:]:
        table._tbl.remove(row._tr)
    for text, place, hide in made.above:
        style = {"heading": "Heading 1", "title": "Title", "item": "List Bullet"}.get(place)
        paragraph = document.add_paragraph(text, style=style)
        table._tbl.addprevious(paragraph._p)
        if hide:
            paragraph.runs[0]._r.get_or_add_rPr().append(OxmlElement("w:vanish"))
    for cells, hide in made.lines:
        row = table.add_row().cells
        if len(cells) == 1:
            row[0].merge(row[-1])
        for cell, text in zip(row, cells, strict=False):
            cell.text = text
            if hide:
                cell.paragraphs[0].runs[0]._r.get_or_add_rPr().append(OxmlElement("w:strike"))
    return saved(document)


def to_excel(made: Made) -> bytes:
    book = files.excel()
    sheet = book.active
    sheet.delete_rows(1, 9)
    lines = [([text], hide) for text, _, hide in made.above] + [(list(HEAD), False), *made.lines]
    for at, (cells, hide) in enumerate(lines, 1):
        for across, text in enumerate(cells, 1):
            sheet.cell(at, across, text)
        sheet.row_dimensions[at].hidden = hide
    return saved(book)


def to_opendocument(made: Made) -> bytes:
    lines = [([text], hide) for text, _, hide in made.above] + [(list(HEAD), False), *made.lines]
    looks = {True: 'table:visibility="collapse"', False: ""}
    return files.opendocument(
        "".join(files.line(*cells, looks=looks[hide]) for cells, hide in lines)
    )


def to_html(made: Made) -> str:
    hides = {True: ' style="display:none"', False: ""}
    tags = {"heading": "h1", "title": "div", "item": "li"}
    above = "".join(
        f"<{tags.get(place, 'p')}{hides[hide]}>{escape(text)}</{tags.get(place, 'p')}>"
        for text, place, hide in made.above
    )
    rows = "".join(
        f"<tr{hides[hide]}>"
        + "".join(
            f"<td{' colspan=5' if len(cells) == 1 else ''}>{escape(each)}</td>" for each in cells
        )
        + "</tr>"
        for cells, hide in [(list(HEAD), False), *made.lines]
    )
    return f"{above}<table>{rows}</table>"


def to_csv(made: Made) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(
        [
            *([text, "", "", "", ""] for text, *_ in made.above),
            HEAD,
            *(line for line, _ in made.lines),
        ]
    )
    return out.getvalue().encode()


def to_pdf(made: Made) -> bytes:
    looks = "<style>td{border:1px solid;width:3cm} table{border-collapse:collapse}</style>"
    return weasyprint.HTML(string=looks + to_html(made)).write_pdf()


READ = {
    "Word": lambda made: read_plan("plan.docx", to_word(made)),
    "Excel": lambda made: read_plan("plan.xlsx", to_excel(made)),
    "OpenDocument": lambda made: read_plan("plan.ods", to_opendocument(made)),
    "pasted": lambda made: read_pasted(html=to_html(made)),
    "CSV": lambda made: read_plan("plan.csv", to_csv(made)),
    "PDF": lambda made: read_plan("plan.pdf", to_pdf(made)),
}
SHOWS_ALL = {"CSV", "PDF"}


@pytest.mark.parametrize("kind", READ)
@given(PLACES, st.lists(st.booleans(), max_size=9))
def test_every_word_is_kept_or_listed_and_no_hidden_one_is(kind, places, hidden):
    made = Made(places, [] if kind in SHOWS_ALL else hidden)
    try:
        plan = READ[kind](made)
    except Unreadable:
        return
    stored = json.dumps(to_json(plan) | {"raw": [], "warnings": []}).replace("\\n", " ")
    said = set(re.findall(r"\bq\w+", stored.casefold()))
    assert made.seen - said == set()
    assert made.gone & set(re.findall(r"\bq\w+", json.dumps(to_json(plan)).casefold())) == set()
    assert bool(made.gone) == any(not left.text for left in plan.leftovers)


test_every_word_is_kept_or_listed_and_no_hidden_one_is = SMALL(
    test_every_word_is_kept_or_listed_and_no_hidden_one_is
)
