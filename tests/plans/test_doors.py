"""Every settings page, asked for by everybody: who comes in, who is refused, who finds nothing there."""

import pytest
from django.urls import reverse

from csp.models import AuditEvent
from tests import factories as make

pytestmark = pytest.mark.django_db

READ = ["partnership", "settings", "organisations", "memberships", "people", "posts", "groups"]
READ += ["terms", "drivers"]
EDIT = ["organisation_add", "membership_add", "person_add", "post_add", "group_add", "term_add"]
EDIT += ["driver_add", "events"]
MANAGE = ["partnership_edit", "names", "roles", "role_invite"]
ROWS = {
    "organisation": make.OrganisationFactory,
    "membership": make.MembershipFactory,
    "person": make.PersonFactory,
    "post": make.PostFactory,
    "group": make.GroupFactory,
    "term": make.TermFactory,
    "driver": make.DriverFactory,
}
DETAILS = ["organisation", "person", "post", "group", "driver"]


def status(client, route, *args):
    return client.get(reverse(f"workspace:{route}", args=args)).status_code


@pytest.mark.parametrize("route", READ + EDIT + MANAGE)
def test_officers_come_in_and_strangers_find_nothing(
    route, client_of, officer, stranger, other_officer, partnership
):
    assert status(client_of(officer), route, partnership.slug) == 200
    assert status(client_of(stranger), route, partnership.slug) == 404
    assert status(client_of(other_officer), route, partnership.slug) == 404


@pytest.mark.parametrize("route", READ)
@pytest.mark.parametrize(
    "who", ["lead", "strategy", "clerk", "chair", "scrutiny", "county", "viewer"]
)
def test_every_role_reads_the_lists(route, who, request, client_of, partnership):
    user = request.getfixturevalue(who)
    assert status(client_of(user), route, partnership.slug) == 200


@pytest.mark.parametrize("route", EDIT + MANAGE)
def test_readers_change_nothing(route, client_of, lead, partnership):
    assert status(client_of(lead), route, partnership.slug) == 403


@pytest.mark.parametrize("noun", ROWS)
@pytest.mark.parametrize("way", ["edit", "remove"])
def test_pages_of_a_row(noun, way, client_of, officer, viewer, other_officer, partnership, other):
    row = ROWS[noun](partnership=partnership)
    route = f"{noun}_{way}"
    assert status(client_of(officer), route, partnership.slug, row.pk) == 200
    assert status(client_of(viewer), route, partnership.slug, row.pk) == 403
    assert status(client_of(other_officer), route, other.slug, row.pk) == 404


@pytest.mark.parametrize("noun", DETAILS)
def test_a_row_is_read_by_its_own_partnership_only(
    noun, client_of, viewer, other_officer, partnership, other
):
    row = ROWS[noun](partnership=partnership)
    assert status(client_of(viewer), noun, partnership.slug, row.pk) == 200
    assert status(client_of(other_officer), noun, other.slug, row.pk) == 404


def test_the_signed_out_are_asked_to_sign_in(client, partnership):
    answer = client.get(reverse("workspace:settings", args=[partnership.slug]))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("noun", ROWS)
def test_removing_takes_a_post_and_can_be_undone(noun, client_of, officer, partnership):
    row = ROWS[noun](partnership=partnership)
    client = client_of(officer)
    page = client.post(
        reverse(f"workspace:{noun}_remove", args=[partnership.slug, row.pk]), follow=True
    )
    assert "Undo" in page.content.decode()
    assert not type(row).objects.filter(pk=row.pk).exists()
    event = AuditEvent.objects.get(target_id=str(row.pk), verb="removed")
    client.post(reverse("workspace:undo", args=[event.pk]))
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "plural", ["organisations", "memberships", "people", "posts", "terms", "drivers"]
)
def test_lists_are_given_as_csv_with_a_row_for_each(plural, client_of, viewer, partnership):
    for factory in ROWS.values():
        factory(partnership=partnership)
    url = reverse(f"workspace:{plural}", args=[partnership.slug])
    answer = client_of(viewer).get(url, {"_export": "csv"})
    assert answer["Content-Disposition"].startswith('attachment; filename="moorland-')
    assert len(answer.getvalue().decode().splitlines()) >= 2
