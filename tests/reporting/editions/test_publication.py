"""Publishing: what is frozen stays, one at a time, and nothing is lost when it goes wrong."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connections
from django.utils import timezone

from csp.changes import Stale
from csp.models import AuditEvent
from reporting.editions.jobs import draw_publication
from reporting.editions.services import publication as service
from reporting.editions.services.publication import Blocked, publish, withdraw
from reporting.facts.snapshot import freeze, snapshot_digest, thaw
from reporting.models import Publication
from tests import factories as make
from tests.reporting.pictures import png

pytestmark = pytest.mark.django_db(transaction=True)
State = Publication.State


@pytest.fixture
def first(plan, action, officer) -> Publication:
    return again(plan, officer)


def again(plan, officer, **values) -> Publication:
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version, **values)


def change(action, aim="Keep more victims safe") -> None:
    type(action).objects.filter(pk=action.pk).update(aim=aim)


def test_the_first_version_is_current_and_the_plan_published(first, plan):
    plan.refresh_from_db()
    assert (first.number, first.state, plan.status) == (1, State.CURRENT, "published")
    assert plan.status_changes.last().note == "Version 1 published."


def test_the_digest_is_that_of_the_snapshot_and_of_nothing_else(first):
    assert (
        first.sha256
        == snapshot_digest(first.snapshot)
        == snapshot_digest(freeze(thaw(first.snapshot)))
    )


def test_the_pdf_is_kept_with_its_digest_and_pages(first):
    with first.pdf.open() as file, pikepdf.open(file) as pdf:
        assert len(pdf.pages) == first.pdf_pages


def test_the_same_snapshot_is_printed_alike_again(first):
    before = first.pdf_sha256
    service.draw_publication_files(first)
    assert first.pdf_sha256 == before


def test_a_second_version_supersedes_the_first_and_leaves_it_as_it_was(
    first, plan, action, officer
):
    change(action)
    second = again(plan, officer, change_note="A new aim.")
    before, first = first, Publication.objects.get(pk=first.pk)
    assert (second.number, second.state, first.state) == (2, State.CURRENT, State.SUPERSEDED)
    assert (first.snapshot, first.page, first.pdf.name) == (
        before.snapshot,
        before.page,
        before.pdf.name,
    )
    assert "Keep more victims safe" in second.page


def test_publishing_what_is_published_offers_nothing_new(first, plan, officer):
    with pytest.raises(ValidationError, match="Nothing has changed since version 1"):
        again(plan, officer)
    assert plan.publications.count() == 1


def test_a_draft_is_blocked_with_every_reason(plan, action, officer):
    make.SectionFactory(plan=plan, body="TBC")
    type(plan).objects.update(status="draft")
    with pytest.raises(Blocked) as blocked:
        again(plan, officer)
    assert {each.code for each in blocked.value.findings} == {"not-agreed", "placeholder"}
    assert not plan.publications.exists()


def test_the_note_is_public_so_it_names_nobody_unasked(plan, action, officer, partnership):
    make.PersonFactory(partnership=partnership, name="Vic Moor")
    with pytest.raises(ValidationError, match="names Vic Moor"):
        again(plan, officer, change_note="Vic Moor now leads row 1.1.")
    assert not plan.publications.exists()


def test_a_stale_page_publishes_nothing(plan, action, officer):
    with pytest.raises(Stale):
        publish(by=officer, plan=plan, version=plan.version + 1)
    assert not plan.publications.exists()


def test_each_step_is_on_record(first, officer):
    verbs = set(AuditEvent.objects.filter(by=officer).values_list("verb", flat=True))
    assert {"froze", "published"} <= verbs


def test_a_version_that_cannot_be_drawn_fails_with_a_sentence(
    plan, action, officer, settings, tmp_path
):
    fonts, settings.PRINT_FONTS = settings.PRINT_FONTS, tmp_path
    failed = again(plan, officer)
    plan.refresh_from_db()
    assert (failed.state, plan.status) == (State.FAILED, "agreed")
    assert "fonts" in failed.trouble
    settings.PRINT_FONTS = fonts
    assert (again(plan, officer).number, plan.publications.count()) == (1, 1)


def test_a_failure_leaves_the_version_before_it_current(
    first, plan, action, officer, settings, tmp_path
):
    change(action)
    settings.PRINT_FONTS = tmp_path
    assert again(plan, officer).state == State.FAILED
    assert Publication.objects.get(pk=first.pk).state == State.CURRENT


def test_doing_the_job_twice_changes_nothing(first):
    draw_publication.enqueue(first.pk)
    assert Publication.objects.get(pk=first.pk).published_at == first.published_at


def under_way(first, minutes: int) -> None:
    begun = timezone.now() - timedelta(minutes=minutes)
    Publication.objects.filter(pk=first.pk).update(
        state=State.PREPARING, frozen_at=begun, published_at=None
    )


def test_nothing_is_published_while_a_version_is_being_prepared(first, plan, action, officer):
    under_way(first, minutes=1)
    change(action)
    with pytest.raises(ValidationError, match="Version 1 is being prepared"):
        again(plan, officer)


def test_a_version_that_a_dead_worker_left_may_be_tried_again(first, plan, officer):
    under_way(first, minutes=60)
    assert (again(plan, officer).number, plan.publications.count()) == (1, 1)


def test_two_officers_at_once_make_one_version_each_or_hear_why_not(plan, action, officer):
    answers, together = [], Barrier(2, timeout=20)

    def press() -> None:
        together.wait()
        try:
            answers.append(publish(by=officer, plan=plan, version=plan.version).number)
        except (Stale, ValidationError) as refused:
            answers.append(str(refused))
        finally:
            connections.close_all()

    threads = [Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(map(type, answers), key=str) == [int, str]
    assert list(plan.publications.values_list("number", "state")) == [(1, State.CURRENT)]


def test_the_logo_of_a_version_outlives_a_new_one(plan, action, officer, partnership, client):
    def wear(colour) -> None:
        partnership.logo.save("logo.png", ContentFile(png(colour)), save=False)
        partnership.logo_alt = "A heron"
        partnership.save()
        plan.partnership = partnership

    wear("red")
    publish(by=officer, plan=plan, version=plan.version)
    plan.refresh_from_db()
    partnership.logo.delete(save=False)
    wear("blue")
    publish(by=officer, plan=plan, version=plan.version)
    digests = [thaw(each.snapshot).partnership.logo.digest for each in plan.publications.all()]
    sent = [client.get(f"/partnerships/moorland/logo/{sha}.png") for sha in digests]
    assert [b"".join(each.streaming_content) for each in sent] == [png("blue"), png("red")]


def test_withdrawing_asks_why_and_keeps_everything(first, plan, officer):
    with pytest.raises(ValidationError, match="Say why"):
        withdraw(by=officer, publication=first, reason=" ")
    gone = withdraw(by=officer, publication=first, reason="It named somebody.")
    plan.refresh_from_db()
    assert (gone.state, gone.reason, plan.status) == (
        State.WITHDRAWN,
        "It named somebody.",
        "agreed",
    )
    assert gone.snapshot and gone.page and gone.pdf.size


def test_a_version_is_withdrawn_once(first, officer):
    withdraw(by=officer, publication=first, reason="A slip.")
    with pytest.raises(ValidationError, match="not public"):
        withdraw(by=officer, publication=first, reason="A slip.")


def test_the_same_words_may_be_published_again_after_withdrawing(first, plan, officer):
    withdraw(by=officer, publication=first, reason="A slip.")
    assert again(plan, officer).number == 2


# The pages


def test_an_officer_publishes_with_the_button(plan, action, officer, client_of):
    browser = client_of(officer)
    page = browser.get("/workspace/moorland/plans/2016-17/publish/")
    assert page.status_code == 200
    data = {"version": plan.version, "change_note": "The first."}
    answer = browser.post("/workspace/moorland/plans/2016-17/publish/", data, follow=True)
    assert answer.redirect_chain[-1][0].endswith("/publications/1/")
    assert "Published" in answer.content.decode()


def test_the_publish_page_says_what_changed(first, plan, action, officer, client_of):
    change(action)
    page = client_of(officer).get("/workspace/moorland/plans/2016-17/publish/")
    assert "Row 1.1: changed (aim)" in page.content.decode()


def test_the_publish_page_of_an_unchanged_plan_has_no_button(first, officer, client_of):
    page = client_of(officer).get("/workspace/moorland/plans/2016-17/publish/").content.decode()
    assert "Nothing has changed since version 1" in page
    assert "Publish the changes" not in page


def test_a_stale_publish_page_keeps_the_note(plan, action, officer, client_of):
    data = {"version": plan.version + 5, "change_note": "My careful note."}
    answer = client_of(officer).post("/workspace/moorland/plans/2016-17/publish/", data)
    assert answer.status_code == 409
    assert "My careful note." in answer.content.decode()
    assert not plan.publications.exists()


def test_a_version_being_prepared_asks_the_browser_to_look_again(first, officer, client_of):
    under_way(first, minutes=1)
    page = client_of(officer).get("/workspace/moorland/plans/2016-17/publications/1/")
    assert page["Refresh"] == "4"


def test_withdrawing_by_its_page(first, officer, client_of):
    browser, page = client_of(officer), "/workspace/moorland/plans/2016-17/publications/1/withdraw/"
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"reason": ""}).status_code == 422
    assert browser.post(page, {"reason": "A slip."}).status_code == 302


VERSION = tuple(f"publications/1/{name}" for name in ("plan.pdf", "plan.json", "plan.csv", ""))
PAGES = ("publish/", "publications/1/withdraw/")
DRAFTS = ("draft/", "draft.pdf", "publications/", "publications/1/", "publications/1/plan.pdf")


def statuses(browser, pages) -> dict[str, int]:
    """How each of some pages of the plan answers."""
    found = {}
    for page in pages:
        answer = browser.get(f"/workspace/moorland/plans/2016-17/{page}")
        answer.close()
        found[page] = answer.status_code
    return found


def test_officers_reach_a_withdrawn_version(first, officer, client_of):
    withdraw(by=officer, publication=first, reason="A slip.")
    assert statuses(client_of(officer), VERSION) == dict.fromkeys(VERSION, 200)


def test_nobody_else_publishes_or_withdraws(first, request, client_of):
    for who in ("lead", "strategy", "clerk", "chair", "scrutiny", "county", "viewer"):
        browser = client_of(request.getfixturevalue(who))
        assert statuses(browser, PAGES) == dict.fromkeys(PAGES, 403), who


def test_a_stranger_finds_nothing(first, stranger, other_officer, client_of):
    for who in (stranger, other_officer):
        found = statuses(client_of(who), PAGES + DRAFTS)
        assert found == dict.fromkeys(PAGES + DRAFTS, 404), who


def test_drafts_are_for_colleagues(first, lead, viewer, client_of):
    assert statuses(client_of(lead), DRAFTS) == dict.fromkeys(DRAFTS, 200)
    assert statuses(client_of(viewer), DRAFTS) == dict.fromkeys(DRAFTS, 403)


def test_anybody_not_signed_in_is_asked_to(first, client):
    answer = client.get("/workspace/moorland/plans/2016-17/publish/")
    assert answer.status_code == 302


def test_a_draft_leaves_restricted_rows_to_those_who_may_read_them(
    plan, priority, lead, strategy, client_of
):
    make.ActionFactory(priority=priority, visibility="restricted", aim="Secret aim")
    pages = [
        client_of(user).get("/workspace/moorland/plans/2016-17/draft/").content.decode()
        for user in (lead, strategy)
    ]
    assert ["Secret aim" in page for page in pages] == [False, True]
