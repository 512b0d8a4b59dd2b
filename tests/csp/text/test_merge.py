"""Two people who change different things both keep what they wrote; nobody is asked."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from actions.models import Action
from actions.rows.services.action import change_action
from csp import changes
from csp.models import AuditEvent
from csp.text.diff import revised_html, side_by_side
from plans.models import Partnership

TWENTY = (
    "strapline", "vision", "mission", "about", "logo_alt", "police_force", "policing_body",
    "county_group", "team", "council", "address", "postcode", "telephone", "fax", "email",
    "alternative_formats", "name", "area_word", "numbering_month", "guided",
)  # fmt: skip
OTHERWISE = {
    "email": "us@test.example", "numbering_month": 9, "guided": False, "postcode": "AB1 2CD",
    "area_word": Partnership.AreaWord.values[-1],
}  # fmt: skip


def save(row, **values):
    return changes.update(row, by=None, version=1, values=values)


def test_different_fields_are_both_kept_and_the_second_is_told(body):
    save(body, acronym="HS")
    second = save(body, specialism="Victims")
    body.refresh_from_db()
    assert (body.acronym, body.specialism, second.beside) == ("HS", "Victims", ("acronym",))


def test_a_field_that_was_not_touched_does_not_undo_theirs(body):
    save(body, acronym="HS")
    save(body, acronym="", specialism="Victims")
    body.refresh_from_db()
    assert body.acronym == "HS"


def test_the_same_words_from_two_people_are_no_conflict(body):
    save(body, acronym="HS")
    save(body, acronym="HS")
    assert AuditEvent.objects.filter(verb="changed").count() == 1


def test_the_same_field_is_shown_to_the_second(body):
    save(body, acronym="HS", specialism="Victims")
    with pytest.raises(changes.Stale):
        save(body, acronym="HSU")


def test_a_version_that_history_does_not_know_is_never_merged(body):
    type(body).objects.update(version=3, acronym="HS")
    type(body).history.all().delete()
    with pytest.raises(changes.Stale):
        save(body, specialism="Victims")


def all_at_once(*jobs) -> list[Exception]:
    """Run each in a thread of its own and give back what went wrong."""
    wrong = []

    def run(job) -> None:
        try:
            job()
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_twenty_people_in_twenty_fields_lose_nothing(partnership):
    wanted = {name: OTHERWISE.get(name, f"Words for {name}") for name in TWENTY}
    jobs = [
        lambda name=name, value=value: save(partnership, **{name: value})
        for name, value in wanted.items()
    ]
    assert all_at_once(*jobs) == []
    partnership.refresh_from_db()
    assert {name: getattr(partnership, name) for name in TWENTY} == wanted
    assert partnership.version == 21


def change(action, values=None, **parts):
    return change_action(by=None, action=action, version=1, values=values or {}, parts=parts)


@pytest.mark.django_db(transaction=True)
def test_everybody_in_one_row_keeps_their_cell_or_list(action):
    lead, measure, risk = action.leads.get(), action.measures.get(), action.risks.get()
    texts = ("aim", "activity", "resources", "timescale")
    jobs = [lambda name=name: change(action, {name: f"New {name}"}) for name in texts]
    jobs.append(lambda: change(action, leads=[{"id": lead.pk, "words": "New lead"}]))
    jobs.append(
        lambda: change(action, measures=[{"id": measure.pk, "text": "Old"}, {"text": "New"}])
    )
    jobs.append(lambda: change(action, risks=[{"id": risk.pk, "text": "New risk"}]))
    assert all_at_once(*jobs) == []
    now = Action.objects.get()
    assert [getattr(now, name) for name in texts] == [f"New {name}" for name in texts]
    assert [str(each) for each in (now.leads.get(), now.risks.get())] == ["New lead", "New risk"]
    assert [each.text for each in now.measures.all()] == ["Old", "New"]


def test_a_list_that_was_not_touched_does_not_undo_theirs(action):
    measure = action.measures.get()
    as_it_was = [{"id": measure.pk, "text": measure.text}]
    change(action, measures=[*as_it_was, {"text": "Children seen"}])
    mine = change(action, {"aim": "My aim"}, measures=as_it_was)
    assert (mine.aim, mine.measures.count(), mine.beside) == ("My aim", 2, ("measures",))


def test_the_same_list_changed_twice_is_shown_to_the_second(action):
    measure = action.measures.get()
    change(action, measures=[])
    with pytest.raises(changes.Stale) as stale:
        change(action, measures=[{"id": measure.pk, "text": "Other words"}])
    assert stale.value.yours["measures"][0]["text"] == "Other words"


def test_a_removed_line_and_a_changed_aim_are_both_kept(action):
    measure = action.measures.get()
    change(action, measures=[])
    mine = change(action, {"aim": "My aim"}, measures=[{"id": measure.pk, "text": measure.text}])
    assert (mine.aim, mine.measures.count()) == ("My aim", 0)


def test_words_that_differ_are_marked_and_said_aloud():
    theirs, yours = side_by_side("Keep <victims> safe", "Keep <victims> and children safe")
    assert theirs == "Keep &lt;victims&gt; safe"
    assert "<ins>" in yours and "added: " in yours and "<victims>" not in yours
    assert "removed: </span>safe</del>" in revised_html("Keep safe", "Keep well")
