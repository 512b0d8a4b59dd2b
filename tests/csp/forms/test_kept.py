"""When the browser may forget what was typed, and where people come back to after signing in again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from actions.rounds.links import invitation_link
from plans.models import Organisation
from tests import factories as make

NEW = {"name": "Harbour Lights", "kind": "voluntary", "kept_as": "x1"}


def url(name, *args):
    return reverse(f"workspace:{name}", args=args)


def rows() -> dict:
    return {f"former_names-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}


@pytest.fixture
def add(client_of, officer):
    """Add a body as the officer; the answer."""

    def send(client=None, **more):
        client = client or client_of(officer)
        return client.post(url("organisation_add", "moorland"), NEW | rows() | more)

    return send


def test_a_save_says_what_may_be_forgotten(add):
    answer = add()
    assert Organisation.objects.filter(name="Harbour Lights").exists()
    assert answer.url.endswith("#saved-x1")


def test_a_place_on_the_page_that_follows_stays(client_of, officer, draft_row):
    address = url("action_cell", "moorland", "2016-17", draft_row.pk, "aim")
    answers = {"text": "Safer homes", "was": draft_row.aim, "version": 1, "kept_as": "x1"}
    answer = client_of(officer).post(address, answers)
    assert answer.url.endswith(f"#row-{draft_row.pk}~saved-x1")


@pytest.fixture
def draft_row(action):
    action.plan.status = "draft"
    action.plan.save(update_fields=["status"])
    return action


@pytest.mark.parametrize("name", ["", "X1", "x1\r\nSet-Cookie: a=b", "x" * 41, "<b>"])
def test_other_names_are_not_said_again(add, name):
    answer = add(kept_as=name)
    assert answer.status_code == 302
    assert "#" not in answer.url


def test_what_is_refused_is_not_saved(add):
    answer = add(name="")
    assert answer.status_code == 422
    assert 'data-posted="x1"' in answer.content.decode()


def test_a_step_that_comes_back_with_a_complaint_is_not_saved(client_of, officer, draft_row):
    """The row changed meanwhile: the page that follows says so, and nothing was stored."""
    address = url("action_history", "moorland", "2016-17", draft_row.pk)
    answers = {"field": "aim", "version": 7, "event": 1, "kept_as": "x1"}
    answer = client_of(officer).post(address, answers)
    assert "saved-" not in answer.get("Location", "")


def test_whoever_was_signed_out_comes_back_to_the_form(add):
    page = f"http://testserver{url('organisation_add', 'moorland')}?kind=voluntary"
    client = Client(headers={"referer": page})
    answer = add(client)
    assert urlsplit(answer.url).path == reverse("account_login")
    assert parse_qs(urlsplit(answer.url).query)["next"] == [page]
    assert "kept in this browser" in client.get(answer.url).content.decode()


def test_a_page_elsewhere_is_never_led_to(add):
    answer = add(Client(headers={"referer": "https://elsewhere.example/trap/"}))
    place = parse_qs(urlsplit(answer.url).query)["next"]
    assert place == [url("organisation_add", "moorland")]


def test_a_button_without_a_page_of_its_own_leads_back_too(partnership):
    page = f"http://testserver{url('organisations', 'moorland')}"
    answer = Client(headers={"referer": page}).post(url("undo", 1))
    assert parse_qs(urlsplit(answer.url).query)["next"] == [page]


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("kept", [True, False])
def test_a_token_that_is_old_or_gone_says_what_happened(officer, plan, signed_in, kept):
    client = Client(enforce_csrf_checks=True)
    if signed_in:
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = f"http://testserver{url('organisation_add', 'moorland')}"
    sent = NEW if kept else NEW | {"kept_as": ""}
    answer = client.post(url("organisation_add", "moorland"), sent, headers={"referer": page})
    words = " ".join(answer.content.decode().split())
    assert answer.status_code == 403
    assert ("open too long" in words) is signed_in
    assert ("not signed in any more" in words) is not signed_in
    assert ("kept in this browser" in words) is kept
    assert "role" not in words.split("<main", 1)[1].split("</main>", 1)[0].replace("role=", "")
    assert (f'href="{page}"' in words) is signed_in


def test_a_link_is_named_without_what_opens_it(partnership, priority):
    row = make.ActionFactory(priority=priority, ref="1.1")
    quarter = make.RoundFactory(partnership=partnership)
    asked = make.UpdateFactory(round=quarter, action=row)
    link = make.InvitationFactory(round=quarter, updates=[asked])
    token = invitation_link(link).rstrip("/").split("/")[-1]
    page = Client().get(f"/update/{token}/rows/").content.decode()
    holder = page.split('data-keeps-for="')[1].split('"')[0]
    assert holder.startswith("link-")
    assert not set(token.split(":")) & {holder, holder.removeprefix("link-")}
