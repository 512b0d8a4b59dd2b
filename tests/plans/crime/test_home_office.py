"""Tables of the Home Office: what is read from them, and what is refused in which words."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.crime_tables import NEW, OLD
from csp.periods import Quarter
from plans.crime import CrimeFileKind, Marker, read_crime_file
from tests.examples import examples
from tests.plans.crime.tables import RAPE, WRITERS, refusal, row, table


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("headings", [NEW, OLD])
def test_a_figure_keeps_its_place_and_its_printed_words_beside_the_label(
    tmp_path, suffix, headings
):
    path = table(tmp_path, [row(), row("Medway", kind=RAPE, quarter=4)], suffix, headings)
    with read_crime_file(path) as crime:
        first, second = crime
    assert first.period == Quarter(2015, 1) and second.period.end.year == 2016
    assert (first.area.csp, first.area.csp_printed) == ("Folkestone and Hythe", "Shepway")
    assert (first.offence.group, first.offence.group_printed) == (
        "Theft offences",
        "Theft Offences",
    )
    assert (second.offence.subgroup, second.offence.code) == ("Rape", "19C")
    assert (first.count, first.row) == (149, 2)
    assert first.sheet == ("" if suffix == ".csv" else "2015_16")
    assert crime.kind == CrimeFileKind.HOME_OFFICE


words = (
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("C", "Z")),
        min_size=1,
        max_size=12,
    )
    .map(lambda text: f"a {text} z")
    .filter(lambda text: "unassigned" not in text.casefold())
)
figures = st.one_of(st.integers(0, 10_000_000), st.sampled_from(["[x]", ".."]))
rows_written = st.lists(
    st.tuples(
        st.integers(2002, 2030).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
        st.integers(1, 4),
        *[words] * 6,
        figures,
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=rows_written,
    suffix=st.sampled_from(list(WRITERS)),
    old=st.booleans(),
    order=st.permutations(range(9)),
)
def test_whatever_is_written_under_any_headings_reads_back_exactly(
    tmp_path, rows, suffix, old, order
):
    headings = [(OLD if old else NEW)[place] for place in order]
    moved = [[each[place] for place in order] for each in rows]
    with read_crime_file(table(tmp_path, moved, suffix, headings)) as crime:
        found = [
            (
                str(each.period.financial_year),
                each.period.number,
                each.area.force_printed,
                each.area.csp_printed,
                each.offence.description,
                each.offence.group_printed,
                each.offence.subgroup_printed,
                each.offence.code,
                each.count,
            )
            for each in crime
        ]
    assert found == [(*each[:8], each[8] if isinstance(each[8], int) else None) for each in rows]


def test_a_partnership_keeps_its_own_rows_and_its_force_leftovers_apart(tmp_path):
    rows = [row(), row("Medway"), row("Unassigned Kent", 3), row("Unassigned Essex", 4)]
    rows.append(row("Folkestone & Hythe", 5, quarter=3))
    with read_crime_file(
        table(tmp_path, rows), wanted={"FOLKESTONE AND HYTHE"}, force="Kent Police"
    ) as crime:
        found = list(crime)
    assert [(each.count, each.area.unassigned) for each in found] == [
        (149, False),
        (3, True),
        (5, False),
    ]
    assert (crime.tally.rows, crime.tally.kept, crime.tally.skipped) == (5, 3, 2)
    assert crime.periods == (Quarter(2015, 1), Quarter(2015, 3))
    assert crime.missing == (Quarter(2015, 2),)
    assert any("July to September 2015" in remark for remark in crime.remarks)


def test_an_old_council_name_asks_for_the_partnerships_that_the_table_has(tmp_path):
    rows = [row("Chiltern"), row("Wycombe"), row("Milton Keynes")]
    with read_crime_file(table(tmp_path, rows), wanted={"Buckinghamshire"}) as crime:
        assert [each.area.csp for each in crime] == ["Chiltern", "Wycombe"]


def test_no_figure_is_no_data_and_never_nought(tmp_path):
    with read_crime_file(table(tmp_path, [row(count="[x]"), row("Medway", 0)])) as crime:
        assert [each.count for each in crime] == [None, 0]
    assert crime.tally.no_data == 1


def test_notes_are_there_before_the_first_figure(tmp_path):
    with read_crime_file(table(tmp_path, [row()])) as crime:
        assert crime.notes.updated == "23 July 2026" and crime.notes.updated_on.day == 23
        assert crime.notes.about("Medway") == crime.notes.force != []
        assert crime.notes.additional == ["Fraud is left out."]


REFUSED = [
    (row(count="12a"), "column “Offence Count”: “12a” is not a whole"),
    (row(count="-"), "column “Offence Count”: “-” is not a whole number"),
    (row(count=-3), "column “Offence Count”: -3 is below 0"),
    (row(count=10**9), "is more offences than any area has"),
    (row(year="2015"), "column “Financial Year”: “2015” is not a financial year"),
    (row(quarter=5), "column “Financial Quarter”: “5” is not a quarter"),
    (row(csp=""), "column “CSP Name”: The name of the partnership is empty"),
]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("bad", "sentence"), REFUSED)
def test_a_wrong_cell_is_named_by_row_and_column(tmp_path, bad, sentence, suffix):
    said = refusal(table(tmp_path, [row("Medway"), bad], suffix))
    assert sentence in said
    assert said.startswith("Row 3, " if suffix == ".csv" else "Sheet “2015_16”, row 3, ")


def test_a_correction_below_nought_is_read_when_it_is_allowed(tmp_path):
    with read_crime_file(table(tmp_path, [row(count=-3)]), negatives=True) as crime:
        assert [each.count for each in crime] == [-3]


def test_a_renamed_heading_is_named_with_the_one_that_is_expected(tmp_path):
    headings = [*NEW[:-1], "Offences Counted"]
    said = refusal(table(tmp_path, [row()], headings=headings))
    assert "row 1, column “Offences Counted”: There is no column headed “Offence Count”" in said
    assert "“Number of Offences”" in said


def test_a_table_by_force_is_told_from_one_by_partnership(tmp_path):
    headings = [*NEW[:3], "Region", *NEW[4:]]
    assert "table by police force" in refusal(table(tmp_path, [row()], headings=headings))


def test_a_heading_that_is_there_twice_is_refused(tmp_path):
    said = refusal(table(tmp_path, [(*row(), 7)], headings=[*NEW, "Number of offences"]))
    assert "Two columns are headed" in said


def test_the_same_figure_twice_would_count_twice(tmp_path):
    said = refusal(table(tmp_path, [row(), row(count=7)]), wanted={"Shepway"})
    assert "row 3: This is the same quarter, area and offence as in row 2" in said


def test_a_file_of_another_force_says_whom_it_is_about(tmp_path):
    path = table(tmp_path, [row()])
    said = refusal(path, wanted={"Basildon"}, force="Essex")
    assert "None of the file's rows (1) is about Basildon" in said and "about Kent" in said
    assert "Is “Folkestone and Hythe” meant?" in refusal(path, wanted={"Folkstone and Hyth"})
    assert "belongs to “Kent”" in refusal(path, wanted={"Shepway"}, force="Essex")


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_reading_that_is_taken_up_again_gives_the_rest(tmp_path, suffix):
    rows = [row(f"Area {number % 9}", number, number % 4 + 1) for number in range(40)]
    path = table(tmp_path, rows, suffix)
    with read_crime_file(path) as crime:
        whole = list(crime)
    with read_crime_file(path, resume_from=whole[16].marker) as crime:
        assert list(crime) == whole[17:]
    assert "not the same file" in refusal(path, resume_from=Marker("2015_16", 4_000))


def test_progress_ends_at_the_whole(tmp_path):
    told = []
    path = table(tmp_path, [row(count=number) for number in range(4_000)])
    with read_crime_file(path, progress=lambda done, total: told.append((done, total))) as crime:
        list(crime)
    assert told == sorted(told) and len(told) > 2
    assert told[-1][0] == told[-1][1]
