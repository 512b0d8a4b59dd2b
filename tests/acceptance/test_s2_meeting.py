"""S2, the meeting of 4 April 2017: what its published minutes hold is held, shown and printed.

Names carry the numbers of the acceptance list.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from actions.models import AgreedAction
from csp import changes
from csp.models import User
from csp.periods import today
from csp.prose.blocks import List
from plans.models import Organisation
from reporting import document as d
from reporting.demo import first_officer
from reporting.document.words import node_text
from reporting.editions.kinds import KINDS
from reporting.editions.services.report import report_document
from reporting.meetings.compose.gather import gather_version
from reporting.meetings.services.minutes import approve_minutes
from reporting.models import ForwardItem, Meeting, MeetingDecision, Report
from tests.acceptance.conftest import lacking, told

pytestmark = pytest.mark.one_database

SLUG = "stockton"
DAY = date(2017, 4, 4)


@pytest.fixture
def meeting(demo) -> Meeting:
    rows = Meeting.objects.select_related("group__rules", "partnership", "next_meeting")
    return rows.get(partnership__slug=SLUG, date=DAY)


@pytest.fixture
def items(meeting):
    return list(meeting.items.filter(parent=None).order_by("position"))


@pytest.fixture
def report(meeting) -> Report:
    """The draft minutes as they were frozen when they went out."""
    return meeting.reports.get()


@pytest.fixture
def minutes(report):
    """What everybody reads of them, from what was frozen."""
    (public,) = KINDS[report.kind].thaw(report.facts).public
    return public


@pytest.fixture
def reads(meeting, read):
    """What an officer reads at a route of the partnership, which is the meeting's where nothing is said."""

    def shown(route: str = "meeting_minutes", *args) -> str:
        return read(SLUG, route, *(args or [meeting.pk]))

    return shown


@pytest.fixture
def told_at(demo):
    """What an officer reads of a list of the partnership, asked for as in ``group=1``."""

    def shown(route: str, **asked) -> str:
        client = Client()
        client.force_login(User.objects.get(email=first_officer(SLUG)))
        answer = client.get(reverse(f"workspace:{route}", args=[SLUG]), asked)
        assert answer.status_code == 200
        return told(answer.content.decode())

    return shown


@pytest.fixture
def public():
    """What everybody reads on the public page of the minutes."""

    def shown(meeting) -> str:
        answer = Client().get(reverse("public:meeting", args=[SLUG, meeting.pk]))
        assert answer.status_code == 200
        return told(answer.content.decode())

    return shown


def minute(minutes, number: str):
    return next(each for each in minutes.items if each.number == number)


def agreed_in(minute) -> list[str]:
    return [
        point
        for passage in minute.passages
        if passage.kind == "decision"
        for point in passage.points or (passage.words,)
    ]


# Who was there


def test_s2_01_the_body_and_one_sentence_with_the_weekday_of_the_day(minutes, public, meeting):
    assert minutes.body == "Safer Stockton Partnership"
    sentence = "A meeting of Safer Stockton Partnership was held on Tuesday, 4th April, 2017."
    assert minutes.opening == sentence
    assert sentence in public(meeting)


def test_s2_02_the_chair_is_marked_after_the_name(reads):
    assert "Cllr Steve Nelson (Chair)" in reads()


def test_s2_03_four_people_share_one_bracket(reads):
    assert (
        "First officer, second officer, third officer, fourth officer (Stockton Council)" in reads()
    )


def test_s2_04_parts_of_a_body_and_short_forms_print_as_typed(reads):
    brackets = ("(SBC – Public Health)", "(SBC – Private sector Housing)", "(NPS Stockton)")
    assert lacking(reads(), *brackets, "(DTV CRC)") == []


def test_s2_05_sixteen_people_under_twelve_brackets(meeting):
    present = list(meeting.attendance.filter(list="present"))
    assert len(present) == 16
    assert len({each.bracket for each in present if each.bracket}) == 12
    assert [each.bracket for each in present if each.chair] == [""]
    outside = {"Catalyst", "Thirteen", "Youth Direction", "Safe in Tees Valley"}
    assert outside <= {each.bracket for each in present}


def test_s2_06_07_08_officers_nobody_in_attendance_and_apologies(reads, meeting):
    words = reads()
    assert lacking(words, "Officers: Clerk (SBC)", "Also in attendance: None.") == []
    assert "Apologies: Cllr Jim Beall" in words
    lists = list(meeting.attendance.values_list("list", flat=True))
    assert [lists.count(each) for each in ("officers", "in-attendance", "apologies")] == [1, 0, 1]


