"""Who signs in and who is refused, and what somebody changes about it, in the audit trail and the log."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from allauth.account import signals as account
from allauth.account.adapter import get_adapter
from allauth.mfa import signals as mfa
from allauth.socialaccount import signals as social
from django.contrib.auth.signals import user_login_failed
from django.dispatch import Signal
from django.http import HttpRequest

from csp import changes
from csp.models import User

log = logging.getLogger(__name__)

Detail = Callable[[Mapping[str, Any]], dict[str, list[str]]]


def nothing(said: Mapping[str, Any]) -> dict[str, list[str]]:
    """A password is told of to nobody."""
    return {}


def address_added(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"email": ["", said["email_address"].email]}


def address_removed(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"email": [said["email_address"].email, ""]}


def address_changed(said: Mapping[str, Any]) -> dict[str, list[str]]:
    before, after = said.get("from_email_address"), said["to_email_address"]
    return {"email": [before.email if before else "", after.email]}


def factor(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"kind": ["", said["authenticator"].get_type_display()]}


def factor_removed(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"kind": [said["authenticator"].get_type_display(), ""]}


def account_added(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"provider": ["", said["sociallogin"].account.provider]}


def account_removed(said: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"provider": [said["socialaccount"].provider, ""]}


FOLLOWED: tuple[tuple[Signal, str, Detail], ...] = (
    (account.password_set, "set the password", nothing),
    (account.password_changed, "changed the password", nothing),
    (account.password_reset, "reset the password", nothing),
    (account.email_added, "added an e-mail address", address_added),
    (account.email_confirmed, "confirmed an e-mail address", address_added),
    (account.email_removed, "removed an e-mail address", address_removed),
    (account.email_changed, "changed the e-mail address", address_changed),
    (mfa.authenticator_added, "added a second factor", factor),
    (mfa.authenticator_reset, "made new recovery codes", factor),
    (mfa.authenticator_removed, "removed a second factor", factor_removed),
    (social.social_account_added, "connected single sign-on", account_added),
    (social.social_account_removed, "disconnected single sign-on", account_removed),
)


def follow_account_signals() -> None:
    """Write an event for each of these: allauth stores them, and tells of them in no other way."""
    for signal, verb, detail in FOLLOWED:
        written = partial(record_account_event, verb, detail)
        signal.connect(written, weak=False, dispatch_uid=f"signin_trail {verb}")
    account.user_logged_in.connect(note_sign_in)
    user_login_failed.connect(note_refused_sign_in)
    mfa.authentication_failed.connect(note_wrong_code)


def note_sign_in(request: HttpRequest, user: User, **said: Any) -> None:
    log.info("Signed in: person %s from %s", user.pk, address_of(request))
    changes.record_event(by=user, verb="signed in", target=user)


def note_refused_sign_in(
    credentials: Mapping[str, Any], request: HttpRequest | None = None, **said: Any
) -> None:
    """In one line that says whose sign-in and from where, for what watches the log; never what was typed."""
    typed = str(credentials.get("email") or credentials.get("username") or "")
    user = User.objects.filter(email__iexact=typed).first() if typed else None
    number = user.pk if user else "unknown"
    log.warning("Sign-in refused: person %s from %s", number, address_of(request))
    if user is not None:
        changes.record_event(by=None, verb="was refused a sign-in", target=user)


def note_wrong_code(request: HttpRequest, user: User, **said: Any) -> None:
    log.warning("Second factor refused: person %s from %s", user.pk, address_of(request))
    changes.record_event(by=None, verb="gave a wrong second factor", target=user)


def address_of(request: HttpRequest | None) -> str:
    """Where somebody is on the network, as far as the proxy can be believed."""
    return get_adapter().get_client_ip(request) if request is not None else "this machine"


def record_account_event(verb: str, detail: Detail, **said: Any) -> None:
    changes.record_event(by=doer(said), verb=verb, target=user_of_event(said), detail=detail(said))


def user_of_event(said: Mapping[str, Any]) -> User:
    """Whose sign-in it is: signals name the person, or something of theirs."""
    for name in ("user", "email_address", "socialaccount"):
        if thing := said.get(name):
            return thing if isinstance(thing, User) else thing.user
    return said["sociallogin"].user


def doer(said: Mapping[str, Any]) -> User:
    """Who did it: whoever is signed in, else whoever holds the link that was mailed."""
    user = getattr(said.get("request"), "user", None)
    return user if user is not None and user.is_authenticated else user_of_event(said)
