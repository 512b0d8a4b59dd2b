"""The page that leads to a council's own sign-in, whose form our content policy lets go there."""

from __future__ import annotations

import logging
import re

from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter, login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from csp.middleware import policy_header

log = logging.getLogger(__name__)


@login_not_required
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """allauth's page, whose form is answered by a redirect to the provider.

    Chrome and Edge hold that redirect to our ``form-action`` too, so that the page, and no other one,
    names the place where this provider signs people in.
    """
    try:
        # Asked of the provider, as it may be another host than the one that the settings name.
        where = origin_of(OpenIDConnectOAuth2Adapter(request, provider_id).authorize_url)
    except SocialApp.DoesNotExist:
        raise Http404("There is no such way to sign in.") from None
    except (OSError, LookupError, TypeError, ValueError) as error:
        log.warning("Single sign-on by %s does not answer: %s", provider_id, error)
        return render(request, "socialaccount/no_answer.html", status=503)
    response = login(request, provider_id)
    response.headers["Content-Security-Policy"] = policy_with(where)
    return response


def origin_of(address: str) -> str:
    """Raises ValueError for what a policy could not hold."""
    found = re.match(r"(https?://[\w.:\[\]-]+)(/|\?|$)", address)
    if not found:
        raise ValueError(f"{address!r} is no place where people sign in.")
    return found[1]


def policy_with(origin: str) -> str:
    """The site's policy, with forms that may lead to one more origin."""
    forms = [*settings.SECURE_CSP["form-action"], origin]
    return policy_header(settings.SECURE_CSP | {"form-action": forms})
