"""The working plan as a file, with the rows that whoever asks may see."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify

from plans.access import Can
from plans.pages.views.base import WorkspacePage
from reporting.document.renderers.faces import FontsMissing
from reporting.editions.exports import FORMATS, export_of
from reporting.pages.answers import name_download


class ExportFile(WorkspacePage):
    """One file in the format that the address names."""

    power = Can.READ_DRAFTS

    def get(self, request: HttpRequest, fmt: str, **kwargs) -> HttpResponse:
        if fmt not in FORMATS:
            raise Http404
        export = export_of(self.plan, now=timezone.now(), access=self.access)
        try:
            data = FORMATS[fmt].write(export)
        except FontsMissing as error:
            messages.error(request, str(error))
            return redirect(self.plan.get_absolute_url())
        response = HttpResponse(data, content_type=FORMATS[fmt].media_type)
        response["Cache-Control"] = "no-store, private"
        words = f"{self.partnership.slug} {self.plan.slug}{' draft' if export.draft else ''}"
        return name_download(response, f"{slugify(words)}.{fmt}", "attachment")
