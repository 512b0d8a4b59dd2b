"""Pictures and papers sent with an update: told by content, without the place, private."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from actions.models import EvidenceFile
from actions.rounds.links import token_of
from actions.rounds.services.evidence import MOST_FILES, add_file, check_file, remove_file
from csp.models import AuditEvent
from tests import factories as make

GPS, ORIENTATION = 0x8825, 0x0112


def photo(kind: str) -> bytes:
    """A picture as a phone takes it: lying on its side, and saying where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (53.0, 6.0, 30.0)
    data = BytesIO()
    Image.new("RGB", (40, 20), "red").save(data, kind, exif=exif, comment=b"At home")
    return data.getvalue()


def package(*names: str) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return data.getvalue()


def upload(data: bytes, name: str = "file") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


@pytest.fixture
def update(partnership, action):
    return make.UpdateFactory(round=make.RoundFactory(partnership=partnership), action=action)


def keep(update, data: bytes, name: str = "file") -> EvidenceFile:
    return add_file(by=None, said_as="ARCH", update=update, upload=upload(data, name))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_upright_and_says_nothing_of_where_it_was_taken(update, kind):
    file = keep(update, photo(kind), "home.jpg")
    with file.file.open("rb") as stored, Image.open(stored) as kept:
        assert kept.format == kind
        assert kept.size == (20, 40)
        assert not kept.getexif()
        assert "exif" not in kept.info
        assert "comment" not in kept.info
    assert "home" not in file.file.name


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7 a paper", "application/pdf"),
        (package("word/document.xml"), "wordprocessingml.document"),
        (package("xl/workbook.xml"), "spreadsheetml.sheet"),
        (b"Month,Visits\nJuly,27\n", "text/csv"),
    ],
)
def test_papers_are_known_by_what_is_inside(update, data, media_type):
    file = keep(update, data, "whatever.exe")
    assert file.media_type.endswith(media_type)
    with file.file.open("rb") as stored:
        assert stored.read() == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"MZ\x90\x00" + bytes(200), "something else inside"),
        (b"<!doctype html><script>alert(1)</script>", "something else inside"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "something else"),
        (package("word/document.xml", "word/vbaProject.bin"), "holds a program"),
        (package("readme.txt"), "something else inside"),
        (b"PK\x03\x04 not really", "something else inside"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "older Word or Excel"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        (photo("JPEG")[:200], "cannot be opened"),
    ],
)
def test_anything_else_is_refused_with_what_to_do(update, data, words):
    with pytest.raises(ValidationError, match=words):
        keep(update, data, "photo.jpg")
    assert not EvidenceFile.objects.exists()


def test_neither_too_large_nor_too_many(update, settings):
    settings.EVIDENCE_LIMIT_MB = 1
    with pytest.raises(ValidationError, match="larger than 1 MB"):
        keep(update, b"%PDF-1.7" + bytes(1024 * 1024))
    for _ in range(MOST_FILES):
        make.EvidenceFileFactory(update=update)
    with pytest.raises(ValidationError, match="as many as one row may have"):
        keep(update, b"%PDF-1.7 one more")


@pytest.mark.django_db(transaction=True)
def test_a_file_taken_away_is_gone_from_the_store(update):
    file = keep(update, b"%PDF-1.7 a mistake")
    store, place = file.file.storage, file.file.name
    remove_file(by=None, file=file)
    assert not store.exists(place)
    assert not EvidenceFile.objects.exists()


def test_only_those_who_may_see_the_update_get_its_files(
    update, client_of, officer, lead, viewer, other_officer, stranger, partnership
):
    file = keep(update, b"%PDF-1.7 a paper", "safety plan.pdf")
    address = reverse("workspace:evidence_file", args=[partnership.slug, update.pk, file.pk])
    answer = client_of(officer).get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 a paper"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="safety plan.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for person in (viewer, other_officer, stranger, lead):  # the row is not the lead's
        assert client_of(person).get(address).status_code in {403, 404}
    link = make.InvitationFactory(round=update.round, updates=[update])
    by_link = reverse("update_file", args=[token_of(link), update.pk, file.pk])
    with time_machine.travel("2016-07-04"):
        assert b"".join(Client().get(by_link).streaming_content) == b"%PDF-1.7 a paper"
    assert Client().get(by_link).status_code == 410


def test_a_picture_goes_with_the_rest_and_a_wrong_one_costs_nothing(update):
    link = make.InvitationFactory(round=update.round, updates=[update])
    address = reverse("update_row", args=[token_of(link), update.pk])
    measure = update.action.measures.get()
    typed = {"version": update.version, f"m{measure.pk}-0-version": 0, "happened": "See the photo"}
    with time_machine.travel("2016-07-04"):
        wrong = Client().post(address, typed | {"file": upload(b"MZ\x90", "photo.jpg")})
        assert wrong.status_code == 422
        assert "something else inside" in wrong.content.decode()
        typed["version"] = 3
        sent = Client().post(address, typed | {"file": upload(photo("JPEG"), "photo.jpg")})
        assert sent.status_code == 302
        page = Client().get(address).content.decode()
        assert "photo.jpg" in page
        file = EvidenceFile.objects.get()
        assert file.added_as == link.name
        Client().post(address, typed | {"remove": [file.pk]})
    update.refresh_from_db()
    assert update.happened == "See the photo"
    assert not EvidenceFile.objects.exists()


def test_a_locked_file_is_not_called_an_older_one():
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ValidationError, match="protected by a password"):
        check_file(SimpleUploadedFile("visits.docx", locked))


def test_files_that_are_refused_leave_no_file_and_no_event(update, settings):
    """One wrong file among several, or one too many: none of them is kept, and nothing says so."""
    link = make.InvitationFactory(round=update.round, updates=[update])
    address = reverse("update_row", args=[token_of(link), update.pk])
    good = [upload(photo("JPEG"), f"{number}.jpg") for number in range(MOST_FILES)]
    typed = {"version": update.version, f"m{update.action.measures.get().pk}-0-version": 0}
    cases = [[good[0], upload(b"MZ\x90", "photo.jpg")], [*good, upload(photo("PNG"), "more.png")]]
    for files in cases:
        for each in files:
            each.seek(0)
        before = AuditEvent.objects.count()
        with time_machine.travel("2016-07-04"):
            assert Client().post(address, typed | {"file": files}).status_code == 422
        assert AuditEvent.objects.count() == before
        assert not EvidenceFile.objects.exists()
        assert not list(Path(settings.MEDIA_ROOT).rglob("*.*"))