def test_s2_09_who_sent_nobody_is_derived(told_at, meeting):
    words = told_at("meeting_attendance", group=meeting.group_id, year=2017)
    after = words[words.index("Cleveland Fire Brigade") :]
    assert "0 of 1" in after[:120]


# Items and decisions


def test_s2_10_numbers_run_from_april(minutes):
    assert [each.number for each in minutes.items] == [f"SSP {n}/17" for n in range(1, 16)]


def test_s2_11_fifteen_items_with_heading_and_words(minutes):
    assert len(minutes.items) == 15
    assert all(each.heading and each.passages for each in minutes.items)


def test_s2_12_14_15_a_heading_of_lines_with_minutes_of_three_boards_and_their_days(minutes, items):
    assert minute(minutes, "SSP 6/17").heading.split("\n")[1:] == [
        "(a) Minutes of YOT Management Board 16.02.17",
        "(b) Minutes of Adults Safeguarding Board 20.12.16",
        "(c) Minutes of Children's Safeguarding Board 16.02.17",
    ]
    boards = items[5].parts.order_by("position")
    assert {each.kind for each in boards} == {"other-minutes"}
    days = [date(2017, 2, 16), date(2016, 12, 20), date(2017, 2, 16)]
    assert [each.other_body_met_on for each in boards] == days


def test_s2_13_standing_items_come_with_their_usual_words(items, meeting):
    standing = [each.kind for each in meeting.group.rules.standing_items.all()]
    assert standing == [
        "introductions",
        "interests",
        "minutes",
        "arising",
        "urgent",
        "reports-back",
        "next-meeting",
    ]
    assert set(standing) <= {each.kind for each in items}


def test_s2_16_the_minutes_before_were_approved(minutes):
    before = minute(minutes, "SSP 3/17")
    assert "14 February 2017" in before.passages[0].words
    assert agreed_in(before) == ["that the minutes be approved."]


def test_s2_17_19_nine_items_were_agreed_and_six_end_without(meeting, items):
    decided = [item.decisions.count() for item in items]
    assert (len(decided) - decided.count(0), decided.count(0), sum(decided)) == (9, 6, 10)
    verbs = list(
        MeetingDecision.objects.filter(item__meeting=meeting).values_list("verb", flat=True)
    )
    assert [verbs.count(each) for each in ("approved", "noted", "endorsed")] == [2, 7, 1]


def test_s2_18_two_decisions_under_one_item_are_numbered(minutes, reads):
    assert len(agreed_in(minute(minutes, "SSP 7/17"))) == 2
    assert "AGREED that:- What the strategy says be noted." in reads()


def test_s2_20_a_restricted_item_has_its_title_in_public_and_nothing_of_its_report(
    items, minutes, meeting, public
):
    assert items[7].audience == "restricted"
    shown = minute(minutes, "SSP 8/17")
    assert shown.heading == "Recorded Crime & Disorder (Restricted)"
    assert agreed_in(shown) == []
    assert "what lies behind them" in items[7].body
    assert "what lies behind them" not in public(meeting)


def test_s2_21_df_16_two_items_say_the_same(minutes, items):
    twelve, thirteen = minute(minutes, "SSP 12/17"), minute(minutes, "SSP 13/17")
    assert twelve.passages == thirteen.passages
    assert items[12].taken_with == items[11]


def test_s2_22_df_17_what_was_wanted_in_passing_is_an_action_due_at_the_next_meeting(
    meeting, reads
):
    asked = list(AgreedAction.objects.filter(at_meeting__item__meeting=meeting).order_by("number"))
    assert [each.at_meeting.item.number for each in asked] == ["SSP 8/17", "SSP 9/17"]
    assert {each.due_on for each in asked} == {date(2017, 5, 16)}
    assert {each.at_meeting.due_at for each in asked} == {meeting.next_meeting}
    assert all(each.passage in each.at_meeting.item.body for each in asked)
    assert lacking(reads("meeting_actions"), *(each.words for each in asked)) == []


def test_s2_23_40_41_paragraphs_and_lists_in_what_was_said(report):
    document = report_document(report)
    (part,) = [each for each in document.parts if each.number == "SSP 11/17"]
    lists = [block for block in part.blocks if isinstance(block, List)]
    assert [len(each.items) for each in lists] == [3, 5]
    said = node_text(part.blocks)
    wanted = "£622k", "30 days", "5%", "midnight", "Prevent and Channel", "modern slavery"
    assert lacking(said, *wanted) == []


