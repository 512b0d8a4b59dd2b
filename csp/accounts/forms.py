"""The sign-in forms in the site's own words."""

from __future__ import annotations

from allauth.account import forms as account
from allauth.account import views
from allauth.mfa.base import forms as mfa
from allauth.mfa.webauthn import forms as keys
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views import View

from csp.forms.kept import is_kept, way_back

WAS_SIGNED_OUT = (
    "Your sign-in had ended, so this was not saved. What you typed is kept in this browser, "
    "and is offered to you again once you have signed in."
)


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the page where people sign in, and from there back to where they were."""
    if is_kept(request):
        messages.info(request, WAS_SIGNED_OUT)
    here = request.get_full_path()
    return redirect_to_login(here if request.method == "GET" else way_back(request) or here)


class SignedIn(View):
    """A page for whoever is signed in."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in_first(request)
        return super().dispatch(request, *args, **kwargs)


class LoginForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        if "remember" in self.fields:
            self.fields["remember"].label = "Keep me signed in on this device"


class AuthenticateForm(mfa.AuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code from your authenticator app, or a recovery code"


class AddKeyForm(keys.AddWebAuthnForm):
    """A passkey or a security key. What is sent may be anything, and is then refused on the page."""

    def clean(self) -> dict:
        try:
            return super().clean()
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise ValidationError(
                "What the key answered could not be read. Nothing was added: try again."
            ) from error


class NewPasswordWords:
    """Labels as the other pages write them."""

    words = {
        "oldpassword": "Your password now",
        "password1": "New password",
        "password2": "New password again",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.words.items():
            if name in self.fields:
                self.fields[name].label = label


class ChangePasswordForm(NewPasswordWords, account.ChangePasswordForm):
    pass


class SetPasswordForm(NewPasswordWords, account.SetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPasswordWords, account.ResetPasswordKeyForm):
    pass


class EmailWords:
    """The label that signing in has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"


class ResetPasswordForm(EmailWords, account.ResetPasswordForm):
    pass


class AddEmailForm(EmailWords, account.AddEmailForm):
    pass


class SignOut(views.LogoutView):
    """What the browser kept of private pages goes with the sign-in; what it keeps for its owner stays."""

    def post(self, *args, **kwargs) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


class EmailPage(views.EmailView):
    """One's addresses. Invitations and single sign-on go by the address in use, so it has to be proved."""

    def _action_primary(self, request, *args, **kwargs):
        address = self._get_email_address(request)
        if address and not address.verified and address.email != request.user.email:
            messages.error(
                request,
                f"{address.email} is not confirmed yet. Follow the link that we sent there, "
                "then choose it again.",
            )
            return None
        return super()._action_primary(request, *args, **kwargs)
