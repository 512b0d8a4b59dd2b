"""What may point to one person is found by its shape, and ordinary words of plans are let be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.prose.personal import find_personal


def codes(text: str, least: int = 5) -> set[str]:
    return {each.code for each in find_personal(text, least=least)}


FOUND = {
    "titled-name": [
        "written with Mrs Jane Webb", "Mr. Khan", "MRS PATEL", "mrs p.", "Ms O’Neill",
        "Miss Jones", "Dr A. Webb",
        "PC Jones", "PCSO Amy Webb", "Sgt. Hall", "Insp J Webb", "Inspector Webb",
        "Mr and Mrs Webb",
        "Chief Inspector Webb", "Mr\u00a0van der Berg", "Rev Webb", "DS Ward",
        "Detective Constable Webb", "PC 1234 Jones", "Mr & Mrs Webb",
    ],
    "home-address": [
        "of 12 High Street, Leek", "Flat 2, 14 Mill Lane", "flat 3b", "cameras at 14 Curlew Row",
        "12 HIGH STREET",
        "7a mill lane", "No. 12, High Street", "at 9 St Mary’s Road", "12–14 High Street.",
        "1 The Green, Leek",
    ],
    "postcode": ["ST13 6HQ", "st136hq", "SW1A\u00a01AA", "M1 1AE"],
    "telephone": [
        "07700 900123", "07700900123", "+44 7700 900 456", "+44 (0)7700 900123",
        "(07700) 900 123", "01632 960 001",
        "0044 7700 900123", "07700-900-123", "020 7946 0018", "Tel:07700 900123", "447700900123",
    ],
    "personal-email": ["jane.webb@force.example", "jwebb@x.org", "j.webb22@mail.example",
    "jane.webb (at) x.org"],
    "small-number": [
        "three young people", "2 victims", "one family was moved", "4 domestic abuse victims",
        "2 referrals", "Victims supported: 2", "referrals = three",
        "A single child was hurt", "A couple of victims moved", "Both victims left", "Only one man came",
        "the one family", "a pair of tenants", "both of the children", "the only survivor",
        "one injunction was asked for and granted", "two closure orders", "1 notice", "three warnings",
        "Three quarrels between neighbours", "Case 1 was settled", "two disputes", "A single complaint",
        "4 evictions", "44, including 1 IOM and 2 from probation", "of whom two were moved",
        "30, 2 of them at home", "including just one from probation",
    ],
    "age": [
        "A 14-year-old girl", "Aged 83", "a man aged 41 was", "a fourteen year old boy",
        "she is 83 years old", "aged eighty-three", "a woman in her eighties", "a man in his 80s",
    ],
}  # fmt: skip

LET_BE = [
    "In 2016 High Street patrols", "Priority 1 High Street", "Section 17",
    "12 High Street shops were visited",
    "On 12 March Street Pastors", "25 Street Pastors", "5 people down the road", "the 20 mph road",
    "3 Crown Court hearings", "M25 1st phase", "ST13 patrols", "call 101 or 999",
    "0300 123 4567", "0800 555 111",
    "01.04.2016 - 31.03.2017", "1 April 2016 31 March 2017", "2016/17", "£1,500", "12%",
    "info@x.org",
    "community.safety@x.example", "communitysafety@x.example", "enquiries@x.example",
    "PCSO Team", "PC World",
    "Sgt NPT", "The Inspector will lead", "DS and DI posts", "Cllr Mike Bowen", "Dr surgery",
    "Year 3 children",
    "1 in 4 residents", "4% of residents", "2-year-old children", "5 victims", "6 victims",
    "1:1 support",
    "1 to 1 young people", "over 2 children", "2 sessions",
    "Victims supported: 12", "Residents: 2016",
    "2 new road signs", "no two people", "one plan a person", "one visit to each family",
    "both men and women", "Both young people and adults", "children aged 5 to 11", "aged 16-24",
    "aged 18 and over", "people aged 60+", "14 year olds", "Both speakers said no",
    "a single point of contact", "7% are 14 to 20 years old", "victims are 78 years old on average",
    "the average victim is 43 years old", "under 18 years old",
    "ten sites, including two parks", "a couple of hours", "in any case",
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in FOUND.items() for t in texts])
def test_is_found(code, text):
    assert code in codes(text)


@pytest.mark.parametrize("text", LET_BE)
def test_is_let_be(text):
    assert codes(text) == set()


@given(
    st.sampled_from(["07700900123", "01632960001", "02079460018"]),
    st.lists(st.sampled_from(["", " ", "\u00a0", "-"]), min_size=10, max_size=10),
    st.sampled_from(["0", "+44", "+44 ", "+44 (0)", "0044 "]),
)
def test_a_number_however_it_is_spaced(number, gaps, prefix):
    spaced = "".join(digit + gap for digit, gap in zip(number[1:], gaps, strict=True)).rstrip(
        " -\u00a0"
    )
    assert codes(f"Ring {prefix}{spaced} today.") == {"telephone"}


@pytest.mark.parametrize("least", [0, 3])
def test_few_is_what_the_partnership_says(least):
    assert codes("3 victims", least) == set()
    assert codes("2 victims", least) == ({"small-number"} if least else set())
