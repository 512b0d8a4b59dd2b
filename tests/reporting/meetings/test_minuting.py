"""Minuting while a meeting is on: words, decisions and actions of several who write, and who is there."""

from __future__ import annotations

from threading import Thread

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from actions.models import AgreedAction
from csp import changes
from csp.models import AuditEvent
from reporting.meetings.desk import desk_blocks
from reporting.meetings.queries.room import room_at
from reporting.meetings.services.arising import change_at_item
from reporting.meetings.services.attending import came_or_left, mark_present
from reporting.meetings.services.minuting import (
    UNDECIDED,
    PassageClash,
    change_decision,
    decide,
    hold_meeting,
    write_passage,
)
from reporting.models import AgendaItem, Attendance, Meeting, MeetingDecision
from tests import factories as make
from tests.reporting.meetings.stockton import held_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(partnership):
    return held_meeting(partnership, quorum_kind="people", quorum_count=3)


@pytest.fixture
def write(officer):
    def written(item, after, **places):
        return write_passage(by=officer, item=item, after=after, **places)

    return written


def body(item) -> str:
    return AgendaItem.objects.get(pk=item.pk).body


def shown(item) -> list[tuple[str, str]]:
    """The item as the page shows it."""
    blocks = desk_blocks(AgendaItem.objects.get(pk=item.pk))
    return [
        (each.kind, each.words or str(each.decision or (each.tie and each.tie.agreed)))
        for each in blocks
    ]


# How it is kept


def versions(item) -> list[str]:
    return [each.body for each in AgendaItem.history.filter(id=item.pk).order_by("history_id")]


def test_pauses_of_one_person_are_one_version_for_a_while(held, write, clerk):
    item, kept = held.items.welcome, len(versions(held.items.welcome))
    events = AuditEvent.objects.count()
    with time_machine.travel("2017-04-04 10:00", tick=False) as clock:
        last = write(item, "It rai", behind="All were welcome.").last
        for typed in ("It rained", "It rained hard."):
            clock.shift(2)
            last = write(item, typed, before=last).last
        assert versions(item)[kept:] == ["All were welcome.\n\nIt rained hard."]
        assert AuditEvent.objects.count() == events + 1
        assert AgendaItem.objects.get(pk=item.pk).version == item.version + 3
        clock.shift(301)
        last = write(item, "It poured.", before=last).last
        write_passage(by=clerk, item=item, after="Another hand.", behind=last)
        write(item, "And the first again.", behind="Another hand.")
    assert len(versions(item)) == kept + 4
    assert versions(item)[kept] == "All were welcome.\n\nIt rained hard."
    assert versions(item)[-1] == body(item)


def test_a_heading_that_was_changed_is_a_version_of_its_own(held, write, officer):
    item = held.items.welcome
    last = write(item, "It rained.", behind="All were welcome.").last
    before = AgendaItem.objects.get(pk=item.pk)
    changes.update(before, by=officer, version=before.version, values={"heading": "Hello"})
    kept = len(versions(item))
    write(item, "It poured.", before=last)
    assert len(versions(item)) == kept + 1


def test_whoever_began_before_the_pauses_is_told_of_what_clashes_and_of_nothing_else(
    held, write, clerk
):
    item = AgendaItem.objects.get(pk=held.items.welcome.pk)
    last = write(item, "It rained.", behind="All were welcome.").last
    began = AgendaItem.objects.get(pk=item.pk)
    write(item, "It poured.", before=last)
    with pytest.raises(PassageClash):
        write_passage(by=clerk, item=item, after="It snowed.", before=last)
    with pytest.raises(changes.Stale):
        changes.update(began, by=clerk, version=began.version, values={"body": "All mine."})
    values = {"heading": "Greetings"}
    done = changes.update(began, by=clerk, version=began.version, values=values)
    assert (done.heading, "It poured." in done.body) == ("Greetings", True)


def test_minutes_that_went_round_keep_each_change(held, write):
    item = held.items.welcome
    last = write(item, "It rained.", behind="All were welcome.").last
    Meeting.objects.filter(pk=held.meeting.pk).update(state="circulated")
    kept = len(versions(item))
    write(item, "It poured.", before=last)
    assert len(versions(item)) == kept + 1


