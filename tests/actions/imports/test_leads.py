"""Leads are parted where each can stand alone, and nowhere else."""

from __future__ import annotations

import pytest

from actions.imports.headings import normalise_heading
from actions.imports.leads import split_leads

KNOWN = {
    normalise_heading(name)
    for name in ("Police", "Fire Service", "Community Protection Service", "LBB")
}


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Lead: Police / Support: Council", ["Police", "Council"]),
        ("CSP\nARCH\nPolice", ["CSP", "ARCH", "Police"]),
        ("Police; Riverside Homes", ["Police", "Riverside Homes"]),
        ("LBB / Met", ["LBB", "Met"]),
        ("LBB/Met", ["LBB", "Met"]),
        ("David Smith/ Vicki Ellis – CSP", ["David Smith/ Vicki Ellis – CSP"]),
        ("Ann Lee / Bob Ray – Council", ["Ann Lee / Bob Ray – Council"]),
        ("SMDC – ASB Officer", ["SMDC – ASB Officer"]),
        ("CSP, Police and Probation", ["CSP", "Police", "Probation"]),
        ("Ann Lee, Housing Manager", ["Ann Lee, Housing Manager"]),
        ("Riverside Homes, Harbour Women's Aid, Youth Offending Service",
         ["Riverside Homes", "Harbour Women's Aid", "Youth Offending Service"]),
        ("Council (Housing, Licensing)", ["Council (Housing, Licensing)"]),
        ("- Police\n- Council", ["Police", "Council"]),
        ("", []),
        ("–", []),
    ],
)  # fmt: skip
def test_a_cell_of_leads(text, leads):
    assert split_leads(text, KNOWN) == leads


def test_a_name_with_and_is_one_body_unless_both_parts_are_known():
    words = "Community Protection Service and Police"
    assert split_leads(words) == [words]
    assert split_leads(words, KNOWN) == ["Community Protection Service", "Police"]


def test_a_known_body_is_never_parted():
    assert split_leads("Fire and Rescue", {"fire", "rescue", "fire and rescue"}) == [
        "Fire and Rescue"
    ]


def test_a_long_text_in_the_column_of_leads_stays_whole():
    text = "Police / " * 200 + "Council"
    assert split_leads(text, {"police", "council"}) == [text]
