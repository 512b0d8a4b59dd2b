"""What the public sees of a partnership, for those who work in it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from plans.pages.views.base import WorkspacePage
from reporting.public.views.listing import find_public_listing
from reporting.public.views.public import Gone


class PublicFace(WorkspacePage):
    """Leads on to the partnership's public page, or says that there is none yet and what makes one."""

    title = "What the public sees"
    template_name = "reporting/public/own_face.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            find_public_listing(self.partnership.slug)
        except (Http404, Gone):
            return self.page()
        return redirect(reverse("public:partnership", args=[self.partnership.slug]))
