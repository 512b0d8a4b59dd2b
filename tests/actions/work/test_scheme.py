"""Schemes: a season of activities, with whom each is for."""

from __future__ import annotations

from django.urls import reverse

from actions.models import Scheme
from tests import factories as make


def test_an_activity_may_be_for_both_and_is_printed_in_three_columns(
    partnership, officer, client_of
):
    client = client_of(officer)
    answers = {
        "name": "Summer scheme",
        "owner_words": "The commissioner",
        "year": "2016",
        "season": "Summer holidays",
        "ages_from": "11",
        "ages_to": "17",
        "activities-TOTAL_FORMS": "1",
        "activities-INITIAL_FORMS": "0",
        "activities-0-provider": "A fire cadet unit",
        "activities-0-provision": ["targeted", "universal"],
        "activities-0-locations": "Leek\r\n\r\n Biddulph \r\n",
        "activities-0-capacity": "3 First Aid Days with 25 participants per session",
    }
    address = reverse("workspace:scheme_add", args=[partnership.slug])
    assert client.post(address, answers | {"ages_to": "9"}).status_code == 422
    page = client.post(address, answers, follow=True).content.decode()
    activity = Scheme.objects.get().activities.get()
    assert activity.provision == ["targeted", "universal"]
    assert activity.locations == ["Leek", "Biddulph"]
    assert "Targeted and universal provision" in page and "11 to 17" in page
    assert "Leek, Biddulph" in page and "25 participants per session" in page


def test_an_activity_keeps_its_places_when_the_scheme_is_saved_again(
    partnership, officer, client_of
):
    activity = make.SchemeActivityFactory(
        partnership=partnership, provision=["universal"], locations=["Leek"]
    )
    scheme, client = activity.scheme, client_of(officer)
    edit = reverse("workspace:scheme_edit", args=[partnership.slug, scheme.pk])
    form = client.get(edit).context["form"]
    rows = client.get(edit).context["formsets"][0]
    answers = {bound.html_name: bound.value() or "" for each in (form, *rows) for bound in each}
    answers |= {"activities-TOTAL_FORMS": "1", "activities-INITIAL_FORMS": "1"}
    answers |= {"activities-0-locations": "Leek", "activities-0-DELETE": "", "season": "Easter"}
    client.post(edit, {name: value for name, value in answers.items() if value != ""})
    scheme.refresh_from_db()
    activity.refresh_from_db()
    assert scheme.season == "Easter"
    assert (activity.locations, activity.provision) == (["Leek"], ["universal"])
