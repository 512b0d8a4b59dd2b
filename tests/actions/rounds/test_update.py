"""A lead's answer behind the link of an e-mail: what it opens, what it keeps, what nobody loses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from actions.models import Comment, Invitation, Reading, Update
from actions.rounds.links import token_of
from actions.rounds.services.invitation import revoke
from actions.rounds.services.legend import ensure_legend
from csp.models import AuditEvent
from tests import factories as make


@pytest.fixture(autouse=True)
def in_july():
    with time_machine.travel("2016-07-04 09:00", tick=False):
        yield


@pytest.fixture
def legend(partnership):
    return {each.nature: each for each in ensure_legend(by=None, partnership=partnership)}


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def update(round, action, legend):
    return make.UpdateFactory(round=round, action=action)


@pytest.fixture
def second(round, priority):
    row = make.ActionFactory(priority=priority, ref="1.2", aim="Hold two events")
    return make.UpdateFactory(round=round, action=row)


@pytest.fixture
def link(round, update, second):
    return make.InvitationFactory(round=round, name="Harbour Support", updates=[update, second])


@pytest.fixture
def visitor():
    """Somebody with the link and nothing else. Forms work though no cookie is kept."""
    return Client(enforce_csrf_checks=True)


def at(invitation, route="update_rows", *args) -> str:
    return reverse(route, args=[token_of(invitation), *args])


def typed(update, **answers) -> dict:
    """What a browser sends for a row whose figures nobody has given yet."""
    now = Update.objects.get(pk=update.pk)
    data = {"version": now.version}
    for measure in update.action.measures.all():
        members = [*measure.members, ""]
        for place, member in enumerate(members):
            reading = Reading.objects.filter(update=now, measure=measure, member=member).first()
            data[f"m{measure.pk}-{place}-version"] = reading.version if reading else 0
            data[f"m{measure.pk}-{place}-figure"] = reading.printed if reading else ""
    return data | answers


def figure(update, place=0) -> str:
    return f"m{update.action.measures.first().pk}-{place}-figure"


def test_a_row_is_answered_and_sent(visitor, link, update, second, legend):
    first = visitor.get(at(link, "update"))
    assert first.url == at(link, "update_row", update.pk)
    answers = {"status": legend["on-track"].pk, "happened": "Two visits", figure(update): "over 70"}
    done = visitor.post(first.url, typed(update, **answers))
    assert done.url == at(link, "update_row", second.pk)
    kept = Update.objects.get(pk=update.pk)
    assert (kept.state, kept.happened) == ("started", "Two visits")
    reading = kept.readings.get()
    assert (reading.value, reading.qualifier, reading.printed) == (70, "over", "over 70")
    visitor.post(at(link, "update_row", second.pk), typed(second, nothing_because="It is not due."))
    page = visitor.get(at(link))
    assert b"Send 2 updates" in page.content
    assert visitor.post(at(link)).status_code == 302
    sent = Update.objects.get(pk=update.pk)
    assert (sent.state, sent.sent_as, sent.sent_by) == ("sent", "Harbour Support", None)
    assert Update.objects.get(pk=second.pk).state == "sent"
    assert visitor.cookies == {}
    assert AuditEvent.objects.filter(verb="sent", target_id=str(update.pk)).count() == 1


def test_a_get_changes_nothing_and_a_post_notes_that_somebody_came(visitor, link, update):
    before = Update.objects.get(pk=update.pk), Invitation.objects.get(pk=link.pk)
    for route in ("update", "update_rows"):
        visitor.get(at(link, route))
    page = visitor.get(at(link, "update_row", update.pk))
    assert visitor.get(at(link, "update_opened")).status_code == 405
    after = Update.objects.get(pk=update.pk), Invitation.objects.get(pk=link.pk)
    for old, new in zip(before, after, strict=True):
        assert vars(old) | {"_state": None} == vars(new) | {"_state": None}
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.headers["Cache-Control"] == "no-store, private"
    visitor.post(at(link, "update_opened"))
    assert Invitation.objects.get(pk=link.pk).opened_at


def test_a_link_opens_its_own_rows_and_no_other(visitor, link, round, priority):
    other = make.UpdateFactory(round=round, action=make.ActionFactory(priority=priority, ref="1.9"))
    file = make.EvidenceFileFactory(update=other)
    assert visitor.get(at(link, "update_row", other.pk)).status_code == 404
    assert visitor.get(at(link, "update_file", other.pk, file.pk)).status_code == 404
    wrong = visitor.post(at(link, "update_row", other.pk), typed(other, happened="Mine now"))
    assert wrong.status_code == 404
    assert Update.objects.get(pk=other.pk).happened == ""
    own = link.updates.first()
    assert visitor.get(at(link, "update_file", own.pk, file.pk)).status_code == 404


def test_a_link_that_is_forged_revoked_or_over_opens_nothing(visitor, link, update):
    address = at(link, "update_row", update.pk)
    forged = address.replace(token_of(link), token_of(link)[:-2] + "xx")
    unknown = address.replace(token_of(link), "nothing-at-all")
    pages = [visitor.get(each) for each in (forged, unknown)]
    assert [each.status_code for each in pages] == [404, 404]
    assert pages[0].content == pages[1].content
    with time_machine.travel("2016-07-29 00:30"):
        late = visitor.post(address, typed(update, happened="Typed for an hour"))
    assert late.status_code == 410
    assert b"Typed for an hour" in late.content  # to be copied, for it was not kept
    revoke(by=None, invitation=link)
    assert visitor.get(address).status_code == 404
    assert Update.objects.get(pk=update.pk).state == "asked"


@pytest.mark.parametrize("words", ["N/A", "yes", "see above", "none", "-", "tbc"])
def test_words_in_a_number_are_asked_about_and_the_rest_is_kept(visitor, link, update, words):
    answers = {"happened": "A good quarter", figure(update): words}
    page = visitor.post(at(link, "update_row", update.pk), typed(update, **answers))
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not Reading.objects.exists()
    assert Update.objects.get(pk=update.pk).happened == "A good quarter"
    data = typed(
        update, **{figure(update): "", figure(update)[:-6] + "missing_because": "No system"}
    )
    assert visitor.post(at(link, "update_row", update.pk), data).status_code == 302
    assert Reading.objects.get().missing_because == "No system"
    assert Update.objects.get(pk=update.pk).happened == "A good quarter" or not data.get("happened")


@pytest.fixture
def earlier(round, update, partnership):
    """The quarter before, in which 48 victims had been visited so far."""
    before = make.RoundFactory(
        partnership=partnership,
        period="2015-16Q4",
        title="Quarter 4",
        start=date(2016, 4, 1),
        end=date(2016, 4, 30),
    )
    type(round).objects.filter(pk=round.pk).update(start=date(2016, 5, 1))
    said = make.UpdateFactory(round=before, action=update.action, sent=True)
    measure = update.action.measures.get()
    type(measure).objects.filter(pk=measure.pk).update(cumulative=True)
    return make.ReadingFactory(update=said, measure=measure, printed="48", value=48)


def test_a_running_total_that_falls_is_asked_about_once(visitor, link, update, earlier):
    address, name = at(link, "update_row", update.pk), figure(update)
    page = visitor.get(address).content.decode()
    assert "A worker started in May." in page
    assert "Last time: 48." in page
    asked = visitor.post(address, typed(update, **{name: "27"}))
    assert asked.status_code == 422
    assert (
        "Last time it was 48, and a running total does not fall. Is 27 right?"
        in asked.content.decode()
    )
    assert not Reading.objects.filter(update=update).exists()
    sure = typed(update, **{name: "27", name.replace("figure", "sure"): "on"})
    assert visitor.post(address, sure).status_code == 302
    assert Reading.objects.get(update=update).value == 27
    assert visitor.post(address, typed(update, happened="More")).status_code == 302


def test_groups_are_held_against_their_total(visitor, link, update):
    measure = update.action.measures.get()
    type(measure).objects.filter(pk=measure.pk).update(members=["Girls", "Boys"], kind="count")
    update = Update.objects.select_related("action").get(pk=update.pk)
    address = at(link, "update_row", update.pk)
    split = {figure(update, 0): "383", figure(update, 1): "365"}
    asked = visitor.post(address, typed(update, **split, **{figure(update, 2): "750"}))
    assert "The groups come to 748, and the total says 750" in asked.content.decode()
    assert (
        visitor.post(address, typed(update, **split, **{figure(update, 2): "748"})).status_code
        == 302
    )
    assert {each.member: each.value for each in Reading.objects.all()} == {
        "Girls": Decimal(383),
        "Boys": Decimal(365),
        "": Decimal(748),
    }


def test_a_rate_and_an_answer_in_words_have_boxes_of_their_own(visitor, link, update):
    rate = update.action.measures.get()
    type(rate).objects.filter(pk=rate.pk).update(kind="rate", unit="%")
    words = make.MeasureFactory(action=update.action, kind="qualitative", text="What users say")
    address = at(link, "update_row", update.pk)
    boxes = {
        "version": 1,
        f"m{rate.pk}-0-version": 0,
        f"m{words.pk}-0-version": 0,
        f"m{rate.pk}-0-numerator": "12",
        f"m{words.pk}-0-words": "They feel safer: 3 of them said so.",
    }
    asked = visitor.post(address, boxes)
    assert "A rate needs both" in asked.content.decode()
    boxes |= {"version": 2, f"m{words.pk}-0-version": 1, f"m{rate.pk}-0-denominator": "60"}
    assert visitor.post(address, boxes).status_code == 302
    said = {each.measure_id: each for each in Reading.objects.all()}
    assert (said[rate.pk].value, said[rate.pk].printed) == (20, "20%")
    assert (said[rate.pk].numerator, said[rate.pk].denominator) == (12, 60)
    assert said[words.pk].words == "They feel safer: 3 of them said so."
    assert said[words.pk].value is None
    again = visitor.get(address).content.decode()
    assert 'value="12"' in again
    assert 'value="20%"' not in again  # worked out anew from the two numbers


def test_it_is_kept_while_it_is_typed(visitor, link, update):
    address = at(link, "update_row", update.pk)
    first = visitor.post(address, typed(update, happened="One"), headers={"X-Fragment": "save"})
    told = first.json()
    assert told["problems"] == []
    again = typed(update, happened="One two", **{figure(update): "N/A"}) | told["versions"]
    second = visitor.post(address, again, headers={"X-Fragment": "save"}).json()
    assert "mean 0" in second["problems"][0]["words"]
    assert Update.objects.get(pk=update.pk).happened == "One two"


def test_what_somebody_else_writes_meanwhile_is_not_typed_over(visitor, link, update):
    address, script = at(link, "update_row", update.pk), {"X-Fragment": "save"}
    mine = typed(update)
    theirs = {"happened": "Their words", figure(update): "48"}
    visitor.post(address, mine | theirs, headers=script)
    told = visitor.post(address, mine | {"next_steps": "My step"}, headers=script).json()
    assert told["values"].items() >= theirs.items()
    again = mine | {"next_steps": "My step, longer"} | told["versions"] | told["values"]
    visitor.post(address, again, headers=script)
    kept = Update.objects.get(pk=update.pk)
    assert (kept.happened, kept.next_steps) == ("Their words", "My step, longer")
    assert kept.readings.get().value == 48


def test_two_leads_of_one_row_lose_nothing(visitor, link, update):
    address = at(link, "update_row", update.pk)
    seen = typed(update)
    mine = seen | {"happened": "My words", figure(update): "27"}
    visitor.post(address, seen | {"happened": "Their words", "next_steps": "Their step"})
    page = visitor.post(address, mine)
    assert page.status_code == 409
    assert {"Their words", "My words", "Their step", "27"} <= texts_of(page)
    assert Update.objects.get(pk=update.pk).happened == "Their words"
    again = mine | {"version": Update.objects.get(pk=update.pk).version, "next_steps": "Their step"}
    assert visitor.post(address, again).status_code == 302
    kept = Update.objects.get(pk=update.pk)
    assert (kept.happened, kept.next_steps) == ("My words", "Their step")
    assert kept.readings.get().value == 27
    # Somebody who saw no figure, and gives none, takes none away.
    visitor.post(address, seen | {"version": kept.version, "happened": "My words", "why": "Snow"})
    assert kept.readings.get().value == 27


def texts_of(page) -> set[str]:
    from html import unescape
    from re import sub

    words = unescape(page.content.decode())
    return {
        each
        for each in ("Their words", "My words", "Their step", "27")
        if each in sub(r"<span[^>]*>(removed|added): </span>|</?(del|ins)>", "", words)
    }


def test_what_was_sent_can_be_changed_until_it_is_accepted_or_the_round_closes(
    visitor, link, update, legend, officer, round
):
    address = at(link, "update_row", update.pk)
    visitor.post(address, typed(update, status=legend["on-track"].pk, happened="First"))
    visitor.post(at(link))
    visitor.post(address, typed(update, status=legend["at-risk"].pk, happened="Second"))
    kept = Update.objects.get(pk=update.pk)
    assert (kept.state, kept.happened) == ("sent", "Second")
    assert "changed" in set(AuditEvent.objects.values_list("verb", flat=True))
    emptied = visitor.post(address, typed(update, happened="No status now"))
    assert emptied.status_code == 422  # what is sent says something
    type(round).objects.filter(pk=round.pk).update(closed_at="2016-07-04T08:00Z")
    late = visitor.post(address, typed(update, happened="Third"))
    assert late.status_code == 409
    assert b"Third" in late.content
    page = visitor.get(address).content
    assert b"Second" in page
    assert b"<textarea" not in page


def test_a_closed_round_does_not_say_that_an_answer_is_ready_to_send(
    visitor, link, update, legend, round
):
    values = typed(update, status=legend["on-track"].pk, happened="Begun in time")
    visitor.post(at(link, "update_row", update.pk), values)
    assert b"Ready to send" in visitor.get(at(link)).content
    type(round).objects.filter(pk=round.pk).update(closed_at="2016-07-04T08:00Z")
    page = visitor.get(at(link)).content
    assert b"Begun and not sent" in page and b"Ready to send" not in page


def test_a_row_that_is_not_theirs_goes_to_the_officer(visitor, link, update):
    told = {"do": "not-mine", "not_mine": "Ask the housing group."}
    assert visitor.post(at(link, "update_row", update.pk), told).status_code == 302
    comment = Comment.objects.get()
    assert comment.text == "Not ours. Ask the housing group."
    assert comment.said_as == "Harbour Support"
    assert update not in link.updates.all()
    assert visitor.get(at(link, "update_row", update.pk)).status_code == 404


def test_what_the_officer_asks_stands_on_top(visitor, link, update, legend):
    returned = {"state": "returned", "note": "Which quarter is that?", "status": legend["on-track"]}
    times = {"sent_at": "2016-07-02T08:00Z", "reviewed_at": "2016-07-03T08:00Z"}
    Update.objects.filter(pk=update.pk).update(**returned, **times)
    assert b"Which quarter is that?" in visitor.get(at(link, "update_row", update.pk)).content
    visitor.post(at(link))
    assert Update.objects.get(pk=update.pk).state == "sent"


def test_many_rows_cost_no_more_queries_than_two(visitor, link, round, priority):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert visitor.get(at(link)).status_code == 200
        return len(seen)

    few = cost()
    for number in range(5):
        row = make.ActionFactory(priority=priority, ref=f"2.{number}")
        make.MeasureFactory(action=row)
        link.updates.add(make.UpdateFactory(round=round, action=row))
    assert cost() == few
