"""The pages of freezing: what to mend, what was typed, and what a partnership has stop it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from reporting.models import PaperBlock, PaperSettings, Report
from reporting.papers.compose import length
from tests.reporting.papers.frozen_making import freeze_page
from tests.reporting.papers.gate_making import paper_of, write

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_shows_what_to_mend_and_keeps_what_was_typed(partnership, officer, client_of):
    paper = paper_of(partnership, "XX people came to it.")
    block = PaperBlock.objects.get()
    client = client_of(officer)
    page = client.get(freeze_page(paper))
    assert f"#block-{block.key}" in page.content.decode()
    asked = dict(page.context["form"].initial)
    assert client.post(freeze_page(paper), asked).status_code == 422
    write(paper.sections.get(), "Something new meanwhile.")
    asked["reason-placeholder"] = "Nobody counted."
    answer = client.post(freeze_page(paper), asked)
    assert answer.status_code == 409
    assert "Nobody counted." in answer.content.decode()
    assert paper.sections.get().heading in answer.content.decode()
    form = answer.context["form"]
    told = {name: form[name].value() for name in form.fields}
    assert client.post(freeze_page(paper), told).status_code == 302
    assert Report.objects.get().overridden[0]["reason"] == "Nobody counted."


def test_which_findings_stop_a_freeze_is_chosen_on_a_page(partnership, officer, client_of):
    address = reverse("workspace:paper_settings", args=[partnership.slug])
    client = client_of(officer)
    form = client.get(address).context["form"]
    told = {name: form[name].value() or "" for name in form.fields}
    told |= {"header": "Moorland", "check-placeholder": "", "check-no-count": "on"}
    assert client.post(address, told).status_code == 302
    stored = PaperSettings.objects.get(partnership=partnership)
    assert "placeholder" not in stored.blocking
    assert "no-count" in stored.blocking
    assert stored.header == "Moorland"


def test_a_paper_too_long_to_be_drawn_is_refused_with_what_to_do(
    partnership, officer, client_of, monkeypatch
):
    monkeypatch.setattr(length, "MOST", 1_000)
    paper = paper_of(partnership, "Many words. " * 100)
    client = client_of(officer)
    asked = client.get(freeze_page(paper)).context["form"].initial
    answer = client.post(freeze_page(paper), asked)
    assert answer.status_code == 422
    assert "make two papers of it" in answer.content.decode()
    assert not Report.objects.exists()
    for ext in ("pdf", "docx"):
        place = [partnership.slug, paper.slug]
        answer = client.get(reverse(f"workspace:paper_preview_{ext}", args=place), follow=True)
        assert "make two papers of it" in answer.content.decode()
