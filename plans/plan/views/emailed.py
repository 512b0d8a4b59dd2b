"""What the pages behind a link share that was sent by e-mail: opened without a session, or kindly closed.

The link itself is the proof of who asks, so there is no cookie and no sign-in. Without those nobody can be
tricked into sending a form: whoever knows the address could send it anyway.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.core import ratelimit
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from csp.forms.kept import holder_of_link
from csp.links.services import find_link, note_link_opened
from csp.models import EmailedLink
from csp.periods import today
from plans.models import Partnership
from plans.plan.views.files import picture

UNSHARED = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


@method_decorator(csrf_exempt, name="dispatch")
class EmailedLinkPage(View):
    """Opens a link of one purpose, or says kindly that it opens nothing.

    Whoever was never given a link reads the same words for every address that they make up, with 404; an
    ended one says with 410 whom to write to.
    """

    purpose: str
    # The address that the link leads to; routes of the other pages begin with its name.
    root_route = ""
    closed_template = ""
    link: EmailedLink
    partnership: Partnership

    def dispatch(self, request: HttpRequest, *args, token: str, **kwargs) -> HttpResponseBase:
        self.today, self.token = today(), token
        found = find_link(token, self.purpose)
        if found is not None:
            self.link = found
            self.partnership = Partnership.objects.get(pk=found.tenant)
            request.partnership = self.partnership
        if found is None or not (found.is_open(self.today) and self.still_theirs(self.today)):
            response = self.closed(found)
        else:
            response = super().dispatch(request, *args, **kwargs)
        for name, value in UNSHARED.items():
            response.headers[name] = value
        return response

    def still_theirs(self, day: date) -> bool:
        """Whether whoever holds the link has still a right to it."""
        return True

    def unsaved(self) -> list[dict[str, str]]:
        """What was typed and can be kept no more, to be copied: ``{label, words}``."""
        return []

    def closed_context(self) -> dict[str, Any]:
        """What else the page of an ended link needs."""
        return {}

    def closed(self, found: EmailedLink | None) -> HttpResponse:
        context = (self.keeping() if found else {}) | {
            "title": "This link does not open anything",
            "ended": found,
            "hide_logo": True,
            "partnership": self.partnership if found else None,
            "unsaved": self.unsaved() if found and self.request.method == "POST" else [],
            **(self.closed_context() if found else {}),
        }
        return render(self.request, self.closed_template, context, status=410 if found else 404)

    def keeping(self) -> dict[str, str]:
        """For the browser, which keeps what is typed: under a name of the link, never under the link."""
        return {
            "keeps_for": holder_of_link(self.token),
            "keeps_root": self.address(self.root_route),
        }

    def address(self, route: str, *args) -> str:
        return reverse(route, args=[self.token, *args])

    def linked_context(self, **extra) -> dict[str, Any]:
        opened = self.address(f"{self.root_route}_opened")
        return (
            self.keeping()
            | {
                "partnership": self.partnership,
                "link": self.link,
                "logo_url": self.address(f"{self.root_route}_logo"),
                "opened_url": "" if self.link.opened_at else opened,
            }
            | extra
        )

    def may_send(self, action: str) -> bool:
        """Whether this link has not sent more than anybody would."""
        return ratelimit.consume(self.request, action=action, key=f"link-{self.link.pk}")


class EmailedLinkOpened(EmailedLinkPage):
    """The page's script says that somebody is there; scanners of mail only follow links."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        note_link_opened(self.link)
        return HttpResponse(status=204)


class EmailedLinkLogo(EmailedLinkPage):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> FileResponse:
        return picture(self.partnership.logo)
