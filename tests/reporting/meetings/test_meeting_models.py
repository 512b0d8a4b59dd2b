"""What is always true of meetings: each rule lets through what is right, and says what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from reporting.models import (
    AgendaItem,
    AgendaPaper,
    Attendance,
    CorrespondenceAnswer,
    CorrespondenceQuestion,
    ForwardItem,
    GroupRules,
    Interest,
    Meeting,
    MeetingDecision,
    PublicQuestion,
    StandingItem,
)
from tests import factories as make

DAY = date(2017, 4, 4)
RESTRICTED = {"audience": "restricted", "restricted_reason": "Live operation"}
# By the kind of row: values that are right, and the same with one thing wrong.
RULES = [
    (GroupRules, {"restart_month": 12}, {"restart_month": 13}),
    (
        GroupRules,
        {"quorum_kind": "people", "quorum_count": 3},
        {"quorum_kind": "people", "quorum_count": 0},
    ),
    (
        GroupRules,
        {"public_dates": True, "public_minutes": "approved"},
        {"public_dates": False, "public_minutes": "approved"},
    ),
    (
        GroupRules,
        {"public_dates": True, "public_agenda": True, "public_papers": True},
        {"public_dates": True, "public_agenda": False, "public_papers": True},
    ),
    (GroupRules, {"number_pattern": "{n}"}, {"number_pattern": ""}),
    (StandingItem, {"audience": "partners"}, {"audience": "restricted"}),
    (StandingItem, {"heading": "Apologies"}, {"heading": ""}),
    (Meeting, {"side": "cancelled", "reason": "Snow"}, {"side": "cancelled", "reason": ""}),
    (
        Meeting,
        {"side": "moved", "reason": "Snow", "state": "issued"},
        {"side": "moved", "reason": "Snow", "state": "held"},
    ),
    (Meeting, {"month_only": True, "state": "agenda"}, {"month_only": True, "state": "issued"}),
    (Meeting, {"state": "approved", "approved_on": DAY}, {"state": "approved"}),
    (AgendaItem, RESTRICTED, {"audience": "restricted"}),
    (AgendaItem, {"heading": "Two\nlines"}, {"heading": ""}),
    (AgendaPaper, {"state": "received", "text": "Words"}, {"state": "received"}),
    (AgendaPaper, {"state": "tabled", "file": "a.pdf"}, {"state": "tabled"}),
    (
        AgendaPaper,
        {"state": "withdrawn", "withdrawn_reason": "Not ready"},
        {"state": "withdrawn"},
    ),
    (AgendaPaper, {"title": "Report"}, {"title": ""}),
    (Attendance, {"words": "A councillor"}, {"words": ""}),
    (Attendance, {"chair": True, "list": "present"}, {"chair": True, "list": "apologies"}),
    (Interest, {"words": "A relative"}, {"words": ""}),
    (MeetingDecision, {"words": "that it be noted."}, {"words": ""}),
    (
        MeetingDecision,
        {"how": "vote", "votes_for": 3, "votes_against": 1},
        {"how": "consensus", "votes_for": 3},
    ),
    (MeetingDecision, {"effect": "plan", "effect_state": "offered"}, {"effect_state": "offered"}),
    (
        MeetingDecision,
        {"effect": "plan", "effect_state": "applied", "result": "carried"},
        {"effect": "plan", "effect_state": "applied", "result": "lost"},
    ),
    (
        PublicQuestion,
        {"supplementary": "And why?", "supplementary_answer": "Because"},
        {"supplementary": "", "supplementary_answer": "Because"},
    ),
    (PublicQuestion, {"question": "Why?"}, {"question": ""}),
    (ForwardItem, {"month": DAY}, {"month": DAY, "repeats": "each"}),
    (ForwardItem, {"title": "Drones"}, {"title": ""}),
    (
        CorrespondenceQuestion,
        {"asked_on": DAY, "closes_on": DAY},
        {"asked_on": DAY, "closes_on": date(2017, 4, 3)},
    ),
    (CorrespondenceQuestion, {"outcome": "carried", "closed_on": DAY}, {"outcome": "carried"}),
    (
        CorrespondenceAnswer,
        {"reply": "condition", "condition": "If it is free", "answered_at": timezone.now()},
        {"reply": "condition", "condition": "", "answered_at": timezone.now()},
    ),
    (CorrespondenceAnswer, {"reply": ""}, {"reply": "yes"}),
    (CorrespondenceAnswer, {"words": "The fire service"}, {"words": ""}),
]


def checked(model, partnership, values):
    """A stored row of a kind, given these values and looked over."""
    row = getattr(make, f"{model.__name__}Factory")(partnership=partnership)
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean()
    return row


@pytest.mark.parametrize(("model", "right", "wrong"), RULES)
def test_a_rule_lets_through_what_is_right_and_says_what_is_wrong(model, right, wrong, partnership):
    checked(model, partnership, right).save()
    with pytest.raises(ValidationError):
        checked(model, partnership, wrong)


def test_a_paper_is_a_file_or_something_frozen_and_not_both(partnership):
    quarter = make.RoundFactory(partnership=partnership)
    report = make.ReportFactory(round=quarter, signed_by=make.UserFactory())
    paper = make.AgendaPaperFactory(partnership=partnership, report=report, state="received")
    paper.full_clean()
    paper.file = "a.pdf"
    with pytest.raises(ValidationError, match="not both"):
        paper.full_clean()


def test_nothing_is_linked_to_itself(partnership):
    item = make.AgendaItemFactory(partnership=partnership)
    meeting = make.MeetingFactory(partnership=partnership)
    decision = make.MeetingDecisionFactory(partnership=partnership)
    for row, link in (
        (item, "parent"),
        (item, "taken_with"),
        (meeting, "approving_meeting"),
        (decision, "amended_by"),
    ):
        setattr(row, link, row)
        with pytest.raises(ValidationError):
            row.full_clean()
        setattr(row, link, None)
    meeting.side, meeting.reason, meeting.moved_to = "moved", "Snow", meeting
    with pytest.raises(ValidationError):
        meeting.full_clean()


def test_a_subject_is_offered_once_and_stands_in_one_place(partnership):
    group = make.GroupFactory(partnership=partnership)
    meeting = make.MeetingFactory(partnership=partnership, group=group)
    given = {"partnership": partnership, "group": group}
    make.ForwardItemFactory(**given, source_key="law-16-2017")
    make.ForwardItemFactory(**given)
    again = ForwardItem(**given, title="Again", source_key="law-16-2017")
    with pytest.raises(ValidationError, match="already"):
        again.full_clean()
    twice = ForwardItem(**given, title="Twice", meeting=meeting, month=DAY)
    with pytest.raises(ValidationError, match="meeting or a month"):
        twice.full_clean()
    item = make.AgendaItemFactory(partnership=partnership, meeting=meeting)
    gone = ForwardItem(**given, title="On it", meeting=meeting, item=item, state="placed")
    with pytest.raises(ValidationError, match="not open any more"):
        gone.full_clean()
    gone.state = "on-agenda"
    gone.full_clean()


def test_only_a_provisional_decision_is_ratified(partnership):
    meeting = make.MeetingFactory(partnership=partnership)
    decision = make.MeetingDecisionFactory(partnership=partnership, provisional=True)
    assert not decision.holds
    decision.ratified_at = meeting
    decision.full_clean()
    assert decision.holds
    decision.provisional = False
    with pytest.raises(ValidationError, match="provisional"):
        decision.full_clean()


def test_meetings_to_come_leave_out_what_was_held_and_called_off(partnership):
    group = make.GroupFactory(partnership=partnership)
    given = {"partnership": partnership, "group": group}
    today = make.MeetingFactory(**given, date=DAY)
    month = make.MeetingFactory(**given, date=date(2017, 4, 1), month_only=True)
    make.MeetingFactory(**given, date=date(2017, 4, 3))
    make.MeetingFactory(**given, date=DAY, side="cancelled", reason="Snow")
    held = make.MeetingFactory(**given, date=DAY, state="held")
    joint = make.MeetingFactory(partnership=partnership, date=date(2017, 6, 1))
    joint.joint_groups.add(group)
    rows = Meeting.objects.of_group(group)
    assert list(rows.to_come(DAY)) == [month, today, joint]
    assert list(rows.held()) == [held]
    assert month.day_words == "April 2017" and today.day_words == "4 April 2017"
