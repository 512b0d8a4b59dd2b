"""A PDF of the workspace is drawn by a worker: given when it is ready, waited for on a page until then."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from csp import changes
from plans.models import Role
from reporting.pages import drawn_files
from tests import factories as make

DRAFT = "/workspace/moorland/plans/2016-17/draft.pdf"
SECRET = "A house that nobody may find"


@pytest.fixture(autouse=True)
def worker_elsewhere(settings, monkeypatch):
    """Jobs are left to a worker, and requests do not wait for it."""
    settings.TASKS = {"default": {"BACKEND": "csp.jobs.queue.JobQueue"}}
    monkeypatch.setattr(drawn_files, "PATIENCE", 0)


def work() -> None:
    """What a worker does until nothing more is due, on the connection of the test."""
    worker = Worker(
        queue_names=[],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
    )
    while job := DBTaskResult.objects.ready().first():
        job.claim(worker.worker_id)
        worker.run_task(job)


def drawings():
    return DBTaskResult.objects.filter(task_path="csp.jobs.draw_file")


def link_of(page) -> str:
    """Where a page that waits goes by itself, which is where its link goes."""
    assert page.status_code == 202
    where = re.fullmatch(r"\d+; url=(\S+)", page["Refresh"])[1]
    assert f'href="{where}"' in unescape(page.content.decode())
    return where


def test_a_draft_is_waited_for_on_a_page_that_leads_to_it(client_of, officer, action):
    browser = client_of(officer)
    asked = browser.get(DRAFT)
    assert "is being made</h1>" in asked.content.decode()
    assert link_of(browser.get(DRAFT)) == link_of(asked), "asking twice makes it once"
    work()
    file = browser.get(link_of(asked))
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    assert file.content.startswith(b"%PDF")
    assert file["Content-Disposition"] == 'inline; filename="moorland-2016-17-draft.pdf"'
    assert "no-store" in file["Cache-Control"]
    assert drawings().count() == 1


def test_a_draft_that_is_ready_is_given_at_once_until_something_changes(client_of, officer, action):
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    work()
    assert browser.get(DRAFT).status_code == 200
    changes.update(action, by=officer, version=action.version, values={"aim": "Another aim"})
    assert link_of(browser.get(DRAFT)) != address


@pytest.fixture
def papers(partnership, plan, action):
    """A PDF of every kind that the workspace draws."""
    period = make.RoundFactory(partnership=partnership)
    grant = make.FundingStreamFactory(partnership=partnership)
    paper = make.PaperFactory(partnership=partnership)
    return {
        "draft_pdf": [plan.slug],
        "checks_pdf": [],
        "recommendations_pdf": [],
        "exceptions_pdf": [period.period],
        "funding_return_pdf": [grant.pk],
        "paper_preview_pdf": [paper.slug],
    }


def test_every_pdf_of_the_workspace_is_left_to_the_worker(client_of, officer, papers):
    browser = client_of(officer)
    for route, place in papers.items():
        address = reverse(f"workspace:{route}", args=["moorland", *place])
        asked = browser.get(f"{address}?for=everybody")
        assert asked.status_code == 202, route
        work()
        assert browser.get(link_of(asked)).content.startswith(b"%PDF"), route


def test_what_is_not_there_is_not_asked_of_a_worker(client_of, officer, papers):
    browser = client_of(officer)
    for route, place in (
        ("draft_pdf", ["1999"]),
        ("exceptions_pdf", ["1999-00Q1"]),
        ("funding_return_pdf", [0]),
        ("paper_preview_pdf", ["no-such-paper"]),
    ):
        address = reverse(f"workspace:{route}", args=["moorland", *place])
        assert browser.get(address).status_code == 404, route
    assert not drawings().exists()


def test_nobody_else_is_given_what_somebody_waits_for(
    client_of, officer, chair, lead, viewer, stranger, action
):
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    work()
    for who, status in ((chair, 202), (lead, 202), (viewer, 403), (stranger, 404)):
        assert client_of(who).get(address).status_code == status
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize("worked_before", [True, False])
def test_somebody_whose_role_ended_is_not_given_what_it_let_them_read(
    client_of, officer, body, action, worked_before
):
    make.ActionFactory(priority=action.priority, ref="1.2", aim=SECRET, visibility="restricted")
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    if worked_before:
        work()
    Role.objects.filter(user=officer).update(kind=Role.Kind.LEAD, organisation=body)
    work()
    again = browser.get(address)
    assert link_of(again) != address


def test_the_page_says_when_it_failed_and_lets_try_again(client_of, officer, action):
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    drawings().update(status="FAILED")
    page = browser.get(address)
    assert page.status_code == 503
    assert "could not be made</h1>" in page.content.decode()
    assert f'href="{DRAFT}"' in page.content.decode()
    assert link_of(browser.get(DRAFT)) != address
    work()
    assert browser.get(DRAFT).content.startswith(b"%PDF")


def test_a_worker_that_does_not_come_back_is_told(client_of, officer, action):
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    died = timezone.now() - timedelta(minutes=30)
    drawings().update(status="RUNNING", started_at=died, enqueued_at=died)
    assert browser.get(address).status_code == 503
    assert link_of(browser.get(DRAFT)) != address


def test_what_is_missing_is_said_where_somebody_came_from(
    client_of, officer, action, settings, tmp_path
):
    fonts, settings.PRINT_FONTS = settings.PRINT_FONTS, tmp_path
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    work()
    page = browser.get(address, follow=True)
    assert page.redirect_chain == [(DRAFT.replace(".pdf", "/"), 302)]
    assert "font" in page.content.decode()
    settings.PRINT_FONTS = fonts
    browser.get(DRAFT)
    work()
    assert browser.get(DRAFT).content.startswith(b"%PDF")


def test_a_file_is_cleared_after_a_while_and_made_again(client_of, officer, action):
    browser = client_of(officer)
    address = link_of(browser.get(DRAFT))
    work()
    assert len(default_storage.listdir("drawn")[1]) == 1
    later = DBTaskResult.objects.get(task_path="csp.jobs.clear_file")
    assert timezone.now() < later.run_after <= timezone.now() + timedelta(hours=1)
    DBTaskResult.objects.filter(pk=later.pk).update(run_after=timezone.now())
    work()
    assert default_storage.listdir("drawn")[1] == []
    for each in (address, DRAFT, f"{DRAFT}?job=nonsense"):
        assert link_of(browser.get(each)) != address


def test_where_no_worker_runs_the_file_is_given_at_once(client_of, officer, action, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    assert client_of(officer).get(DRAFT).content.startswith(b"%PDF")
    assert not default_storage.exists("drawn")