def test_s2_24_the_year_is_laid_out_and_what_comes_to_it(meeting, told_at):
    days = list(Meeting.objects.of_group(meeting.group).values_list("date", flat=True))
    assert days[0] == DAY and days[1] == date(2017, 5, 16) and len(days) >= 9
    assert {b - a for a, b in pairwise(days)} == {timedelta(days=42)}
    titles = ForwardItem.objects.filter(group=meeting.group).values_list("title", flat=True)
    assert len(titles) == 10
    assert lacking(told_at("forward_items", group=meeting.group_id), *titles) == []


def test_s2_38_every_action_is_looked_at_once_a_year(meeting):
    check = ForwardItem.objects.get(group=meeting.group, title="Health check of every action")
    assert (check.meeting.date, check.source) == (date(2018, 3, 6), "round")


def test_s2_25_three_bodies_are_reported_back_from(minutes, meeting):
    bodies = meeting.group.rules.reports_back.splitlines()
    assert len(bodies) == 3
    assert lacking(minute(minutes, "SSP 14/17").heading, *bodies) == []


def test_s2_26_the_next_meeting_has_a_day_and_an_hour(meeting, minutes):
    assert meeting.next_meeting.date == date(2017, 5, 16)
    assert f"{meeting.next_meeting.starts:%H:%M}" == "09:30"
    assert "Tuesday 16 May 2017, 9.30am" in minute(minutes, "SSP 15/17").heading


def test_s2_42_a_team_moves_to_another_directorate_and_where_it_was_stays_known(meeting):
    bodies = Organisation.objects.filter(partnership=meeting.partnership)
    team = bodies.get(name="Strategic Community Safety")
    council = team.parent
    values = {"parent": bodies.get(name="Public Health")}
    changes.update(team, by=None, version=team.version, values=values)
    kept = list(team.history.order_by("-history_id").values_list("parent__name", flat=True))
    assert kept[:2] == ["Public Health", council.name]


# How they are kept and printed


def test_s2_43_the_number_hangs_in_the_margin_beside_a_bold_heading(report):
    document = report_document(report)
    numbered = [each for each in document.parts if each.number]
    assert len(numbered) == 15
    assert all(each.hanging and each.heading for each in numbered)
    agreed = [b for each in numbered for b in each.blocks if isinstance(b, d.Resolution)]
    assert {each.word for each in agreed} == {"AGREED"}
    assert report.pdf and report.public_pdf and report.docx and report.public_docx


def test_s2_44_members_read_names_where_everybody_reads_bodies(meeting, public):
    version = gather_version(meeting)
    (everybody,) = version.public
    named = {each.name for told in version.members.lists for each in told.people}
    assert "Superintendent" in named
    assert {each.name for told in everybody.lists for each in told.people if each.name} == {
        "Cllr Steve Nelson",
        "Cllr Jim Beall",
    }
    assert "and 15 others, who came from:" in public(meeting)


def test_s2_45_a_draft_until_the_next_meeting_approves_it(meeting, reads, report):
    assert report.kind == "minutes-draft"
    assert "Draft for approval on 16 May 2017" in reads()
    approve_minutes(
        by=User.objects.get(email=first_officer(SLUG)),
        meeting=meeting,
        version=meeting.version,
        approved_on=today(),
    )
    meeting.refresh_from_db()
    assert meeting.state == "approved"
    assert meeting.reports.filter(kind="minutes").count() == 1


def test_s2_46_items_lead_to_the_plan_the_evidence_and_the_papers(items, reads):
    by_number = {each.number: each for each in items}
    assert str(by_number["SSP 10/17"].plan.slug) == "2017-20"
    assert by_number["SSP 9/17"].consultation.began_on.year == 2017
    assert by_number["SSP 9/17"].assessment and by_number["SSP 7/17"].strategy
    (paper,) = by_number["SSP 11/17"].papers.all()
    assert str(paper) in reads("meeting")


def test_s2_47_48_what_is_typed_is_kept_with_its_dates_in_three_styles(minutes):
    said = " ".join(
        (each.heading + " " + " ".join(p.words for p in each.passages)) for each in minutes.items
    )
    assert lacking(said, "14 February 2017", "16.02.17", "16 December 2016") == []


@pytest.mark.parametrize("asked", ["SSP 9/17", "ssp9/17", "9/17"])
def test_s2_49_minutes_are_found_by_their_number(told_at, asked):
    assert "SSP 9/17 Community Safety Consultation" in told_at("find", q=asked)