# What is typed


def test_words_decisions_and_actions_come_to_stand_where_they_were_typed(held, write):
    typed = (
        "It rained.\nAGREED that the report be noted.\nACTION Bring umbrellas.\n\nMore was said."
    )
    write(held.items.welcome, typed, behind="All were welcome.")
    assert shown(held.items.welcome) == [
        ("text", "All were welcome."),
        ("text", "It rained."),
        ("action", "Bring umbrellas."),
        ("decision", "that the report be noted."),
        ("text", "More was said."),
    ]
    assert MeetingDecision.objects.get(item=held.items.welcome).verb == "noted"
    asked = AgreedAction.objects.get(words="Bring umbrellas.")
    assert (asked.passage, asked.audience, asked.group) == ("It rained.", "partners", held.group)
    assert asked.at_meeting.item == held.items.welcome


def test_an_action_of_a_restricted_item_is_restricted(held, write):
    write(held.items.restricted, "ACTION Watch it.")
    assert AgreedAction.objects.get(words="Watch it.").audience == "restricted"


def test_what_follows_a_passage_goes_with_it_when_its_words_change(held, write):
    strategy = held.items.strategy
    before = shown(strategy)
    write(strategy, "Everybody liked it.\n\nSo it was said.", before="Members  liked it.")
    texts = [words for kind, words in shown(strategy) if kind == "text"]
    assert texts[1:3] == ["Everybody liked it.", "So it was said."]
    kinds = [kind for kind, _ in before]
    assert [kind for kind, _ in shown(strategy)] == [*kinds[:2], "text", *kinds[2:]]


def test_a_change_is_recorded_with_the_text_before(held, write):
    write(held.items.welcome, "More.")
    event = AuditEvent.objects.filter(target_id=str(held.items.welcome.pk)).latest("pk")
    assert "body" in event.detail and event.verb == "changed"


def test_a_passage_that_somebody_else_changed_is_refused_with_both_texts(held, write):
    welcome = held.items.welcome
    write(welcome, "All came.", before="All were welcome.")
    with pytest.raises(PassageClash) as clash:
        write(welcome, "All were greeted.", before="All were welcome.")
    assert (clash.value.theirs, clash.value.yours) == ("All came.", "All were greeted.")
    assert body(welcome) == "All came."


def test_what_is_sent_again_is_kept_once(held, write):
    typed = "It rained.\nAGREED that it be so.\nACTION Bring umbrellas."
    for again in (False, True, True):
        write(held.items.welcome, typed, behind="All were welcome.", again=again)
    assert body(held.items.welcome) == "All were welcome.\n\nIt rained."
    assert len(shown(held.items.welcome)) == 4


