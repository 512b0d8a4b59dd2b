"""Waiting for a PDF that a worker draws."""

from __future__ import annotations

from playwright.sync_api import expect

from reporting.pages import drawn_files
from reporting.pages import views as pages
from tests.reporting.pages.test_drawn_file import DRAFT, work


def is_pdf(response) -> bool:
    return response.headers.get("content-type") == "application/pdf"


def test_an_officer_waits_for_a_draft(
    page, site_url, come_in, officer, action, settings, monkeypatch, accessible
):
    settings.TASKS = {"default": {"BACKEND": "csp.jobs.queue.JobQueue"}}
    monkeypatch.setattr(drawn_files, "PATIENCE", 0)
    monkeypatch.setattr(
        pages, "REFRESH_SECONDS", 600
    )  # So that nothing moves while it is looked at.
    come_in(officer)
    page.goto(f"{site_url}{DRAFT}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your file is being made")
    accessible()
    page.get_by_role("link", name="Look again now").click()
    expect(page.get_by_role("status")).to_contain_text("draft.pdf is not ready yet")
    work()
    with page.expect_response(is_pdf):
        page.get_by_role("link", name="Look again now").click()


def test_it_opens_by_itself_when_it_is_ready(
    page, site_url, come_in, officer, action, settings, monkeypatch
):
    settings.TASKS = {"default": {"BACKEND": "csp.jobs.queue.JobQueue"}}
    monkeypatch.setattr(drawn_files, "PATIENCE", 0)
    monkeypatch.setattr(pages, "REFRESH_SECONDS", 1)
    come_in(officer)
    page.goto(f"{site_url}{DRAFT}")
    with page.expect_response(is_pdf):
        work()
