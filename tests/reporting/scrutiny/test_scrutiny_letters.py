"""Who is written to about scrutiny, when, and what stays inside."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from reporting.editions.services.freezing import send_to_committee
from reporting.models import Letter
from reporting.scrutiny.services.recommendation import close_recommendation
from reporting.scrutiny.services.scrutiny_letters import queue_due_scrutiny_letters
from tests import factories as make
from tests.reporting.scrutiny.conftest import MADE, answer, told


def test_letters_go_to_whoever_must_act_and_to_nobody_else(
    partnership, recommend, body, lead, officer, scrutiny, strategy, other_officer, mailoutbox
):
    body.email = "Contact@harbour.example"
    body.save()
    silent = make.OrganisationFactory(partnership=partnership, name="Silent body")
    row = recommend("Light the path by the canal", body, silent)
    assert {email for email, _ in told("asked-")} == {"contact@harbour.example", lead.email}
    (to_officer,) = Letter.objects.filter(step__startswith="made-")
    assert to_officer.email == officer.email and "Silent body" in to_officer.text
    to_lead = Letter.objects.get(email=lead.email)
    assert "Light the path by the canal" in to_lead.text and "9 June 2017" in to_lead.subject
    assert row.get_absolute_url() in to_lead.text
    answer(row, lead)
    assert {email for email, _ in told("answered-")} == {scrutiny.email}
    assert "Two lamps" not in Letter.objects.get(email=scrutiny.email).text
    answer(row, lead, timescale="By March")
    assert Letter.objects.filter(step__startswith="answered-").count() == 1, "told once"


def test_the_words_stay_inside_where_they_are_about_a_marked_paper(
    partnership, recommend, lead, officer
):
    paper = make.PaperFactory(partnership=partnership, marking="sensitive")
    sent = make.SentPaperFactory(partnership=partnership, paper=paper, signed_by=officer)
    recommend("Look at the house in Mill Lane", report=sent)
    assert all("Mill Lane" not in letter.text for letter in Letter.objects.all())
    assert Letter.objects.filter(email=lead.email).exists()


def test_members_are_told_of_a_paper_when_it_is_sent_to_them(
    partnership, officer, scrutiny, viewer
):
    own = {"partnership": partnership}
    for title, marking, public in (
        ("Progress of the year", "", "public.pdf"),
        ("The house in Mill Lane", "sensitive", ""),
        ("Mill Lane, of which the mark has been taken off since it was frozen", "", ""),
    ):
        paper = make.PaperFactory(**own, title=title, marking=marking)
        report = make.SentPaperFactory(
            **own, paper=paper, signed_by=officer, sent_at=None, public_pdf=public
        )
        send_to_committee(by=officer, report=report, committee="The panel")
    assert told("sent-") == {
        (scrutiny.email, "“Progress of the year” was sent to The panel"),
        (scrutiny.email, "A paper was sent to The panel"),
    }
    assert all("Mill Lane" not in letter.text for letter in Letter.objects.all())


def test_a_reminder_goes_a_week_before_and_another_when_it_is_late(recommend, lead, officer, clock):
    row = recommend()

    def said(day: date) -> set[str]:
        clock.move_to(datetime(day.year, day.month, day.day, 8, 0))
        assert queue_due_scrutiny_letters(today=day, dry_run=True) == queue_due_scrutiny_letters(
            today=day, send=False
        )
        return {letter.email for letter in Letter.objects.filter(queued_at__date=day)}

    assert said(date(2017, 6, 1)) == set()
    assert said(date(2017, 6, 2)) == {lead.email}
    assert said(date(2017, 6, 9)) == set(), "once"
    assert said(date(2017, 6, 10)) == {lead.email, officer.email}
    assert said(date(2017, 6, 30)) == set()
    subjects = dict(told("before-") | told("late-"))
    assert "recommendation 1" in subjects[lead.email]
    late = recommend("Print the plan", made_on=MADE)
    answer(late, officer)
    assert queue_due_scrutiny_letters(today=date(2017, 6, 12), dry_run=True) == []
    assert row.answers.get().answered_on is None


def test_reminding_costs_the_same_however_many_wait(
    recommend, officer, partnership, django_assert_max_num_queries
):
    paper = make.SentPaperFactory(partnership=partnership, signed_by=officer)
    for number in range(12):
        body = make.OrganisationFactory(partnership=partnership, email=f"b{number}@body.example")
        recommend("Light the path", body, report=paper)
    with django_assert_max_num_queries(8):
        assert len(queue_due_scrutiny_letters(today=date(2017, 6, 10), dry_run=True)) == 24


def test_nobody_is_reminded_of_what_is_closed_or_was_recorded_long_afterwards(
    recommend, lead, scrutiny
):
    row = recommend()
    close_recommendation(by=scrutiny, row=row, version=row.version, note="The committee is content")
    make_old = recommend("Old", made_on=date(2016, 1, 5))
    assert make_old.answers.get().due_on < date(2016, 3, 1)
    assert queue_due_scrutiny_letters(today=date(2017, 6, 5), dry_run=True) == []
    assert {each.email for each in Letter.objects.filter(step__startswith="asked-")} == {lead.email}
    with pytest.raises(ValidationError, match="is closed"):
        answer(row, lead)
