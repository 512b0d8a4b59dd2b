"""Minutes brought in: kept as printed, what is likely only once confirmed; one step in and one step out."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from actions.models import AgreedAction
from csp.changes import Stale
from csp.files.packages import Unreadable
from csp.models import AuditEvent
from reporting.meetings.reading.bodies import kept_words
from reporting.meetings.reading.finds_to_settle import SettledFinds, finds_of
from reporting.meetings.services.minutes_import import (
    bring_in_minutes,
    discard_minutes_import,
    read_minutes_file,
    reading_of_import,
    undo_minutes_import,
)
from reporting.models import AgendaItem, Attendance, Meeting, MeetingDecision, MinutesImport
from tests import factories as make
from tests.reporting.meetings.reading import boards

pytestmark = pytest.mark.django_db
WORD = re.compile(r"\w+")


@pytest.fixture
def group(partnership):
    group = make.GroupFactory(partnership=partnership, name="Wards Panel")
    make.GroupRulesFactory(
        group=group, partnership=partnership, prefix="", number_pattern="{n}/{yy}"
    )
    return group


def read(group, text=boards.WARDS, name="minutes.txt", by=None) -> MinutesImport:
    return read_minutes_file(
        by=by, partnership=group.partnership, group=group, name=name, data=text.encode()
    )


def bring(group, text=boards.WARDS, **finds) -> MinutesImport:
    row = read(group, text)
    return bring_in_minutes(by=None, row=row, version=row.version, **finds)


def test_a_meeting_is_kept_as_printed(group):
    meeting = bring(group).meeting
    assert (meeting.date, meeting.state, meeting.place) == (
        date(2023, 9, 14), Meeting.State.DRAFT, "Memorial Hall, Station Road",
    )  # fmt: skip
    items = list(meeting.items.all())
    assert [item.number for item in items] == [f"{n}/23" for n in range(39, 45)]
    assert [item.counted for item in items] == list(range(39, 45))
    assert items[2].rubric.startswith("To approve") and items[2].kind == "minutes"
    assert [d.verb for d in items[3].decisions.all()] == ["rejected", "noted", "agreed"]
    lost = items[3].decisions.all()[0]
    assert (lost.result, lost.votes_for, lost.votes_against) == ("lost", 1, 3)
    present = Attendance.objects.filter(meeting=meeting, list="present")
    assert [str(each) for each in present] == ["A Thorne", "B Quill", "C Marsh", "D Pell"]
    assert present[0].chair
    assert AuditEvent.objects.filter(verb="accepted").count() == 1


def test_minutes_come_into_the_meeting_that_was_planned_and_out_again(group):
    given = {"partnership": group.partnership, "group": group, "date": date(2023, 9, 14)}
    planned = make.MeetingFactory(**given, state="planned", place="Library", starts=None)
    row = bring(group)
    assert row.meeting == planned and row.meeting.place == "Memorial Hall, Station Road"
    assert Meeting.objects.filter(group=group).count() == 1
    undo_minutes_import(by=None, row=row)
    planned.refresh_from_db()
    assert (planned.state, planned.place, planned.starts) == ("planned", "Library", None)
    assert not planned.items.exists() and not planned.attendance.exists()


def test_a_meeting_with_an_agenda_is_not_written_over(group):
    given = {"partnership": group.partnership, "group": group, "date": date(2023, 9, 14)}
    planned = make.MeetingFactory(**given, state="agenda", starts=None)
    make.AgendaItemFactory(partnership=group.partnership, meeting=planned)
    with pytest.raises(ValidationError, match="has an agenda here"):
        bring(group)
    assert planned.items.count() == 1


def test_the_words_of_an_item_are_its_body_and_its_decisions_in_order(group):
    row = bring(group)
    reading = reading_of_import(row)
    for at, item in enumerate(row.meeting.items.all()):
        decisions = [f"{d.words}" for d in item.decisions.all()]
        said = " ".join(
            [item.number, item.heading, item.rubric, item.body.replace("\\", ""), *decisions]
        )
        missing = [
            w
            for w in WORD.findall(" ".join(kept_words(reading, at, SettledFinds())))
            if w not in said
        ]
        assert set(missing) <= {"RESOLVED", "unanimously"}


def test_what_is_likely_stays_words_until_somebody_confirms_it(group):
    row = read(group, boards.STARRED)
    likely = [
        find
        for find in finds_of(reading_of_import(row))
        if find.kind == "decision" and find.sure == "likely"
    ]
    assert len(likely) == 2
    bring_in_minutes(by=None, row=row, version=row.version, yes=[likely[0].key])
    kept = MeetingDecision.objects.filter(item__meeting__group=group)
    assert [each.words for each in kept] == [
        "The minutes of 7 March 2023 were agreed as a true record.", "not to commission a review.",
    ]  # fmt: skip
    waiting = AgendaItem.objects.get(number="Saf/288/23-24")
    assert "It was agreed that the strategy be published" in waiting.body


def test_a_sure_find_that_is_refused_stays_words(group):
    row = read(group)
    grant = next(f for f in finds_of(reading_of_import(row)) if "grant of £400" in f.words)
    bring_in_minutes(by=None, row=row, version=row.version, no=[grant.key])
    item = AgendaItem.objects.get(number="43/23")
    assert not item.decisions.exists() and "RESOLVED unanimously that a grant" in item.body


def test_a_restricted_item_is_kept_for_those_who_may_read_it(group):
    bring(group, boards.STARRED)
    item = AgendaItem.objects.get(number="Saf/289/23-24")
    assert item.audience == "restricted" and item.restricted_reason.startswith("paragraph 7")
    assert item.public_title == "Item not open to the public"


def test_known_people_and_bodies_are_linked(group):
    body = make.OrganisationFactory(partnership=group.partnership, name="Moorshire Police")
    person = make.PersonFactory(partnership=group.partnership, name="Sgt R Holt")
    meeting = bring(group).meeting
    row = Attendance.objects.get(meeting=meeting, person=person)
    assert (row.organisation, row.bracket) == (body, "Moorshire Police")


def test_actions_come_onto_the_one_list_with_owner_day_and_state(group):
    person = make.PersonFactory(partnership=group.partnership, name="Tom Adeyemi")
    row = bring(group, boards.MAILED)
    shared, room, paper, *_ = AgreedAction.objects.order_by("number")
    assert (shared.state, shared.number_printed, shared.closed_on) == (
        "done",
        "5",
        date(2024, 2, 12),
    )
    assert (room.state, room.earlier_owner, room.owner_words) == ("carried", "Parks", "IW")
    assert (paper.owner_person, paper.due_kind, paper.due_on) == (
        person,
        "meeting",
        date(2024, 5, 13),
    )
    assert paper.group == group and paper.audience == "partners"
    undo_minutes_import(by=None, row=row)
    assert not AgreedAction.objects.exists()


def test_an_action_buried_in_prose_waits_for_somebody(group):
    row = read(group, boards.STARRED)
    (likely,) = [find for find in finds_of(reading_of_import(row)) if find.kind == "action"]
    bring_in_minutes(by=None, row=row, version=row.version)
    assert not AgreedAction.objects.exists()
    undo_minutes_import(by=None, row=row)
    again = read(group, boards.STARRED)
    bring_in_minutes(by=None, row=again, version=again.version, yes=[likely.key])
    assert AgreedAction.objects.get().owner_words == "Mr Dale"


def test_one_undo_takes_everything_out_and_the_file_stays(group):
    row = undo_minutes_import(by=None, row=bring(group))
    assert not Meeting.objects.exists() and not AgendaItem.objects.exists()
    row.refresh_from_db()
    assert row.state == "undone" and row.file and row.text == boards.WARDS
    with pytest.raises(ValidationError):
        undo_minutes_import(by=None, row=row)


def test_minutes_that_went_out_are_not_taken_back(group):
    row = bring(group)
    Meeting.objects.update(state=Meeting.State.CIRCULATED)
    with pytest.raises(ValidationError, match="gone out"):
        undo_minutes_import(by=None, row=row)


def test_changed_minutes_are_taken_back_only_if_said(group):
    row = bring(group)
    AgendaItem.objects.filter(number="39/23").update(version=2)
    with pytest.raises(ValidationError, match="Somebody changed"):
        undo_minutes_import(by=None, row=row)
    undo_minutes_import(by=None, row=row, anyway=True)
    assert not Meeting.objects.exists()


def test_the_same_minutes_do_not_come_in_twice(group):
    bring(group)
    with pytest.raises(ValidationError, match="here already"):
        bring(group)
    assert Meeting.objects.count() == 1


def test_a_stale_preview_is_told(group):
    row = read(group)
    with pytest.raises(Stale):
        bring_in_minutes(by=None, row=row, version=row.version + 1)
    bring_in_minutes(by=None, row=row, version=row.version)
    with pytest.raises(ValidationError, match="not waiting any more"):
        bring_in_minutes(by=None, row=row, version=row.version)


def test_without_a_day_nothing_is_kept(group):
    with pytest.raises(ValidationError, match="on which day"):
        bring(group, "1/23 Welcome\n\nAll came.\n\n2/23 Theft\n\nAll spoke.")
    assert not Meeting.objects.exists()


def test_what_cannot_be_read_is_not_kept(group):
    with pytest.raises(Unreadable):
        read_minutes_file(
            by=None, partnership=group.partnership, group=group, name="m.pdf", data=b""
        )
    assert not MinutesImport.objects.exists()


def test_a_file_that_is_thrown_away_is_gone(group, django_capture_on_commit_callbacks):
    row = read(group)
    with django_capture_on_commit_callbacks(execute=True):
        discard_minutes_import(by=None, row=row)
    assert not MinutesImport.objects.exists() and not row.file.storage.exists(row.file.name)


# -- The command -------------------------------------------------------------------------------------


def run(group, tmp_path, *options, text=boards.WARDS) -> dict:
    path = tmp_path / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    out = StringIO()
    place = [f"--partnership={group.partnership.slug}", "--group=wards-panel"]
    call_command("import_minutes", str(path), *place, *options, stdout=out)
    return json.loads(out.getvalue())


def test_the_command_answers_in_json_and_keeps_the_meeting(group, tmp_path):
    answer = run(group, tmp_path)
    assert answer["meeting"]["date"] == "2023-09-14" and answer["meeting"]["chair"] == "A Thorne"
    assert [item["number"] for item in answer["items"]] == [f"{n}/23" for n in range(39, 45)]
    assert answer["apologies"][1] == {"name": "PCSO L Gray", "body": "Moorshire Police"}
    assert {
        "item": "43/23",
        "words": "that a grant of £400 be approved.",
        "kind": "approved",
    }.items() <= (answer["decisions"][-1].items())
    assert answer["interests"][0]["item"] == "40/23"
    assert WORD.findall(answer["text"]) == WORD.findall(boards.WARDS)
    assert Meeting.objects.count() == 1


def test_a_dry_run_stores_nothing(group, tmp_path):
    assert run(group, tmp_path, "--dry-run", text=boards.MAILED)["actions"][0]["state"] == "done"
    assert not Meeting.objects.exists() and not MinutesImport.objects.exists()


def test_bad_input_is_one_sentence_and_exit_2(group, tmp_path):
    with pytest.raises(CommandError) as problem:
        run(group, tmp_path, "--group=nobody")
    assert problem.value.returncode == 2 and "wards-panel" in str(problem.value)


@pytest.mark.documents
def test_the_published_minutes_come_back_word_by_word_from_what_is_kept(partnership, documents):
    (file,) = documents.glob("sources/002*.txt")
    text = file.read_text(encoding="utf-8")
    group = make.GroupFactory(partnership=partnership, name="Safer Stockton Partnership")
    make.GroupRulesFactory(group=group, partnership=partnership, prefix="SSP")
    meeting = bring(group, text).meeting
    kept: list[str] = []
    for item in meeting.items.all():
        kept += [item.number, item.heading, item.body.replace("\\", "")]
        decisions = list(item.decisions.all())
        kept += [f"AGREED {each.words}" for each in decisions if len(decisions) == 1]
        if len(decisions) > 1:
            kept += ["AGREED that", *(f"{each.number} {each.words}" for each in decisions)]
    assert WORD.findall(" ".join(kept)) == WORD.findall(text[text.index("SSP 1/17") :])
    assert meeting.items.count() == 15 and MeetingDecision.objects.count() == 10
    assert Attendance.objects.filter(meeting=meeting).count() == 18
    assert meeting.next_meeting_words == "Tuesday 16 May 2017 at 9.30am"
