"""Letting people in and out."""

import pytest
from django.core import mail
from django.urls import reverse

from csp.models import User
from plans.models import Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


def invite(client, partnership, **changed):
    values = {"name": "Alex", "email": "Alex@Body.example", "kind": "viewer"} | changed
    return client.post(address("role_invite", partnership.slug), values)


def end(client, role):
    url = address("role_end", role.partnership.slug, role.pk)
    return client.post(url, {"version": role.version})


def test_an_invitation_holds_the_way_in(
    client, client_of, officer, partnership, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(client_of(officer), partnership)
    message = mail.outbox[0]
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    assert message.to == ["alex@body.example"]
    assert client.get(link.partition("8000")[2], follow=True).status_code == 200
    assert Role.objects.get(user__email="alex@body.example").kind == "viewer"


def test_a_lead_needs_a_body(client_of, officer, partnership):
    answer = invite(client_of(officer), partnership, kind="lead")
    assert "Choose the body that the lead answers for." in answer.content.decode()
    assert not User.objects.filter(email="alex@body.example").exists()


def test_a_lead_of_another_partnerships_body_is_refused(client_of, officer, partnership, other):
    theirs = make.OrganisationFactory(partnership=other)
    answer = invite(client_of(officer), partnership, kind="lead", organisation=theirs.pk)
    assert answer.status_code == 422
    assert not Role.objects.filter(kind="lead").exists()


def test_the_same_role_twice_is_refused(client_of, officer, partnership, viewer):
    answer = invite(client_of(officer), partnership, email=viewer.email)
    assert "That person holds that role already." in answer.content.decode()


def test_ending_a_role_shuts_the_door(client_of, officer, viewer, partnership):
    end(client_of(officer), Role.objects.get(user=viewer))
    assert client_of(viewer).get(address("partnership", partnership.slug)).status_code == 404


def test_the_last_officer_stays(client_of, officer, partnership):
    role = Role.objects.get(user=officer)
    answer = end(client_of(officer), role)
    assert answer.status_code == 422
    assert "last community safety officer" in answer.content.decode()
    role.refresh_from_db()
    assert role.ended_at is None


def test_an_officer_who_leaves_goes_home(client_of, officer, partnership):
    make.RoleFactory(partnership=partnership, kind="officer")
    answer = end(client_of(officer), Role.objects.get(user=officer))
    assert answer.url == address("home")


def test_a_role_that_changed_meanwhile_is_not_ended(client_of, officer, viewer):
    role = Role.objects.get(user=viewer)
    Role.objects.filter(pk=role.pk).update(version=2)
    assert end(client_of(officer), role).status_code == 409


def test_an_invitation_is_sent_again(client_of, officer, viewer, partnership):
    role = Role.objects.get(user=viewer)
    client_of(officer).post(address("role_remind", partnership.slug, role.pk))
    assert mail.outbox[0].to == [viewer.email]


@pytest.mark.parametrize("route", ["role_end", "role_remind"])
def test_another_partnerships_role_is_not_there(
    route, client_of, officer, other_officer, partnership
):
    theirs = Role.objects.get(user=other_officer)
    url = address(route, partnership.slug, theirs.pk)
    assert client_of(officer).post(url, {"version": 1}).status_code == 404


def test_a_role_stands_when_the_mail_server_is_away(client_of, officer, partnership, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    client = client_of(officer)
    invite(client, partnership)
    role = Role.objects.get(user__email="alex@body.example")
    url = address("role_remind", partnership.slug, role.pk)
    assert "could not be sent" in client.post(url, follow=True).content.decode()
