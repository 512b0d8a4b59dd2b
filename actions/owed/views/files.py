"""A file that an owner sent with an answer, to download: for whoever may read the action."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from actions.models import AgreedAction
from actions.rounds.views.answering import download_evidence
from plans.access import Can
from plans.pages.views.base import WorkspacePage


class AgreedFileDownload(WorkspacePage):
    power = Can.READ_DRAFTS
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int, file: int, **kwargs) -> FileResponse:
        seen = AgreedAction.objects.visible_to(self.access, request.user)
        agreed = get_object_or_404(seen, pk=pk)
        return download_evidence(agreed.files.filter(pk=file).first())
