"""What site administrators do in the admin."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    return make.UserFactory(is_superuser=True, is_staff=True)


def test_officers_do_not_come_in(client_of, officer):
    assert client_of(officer).get("/admin/csp/user/").status_code in (302, 403)


@pytest.mark.parametrize("name", ["csp_user", "csp_auditevent", "plans_partnership"])
def test_lists_are_read(name, client_of, keeper, partnership):
    assert client_of(keeper).get(reverse(f"admin:{name}_changelist")).status_code == 200


def test_an_account_is_switched_off_and_that_is_recorded(client_of, keeper, viewer):
    url = reverse("admin:csp_user_change", args=[viewer.pk])
    client_of(keeper).post(url, {"name": viewer.name})
    viewer.refresh_from_db()
    assert not viewer.is_active
    assert AuditEvent.objects.get(by=keeper).detail == {"is_active": [True, False]}


def test_nobody_locks_themselves_out(client_of, keeper):
    url = reverse("admin:csp_user_change", args=[keeper.pk])
    assert client_of(keeper).post(url, {"name": "X"}).status_code == 403


def test_events_and_partnerships_are_not_written_here(client_of, keeper, partnership):
    url = reverse("admin:plans_partnership_change", args=[partnership.pk])
    assert client_of(keeper).post(url, {"name": "X"}).status_code == 403
