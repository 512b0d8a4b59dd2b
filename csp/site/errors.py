"""Answers when something cannot be done: what happened, what is kept, what to do."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from csp.files.stored import NotAtHand
from csp.forms.kept import is_kept, way_back

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 for a page or paste that is too big to take in."""
    if isinstance(exception, RequestDataTooBig):
        return standing_alone("errors/413.html", 413)
    return standing_alone("errors/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: a colleague whose role does not reach this far. A reason given in a sentence is shown."""
    reason = str(exception or "")
    reason = reason if reason.endswith(".") else ""
    return render(request, "errors/403.html", {"reason": reason}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form's proof that it is ours is missing or old: what is kept, and where to go on."""
    context = {"kept": is_kept(request), "back": way_back(request)}
    return render(request, "errors/403_csrf.html", context, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404; or 503 for a file that is known and missing, which may be put back."""
    if not isinstance(exception, NotAtHand):
        return render(request, "errors/404.html", status=404)
    log.error("%s", exception)
    response = render(request, "errors/503_file.html", status=503)
    response["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500, drawn without the database, a session or anything else that may be broken."""
    return standing_alone("errors/500.html", 500)


def standing_alone(template: str, status: int) -> HttpResponse:
    """A page that knows nothing of the request, which may be what is wrong."""
    try:
        page: str = loader.render_to_string(template, {"alone": True})
    except Exception:
        # Even the style sheet may be missing; then words alone have to do.
        log.exception("The page %s could not be drawn", template)
        page = "Sorry, something went wrong here. What was saved before is safe. Try again soon."
    return HttpResponse(page, status=status)
