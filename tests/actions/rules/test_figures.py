"""What leads type into a box for a number, and what is kept of it."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from actions.rules.splits import MeasureSplit, split_doubt
from actions.rules.typed_figures import ParsedFigure, Typed, read_typed_figure
from csp.quantities import parse_quantity

NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda v: v.normalize())
HEDGES = st.sampled_from(["exact", "over", "under", "about"])
SINCE = st.sampled_from(["", "2009", "September 2015", "1 April 2016"])


def read(figure: str = "", **rest) -> ParsedFigure:
    found = read_typed_figure(Typed(figure, **rest))
    assert found is not None
    return found


@given(NUMBERS, HEDGES, SINCE, st.booleans())
def test_what_is_printed_reads_back_as_what_was_meant(number, hedge, since, provisional):
    read_once = read(f"{number:f}", hedge=hedge, since=since, provisional=provisional).values
    again = read(read_once["printed"]).values
    assert again == read_once
    assert again["value"] == number
    assert parse_quantity(read_once["printed"]).value == number


@given(st.text(max_size=40))
def test_no_words_are_ever_stored_as_nought(text):
    assume(not any(letter.isdecimal() for letter in text))
    try:
        found = read_typed_figure(Typed(text))
    except ValidationError as error:
        assert all(words.endswith((".", "?")) for words in error.messages)
        return
    if found is not None and found.value == 0:
        assert text.strip(" .;,+-−").casefold().startswith(("zero", "nought"))


@pytest.mark.parametrize(
    ("figure", "value", "qualifier", "rest"),
    [
        ("Over 142 participants", 142, "over", {}),
        ("over 30 people attending each session", 30, "over", {}),
        ("Over 60 staff", 60, "over", {}),
        ("70 since 2009", 70, "exact", {"since": "2009"}),
        ("231", 231, "exact", {}),
        ("748: 383 females and 365 males", 748, "exact", {}),
        ("242 (including 151 for the first time)", 242, "exact", {}),
        ("1,206 (provisional)", 1206, "exact", {"provisional": True}),
        ("0", 0, "exact", {}),
    ],
)
def test_the_kinds_of_numbers_that_real_papers_hold(figure, value, qualifier, rest):
    found = read(figure)
    assert found.values | rest == found.values
    assert (found.value, found.values["qualifier"]) == (value, qualifier)
    assert (found.values["printed"], found.doubts) == (figure, ())


def test_a_product_that_does_not_multiply_out_is_kept_and_asked_about():
    found = read("152 (3 clubs x 50 weeks)")
    assert found.values["printed"] == "152 (3 clubs x 50 weeks)"
    assert found.value == 152
    assert found.doubts == ("The parts multiply out to 150, not 152. Is 152 right?",)


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        (Typed("N/A"), "figure"),
        (Typed("see section 4"), "figure"),
        (Typed("40-50"), "figure"),
        (Typed("9" * 13), "figure"),
        (Typed("1.23456"), "figure"),
        (Typed("no data"), "missing_because"),
        (Typed("27", missing_because="The system was down"), "missing_because"),
        (Typed("over 70", hedge="about"), "hedge"),
        (Typed(numerator="12"), "denominator"),
        (Typed(numerator="12", denominator="0"), "denominator"),
        (Typed(numerator="some", denominator="60"), "numerator"),
    ],
)
def test_what_cannot_be_read_is_asked_at_its_box(typed, box):
    with pytest.raises(ValidationError) as refused:
        read_typed_figure(typed, kind="rate" if typed.numerator else "count")
    assert set(refused.value.message_dict) == {box}


def test_no_figure_has_a_reason_and_no_value():
    for typed in (Typed("not available: new system"), Typed(missing_because="new system")):
        values = read_typed_figure(typed).values
        assert (values["value"], values["missing_because"]) == (None, "new system")
        assert values["qualifier"] == "unavailable"
    hidden = read_typed_figure(Typed("3", hedge="suppressed")).values
    assert (hidden["value"], hidden["printed"]) == (None, "Suppressed")
    assert read_typed_figure(Typed()) is None


@pytest.mark.parametrize(
    ("unit", "top", "bottom", "printed", "doubtful"),
    [
        ("%", "12", "60", "20%", False),
        ("per 1,000 residents", "30", "98,000", "0.3", False),
        ("%", "70", "60", "116.7%", True),
    ],
)
def test_a_rate_is_worked_out_from_its_two_numbers(unit, top, bottom, printed, doubtful):
    found = read_typed_figure(Typed(numerator=top, denominator=bottom), kind="rate", unit=unit)
    assert found.values["printed"] == printed
    assert bool(found.doubts) is doubtful
    typed = Typed("45%", numerator="12", denominator="60")
    assert "makes 20" in read_typed_figure(typed, kind="rate", unit="%").doubts[0]


def test_a_running_total_may_begin_anew_at_another_date():
    before = SimpleNamespace(value=Decimal(48), since="2009")
    assert read_typed_figure(Typed("27"), before=before).doubts
    assert not read_typed_figure(Typed("27", since="2016"), before=before).doubts
    assert not read_typed_figure(Typed("48"), before=before).doubts


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), st.integers(-5, 5))
def test_groups_that_make_the_total_are_never_doubted_and_others_always(parts, off):
    names = tuple(f"Group {n}" for n in range(len(parts)))
    figures = {n: read(str(p)) for n, p in zip(names, parts, strict=True)}
    total = sum(parts) + off
    assume(total >= 0)
    group = MeasureSplit("count", names, figures | {"": read(str(total))})
    assert bool(split_doubt(group)) is bool(off)
    hedged = MeasureSplit("count", names, figures | {"": read(f"over {total}")})
    assert split_doubt(hedged) == ""
