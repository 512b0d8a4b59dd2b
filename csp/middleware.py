"""Headers that every answer carries: error pages, files and redirects included."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

# Nothing here needs a camera, a place or a payment; passkeys stay allowed for this site itself.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def policy_header(policy: Mapping[str, Sequence[str]]) -> str:
    """A policy as its header says it."""
    return "; ".join(" ".join([directive, *sources]) for directive, sources in policy.items())


class ContentSecurityPolicyMiddleware:
    """Sends ``settings.SECURE_CSP``. Named and shaped as Django 6's own, so that it can go then."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response
        self.policy = policy_header(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class PageHeadersMiddleware:
    """What else a browser is told; and that no shared cache keeps a page made for one person."""

    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if made_for_one(request):
            headers.setdefault("Cache-Control", "no-store, private")
        return response


def made_for_one(request: HttpRequest) -> bool:
    """Whether the answer looked at who asks. A view with a cache rule of its own keeps it."""
    session = getattr(request, "session", None)
    return session is not None and session.accessed and not session.is_empty()
