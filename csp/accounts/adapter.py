"""How people get an account: by invitation only, whichever way they sign in."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

from csp.models import User

log = logging.getLogger(__name__)

NOT_PROVED = (
    "The other account did not confirm that your e-mail address is yours, so nobody was signed in. "
    "Ask whoever runs this site to look at how it is set up."
)
# An address that was given to somebody else is another account, and would come into a colleague's place.
OTHER_ACCOUNT = (
    "Another account of your organisation is already joined to this e-mail address, so nobody was signed in. "
    "Sign in with your password and join this account yourself, or ask whoever runs this site."
)
NOT_INVITED = "You have not been invited yet. Ask your community safety officer."


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False

    def can_delete_email(self, email_address) -> bool:
        """The address in use stays until another one that was confirmed is used in its place."""
        return email_address.email != email_address.user.email


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on proves who somebody is; an invitation decides that they may come in."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        if sociallogin.is_existing:
            return
        # First, as it tells nobody who is invited.
        if not self.proves_email(sociallogin):
            raise PermissionDenied(NOT_PROVED)
        invited = User.objects.filter(email__iexact=sociallogin.user.email or "").first()
        if invited is None:
            raise PermissionDenied(NOT_INVITED)
        joined = SocialAccount.objects.filter(user=invited, provider=sociallogin.account.provider)
        if joined.exists() and not request.user.is_authenticated:
            raise PermissionDenied(OTHER_ACCOUNT)
        sociallogin.connect(request, invited)

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ) -> None:
        """Why is for the log; our own refusals are for whoever was refused too."""
        log.warning("Single sign-on by %s was refused: %s", provider.name, exception or error)
        if isinstance(exception, PermissionDenied):
            page = "socialaccount/authentication_error.html"
            answer = render(request, page, {"reason": str(exception)}, status=403)
            raise ImmediateHttpResponse(answer)

    @staticmethod
    def proves_email(sociallogin) -> bool:
        """An address that the provider has not verified could be somebody else's.

        Where it says in so many words that it has not, no domain that is trusted makes up for that.
        """
        if denies_email(sociallogin.account.extra_data):
            return False
        claimed = (sociallogin.user.email or "").lower()
        return any(
            address.verified and address.email.lower() == claimed
            for address in sociallogin.email_addresses
        )


def denies_email(said: Any) -> bool:
    """Whether a provider says anywhere in its claims that it has not verified the address."""
    if not isinstance(said, Mapping):
        return False
    word = said.get("email_verified")
    # Some providers send their claims as words, and "false" is no proof.
    denied = word is not None and str(word).lower() != "true"
    return denied or any(map(denies_email, said.values()))
