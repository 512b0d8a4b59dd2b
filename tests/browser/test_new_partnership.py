"""A partnership from nothing: its details, who takes part, and who may come in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from plans.models import Partnership, Seat
from tests import factories as make

SETTINGS = "/workspace/moorland/settings/"
CHOSEN = "eleven swans asleep"


@pytest.fixture
def settings_page(page, site_url, come_in, officer):
    come_in(officer)
    page.goto(site_url + SETTINGS)
    return page


def link_in(message) -> str:
    return re.search(r"http://\S+", message.body).group()


def save(page, words: str = "Save") -> None:
    page.get_by_role("button", name=words, exact=True).click()


def test_the_first_officer_is_invited_and_comes_in(page, site_url, come_in, accessible, mailoutbox):
    come_in(make.UserFactory(is_superuser=True, is_staff=True))
    page.goto(f"{site_url}/workspace/")
    accessible()
    page.get_by_role("link", name="Add a partnership").click()
    page.get_by_label("Statutory name").fill("Valley Community Safety Partnership")
    page.get_by_label("Name in web addresses").fill("valley")
    page.get_by_label("Name of its first community safety officer").fill("Safety Officer")
    page.get_by_label("Their e-mail address").fill("first@valley.example")
    accessible()
    save(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.context.clear_cookies()
    choose_a_password(page, accessible, mailoutbox[0])
    sign_in_with_it(page, "first@valley.example")
    expect(
        page.get_by_role("link", name="Valley Community Safety Partnership").first
    ).to_be_visible()
    accessible()


def choose_a_password(page, accessible, message) -> None:
    page.goto(link_in(message))
    accessible()
    page.get_by_label("New password", exact=True).fill("short")
    page.get_by_label("New password again").fill("short")
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_role("alert")).to_contain_text("at least 12 characters")
    accessible()
    page.get_by_label("New password", exact=True).fill(CHOSEN)
    page.get_by_label("New password again").fill(CHOSEN)
    page.get_by_role("button", name="Save the new password").click()
    page.wait_for_url("**/done/")
    accessible()


def sign_in_with_it(page, email: str) -> None:
    page.goto(page.url.split("/accounts/")[0] + "/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(CHOSEN)
    save(page, "Sign in")
    page.wait_for_url("**/workspace/**")


def test_details_that_will_not_do_are_refused_kindly(settings_page, accessible, tmp_path):
    page = settings_page
    (tmp_path / "logo.png").write_text("This is a letter, not a picture.")
    page.get_by_role("link", name="Details").click()
    page.get_by_label("Strapline").fill("Safer together")
    page.get_by_label("Brand colour").fill("#ffdd00")
    page.get_by_label("Logo", exact=True).set_input_files(tmp_path / "logo.png")
    save(page)
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("Choose a darker one.")
    expect(summary).to_contain_text("could not be read as a picture")
    expect(page.get_by_label("Strapline")).to_have_value("Safer together")
    assert Partnership.objects.get(slug="moorland").strapline == ""
    accessible()
    page.get_by_label("Brand colour").fill("#1f5f3f")
    save(page)
    expect(page.get_by_text("Saved Moorland Safer Partnership.")).to_be_visible()
    accessible()


def test_who_takes_part_and_who_chairs(settings_page, accessible):
    page = settings_page
    for name in ("Moorland Council", "Moorland Police"):
        add(page, "organisations", {"Name": name})
    add(page, "people", {"Name": "A. Councillor", "Post": "Cabinet Member"})
    accessible()
    add(page, "groups", {"Name": "Strategy Group", "How often it meets": "Quarterly"})
    for body in ("Moorland Council", "Moorland Police"):
        page.get_by_role("link", name="Add a seat").click()
        page.get_by_label("Body").select_option(body)
        page.get_by_label("As printed").fill(f"Somebody of {body}")
        page.get_by_label("Takes the chair").check()
        accessible()
        save(page)
    expect(page.get_by_role("term").filter(has_text="Joint chairs")).to_be_visible()
    assert Seat.objects.filter(chair=True).count() == 2
    accessible()


def add(page, plural: str, answers: dict[str, str]) -> None:
    page.goto(page.url.split("/workspace/")[0] + f"{SETTINGS}{plural}/new/")
    for label, answer in answers.items():
        page.get_by_label(label, exact=True).first.fill(answer)
    save(page)
    expect(page.get_by_text("Saved ")).to_be_visible()


def test_a_lead_is_invited_and_signs_in(settings_page, body, accessible, mailoutbox):
    page = settings_page
    page.get_by_role("link", name="Roles").click()
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_label("Name").fill("Outreach Manager")
    page.get_by_label("E-mail address").fill("lead@harbour.example")
    page.get_by_label("Lead at a partner body").check()
    save(page, "Send the invitation")
    expect(page.get_by_role("alert")).to_contain_text("Choose the body that the lead answers for.")
    page.get_by_label("Body", exact=True).select_option("Harbour Support")
    save(page, "Send the invitation")
    expect(page.get_by_text("an e-mail is on its way to lead@harbour.example")).to_be_visible()
    accessible()
    page.context.clear_cookies()
    choose_a_password(page, accessible, mailoutbox[0])
    sign_in_with_it(page, "lead@harbour.example")
    page.get_by_role("link", name="Moorland Safer Partnership").first.click()
    expect(page.get_by_role("link", name="Set up a plan")).to_have_count(0)


def test_the_last_officer_stays(settings_page, officer, accessible):
    page = settings_page
    page.get_by_role("link", name="Roles").click()
    page.get_by_role("link", name="End The officer’s role").click()
    accessible()
    save(page, "End the role")
    expect(page.get_by_role("alert")).to_contain_text("last community safety officer")
    assert officer.roles.filter(ended_at=None).exists()
    accessible()
