"""The pages that bring minutes in: without a script, for those who keep minutes, and told when stale."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from actions.models import AgreedAction
from reporting.meetings.reading.finds_to_settle import finds_of
from reporting.meetings.services.minutes_import import read_minutes_file, reading_of_import
from reporting.models import Meeting, MeetingDecision, MinutesImport
from tests import factories as make
from tests.reporting.meetings.reading import boards

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, name="Wards Panel")


@pytest.fixture
def row(group) -> MinutesImport:
    return read_minutes_file(
        by=None,
        partnership=group.partnership,
        group=group,
        name="minutes.txt",
        data=boards.STARRED.encode(),
    )


def address(group) -> str:
    return reverse("workspace:minutes_import_add", args=[group.partnership.slug])


def test_a_file_is_read_and_shown_before_anything_is_kept(client_of, officer, group):
    file = SimpleUploadedFile("minutes.txt", boards.WARDS.encode())
    client = client_of(officer)
    answer = client.post(
        address(group), {"group": group.pk, "file": file, "pasted": ""}, follow=True
    )
    page = answer.content.decode()
    assert "SPEEDING ON MILL LANE" in page and "6 items" in page and "4 people present" in page
    assert MinutesImport.objects.get().state == "read" and not Meeting.objects.exists()


def test_pasted_minutes_are_read_too(client_of, officer, group):
    client_of(officer).post(address(group), {"group": group.pk, "pasted": boards.UNNUMBERED})
    assert MinutesImport.objects.get().result["items"][2]["title"] == "LEARNING EVENT"


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "The file is empty"), (b"\x89PNG\r\n\x1a\n\x00", "cannot be read")]
)
def test_a_file_that_cannot_be_read_is_told_and_not_kept(client_of, officer, group, data, said):
    file = SimpleUploadedFile("minutes.docx", data)
    answer = client_of(officer).post(address(group), {"group": group.pk, "file": file})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not MinutesImport.objects.exists()


def test_the_form_asks_for_a_file_or_words(client_of, officer, group):
    answer = client_of(officer).post(address(group), {"group": group.pk, "pasted": " "})
    assert (
        answer.status_code == 422 and "Choose the file with the minutes" in answer.content.decode()
    )


def test_the_form_says_what_counts(client_of, officer, row):
    finds = finds_of(reading_of_import(row))
    action = next(find for find in finds if find.kind == "action")
    client = client_of(officer)
    page = client.get(row.get_absolute_url()).content.decode()
    assert " ".join(page.split()).count('value="no" checked') == 3 and "Likely" in page
    said = {"do": "accept", "version": row.version, f"find-{action.key}": "yes"}
    client.post(row.get_absolute_url(), said)
    assert AgreedAction.objects.count() == 1 and MeetingDecision.objects.count() == 1


def test_what_a_file_says_is_shown_as_words_and_never_as_a_page(client_of, officer, group):
    words = boards.WARDS.replace("SPEEDING", "<script>SPEEDING</script>")
    client_of(officer).post(address(group), {"group": group.pk, "pasted": words})
    page = client_of(officer).get(MinutesImport.objects.get().get_absolute_url()).content.decode()
    assert "<script>SPEEDING" not in page and "&lt;script&gt;SPEEDING" in page


def test_bring_in_and_undo_by_buttons(client_of, officer, row):
    client = client_of(officer)
    client.post(row.get_absolute_url(), {"do": "accept", "version": row.version})
    assert Meeting.objects.get().state == "draft"
    page = client.get(row.get_absolute_url()).content.decode()
    assert "To the meeting" in page and "Only words" not in page
    client.post(row.get_absolute_url(), {"do": "undo"})
    assert not Meeting.objects.exists()


def test_a_stale_page_is_told(client_of, officer, row):
    MinutesImport.objects.update(version=5)
    answer = client_of(officer).post(
        row.get_absolute_url(), {"do": "accept", "version": row.version}
    )
    assert answer.status_code == 409 and "Somebody else" in answer.content.decode()
    answer = client_of(officer).post(row.get_absolute_url(), {"do": "accept", "version": "x"})
    assert answer.status_code == 409 and not Meeting.objects.exists()


def test_a_second_file_of_the_same_day_is_told(client_of, officer, group, row):
    client = client_of(officer)
    client.post(row.get_absolute_url(), {"do": "accept", "version": row.version})
    again = read_minutes_file(
        by=None,
        partnership=group.partnership,
        group=group,
        name="b.txt",
        data=boards.STARRED.encode(),
    )
    answer = client.post(again.get_absolute_url(), {"do": "accept", "version": again.version})
    assert answer.status_code == 422 and "are here already" in answer.content.decode()


def test_a_file_that_is_thrown_away_is_gone(client_of, officer, row):
    client_of(officer).post(row.get_absolute_url(), {"do": "discard"})
    assert not MinutesImport.objects.exists()


def test_looking_at_a_file_asks_the_same_however_much_is_found(
    client_of, officer, group, row, django_assert_max_num_queries
):
    client = client_of(officer)
    client.get(row.get_absolute_url())
    with django_assert_max_num_queries(14):
        client.get(row.get_absolute_url())
