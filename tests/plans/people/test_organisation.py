"""Bodies: adding, changing and removing them, and what the list and its CSV show."""

from datetime import date

import pytest
from django.urls import reverse

from plans.models import FormerName, Membership, Organisation
from tests import factories as make

pytestmark = pytest.mark.django_db
NO_NAMES = {"former_names-TOTAL_FORMS": "0", "former_names-INITIAL_FORMS": "0"}


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


def answers(**changed):
    return {"name": "Harbour Trust", "kind": "voluntary", **NO_NAMES} | changed


def test_add_a_body_with_a_former_name(client_of, officer, partnership):
    rows = {
        "former_names-TOTAL_FORMS": "1",
        "former_names-0-name": "Harbour Aid",
        "former_names-0-until": "31/3/2010",
    }
    client_of(officer).post(address("organisation_add", partnership.slug), answers(**rows))
    former = FormerName.objects.get(organisation__name="Harbour Trust")
    assert (former.name, former.until) == ("Harbour Aid", date(2010, 3, 31))


def test_change_a_body_and_take_its_former_name_away(client_of, officer, partnership, body):
    former = make.FormerNameFactory(partnership=partnership, organisation=body)
    rows = {
        "version": body.version,
        "former_names-TOTAL_FORMS": "1",
        "former_names-INITIAL_FORMS": "1",
        "former_names-0-id": former.pk,
        "former_names-0-version": former.version,
        "former_names-0-name": former.name,
        "former_names-0-DELETE": "on",
    }
    url = address("organisation_edit", partnership.slug, body.pk)
    client_of(officer).post(url, answers(**rows))
    body.refresh_from_db()
    assert body.name == "Harbour Trust"
    assert not body.former_names.exists()


def test_a_second_save_is_answered_with_both_texts(client_of, officer, partnership, body):
    url = address("organisation_edit", partnership.slug, body.pk)
    client = client_of(officer)
    client.post(url, answers(version=body.version))
    answer = client.post(url, answers(version=body.version, name="My own words"))
    assert answer.status_code == 409
    assert "My own words" in answer.content.decode()
    assert "Harbour Trust" in answer.content.decode()


def test_a_name_twice_is_refused_with_a_sentence(client_of, officer, partnership, body):
    answer = client_of(officer).post(
        address("organisation_add", partnership.slug), answers(name=body.name.upper())
    )
    assert answer.status_code == 422
    assert "There is a body with that name already." in answer.content.decode()


@pytest.mark.parametrize("field", ["parent", "successor"])
def test_another_partnerships_body_is_no_choice(field, client_of, officer, partnership, other):
    theirs = make.OrganisationFactory(partnership=other)
    answer = client_of(officer).post(
        address("organisation_add", partnership.slug), answers(**{field: theirs.pk})
    )
    assert answer.status_code == 422
    assert not Organisation.objects.filter(partnership=partnership).exists()


def test_another_partnerships_former_name_is_not_taken(
    client_of, officer, partnership, body, other
):
    theirs = make.FormerNameFactory(partnership=other)
    rows = {
        "former_names-TOTAL_FORMS": "1",
        "former_names-0-id": theirs.pk,
        "former_names-0-name": "Mine now",
    }
    url = address("organisation_edit", partnership.slug, body.pk)
    answer = client_of(officer).post(url, answers(version=body.version, **rows))
    theirs.refresh_from_db()
    assert answer.status_code == 422
    assert theirs.name == "A former name"


def test_a_body_cannot_be_part_of_its_own_team(client_of, officer, partnership, body):
    team = make.OrganisationFactory(partnership=partnership, parent=body)
    url = address("organisation_edit", partnership.slug, body.pk)
    answer = client_of(officer).post(url, answers(version=body.version, parent=team.pk))
    assert answer.status_code == 422
    assert "cannot be under itself" in answer.content.decode()


def test_a_body_in_use_stays_and_says_by_what(client_of, officer, partnership, body):
    make.PersonFactory(partnership=partnership, organisation=body, name="Alex Example")
    url = address("organisation_remove", partnership.slug, body.pk)
    answer = client_of(officer).post(url)
    assert answer.status_code == 422
    assert "still in use" in answer.content.decode()
    assert "Alex Example" in answer.content.decode()
    assert Organisation.objects.filter(pk=body.pk).exists()


def test_the_spreadsheet_runs_no_formula(client_of, viewer, partnership):
    make.OrganisationFactory(partnership=partnership, name="=HYPERLINK(0)")
    answer = client_of(viewer).get(address("organisations", partnership.slug), {"_export": "csv"})
    assert "'=HYPERLINK(0)" in answer.getvalue().decode()


def test_the_list_is_filtered_sorted_and_ours_alone(client_of, viewer, partnership, other):
    for name in ("Alder", "Beech"):
        make.OrganisationFactory(partnership=partnership, name=name, kind="police")
    make.OrganisationFactory(partnership=partnership, name="Cedar", kind="fire")
    make.OrganisationFactory(partnership=other, name="Dogwood", kind="police")
    query = {"kind": "police", "sort": "-name"}
    page = client_of(viewer).get(address("organisations", partnership.slug), query)
    words = page.content.decode()
    assert words.index("Beech") < words.index("Alder")
    assert "Cedar" not in words.replace("Dogwood", "Cedar")


def test_a_body_is_found_by_the_name_it_had(client_of, viewer, partnership, body):
    make.FormerNameFactory(partnership=partnership, organisation=body, name="Quayside Aid")
    page = client_of(viewer).get(address("organisations", partnership.slug), {"words": "quayside"})
    assert body.name in page.content.decode()


@pytest.mark.parametrize("rows", [1, 40])
def test_the_list_asks_as_much_of_one_row_as_of_forty(
    rows, client_of, viewer, partnership, django_assert_num_queries
):
    parent = make.OrganisationFactory(partnership=partnership)
    for _ in range(rows):
        row = make.OrganisationFactory(partnership=partnership, parent=parent)
        make.MembershipFactory(partnership=partnership, organisation=row)
    client = client_of(viewer)
    with django_assert_num_queries(5):
        client.get(address("organisations", partnership.slug))


def test_a_body_joins_once_at_a_time(client_of, officer, partnership, body):
    make.MembershipFactory(partnership=partnership, organisation=body)
    answer = client_of(officer).post(
        address("membership_add", partnership.slug),
        {"organisation": body.pk, "kind": "responsible"},
    )
    assert answer.status_code == 422
    assert Membership.objects.count() == 1
