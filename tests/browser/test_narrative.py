"""Running text, written with buttons or as plain text: what is stored is what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from csp.prose import parse_narrative
from tests import factories as make

# What Word puts on the clipboard: lists that are paragraphs, styles, a comment, a picture, a tag of its own.
FROM_WORD = Path(__file__).with_name("word_clipboard.html").read_text(encoding="utf-8")
PASTED = """# Doorstep crime

## Doorstep crime

Moorland saw **fewer** “calls” than _last year_, see [the figures](https://council.example/doors).

- Visits
  a) by day
  b) by night
- Leaflets

Year | Calls

2016 | **17**
"""
PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const paste = { clipboardData: data, bubbles: true, cancelable: true };
  element.dispatchEvent(new ClipboardEvent("paste", paste));
}"""
INSERT = """(box, markdown) => box.dispatchEvent(
  new CustomEvent("narrative:insert", { detail: { markdown }, bubbles: true }))"""
HELD = """# What we found

Set by the county.[^1] See [5.2](#part-9) and [20.4%](#figure-4-rate).

::: Our vision
Safer streets
:::

a) first
b) second

[^1]: To be updated.
"""

# Bold and italic as Word and others write them, and what only looks like them; then what is kept.
LOOKS = {
    "<b style='mso-bidi-font-weight:normal'>Bold</b>": "**Bold**",
    "<i style='mso-bidi-font-style:normal'>slanted</i>": "_slanted_",
    "<b style='mso-ansi-font-weight: normal; color:red'>Bold</b>": "**Bold**",
    "<b style='mso-bidi-font-weight:normal'><i style='mso-bidi-font-style:normal'>both</i></b>": "**_both_**",
    "<strong style='font-style:normal'>upright</strong>": "**upright**",
    "<em style='font-weight:400'>light</em>": "_light_",
    "<span style='color:#333; font-weight:700'>heavy</span>": "**heavy**",
    "<span style='font-style: oblique'>leaning</span>": "_leaning_",
    "<span style='mso-bidi-font-weight:bold'>plain</span>": "plain",
    "<span style='mso-bidi-font-style:italic'>plain</span>": "plain",
    "<b style='font-weight:normal'>plain</b>": "plain",
    "<i style='color:red;font-style: normal'>plain</i>": "plain",
}

BY_BUTTONS = """The committee is asked to[^1]

a) note **the plan**
b) agree

> It works.
>
> — Resident, Moor Street

::: Our vision
Safer streets
:::

[^1]: Under section 5.
"""

HARD_TO_READ = [
    "Intro\na) first\n   - under\n     more\nb) second\n\n   again\n\nSee a) and *b*) too",
    "i) one\nii) two\n\nc) third\nd)\ne) fifth\n\n***\n\na) anew",
    "> said\n> twice  \n> -- Cllr \\*Hay\\*\n\n> — only this\n> - and a point\n",
    ":::: Outer &amp; more\n::: Inner\n1) x\n2) y\n:::\n::::\n\nSnake_case &lt;b&gt; <b> 5 * 4",
    "**a**b*c* and ***both*** [one **two**](https://council.example/?a=1&b=(2))[^n]\n\n[^n]: A *b*",
    "1\\. no list, ^[a short note] and\\\na new line\n\nTitle\n=====\n- - x\n- # h\n",
]


@pytest.fixture
def section(plan):
    return make.SectionFactory(plan=plan, heading="Where we are", body="Doorstep crime\n")


@pytest.fixture
def form_url(site_url, section):
    return f"{site_url}/workspace/moorland/plans/2016-17/sections/{section.pk}/edit/"


@pytest.fixture
def writing(page, form_url, come_in, officer):
    """The form of the section, open in front of an officer."""
    come_in(officer)
    page.goto(form_url)
    return page


def editor(page):
    return page.get_by_role("textbox", name="Words", exact=True)


def tool(page, name: str):
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def save(page, section) -> str:
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    section.refresh_from_db()
    return section.body


def ask(page, name: str, words: str) -> None:
    tool(page, name).click()
    page.locator(".app-write__panel input").fill(words)
    page.keyboard.press("Enter")


