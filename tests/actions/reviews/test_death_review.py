"""Reviews: who reads what of a death review, what is never published, and a year's case reviews."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from actions.models import CaseReviewYear, DeathReview
from actions.reviews.services import change_review, create_review
from actions.reviews.views.case_review import case_review_remarks
from csp import changes
from csp.models import AuditEvent
from plans.access import POWERS, Can
from plans.models import Role
from tests import factories as make
from tests.world import read

SECRET = "what only a few may read"
REASON = "the family asked for it"
KEPT = {SECRET, REASON, "4 February 2014", "2014-02-04", "not for all yet"}


def address(route: str, *args) -> str:
    return reverse(f"workspace:{route}", args=args)


@pytest.fixture
def review(partnership):
    return make.DeathReviewFactory(
        partnership=partnership,
        local_ref="Review 2",
        detail=SECRET,
        summary="not for all yet",
        never_publish_reason=REASON,
        decided_on=date(2014, 2, 4),
    )


@pytest.mark.parametrize(
    "kind", ["officer", "chair", "clerk", "strategy", "lead", "scrutiny", "county"]
)
def test_who_reads_what_a_review_holds(kind, partnership, review, request, client_of):
    client = client_of(request.getfixturevalue(kind))
    few = Can.READ_REVIEWS in POWERS[Role.Kind(kind)]
    page = read(client.get(review.get_absolute_url())).decode()
    assert "Review 2" in page and "Decision to be made" in page
    assert (SECRET in page) == (REASON in page) == ("4 February 2014" in page) == few
    for query in ("", "?_export=csv", "?sort=-state"):
        listed = read(client.get(address("death_reviews", partnership.slug) + query)).decode()
        assert "Review 2" in listed and not any(words in listed for words in KEPT)
    edit = client.get(address("death_review_edit", partnership.slug, review.pk))
    assert edit.status_code == (200 if kind == "officer" else 403)


def test_the_history_of_a_review_is_for_those_who_may_read_it(
    partnership, review, officer, client_of, monkeypatch
):
    """An officer who is not trusted with reviews: the powers of a role are data."""
    values = {"detail": "another secret", "never_publish_reason": REASON}
    change_review(by=officer, review=review, version=review.version, values=values)
    changed = AuditEvent.objects.get(verb="changed")
    removed = changes.remove(review, by=officer)
    pages = [address("event", partnership.slug, event.pk) for event in (changed, removed)]
    client, listed = client_of(officer), address("events", partnership.slug)
    assert SECRET in client.get(pages[0]).content.decode()
    monkeypatch.setitem(POWERS, Role.Kind.OFFICER, frozenset(Can) - {Can.READ_REVIEWS})
    assert [client.get(page).status_code for page in pages] == [404, 404]
    for query in ("", "?_export=csv", "?kind=actions.deathreview"):
        assert "Review 2" not in read(client.get(listed + query)).decode()
    assert client.post(address("undo", removed.pk)).status_code == 404
    assert client.get(address("death_review_add", partnership.slug)).status_code == 403
    assert not DeathReview.objects.exists()


def test_what_must_never_be_published_cannot_be_made_so(officer, review):
    answers = {"state": "quality", "publishable": True, "never_publish_reason": REASON}
    with pytest.raises(ValidationError, match="must never be published"):
        change_review(by=officer, review=review, version=1, values=answers)
    answers = {"state": "quality", "publishable": True, "never_publish_reason": ""}
    with pytest.raises(ValidationError, match="cannot be taken back"):
        change_review(by=officer, review=review, version=1, values=answers)
    review.publishable = True
    with pytest.raises(ValidationError, match="must not be published"):
        review.full_clean()
    assert not DeathReview.objects.get().publishable


def test_a_review_that_was_converted_stays_private(partnership, officer, client_of):
    values = {"local_ref": "Review 2", "label": "learning review", "state": "converted"}
    with pytest.raises(ValidationError, match="must never be published"):
        create_review(by=officer, partnership=partnership, values={**values, "publishable": True})
    kept = create_review(by=officer, partnership=partnership, values=values)
    assert "learning review" in kept.never_publish_reason
    page = client_of(officer).post(
        address("death_review_edit", partnership.slug, kept.pk),
        {**values, "state": "published", "publishable": "on", "version": kept.version},
    )
    assert page.status_code == 422
    assert "cannot be taken back" in page.content.decode()
    kept.refresh_from_db()
    assert (kept.state, kept.publishable) == ("converted", False)


def test_a_published_review_shows_what_the_public_may_read(partnership, viewer, lead, client_of):
    published = make.DeathReviewFactory(
        partnership=partnership,
        state="published",
        publishable=True,
        published_on=date(2014, 10, 31),
        summary="What was learnt",
        detail=SECRET,
    )
    page = client_of(lead).get(published.get_absolute_url()).content.decode()
    assert "31 October 2014" in page and "What was learnt" in page and SECRET not in page
    assert client_of(viewer).get(published.get_absolute_url()).status_code == 403


def test_a_year_of_case_reviews_is_looked_at_twice():
    year = CaseReviewYear(
        year_code="2016-17", received=5, threshold_not_met=3, carried_out=3, recommendations=4
    )
    words = list(case_review_remarks(year, date(2017, 5, 1)))
    assert "only 2 applications met" in words[0] and "only 3 were carried out" in words[1]
    assert len(words) == 3
    nought = CaseReviewYear(year_code="2016-17", published_on=date(2017, 4, 2))
    assert not list(case_review_remarks(nought, date(2017, 5, 1)))


def test_no_more_miss_the_threshold_than_were_received(partnership, officer, client_of):
    answers = {"received": 1, "threshold_not_met": 2, "carried_out": 0, "recommendations": 0}
    url = address("case_review_year_add", partnership.slug)
    page = client_of(officer).post(url, answers | {"year_code": "2016/17"})
    assert page.status_code == 422 and "than were received" in page.content.decode()
    client_of(officer).post(url, answers | {"year_code": "2016/17", "received": 2})
    assert CaseReviewYear.objects.get().year_code == "2016-17"
