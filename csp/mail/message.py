"""One e-mail as it goes out for a partnership: by its name, from this site's address, answered to its own."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


def build_message(
    *,
    sender: str,
    reply_to: str,
    to: str,
    subject: str,
    text: str,
    message_id: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
) -> EmailMultiAlternatives:
    """``sender`` is the name that it comes from, ``reply_to`` its address or empty.

    The Message-ID is that of the row in the outbox, so that every try is the same e-mail.
    """
    message = EmailMultiAlternatives(
        subject=subject,
        body=text,
        from_email=formataddr((sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
        | dict(headers or {}),
    )
    if html:
        message.attach_alternative(html, "text/html")
    return message
