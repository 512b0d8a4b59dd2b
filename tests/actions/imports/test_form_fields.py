"""What the old form fields of Word show: the chosen line of a list, and whether a box is ticked."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from actions.imports import read_plan
from tests.actions.imports.files import saved, word

LIST = (
    '<w:ddList>{}<w:listEntry w:val="Not begun"/><w:listEntry w:val="Under way"/></w:ddList>'.format
)


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (LIST('<w:result w:val="1"/>'), "Under way"), (LIST('<w:default w:val="1"/>'), "Under way"),
        (LIST(""), "Not begun"), (LIST('<w:result w:val="7"/>'), ""),
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒"),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐"),
    ],
)  # fmt: skip
def test_what_a_field_shows(field, shown):
    document = word(("1.1", "Fewer thefts", "Mark bicycles", "Police", ""))
    paragraph = document.tables[0].cell(1, 4).paragraphs[0]._p
    for inside in (
        f'<w:fldChar w:fldCharType="begin"><w:ffData><w:enabled/>{field}</w:ffData></w:fldChar>',
        "<w:instrText> FORMFIELD </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))
    assert read_plan("p.docx", saved(document)).rows[0].timescale == shown
