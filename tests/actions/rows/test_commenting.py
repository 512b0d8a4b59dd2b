"""Comments on rows and cells: for colleagues, in threads, resolved, taken back, mailed to who is named."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from actions.models import RowComment
from actions.rows.services.action import remove_action, restore_action
from csp.models import AuditEvent
from tests import factories as make


def address(name, *pk):
    return reverse(f"workspace:{name}", args=["moorland", "2016-17", *pk])


def say(client, row, text="Is it for this year?", **more):
    return client.post(address("action_comments", row.pk), {"text": text, "cell": "aim"} | more)


def told(client, row):
    page = client.get(address("action_comments", row.pk))
    return page.context["open_threads"], page.context["resolved_threads"]


def counts(client):
    return client.get(address("plan_comment_counts")).json()["counts"]


def test_comments_on_one_cell_are_a_thread_that_is_resolved_and_opened_again(
    client_of, officer, lead, action
):
    client = client_of(officer)
    say(client, action)
    say(client_of(lead), action, "Yes")
    say(client, action, "Of the whole row", cell="")
    threads, resolved = told(client, action)
    assert [(each.title, len(each.comments)) for each in threads] == [
        ("The whole row", 1),
        ("Aim", 2),
    ]
    assert not resolved
    assert counts(client) == [[action.pk, "", 1], [action.pk, "aim", 2]]
    client.post(address("action_comments_resolve", action.pk), {"cell": "aim"})
    threads, resolved = told(client, action)
    assert [each.title for each in resolved] == ["Aim"]
    assert counts(client) == [[action.pk, "", 1]]
    client.post(address("action_comments_resolve", action.pk), {"cell": "aim", "open": "1"})
    assert len(told(client, action)[0]) == 2
    client.post(address("action_comments_resolve", action.pk), {"cell": "aim"})
    say(client, action, "Not quite")
    assert len(told(client, action)[0][1].comments) == 3, "a new word opens it again"
    verbs = AuditEvent.objects.order_by("pk").values_list("verb", flat=True)
    assert {"commented", "resolved comments", "opened comments again"} <= set(verbs)


def test_who_is_named_is_sent_the_comment_and_nobody_else(
    client_of, officer, lead, action, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = say(client_of(officer), action, tell=[lead.pk])
        say(client_of(officer), action, "For whoever comes by")
    assert answer.status_code == 302
    (mail,) = mailoutbox
    assert mail.to == [lead.email]
    assert "Is it for this year?" in mail.body
    assert address("action_comments", action.pk) in mail.body


def test_words_about_a_restricted_row_stay_on_the_site(
    client_of, officer, action, partnership, mailoutbox, django_capture_on_commit_callbacks
):
    chair = make.RoleFactory(partnership=partnership, kind="chair").user
    reader = make.RoleFactory(partnership=partnership, kind="clerk").user
    outside = make.RoleFactory(partnership=partnership, kind="viewer").user
    action.visibility = "restricted"
    action.save()
    client = client_of(officer)
    offered = client.get(address("action_comments", action.pk)).context["form"]["tell"]
    names = [str(label) for _, label in offered.field.choices]
    assert str(chair) in names
    assert str(reader) in names
    assert str(outside) not in names
    with django_capture_on_commit_callbacks(execute=True):
        say(client, action, tell=[chair.pk])
    assert "Is it for this year?" not in mailoutbox[0].body
    assert say(client, action, tell=[outside.pk]).status_code == 422


def test_one_takes_back_what_one_said_and_nothing_else(client_of, officer, lead, action):
    client = client_of(officer)
    say(client, action)
    mine = RowComment.objects.get()
    back = address("action_comment_back", action.pk, mine.pk)
    assert client_of(lead).post(back).status_code == 403
    assert client.post(back).status_code == 302
    assert not RowComment.objects.exists()
    assert client.post(back).status_code == 404


def test_comments_go_and_come_back_with_their_row(client_of, officer, action):
    say(client_of(officer), action)
    event = remove_action(by=officer, action=action)
    assert not RowComment.objects.exists()
    restore_action(by=officer, event=event)
    assert RowComment.objects.get().action_id == action.pk


def test_bad_comments_are_refused_in_words(client_of, officer, action):
    client = client_of(officer)
    for wrong in ({"text": "  "}, {"text": "x" * 2_001}, {"text": "a", "cell": "nothing"}):
        assert client.post(address("action_comments", action.pk), wrong).status_code == 422
    assert not RowComment.objects.exists()
    assert "No open comments" in client.get(address("plan_comments")).content.decode()


def test_the_list_of_open_comments_costs_the_same_for_more(
    client_of, officer, priority, action, django_assert_max_num_queries
):
    client = client_of(officer)
    make.RowCommentFactory(action=action)
    with django_assert_max_num_queries(20) as one:
        assert "Comment" in client.get(address("plan_comments")).content.decode()
    for place in range(5, 15):
        make.RowCommentFactory(action=make.ActionFactory(priority=priority, ref=f"1.{place}"))
    with django_assert_max_num_queries(len(one)):
        client.get(address("plan_comments"))


@pytest.mark.parametrize("cell", ["", "aim"])
def test_a_comment_of_nothing_is_none(action, cell):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.RowCommentFactory(action=action, cell=cell, text="")
