"""What each reader sees of a meeting, and that nobody sees more: a restricted word least of all."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from django.urls import reverse

from plans.access import POWERS, Can, access_to
from plans.audience import Audience
from plans.models import Role
from reporting.meetings.access import ReaderLevel, link_scope, public_scope, scope_of
from reporting.meetings.seen import see_items
from reporting.meetings.seen_attendance import see_attendance
from reporting.models import AgendaPaper, Meeting
from tests import factories as make

SECRET = "Operation Nightjar"
STATES = [each.value for each in Meeting.State]
OPEN = {
    "public_dates": True,
    "public_agenda": True,
    "public_papers": True,
    "public_minutes": "draft",
}


@pytest.fixture
def group(partnership):
    return make.GroupFactory(partnership=partnership, kind="strategy", name="Strategy group")


@pytest.fixture
def meeting(group):
    return make.MeetingFactory(
        partnership=group.partnership,
        group=group,
        state="circulated",
        joining_link="https://meet.example/1",
    )


@pytest.fixture
def items(meeting):
    """An open item, one for members and one that is restricted, with their parts."""
    given = {"partnership": meeting.partnership, "meeting": meeting}
    return {
        "public": make.AgendaItemFactory(**given, heading="Welcome", body="All were welcome."),
        "partners": make.AgendaItemFactory(
            **given, heading="Members only words", audience="partners", body="Members only words"
        ),
        "restricted": restricted_item(given),
    }


def restricted_item(given):
    """An item with the secret in each of its parts, each of its rows and each of their fields."""
    item = make.AgendaItemFactory(
        **given,
        audience="restricted",
        restricted_reason=SECRET,
        public_heading="A police matter",
        public_body="Members discussed a police matter.",
        **dict.fromkeys(
            ("heading", "heading_cy", "rubric", "recommendations", "author_words"), SECRET
        ),
        **dict.fromkeys(("late_reason", "body", "body_cy"), SECRET),
    )
    p = {"partnership": item.partnership, "item": item}
    part = make.AgendaItemFactory(**given, parent=item, heading=SECRET, body=SECRET)
    make.MeetingDecisionFactory(**p | {"item": part}, words=SECRET)
    make.MeetingDecisionFactory(
        **p,
        **dict.fromkeys(("words", "words_cy", "reason", "votes_named", "dissent"), SECRET),
        **dict.fromkeys(("moved_by", "seconded_by", "to_words", "anchor", "number"), SECRET),
    )
    make.PublicQuestionFactory(
        **p, **dict.fromkeys(("asker", "question", "answer", "written_reply"), SECRET)
    )
    attending = make.AttendanceFactory(partnership=item.partnership, meeting=item.meeting)
    make.InterestFactory(**p, attendance=attending, words=SECRET)
    for state in ("promised", "received", "withdrawn"):
        make.AgendaPaperFactory(
            **p,
            state=state,
            audience="public",  # As somebody might forget to say.
            **dict.fromkeys(("title", "text", "alternative_text", "author_words"), SECRET),
            **dict.fromkeys(("withdrawn_reason", "file_name", "trouble"), SECRET),
        )
    return item


def scope_for(user, partnership):
    return scope_of(access_to(user, partnership.slug), user)


def seen_words(scope, meeting) -> str:
    """Everything that a reader is given of a meeting, as one text."""
    reader = scope.reader(meeting)
    items = [asdict_without_row(each) for each in see_items(reader)]
    return repr((items, [asdict(each) for each in see_attendance(reader)]))


def asdict_without_row(item):
    """The values of an item; the rows of its decisions by their words, which is all of them here."""
    for each in item.decisions:
        assert each.row.words == each.words
    parts = [asdict_without_row(each) for each in item.parts]
    values = {name: value for name, value in vars(item).items() if name != "parts"}
    return repr((values, parts))


@pytest.mark.parametrize("rules", [None, OPEN])
@pytest.mark.parametrize("kind", ["public", "lead", "scrutiny", "county", "viewer", "link"])
def test_a_restricted_word_reaches_nobody_without_the_right(
    kind, rules, cast, partnership, group, meeting, items
):
    """In no state of the meeting, and however open the group's rules are."""
    if rules:
        make.GroupRulesFactory(partnership=partnership, group=group, **rules)
    if kind == "link":
        person = make.PersonFactory(partnership=partnership)
        make.SeatFactory(partnership=partnership, group=group, person=person)
        scope = link_scope(person)
        assert scope.reader(meeting).level == ReaderLevel.MEMBER
    elif kind == "public":
        scope = public_scope(partnership.pk)
    else:
        scope = scope_for(cast[kind], partnership)
    for meeting.state in STATES:
        said = seen_words(scope, meeting)
        assert SECRET not in said, meeting.state
        assert kind == "link" or "Members only words" not in said, meeting.state


@pytest.mark.parametrize("kind", ["officer", "clerk", "strategy", "chair"])
def test_those_with_the_right_read_all_of_it(kind, cast, partnership, meeting, items):
    said = seen_words(scope_for(cast[kind], partnership), meeting)
    assert said.count(SECRET) > 10 and "Members only words" in said


