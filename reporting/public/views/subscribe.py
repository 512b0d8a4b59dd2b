"""Hearing by e-mail what a partnership publishes: asking, confirming, stopping.

These are the only public pages that take anything. There is no session, no cookie and no sign-in, so
nobody can be tricked into sending a form as somebody: a link is the proof of whose address it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from plans.models import Partnership
from reporting.letters.services.subscription import (
    confirm,
    find_by_confirm_link,
    request_confirmation,
    stop_letters,
    stopped_by,
)
from reporting.public.forms import SubscribeForm
from reporting.public.views.listing import find_public_listing
from reporting.public.views.public import Gone

HEADERS = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
# What people do not see and programs fill in.
TRAP = "homepage"


def letter_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Reads and takes forms; nothing of it is kept by a cache, a search engine or the next site."""

    @csrf_exempt
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except Gone as gone:
            raise Http404("This partnership has nothing to read just now.") from gone
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return page


@letter_page
def subscribe(request: HttpRequest, p: str) -> HttpResponse:
    """The answer is the same whoever hears from the partnership already."""
    told = find_public_listing(p)
    request.partnership = told.brand
    if request.method != "POST":
        return form_page(request, p, SubscribeForm())
    form = SubscribeForm(request.POST)
    if not form.is_valid():
        return form_page(request, p, form, status=422)
    email = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="subscribe", key=email.lower()):
        return render_subscribe_page(
            request, p, "reporting/public/subscribe_later.html", "Try again later", status=429
        )
    if not request.POST.get(TRAP):
        request_confirmation(partnership=Partnership.objects.get(slug=p), email=email)
    return render_subscribe_page(
        request, p, "reporting/public/subscribe_asked.html", "Look for our e-mail", email=email
    )


def form_page(
    request: HttpRequest, p: str, form: SubscribeForm, *, status: int = 200
) -> HttpResponse:
    title = "Hear by e-mail what we publish"
    return render_subscribe_page(
        request, p, "reporting/public/subscribe.html", title, status=status, form=form, trap=TRAP
    )


def render_subscribe_page(
    request: HttpRequest, p: str, template: str, title: str, *, status: int = 200, **context
) -> HttpResponse:
    return render(request, template, {"title": title, "slug": p, **context}, status=status)


@letter_page
def confirm_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, as programs that scan mail open every link."""
    row = find_by_confirm_link(token)
    if row is None:
        return render_subscribe_page(
            request, "", "reporting/public/subscribe_ended.html", "This link has ended", status=410
        )
    frame_partnership_page(request, row.partnership)
    if request.method == "POST":
        confirm(subscription=row)
        title = "You will hear from us"
    else:
        title = "Confirm that we may write to you"
    done = request.method == "POST"
    slug = row.partnership.slug
    return render_subscribe_page(
        request, slug, "reporting/public/subscribe_confirm.html", title, done=done, email=row.email
    )


@letter_page
def stop_page(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program sends the form by itself (RFC 8058); people press the button."""
    try:
        row = stopped_by(token)
    except BadSignature as error:
        raise Http404("This link is not one of ours.") from error
    slug = ""
    if row is not None:
        slug = row.partnership.slug
        frame_partnership_page(request, row.partnership)
        if request.method == "POST":
            stop_letters(subscription=row)
            row = None
    title = "Stop these e-mails" if row else "You will get no more of these e-mails"
    return render_subscribe_page(
        request, slug, "reporting/public/subscribe_stop.html", title, row=row
    )


def frame_partnership_page(request: HttpRequest, partnership: Partnership) -> None:
    """The public look of the partnership, while it has something that can be read."""
    try:
        request.partnership = find_public_listing(partnership.slug).brand
    except (Gone, Http404):
        request.partnership = None
