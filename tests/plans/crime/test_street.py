"""Street files of data.police.uk, counted by month, place and type."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from csp.periods import Month
from plans.crime import CrimeFileKind, CrimeFileProblem, read_crime_file, read_lookup
from tests.plans.crime.tables import refusal, row, table

HERE, THERE = "E01000001", "E01000002"

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


def crimes(month, *rows, force="Kent Police") -> str:
    """A street file with one crime for each (LSOA code, crime type)."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(STREET.split(","))
    for code, kind in rows:
        name = f"Place {code[-3:]}"
        writer.writerow(
            ["", month, force, force, 1.1, 51.1, "On or near", code, name, kind, "", ""]
        )
    return file.getvalue()


MONTHS = {
    "2024-01/2024-01-kent-street.csv": crimes(
        "2024-01",
        (HERE, "Anti-social behaviour"),
        (HERE, "Anti-social behaviour"),
        (THERE, "Burglary"),
        ("", "Drugs"),
    ),
    "2024-02/2024-02-kent-street.csv": crimes("2024-02"),
    "2024-03/2024-03-kent-street.csv": crimes("2024-03", (HERE, "Burglary")),
    "2024-03/2024-03-btp-street.csv": crimes(
        "2024-03", (HERE, "Robbery"), force="British Transport Police"
    ),
    "2024-03/2024-03-kent-outcomes.csv": "Crime ID,Month,Outcome type\n",
}


@pytest.fixture(params=["folder", "zip"])
def months(request, tmp_path) -> Path:
    if request.param == "zip":
        with zipfile.ZipFile(tmp_path / "months.zip", "w") as archive:
            for name, text in MONTHS.items():
                archive.writestr(name, text)
        return tmp_path / "months.zip"
    for name, text in MONTHS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_crimes_are_counted_by_month_place_and_type(months):
    with read_crime_file(months) as crime:
        found = [(str(e.period), e.area.lsoa_code, e.offence.group, e.count) for e in crime]
    assert found == [
        ("January 2024", "", "Drugs", 1),
        ("January 2024", HERE, "Anti-social behaviour", 2),
        ("January 2024", THERE, "Burglary", 1),
        ("March 2024", HERE, "Burglary", 1),
    ]
    assert crime.kind == CrimeFileKind.STREET and crime.missing == (Month(2024, 2),)
    assert (crime.tally.rows, crime.tally.no_place) == (6, 1)


def test_a_partnership_keeps_its_own_places(months):
    with read_crime_file(months, wanted={THERE}, force="Kent") as crime:
        assert [(each.area.lsoa_code, each.count) for each in crime] == [(THERE, 1)]
    # The force published March, so this place's nought in it is a real one.
    assert crime.periods == (Month(2024, 1), Month(2024, 3))
    assert (crime.tally.kept, crime.tally.skipped) == (1, 5)


def test_street_files_are_taken_up_again_in_the_middle_of_a_month(months):
    with read_crime_file(months) as crime:
        whole = list(crime)
    with read_crime_file(months, resume_from=whole[1].marker) as crime:
        assert list(crime) == whole[2:]


def test_street_files_of_another_force_are_refused(months):
    said = refusal(months, wanted={"E01009999"}, force="Essex")
    assert "None of the crimes (6)" in said and "Kent" in said


STREET_REFUSED = {
    crimes("2024-01", (HERE, "Burglary")).replace("LSOA code", "LSOA"): (
        "Row 1, column “LSOA”: This column should be headed “LSOA code”"
    ),
    crimes("Jan 24", (HERE, "Burglary")): "Row 2, column “Month”: “Jan 24” is not a month",
    crimes("2024-13", (HERE, "Burglary")): "Row 2, column “Month”: “2024-13” is not a month",
    crimes("2024-01", ("Maidstone", "Burglary!")): "Row 2, column “LSOA code”",
    crimes("2024-01", (HERE, "")): "Row 2, column “Crime type”: The crime type is empty",
    crimes("2024-01", (HERE, "Burglary"))[:-30]: "Row 2: This row has",
    crimes("2024-01", (HERE, "Drugs")) + crimes("2024-02", (HERE, "Drugs")): "Row 3",
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Outcome type\n": "This is a file of outcomes",
    crimes("2024-01", (HERE, "Burglary"), force="British Transport Police"): (
        "British Transport Police, whose crimes belong to no partnership"
    ),
}


@pytest.mark.parametrize(("content", "sentence"), STREET_REFUSED.items(), ids=range(9))
def test_a_street_file_that_was_changed_is_refused(tmp_path, content, sentence):
    path = tmp_path / "street.csv"
    path.write_text(content)
    assert sentence in refusal(path)


def test_the_same_month_twice_would_count_twice(tmp_path):
    folder = tmp_path / "again"
    folder.mkdir()
    for copy in ("one.csv", "two.csv"):
        (folder / copy).write_text(crimes("2024-01", (HERE, "Burglary")))
    both = crimes("2024-02", (HERE, "Drugs")).partition("\n")[2]
    (tmp_path / "mixed.csv").write_text(
        crimes("2024-02", (HERE, "Drugs")) + both.replace("2024-02", "2024-01") + both
    )
    assert "Row 4: February 2024 of Kent began further up" in refusal(tmp_path / "mixed.csv")
    said = refusal(folder)
    assert "File “two.csv”, row 2: January 2024 of Kent was read before, from “one.csv”" in said


def test_street_files_want_places_and_tables_want_names(months, tmp_path):
    assert "Street files count by LSOA" in refusal(months, wanted={"Shepway"})
    assert "by name" in refusal(table(tmp_path, [row()]), wanted={HERE})


def test_a_lookup_leads_from_places_to_partnerships(tmp_path):
    places, councils = tmp_path / "lsoa.csv", tmp_path / "csp.csv"
    places.write_text(
        "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n"
        f"{HERE},Hythe 1,E05000001,Hythe,E07000112,Folkestone and Hythe\n"
        f"{THERE},Lydd 1,E05000002,Lydd,E07000112,Folkestone and Hythe\n"
    )
    councils.write_text("LAD24CD,LAD24NM,CSP24CD,CSP24NM\nE07000112,x,E22000001,Shepway\n")
    lookup = read_lookup(places).join(read_lookup(councils))
    assert lookup.lsoas("CSP", "Folkestone and Hythe") == {HERE, THERE}
    assert lookup.lsoas("WD", "E05000002") == {THERE}
    assert lookup.area(HERE, "WD") == ("E05000001", "Hythe")
    with pytest.raises(CrimeFileProblem, match="no lookup table"):
        read_lookup(table(tmp_path, [row()], ".csv"))
