"""A page that is a file, drawn by a worker as the person who asked for it would be given it."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import resolve

from csp.models import User
from reporting.document.renderers.faces import FontsMissing
from reporting.pages.drawn_files import keep_drawn, seen_as

log = logging.getLogger(__name__)


def draw_page(address: str, user: int, seen: str) -> dict[str, str]:
    """Where the file is kept that was drawn, or a sentence why it cannot be drawn."""
    try:
        page = page_at(address, User.objects.get(pk=user, is_active=True))
        if seen_as(page.access) != seen:
            raise PermissionDenied("Their roles have changed since they asked.")
        return {"file": keep_drawn(page.draw())}
    except (FontsMissing, ValidationError) as error:
        return {"trouble": drawing_error_words(error)}
    except Exception:
        log.exception("%s could not be drawn", address)
        raise


def page_at(address: str, user: User):
    """The view at an address, entered by somebody: what they may not open raises as it does for them."""
    asked = urlsplit(address)
    request = HttpRequest()
    request.method, request.user = "GET", user
    request.path = request.path_info = asked.path
    request.GET = QueryDict(asked.query)
    found = resolve(asked.path)
    page: Any = found.func
    view = page.view_class(**page.view_initkwargs)
    view.setup(request, *found.args, **found.kwargs)
    view.come_in(request, **found.kwargs)
    return view


def drawing_error_words(error: FontsMissing | ValidationError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
