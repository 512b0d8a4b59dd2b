"""The partnership's own page, details, names and areas; and setting a new one up."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from plans.models import Area, LocalName, Partnership, Role
from tests import factories as make

pytestmark = pytest.mark.django_db


def address(route, *args):
    return reverse(f"workspace:{route}", args=args)


def answers(partnership, **changed):
    kept = ("name", "slug", "nation", "tier", "area_word", "colour", "numbering_month", "version")
    return {name: getattr(partnership, name) for name in kept} | changed


def change(client, partnership, **changed):
    url = address("partnership_edit", partnership.slug)
    return client.post(url, answers(partnership, **changed))


def picture(name="logo.png"):
    content = io.BytesIO()
    Image.new("RGB", (20, 10), "navy").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def test_a_logo_is_kept_with_its_words_and_can_go(client_of, officer, partnership):
    client = client_of(officer)
    change(client, partnership, logo=picture(), logo_alt="Moorland")
    partnership.refresh_from_db()
    assert partnership.logo.name.startswith("logos/")
    change(client, partnership, **{"logo-clear": "on", "logo_alt": ""})
    partnership.refresh_from_db()
    assert not partnership.logo


def test_a_logo_without_words_is_refused(client_of, officer, partnership):
    answer = change(client_of(officer), partnership, logo=picture())
    assert "Say in words what the logo shows." in answer.content.decode()


@pytest.mark.parametrize("content", [b"", b"not a picture", b"<svg onload='x'/>"])
def test_an_unreadable_logo_is_refused(content, client_of, officer, partnership):
    logo = SimpleUploadedFile("logo.png", content, "image/png")
    answer = change(client_of(officer), partnership, logo=logo, logo_alt="Moorland")
    partnership.refresh_from_db()
    assert answer.status_code == 422
    assert not partnership.logo


@pytest.mark.parametrize("colour", ["#ffee00", "red", "#12345"])
def test_a_colour_that_cannot_be_read_is_refused(colour, client_of, officer, partnership):
    answer = change(client_of(officer), partnership, colour=colour)
    partnership.refresh_from_db()
    assert answer.status_code == 422
    assert partnership.colour == "#1d4f76"


@pytest.mark.parametrize("slug", ["new", "admin", "riverside", "Two words"])
def test_an_address_taken_or_kept_is_refused(slug, client_of, officer, partnership, other):
    answer = change(client_of(officer), partnership, slug=slug)
    partnership.refresh_from_db()
    assert answer.status_code == 422
    assert partnership.slug == "moorland"


def test_a_second_save_keeps_what_was_typed(client_of, officer, partnership):
    client = client_of(officer)
    change(client, partnership, strapline="Theirs")
    answer = change(client, partnership, strapline="Mine")
    assert answer.status_code == 409
    assert "Mine" in answer.content.decode() and "Theirs" in answer.content.decode()


def rows(prefix, *found, initial=0):
    head = {f"{prefix}-TOTAL_FORMS": len(found), f"{prefix}-INITIAL_FORMS": initial}
    return head | {f"{prefix}-{n}-{k}": v for n, row in enumerate(found) for k, v in row.items()}


def test_names_and_areas_are_kept_in_order(client_of, officer, partnership):
    values = rows("names", {"name": "Safer Moor"}, {"name": "Moor Watch"})
    values |= rows("areas", {"name": "Moor", "county": "Midshire"})
    client_of(officer).post(address("names", partnership.slug), values)
    assert [str(name) for name in partnership.local_names.all()] == ["Safer Moor", "Moor Watch"]
    assert Area.objects.get(partnership=partnership).county == "Midshire"


def test_names_change_places(client_of, officer, partnership):
    first, second = (
        make.LocalNameFactory(partnership=partnership, name=name, position=place)
        for place, name in enumerate(("First", "Second"), start=1)
    )
    typed = [
        {"id": row.pk, "version": row.version, "name": row.name, "ORDER": place}
        for row, place in ((first, 2), (second, 1))
    ]
    values = rows("names", *typed, initial=2) | rows("areas")
    client_of(officer).post(address("names", partnership.slug), values)
    assert [str(name) for name in partnership.local_names.all()] == ["Second", "First"]


def test_another_partnerships_name_is_not_taken(client_of, officer, partnership, other):
    theirs = make.LocalNameFactory(partnership=other, name="Theirs")
    values = rows("names", {"id": theirs.pk, "name": "Mine now"}) | rows("areas")
    answer = client_of(officer).post(address("names", partnership.slug), values)
    assert answer.status_code == 422
    assert LocalName.objects.get().name == "Theirs"


def test_a_name_changed_meanwhile_is_not_overwritten(client_of, officer, partnership):
    row = make.LocalNameFactory(partnership=partnership, name="Theirs", version=2)
    values = rows("names", {"id": row.pk, "version": 1, "name": "Mine"}, initial=1) | rows("areas")
    answer = client_of(officer).post(address("names", partnership.slug), values)
    assert answer.status_code == 409
    assert LocalName.objects.get().name == "Theirs"


def test_another_row_is_offered_without_a_script(client_of, officer, partnership):
    values = rows("names", {"name": "Typed so far"}) | rows("areas") | {"names-add": "1"}
    page = client_of(officer).post(address("names", partnership.slug), values).content.decode()
    assert "Typed so far" in page and 'name="names-1-name"' in page
    assert not LocalName.objects.exists()


def test_site_administrators_set_one_up(
    client_of, db, django_capture_on_commit_callbacks, mailoutbox
):
    admin = make.UserFactory(is_superuser=True, is_staff=True)
    values = {"name": "New CSP", "slug": "new-csp", "nation": "england", "tier": "unitary"}
    values |= {"area_word": "borough", "officer_name": "Alex", "officer_email": "alex@new.example"}
    with django_capture_on_commit_callbacks(execute=True):
        client_of(admin).post(address("partnership_add"), values)
    assert Role.objects.get(partnership__slug="new-csp").user.email == "alex@new.example"
    assert mailoutbox[0].to == ["alex@new.example"]


def test_nobody_else_sets_one_up(client_of, officer):
    assert client_of(officer).get(address("partnership_add")).status_code == 403
    assert Partnership.objects.count() == 1


def test_first_steps_say_what_is_missing_to_those_who_can_mend_it(
    client_of, officer, viewer, partnership
):
    url = address("partnership", partnership.slug)
    assert "Name the bodies that take part" in client_of(officer).get(url).content.decode()
    assert "Name the bodies that take part" not in client_of(viewer).get(url).content.decode()


def test_a_draft_is_shown_to_colleagues_only(client_of, lead, viewer, partnership):
    make.PlanFactory(partnership=partnership, title="Not agreed yet")
    url = address("partnership", partnership.slug)
    assert "Not agreed yet" in client_of(lead).get(url).content.decode()
    assert "Not agreed yet" not in client_of(viewer).get(url).content.decode()
