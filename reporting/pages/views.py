"""A page that is a file. A PDF takes long to draw: given when it is ready soon, else waited for on a page."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_tasks_db.models import DBTaskResult

from csp.files.stored import open_stored
from plans.pages.views.base import WorkspacePage
from reporting.document.renderers.faces import FontsMissing
from reporting.pages.answers import name_download
from reporting.pages.drawing import drawing_error_words
from reporting.pages.drawn_files import (
    FileRequest,
    as_it_stands,
    begin_job,
    find_drawing,
    has_failed,
    has_worker,
    seen_as,
    wait_for,
)

PDF = "application/pdf"
JOB = "job"
REFRESH_SECONDS = 4
WAITING, FAILED = "Your file is being made", "Your file could not be made"


class DrawnFile(WorkspacePage):
    """Subclasses say what is drawn, what it is called, and from which page somebody comes."""

    @property
    def media_type(self) -> str:
        return PDF

    @property
    def how(self) -> str:
        """Whether a browser shows it or puts it away."""
        return "inline"

    def draw(self) -> bytes:
        """Raises FontsMissing or ValidationError with a sentence where it cannot be drawn."""
        raise NotImplementedError

    def file_called(self) -> str:
        raise NotImplementedError

    def came_from(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.media_type == PDF and has_worker():
            return self.left_to_worker(request)
        try:
            return self.given(self.draw())
        except (FontsMissing, ValidationError) as error:
            return self.sorry(drawing_error_words(error))

    def left_to_worker(self, request: HttpRequest) -> HttpResponse:
        wanted = FileRequest(self.own_address(), request.user.pk, seen_as(self.access))
        job = find_drawing(request.GET.get(JOB, ""), wanted)
        job = job or begin_job(wanted, as_it_stands(self.access))
        wait_for(job)
        if job.status == "SUCCESSFUL":
            return self.told(**job.return_value)
        return self.wait_page(job)

    def told(self, file: str = "", trouble: str = "") -> HttpResponse:
        """The file that a job left, or its sentence."""
        if trouble:
            return self.sorry(trouble)
        with open_stored(file) as kept:
            return self.given(kept.read())

    def given(self, data: bytes) -> HttpResponse:
        response = HttpResponse(data, content_type=self.media_type)
        response["Cache-Control"] = "no-store, private"
        return name_download(response, self.file_called(), self.how)

    def sorry(self, words: str) -> HttpResponse:
        messages.error(self.request, words)
        return redirect(self.came_from())

    def wait_page(self, job: DBTaskResult) -> HttpResponse:
        """202 with a page that looks again by itself, or 503 with what to do when it failed."""
        failed = has_failed(job)
        again = self.own_address() if failed else self.own_address(job.pk)
        context = {"title": FAILED if failed else WAITING, "failed": failed, "again": again}
        context |= {
            "name": self.file_called(),
            "back": self.came_from(),
            "refresh": REFRESH_SECONDS,
        }
        # Not that of a list, which would ask for all its rows.
        page = WorkspacePage.get_context(self, **context)
        status = 503 if failed else 202
        response = render(self.request, "reporting/pages/drawn_file.html", page, status=status)
        if not failed:
            response["Refresh"] = f"{REFRESH_SECONDS}; url={again}"
        return response

    def own_address(self, job: object = None) -> str:
        """This page without what it adds itself, or with the job that it waits for."""
        query = self.request.GET.copy()
        query.pop(JOB, None)
        if job:
            query[JOB] = str(job)
        return self.request.path_info + (f"?{query.urlencode()}" if query else "")
