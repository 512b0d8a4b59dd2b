"""Words that were typed and not saved come back: to whoever typed them, on the form that they belong to."""

from __future__ import annotations

import json

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from actions.models import Action
from plans.models import Organisation, Section
from tests import factories as make
from tests.browser.kept import (
    HOME,
    PLAN,
    STORED,
    offer,
    press,
    send,
    sign_in_again,
    stop_asking,
    stored,
)


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
    desk.get_by_label("Activity").fill("My activity")
    stored(desk)
    Action.objects.filter(pk=draft.pk).update(aim="Their aim", version=2)
    desk.goto(edit)
    expect(offer(desk)).to_contain_text("My aim")
    expect(offer(desk)).to_contain_text("Their aim")
    accessible()
    press(desk, "Put it back")
    expect(desk.get_by_label("Activity")).to_have_value("My activity")
    expect(desk.get_by_label("Aim")).to_have_value("Their aim")
    press(desk, "Use what I typed: Aim")
    expect(desk.get_by_label("Aim")).to_have_value("My aim")
    expect(offer(desk)).to_have_count(0)


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


def test_a_browser_that_keeps_nothing_works_as_well(desk, site_url, draft):
    desk.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    desk.goto(f"{site_url}{PLAN}actions/{draft.pk}/edit/")
    desk.get_by_label("Aim").fill("Saved all the same")
    press(desk, "Save")
    expect(desk.get_by_text("Saved row 1.1.")).to_be_visible()


def test_a_block_of_a_paper_when_the_sign_in_ended(desk, site_url, partnership, come_in, officer):
    paper = make.PaperFactory(partnership=partnership, kind="highlight", title="Our update")
    section = make.PaperSectionFactory(paper=paper, heading="Progress", position=1)
    block = make.PaperBlockFactory(section=section, text="The clubs went well.", position=1)
    stop_asking(desk)
    desk.goto(f"{site_url}{paper.get_absolute_url()}")
    desk.get_by_text("The clubs went well.").last.click()
    words = desk.locator(".app-in-place").get_by_role("textbox", name="Words")
    words.press("Control+End")
    desk.keyboard.type(" Twice.")
    stored(desk)
    Session.objects.all().delete()
    desk.keyboard.press("Control+Enter")
    expect(desk.locator("[data-trouble]")).to_contain_text("You have been signed out")
    come_in(officer)
    desk.reload()
    desk.get_by_text("The clubs went well.").last.click()
    expect(offer(desk)).to_contain_text("Twice.")
    press(desk, "Put it back")
    expect(words).to_have_text("The clubs went well. Twice.")
    desk.keyboard.press("Control+Enter")
    expect(desk.locator(".app-in-place")).to_have_count(0)
    block.refresh_from_db()
    assert block.text == "The clubs went well. Twice."
    assert json.loads(desk.evaluate(STORED)) == []


def test_what_was_dropped_for_what_is_saved_is_not_offered_again(desk, site_url, draft):
    stop_asking(desk)
    edit = f"{site_url}{PLAN}actions/{draft.pk}/edit/"
    desk.goto(edit)
    changed = Action.objects.get(pk=draft.pk)
    changed.aim = "Their aim"
    changed.save_after(changed.version, ["aim"])
    desk.get_by_label("Aim").fill("My aim")
    press(desk, "Save")
    expect(offer(desk)).to_have_count(0)
    desk.get_by_role("link", name="Keep what is saved and drop mine").click()
    desk.goto(edit)
    expect(desk.get_by_label("Aim")).to_have_value("Their aim")
    expect(offer(desk)).to_have_count(0)


def test_the_same_words_typed_once_more_are_not_offered_after_they_are_saved(
    desk, site_url, plan, draft, officer
):
    address, label, saved = row_form(draft, plan)
    stop_asking(desk)
    for again in (False, True):
        desk.goto(site_url + address)
        expect(offer(desk)).to_have_count(int(again))
        desk.get_by_label(label, exact=True).first.fill("Half an hour of words")
        stored(desk)
    send(desk)
    expect(desk.locator(".govuk-notification-banner")).to_be_visible()
    assert saved() == "Half an hour of words"
    assert json.loads(desk.evaluate(STORED)) == []
