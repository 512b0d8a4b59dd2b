"""How people get an account: by invitation only, whichever way they sign in."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import PermissionDenied

from csp.models import User


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
        invited = User.objects.filter(email__iexact=sociallogin.user.email or "").first()
        if invited is None or not self.proves_email(sociallogin):
            raise PermissionDenied(
                "You have not been invited yet. Ask your community safety officer."
            )
        sociallogin.connect(request, invited)

    @staticmethod
    def proves_email(sociallogin) -> bool:
        """An address that the provider has not verified could be somebody else's."""
        claimed = (sociallogin.user.email or "").lower()
        return any(
            address.verified and address.email.lower() == claimed
            for address in sociallogin.email_addresses
        )
