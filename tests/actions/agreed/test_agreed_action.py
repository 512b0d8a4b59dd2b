"""What somebody has to do: who reads it, what happens to it, and what the database refuses."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.agreed.services.agreed import change_agreed, create_agreed, take_back_step, take_step
from actions.models import AgreedAction, Comment
from actions.rules.discussion import talk_about
from csp.changes import Stale
from csp.periods import today
from tests import factories as make

pytestmark = pytest.mark.django_db
SECRET = "Operation Nightjar"


@pytest.fixture
def agreed(partnership, body):
    return make.AgreedActionFactory(
        partnership=partnership, words="Look in at the skate park", owner_body=body
    )


def page(agreed, way=""):
    return reverse(f"workspace:agreed_action{way}", args=[agreed.partnership.slug, agreed.pk])


def listed(client, partnership, **query) -> str:
    address = reverse("workspace:agreed_actions", args=[partnership.slug])
    answer = client.get(address, query)
    content = b"".join(answer) if answer.streaming else answer.content
    return content.decode()


def stepped(agreed, kind="done", **values) -> AgreedAction:
    given = {"by": None, "version": agreed.version, "said_as": "Somebody"} | values
    return take_step(agreed=agreed, kind=kind, **given)


@pytest.mark.parametrize(
    ("audience", "who", "seen"),
    [
        ("partners", "officer", True),
        ("partners", "clerk", True),
        ("partners", "strategy", True),
        ("partners", "chair", True),
        ("partners", "lead", False),
        ("public", "lead", False),
        ("restricted", "clerk", True),
        ("restricted", "chair", True),
        ("restricted", "lead", False),
    ],
)
def test_members_read_all_and_a_lead_what_their_body_does(
    audience, who, seen, cast, client_of, partnership
):
    agreed = make.AgreedActionFactory(partnership=partnership, words=SECRET, audience=audience)
    client = client_of(cast[who])
    assert (SECRET in listed(client, partnership)) == seen
    assert (SECRET in listed(client, partnership, _export="csv")) == seen
    assert client.get(page(agreed)).status_code == (200 if seen else 404)


@pytest.mark.parametrize("owner", ["body", "post", "person"])
def test_a_lead_reads_what_is_theirs_by_body_post_or_person(
    owner, client_of, lead, body, partnership
):
    p = {"partnership": partnership}
    owners = {
        "body": lambda: {"owner_body": body},
        "post": lambda: {"owner_post": make.PostFactory(organisation=body, **p)},
        "person": lambda: {"owner_person": make.PersonFactory(user=lead, **p)},
    }
    agreed = make.AgreedActionFactory(**p, **owners[owner]())
    client = client_of(lead)
    assert agreed.words in listed(client, partnership)
    said = {"do": "said", "words": "Half of it is done.", "version": agreed.version}
    assert client.post(page(agreed), said).status_code == 302
    agreed.refresh_from_db()
    assert (agreed.outcome, agreed.is_open) == ("Half of it is done.", True)
    wrong = {"do": "dropped", "words": "No time", "version": agreed.version}
    assert client.post(page(agreed), wrong).status_code == 403


def test_scrutiny_county_and_viewers_come_to_no_list(client_of, cast, agreed):
    for who in ("scrutiny", "county", "viewer"):
        assert client_of(cast[who]).get(page(agreed)).status_code == 403


def test_an_action_is_written_changed_and_numbered_on(client_of, clerk, partnership, body):
    client, other = client_of(clerk), make.OrganisationFactory(partnership=partnership)
    address = reverse("workspace:agreed_action_add", args=[partnership.slug])
    typed = {
        "words": "Count the bikes",
        "owner_key": f"body-{body.pk}",
        "due_kind": "day",
        "due_on": "2 January 2017",
        "agreed_on": "1 November 2016",
        "audience": "partners",
    }
    for _ in range(2):
        assert client.post(address, typed).status_code == 302
    first, second = AgreedAction.objects.order_by("number")
    assert (first.number, second.number) == (1, 2)
    assert (first.owner_body, first.due_on) == (body, date(2017, 1, 2))
    changed = typed | {"owner_key": f"body-{other.pk}", "due_kind": "meeting", "version": 1}
    assert client.post(page(first, "_edit"), changed).status_code == 302
    first.refresh_from_db()
    assert (first.owner_body, first.earlier_owner) == (other, body.name)
    assert first.due_kind == "meeting"
    stale = typed | {"words": "Count the scooters", "version": 1}
    assert client.post(page(first, "_edit"), stale).status_code == 409
    foreign = typed | {"owner_key": f"body-{make.OrganisationFactory().pk}"}
    assert client.post(address, foreign).status_code == 422


def test_a_day_is_asked_for_where_one_was_meant(client_of, clerk, partnership):
    address = reverse("workspace:agreed_action_add", args=[partnership.slug])
    typed = {"words": "x", "due_kind": "day", "agreed_on": "1/11/2016", "audience": "partners"}
    answer = client_of(clerk).post(address, typed)
    assert answer.status_code == 422
    assert "Write the day on which it is due." in answer.content.decode()


def test_steps_are_kept_with_their_days_and_one_can_be_taken_back(agreed, officer):
    carried = stepped(agreed, "carried", due_on=date(2017, 3, 6), words="Waiting for figures.")
    assert (carried.state, carried.carried, carried.due_on) == ("carried", 1, date(2017, 3, 6))
    done = stepped(carried, "done", words="Fridays are covered.")
    assert (done.state, done.closed_on, done.outcome) == ("done", today(), "Fridays are covered.")
    with pytest.raises(ValidationError, match="closed"):
        stepped(done, "carried", due_on=date(2017, 4, 6))
    back = take_back_step(by=officer, agreed=done)
    assert (back.state, back.closed_on, back.outcome) == ("carried", None, "Waiting for figures.")
    again = take_back_step(by=officer, agreed=back)
    assert (again.state, again.outcome) == ("done", "Fridays are covered.")
    kinds = list(agreed.steps.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["carried", "done", "undone", "undone"]
    opened = stepped(again, "reopened")
    assert (opened.state, opened.closed_on) == ("carried", None)


def test_what_happened_since_is_not_undone(agreed, officer):
    done = stepped(agreed)
    change_agreed(by=officer, agreed=done, version=done.version, values={"words": "Other words"})
    with pytest.raises(ValidationError, match="changed after that"):
        take_back_step(by=officer, agreed=done)


def test_the_first_of_two_steps_counts(agreed):
    stepped(agreed)
    with pytest.raises(Stale):
        stepped(agreed, "dropped", words="No")


def test_a_step_that_comes_second_is_answered_with_both(client_of, officer, agreed):
    stepped(agreed, "said", words="It goes well.")
    late = {"do": "dropped", "words": "Nobody has time", "version": agreed.version}
    answer = client_of(officer).post(page(agreed), late)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "It goes well." in told and "Nobody has time" in told
    agreed.refresh_from_db()
    assert agreed.is_open


def test_not_ours_leaves_it_to_nobody_and_says_whose_it_was(agreed, body):
    left = stepped(agreed, "not-ours", words="It is the county’s.")
    assert (left.owner_key, left.earlier_owner) == ("", body.name)
    assert left.steps.get().words == "It is the county’s."
    assert take_back_step(by=None, agreed=left).owner_body == body


@pytest.mark.parametrize(
    ("kind", "values", "told"),
    [
        ("dropped", {}, "Say why"),
        ("said", {}, "Write how it goes"),
        ("carried", {}, "to which day"),
        ("carried", {"due_on": date(2016, 11, 30)}, "later day"),
        ("reopened", {}, "open already"),
    ],
)
def test_a_step_that_lacks_something_is_asked_about(kind, values, told, partnership):
    agreed = make.AgreedActionFactory(
        partnership=partnership, due_kind="day", due_on=date(2016, 12, 1)
    )
    with pytest.raises(ValidationError, match=told):
        stepped(agreed, kind, **values)
    assert not agreed.steps.exists()


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"words": ""}, "agreed_says_what"),
        ({"state": "done"}, "agreed_closed_on_a_day"),
        ({"closed_on": date(2017, 1, 1)}, "agreed_closed_on_a_day"),
        ({"state": "dropped", "closed_on": date(2017, 1, 1)}, "agreed_dropped_says_why"),
        ({"due_kind": "day"}, "agreed_due_on_its_day"),
    ],
)
def test_the_database_refuses_half_an_action(values, rule, partnership):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make.AgreedActionFactory(partnership=partnership, **values)


def test_the_list_is_by_owner_with_the_late_first_and_nobody_last(
    client_of, officer, partnership, body
):
    day = today()
    p = {"partnership": partnership}
    make.AgreedActionFactory(**p, words="Nobody has it")
    late = {"due_kind": "day", "due_on": day - timedelta(days=17)}
    make.AgreedActionFactory(**p, words="Comes later", owner_body=body)
    make.AgreedActionFactory(**p, words="Is late", owner_body=body, **late)
    done = make.AgreedActionFactory(**p, words="Was done", owner_body=body)
    stepped(done)
    told = listed(client_of(officer), partnership)
    order = ("Harbour Support", "Is late", "Comes later", "Nobody yet", "Nobody has it")
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)
    assert "17 days late" in told and "Was done" not in told
    assert "Was done" in listed(client_of(officer), partnership, show="closed")
    assert "Comes later" not in listed(client_of(officer), partnership, show="late")
    nobody = listed(client_of(officer), partnership, show="nobody")
    assert "Nobody has it" in nobody and "Is late" not in nobody
    assert "Comes later" in listed(client_of(officer), partnership, sort="due_on")


@pytest.mark.parametrize("sort", ["", "due_on"])
def test_the_list_asks_as_much_of_one_as_of_thirty(sort, client_of, officer, partnership):
    client = client_of(officer)

    def counted(rows: int) -> int:
        for _ in range(rows):
            body = make.OrganisationFactory(partnership=partnership)
            post = make.PostFactory(partnership=partnership, organisation=body)
            make.AgreedActionFactory(partnership=partnership, owner_post=post)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            listed(client, partnership, sort=sort)
        return len(asked)

    assert counted(1) == counted(29)


def test_a_decision_that_was_restricted_afterwards_is_not_said_to_the_lead(partnership, officer):
    update = make.UpdateFactory(round=make.RoundFactory(partnership=partnership), sent=True)
    decided = make.AgreedActionFactory(partnership=partnership, words=SECRET, update=update)
    assert SECRET in str(talk_about(update))
    change_agreed(
        by=officer, agreed=decided, version=decided.version, values={"audience": "restricted"}
    )
    assert SECRET not in str(talk_about(update))


def test_decisions_of_before_become_actions_and_would_go_back(partnership, chair):
    update = make.UpdateFactory(round=make.RoundFactory(partnership=partnership), sent=True)
    said = {"kind": "decision", "by": chair, "said_as": "The chair"}
    make.CommentFactory(update=update, text="Agreed: £800.", **said)
    make.CommentFactory(update=update, text="Agreed: no more.", **said)
    kept = make.CommentFactory(update=update, kind="comment", text="Good.")
    whole = list(Comment.objects.exclude(pk=kept.pk).values_list("text", "by", "said_as", "at"))
    module = import_module("actions.migrations.0003_decisions_of_sign_off")
    module.to_agreed_actions(apps, None)
    first, second = AgreedAction.objects.order_by("number")
    assert (first.words, first.number, first.update, first.round) == (
        "Agreed: £800.", 1, update, update.round,
    )  # fmt: skip
    assert (second.number, second.row, second.state) == (2, update.action, "open")
    assert list(Comment.objects.all()) == [kept]
    module.to_comments(apps, None)
    back = Comment.objects.filter(kind="decision")
    assert list(back.values_list("text", "by", "said_as", "at")) == whole
    assert not AgreedAction.objects.exists()


def test_numbers_go_on_where_the_last_one_was_taken(partnership, officer):
    make.AgreedActionFactory(partnership=partnership, number=41)
    make.AgreedActionFactory(number=90)
    made = create_agreed(by=officer, partnership=partnership, values={"words": "Next"})
    assert made.number == 42
