"""What a partnership publishes, as a list, as a feed and for search engines."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import etree

from reporting.editions.services.freezing import publish_report
from reporting.editions.services.publication import publish, withdraw
from reporting.editions.services.report import withdraw_report
from reporting.models import Report
from reporting.urls import public
from tests import factories as make
from tests.reporting.papers.frozen_making import MEMBERS, NAME, SECRET, freeze, guarded_paper

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

LIST = "/partnerships/moorland/"
FEED = f"{LIST}feed/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
TAKE_FORMS = {"subscribe", "confirm", "stop"}
FILLED = {
    "p": "moorland", "q": "2016-17", "r": "update", "number": 1, "name": "plan", "token": "x",
    "sha": "0" * 64, "ext": "png", "pk": 1, "n": 1,
}  # fmt: skip


@pytest.fixture
def plan_out(plan, action, officer):
    plan.refresh_from_db()
    return publish(by=officer, plan=plan, version=plan.version, change_note="A <b>bold</b> plan.")


@pytest.fixture
def paper_out(partnership, officer) -> Report:
    return publish_report(by=officer, report=freeze(guarded_paper(partnership), officer))


def ask(path: str, **headers) -> tuple:
    page = Client().get(path, headers=headers)
    return page, page.content.decode()


def entries() -> dict[str, dict[str, str]]:
    """Each entry of the feed by its name that stays, after the feed itself was found to be whole."""
    feed = etree.fromstring(ask(FEED)[0].content)
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name", "a:link[@rel='self']"):
        assert len(feed.findall(needed, ATOM)) == 1, needed
    found = {}
    for entry in feed.findall("a:entry", ATOM):
        told = {child.tag.partition("}")[2]: child.text or child.get("href") for child in entry}
        assert {"id", "title", "updated", "published", "link", "summary"} <= told.keys()
        found[told["id"]] = told
    newest = max((each["updated"] for each in found.values()), default="")
    assert feed.findtext("a:updated", namespaces=ATOM) == newest
    return found


def test_the_feed_tells_of_each_thing_once_and_that_it_was_withdrawn(
    plan_out, paper_out, officer, settings
):
    before = entries()
    assert [each["title"] for each in before.values()] == [
        paper_out.title,
        "Partnership plan 2016/17",
    ]
    plan = list(before.values())[1]
    assert plan["link"] == f"{settings.SITE_URL}{LIST}2016-17/versions/1/"
    assert "&lt;b&gt;" in plan["summary"], "programs take a summary for HTML"
    assert all(name.startswith("tag:") for name in before)
    etag = ask(FEED)[0]["ETag"]
    assert ask(FEED, **{"If-None-Match": etag})[0].status_code == 304
    withdraw(by=officer, publication=plan_out, reason="It named somebody.")
    page, words = ask(FEED, **{"If-None-Match": etag})
    after = entries()
    assert page.status_code == 200 and after.keys() == before.keys()
    assert after[plan["id"]]["title"] == "A version of a plan has been withdrawn"
    assert after[plan["id"]]["updated"] > plan["updated"]
    assert "bold" not in words and "named somebody" not in words
    assert not page.cookies and page["Content-Type"].startswith("application/atom+xml")


def test_the_list_says_what_there_is_and_nothing_that_is_gone(
    plan_out, paper_out, officer, django_assert_max_num_queries
):
    _, words = ask(LIST)
    for said in ("Partnership plan 2016/17", paper_out.title, "report.docx", FEED):
        assert said in words
    for kept in (MEMBERS, SECRET, NAME):
        assert kept not in words
    assert "What is published here" in ask(f"{LIST}2016-17/")[1]
    with django_assert_max_num_queries(2):
        ask(LIST)
    withdraw_report(by=officer, report=paper_out, reason="A slip.")
    _, words = ask(LIST)
    assert "No paper is published just now" in words and paper_out.title not in words
    withdraw(by=officer, publication=plan_out, reason="A slip.")
    assert ask(LIST)[0].status_code == ask(FEED)[0].status_code == 410


def test_a_partnership_that_published_only_a_paper_has_a_page(paper_out):
    for page in (LIST, FEED, f"{LIST}subscribe/", f"{LIST}open-data/"):
        assert ask(page)[0].status_code == 200, page
    assert paper_out.title in ask(LIST)[1]
    assert f'href="{LIST}"' in ask("/")[1], "and is found from the first page"


def test_yearly_summaries_come_first(partnership, plan_out, officer):
    for kind, title in (("highlight", "Quarter one"), ("annual-summary", "The year")):
        paper = make.PaperFactory(partnership=partnership, kind=kind, title=title, slug=kind)
        make.PaperSettingsFactory._meta.model.objects.get_or_create(
            partnership=partnership, defaults={"blocking": []}
        )
        make.PaperBlockFactory(section=make.PaperSectionFactory(paper=paper), text="Words.")
        publish_report(by=officer, report=freeze(paper, officer))
    _, words = ask(LIST)
    assert words.index("The year in short") < words.index("Our plans") < words.index("Quarter one")


def test_search_engines_find_what_is_in_force(plan_out, paper_out, other, settings):
    page, words = ask("/sitemap.xml")
    assert page["Content-Type"] == "application/xml"
    for path in ("/", LIST, f"{LIST}2016-17/", f"{LIST}reports/update/"):
        assert f"<loc>{settings.SITE_URL}{path}</loc>" in words
    assert "riverside" not in words and "workspace" not in words


def test_nothing_public_takes_a_form_but_the_pages_of_subscribers(plan_out, paper_out):
    statuses = {}
    for route in public:
        path = "/" + route.pattern._route
        for name in route.pattern.converters:
            kind = next(k for k in ("slug", "int", "str") if f"<{k}:{name}>" in path)
            path = path.replace(f"<{kind}:{name}>", str(FILLED[name]))
        statuses[route.name] = Client().post(path).status_code
    taken = {name for name, status in statuses.items() if status != 405}
    assert taken == TAKE_FORMS, statuses
