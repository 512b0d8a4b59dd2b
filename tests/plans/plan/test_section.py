"""The sections of a plan: laying out, writing, order and pictures."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from csp.models import AuditEvent
from plans.models import Section
from tests import factories as make

NEW = {"kind": "introduction", "heading": "Introduction", "level": "1", "printed": "on"}


def url(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


@pytest.fixture
def section(plan):
    return make.SectionFactory(plan=plan, heading="Who we are", body="Old words.")


def test_an_empty_plan_gets_the_usual_sections(client_of, officer, plan):
    assert "Lay out the usual sections" in client_of(officer).get(url("sections")).content.decode()
    client_of(officer).post(url("sections"))
    kinds = [section.kind for section in plan.sections.all()]
    assert kinds[0] == "foreword"
    assert {"actions", "priorities", "endorsements", "contact"} <= set(kinds)
    assert AuditEvent.objects.filter(target_type="plans.section", verb="created").count() == len(
        kinds
    )


def test_a_plan_with_sections_keeps_them(client_of, officer, plan, section):
    response = client_of(officer).post(url("sections"), follow=True)
    assert "sections already" in response.content.decode()
    assert plan.sections.get() == section


def test_a_section_is_added_at_the_end(client_of, officer, plan, section):
    response = client_of(officer).post(url("section_add"), NEW | {"body": "## Why\n\nWords."})
    assert response.url == url("sections")
    added = plan.sections.last()
    assert (added.heading, added.body, added.printed) == ("Introduction", "## Why\n\nWords.", True)
    assert added.position > section.position


def test_the_preview_shows_the_words_and_stores_nothing(client_of, officer, plan):
    answers = NEW | {"body": "- **Bold** <script>bad()</script>", "preview": "1"}
    page = client_of(officer).post(url("section_add"), answers).content.decode()
    assert "<strong>Bold</strong>" in page
    assert "<script>bad" not in page
    assert not plan.sections.exists()


def test_a_section_may_be_hidden_from_print(client_of, officer, section):
    answers = {name: value for name, value in NEW.items() if name != "printed"}
    client_of(officer).post(url("section_edit", section.pk), answers | {"version": 1})
    section.refresh_from_db()
    assert section.printed is False
    assert "Hidden" in client_of(officer).get(url("sections")).content.decode()


def test_a_stale_save_shows_both_and_keeps_theirs(client_of, officer, section):
    Section.objects.filter(pk=section.pk).update(version=2, body="Their words.")
    response = client_of(officer).post(
        url("section_edit", section.pk), NEW | {"body": "My words.", "version": 1}
    )
    assert response.status_code == 409
    assert "Their words." in response.content.decode()
    assert "My words." in response.content.decode()
    assert Section.objects.get().body == "Their words."


def test_a_file_that_is_no_picture_is_refused(client_of, officer, plan):
    upload = SimpleUploadedFile("photo.png", b"not a picture", content_type="image/png")
    sent = NEW | {"picture": upload, "picture_alt": "A street"}
    response = client_of(officer).post(url("section_add"), sent)
    assert response.status_code == 422
    assert not plan.sections.exists()


@pytest.mark.parametrize(
    "wrong", [{"heading": ""}, {"level": "4"}, {"kind": "poem"}, {"body": "x" * 200_001}]
)
def test_what_does_not_fit_is_refused_and_kept_on_the_page(client_of, officer, plan, wrong):
    response = client_of(officer).post(url("section_add"), NEW | {"signatory": "Cllr Hill"} | wrong)
    assert response.status_code == 422
    assert "Cllr Hill" in response.content.decode()
    assert not plan.sections.exists()


def test_sections_move_with_plain_buttons(client_of, officer, plan):
    first, _second, third = (make.SectionFactory(plan=plan, heading=name) for name in "ABC")
    client_of(officer).post(url("section_move", third.pk), {"way": "up"})
    assert list(plan.sections.values_list("heading", flat=True)) == ["A", "C", "B"]
    client_of(officer).post(url("section_move", first.pk), {"way": "up"})
    assert list(plan.sections.values_list("heading", flat=True)) == ["A", "C", "B"]


def test_a_removed_section_comes_back(client_of, officer, section):
    browser = client_of(officer)
    browser.post(url("section_remove", section.pk))
    assert not Section.objects.exists()
    event = AuditEvent.objects.get(verb="removed")
    browser.post(reverse("workspace:undo", args=[event.pk]))
    assert Section.objects.get().body == "Old words."


@pytest.mark.parametrize("page", ["section_edit", "section_remove"])
def test_who_may_change_a_section(client_of, officer, viewer, stranger, other, section, page):
    assert client_of(officer).get(url(page, section.pk)).status_code == 200
    assert client_of(viewer).get(url(page, section.pk)).status_code == 403
    assert client_of(stranger).get(url(page, section.pk)).status_code == 404
    theirs = make.SectionFactory(plan=make.PlanFactory(partnership=other))
    assert client_of(officer).get(url(page, theirs.pk)).status_code == 404


def test_a_reader_sees_the_sections_and_no_buttons(client_of, viewer, section):
    page = client_of(viewer).get(url("sections")).content.decode()
    assert "Who we are" in page
    assert url("section_edit", section.pk) not in page
    assert client_of(viewer).post(url("sections")).status_code == 403


def test_the_list_asks_as_often_for_many_as_for_one(
    client_of, officer, section, django_assert_max_num_queries
):
    browser = client_of(officer)
    browser.get(url("sections"))
    with django_assert_max_num_queries(20) as one:
        browser.get(url("sections"))
    make.SectionFactory.create_batch(20, plan=section.plan)
    with django_assert_max_num_queries(len(one)):
        browser.get(url("sections"))


def picture():
    buffer = BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    return SimpleUploadedFile("street.png", buffer.getvalue(), content_type="image/png")


def test_a_picture_needs_words_and_can_be_taken_away(client_of, officer, plan):
    browser = client_of(officer)
    response = browser.post(url("section_add"), NEW | {"picture": picture()})
    assert response.status_code == 422
    assert "Say in words what the picture shows" in response.content.decode()
    browser.post(url("section_add"), NEW | {"picture": picture(), "picture_alt": "A street"})
    section = plan.sections.get()
    assert section.picture.size > 0
    browser.post(url("section_edit", section.pk), NEW | {"picture_alt": "A street", "version": 1})
    assert plan.sections.get().picture == section.picture
    browser.post(url("section_edit", section.pk), NEW | {"picture-clear": "on", "version": 1})
    assert not plan.sections.get().picture
