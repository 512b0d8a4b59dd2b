"""Find anything: only what somebody may read, by words or by number."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csp.lists.finding import cut_around, marked_words, words_around
from tests import factories as make


def find(client, partnership, words: str) -> str:
    address = reverse("workspace:find", args=[partnership.slug])
    return client.get(address, {"q": words}).content.decode()


@pytest.fixture
def restricted(priority):
    return make.ActionFactory(
        priority=priority, ref="7.3", aim="Operation Nightjar", visibility="restricted"
    )


def test_a_row_is_found_by_its_words_and_by_its_number(partnership, action, officer, client_of):
    client = client_of(officer)
    for words in ("victims SAFE", "1.1"):
        assert action.get_absolute_url() in find(client, partnership, words), words
    assert "Nothing that you may read" in find(client, partnership, "victims unheard-of")


@pytest.mark.parametrize(
    ("kind", "found"),
    [("officer", True), ("strategy", True), ("lead", False), ("county", False), ("viewer", False)],
)
def test_a_restricted_row_is_found_by_those_it_is_for(
    kind, found, partnership, restricted, cast, client_of
):
    for words in ("nightjar", "7.3"):
        page = find(client_of(cast[kind]), partnership, words)
        assert (restricted.get_absolute_url() in page) == found
        assert ("Operation" in page) == (found)


def test_a_plan_that_nobody_has_agreed_is_not_searched_for_a_viewer(
    partnership, action, viewer, client_of
):
    type(action.plan).objects.filter(pk=action.plan.pk).update(status="draft")
    assert action.get_absolute_url() not in find(client_of(viewer), partnership, "victims")


def test_bodies_and_papers_are_found(partnership, officer, client_of):
    body = make.OrganisationFactory(partnership=partnership, name="Canal Watch")
    paper = make.PaperFactory(partnership=partnership, title="Along the canal")
    page = find(client_of(officer), partnership, "canal")
    assert body.get_absolute_url() in page and paper.get_absolute_url() in page
    assert "<mark>Canal</mark> Watch" in page


def test_scrutiny_finds_what_was_sent_and_no_draft(partnership, officer, scrutiny, client_of):
    draft = make.PaperFactory(partnership=partnership, title="Canal, a draft")
    sent = make.PaperFactory(partnership=partnership, title="Canal, as sent")
    version = make.SentPaperFactory(partnership=partnership, paper=sent, signed_by=officer)
    page = find(client_of(scrutiny), partnership, version.title.split()[0])
    assert version.get_absolute_url() in page
    assert draft.get_absolute_url() not in find(client_of(scrutiny), partnership, "Canal")


def test_nothing_of_another_partnership_is_found(partnership, other, officer, stranger, client_of):
    make.OrganisationFactory(partnership=other, name="Foreign Legion")
    assert "Legion" not in find(client_of(officer), partnership, "Foreign")
    address = reverse("workspace:find", args=[partnership.slug])
    assert client_of(stranger).get(address, {"q": "a"}).status_code == 404


def test_what_is_typed_is_shown_as_words_and_never_as_markup(partnership, officer, client_of):
    make.OrganisationFactory(partnership=partnership, name="A <b>bold</b> body")
    page = find(client_of(officer), partnership, "<b>bold")
    assert "&lt;b&gt;bold" in page and "<b>bold" not in page


def test_finding_costs_the_same_at_one_row_and_at_twenty(partnership, priority, officer, client_of):
    client = client_of(officer)

    def cost(many: int) -> int:
        for number in range(many):
            make.ActionFactory(priority=priority, ref=f"{many}.{number}", aim="Light the canal")
            make.OrganisationFactory(partnership=partnership, name=f"Canal {many} {number}")
            make.PaperFactory(partnership=partnership, title=f"Canal {many} {number}")
        with CaptureQueriesContext(connection) as captured:
            assert "found</p>" in find(client, partnership, "canal")
        return len(captured)

    cost(1)
    assert cost(2) == cost(20)


def test_words_are_marked_whatever_their_capitals():
    assert marked_words("The Leek & the LEEK", "leek") == (
        "The <mark>Leek</mark> &amp; the <mark>LEEK</mark>"
    )
    assert marked_words("a (b) c", "(b)") == "a <mark>(b)</mark> c"
    assert marked_words("plain", "") == "plain"


def test_the_words_around_say_where_the_text_goes_on():
    text = "first " * 40 + "needle " + "last " * 40
    assert words_around(["", text], "needle").startswith("… ")
    assert words_around(["", text], "needle").endswith(" …")
    assert words_around(["short needle"], "needle") == "short needle"
    assert words_around(["nothing"], "needle") == ""
    assert cut_around("b", "a b") == "… b"
