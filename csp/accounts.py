"""How people get an account: by invitation only, whichever way they sign in."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import PermissionDenied

from csp.models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on proves who somebody is; an invitation decides that they may come in."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        if sociallogin.is_existing:
            return
        invited = User.objects.filter(email__iexact=sociallogin.user.email or "").first()
        if invited is None or not self.proves_email(sociallogin):
            raise PermissionDenied("You have not been invited yet. Ask your community safety officer.")
        sociallogin.connect(request, invited)

    @staticmethod
    def proves_email(sociallogin) -> bool:
        """An address that the provider has not verified could be somebody else's."""
        return any(address.verified for address in sociallogin.email_addresses)
