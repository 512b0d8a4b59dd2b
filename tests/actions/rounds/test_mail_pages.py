"""What an officer sees of a round's e-mails and links, and what the buttons do."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse

from actions.models import Mail
from actions.rounds.links import invitation_of, token_of
from tests import factories as make


@pytest.fixture(autouse=True)
def in_july():
    with time_machine.travel(datetime(2016, 7, 4, 9, 0), tick=False):
        yield


@pytest.fixture
def round(partnership):
    return make.RoundFactory(partnership=partnership)


@pytest.fixture
def asked(round, action):
    """Somebody who owes an answer about the row of the cast."""
    update = make.UpdateFactory(round=round, action=action)
    return make.InvitationFactory(
        round=round, updates=[update], name="ARCH", email="arch@b.example"
    )


def address(route: str, round, *more) -> str:
    return reverse(f"workspace:{route}", args=[round.partnership.slug, round.period, *more])


def test_failures_stand_on_top_of_the_log_and_in_its_csv(round, asked, officer, client_of):
    make.MailFactory(invitation=asked, state="failed", trouble="550 There is nobody of that name")
    page = client_of(officer).get(address("round_mail", round)).content.decode()
    assert "1 e-mail could not be delivered" in page and "nobody of that name" in page
    assert "govuk-tag--red" in page
    assert (
        "1 could not be delivered"
        in client_of(officer).get(round.get_absolute_url()).content.decode()
    )
    response = client_of(officer).get(address("round_mail", round) + "?_export=csv&state=failed")
    assert "arch@b.example" in b"".join(response).decode()


def test_a_nudge_goes_once_and_says_so(
    round, asked, officer, client_of, django_capture_on_commit_callbacks
):
    client = client_of(officer)
    nudge = address("round_nudge", round)
    assert client.get(nudge).status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(nudge, {"invitation": asked.pk}, follow=True).content.decode()
    assert "on its way to 1 person" in page
    page = client.post(nudge, follow=True).content.decode()
    assert "left in peace: ARCH" in page and "6 July 2016" in page
    assert [message.to for message in outbox.outbox] == [["arch@b.example"]]


def test_a_closed_round_reminds_nobody(round, asked, officer, client_of):
    type(round).objects.filter(pk=round.pk).update(closed_at=datetime(2016, 7, 4, 8).astimezone())
    page = client_of(officer).post(address("round_nudge", round), follow=True).content.decode()
    assert "is closed, so nobody was written to" in page
    renew = address("invitation_renew", round, asked.pk)
    assert client_of(officer).post(renew).status_code == 422
    asked.refresh_from_db()
    assert not Mail.objects.exists() and asked.version == 1


def test_ending_and_renewing_a_link_asks_first(round, asked, officer, client_of):
    client, today = client_of(officer), datetime(2016, 7, 4).date()
    token = token_of(asked)
    for route in ("invitation_revoke", "invitation_renew"):
        assert client.get(address(route, round, asked.pk)).status_code == 200
        assert invitation_of(token, today=today) == asked, "looking changes nothing"
    client.post(address("invitation_revoke", round, asked.pk))
    assert invitation_of(token, today=today) is None
    assert "Ended" in client.get(address("round_links", round)).content.decode()
    client.post(address("invitation_renew", round, asked.pk))
    asked.refresh_from_db()
    assert invitation_of(token_of(asked), today=today) == asked
    assert Mail.objects.get().email == "arch@b.example"


@pytest.mark.parametrize("kind", Mail.Kind.values)
def test_every_kind_can_be_read_beforehand(kind, round, asked, action, officer, client_of):
    type(action).objects.filter(pk=action.pk).update(aim='An "aim" style="color:red" <b>here</b>')
    client = client_of(officer)
    page = client.get(address("round_mail_preview", round) + f"?kind={kind}").content.decode()
    assert "1.1" in page and "&lt;b&gt;here" in page and token_of(asked) not in page
    assert ' style="' not in page, "the site's own policy lets no style in"
    file = client.get(address("round_mail_preview", round) + f"?kind={kind}&_export=eml")
    assert file["Content-Disposition"].startswith("attachment") and b"multipart/" in file.content
    assert not Mail.objects.exists() and not outbox.outbox


def test_the_demo_shows_what_it_sent_and_a_real_site_has_no_such_page(
    round, asked, officer, client_of, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND, settings.CAUGHT_MAIL = (
        "csp.site.demo_inbox.EmailBackend",
        tmp_path / "mail",
    )
    client = client_of(officer)
    assert "None yet" in client.get("/workspace/mail/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("round_nudge", round))
    page = client.get("/workspace/mail/").content.decode()
    assert "To arch@b.example" in page and f'href="http://127.0.0.1:8000/update/{asked.pk}.' in page
    assert Client().get("/workspace/mail/").status_code == 302
    settings.DEMO = False
    assert client.get("/workspace/mail/").status_code == 404