def without_the_right(monkeypatch):
    """Let clerks minute without the right to read what is restricted."""
    powers = POWERS[Role.Kind.CLERK] - {Can.READ_RESTRICTED}
    monkeypatch.setitem(POWERS, Role.Kind.CLERK, powers)


def test_who_minutes_reads_what_is_restricted_with_the_right_alone(
    monkeypatch, cast, partnership, group, meeting, items
):
    """Minuting is one right, and reading what is restricted another."""
    scope = scope_for(cast["clerk"], partnership)
    assert SECRET in seen_words(scope, meeting)
    assert scope.audiences_in(group) == tuple(Audience)
    without_the_right(monkeypatch)
    scope = scope_for(cast["clerk"], partnership)
    assert scope.reader(meeting).is_clerk
    for meeting.state in STATES:
        said = seen_words(scope, meeting)
        assert SECRET not in said and "Members only words" in said, meeting.state
    assert scope.audiences_in(group) == (Audience.PUBLIC, Audience.PARTNERS)


def test_the_pages_of_a_clerk_ask_for_that_right_too(
    monkeypatch, cast, client_of, partnership, meeting, items
):
    client = client_of(cast["clerk"])
    paper = items["restricted"].papers.get(state="promised")
    slug, item = partnership.slug, items["restricted"].pk
    whole = {
        "meeting": [meeting.pk],
        "meeting_minutes": [meeting.pk],
        "minuting": [meeting.pk],
        "meeting_actions": [meeting.pk],
    }
    own = {
        "item_edit": [item],
        "item_remove": [item],
        "agenda_paper_edit": [paper.pk],
        "agenda_paper_ask": [paper.pk],
        "agenda_paper_add": [item],
        "arising_add": [item],
    }
    Meeting.objects.update(state="held")
    AgendaPaper.objects.update(audience="restricted")

    def ask(route, args):
        return client.get(reverse(f"workspace:{route}", args=[slug, *args]))

    for route, args in (whole | own).items():
        answer = ask(route, args)
        assert answer.status_code == 200, route
        assert SECRET in answer.content.decode(), route
    without_the_right(monkeypatch)
    for route, args in whole.items():
        answer = ask(route, args)
        assert answer.status_code == 200, route
        assert SECRET not in answer.content.decode(), route
    for route, args in own.items():
        assert ask(route, args).status_code == 404, route


def test_a_member_without_the_right_reads_the_rest_and_the_public_heading(
    partnership, group, meeting, items
):
    person = make.PersonFactory(partnership=partnership)
    make.SeatFactory(partnership=partnership, group=group, person=person)
    seen = see_items(link_scope(person).reader(meeting))
    assert [each.heading for each in seen] == ["Welcome", "Members only words", "A police matter"]
    assert [each.shut_words for each in seen] == ["", "", "Restricted"]
    assert seen[2].body == "Members discussed a police matter." and seen[2].parts == ()


def test_without_rules_the_public_knows_of_nothing(partnership, meeting, items):
    scope = public_scope(partnership.pk)
    assert not scope.meetings().exists()
    reader = scope.reader(meeting)
    assert see_items(reader) == () and see_attendance(reader) == []
    assert not any((reader.sees_dates, reader.sees_papers, reader.sees_joining_link))


@pytest.mark.parametrize(
    ("rules", "dates", "agenda", "papers", "minutes"),
    [
        ({"public_dates": True}, STATES, (), (), ()),
        ({"public_dates": True, "public_agenda": True}, STATES, STATES[2:], (), ()),
        (
            {"public_dates": True, "public_agenda": True, "public_papers": True},
            STATES,
            STATES[2:],
            STATES[2:],
            (),
        ),
        ({"public_dates": True, "public_minutes": "approved"}, STATES, (), (), STATES[6:]),
        ({"public_dates": True, "public_minutes": "draft"}, STATES, (), (), STATES[5:]),
    ],
)
def test_the_public_sees_what_the_group_lets_it_see_and_when(
    rules, dates, agenda, papers, minutes, partnership, group, meeting
):
    make.GroupRulesFactory(partnership=partnership, group=group, **rules)
    scope = public_scope(partnership.pk)
    assert list(scope.meetings()) == [meeting]
    for state in STATES:
        meeting.state = state
        reader = scope.reader(meeting)
        assert reader.sees_dates is (state in dates)
        assert reader.sees_agenda is (state in agenda)
        assert reader.sees_papers is (state in papers)
        assert reader.sees_minutes is (state in minutes)
        assert not reader.sees_joining_link


def test_members_read_the_agenda_once_it_is_out_and_minutes_once_they_go_round(
    cast, partnership, meeting
):
    strategy, chair = (scope_for(cast[kind], partnership) for kind in ("strategy", "chair"))
    for place, state in enumerate(STATES):
        meeting.state = state
        reader = strategy.reader(meeting)
        assert reader.sees_agenda is (place >= 2)
        assert reader.sees_minutes is (place >= 5)
        assert chair.reader(meeting).sees_agenda, "the chair agrees it"
        assert scope_for(cast["officer"], partnership).reader(meeting).sees_minutes


