"""The page behind an owner's link: what it opens, what it keeps, when it ends, and what it tells nobody."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from actions.agreed.services.agreed import change_agreed, take_step
from actions.models import AgreedAction
from actions.owed.mail.sending import send_owed_mail
from csp.links.services import issue_link, revoke_link
from csp.models import AuditEvent, EmailedLink
from csp.periods import date_words, today
from plans.people.services.person import change_person
from tests import factories as make
from tests.actions.owed.conftest import link_in
from tests.world import read

pytestmark = pytest.mark.django_db
SECRET = "Operation Nightjar"


def said(link: str, action: AgreedAction, do="done", **answers):
    given = {"do": do, "version": action.version} | answers
    return f"{link}{action.pk}/", given


def test_it_shows_what_its_holder_has_to_do_and_nothing_else(owed, link_of, phone, body):
    mine = owed(words="Look in at the park", passage="JL to look in at the park.")
    owed(words="Of somebody else", owner_body=body)
    owed(words="Long done", state="done", closed_on=today())
    page = phone.get(link_of(mine))
    words = page.content.decode()
    assert page.status_code == 200
    assert "Look in at the park" in words and "JL to look in at the park." in words
    assert "somebody else" not in words and "Long done" not in words
    assert page.headers["Cache-Control"] == "no-store, private"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert not page.cookies


def test_done_is_one_transaction_with_its_event(owed, link_of, phone):
    action = owed()
    link = link_of(action)
    answer = phone.post(*said(link, action, words="Looked in on Friday."))
    assert answer.url.startswith(f"{link}?kept=done")
    action.refresh_from_db()
    assert (action.state, action.outcome) == ("done", "Looked in on Friday.")
    step = action.steps.first()
    assert (step.kind, step.said_as, step.by) == ("done", "Jo Leaver", None)
    assert AuditEvent.objects.filter(verb="marked as done", target_id=action.pk, by=None).exists()
    page = phone.get(answer.url).content.decode()
    assert "Thank you. It is marked as done." in page and "Take it back" in page


def test_done_by_mistake_is_taken_back_unless_somebody_else_went_on(owed, link_of, phone, officer):
    action = owed()
    link = link_of(action)
    phone.post(*said(link, action))
    assert phone.post(f"{link}{action.pk}/back/").status_code == 302
    action.refresh_from_db()
    assert action.is_open
    phone.post(*said(link, action))
    action.refresh_from_db()
    take_step(by=officer, agreed=action, version=action.version, kind="said", words="Checked.")
    assert phone.post(f"{link}{action.pk}/back/").status_code == 409
    action.refresh_from_db()
    assert not action.is_open


def test_not_yet_keeps_words_and_the_day_that_is_proposed(owed, link_of, phone, client_of, officer):
    action = owed()
    link = link_of(action)
    day = today() + timedelta(days=30)
    assert phone.post(*said(link, action, "said", due_on=date_words(day))).status_code == 422
    behind = said(link, action, "said", words="Soon", due_on="1 January 2010")
    refused = phone.post(*behind)
    assert refused.status_code == 422 and "Propose a day after today." in refused.content.decode()
    answer = phone.post(*said(link, action, "said", words="Half.", due_on=date_words(day)))
    assert answer.status_code == 302
    action.refresh_from_db()
    assert action.is_open and action.due_on is None
    assert action.outcome == f"Half. (proposes {date_words(day)})"
    page = client_of(officer).get(action.get_absolute_url()).content.decode()
    assert f'value="{date_words(day)}"' in page, "the officer has only to press"


def test_not_mine_gives_it_back_and_takes_it_off_the_list(owed, link_of, phone):
    action = owed(words="Look in at the park")
    link = link_of(action)
    assert phone.post(*said(link, action, "not-ours")).status_code == 422
    answer = phone.post(*said(link, action, "not-ours", words="Ask the wardens."))
    action.refresh_from_db()
    assert (action.owner_key, action.earlier_owner) == ("", "Jo Leaver")
    page = phone.get(answer.url).content.decode()
    assert "Look in at the park" not in page and "gives it to somebody else" in page


def picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (40, 40), "green").save(file, "JPEG")
    return SimpleUploadedFile("park.jpg", file.getvalue())


def test_a_file_comes_with_the_answer_or_not_at_all(
    owed, link_of, phone, client_of, officer, cast, stranger
):
    action = owed()
    link = link_of(action)
    address, answers = said(link, action, "said", words="Half of it.")
    bad = SimpleUploadedFile("park.jpg", b"MZ no picture")
    assert phone.post(address, answers | {"file": bad}).status_code == 422
    assert not action.files.exists() and action.steps.count() == 0
    assert phone.post(address, answers | {"file": picture()}).status_code == 302
    file = action.files.get()
    assert (file.name, file.added_as) == ("park.jpg", "Jo Leaver")
    at = reverse("workspace:agreed_file", args=[action.partnership.slug, action.pk, file.pk])
    opened = client_of(officer).get(at)
    assert opened.headers["Content-Disposition"].startswith("attachment")
    assert b"JFIF" in read(opened)
    own = client_of(cast["lead"]).get(at)
    assert own.status_code == 200 and read(own), "it is of their body"
    assert client_of(cast["viewer"]).get(at).status_code == 403
    assert client_of(stranger).get(at).status_code == 404


def test_a_stale_answer_gets_both_texts_and_keeps_what_was_typed(owed, link_of, phone, officer):
    action = owed()
    link = link_of(action)
    take_step(by=officer, agreed=action, version=action.version, kind="said", words="He rang us.")
    answer = phone.post(*said(link, action, words="It is done & dusted."))
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "He rang us." in " ".join(words.split())
    assert words.count("done &amp; dusted.") >= 1
    action.refresh_from_db()
    assert action.is_open
    assert phone.post(*said(link, action, words="It is done.")).status_code == 302


def test_what_was_closed_meanwhile_hands_the_words_back(owed, link_of, phone, officer):
    action = owed()
    link = link_of(action)
    take_step(by=officer, agreed=action, version=action.version, kind="overtaken")
    answer = phone.post(*said(link, action, words="I looked in."))
    assert answer.status_code == 404
    assert "I looked in." in answer.content.decode()


def test_another_persons_action_is_unknown_by_this_link(owed, link_of, phone, body, other):
    mine = owed()
    theirs = owed(owner_body=body, words=SECRET)
    foreign = make.AgreedActionFactory(
        partnership=other,
        words=SECRET,
        owner_person=make.PersonFactory(partnership=other, email="jo@body.example"),
    )
    link = link_of(mine)
    for each in (theirs, foreign):
        answer = phone.post(*said(link, each, words="Mine?"))
        assert answer.status_code == 404
        assert SECRET not in answer.content.decode()
        each.refresh_from_db()
        assert each.is_open
    assert SECRET not in phone.get(link).content.decode()


def test_what_is_restricted_is_counted_for_its_owner_and_shown_to_nobody(
    owed, link_of, phone, body
):
    mine = owed()
    hidden = owed(words=SECRET, passage=SECRET, audience="restricted")
    owed(words=SECRET, audience="restricted", owner_body=body)
    link = link_of(mine)
    words = phone.get(link).content.decode()
    assert SECRET not in words and "1 that is restricted is not shown here" in " ".join(
        words.split()
    )
    answer = phone.post(*said(link, hidden))
    assert answer.status_code == 404 and SECRET not in answer.content.decode()


def test_a_made_up_link_says_what_every_made_up_link_says(owed, link_of, phone, partnership):
    link_of(owed())
    foreign = issue_link(
        purpose=EmailedLink.Purpose.PAPER,
        tenant=partnership.pk,
        email="jo@body.example",
        name="Jo",
        expires_on=None,
    )
    told = [phone.get(f"/do/{token}/") for token in ("nothing", "x" * 43, foreign.secret)]
    assert {each.status_code for each in told} == {404}
    pages = {each.content.decode().replace("nothing", "") for each in told}
    assert len(pages) == 1
    assert partnership.name not in pages.pop()


def test_an_ended_link_says_kindly_whom_to_write_to(owed, link_of, phone, partnership):
    action = owed(words="Look in at the park")
    link = link_of(action)
    revoke_link(by=None, link=EmailedLink.objects.get())
    page = phone.post(*said(link, action, words="I was there."))
    words = page.content.decode()
    assert page.status_code == 410
    assert partnership.name in words and "I was there." in words
    assert "Look in at the park" not in words and "Send me a new one" not in words


def test_a_link_ends_after_sixty_days_and_another_goes_to_the_same_address(
    owed, link_of, phone, mailoutbox
):
    cache.clear()
    action = owed(words="Look in at the park")
    link = link_of(action)
    with time_machine.travel(today() + timedelta(days=60)):
        assert phone.get(link).status_code == 200
    with time_machine.travel(today() + timedelta(days=61)):
        page = phone.get(link)
        assert page.status_code == 410 and "Send me a new one" in page.content.decode()
        for _ in range(2):
            assert phone.post(f"{link}again/").status_code == 200
        send_owed_mail()
        assert len(mailoutbox) == 2, "one a day, however often it is pressed"
        assert mailoutbox[1].to == ["jo@body.example"]
        assert phone.get(link_in(mailoutbox[1])).status_code == 200


def test_a_link_ends_when_its_owner_leaves_or_reads_another_address(
    owed, link_of, phone, jo, officer
):
    action = owed(words="Look in at the park")
    link = link_of(action)
    moved = change_person(
        by=officer, person=jo, version=jo.version, values={"email": "jo@elsewhere.example"}
    )
    assert phone.get(link).status_code == 410
    change_person(
        by=officer, person=moved, version=moved.version, values={"email": "jo@body.example"}
    )
    AgreedAction.objects.filter(pk=action.pk).update(outcome="")
    make.PersonFactory._meta.model.objects.filter(pk=jo.pk).update(
        ended_on=today() - timedelta(days=1)
    )
    assert phone.get(link).status_code == 410
    assert phone.post(*said(link, action)).status_code == 410


def test_a_link_ends_when_all_that_it_opened_is_given_to_somebody_else(
    owed, link_of, phone, body, officer
):
    first, second = owed(), owed(words="Stays with Jo")
    link = link_of(first, second)
    nobody = {"owner_person": None, "owner_body": body}
    change_agreed(by=officer, agreed=first, version=first.version, values=nobody)
    assert phone.get(link).status_code == 200
    change_agreed(by=officer, agreed=second, version=second.version, values=nobody)
    assert phone.get(link).status_code == 410
    assert EmailedLink.objects.get().revoked_at is not None


def test_more_answers_than_anybody_gives_are_asked_to_wait(owed, link_of, phone, settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"link_answer": "2/h/key"}
    action = owed()
    link = link_of(action)
    asked = said(link, action, "said", words="")
    codes = [phone.post(*asked).status_code for _ in range(3)]
    assert codes == [422, 422, 429]


def test_the_page_costs_the_same_for_few_and_for_many(owed, link_of, phone):
    first = owed()
    link = link_of(first)

    def cost(number: int) -> int:
        for _ in range(number):
            owed(passage="Words", due_on=today())
        with CaptureQueriesContext(connection) as captured:
            phone.get(link)
        return len(captured)

    assert cost(1) == cost(12)


@pytest.mark.parametrize("kept", ["", "nonsense", "<script>", "not-ours"])
def test_what_an_address_says_besides_is_never_repeated(owed, link_of, phone, kept):
    page = phone.get(link_of(owed()), {"kept": kept})
    assert page.status_code == 200 and "<script>" not in page.content.decode()


@pytest.mark.parametrize("typed", ["9" * 5_000, "\x00", "31/02/2016", "1/1/10000", "<script>", "²"])
@pytest.mark.parametrize("box", ["words", "due_on", "version", "do"])
def test_nothing_that_is_typed_ends_in_an_error_page(owed, link_of, phone, typed, box):
    action = owed()
    address, answers = said(link_of(action), action, "said", words="Half of it.")
    page = phone.post(address, answers | {box: typed})
    assert page.status_code in (302, 422)
    assert "<script>" not in page.content.decode().replace("<script src", "")