def test_words_from_word_and_from_the_keyboard(writing, form_url, section, accessible):
    page = writing
    accessible()
    expect(editor(page)).to_have_text("Doorstep crime")
    editor(page).click()
    tool(page, "Heading").click()
    expect(tool(page, "Heading")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    editor(page).evaluate(PASTE, FROM_WORD)
    expect(editor(page).locator("li")).to_have_count(4)
    accessible()
    assert save(page, section) == PASTED.strip()
    page.goto(form_url)
    expect(editor(page).locator("li")).to_have_count(4)
    assert save(page, section) == PASTED.strip()


def test_bold_and_italic_are_those_that_were_meant(writing, section):
    editor(writing).click()
    writing.keyboard.press("Control+A")
    html = "".join(f"<p class=MsoNormal>{each}</p>" for each in LOOKS)
    editor(writing).evaluate(PASTE, html)
    assert save(writing, section) == "\n\n".join(LOOKS.values())


def test_every_button_writes_what_it_says(writing, form_url, section, accessible):
    page = writing
    editor(page).click()
    tool(page, "Link").click()
    accessible()
    page.keyboard.press("Escape")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("The committee is asked to")
    ask(page, "Footnote", "Under section 5.")
    page.keyboard.press("Enter")
    page.keyboard.type("a) note ")
    page.keyboard.press("Control+b")
    page.keyboard.type("the plan")
    page.keyboard.press("Control+b")
    page.keyboard.press("Enter")
    page.keyboard.type("agree")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("It works.")
    tool(page, "Quotation").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("Resident, Moor Street")
    page.keyboard.press("Enter")
    page.keyboard.type("Safer streets")
    tool(page, "Box").click()
    page.keyboard.type("Our vision")
    accessible()
    assert save(page, section) == BY_BUTTONS.strip()
    page.goto(form_url)
    expect(editor(page).get_by_role("img", name="Footnote: Under section 5.")).to_be_visible()
    editor(page).get_by_role("img").dblclick()
    page.locator(".app-write__panel input").fill("Under section 6.")
    page.get_by_role("button", name="Use", exact=True).click()
    assert save(page, section) == BY_BUTTONS.replace("section 5", "section 6").strip()


def test_what_the_buttons_do_not_know_opens_as_plain_text(
    page, form_url, section, come_in, officer
):
    section.body = "See ![the map](https://council.example/map.png)"
    section.save()
    come_in(officer)
    page.goto(form_url)
    box = page.get_by_role("textbox", name="Words", exact=True)
    expect(box).to_have_value(section.body)
    expect(
        page.get_by_text("This text has a picture, which only the plain text shows.")
    ).to_be_visible()
    box.fill(HELD)
    page.get_by_role("button", name="Edit with buttons").click()
    expect(editor(page).locator("ol.app-letters li")).to_have_count(2)
    page.keyboard.press("Control+End")
    page.keyboard.type(" and third")
    page.get_by_role("button", name="Edit as plain text").click()
    expect(box).to_have_value(HELD.replace("b) second", "b) second and third"))
    assert save(page, section) == HELD.replace("b) second", "b) second and third").strip()


def test_the_keyboard_reaches_every_button_and_gets_out_again(writing, section):
    page = writing
    page.get_by_role("radio", name="Main heading", exact=True).focus()
    page.keyboard.press("Tab")
    expect(tool(page, "Bold")).to_be_focused()
    page.keyboard.press("End")
    expect(tool(page, "Redo")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    expect(editor(page)).to_be_focused()
    page.keyboard.type("New. ")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Edit as plain text")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+z")
    expect(editor(page)).to_have_text("Doorstep crime")
    assert save(page, section) == "Doorstep crime"


def test_a_figure_comes_in_where_the_caret_is(writing, section):
    page = writing
    editor(page).click()
    page.keyboard.press("Home")
    page.locator("#id_body").evaluate(INSERT, "[17](#figure-4-calls)")
    page.keyboard.type(" calls. ")
    assert save(page, section) == "[17](#figure-4-calls) calls. Doorstep crime"


def test_what_the_buttons_open_reads_the_same_when_it_is_stored(writing):
    """The browser's reading of the marks and the server's are one."""
    page = writing
    for text in (HELD, BY_BUTTONS, PASTED, *HARD_TO_READ):
        page.get_by_role("button", name="Edit as plain text").click()
        box = page.get_by_role("textbox", name="Words", exact=True)
        box.fill(text)
        page.get_by_role("button", name="Edit with buttons").click()
        expect(page.get_by_role("toolbar")).to_be_visible()
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        page.keyboard.press("Escape")
        stored = page.locator("#id_body").input_value()
        assert parse_narrative(stored) == parse_narrative(text)


@pytest.mark.parametrize(("before", "after"), [(" and bur", "glary"), (" and ", "burglary")])
def test_whoever_types_before_the_buttons_come_goes_on(
    page, form_url, come_in, officer, section, before, after
):
    come_in(officer)
    held = []
    page.route("**/js/narrative.js", lambda route: held.append(route))
    page.goto(form_url, wait_until="commit")
    expect(page.locator("script[src$='narrative.js']")).to_be_attached()
    editor(page).press("Control+End")
    page.keyboard.type(before)
    for route in held:
        route.continue_()
    expect(tool(page, "Bold")).to_be_visible()
    page.keyboard.type(after)
    assert save(page, section) == "Doorstep crime and burglary"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_box_takes_the_same_marks(writing, section):
    page = writing
    page.get_by_label("Words", exact=True).fill(HELD)
    assert save(page, section) == HELD.strip()


def test_what_escape_closed_is_there_when_it_is_asked_again(writing):
    page = writing
    editor(page).click()
    tool(page, "Footnote").click()
    page.keyboard.insert_text("A long note about the source")
    page.keyboard.press("Escape")
    tool(page, "Footnote").click()
    expect(page.locator(".app-write__panel input")).to_have_value("A long note about the source")
    page.keyboard.press("Enter")
    tool(page, "Link").click()
    expect(page.locator(".app-write__panel input")).to_have_value("")


@pytest.mark.parametrize(
    "unseen", ["<del>never</del>", "<span style='display:none'>no</span>", "<s>no</s>"]
)
def test_words_that_are_not_seen_stay_out_and_it_is_said(writing, unseen):
    page = writing
    editor(page).click()
    page.keyboard.press("Control+a")
    editor(page).evaluate(PASTE, f"<p>Calls {unseen}fell</p>")
    expect(editor(page)).to_have_text("Calls fell")
    expect(page.locator(".app-write__reason")).to_contain_text("were left out")
