"""The demo's mail: kept as files on this machine and shown on a page, so that none ever leaves it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from csp.accounts.forms import SignedIn

MOST_SHOWN = 100


class EmailBackend(BaseEmailBackend):
    """Writes each e-mail to a file of its own in ``settings.CAUGHT_MAIL``."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.CAUGHT_MAIL)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{secrets.token_hex(4)}.eml"
            (folder / name).write_bytes(message.message().as_bytes())
        return len(email_messages)


@dataclass(frozen=True)
class Caught:
    """One e-mail as the page shows it."""

    to: str
    subject: str
    at: datetime | None
    text: str


def caught() -> Iterator[Caught]:
    """What has arrived, newest first."""
    files = sorted(Path(settings.CAUGHT_MAIL).glob("*.eml"), reverse=True)
    for file in files[:MOST_SHOWN]:
        yield as_caught(message_from_bytes(file.read_bytes(), policy=policy.default))


def as_caught(message: Parsed) -> Caught:
    body = message.get_body(("plain",))
    date = message["Date"]
    return Caught(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        at=date.datetime if date else None,
        text=body.get_content() if body else "",
    )


class CaughtMail(SignedIn):
    """Everything the demo has sent, for whoever is signed in to it. There is none on a real site."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        if not settings.DEMO:
            raise Http404("There is no such page.")
        context = {"title": "E-mails of the demo", "mails": list(caught()), "most": MOST_SHOWN}
        return render(request, "caught_mail.html", context)