@pytest.mark.django_db(transaction=True)
def test_many_who_write_at_once_lose_nothing(held, officer):
    """Three write in one item behind the same passage, three each in an item of their own."""
    items = held.items
    places = [items.welcome] * 3 + [items.minutes, items.strategy, items.inside]
    troubles = []

    def work(number: int, item) -> None:
        try:
            write_passage(
                by=officer,
                item=item,
                after=f"Words {number}.\nACTION Do {number}.",
                behind="All were welcome.",
            )
        except Exception as error:
            troubles.append(error)
        finally:
            connection.close()

    threads = [Thread(target=work, args=each) for each in enumerate(places)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    for number, item in enumerate(places):
        assert f"Words {number}." in body(item)
        assert ("action", f"Do {number}.") in shown(item)


# When


@pytest.mark.parametrize(
    ("state", "words"), [("approved", "approved"), ("issued", "has not begun")]
)
def test_minutes_change_from_the_meeting_until_they_are_approved(held, write, state, words):
    day = held.later.date if state == "approved" else None
    Meeting.objects.filter(pk=held.meeting.pk).update(state=state, approved_on=day)
    with pytest.raises(ValidationError, match=words):
        write(held.items.welcome, "More.")


def test_beginning_lists_who_sits_there_and_ticks_nobody(officer, partnership):
    group = make.GroupFactory(partnership=partnership)
    meeting = make.MeetingFactory(partnership=partnership, group=group, state="issued")
    p = {"partnership": partnership}
    seats = [make.SeatFactory(**p, group=group, words=f"Seat {n}") for n in range(3)]
    for seat, said in zip(seats[:2], ("present", "apologies"), strict=True):
        make.AttendanceFactory(
            **p, meeting=meeting, seat=seat, words=seat.words, list=said, expected=True
        )
    for _ in range(2):
        hold_meeting(by=officer, meeting=meeting)
    lists = dict(Attendance.objects.filter(meeting=meeting).values_list("words", "list"))
    assert lists == {"Seat 0": "absent", "Seat 1": "apologies", "Seat 2": "absent"}
    room = room_at(Meeting.objects.get(pk=meeting.pk), None)
    assert (room.present, room.apologies) == (0, 1)


def test_a_meeting_that_was_called_off_is_not_minuted(officer, partnership):
    meeting = make.MeetingFactory(partnership=partnership, side="cancelled", reason="Snow")
    with pytest.raises(ValidationError, match="cancelled"):
        hold_meeting(by=officer, meeting=meeting)


# Who is there


def attender(held, name) -> Attendance:
    found = {str(row): row for row in Attendance.objects.filter(meeting=held.meeting)}
    return found[name]


def quorum(held, item) -> tuple[int, bool]:
    answer = room_at(held.meeting, AgendaItem.objects.get(pk=item.pk)).quorum
    return answer.there, answer.met


def test_quorum_counts_who_is_there_at_each_item(held, officer):
    items = held.items
    came_or_left(by=officer, row=attender(held, "Jo Heath"), came=False, item=items.strategy)
    came_or_left(by=officer, row=attender(held, "Robin Marsh"), came=True, item=items.minutes)
    counted = [quorum(held, each) for each in (items.welcome, items.minutes, items.strategy)]
    assert counted == [(3, True), (4, True), (3, True)]
    mark_present(by=officer, row=attender(held, "Robin Marsh"), present=False)
    assert quorum(held, items.strategy) == (2, False)


def test_nobody_leaves_before_they_came(held, officer):
    row = came_or_left(
        by=officer, row=attender(held, "Jo Heath"), came=True, item=held.items.strategy
    )
    with pytest.raises(ValidationError, match="before the first item"):
        came_or_left(by=officer, row=row, came=False, item=held.items.strategy)
    with pytest.raises(ValidationError, match="not on the list"):
        absent = attender(held, "Cllr Noor West")
        came_or_left(by=officer, row=absent, came=False, item=held.items.strategy)


def few(held) -> None:
    Attendance.objects.filter(meeting=held.meeting, position__gt=2).update(list="absent")


def test_without_a_quorum_a_decision_is_kept_as_words(held, write):
    few(held)
    written = write(held.items.welcome, "It rained.\nAGREED that it be so.\nACTION Ask why.")
    assert written.undecided
    assert shown(held.items.welcome)[1:] == [
        ("text", "It rained."),
        ("text", f"{UNDECIDED}that it be so."),
        ("action", "Ask why."),
    ]


def test_without_a_quorum_only_correspondence_decides(held, officer):
    few(held)
    row = MeetingDecision(item=held.items.welcome, words="that it be so.")
    with pytest.raises(ValidationError, match="2 of 3"):
        decide(by=officer, decision=row)
    row.how = "correspondence"
    kept = decide(by=officer, decision=row)
    with pytest.raises(ValidationError, match="2 of 3"):
        change_decision(by=officer, decision=kept, version=kept.version, values={"how": "vote"})


def test_an_action_given_to_the_next_meeting_gets_its_day(held, officer, write):
    write(held.items.restricted, "ACTION Watch it.")
    asked = AgreedAction.objects.get(words="Watch it.")
    changed = change_at_item(
        by=officer,
        agreed=asked,
        item=held.items.restricted,
        version=asked.version,
        values={"due_kind": "meeting", "due_on": None, "audience": "public"},
    )
    assert (changed.due_on, changed.audience) == (held.later.date, "restricted")
