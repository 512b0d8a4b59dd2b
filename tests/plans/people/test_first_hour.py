"""A newcomer with an empty partnership is led to the first plan."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from plans.models import Membership, Organisation
from plans.people.first_steps import usual_bodies
from plans.people.views.first_hour import today
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route):
    return reverse(f"workspace:{route}", args=["moorland"])


def home(client) -> str:
    return client.get(address("partnership")).content.decode()


def test_the_first_page_of_an_empty_partnership_says_what_to_do(client_of, officer, partnership):
    page = home(client_of(officer))
    for route in ("partnership_edit", "usual_bodies", "import_add", "plan_add", "role_invite"):
        assert f'href="{address(route)}"' in page
    assert page.count(">To do<") == 4


def test_each_step_ticks_itself_off(client_of, officer, partnership, lead, plan):
    client = client_of(officer)
    assert home(client).count(">Done<") == 2  # The plan is there, and a colleague.
    make.MembershipFactory(partnership=partnership)
    assert home(client).count(">Done<") == 3
    make.AreaFactory(partnership=partnership)
    type(partnership).objects.update(email="safer@moorland.example")
    assert "Your first steps" not in home(client)


def test_the_list_can_be_put_away_by_those_who_manage(client_of, officer, viewer, partnership):
    assert "Your first steps" not in home(client_of(viewer))
    assert client_of(viewer).post(address("first_steps")).status_code == 403
    client = client_of(officer)
    assert client.post(address("first_steps")).status_code == 302
    assert "Your first steps" not in home(client)


def kinds(partnership, tier, on=None) -> set[str]:
    partnership.tier = tier
    required = usual_bodies(partnership, on or today())
    return {each.kind for each in required if each.belongs == Membership.Kind.RESPONSIBLE}


def test_the_usual_bodies_are_those_of_the_kind_of_area(partnership):
    assert {"district", "county", "police", "fire", "probation", "icb"} <= kinds(
        partnership, "two-tier"
    )
    assert "lhb" in kinds(partnership, "wales") and "icb" not in kinds(partnership, "wales")
    assert "county" not in kinds(partnership, "london")
    assert "pct" in kinds(partnership, "unitary", date(2012, 1, 1))


def answers(client, **named) -> dict[str, str]:
    """Tick the lines whose words begin like this, and give each the name."""
    form = client.get(address("usual_bodies")).context["form"]
    values = {}
    for number, each in enumerate(form.usual):
        for words, name in named.items():
            if each.words.lower().startswith(words.replace("_", " ")):
                values |= {f"take_{number}": "on", f"name_{number}": name}
    return values


def test_several_bodies_are_added_in_one_go(client_of, officer, partnership):
    client = client_of(officer)
    chosen = answers(client, the_district="Moorland Council", the_chief="Moor Police")
    assert client.post(address("usual_bodies"), chosen).status_code == 302
    found = Membership.objects.values_list("organisation__name", "organisation__kind", "kind")
    assert sorted(found) == [
        ("Moor Police", "police", "responsible"), ("Moorland Council", "district", "responsible"),
    ]  # fmt: skip


def test_a_body_that_is_there_is_not_added_twice(client_of, officer, partnership):
    make.OrganisationFactory(partnership=partnership, name="Moor Police", kind="police")
    client = client_of(officer)
    for _ in range(2):
        client.post(address("usual_bodies"), answers(client, the_chief="moor police"))
    assert Organisation.objects.count() == 1 and Membership.objects.count() == 1


def test_a_tick_without_a_name_is_asked_about_and_nothing_is_stored(
    client_of, officer, partnership
):
    client = client_of(officer)
    chosen = answers(client, the_district="Moorland Council", the_chief="")
    answer = client.post(address("usual_bodies"), chosen)
    assert answer.status_code == 422 and "Say what it is called" in answer.content.decode()
    assert client.post(address("usual_bodies"), {}).status_code == 422
    assert not Organisation.objects.exists()


def test_names_in_the_details_are_offered(partnership):
    partnership.council, partnership.police_force = "Moorland Borough Council", "Moor Constabulary"
    names = {each.name for each in usual_bodies(partnership, today())}
    assert {"Moorland Borough Council", "Moor Constabulary"} <= names
