"""The minutes of a meeting as each reader has them, from its rows."""

from __future__ import annotations

from datetime import date, time

import pytest

from reporting.document.words import node_text
from reporting.editions.reports.kind import Edition
from reporting.editions.reports.minutes import build, build_public, build_whole, minutes_document
from reporting.facts.snapshot import freeze, thaw_as
from reporting.meetings.access import ReaderLevel
from reporting.meetings.compose.gather import gather_minutes, gather_version, reader_at
from tests import factories as make
from tests.reporting.meetings.stockton import INSIDE, SECRET, held_meeting
from tests.reporting.minutes_sample import MADE


@pytest.fixture
def held(partnership):
    return held_meeting(partnership)


@pytest.fixture
def whole(held):
    """What a clerk reads."""
    return gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK))


def said_of(facts, heading):
    found = next(each for each in facts.items if each.heading.startswith(heading))
    return [(each.kind, each.words) for each in found.passages]


def test_the_sentence_and_the_lists(whole):
    assert (
        whole.opening == "A meeting of Safer Dale Partnership was held on Tuesday, 4th April, 2017."
    )
    assert [each.label for each in whole.lists] == ["Present", "Also in attendance", "Apologies"]
    said = node_text(minutes_document(whole, Edition(MADE)).parts[0])
    assert (
        "Cllr Avery Quill (Chair), Sam Fellow, Robin Marsh (Dale Council), Jo Heath (County Police)"
        in said
    )
    assert "Also in attendance:\nNone." in said
    assert "Draft for approval on 16 May 2017." in said


def test_a_sentence_of_its_own_and_two_groups_that_met_together(held):
    held.meeting.joint_groups.add(
        make.GroupFactory(partnership=held.meeting.partnership, name="Health Board")
    )
    read = reader_at(held.meeting, ReaderLevel.CLERK)
    assert gather_minutes(read).body == "Safer Dale Partnership and Health Board"
    held.meeting.opening_sentence = "We met in the rain."
    assert gather_minutes(read).opening == "We met in the rain."


def test_two_decisions_behind_one_passage_are_points_between_its_words(whole):
    assert said_of(whole, "Strategy") == [
        ("text", "It was presented.\n\nMembers liked it."),
        ("action", "Bring a breakdown."),
        ("decision", "that:-"),
        ("text", "An event is to come."),
        ("action", f"Ask {INSIDE}."),
    ]


def test_parts_without_words_are_lines_of_the_heading_and_others_stand_by_themselves(held):
    assert [
        each.heading for each in gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK)).items
    ][5:] == [
        "Reports back\n(a) Local board\n(b) Health board",
        "Planned reports",
    ]
    part = held.items.back.parts.last()
    part.body = "It met in March."
    part.save()
    whole = gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK))
    assert [each.heading for each in whole.items][5:7] == [
        "Reports back\n(a) Local board",
        "(b) Health board",
    ]


def test_an_item_taken_with_another_says_so_where_nothing_else_is_said(held, whole):
    assert said_of(whole, "Planned") == [("plain", "Taken with “Strategy”.")]
    held.items.strategy.number = "SDP 3/17"
    held.items.strategy.save()
    again = gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK))
    assert said_of(again, "Planned") == [("plain", "Taken with SDP 3/17.")]


def test_who_came_late_stood_in_or_took_the_chair_is_said_beside_the_name(held):
    at = {"partnership": held.meeting.partnership, "meeting": held.meeting}
    given = {"from_item": held.items.minutes, "until_item": held.items.strategy, "online": True}
    make.AttendanceFactory(**at, words="Kim Stone", substitute_for="Lee Moor", **given, position=8)
    make.AttendanceFactory(
        **at,
        words="Pat Beck",
        chair=True,
        chair_from=held.items.strategy,
        left_at=time(11, 30),
        position=9,
    )
    people = gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK)).lists[0].people
    assert people[-2].marks == ("for Lee Moor", "from item 2", "until item 3", "online")
    assert people[-1].marks == ("in the chair from item 3", "until 11.30am")


def test_an_inquorate_and_an_adjourned_meeting_say_so(held):
    held.meeting.side = "inquorate"
    make.SittingFactory(
        partnership=held.meeting.partnership,
        meeting=held.meeting,
        date=date(2017, 4, 11),
        words="a fire alarm",
    )
    note = gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK)).note
    assert "There was no quorum" in note
    assert "adjourned (a fire alarm) and went on on Tuesday, 11th April, 2017." in note


