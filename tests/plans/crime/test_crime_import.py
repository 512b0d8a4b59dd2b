"""Crime files from the upload or the command to figures by place: whole or not at all, and back."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from bench.crime_tables import BYTES_A_ROW, NEW, made_up, write_csv, write_ods, write_xlsx
from csp.models import AuditEvent
from plans.crime.services.crime_import import GIVEN_UP_AFTER
from plans.crime.services.crime_reading import AttemptOvertaken, store_reading_of_file
from plans.crime.services.crime_scope import read_file
from plans.crime.street import HEADINGS
from plans.management.plan_command import BadInput
from plans.models import CrimeImport, Geography, GeographyCode, Indicator, Observation
from tests import factories as make
from tests.actions.post_office import address

WRITERS = {".ods": write_ods, ".xlsx": write_xlsx, ".csv": write_csv}
BURGLARY = ("Burglary in a building", "Theft offences", "Non-domestic burglary", "30A")
THEFT = ("Theft from a shop", "Theft offences", "Shoplifting", "46")
RAPE = ("Rape of an adult", "Sexual offences", "Rape offences", "19C")
NOTE = ["Norshire", "The force moved to another system in April 2023."]
COUNTED = (Indicator, Observation, Geography, CrimeImport, AuditEvent)
State = CrimeImport.State


@pytest.fixture
def partnership(partnership):
    """Its area goes by one name in the tables, which its statutory name holds."""
    partnership.police_force = "Norshire Police"
    partnership.save()
    make.AreaFactory(partnership=partnership, name="Moorland")
    return partnership


def row(count=10, quarter=1, csp="Moorland", year="2023/24", force="Norshire", kind=BURGLARY):
    return (year, quarter, force, csp, *kind, count)


def table(folder: Path, rows, suffix=".ods", updated="23 July 2024", name="table") -> Path:
    path = folder / f"{name}{suffix}"
    notes = [[f"Updated: {updated}"], ["Force Notes"], NOTE]
    WRITERS[suffix](path, [("Notes", notes), ("2023_24", [NEW, *rows])])
    return path


def bring(path: Path, *options, slug="moorland") -> dict:
    out = StringIO()
    call_command("import_crime", str(path), "--partnership", slug, "--json", *options, stdout=out)
    return json.loads(out.getvalue())


def refusal(path: Path, *options) -> str:
    """The sentence, with a look that nothing at all was stored."""
    before = [model.objects.count() for model in COUNTED]
    with pytest.raises(BadInput) as problem:
        bring(path, *options)
    assert problem.value.returncode == 2
    assert [model.objects.count() for model in COUNTED] == before
    return str(problem.value)


def figures(slug: str, place: str = "Moorland") -> dict[str, int | None]:
    """By period; None where it is said why there is no figure."""
    rows = Observation.objects.filter(
        indicator__slug=slug, geography__name=place, superseded=False
    ).values_list("period_code", "value")
    return {code: None if value is None else int(value) for code, value in rows}


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_table_becomes_figures_by_quarter_of_all_offences_groups_and_chosen_parts(
    partnership, tmp_path, suffix
):
    rows = [
        row(10), row(5, kind=THEFT), row(2, kind=RAPE), row(20, quarter=2),
        row(7, csp="Valley", force="Souther"), row(4, csp="Elsewhere"),
    ]  # fmt: skip
    path = table(tmp_path, rows, suffix)
    told = bring(path, "--compare", "Valley", "--detail", "Shoplifting")
    assert figures("recorded-all-offences") == {"2023-24Q1": 17, "2023-24Q2": 20}
    assert figures("recorded-theft-offences") == {"2023-24Q1": 15, "2023-24Q2": 20}
    assert figures("recorded-part-shoplifting") == {"2023-24Q1": 5}
    assert figures("recorded-all-offences", "Valley") == {"2023-24Q1": 7}
    assert Geography.objects.get(name="Valley").scheme.kind == "comparator"
    assert not Geography.objects.filter(name="Elsewhere").exists()
    assert (told["rows"], told["kept"], told["skipped"]) == (6, 5, 1)
    indicator = Indicator.objects.get(slug="recorded-theft-offences")
    assert indicator.exempt and indicator.exempt_reason and indicator.polarity == "down"
    if suffix != ".csv":  # A CSV has no sheet of notes.
        assert "23 July 2024" in indicator.source and "another system" in indicator.caveat


def test_the_same_file_again_changes_nothing_and_a_later_issue_keeps_what_was_known(
    partnership, tmp_path
):
    first = table(tmp_path, [row(10), row(20, quarter=2)])
    assert bring(first)["changed"]
    stored = list(Observation.objects.order_by("pk").values_list())
    again = bring(first)
    assert not again["changed"] and again["unchanged"] == 4
    assert list(Observation.objects.order_by("pk").values_list()) == stored

    later = table(tmp_path, [row(12), row(20, quarter=2)], updated="24 October 2024", name="b")
    told = bring(later)
    assert (told["new"], told["corrected"], told["unchanged"]) == (0, 2, 2)
    rows = Observation.objects.filter(indicator__slug="recorded-all-offences", start="2023-04-01")
    assert list(rows.values_list("value", "known_on", "superseded").order_by("pk")) == [
        (10, date(2024, 7, 23), True),
        (12, date(2024, 10, 24), False),
    ]
    assert "24 October 2024" in Indicator.objects.get(slug="recorded-all-offences").source
    # The older issue does not bring its figure back.
    old = bring(first)
    assert not old["changed"] and "stays" in " ".join(old["remarks"])
    assert figures("recorded-all-offences")["2023-24Q1"] == 12


def test_what_is_not_in_the_file_is_no_data_and_never_nought(partnership, tmp_path):
    rows = [
        row(3), row("[x]", kind=THEFT), row(4, quarter=2), row(0, quarter=4),
        row(9, quarter=3, csp="Valley", force="Souther"),
    ]  # fmt: skip
    told = bring(table(tmp_path, rows), "--compare", "Valley")
    # One of two parts is not given, so there is no sum; no row at all in quarter 3; a real 0 in 4.
    assert figures("recorded-theft-offences") == {
        "2023-24Q1": None, "2023-24Q2": 4, "2023-24Q3": None, "2023-24Q4": 0,
    }  # fmt: skip
    missing = Observation.objects.get(
        indicator__slug="recorded-theft-offences", geography__name="Moorland", start="2023-04-01"
    )
    assert missing.missing_because == "The file leaves out 1 of the 2 counts that make it up."
    assert "Quarter 3" in " ".join(told["missing"])
    # An earlier issue that has the period fills it, though it corrects nothing else.
    filling = table(
        tmp_path, [row(5, quarter=3), row(9, quarter=4)], updated="1 May 2024", name="f"
    )
    bring(filling)
    assert figures("recorded-all-offences") == {
        "2023-24Q1": None, "2023-24Q2": 4, "2023-24Q3": 5, "2023-24Q4": 0,
    }  # fmt: skip
    assert any("Quarter 3" in each and "not mean 0" in each for each in told["remarks"])


def test_what_the_force_could_not_place_is_kept_apart_and_shown(
    partnership, tmp_path, officer, client_of
):
    rows = [row(10), row(6, csp="Unassigned Norshire"), row(8, csp="Unassigned Souther")]
    told = bring(table(tmp_path, rows))
    assert figures("recorded-all-offences") == {"2023-24Q1": 10}
    assert told["apart"] == {"Norshire": {"2023/24": 6}}
    assert "2023/24: 6" in Indicator.objects.get(slug="recorded-all-offences").caveat
    # The table of another year adds its own words, and takes none of these away.
    years = [row(9, year="2024/25"), row(5, csp="Unassigned Norshire", year="2024/25")]
    path = tmp_path / "next.csv"
    write_csv(path, [("2024_25", [NEW, *years])])
    bring(path)
    caveat = Indicator.objects.get(slug="recorded-all-offences").caveat
    assert "2023/24: 6, 2024/25: 5" in caveat and NOTE[1] in caveat
    page = client_of(officer).get(crime_files()[0].get_absolute_url()).content.decode()
    assert "Not assigned to any partnership" in page and NOTE[1] in page


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(), row("many", quarter=2)], ["row 3", "Offence Count", "“many”"]),
        ([row(), row(quarter=2), row(4, quarter="seven")], ["row 4", "Financial Quarter"]),
        ([row(), row()], ["row 3", "same quarter"]),
        ([row(), row(-2, quarter=2)], ["row 3", "below 0"]),
        ([row(force="Souther")], ["Moorland", "Souther", "Norshire"]),
        ([row(csp="Coast", force="Souther")], ["Souther", "nothing of this one is kept"]),
        ([row(csp="Moorlands")], ["“Moorlands”", "--area"]),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence_and_nothing_of_it_is_stored(
    partnership, tmp_path, rows, words
):
    said = refusal(table(tmp_path, rows))
    assert [each for each in words if each not in said] == [], said


def test_corrections_below_nought_come_in_where_they_are_allowed(partnership, tmp_path):
    path = table(tmp_path, [row(5), row(-2, kind=THEFT)])
    bring(path, "--corrections")
    assert figures("recorded-theft-offences") == {"2023-24Q1": 3}


# -- Street files ---------------------------------------------------------------------------------


def street(folder: Path, month: str, *crimes: tuple[str, str], force="Norshire Police") -> Path:
    path = folder / "street" / month / f"{month}-norshire-street.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number, (code, kind) in enumerate(crimes):
            place = ("-1.9", "53.1", "On or near A Street", code, "Moorland 001A")
            writer.writerow([f"c{number}", month, force, force, *place, kind, "", ""])
    return path.parent.parent


@pytest.fixture
def wards(partnership):
    scheme = make.GeographySchemeFactory(partnership=partnership, name="Wards", kind="ward")
    for number, name in enumerate(("North", "South")):
        place = make.GeographyFactory(partnership=partnership, scheme=scheme, name=name)
        make.GeographyCodeFactory(
            partnership=partnership, scheme=scheme, geography=place, code=f"E0100000{number}"
        )
    return scheme


def test_a_folder_of_months_is_counted_by_place_and_asb_only_where_there_is_any(wards, tmp_path):
    north, south = "E01000000", "E01000001"
    asb = "Anti-social behaviour"
    street(tmp_path, "2024-01", (north, "Burglary"), (north, "Burglary"), (south, asb))
    folder = street(tmp_path, "2024-03", (south, "Burglary"), ("E01000009", "Robbery"))
    told = bring(folder)
    assert figures("street-burglary", "North") == {"2024M01": 2, "2024M02": None, "2024M03": 0}
    assert figures("street-burglary", "South") == {"2024M01": 0, "2024M02": None, "2024M03": 1}
    # No force publishes anti-social behaviour always: a month without any is no data.
    assert figures("street-anti-social-behaviour", "South") == {"2024M01": 1, "2024M02": None}
    assert figures("street-all-crimes", "South") == {"2024M01": 0, "2024M02": None, "2024M03": 1}
    assert figures("street-robbery", "North") == {"2024M01": 0, "2024M02": None, "2024M03": 0}
    assert told["missing"] == ["February 2024"] and told["kind"] == "street"
    assert not bring(folder)["changed"]


def test_street_files_of_another_force_or_without_small_areas_are_refused(
    partnership, tmp_path, request
):
    folder = street(tmp_path, "2024-01", ("E01000000", "Burglary"), force="Souther Police")
    assert "lookup" in refusal(folder)
    request.getfixturevalue("wards")
    assert "Souther" in refusal(folder)


def test_a_lookup_says_where_small_areas_lie(wards, officer, client_of, other):
    GeographyCode.objects.all().delete()
    lookup = (
        "LSOA21CD,LSOA21NM,WD24CD,WD24NM,LAD24CD,LAD24NM\n"
        "E01000001,Moorland 1,E05000001,North,E07000001,Moorland\n"
        "E01000002,Moorland 2,E05000002,South,E07000001,Moorland\n"
        "E01000003,Coast 1,E05000003,North,E07000002,Coast\n"
    )
    address = reverse("workspace:crime_lookup", args=["moorland"])
    answers = {"scheme": wards.pk, "file": SimpleUploadedFile("l.csv", lookup.encode())}
    assert client_of(officer).post(address, answers).status_code == 302
    # Coast has a ward of the same name, which is none of this partnership's.
    found = GeographyCode.objects.values_list("code", "geography__name")
    assert list(found) == [("E01000001", "North"), ("E01000002", "South")]
    answers["file"] = SimpleUploadedFile("l.csv", b"Name,Number\na,1\n")
    answer = client_of(officer).post(address, answers)
    assert answer.status_code == 422 and "no lookup table" in answer.content.decode()
    assert GeographyCode.objects.count() == 2


# -- On the pages ---------------------------------------------------------------------------------


def send(client, path: Path, **answers):
    with path.open("rb") as file:
        return client.post(
            reverse("workspace:crime_add", args=["moorland"]),
            {"file": file, **answers},
            follow=True,
        )


@pytest.mark.django_db(transaction=True)
def test_an_officer_sends_a_file_sees_what_came_of_it_and_undoes_it(
    partnership, officer, client_of, tmp_path
):
    client = client_of(officer)
    page = send(client, table(tmp_path, [row(10), row(20, quarter=2)]))
    assert page.status_code == 200 and "4 new figures" in page.content.decode()
    brought = CrimeImport.objects.get()
    assert brought.state == State.DONE and brought.by == officer
    assert not list((tmp_path / "media" / "crime").iterdir())
    # A second issue is undone first, then the first one: each puts back what it found.
    later = table(tmp_path, [row(11), row(20, quarter=2)], updated="24 October 2024", name="b")
    send(client, later)
    undo = [reverse("workspace:crime_undo", args=["moorland", each.pk]) for each in crime_files()]
    refused = client.post(undo[0], follow=True).content.decode()
    assert "have been corrected" in refused
    assert figures("recorded-all-offences") == {"2023-24Q1": 11, "2023-24Q2": 20}
    client.post(undo[1])
    assert figures("recorded-all-offences") == {"2023-24Q1": 10, "2023-24Q2": 20}
    assert "23 July 2024" in Indicator.objects.get(slug="recorded-all-offences").source
    client.post(undo[0])
    assert not Indicator.objects.exists() and not Observation.objects.exists()
    assert {each.state for each in crime_files()} == {State.UNDONE}


def crime_files():
    return CrimeImport.objects.order_by("pk")


@pytest.mark.django_db(transaction=True)
def test_names_that_are_not_plain_are_asked_for_once_and_kept(
    partnership, officer, client_of, tmp_path
):
    client = client_of(officer)
    rows = [row(3, csp="Moorland East"), row(4, csp="Moorland West"), row(8, csp="Coast")]
    page = send(client, table(tmp_path, rows))
    assert "Moorland East" in page.content.decode() and not Observation.objects.exists()
    address = CrimeImport.objects.get().get_absolute_url()
    wrong = client.post(address, {"do": "choose", "areas": "Moorland Eest"})
    assert wrong.status_code == 422 and "“Moorland East”" in wrong.content.decode()
    client.post(address, {"do": "choose", "areas": "moorland east\nMoorland West"})
    assert CrimeImport.objects.get().state == State.DONE
    assert figures("recorded-all-offences", "Moorland West") == {"2023-24Q1": 4}
    # Nobody is asked again: the next file finds the names.
    again = bring(table(tmp_path, rows, name="next"))
    assert again["own"] == ["Moorland East", "Moorland West"] and not again["changed"]


@pytest.mark.django_db(transaction=True)
def test_a_refused_upload_says_where_and_leaves_no_file_behind(
    partnership, officer, client_of, tmp_path, settings
):
    client = client_of(officer)
    page = send(client, table(tmp_path, [row(), row("many", quarter=2)])).content.decode()
    assert "row 3" in page and "Nothing was stored" in page
    assert not Indicator.objects.exists() and not list((tmp_path / "media" / "crime").iterdir())
    settings.CRIME_MAX_MB = 0
    assert send(client, table(tmp_path, [row()])).status_code == 422
    assert CrimeImport.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_reader_that_died_is_tried_again_and_one_that_comes_back_late_stores_nothing(
    partnership, officer, client_of, tmp_path
):
    client, path = client_of(officer), table(tmp_path, [row(10)])
    brought = make.CrimeImportFactory(
        partnership=partnership,
        state=State.READING,
        trouble="",
        run=1,
        heard_at=timezone.now(),
        file=ContentFile(path.read_bytes(), name="kept"),
    )
    address, again = brought.get_absolute_url(), {"do": "again"}
    page = client.get(address)
    assert page["Refresh"] and "Try again" not in page.content.decode()
    client.post(address, again)
    assert CrimeImport.objects.get().state == State.READING

    CrimeImport.objects.update(heard_at=timezone.now() - GIVEN_UP_AFTER - timedelta(minutes=1))
    assert "Try again" in client.get(address).content.decode()
    late = read_file(partnership=partnership, path=path, asked={})
    client.post(address, again)
    done = CrimeImport.objects.get()
    assert (done.state, done.run) == (State.DONE, 2)
    with pytest.raises(AttemptOvertaken):
        store_reading_of_file(brought, late)
    assert figures("recorded-all-offences") == {"2023-24Q1": 10}
    assert not Observation.objects.filter(superseded=True).exists()


# -- Memory ---------------------------------------------------------------------------------------

MEASURE = r"""
import re, sys, django
from pathlib import Path
django.setup()
from django.core.management import call_command
call_command("import_crime", sys.argv[1], "--partnership", "moorland", "--json")
# Not getrusage: its peak counts what the process was forked from.
print(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1], file=sys.stderr)
"""


@pytest.mark.django_db(transaction=True)
def test_a_hundred_megabytes_are_read_in_less_than_two_hundred(partnership, tmp_path):
    path = tmp_path / "large.ods"
    sheets = list(islice(made_up(100_000_000 // BYTES_A_ROW), 1, None))
    write_ods(path, [("2014_15", [NEW, row(year="2014/15")]), *sheets])
    environment = os.environ | {
        "DATABASE_URL": address(),
        "DJANGO_SETTINGS_MODULE": "csp.settings",
        "DEMO": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["rows"] > 80_000
    assert int(done.stderr.split()[-1]) < 200_000  # kilobytes
