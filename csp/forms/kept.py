"""What the browser keeps of words that are typed and not saved: whose they are, and when it may forget them.

The words themselves never come here. A form says under which name the browser keeps them (``kept_as``);
the address that follows a save says that name again, and no other answer does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urldefrag, urlsplit

from django.contrib.messages import constants, get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "kept_as"
NAME = re.compile(r"[a-z0-9]{1,40}")
ACCOUNT_PAGES = "/accounts/"


def is_kept(request: HttpRequest) -> bool:
    """Whether the browser said that it keeps what it sent."""
    return bool(posted_form_name(request))


def posted_form_name(request: HttpRequest) -> str:
    name = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return name if NAME.fullmatch(name) else ""


def holder_of_link(token: str) -> str:
    """Whoever holds a link, named without what opens it."""
    return "link-" + salted_hmac("csp.kept", token).hexdigest()[:24]


class SavedWordsMiddleware:
    """Marks the address that follows a save: ``#row-5~saved-x1``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if (
            leads_on(response)
            and (name := posted_form_name(request))
            and not has_complaint(request)
        ):
            address, place = urldefrag(response["Location"])
            response["Location"] = f"{address}#{place}{'~' if place else ''}saved-{name}"
        return response


def leads_on(response: HttpResponse) -> bool:
    """Whether it sends the reader to another page, and not to the one where people sign in."""
    if response.status_code not in {302, 303}:
        return False
    return not urlsplit(response["Location"]).path.startswith(ACCOUNT_PAGES)


def has_complaint(request: HttpRequest) -> bool:
    """Whether the page that follows will say what went wrong, and of nothing that it went well."""
    said = {each.level for each in getattr(get_messages(request), "_queued_messages", ())}
    return constants.SUCCESS not in said and bool(said & {constants.WARNING, constants.ERROR})


def way_back(request: HttpRequest) -> str:
    """The page of this site on which a button was pressed."""
    address = request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else ""
