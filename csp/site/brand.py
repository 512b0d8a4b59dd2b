"""A partnership's own colour, as a style sheet: the policy allows no style inside a page."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

YEAR = 365 * 24 * 60 * 60


def brand_url(colour: str) -> str:
    """The address of the style sheet for a colour such as #1d4f76."""
    return reverse("brand", args=[colour.removeprefix("#").lower()])


@require_safe
def stylesheet(request: HttpRequest, colour: str) -> HttpResponse:
    """One rule, the same for ever at this address; anything but six figures or letters is not found."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        raise Http404("No such colour.")
    named = f"--govuk-brand-colour:#{colour};--brand:#{colour};--brand-deep:#{deepened(colour)}"
    response = HttpResponse(f":root{{{named}}}", content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


def deepened(colour: str) -> str:
    """A quarter darker in each channel: the frame's ground for the present place. Six figures or letters in
    and out."""
    channels = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(channel * 0.75):02x}" for channel in channels)
