"""Circulating, approving, signing and amending minutes: numbers, states, what is frozen, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from csp.changes import Stale
from csp.models import AuditEvent
from reporting.editions.services.reasons import Blocked
from reporting.facts.snapshot import snapshot_digest
from reporting.meetings.services.minutes import (
    amend_decision,
    approve_minutes,
    circulate_minutes,
    preview_minutes,
    sign_minutes,
)
from reporting.models import Meeting, Report
from tests import factories as make
from tests.reporting.meetings.stockton import INSIDE, SECRET, held_meeting

APPROVED_ON = date(2017, 5, 16)


@pytest.fixture
def held(partnership):
    return held_meeting(partnership)


@pytest.fixture
def drawn(django_capture_on_commit_callbacks):
    """``drawn(service, ...)`` is the report that a service made, with its files."""

    def done(service, **asked) -> Report:
        with django_capture_on_commit_callbacks(execute=True):
            report = service(**asked)
        report.refresh_from_db()
        return report

    return done


def numbers(meeting) -> list[str]:
    return list(meeting.items.filter(parent=None).values_list("number", flat=True))


def now(meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def approve(drawn, held, officer, **changes) -> Report:
    meeting = now(held.meeting)
    asked = {
        "by": officer,
        "meeting": meeting,
        "version": meeting.version,
        "approved_on": APPROVED_ON,
    }
    return drawn(approve_minutes, **asked | changes)


def circulate(drawn, held, officer) -> Report:
    meeting = now(held.meeting)
    return drawn(circulate_minutes, by=officer, meeting=meeting, version=meeting.version)


# Circulating


def test_a_draft_gets_its_numbers_and_is_frozen_for_members(drawn, held, officer):
    assert numbers(held.meeting) == [""] * 7
    report = circulate(drawn, held, officer)
    assert numbers(held.meeting) == [f"SDP {n}/17" for n in range(1, 8)]
    assert now(held.meeting).state == "circulated" and now(held.meeting).circulated_at
    assert (report.kind, report.state, report.number) == ("minutes-draft", "frozen", 1)
    assert str(report).startswith("Draft minutes of Safer Dale Partnership, 4 April 2017")
    assert report.sha256 == snapshot_digest(report.facts)
    assert report.pdf and report.docx and "SDP 1/17" in report.page and "Draft" in report.page
    assert INSIDE in report.page and SECRET not in report.page
    assert not report.public_page and not report.public_pdf
    said = AuditEvent.objects.filter(target_type="reporting.meeting").values_list("verb", flat=True)
    assert "circulated" in said


def test_later_items_never_renumber_others_and_typed_numbers_win(drawn, held, officer):
    held.items.strategy.number = "SDP 9/17"
    held.items.strategy.number_typed = True
    held.items.strategy.save()
    circulate(drawn, held, officer)
    assert numbers(held.meeting)[:4] == ["SDP 10/17", "SDP 11/17", "SDP 9/17", "SDP 12/17"]
    make.AgendaItemFactory(**held.given, position=3, heading="Taken in between")
    circulate(drawn, held, officer)
    assert "SDP 16/17" in numbers(held.meeting) and "SDP 10/17" in numbers(held.meeting)


def test_the_next_meeting_of_the_year_counts_on_and_the_next_year_begins_anew(drawn, held, officer):
    circulate(drawn, held, officer)
    for day, first in ((date(2018, 2, 14), "SDP 8/17"), (date(2018, 4, 2), "SDP 1/18")):
        meeting = make.MeetingFactory(
            partnership=held.meeting.partnership, group=held.group, date=day, state="held"
        )
        make.AgendaItemFactory(partnership=meeting.partnership, meeting=meeting, body="Words")
        drawn(circulate_minutes, by=officer, meeting=meeting, version=meeting.version)
        assert numbers(meeting) == [first]


def test_a_draft_that_changed_goes_out_again_and_one_that_did_not_is_refused(drawn, held, officer):
    first = circulate(drawn, held, officer)
    with pytest.raises(ValidationError, match="Nothing has changed"):
        circulate(drawn, held, officer)
    held.items.welcome.body = "All were welcome, and sat down."
    held.items.welcome.save()
    second = circulate(drawn, held, officer)
    assert (first.number, second.number) == (1, 2) and first.slug != second.slug


def test_the_public_reads_a_draft_only_where_the_rules_say_so(drawn, held, officer):
    held.group.rules.public_minutes = "draft"
    held.group.rules.save()
    report = circulate(drawn, held, officer)
    assert report.state == "published" and report.published_at
    assert "SDP 1/17" in report.public_page
    assert INSIDE not in report.public_page and SECRET not in report.public_page
    assert report.public_pdf and report.public_docx


@pytest.mark.parametrize("state", ["planned", "agenda", "issued", "approved"])
def test_only_a_meeting_that_was_held_and_not_approved_has_a_draft(held, officer, state):
    held.meeting.state = state
    held.meeting.approved_on = APPROVED_ON if state == "approved" else None
    held.meeting.save()
    with pytest.raises(ValidationError):
        circulate_minutes(by=officer, meeting=held.meeting, version=now(held.meeting).version)
    assert not Report.objects.exists() and numbers(held.meeting) == [""] * 7


def test_a_meeting_that_somebody_changed_meanwhile_is_looked_at_again(held, officer):
    with pytest.raises(Stale):
        circulate_minutes(by=officer, meeting=held.meeting, version=held.meeting.version + 1)
    _, seen = preview_minutes(now(held.meeting), "circulated")
    held.items.welcome.body = "Other words."
    held.items.welcome.save()
    with pytest.raises(Stale):
        circulate_minutes(
            by=officer, meeting=held.meeting, version=now(held.meeting).version, seen=seen
        )
    assert numbers(held.meeting) == [""] * 7


# The gate


def test_what_the_public_would_read_is_looked_over_first(drawn, held, officer):
    held.group.rules.public_minutes = "draft"
    held.group.rules.save()
    held.items.welcome.body = f"Tell it to XX at 12 Mill Lane. Crime in {SECRET} Street is next."
    held.items.welcome.save()
    meeting = now(held.meeting)
    with pytest.raises(Blocked) as blocked:
        circulate_minutes(by=officer, meeting=meeting, version=meeting.version)
    codes = {each.code for each in blocked.value.findings}
    assert {"placeholder", "restricted-words"} <= codes
    assert numbers(held.meeting) == [""] * 7
    report = drawn(
        circulate_minutes, by=officer, meeting=meeting, version=meeting.version,
        overridden=dict.fromkeys(codes, "It is as it was said."),
    )  # fmt: skip
    assert {each["code"] for each in report.overridden} == codes


def test_nothing_is_looked_over_that_the_public_does_not_read(held, officer):
    held.items.welcome.body = "Still XX, and TBC."
    held.items.welcome.save()
    assert preview_minutes(held.meeting, "circulated")[0] == ()
    assert preview_minutes(held.meeting, "approved")[0] != ()


def test_somebody_who_is_not_named_in_public_stands_there_by_post(drawn, held, officer):
    held.group.rules.public_minutes = "draft"
    held.group.rules.save()
    held.items.welcome.body = "Sam Fellow welcomed all."
    held.items.welcome.save()
    report = circulate(drawn, held, officer)
    assert "Safety Officer welcomed all." in report.public_page
    assert "Sam Fellow" not in report.public_page and "Sam Fellow welcomed" in report.page


# Approving


def test_approved_minutes_are_frozen_for_good_and_public_by_the_rule(drawn, held, officer):
    circulate(drawn, held, officer)
    p = {"partnership": held.meeting.partnership}
    make.AgendaItemFactory(**p, meeting=held.later, kind="minutes", number="SDP 8/17")
    given = {"approving_meeting": held.later, "corrections": "Lee Moor sent apologies."}
    report = approve(drawn, held, officer, **given)
    assert (report.kind, report.state, report.number) == ("minutes", "published", 1)
    said = "Approved at SDP 8/17 on 16 May 2017, with these corrections: Lee Moor sent apologies."
    assert said in report.page and said in report.public_page
    assert "Draft" not in report.page and not str(report).startswith("Draft")
    assert now(held.meeting).state == "approved"
    with pytest.raises(ValidationError, match="do not change any more"):
        circulate(drawn, held, officer)


def test_minutes_are_approved_after_members_had_them_and_not_before_the_meeting(
    drawn, held, officer
):
    with pytest.raises(ValidationError, match="Circulate the draft first"):
        approve(drawn, held, officer)
    circulate(drawn, held, officer)
    with pytest.raises(ValidationError, match="at the earliest"):
        approve(drawn, held, officer, approved_on=date(2017, 4, 3))
    stranger = make.MeetingFactory(partnership=held.meeting.partnership, date=APPROVED_ON)
    with pytest.raises(ValidationError, match="same group"):
        approve(drawn, held, officer, approving_meeting=stranger)
    assert now(held.meeting).state == "circulated"


def test_signing_makes_the_next_version_with_the_signature(drawn, held, officer, chair):
    circulate(drawn, held, officer)
    with pytest.raises(ValidationError, match="Only minutes that are approved"):
        sign_minutes(
            by=chair, meeting=held.meeting, version=now(held.meeting).version, signed_by="A"
        )
    approve(drawn, held, officer)
    meeting = now(held.meeting)
    asked = {
        "by": chair,
        "meeting": meeting,
        "signed_by": "Cllr Avery Quill",
        "signed_on": APPROVED_ON,
    }
    report = drawn(sign_minutes, **asked, version=meeting.version)
    assert report.number == 2 and "Cllr Avery Quill, 16 May 2017" in report.page
    with pytest.raises(ValidationError, match="signed already"):
        sign_minutes(**asked, version=now(held.meeting).version)


def test_a_later_decision_amends_what_was_approved_and_is_printed_beside_it(drawn, held, officer):
    circulate(drawn, held, officer)
    approve(drawn, held, officer)
    decision = held.items.minutes.decisions.get()
    p = {"partnership": held.meeting.partnership}
    item = make.AgendaItemFactory(**p, meeting=held.later, number="SDP 3/18")
    later = make.MeetingDecisionFactory(**p, item=item)
    report = drawn(amend_decision, by=officer, decision=decision, later=later)
    assert report.number == 2 and "Amended at SDP 3/18." in report.public_page
    first = Report.objects.get(kind="minutes", number=1)
    assert "Amended" not in first.page
    with pytest.raises(ValidationError, match="later meeting"):
        amend_decision(by=officer, decision=later, later=decision)


@pytest.fixture
def chair(partnership):
    user = make.UserFactory(name="The chair")
    make.RoleFactory(partnership=partnership, user=user, kind="chair")
    return user
