"""A store that has lost its files: every page is still read, and each file says that it is not at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reporting.editions.services.freezing import publish_report, send_to_committee
from reporting.editions.services.publication import publish
from reporting.editions.services.report import publish_progress, sign_off
from reporting.models import Publication, Report
from tests import factories as make
from tests.reporting.papers.frozen_making import freeze, guarded_paper
from tests.reporting.pictures import png

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

PUBLIC = "/partnerships/moorland/"
PAGES = ("", "2016-17/", "2016-17/versions/", "2016-17/versions/1/", "2016-17/progress/",
         "reports/update/", "open-data/", "feed/", "2016-17/plan.json", "2016-17/plan.csv",
         "reports/update/report.json")  # fmt: skip
FILES = ("2016-17/plan.pdf", "2016-17/versions/1/plan.pdf", "2016-17/progress/progress.pdf",
         "reports/update/report.pdf", "reports/update/report.docx")  # fmt: skip


@pytest.fixture
def told(partnership, plan, action, officer, chair) -> list[Report]:
    """A plan, its progress and a paper that the public reads, and a quarter that was signed off."""
    partnership.logo_alt = "Moorland"
    partnership.logo.save("logo.png", ContentFile(png()))
    plan.refresh_from_db()
    publish(by=officer, plan=plan, version=plan.version)
    quarter = make.RoundFactory(partnership=partnership)
    status = make.StatusFactory(partnership=partnership)
    make.UpdateFactory(
        round=quarter,
        action=action,
        sent=True,
        status=status,
        state="accepted",
        public=True,
        reviewed_at=timezone.now(),
    )
    publish_progress(by=officer, round=quarter)
    paper = publish_report(by=officer, report=freeze(guarded_paper(partnership), officer))
    send_to_committee(by=officer, report=paper, committee="Scrutiny")
    quarter.refresh_from_db()
    sign_off(by=chair, round=quarter, version=quarter.version)
    return list(Report.objects.filter(partnership=partnership))


@pytest.fixture
def lost(told) -> Path:
    """Where the files of the store were put away."""
    store, away = Path(default_storage.location), Path(f"{default_storage.location}-away")
    shutil.move(store, away)
    cache.clear()
    return away


def read(client, address: str):
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer


def test_every_public_page_is_read_and_says_that_its_files_are_not_at_hand(lost):
    for page in PAGES:
        assert read(Client(), PUBLIC + page).status_code == 200, page
    for page in ("", "2016-17/", "2016-17/progress/", "reports/update/"):
        assert "not at hand just now" in Client().get(PUBLIC + page).content.decode(), page


def test_every_file_that_is_lost_says_so_kindly(lost, told, officer, client_of):
    logo = Publication.objects.get().snapshot.partition('"digest":"')[2][:64]
    mine = client_of(officer)
    inside = [
        reverse(f"workspace:report_{ext}", args=["moorland", each.slug]) + more
        for each in told
        for ext in ("pdf", "docx")
        for more in ("", "?for=everybody")
        if getattr(each, f"public_{ext}" if more else ext)
    ]
    inside += [
        reverse("workspace:publication_pdf", args=["moorland", "2016-17", 1]),
        reverse("workspace:logo", args=["moorland"]),
    ]
    public = [PUBLIC + name for name in FILES]
    public.append(reverse("public:logo", args=["moorland", logo, "png"]))
    for client, address in [
        *((Client(), each) for each in public),
        *((mine, each) for each in inside),
    ]:
        answer = read(client, address)
        assert answer.status_code == 503, address
        assert "This file is not at hand just now" in answer.content.decode(), address
        assert answer["Cache-Control"] == "no-store", address


def test_a_file_that_was_put_back_is_there_again_at_once(lost):
    assert "not at hand" in Client().get(PUBLIC).content.decode()
    shutil.copytree(lost, default_storage.location, dirs_exist_ok=True)
    for page in ("", "2016-17/", "2016-17/progress/", "reports/update/"):
        words = Client().get(PUBLIC + page).content.decode()
        assert "not at hand" not in words and "KB" in words, page
    for name in FILES:
        assert read(Client(), PUBLIC + name).status_code == 200, name
