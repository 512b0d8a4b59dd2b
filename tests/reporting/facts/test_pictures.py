"""Pictures that the public gets: without the place, the camera and the words that came in them."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from csp.files.pictures import TooManyPixels, cleaned, drawn_anew
from plans.models import Partnership, Section
from reporting.editions.services.publication import publish
from reporting.facts.pictures import frozen_name
from reporting.models import Publication
from tests import factories as make
from tests.reporting.papers.frozen_making import data_of, freeze
from tests.reporting.papers.gate_making import paper_of
from tests.world import read

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

HOME = b"home of Jane"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + HOME + b"</x:xmpmeta>"
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112
KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
NEW = {"kind": "introduction", "heading": "Introduction", "level": "1", "printed": "on"}


def photo(kind: str) -> bytes:
    """A picture on its side, red at its left, that tells of a home in every way that its kind has."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, HOME.decode()
    exif.get_ifd(GPS)[2] = (53.0, 5.0, 12.0)
    taken, data = Image.new("RGB", (40, 20), "blue"), BytesIO()
    ImageDraw.Draw(taken).rectangle((0, 0, 19, 19), fill="red")
    told: dict = {"exif": exif}
    if kind == "PNG":
        told["pnginfo"] = PngInfo()
        told["pnginfo"].add_text("Comment", HOME)
        told["pnginfo"].add_text("Author", HOME, zip=True)
        told["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    else:
        told["xmp"] = XMP
    if kind == "JPEG":
        told["comment"] = HOME
    taken.save(data, kind, **told)
    made = data.getvalue()
    if kind == "JPEG":  # What an agency's program notes, as IPTC has it.
        made = made[:2] + b"\xff\xed" + (2 + len(HOME)).to_bytes(2, "big") + HOME + made[2:]
    return made + HOME  # As phones do that keep a film with each picture.


def assert_tells_nothing(data: bytes) -> None:
    assert HOME not in data
    with Image.open(BytesIO(data)) as picture:
        assert not picture.getexif()
        assert {"exif", "xmp", "comment", "photoshop", "Comment", "Author"}.isdisjoint(picture.info)
        # As it is looked at: what was its left is its top.
        assert picture.size == (20, 40)
        shown = picture.convert("RGB")
        top, bottom = shown.getpixel((10, 5)), shown.getpixel((10, 35))
        assert top[0] > 200 > 60 > top[2]
        assert bottom[2] > 200 > 60 > bottom[0]


def upload(kind: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"photo.{KINDS[kind]}", photo(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_comes_in_is_kept_without_them(kind, client_of, officer, plan):
    browser, whole = client_of(officer), plan.partnership
    address = reverse("workspace:section_add", args=[whole.slug, plan.slug])
    browser.post(address, NEW | {"picture": upload(kind), "picture_alt": "A street"})
    assert_tells_nothing(data_of(plan.sections.get().picture))
    whole.logo_alt = "A logo"
    whole.logo.save("logo", ContentFile(photo(kind)))
    assert_tells_nothing(data_of(Partnership.objects.get(pk=whole.pk).logo))


@pytest.fixture
def of_former_times(plan, action):
    """A plan whose logo and picture were stored as they came."""

    def stored(kind: str) -> None:
        name = default_storage.save(f"pictures/old.{KINDS[kind]}", ContentFile(photo(kind)))
        section = make.SectionFactory(plan=plan, body="Words.", picture_alt="A street")
        Section.objects.filter(pk=section.pk).update(picture=name)
        Partnership.objects.filter(pk=plan.partnership_id).update(logo=name, logo_alt="A logo")
        plan.refresh_from_db()

    return stored


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_was_stored_before_is_published_without_them(kind, of_former_times, plan, officer):
    of_former_times(kind)
    publish(by=officer, plan=plan, version=plan.version)
    digest = sha256(cleaned(photo(kind))).hexdigest()
    address = f"/partnerships/{plan.partnership.slug}/logo/{digest}.{KINDS[kind]}"
    assert_tells_nothing(read(Client().get(address)))
    assert data_of(Publication.objects.get().pdf).count(HOME) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_carries_it_without_them(kind, of_former_times, plan, officer):
    of_former_times(kind)
    paper = paper_of(plan.partnership, "Words.")
    report = freeze(paper, officer)
    with zipfile.ZipFile(BytesIO(data_of(report.public_docx))) as package:
        parts = [package.read(each) for each in package.namelist()]
    assert not [each for each in parts if HOME in each]
    assert HOME not in data_of(report.public_pdf)
    assert HOME.decode() not in report.facts


@pytest.mark.parametrize("kind", KINDS)
def test_one_that_was_frozen_before_leaves_without_them(kind, plan, action, officer):
    publish(by=officer, plan=plan, version=plan.version)
    digest = sha256(photo(kind)).hexdigest()
    name = f"{digest}.{KINDS[kind]}"
    default_storage.save(frozen_name(plan.partnership_id, name), ContentFile(photo(kind)))
    logo = f'"logo":{{"alt":"A","digest":"{digest}","ext":"{KINDS[kind]}"}},"name"'
    snapshot = Publication.objects.get().snapshot.replace('"name"', logo, 1)
    Publication.objects.update(snapshot=snapshot)
    address = f"/partnerships/{plan.partnership.slug}/logo/{name}"
    assert_tells_nothing(read(Client().get(address)))


def test_what_holds_nothing_else_stays_as_it_is():
    for kind in KINDS:
        bare = drawn_anew(photo(kind))
        assert cleaned(bare) is bare
        assert cleaned(bare + b" ") != bare + b" "


def test_a_huge_picture_is_refused_before_it_is_unpacked():
    for kind in ("PNG", "JPEG"):
        data = BytesIO()
        Image.new("L", (9_000, 9_000)).save(data, kind)
        # Nothing but the head is there to be unpacked.
        with pytest.raises(TooManyPixels):
            drawn_anew(data.getvalue()[:2_000])
