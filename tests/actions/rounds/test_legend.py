"""A partnership's own words for how a row is doing."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from actions.models import Status
from actions.rounds.services.legend import (
    add_status,
    change_status,
    ensure_legend,
    partnership_legend,
    retire_status,
    revive_status,
)
from actions.rules.status import USUAL_LEGEND, Nature, Shape
from tests import factories as make

PAGE = "/workspace/moorland/settings/statuses/"
NEW = {"label": "Slipping", "nature": "at-risk", "colour": "#8a5a00", "shape": "star"}


@pytest.fixture
def legend(partnership, officer) -> dict[str, Status]:
    entries = ensure_legend(by=officer, partnership=partnership)
    return {entry.nature: entry for entry in entries}


def test_the_usual_legend_is_put_in_place_once(partnership, officer, legend):
    again = ensure_legend(by=officer, partnership=partnership)
    assert [each.label for each in again] == [
        "Complete", "On track", "At risk", "Off track", "Not started", "Held in abeyance", "No update",
    ]  # fmt: skip


def test_the_entry_for_silence_stays(officer, legend):
    silent = legend[Nature.NONE]
    with pytest.raises(ValidationError, match="so it stays"):
        retire_status(by=officer, status=silent, version=1)
    with pytest.raises(ValidationError, match="so it stays"):
        change_status(by=officer, status=silent, version=1, values={"nature": Nature.HELD})
    worded = change_status(by=officer, status=silent, version=1, values={"label": "Not told"})
    assert worded.label == "Not told"


def test_nobody_is_left_without_a_way_to_say_that_it_goes_well(partnership, officer, legend):
    with pytest.raises(ValidationError, match="Add another of that kind first"):
        retire_status(by=officer, status=legend[Nature.ON_TRACK], version=1)
    values = {**NEW, "label": "Going well", "nature": Nature.ON_TRACK}
    add_status(by=officer, partnership=partnership, values=values)
    gone = retire_status(by=officer, status=legend[Nature.ON_TRACK], version=1)
    assert not gone.in_use
    assert revive_status(by=officer, status=gone, version=gone.version).in_use


def test_what_a_status_counts_as_stays_once_an_update_was_given_with_it(officer, legend, action):
    used = legend[Nature.AT_RISK]
    make.UpdateFactory(round__partnership=used.partnership, action=action, sent=True, status=used)
    with pytest.raises(ValidationError, match="what it counts as stays"):
        change_status(by=officer, status=used, version=1, values={"nature": Nature.ON_TRACK})
    assert (
        change_status(by=officer, status=used, version=1, values={"label": "Amber"}).label
        == "Amber"
    )


def test_an_officer_takes_the_usual_ones_then_adds_rewords_moves_and_retires(
    partnership, officer, client_of
):
    browser = client_of(officer)
    assert "Use the usual statuses" in browser.get(PAGE).content.decode()
    browser.post(PAGE)
    assert browser.post(f"{PAGE}new/", NEW).status_code == 302
    added = Status.objects.get(label="Slipping")
    browser.post(f"{PAGE}{added.pk}/move/", {"way": "up"})
    assert [each.label for each in partnership_legend(partnership)][-2:] == [
        "Slipping",
        "No update",
    ]
    data = {**NEW, "label": "Slipping a little", "version": added.version}
    assert browser.post(f"{PAGE}{added.pk}/edit/", data).status_code == 302
    added.refresh_from_db()
    browser.post(f"{PAGE}{added.pk}/retire/", {"version": added.version})
    page = browser.get(PAGE).content.decode()
    assert "Slipping a little" in page and "Retired" in page


def test_a_colour_that_is_hard_to_see_is_refused_with_a_reason(officer, client_of):
    answer = client_of(officer).post(f"{PAGE}new/", {**NEW, "colour": "#ffee00"})
    assert answer.status_code == 422
    assert "hard to read" in answer.content.decode()
    assert not Status.objects.exists()


def shapes_offered(page: str) -> set[str]:
    return set(re.findall(r'name="shape"[^>]*value="(\w+)"', page))


def test_two_statuses_never_share_a_shape(partnership, officer, legend):
    values = {"label": "Slipping", "nature": Nature.AT_RISK, "colour": "#8a5a00"}
    with pytest.raises(ValidationError, match="Another status has that shape"):
        add_status(by=officer, partnership=partnership, values={**values, "shape": "diamond"})
    with pytest.raises(ValidationError, match="Another status has that shape"):
        change_status(
            by=officer, status=legend[Nature.DONE], version=1, values={"shape": Shape.CROSS}
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Status.objects.filter(pk=legend[Nature.HELD].pk).update(shape=Shape.TICK)
    added = add_status(by=officer, partnership=partnership, values={**values, "shape": "star"})
    assert added.shape == Shape.STAR
    elsewhere = make.StatusFactory(shape=Shape.STAR)
    assert elsewhere.shape == added.shape


def test_the_page_offers_the_shapes_that_no_other_status_has(partnership, officer, client_of):
    browser = client_of(officer)
    usual = {each.shape.value for each in USUAL_LEGEND}
    assert shapes_offered(browser.get(f"{PAGE}new/").content.decode()) == set(Shape.values) - usual
    browser.post(PAGE)
    answer = browser.post(f"{PAGE}new/", {**NEW, "shape": "cross"})
    assert answer.status_code == 422
    assert "Another status has that shape" in answer.content.decode()
    done = Status.objects.get(nature=Nature.DONE)
    offered = shapes_offered(browser.get(f"{PAGE}{done.pk}/edit/").content.decode())
    assert offered == set(Shape.values) - usual | {"tick"}
    silent = Status.objects.get(nature=Nature.NONE)
    assert shapes_offered(browser.get(f"{PAGE}{silent.pk}/edit/").content.decode()) == set()