def test_a_seat_by_name_or_by_post_makes_a_member_of_that_group_alone(cast, partnership, meeting):
    task = make.GroupFactory(partnership=partnership, kind="task")
    theirs = make.MeetingFactory(partnership=partnership, group=task, state="issued")
    person = make.PersonFactory(partnership=partnership, user=cast["viewer"])
    make.SeatFactory(partnership=partnership, group=task, person=person)
    holder = make.PersonFactory(partnership=partnership, user=cast["lead"])
    post = make.PostFactory(partnership=partnership, holder=holder)
    make.SeatFactory(partnership=partnership, group=task, post=post)
    for kind in ("viewer", "lead"):
        scope = scope_for(cast[kind], partnership)
        assert list(scope.meetings()) == [theirs]
        assert scope.reader(theirs).level == ReaderLevel.MEMBER
        assert scope.reader(meeting).level == ReaderLevel.PUBLIC
    # The role makes a member of strategy groups, and of no task group.
    assert list(scope_for(cast["strategy"], partnership).meetings()) == [meeting]


def test_a_joint_meeting_is_that_of_each_of_its_groups(cast, partnership, group):
    task = make.GroupFactory(partnership=partnership, kind="task")
    joint = make.MeetingFactory(partnership=partnership, group=task, state="issued")
    joint.joint_groups.add(group)
    scope = scope_for(cast["strategy"], partnership)
    assert list(scope.meetings()) == [joint]
    assert scope.reader(joint).level == ReaderLevel.MEMBER


def test_a_body_reads_the_items_it_is_asked_for_once_the_agenda_is_out(
    cast, partnership, meeting, items, body
):
    for item in items.values():
        item.author_body = body
        item.save()
    scope = scope_for(cast["lead"], partnership)
    assert list(scope.meetings()) == [meeting]
    seen = see_items(scope.reader(meeting))
    assert [each.heading for each in seen] == ["Welcome", "Members only words"]
    meeting.state = "agenda"
    meeting.save()
    assert not scope.meetings().exists()
    assert see_items(scope.reader(meeting)) == ()


def test_a_paper_is_as_narrow_as_its_item_unless_somebody_said_why_not(
    partnership, group, meeting, items
):
    make.GroupRulesFactory(partnership=partnership, group=group, **OPEN)
    reader = public_scope(partnership.pk).reader(meeting)
    given = {"partnership": partnership, "item": items["restricted"], "state": "received"}
    kept = make.AgendaPaperFactory(**given, title="Kept", text="Words")
    told = make.AgendaPaperFactory(
        **given, title="Told", text="Words", wider_reason="Published elsewhere"
    )
    assert not reader.reads_paper(kept, items["restricted"])
    assert reader.reads_paper(told, items["restricted"])
    shut = see_items(reader)[2]
    assert [each.title for each in shut.papers] == ["Told"]
    guarded = make.AgendaPaperFactory(
        **given | {"item": items["public"]}, title="Figures", text="Words", audience="restricted"
    )
    assert not reader.reads_paper(guarded, items["public"])


def test_people_are_named_in_public_only_where_they_agreed(partnership, group, meeting):
    make.GroupRulesFactory(partnership=partnership, group=group, **OPEN)
    given = {"partnership": partnership}
    asked = make.PersonFactory(**given, name="A Councillor", publish_name=True)
    other = make.PersonFactory(**given, name="B Officer", post="Analyst")
    for person in (asked, other):
        make.AttendanceFactory(
            **given, meeting=meeting, person=person, words="", substitute_for="C Other"
        )
    item = make.AgendaItemFactory(**given, meeting=meeting)
    make.PublicQuestionFactory(**given, item=item, asker="D Resident")
    said = seen_words(public_scope(partnership.pk), meeting)
    assert "A Councillor" in said and "Analyst" in said
    assert not [name for name in ("B Officer", "C Other", "D Resident") if name in said]


def test_who_said_that_they_come_is_known_to_members_alone(cast, partnership, group, meeting):
    make.GroupRulesFactory(partnership=partnership, group=group, **OPEN)
    meeting.state = "issued"
    make.AttendanceFactory(partnership=partnership, meeting=meeting, expected=True)
    make.AttendanceFactory(partnership=partnership, meeting=meeting)
    assert see_attendance(public_scope(partnership.pk).reader(meeting)) == []
    assert len(see_attendance(scope_for(cast["strategy"], partnership).reader(meeting))) == 1


def test_a_meeting_is_read_in_as_many_statements_whatever_its_length(
    cast, partnership, meeting, items, django_assert_num_queries
):
    reader = scope_for(cast["officer"], partnership).reader(meeting)
    with django_assert_num_queries(6):
        see_items(reader)
    for _ in range(5):
        restricted_item({"partnership": partnership, "meeting": meeting})
    with django_assert_num_queries(6):
        assert len(see_items(reader)) == 8