def test_how_a_decision_came_about_is_told_and_what_was_lost_was_not_agreed(held):
    held.items.strategy.decisions.all().delete()
    make.MeetingDecisionFactory(
        partnership=held.meeting.partnership, item=held.items.strategy, words="that it wait.", result="lost",
        how="vote", votes_for=2, votes_against=5, moved_by="Jo Heath", seconded_by="Sam Fellow",
        dissent="Robin Marsh",
    )  # fmt: skip
    version = gather_version(circulated(held.meeting, "draft"))
    said = node_text(build(version, Edition(MADE)))
    assert "LOST\nthat it wait." in said
    assert (
        "Proposed by Jo Heath, seconded by Sam Fellow. Dissent recorded: Robin Marsh. By vote:"
        in said
    )
    assert "Noted: " not in said.split("What was decided")[-1]
    public = node_text(build_public(version, Edition(MADE)))
    assert (
        "By vote: 2 for, 5 against." in public
        and "Robin Marsh" not in public
        and "Proposed" not in public
    )


def circulated(meeting, public="approved"):
    meeting.state = "circulated"
    meeting.group.rules.public_minutes = public
    return meeting


def test_an_action_says_who_does_it_and_by_which_meeting(whole):
    found = next(each for each in whole.items if each.heading == "Strategy").passages[1]
    assert (found.owner, found.due) == ("County Police", "next meeting")


# Who reads what


def test_each_reader_has_their_own_version_of_one_text(held):
    meeting = circulated(held.meeting, "draft")
    version = gather_version(meeting)
    whole, members = (node_text(make(version, Edition(MADE))) for make in (build_whole, build))
    public = node_text(build_public(version, Edition(MADE)))
    assert SECRET in whole and INSIDE in whole
    assert SECRET not in members and INSIDE in members
    assert SECRET not in public and INSIDE not in public
    for said in (members, public):
        assert "Recorded crime (restricted)" in said and "Bring a breakdown." in said
        assert "Members discussed a restricted report." in said
    assert "Bring a breakdown." in public and f"Watch {SECRET} Street." in whole
    assert "Budget\n" in public and "This item is not for publication." in public
    assert build(version, Edition(MADE)).marking == "Not for publication"
    assert build_whole(version, Edition(MADE)).marking == "Restricted"
    assert thaw_as(type(version), freeze(version)) == version


def test_only_who_agreed_to_it_is_named_in_public(held):
    version = gather_version(circulated(held.meeting, "draft"))
    said = node_text(build_public(version, Edition(MADE)))
    assert (
        "Cllr Avery Quill (Chair) and 3 others, who came from:" in said and "Cllr Noor West" in said
    )
    assert "Dale Council (2)\nCounty Police" in said
    for name in ("Sam Fellow", "Robin Marsh", "Jo Heath"):
        assert name not in said


@pytest.mark.parametrize(
    ("public_minutes", "state", "seen"),
    [
        ("nothing", "approved", 0),
        ("approved", "circulated", 0),
        ("approved", "approved", 1),
        ("draft", "circulated", 1),
        ("draft", "held", 0),
    ],
)
def test_there_is_a_public_version_only_as_far_as_the_rules_go(held, public_minutes, state, seen):
    held.meeting.state = state
    held.meeting.group.rules.public_minutes = public_minutes
    assert len(gather_version(held.meeting).public) == seen


def test_minutes_without_anything_restricted_are_not_kept_twice(held):
    held.items.restricted.delete()
    version = gather_version(circulated(held.meeting))
    assert version.whole == ()
    assert build_whole(version, Edition(MADE)) == build(version, Edition(MADE))


@pytest.mark.parametrize("many", [1, 12])
def test_statements_do_not_grow_with_items(held, many, django_assert_max_num_queries):
    for place in range(many):
        item = make.AgendaItemFactory(**held.given, position=20 + place, body="Words")
        make.MeetingDecisionFactory(partnership=held.meeting.partnership, item=item)
    held.meeting.group  # noqa: B018 - asked for by whoever has the meeting at hand
    with django_assert_max_num_queries(12):
        gather_minutes(reader_at(held.meeting, ReaderLevel.CLERK))
