"""Acronyms that nobody explains, and slips of those that somebody does."""

from __future__ import annotations

import pytest

from csp.prose import acronyms


def test_an_acronym_one_letter_off_another_is_its_variant():
    (found,) = acronyms.variants(["Members of the BRFC cohort", "Numbers per cohort (BRFS, IOM)"])
    assert (found.words, found.usual) == ("BRFS", "BRFC")


def test_the_rarer_is_the_slip_and_a_known_one_never_is():
    texts = ["BRFS", "BRFC and BRFC"]
    assert [each.words for each in acronyms.variants(texts)] == ["BRFS"]
    assert [each.words for each in acronyms.variants(texts, {"BRFS"})] == ["BRFC"]


@pytest.mark.parametrize("text", ["CSE and CSP", "IDVA and ISVA", "MARAC, MATAC"])
def test_acronyms_that_merely_look_alike_are_left_alone(text):
    assert acronyms.variants([text]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Work with the XYZW", ["XYZW"]),
        ("Building Families (BF) and BF again", []),
        ("WRAP (Workshop Raising Awareness of Prevent)", []),
        ("Stop SCAMS: report a scam", []),
        ("NEW ACTIONS FOR THIS YEAR", []),
        ("Number of CCRs", ["CCR"]),
        ("ASB and CCTV", []),
    ],
)
def test_an_acronym_is_unknown_when_nothing_explains_it(text, words):
    assert acronyms.unknown_acronyms([text]) == words
    assert acronyms.unknown_acronyms([text], {*words}) == []
