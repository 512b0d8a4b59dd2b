"""A picture that a published edition shows is missed when it goes, as any other file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from plans.models import Section
from reporting.editions.services.publication import publish
from reporting.facts.kept_pictures import frozen_pictures
from tests import factories as make
from tests.reporting.pictures import png

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture
def places(partnership, plan, action, officer) -> list[Path]:
    """Where the logo and the picture of a published plan are kept for good."""
    partnership.logo_alt = "Moorland"
    partnership.logo.save("logo.png", ContentFile(png()))
    section = make.SectionFactory(plan=plan, picture_alt="A park", body="Our park.")
    section.picture.save("park.png", ContentFile(png("green")))
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    assert Section.objects.get().picture and plan.publications.get().pdf
    return [Path(default_storage.path(each.name)) for each in frozen_pictures()]


def test_a_frozen_picture_that_goes_or_changes_is_found(places, tmp_path, capsys):
    logo, park = places
    call_command("verify_files")
    logo.unlink()
    park.write_bytes(png("red"))
    with pytest.raises(CommandError, match="2 of 5 files") as found:
        call_command("verify_files")
    assert f"{logo.name} is missing (picture of publication" in str(found.value)
    assert f"{park.name} was changed (picture of publication" in str(found.value)
    with pytest.raises(CommandError, match="Is MEDIA_ROOT right"):
        call_command("backup", str(tmp_path / "kept"))


def test_pictures_are_counted_when_a_back_up_comes_back(places, tmp_path, capsys):
    call_command("backup", str(tmp_path / "kept"))
    [folder] = (tmp_path / "kept").iterdir()
    for path in places:
        path.unlink()
    call_command("restore", str(folder), replace=True)
    assert "rows name 5." in capsys.readouterr().out and all(path.is_file() for path in places)
