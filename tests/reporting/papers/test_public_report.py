"""Who reads a frozen paper: the committee once it is sent, everybody once it is published."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from reporting.editions.services.freezing import publish_report, send_to_committee
from reporting.editions.services.report import withdraw_report
from reporting.models import PaperBlock, Report
from tests.reporting.papers.frozen_making import (
    MEMBERS,
    OPEN,
    POST,
    SECRET,
    data_of,
    freeze,
    guarded_paper,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]
FILES = ("report_pdf", "report_docx")


@pytest.fixture
def paper(partnership):
    return guarded_paper(partnership)


@pytest.fixture
def frozen(paper, officer) -> Report:
    return freeze(paper, officer)


def outside(route: str, report: Report) -> str:
    return reverse(f"public:{route}", args=[report.partnership.slug, report.slug])


def inside(route: str, report: Report) -> str:
    return reverse(f"workspace:{route}", args=[report.partnership.slug, report.slug])


def read(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_nobody_outside_reads_a_paper_before_it_is_published(frozen, officer):
    anybody = Client()
    for route in ("report", *FILES):
        assert anybody.get(outside(route, frozen)).status_code == 404
    send_to_committee(by=officer, report=frozen, committee="Scrutiny Panel")
    assert anybody.get(outside("report", frozen)).status_code == 404


def test_everybody_reads_the_public_version_and_only_that(frozen, officer):
    publish_report(by=officer, report=frozen)
    page = Client().get(outside("report", frozen))
    words = page.content.decode()
    assert OPEN in words
    assert POST in words
    assert MEMBERS not in words
    assert SECRET not in words
    assert f"{frozen.public_pdf_pages} page" in words
    assert not page.cookies
    for route, field in zip(FILES, ("public_pdf", "public_docx"), strict=True):
        assert read(Client().get(outside(route, frozen))) == data_of(getattr(frozen, field))


def test_a_page_and_its_files_are_not_sent_again_to_who_has_them(
    frozen, officer, django_assert_max_num_queries
):
    publish_report(by=officer, report=frozen)
    for route in ("report", *FILES):
        first = Client().get(outside(route, frozen))
        etag = first.headers["ETag"]
        assert not etag.startswith("W/")
        read(first)
        with django_assert_max_num_queries(1):
            again = Client().get(outside(route, frozen), headers={"If-None-Match": etag})
        assert again.status_code == 304


def test_a_later_version_is_pointed_out_and_the_one_before_stays(frozen, paper, officer):
    publish_report(by=officer, report=frozen)
    PaperBlock.objects.filter(section__paper=paper, reader="").update(text="They met again.")
    second = freeze(paper, officer)
    publish_report(by=officer, report=second)
    first_page = Client().get(outside("report", frozen)).content.decode()
    assert outside("report", second) in first_page
    assert OPEN in first_page
    assert outside("report", frozen) in Client().get(outside("report", second)).content.decode()


def test_a_withdrawn_paper_says_so_and_members_still_have_it(frozen, officer, client_of):
    publish_report(by=officer, report=frozen)
    withdraw_report(by=officer, report=frozen, reason="A figure was wrong.")
    for route in ("report", *FILES):
        gone = Client().get(outside(route, frozen))
        assert gone.status_code == 410
        assert OPEN not in gone.content.decode()
        assert "A figure was wrong" not in gone.content.decode()
    assert client_of(officer).get(inside("report", frozen)).status_code == 200


def test_scrutiny_members_read_what_was_sent_to_them_and_nothing_before(
    frozen, officer, scrutiny, client_of
):
    member = client_of(scrutiny)
    for route in ("report", *FILES):
        assert member.get(inside(route, frozen)).status_code == 404
    assert (
        frozen.title
        not in member.get(
            reverse("workspace:reports", args=[frozen.partnership.slug])
        ).content.decode()
    )
    send_to_committee(by=officer, report=frozen, committee="Scrutiny Panel")
    words = member.get(inside("report", frozen)).content.decode()
    assert MEMBERS in words
    assert SECRET not in words
    assert read(member.get(inside("report_pdf", frozen))) == data_of(frozen.pdf)
    assert (
        frozen.title
        in member.get(reverse("workspace:reports", args=[frozen.partnership.slug])).content.decode()
    )
    with pytest.raises(ValidationError, match="already"):
        send_to_committee(by=officer, report=frozen, committee="Another Panel")


def test_who_else_reads_a_frozen_paper(frozen, lead, chair, county, viewer, stranger, client_of):
    answers = {
        name: client_of(user).get(inside("report", frozen)).status_code
        for name, user in {
            "lead": lead, "chair": chair, "county": county, "viewer": viewer, "stranger": stranger,
        }.items()
    }  # fmt: skip
    assert answers == {"lead": 200, "chair": 200, "county": 403, "viewer": 403, "stranger": 404}


def test_sending_and_publishing_are_asked_about_on_pages(frozen, officer, lead, client_of):
    client = client_of(officer)
    public = client.get(inside("report_pdf", frozen) + "?for=everybody")
    assert read(public) == data_of(frozen.public_pdf)
    assert client.post(inside("report_send", frozen), {"committee": ""}).status_code == 422
    assert client.post(inside("report_send", frozen), {"committee": "Panel"}).status_code == 302
    assert client.post(inside("report_publish", frozen)).status_code == 302
    assert client.post(inside("report_publish", frozen)).status_code == 422
    frozen.refresh_from_db()
    assert (frozen.sent_to, frozen.state) == ("Panel", "published")
    assert client_of(lead).post(inside("report_publish", frozen)).status_code == 403
    assert outside("report", frozen) in client.get(inside("report", frozen)).content.decode()
