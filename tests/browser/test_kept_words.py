"""Words that were typed and not saved come back: to whoever typed them, on the form that they belong to."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from actions.models import Action
from actions.services.invitation import link_of
from actions.services.legend import ensure_legend
from csp.periods import today
from plans.models import Organisation, Section
from tests import factories as make
from tests.browser.conftest import PASSWORD

HOME = "/workspace/moorland/"
PLAN = f"{HOME}plans/2016-17/"
OFFER = "What you typed before"
WHEN_STORED = """() => new Promise((done) => {
    const look = () => {
        const words = JSON.stringify(localStorage);
        if (words.includes('"kept|')) done(words);
        else requestAnimationFrame(look);
    };
    look();
})"""
STORED = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def desk(page, site_url, come_in, officer, draft):
    """An officer at work on a draft plan."""
    come_in(officer)
    return page


def offer(page):
    return page.get_by_role("region", name=OFFER)


def stored(page) -> list:
    """What the browser keeps, once it has had the time to."""
    return json.loads(page.evaluate(WHEN_STORED))


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def send(page):
    page.locator("#main-form .govuk-button-group button").first.click()


def sign_in_again(page, user):
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def stop_asking(page):
    page.on("dialog", lambda dialog: dialog.accept())


def row_form(row, plan):
    return f"{PLAN}actions/{row.pk}/edit/", "Aim", lambda: Action.objects.get(pk=row.pk).aim


def section_form(row, plan):
    section = make.SectionFactory(plan=plan, heading="Where we are", body="Doorstep crime\n")
    return f"{PLAN}sections/{section.pk}/edit/", "Heading", lambda: Section.objects.get().heading


def new_body_form(row, plan):
    def name():
        return Organisation.objects.order_by("pk").last().name

    return f"{HOME}settings/organisations/new/", "Name", name


def settings_form(row, plan):
    return (
        f"{HOME}settings/partnership/",
        "Statutory name",
        lambda: type(plan.partnership).objects.get().name,
    )


FORMS = [row_form, section_form, new_body_form, settings_form]


@pytest.mark.parametrize("form", FORMS)
def test_a_sign_in_that_ended_in_mid_form(desk, site_url, plan, draft, officer, accessible, form):
    address, label, saved = form(draft, plan)
    desk.goto(site_url + address)
    desk.get_by_label(label, exact=True).first.fill("Half an hour of words")
    Session.objects.all().delete()
    send(desk)
    expect(desk.get_by_text("What you typed is kept in this browser")).to_be_visible()
    expect(offer(desk)).to_have_count(0)
    sign_in_again(desk, officer)
    expect(offer(desk)).to_contain_text("Half an hour of words")
    expect(desk.get_by_label(label, exact=True).first).not_to_have_value("Half an hour of words")
    accessible()
    press(desk, "Put it back")
    expect(desk.get_by_label(label, exact=True).first).to_have_value("Half an hour of words")
    expect(desk.get_by_label(label, exact=True).first).to_be_focused()
    expect(offer(desk)).to_have_count(0)
    send(desk)
    expect(desk.locator(".govuk-notification-banner")).to_be_visible()
    assert saved() == "Half an hour of words"
    assert json.loads(desk.evaluate(STORED)) == []


def test_once_saved_it_is_not_offered_again(desk, site_url, draft):
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("Saved words")
    stored(desk)
    press(desk, "Save")
    expect(desk.get_by_text("Saved row 1.1.")).to_be_visible()
    assert "#" not in desk.url
    assert json.loads(desk.evaluate(STORED)) == []
    desk.goto(edit)
    expect(offer(desk)).to_have_count(0)


def test_what_is_refused_is_in_the_boxes_and_kept_until_it_is_saved(desk, site_url):
    stop_asking(desk)
    desk.goto(f"{site_url}{HOME}settings/organisations/new/")
    desk.get_by_label("Name", exact=True).first.fill("Harbour Lights")
    desk.locator("#id_began_on").fill("no day at all")
    send(desk)
    expect(desk.get_by_role("alert")).to_be_visible()
    expect(offer(desk)).to_have_count(0)
    desk.goto(f"{site_url}{HOME}settings/organisations/new/")
    expect(offer(desk)).to_contain_text("Harbour Lights")
    press(desk, "Throw it away")
    expect(offer(desk)).to_have_count(0)
    desk.reload()
    expect(offer(desk)).to_have_count(0)


def test_a_tab_that_was_closed_and_rows_that_were_added(desk, site_url, draft):
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    press(desk, "Add another measure")
    second = desk.get_by_role("group", name="Measure 2").get_by_label("Measure", exact=True)
    second.fill("Children seen")
    stored(desk)
    again = desk.context.new_page()
    desk.close()
    again.goto(edit)
    expect(offer(again)).to_contain_text("Children seen")
    press(again, "Put it back")
    second = again.get_by_role("group", name="Measure 2").get_by_label("Measure", exact=True)
    expect(second).to_have_value("Children seen")
    press(again, "Save")
    expect(again.get_by_text("Saved row 1.1.")).to_be_visible()
    assert [each.text for each in draft.measures.all()][1:] == ["Children seen"]


def test_words_with_buttons_come_back_into_the_editor(desk, site_url, plan, draft):
    address, *_ = section_form(draft, plan)
    stop_asking(desk)
    desk.goto(site_url + address)
    words = desk.get_by_role("textbox", name="Words", exact=True)
    words.click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" is falling")
    stored(desk)
    desk.reload()
    press(desk, "Put it back")
    expect(words).to_have_text("Doorstep crime is falling")
    press(desk, "Save")
    desk.wait_for_url(lambda url: not url.endswith("/edit/"))
    assert Section.objects.get().body.strip() == "Doorstep crime is falling"


def test_somebody_else_changed_it_meanwhile(desk, site_url, draft, accessible):
    stop_asking(desk)
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("My aim")
    stored(desk)
    Action.objects.filter(pk=draft.pk).update(aim="Their aim", version=2)
    desk.goto(edit)
    expect(offer(desk)).to_contain_text("My aim")
    expect(offer(desk)).to_contain_text("Their aim")
    expect(desk.get_by_role("button", name="Put it back")).to_have_count(0)
    expect(desk.get_by_label("Aim")).to_have_value("Their aim")
    accessible()
    press(desk, "Use what I typed: Aim")
    expect(desk.get_by_label("Aim")).to_have_value("My aim")


def test_another_account_in_the_same_browser_sees_nothing(
    desk, site_url, partnership, draft, come_in, officer
):
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("For my eyes")
    cell = site_url + PLAN
    stored(desk)
    stop_asking(desk)
    second = make.UserFactory(name="Jo Moor")
    make.RoleFactory(partnership=partnership, user=second, kind="officer")
    come_in(second)
    for address in (edit, cell):
        desk.goto(address)
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        expect(offer(desk)).to_have_count(0)
        assert "For my eyes" not in desk.content()
    press(desk, "Sign out")
    desk.wait_for_url(lambda url: "/workspace/" not in url)
    come_in(officer)
    desk.goto(edit)
    expect(offer(desk)).to_contain_text("For my eyes")


def test_after_seven_days_it_is_gone(desk, site_url, draft):
    stop_asking(desk)
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    desk.get_by_label("Aim").fill("A week ago")
    stored(desk)
    desk.goto(site_url + HOME)
    desk.evaluate(
        """() => { for (const [name, words] of Object.entries(localStorage)) {
            const record = JSON.parse(words);
            localStorage.setItem(name, JSON.stringify({...record, at: record.at - 7 * 864e5}));
        } }"""
    )
    desk.goto(edit)
    expect(desk.get_by_label("Aim")).to_be_visible()
    expect(offer(desk)).to_have_count(0)
    assert json.loads(desk.evaluate(STORED)) == []


def test_signing_out_asks_and_then_clears(desk, site_url, draft, officer, accessible):
    stop_asking(desk)
    desk.goto(f"{site_url}{HOME}settings/organisations/new/")
    desk.get_by_label("Name", exact=True).first.fill("Harbour Lights")
    stored(desk)
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("A second thing")
    press(desk, "Sign out")
    expect(desk.get_by_role("dialog", name="2 things are not saved")).to_be_visible()
    accessible()
    press(desk, "Stay signed in")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    press(desk, "Sign out")
    press(desk, "Sign out and throw it away")
    desk.wait_for_url(lambda url: "/workspace/" not in url)
    assert json.loads(desk.evaluate(STORED)) == []


def test_signing_out_with_nothing_unsaved_asks_nothing(desk, site_url):
    desk.goto(site_url + HOME)
    press(desk, "Sign out")
    desk.wait_for_url(lambda url: "/workspace/" not in url)


def test_a_page_from_before_signing_in_again(desk, site_url, draft, officer, accessible):
    """The token of the page is old: the answer says so, keeps the words and leads back to them."""
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("Typed on the old page")
    desk.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach("
        "(each) => { each.value = 'x'.repeat(64); })"
    )
    press(desk, "Save")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Your page had been open too long")
    expect(offer(desk)).to_contain_text("Typed on the old page")
    accessible()
    desk.get_by_role("link", name="Open the page again").click()
    press(desk, "Put it back")
    press(desk, "Save")
    expect(desk.get_by_text("Saved row 1.1.")).to_be_visible()
    assert Action.objects.get(pk=draft.pk).aim == "Typed on the old page"


def test_a_browser_that_lost_every_cookie(desk, site_url, draft, officer, accessible):
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("Typed before the cookies went")
    desk.context.clear_cookies()
    press(desk, "Save")
    expect(desk.get_by_role("heading", level=1)).to_have_text("You are not signed in any more")
    expect(offer(desk)).to_have_count(0)
    accessible()
    desk.get_by_role("link", name="Sign in and go on").click()
    sign_in_again(desk, officer)
    press(desk, "Put it back")
    press(desk, "Save")
    expect(desk.get_by_text("Saved row 1.1.")).to_be_visible()


def test_a_cell_in_a_browser_that_lost_every_cookie(desk, site_url, draft, come_in, officer):
    desk.goto(site_url + PLAN)
    desk.locator('[data-ref="1.1"] [data-cell="aim"]').click()
    desk.keyboard.insert_text(" and more")
    desk.context.clear_cookies()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".app-editor__note")).to_contain_text("You have been signed out")
    come_in(officer)
    press(desk, "Try again")
    expect(desk.locator("#plan-status")).to_contain_text("Saved: Aim of row 1.1")


def test_a_role_that_ended_while_somebody_typed(desk, site_url, draft, officer):
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("Words of a former officer")
    officer.roles.update(kind="viewer")
    type(draft.plan).objects.update(status="published")
    press(desk, "Save")
    expect(desk.get_by_role("heading", level=1)).to_have_text("You cannot do that here")
    expect(offer(desk)).to_contain_text("Words of a former officer")


def test_a_cell_after_the_tab_was_closed(desk, site_url, draft):
    desk.goto(site_url + PLAN)
    desk.locator('[data-ref="1.1"] [data-cell="aim"]').click()
    desk.keyboard.insert_text(" and more")
    stored(desk)
    again = desk.context.new_page()
    desk.close()
    again.goto(site_url + PLAN)
    expect(again.get_by_role("textbox", name="Aim of row 1.1")).to_have_value(
        "Keep victims safe and more"
    )
    expect(again.locator(".app-editor__note")).to_contain_text("it was not saved")


def test_passwords_and_searches_are_never_kept(desk, site_url):
    stop_asking(desk)
    desk.goto(f"{site_url}/accounts/password/change/")
    desk.get_by_label("Your password now").fill("a secret that stays one")
    desk.get_by_label("New password", exact=True).fill("another secret of mine")
    desk.goto(site_url + PLAN)
    desk.get_by_label("Words").fill("harbour")
    desk.goto(site_url + HOME)
    assert json.loads(desk.evaluate(STORED)) == []


def test_a_browser_that_keeps_nothing_works_as_well(desk, site_url, draft):
    desk.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("Saved all the same")
    press(desk, "Save")
    expect(desk.get_by_text("Saved row 1.1.")).to_be_visible()


@pytest.fixture
def link(partnership, priority):
    """A lead with one row to answer."""
    ensure_legend(by=None, partnership=partnership)
    days = {"due_on": today() + timedelta(days=7), "closes_on": today() + timedelta(days=14)}
    quarter = make.RoundFactory(partnership=partnership, **days)
    row = make.ActionFactory(priority=priority, ref="1.1", aim="Keep victims safe")
    asked = make.UpdateFactory(round=quarter, action=row)
    return make.InvitationFactory(round=quarter, name="Harbour Support", updates=[asked])


def test_a_lead_on_a_train_whose_tab_was_closed(phone, site_url, link, accessible):
    page = phone
    page.goto(link_of(link))
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("Typed in a tunnel")
    expect(page.locator("[data-saved]")).to_contain_text("there is no connection")
    token = link_of(link).rstrip("/").split("/")[-1]
    assert token not in page.evaluate(STORED)
    again = page.context.new_page()
    again.set_viewport_size({"width": 375, "height": 740})
    page.close()
    again.context.set_offline(False)
    again.goto(link_of(link))
    expect(offer(again)).to_contain_text("Typed in a tunnel")
    accessible(again)
    press(again, "Put it back")
    expect(again.locator("[data-saved]")).to_have_text("Saved")
    assert link.updates.get().happened == "Typed in a tunnel"
    assert json.loads(again.evaluate(STORED)) == []
    assert [each["name"] for each in again.context.cookies()] == []


def only_reading(route):
    if route.request.method == "POST":
        route.fulfill(status=409)
    else:
        route.continue_()


def test_another_link_in_the_same_browser_sees_nothing(phone, site_url, link):
    page = phone
    page.goto(link_of(link))
    page.context.set_offline(True)
    page.get_by_label("What happened?").fill("For this link alone")
    expect(page.locator("[data-saved]")).to_contain_text("there is no connection")
    page.context.route("**/rows/**", only_reading)
    page.context.set_offline(False)
    stop_asking(page)
    other = make.InvitationFactory(
        round=link.round, email="second@test.example", updates=list(link.updates.all())
    )
    page.goto(link_of(other))
    expect(page.get_by_label("What happened?")).to_have_value("")
    expect(offer(page)).to_have_count(0)
