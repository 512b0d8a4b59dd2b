"""The page on which a meeting is minuted: with and without a script, for those who may."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import AgreedAction
from reporting.meetings.desk import mark_of
from reporting.models import AgendaItem, Attendance, Interest, Meeting, MeetingDecision
from tests import factories as make
from tests.reporting.meetings.stockton import held_meeting

pytestmark = pytest.mark.django_db
PART = {"headers": {"X-Fragment": "minute"}}


@pytest.fixture
def held(partnership):
    return held_meeting(partnership, quorum_kind="people", quorum_count=3)


def at(held, route: str = "minuting", *more: int) -> str:
    return reverse(f"workspace:{route}", args=["moorland", held.meeting.pk, *more])


@pytest.fixture
def desk(client_of, cast):
    return client_of(cast["clerk"])


def body(item) -> str:
    return AgendaItem.objects.get(pk=item.pk).body


def test_a_stranger_a_colleague_and_a_clerk(held, cast, client_of, stranger):
    page, sent = at(held), at(held, "minuting_write", held.items.welcome.pk)
    assert client_of(stranger).get(page).status_code == 404
    for kind in ("strategy", "chair", "lead", "viewer"):
        assert client_of(cast[kind]).get(page).status_code == 403
        assert client_of(cast[kind]).post(sent, {"said": "Mine."}).status_code == 403
    for kind in ("officer", "clerk"):
        assert client_of(cast[kind]).get(page).status_code == 200
    assert body(held.items.welcome) == "All were welcome."


def test_an_item_of_another_meeting_is_not_there(held, desk, partnership):
    other = make.AgendaItemFactory(partnership=partnership)
    answer = desk.post(at(held, "minuting_write", other.pk), {"said": "Mine."})
    assert answer.status_code == 404 and body(other) == ""


def test_it_opens_where_nothing_was_said_yet(held, desk, partnership):
    new = make.AgendaItemFactory(**held.given, position=4, heading="Nothing yet", parent=None)
    said = desk.get(at(held)).content.decode()
    assert "aria-current" in said.partition(f'id="line-{new.pk}"')[2].partition(">")[0]
    asked = desk.get(at(held), {"item": held.items.strategy.pk}).content.decode()
    assert "Members liked it." in asked
    assert desk.get(at(held), {"item": "nonsense"}).status_code == 200


def test_before_it_begins_it_asks(held, desk):
    Meeting.objects.filter(pk=held.meeting.pk).update(state="issued")
    assert "Begin to minute" in desk.get(at(held)).content.decode()
    assert desk.post(at(held, "minuting_begin"))["Location"] == at(held)
    assert Meeting.objects.get(pk=held.meeting.pk).state == "held"


def test_without_a_script_words_are_kept_and_the_page_comes_back(held, desk):
    item = held.items.welcome
    answer = desk.post(at(held, "minuting_write", item.pk), {"said": "It rained."})
    assert answer["Location"] == f"{at(held)}?item={item.pk}#id_said"
    assert body(item) == "All were welcome.\n\nIt rained."
    page = desk.get(at(held), {"item": item.pk, "passage": mark_of("It rained.")}).content.decode()
    assert 'value="It rained."' in page and "Leave it as it was" in page


def test_a_stale_save_is_answered_with_both_texts(held, desk):
    item = held.items.welcome
    typed = {"said": "All were greeted.", "former": "Nobody was welcome."}
    for how in ({}, PART):
        answer = desk.post(at(held, "minuting_write", item.pk), typed, **how)
        said = answer.content.decode()
        assert answer.status_code == 409
        assert "All were welcome." in said and "All were greeted." in said
    assert body(item) == "All were welcome."


def test_what_is_refused_stands_in_the_box_again(held, desk):
    typed = {"said": "x" * 50_001}
    for how in (PART, {}):
        answer = desk.post(at(held, "minuting_write", held.items.welcome.pk), typed, **how)
        assert answer.status_code == 422
    assert "x" * 50_001 in answer.content.decode()


def test_a_part_comes_with_its_stamp_and_only_when_something_changed(held, desk):
    item = held.items.welcome
    sent = {"said": "It rained.", "behind": "All were welcome.", "going": "same"}
    first = desk.post(at(held, "minuting_write", item.pk), sent, **PART)
    said = first.content.decode()
    assert first.status_code == 200 and f'data-mark="{mark_of("It rained.")}"' in said
    stamp = said.partition('data-stamp="')[2].partition('"')[0]
    look = {"item": item.pk, "passage": mark_of("It rained.")}
    headers = PART["headers"] | {"X-Stamp": stamp}
    assert desk.get(at(held), look, headers=headers).status_code == 204
    desk.post(at(held, "minuting_write", item.pk), {"said": "Somebody else."})
    again = desk.get(at(held), look, headers=headers)
    assert again.status_code == 200 and "Somebody else." in again.content.decode()


def test_without_a_quorum_the_page_says_so_and_keeps_the_words(held, desk):
    Attendance.objects.filter(meeting=held.meeting).update(list="absent", chair=False)
    item = held.items.welcome
    page = desk.get(at(held), {"item": item.pk}).content.decode()
    assert "There is no quorum for this item" in page and "0 of 3 people" in page
    typed = {"said": "AGREED that it be so."}
    answer = desk.post(at(held, "minuting_write", item.pk), typed, follow=True)
    assert "stands there as words" in answer.content.decode()
    assert not MeetingDecision.objects.filter(item=item).exists()
    refused = desk.post(
        at(held, "decision_add", item.pk),
        {"words": "that it be so.", "verb": "agreed", "how": "vote", "result": "carried"},
    )
    assert refused.status_code == 422 and "no quorum" in refused.content.decode()


def test_a_tick_and_a_movement(held, desk):
    row = Attendance.objects.get(meeting=held.meeting, words="Cllr Noor West")
    item = held.items.strategy
    tick = at(held, "attendance_mark", item.pk, row.pk)
    said = desk.post(tick, {"present": "yes"}, **PART).content.decode()
    assert "5 present" in said
    left = {"who": row.pk, "way": "left"}
    answer = desk.post(at(held, "attendance_move", item.pk), left)
    assert answer["Location"].endswith(f"?item={item.pk}#room")
    row.refresh_from_db()
    assert row.until_item == held.items.minutes
    for wrong in ({"who": 0, "way": "left"}, {"who": row.pk}, {"who": "x", "way": "y"}):
        answer = desk.post(at(held, "attendance_move", item.pk), wrong, **PART)
        assert answer.status_code == 422


def test_forms_lead_back_to_the_item(held, desk, partnership):
    item, back = held.items.welcome, f"{at(held)}?item={held.items.welcome.pk}#id_said"
    jo = Attendance.objects.get(meeting=held.meeting, words="Jo Heath")
    told = {"attendance": jo.pk, "words": "Lives there", "then": "left"}
    assert desk.post(at(held, "interest_add", item.pk), told)["Location"].startswith(back)
    assert Interest.objects.get(item=item).then == "left"
    vote = {"words": "that it be so.", "verb": "agreed", "how": "vote", "result": "carried"}
    answer = desk.post(at(held, "decision_add", item.pk), vote | {"votes_for": "4"})
    assert answer["Location"].startswith(back)
    assert MeetingDecision.objects.get(item=item).votes_for == 4
    asked = AgreedAction.objects.get(words="Bring a breakdown.")
    edit = at(held, "arising_edit", held.items.strategy.pk, asked.pk)
    changed = {
        "version": asked.version, "words": asked.words, "due_kind": "", "owner_words": "Fire",
        "audience": "public", "passage": asked.passage,
    }  # fmt: skip
    assert desk.get(edit).status_code == 200
    assert desk.post(edit, changed).status_code == 302
    assert desk.get(at(held, "arising_edit", item.pk, asked.pk)).status_code == 404
    person = at(held, "attendance_edit", jo.pk)
    assert "Jo Heath" in desk.get(person).content.decode()


def test_approved_minutes_are_shown_without_boxes(held, desk):
    Meeting.objects.filter(pk=held.meeting.pk).update(state="approved", approved_on="2017-05-16")
    said = desk.get(at(held)).content.decode()
    assert "they do not change any more" in said and 'id="write"' not in said


def count(desk, held) -> int:
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert desk.get(at(held), {"item": held.items.strategy.pk}, **PART).status_code == 200
    return len(made)


def test_the_page_asks_as_much_whatever_was_minuted(held, desk, partnership):
    count(desk, held)
    before = count(desk, held)
    for number in range(4):
        new = make.AgendaItemFactory(**held.given, position=20 + number, body="Said.")
        make.AgendaItemFactory(**held.given, parent=new, heading=f"Part {number}")
        make.AttendanceFactory(**held.given, from_item=new, position=20 + number)
        make.MeetingDecisionFactory(partnership=partnership, item=held.items.strategy)
        make.InterestFactory(
            partnership=partnership,
            item=held.items.strategy,
            attendance=Attendance.objects.filter(meeting=held.meeting).first(),
        )
        desk.post(
            at(held, "minuting_write", held.items.strategy.pk), {"said": f"ACTION Do {number}."}
        )
    assert count(desk, held) == before
