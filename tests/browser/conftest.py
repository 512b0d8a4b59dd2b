"""A real browser on a real server. A journey fails on any missing file, console error or axe finding."""

from __future__ import annotations

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as site
from playwright.sync_api import BrowserContext, Error, Page, Response

# Playwright keeps an event loop in this thread; the tests themselves are not asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PASSWORD = "a-password-for-tests"
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
WIDTHS = (1280, 320)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The system's Chromium: nothing is downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    return browser_type_launch_args | {
        "executable_path": chromium,
        "args": [*quiet, "--disable-component-update", "--disable-sync"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session")
def base_url():
    """Addresses are given whole. The plugin's own fixture of this name warns under pytest 9.2."""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 375, "height": 740})
    return page


@pytest.fixture(autouse=True)
def nothing_goes_wrong(context: BrowserContext):
    """Watch the console and the network of every page for the whole journey."""
    context.set_default_timeout(10_000)
    # The first page of a session waits until everything is loaded.
    context.set_default_navigation_timeout(30_000)
    troubles: list[str] = []
    context.on("console", lambda said: said.type == "error" and troubles.append(said.text))
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on("response", lambda response: troubles.extend(trouble_with(response)))
    yield
    assert not [trouble for trouble in troubles if not expected(trouble)]


def trouble_with(response: Response) -> list[str]:
    missing = response.status == 404 and "/static/" in response.url
    return [f"{response.status} {response.url}"] if missing or response.status >= 500 else []


def expected(trouble: str) -> bool:
    """The browser itself reports every 4xx page in its console, also those that a journey asks for."""
    if "ERR_INTERNET_DISCONNECTED" in trouble:
        return True  # A journey that takes the connection away.
    return "Failed to load resource" in trouble and any(
        f" {c} " in trouble for c in (403, 404, 409, 410, 422)
    )


@pytest.fixture
def site_url(live_server, settings):
    assert (site.BUILT / "css" / "site.css").is_file(), "Build the front end first: make setup."
    settings.SITE_URL = live_server.url
    return live_server.url


@pytest.fixture
def draft(action):
    """The row in a plan that nobody has agreed yet, so that its words change without a reason."""
    action.plan.status = "draft"
    action.plan.save(update_fields=["status"])
    return action


@pytest.fixture
def sign_in(page: Page, site_url):
    """Sign in as somebody through the form, as people do."""

    def as_user(user) -> None:
        page.goto(f"{site_url}/accounts/login/")
        page.get_by_label("E-mail address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/workspace/**")

    return as_user


def open_menu(page: Page, words: str) -> None:
    """Open a menu of the frame by what its button says."""
    page.locator("summary", has_text=words).locator("visible=true").first.click()


def prove(page: Page) -> None:
    """Give the password once more, as pages that change how somebody signs in ask."""
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda url: "reauthenticate" not in url)


@pytest.fixture
def come_in(page: Page, site_url, client_of):
    """Be signed in at once, where signing in is not what the journey is about."""

    def as_user(user, page: Page = page) -> None:
        cookie = client_of(user).cookies[site.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site_url}])

    return as_user


@pytest.fixture
def accessible(page: Page):
    """No finding of axe, no sideways scrolling on a desktop or at 320 px, one h1 and a title."""

    def check(page: Page = page) -> None:
        assert troubles_of(page) == []

    return check


def troubles_of(page: Page) -> list[str]:
    """Everything that is wrong with the page as it is now, in words."""
    # Axe takes what has been scrolled under the bar for too small to press.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    told = [f"{each['id']}: {each['nodes'][0]['html'][:300]}" for each in findings_of_axe(page)]
    page.locator("h1").first.wait_for(state="attached")
    if page.locator("h1").count() != 1:
        told.append("There is not one h1.")
    if not page.title():
        told.append("There is no title.")
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": before["height"]})
        if page.evaluate(TOO_WIDE) > 0:
            told.append(f"It scrolls sideways at {width} px.")
    page.set_viewport_size(before)
    return [f"{page.url}: {each}" for each in told]


def findings_of_axe(page: Page) -> list[dict]:
    """What axe finds; a page that is left while it looks is looked at where the way leads."""
    page.wait_for_load_state()
    try:
        return Axe().run(page, options=AXE).response["violations"]
    except Error:
        page.wait_for_load_state()
        return Axe().run(page, options=AXE).response["violations"]


@pytest.fixture
def desk(page: Page, come_in, officer, draft) -> Page:
    """An officer at work on a draft plan."""
    come_in(officer)
    return page
