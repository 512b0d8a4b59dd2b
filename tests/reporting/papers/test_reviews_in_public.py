"""Reviews after a death: that there is one, and how far it has come, is public only by decision."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from csp.periods import today
from plans.audience import Audience
from reporting.document import tree
from reporting.editions.services.freezing import publish_report
from reporting.papers.sources import SOURCES
from tests import factories as make
from tests.reporting.papers.frozen_making import data_of, freeze
from tests.reporting.papers.gate_making import paper_of
from tests.reporting.papers.plan_world import desk_of, members, public

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

REF, SUMMARY = "Heronwater", "What the family told us"
UNFINISHED = ("decision", "notified", "under-way", "quality", "converted", "closed")


@pytest.fixture
def review(partnership):
    return make.DeathReviewFactory(
        partnership=partnership, local_ref=REF, state="decision", publishable=True, summary=SUMMARY
    )


def gathered(plan, kept="partners", review=None, **options):
    return SOURCES["reviews"].gather(
        desk_of(plan, audience=Audience.of(kept), review=review), options
    )


def test_the_public_reads_of_none_unless_it_is_published_or_chosen(plan, review):
    kinds = [state for state in type(review).State if state != "published"]
    assert len(kinds) == len(UNFINISHED)
    for state in kinds:
        publishable = state != "converted"
        type(review).objects.filter(pk=review.pk).update(state=state, publishable=publishable)
        for about in (None, review):
            for kept in ("", "partners"):
                told = public(gathered(plan, kept, about))
                for words in (REF, SUMMARY, "death", "not for publication", "not published"):
                    assert words not in told, (state, words)
        for found in (gathered(plan), gathered(plan, reviews=[str(review.pk)])):
            assert REF in members(found)
            assert SUMMARY not in members(found)
        assert REF in public(gathered(plan, reviews=[str(review.pk)]))
    type(review).objects.filter(pk=review.pk).update(state="published", publishable=True)
    assert SUMMARY in public(gathered(plan))


def test_one_that_is_published_does_not_say_that_there_is_another(plan, review):
    make.DeathReviewFactory(
        partnership=plan.partnership, local_ref="First", state="published", publishable=True
    )
    told = public(gathered(plan))
    assert "DHR First" in told
    assert "not for publication" not in told
    assert "silent" not in told


def test_neither_page_nor_file_of_a_published_paper_names_it(plan, review, partnership, officer):
    paper = paper_of(partnership, "What was done.", plan=plan)
    text = tree.to_text(gathered(plan))
    make.PaperBlockFactory(section=paper.sections.get(), kind="reviews", gathered=text)
    report = freeze(paper, officer)
    publish_report(by=officer, report=report)
    place = f"/partnerships/{partnership.slug}/reports/{report.slug}/"
    told = [Client().get(place + file).content for file in ("", "report.json")]
    with ZipFile(BytesIO(data_of(report.public_docx))) as package:
        told += [package.read(name) for name in package.namelist()]
    for words in (REF, SUMMARY, "Decision to be made"):
        assert not [each for each in told if words.encode() in each]
    assert REF in report.facts


def test_what_was_gathered_before_that_was_so_is_not_frozen(plan, review, partnership, officer):
    from reporting.editions.services.publication import Blocked
    from tests.reporting.papers.gate_making import put, table

    paper = paper_of(partnership, "What was done.", plan=plan)
    block = put(paper.sections.get(), table((f"DHR {REF}", "1")), kind="reviews")
    old = block.gathered.replace("row-0", f"review-{review.pk}")
    type(block).objects.filter(pk=block.pk).update(gathered=old)
    with pytest.raises(Blocked):
        freeze(paper, officer)


def test_no_calendar_that_leaves_the_site_holds_one(review, officer, client_of):
    type(review).objects.filter(pk=review.pk).update(decided_on=today() - timedelta(days=10))
    browser, place = client_of(officer), [review.partnership.slug]
    page = browser.get(reverse("workspace:calendar", args=place))
    assert REF in page.content.decode()
    for address in (reverse("workspace:calendar_ics", args=place), page.context["feed"]):
        file = browser.get(address)
        assert file.content.startswith(b"BEGIN:VCALENDAR")
        assert REF not in file.content.decode()
        assert "death" not in file.content.decode().lower()
