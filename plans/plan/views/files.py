"""Pictures as they are now, for those who may see the partnership; the public gets frozen ones."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404

from csp.files.stored import open_stored
from plans.models import Section
from plans.pages.views.base import WorkspacePage


def picture(file) -> FileResponse:
    """A stored picture. Raises Http404 when there is none, NotAtHand when the store has lost it."""
    if not file:
        raise Http404("There is no picture here.")
    response = FileResponse(open_stored(file.name))
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


class PartnershipLogo(WorkspacePage):
    def get(self, request: HttpRequest, **kwargs) -> FileResponse:
        return picture(self.partnership.logo)


class SectionPicture(WorkspacePage):
    def get(self, request: HttpRequest, pk: int, **kwargs) -> FileResponse:
        return picture(get_object_or_404(Section, plan=self.plan, pk=pk).picture)
