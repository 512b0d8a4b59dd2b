"""A resident reads the plan on a phone: no cookie, no script, the words in the right order."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from plans.models import Plan
from reporting.editions.services.freezing import publish_report
from reporting.editions.services.publication import publish
from reporting.models import Subscription
from tests import factories as make
from tests.reporting.papers.frozen_making import OPEN as WORDS
from tests.reporting.papers.frozen_making import freeze, guarded_paper

OPEN = "/partnerships/moorland/2016-17/"
PHONE = {"width": 375, "height": 740}


@pytest.fixture
def published(officer, plan, action):
    """Version 2 of a plan with an introduction; version 1 said less."""
    publish(by=officer, plan=plan, version=plan.version, change_note="")
    make.SectionFactory(
        plan=plan, heading="Introduction", body="Together we can do more.", position=1
    )
    make.SectionFactory(plan=plan, heading="What we will do", kind="action-plan", position=2)
    publish(
        by=officer,
        plan=plan,
        version=Plan.objects.get(pk=plan.pk).version,
        change_note="More words.",
    )
    return plan


def read_it(page, site_url):
    page.goto(f"{site_url}/")
    page.get_by_role("link", name="Moorland Safer Partnership").first.click()
    page.get_by_role("link", name="Partnership plan 2016/17").first.click()
    expect(page).to_have_url(site_url + OPEN)
    words = page.locator("main").inner_text()
    order = [
        "Partnership plan",
        "Introduction",
        "Together we can",
        "Keep victims safe",
        "Download this",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)


def test_on_a_phone(phone, site_url, published, accessible):
    read_it(phone, site_url)
    accessible()
    phone.get_by_role("link", name="See what changed").click()
    expect(phone.get_by_text("More words.")).to_be_visible()
    phone.get_by_role("link", name="Read version 1").click()
    expect(phone.get_by_text("Together we can")).to_have_count(0)
    accessible()
    assert phone.context.cookies() == []


@pytest.mark.browser_context_args(java_script_enabled=False, viewport=PHONE)
def test_without_script(page, site_url, published):
    read_it(page, site_url)
    for name, kind in (
        ("to print", "application/pdf"),
        ("as a table", "text/csv"),
        ("as data", "json"),
    ):
        address = page.get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(site_url + address)
        assert answer.ok and kind in answer.headers["content-type"]
    assert page.context.cookies() == []


def link(mail, word: str) -> str:
    return re.search(rf"https?://\S+/{word}/\S+", mail.body)[0]


def publish_again(officer, plan, action, aim: str) -> None:
    type(action).objects.filter(pk=action.pk).update(aim=aim)
    fresh = Plan.objects.get(pk=plan.pk)
    publish(by=officer, plan=fresh, version=fresh.version, change_note="")


@pytest.mark.browser_context_args(java_script_enabled=False, viewport=PHONE)
def test_a_resident_reads_a_paper_compares_two_editions_and_hears_of_the_next(
    page, site_url, published, action, officer, mailoutbox
):
    publish_report(by=officer, report=freeze(guarded_paper(published.partnership), officer))
    page.goto(f"{site_url}/")
    page.get_by_role("link", name="Moorland Safer Partnership").first.click()
    whole = page.url
    pdf = page.locator("a[href$='report.pdf']").get_attribute("href")
    answer = page.request.get(site_url + pdf)
    assert answer.ok and answer.body().startswith(b"%PDF")
    page.locator("a[href*='/reports/']").first.click()
    expect(page.locator("main")).to_contain_text(WORDS)

    page.goto(f"{site_url}{OPEN}versions/")
    page.get_by_role("link", name="See versions 1 and 2 word by word").click()
    expect(page.get_by_text("Added: “Introduction”")).to_be_visible()
    page.get_by_label("The later edition").select_option(
        label="Partnership plan 2016/17, version 1"
    )
    page.get_by_role("button", name="Compare them").click()
    expect(page.get_by_text("Nothing that a reader would see.")).to_be_visible()

    page.goto(whole)
    page.get_by_role("link", name="Get an e-mail when we publish something").click()
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_text("Fill in “Your e-mail address”").first).to_be_visible()
    page.get_by_label("Your e-mail address").fill("resident@home.example")
    page.get_by_role("button", name="Send me the link").click()
    expect(page.get_by_role("heading", name="Look for our e-mail")).to_be_visible()
    page.goto(link(mailoutbox[-1], "confirm"))
    page.get_by_role("button", name="Yes, write to me").click()
    expect(page.get_by_role("heading", name="You will hear from us")).to_be_visible()

    publish_again(officer, published, action, "Keep every victim safe")
    mail = mailoutbox[-1]
    assert mail.to == ["resident@home.example"]
    page.goto(re.search(r"https?://\S+/versions/3/", mail.body)[0])
    expect(page.get_by_text("Keep every victim safe").first).to_be_visible()
    page.goto(link(mail, "stop"))
    page.get_by_role("button", name="Stop these e-mails").click()
    expect(page.get_by_text("Your address is deleted")).to_be_visible()
    assert not Subscription.objects.exists() and page.context.cookies() == []


def test_what_is_around_the_plan_is_accessible_to_everybody(
    phone, site_url, published, action, officer, mailoutbox, accessible
):
    publish_report(by=officer, report=freeze(guarded_paper(published.partnership), officer))
    publish_again(officer, published, action, "Keep every victim safe")
    whole = f"{site_url}/partnerships/moorland/"
    for place in ("", "open-data/", "compare/?old=2016-17.1&new=2016-17.3", "reports/update/"):
        phone.goto(whole + place)
        accessible()
    phone.goto(f"{whole}subscribe/")
    accessible()
    phone.get_by_role("button", name="Send me the link").click()
    accessible()
    phone.get_by_label("Your e-mail address").fill("resident@home.example")
    phone.get_by_role("button", name="Send me the link").click()
    accessible()
    phone.goto(link(mailoutbox[-1], "confirm"))
    accessible()
    phone.get_by_role("button", name="Yes, write to me").click()
    accessible()
    publish_again(officer, published, action, "Keep victims safe and well")
    phone.goto(link(mailoutbox[-1], "stop"))
    accessible()
    phone.get_by_role("button", name="Stop these e-mails").click()
    accessible()
