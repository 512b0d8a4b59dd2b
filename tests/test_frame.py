"""The frame of every signed-in page: one heading in the page bar, one place, and no breadcrumb."""

from __future__ import annotations

import pytest
from django.urls import reverse
from lxml import html

from plans.models import Role
from tests.routes import ROUTES, workspace_routes
from tests.world import World, read

# What a page says of its frame is worked out from its address and from roles, in Python.
pytestmark = pytest.mark.one_database

# Where each page has its place, as somebody would look for it; the longest beginning counts.
PLACES = {
    "": "Home",
    "plan/": "Plan",
    "plans/": "Plan",
    "measures/": "Plan",
    "actions/": "Plan",
    "imports/": "Plan",
    "work/": "Plan",
    "quarter/": "Quarter",
    "rounds/": "Quarter",
    "updates/": "Quarter",
    "meetings/": "Meetings",
    "papers/": "Papers",
    "scrutiny/": "Papers",
    "reports/": "Papers",
    "planner/": "Meetings",
    "evidence/": "Evidence",
    "money/": "Evidence",
    "checks/": "Duties",
    "work/case-reviews/": "Duties",
    "work/death-reviews/": "Duties",
    "work/enforcement/": "Duties",
    "work/tools/": "Duties",
    "settings/": "",
}
SEEN = {
    Role.Kind.OFFICER: ["Home", "Plan", "Quarter", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.CLERK: ["Home", "Plan", "Quarter", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.CHAIR: ["Home", "Plan", "Quarter", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.STRATEGY: ["Home", "Plan", "Quarter", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.LEAD: ["Home", "Plan", "Quarter", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.SCRUTINY: ["Home", "Plan", "Meetings", "Papers", "Evidence", "Duties"],
    Role.Kind.COUNTY: ["Home", "Plan", "Meetings", "Evidence", "Duties"],
    Role.Kind.VIEWER: ["Home", "Plan", "Meetings", "Evidence", "Duties"],
}


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


def words_of(page, *, active=False) -> list[str]:
    """The words of the header, or those of them that are marked as present."""
    marked = "[@aria-current]" if active else ""
    return [link.text_content() for link in page.xpath(f'//nav[@aria-label="Main"]//a{marked}')]


def expected_word(address: str, slug: str) -> str:
    below = address.removeprefix(f"/workspace/{slug}/")
    return PLACES[max((place for place in PLACES if below.startswith(place)), key=len)]


def faults_of_frame(page, word: str) -> list[str]:
    """What is wrong with the frame of one page."""
    faults = []
    if len(page.xpath("//h1")) != 1 or len(page.xpath('//*[@class="app-bar"]/h1')) != 1:
        faults.append("not one heading in the page bar")
    if page.xpath('//*[contains(@class, "govuk-breadcrumbs")]'):
        faults.append("a breadcrumb")
    if words_of(page, active=True) != ([word] if word else []):
        faults.append(f"active: {words_of(page, active=True)}, not {word}")
    if not word and not page.xpath("//summary[@data-here]"):
        faults.append("under no word, and not under the partnership's name")
    if len(page.xpath('//*[contains(@class, "app-tabs")]//a[@aria-current]')) > 1:
        faults.append("two active tabs")
    if len(page.xpath('//*[@class="app-bar__tools"]/a[@class="govuk-button"]')) > 1:
        faults.append("two green buttons")
    return faults


def test_every_page_stands_in_the_frame(world, officer, client_of):
    client, wrong = client_of(officer), {}
    for route in [*workspace_routes()]:
        if route in ("home", "partnership_add"):
            continue
        address = world.address(route)
        response = client.get(address)
        content = read(response)
        whole = response["Content-Type"].startswith("text/html") and b"<html" in content
        if response.status_code == 200 and whole:
            faults = faults_of_frame(html.fromstring(content), expected_word(address, world.slug))
            wrong |= {route: faults} if faults else {}
    assert wrong == {}


@pytest.mark.parametrize("kind", Role.Kind.values)
def test_which_words_a_role_sees(kind, partnership, cast, client_of):
    home = client_of(cast[kind]).get(reverse("workspace:partnership", args=[partnership.slug]))
    assert words_of(html.fromstring(home.content)) == SEEN[kind]


@pytest.mark.parametrize("kind", Role.Kind.values)
def test_nothing_in_the_frame_leads_to_what_a_role_may_not_open(kind, world, cast, client_of):
    client, refused = client_of(cast[kind]), {}
    may = [name for names in ROUTES.values() for name in names]
    for route in (
        "partnership",
        "plan",
        "round",
        "evidence",
        "checks",
        "settings",
        "work",
        "scrutiny",
    ):
        assert route in may
        response = client.get(world.address(route))
        if response.status_code == 200:
            page = html.fromstring(response.content)
            links = page.xpath('//header//a/@href | //*[@class="app-bar"]//nav//a/@href')
            for link in {each for each in links if each.startswith("/")}:
                answer = client.get(link)
                read(answer)
                if answer.status_code not in (200, 302):
                    refused[link] = answer.status_code
    assert refused == {}


def test_a_colleague_who_is_refused_stays_in_the_frame(world, viewer, client_of):
    response = client_of(viewer).get(world.address("action_edit"))
    page = html.fromstring(response.content)
    assert response.status_code == 403
    assert words_of(page) == SEEN[Role.Kind.VIEWER]
    assert len(page.xpath("//h1")) == 1


def test_a_stranger_is_shown_no_words(world, stranger, client_of):
    response = client_of(stranger).get(world.address("partnership"))
    assert response.status_code == 404
    assert words_of(html.fromstring(response.content)) == []
    assert b"Moorland" not in response.content


def test_the_narrow_menu_opens_without_a_script(world, officer, client_of):
    page = html.fromstring(client_of(officer).get(world.address("plans")).content)
    folded = page.xpath('//header/details/nav[@aria-label="Main menu"]//a')
    assert [link.text_content() for link in folded] == SEEN[Role.Kind.OFFICER]
    assert page.xpath("//header//details/summary")
    assert not page.xpath("//header//script")


def test_account_pages_have_one_heading_and_their_own_tabs(officer, client_of):
    client = client_of(officer)
    for name in ("account_email", "account_change_password", "mfa_index", "account_logout"):
        page = html.fromstring(client.get(reverse(name)).content)
        assert len(page.xpath('//*[@class="app-bar"]/h1')) == len(page.xpath("//h1")) == 1, name
        assert page.xpath("//h1")[0].text_content().strip()
        assert page.xpath('//nav[contains(@class, "app-tabs")]//a[@aria-current]'), name


def test_signing_in_has_a_heading_and_no_words(client, db):
    page = html.fromstring(client.get(reverse("account_login")).content)
    assert page.xpath("//h1")[0].text_content() == "Sign in"
    assert len(page.xpath("//h1")) == 1
    assert words_of(page) == []


def test_plan_leads_to_the_plan_in_force(partnership, plan, officer, client_of):
    response = client_of(officer).get(reverse("workspace:plan_in_force", args=[partnership.slug]))
    assert response.url == plan.get_absolute_url()


def test_what_the_public_sees_is_said_while_there_is_nothing(partnership, officer, client_of):
    response = client_of(officer).get(reverse("workspace:public_face", args=[partnership.slug]))
    assert "is public at the moment" in response.content.decode()
