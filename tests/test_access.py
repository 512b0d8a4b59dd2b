"""Every address (tests/routes.py) as every person: a stranger gets 404, a colleague without the right 403."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from csp import changes
from plans.access import POWERS
from plans.models import Role
from tests import factories as make
from tests.routes import ROUTES, workspace_routes
from tests.world import World, read, ways_to_ask

# Who may do what is worked out from roles, in Python: another database would say the same.
pytestmark = pytest.mark.one_database

# Decided by something else than a power, and tested by name below.
BY_THEMSELVES = {
    "reports",
    "update_answer",
    # A lead reads what their body has to do.
    "agreed_action",
    "agreed_file",
    "comment_answer",
    "home",
    "partnership_add",
    "undo",
    "action_restore",
    "several_undo",
    "minutes_version_pdf",
    "minutes_version_docx",
    # Members read what is put to them between meetings, and answer for their own seats.
    "correspondence",
    "correspondence_answer",
    # Members read what was issued of their agenda, and the chair its draft.
    "meeting_pack_file",
    # Members say whether they come, whatever else they may do.
    "meeting_coming",
    # For county readers of any partnership.
    "county_meetings",
    # Everybody ends their own.
    "meetings_calendar_end",
    *(f"agenda_{what}_{ext}" for what in ("print", "version") for ext in ("pdf", "docx")),
}


PEOPLE = [kind.value for kind in Role.Kind]


@pytest.fixture
def world(partnership):
    return World(partnership, "Moorland")


def test_every_address_is_in_the_table():
    listed = [name for names in ROUTES.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(listed) | BY_THEMSELVES == set(workspace_routes())


ALL = [(route, power) for power, routes in ROUTES.items() for route in routes]


@pytest.mark.parametrize("kind", PEOPLE)
def test_what_each_role_opens(kind, world, cast, client_of):
    client = client_of(cast[kind])
    wrong = []
    for route, power in ALL:
        response = client.get(world.address(route))
        read(response)
        status = response.status_code
        if (status == 403) == (power in POWERS[kind]) or status in (404, 500):
            wrong.append((route, status))
    assert wrong == []


def test_a_stranger_is_told_of_nothing(world, stranger, other_officer, client_of):
    for user in (stranger, other_officer):
        client = client_of(user)
        found = {route: client.get(world.address(route)).status_code for route, _ in ALL}
        assert set(found.values()) == {404}, found
        posted = {route: client.post(world.address(route)).status_code for route, _ in ALL}
        assert set(posted.values()) == {404}, posted


def test_nobody_comes_in_without_signing_in(world, client):
    for route in workspace_routes():
        response = client.get(world.address(route))
        assert response.status_code == 302, route
        assert response.url.startswith("/accounts/login/")


def test_a_role_that_has_ended_opens_nothing(world, officer, client_of):
    officer.roles.update(ended_at=timezone.now())
    assert client_of(officer).get(world.address("partnership")).status_code == 404


def test_numbers_of_another_partnership_are_unknown(world, other, officer, client_of):
    theirs = World(other, "Foreign")
    client = client_of(officer)
    for route, pattern in workspace_routes().items():
        if "pk" in pattern.pattern.converters and route != "undo":
            address = theirs.address(route, slug=world.slug)
            assert client.get(address).status_code in (404, 405), route
            assert client.post(address).status_code in (404, 405), route


def test_no_page_form_filter_or_export_names_another_partnership(world, other, officer, client_of):
    World(other, "Foreign")
    client = client_of(officer)
    for route, _ in ALL:
        for query in ways_to_ask(route):
            response = client.get(world.address(route) + query)
            content = read(response)
            assert b"Foreign" not in content, route + query


@pytest.mark.parametrize(
    ("status", "kind", "answer"),
    [
        ("draft", "officer", 200),
        ("draft", "lead", 200),
        ("draft", "scrutiny", 404),
        ("consultation", "county", 404),
        ("draft", "viewer", 404),
        ("agreed", "viewer", 200),
        ("archived", "viewer", 200),
    ],
)
def test_a_plan_that_is_not_agreed_is_for_those_who_work_on_it(
    world, cast, client_of, status, kind, answer
):
    plan = world.rows["action"].plan
    type(plan).objects.filter(pk=plan.pk).update(status=status)
    client = client_of(cast[kind])
    for route in ("plan", "action", "sections", "priorities"):
        assert client.get(world.address(route)).status_code == answer, route
    listed = client.get(world.address("plans")).content.decode()
    assert ("Moorland plan" in listed) == (answer == 200)


@pytest.mark.parametrize(
    ("visibility", "kind", "answer"),
    [
        ("restricted", "officer", 200),
        ("restricted", "strategy", 200),
        ("restricted", "clerk", 200),
        ("restricted", "lead", 404),
        ("restricted", "county", 404),
        ("restricted", "viewer", 404),
        ("partners", "lead", 200),
        ("partners", "scrutiny", 200),
        ("partners", "viewer", 404),
    ],
)
def test_a_row_is_seen_by_those_it_is_for(world, cast, client_of, visibility, kind, answer):
    action = world.rows["action"]
    type(action).objects.filter(pk=action.pk).update(visibility=visibility)
    client = client_of(cast[kind])
    assert client.get(world.address("action")).status_code == answer
    for route in ("plan", "actions", "measures"):
        for query in ("", "?_export=csv"):
            response = client.get(world.address(route) + query)
            content = read(response)
            seen = b"Moorland aim" in content or b"Moorland measure" in content
            assert seen == (answer == 200), route + query


def test_a_lead_sees_the_restricted_rows_of_their_own_body(world, lead, body, client_of):
    action = world.rows["action"]
    type(action).objects.filter(pk=action.pk).update(visibility="restricted")
    address = world.address("action")
    assert client_of(lead).get(address).status_code == 404
    make.LeadFactory(action=action, words="Harbour Support", organisation=body)
    assert client_of(lead).get(address).status_code == 200


def test_a_lead_answers_the_committee_for_their_own_body_alone(
    world, lead, body, officer, stranger, scrutiny, client_of
):
    address = world.address("answer_edit")
    assert client_of(lead).get(address).status_code == 403
    answer = world.rows["answer"]
    type(answer).objects.filter(pk=answer.pk).update(organisation=body)
    for user, status in ((lead, 200), (officer, 200), (scrutiny, 403), (stranger, 404)):
        assert client_of(user).get(address).status_code == status
        assert client_of(user).post(address, {}).status_code == (422 if status == 200 else status)


def test_the_removed_come_back_only_through_an_officer_of_theirs(
    world, officer, viewer, other_officer, client_of
):
    event = changes.remove(world.rows["term"], by=officer)
    address = reverse("workspace:undo", args=[event.pk])
    assert client_of(other_officer).post(address).status_code == 404
    assert client_of(viewer).post(address).status_code == 403
    assert client_of(officer).get(address).status_code == 405
    assert client_of(officer).post(address).status_code == 302
    assert type(world.rows["term"]).objects.filter(pk=world.rows["term"].pk).exists()


def test_only_a_site_administrator_sets_partnerships_up(officer, client_of):
    address = reverse("workspace:partnership_add")
    assert client_of(officer).get(address).status_code == 403
    admin = make.UserFactory(is_superuser=True, is_staff=True)
    assert client_of(admin).get(address).status_code == 200


def test_a_site_administrator_without_a_role_is_a_stranger(world, client_of):
    admin = make.UserFactory(is_superuser=True, is_staff=True)
    assert client_of(admin).get(world.address("plan")).status_code == 404


def test_the_admin_site_is_for_site_administrators(officer, client_of):
    assert client_of(officer).get("/admin/", follow=False).status_code == 302


def test_nobody_signs_up_without_an_invitation(client, db):
    assert "signup" not in client.get("/accounts/login/").content.decode()
    response = client.post(
        "/accounts/signup/", {"email": "new@test.example", "password1": "a-long-password-here"}
    )
    assert not make.UserFactory._meta.model.objects.filter(email="new@test.example").exists()
    assert response.status_code in (200, 302, 403, 404)
