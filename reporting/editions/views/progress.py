"""Publishing the progress of a round, and the public page of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from csp.changes import Stale
from plans.access import Can
from plans.pages.views.base import add_problems
from plans.proofreading.exposure import may_be_right
from reporting.editions.checks import Look, fingerprint, look_at
from reporting.editions.forms.round import ProgressForm
from reporting.editions.services.reasons import Blocked
from reporting.editions.services.report import NOT_PUBLISHED, publish_progress
from reporting.editions.views.exceptions import OfRound
from reporting.facts.public_face import front_of
from reporting.models import Publication, Report
from reporting.pages.answers import answer, etag_of, kept, named_after, stored_file
from reporting.public.views.public import Gone, framed, public_page

State = Report.State
CHANGED_MEANWHILE = ValidationError(
    "What would be read is not what you saw: an answer, the plan or the rule for small numbers has "
    "changed since. Nothing was published. Look at what is below, then publish if it is right."
)
MEND = ValidationError(
    "Mend what is flagged first, mark it as not for the public, or say why it is right. "
    "Nothing was published."
)


class PublishProgress(OfRound):
    """What would be read row by row with what is flagged, what stays inside, and the button."""

    power = Can.PUBLISH
    template_name = "reporting/publish_progress.html"

    def get_title(self) -> str:
        return f"Publish the progress of {self.round}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(look_at(self.round, self.access))

    def show(
        self,
        looks: list[Look],
        data=None,
        *,
        problems: Iterable[ValidationError] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The page as it is now, with what was typed; it is published only as it is shown here."""
        blocks = [each for look in looks for each in look.findings]
        seen = fingerprint(looks)
        if data is not None:
            data = data.copy()
            data["seen"] = seen
        form = ProgressForm(data, initial={"seen": seen}, blocks=blocks)
        for each in problems:
            add_problems(form, each)
        return self.page(
            status=status,
            form=form,
            round=self.round,
            looks=looks,
            blocks=blocks,
            to_mend=[each for each in blocks if not may_be_right(each.code)],
            nothing="" if looks else NOT_PUBLISHED,
            cancel=self.address_of("round"),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        looks = look_at(self.round, self.access)
        form = ProgressForm(request.POST, blocks=[each for look in looks for each in look.findings])
        if not form.is_valid():
            return self.show(looks, request.POST, status=422)
        try:
            made = publish_progress(by=request.user, round=self.round, **form.asked())
        except Stale:
            looks = look_at(self.round, self.access)
            return self.show(looks, request.POST, problems=[CHANGED_MEANWHILE], status=409)
        except Blocked:
            return self.show(looks, request.POST, problems=[MEND], status=422)
        except ValidationError as error:
            return self.show(looks, request.POST, problems=[error], status=422)
        return redirect(made[0].get_absolute_url())


@public_page
def progress(request: HttpRequest, p: str, q: str) -> HttpResponse:
    return progress_page(request, told_at(p, q))


@public_page
def progress_version(request: HttpRequest, p: str, q: str, number: int) -> HttpResponse:
    return progress_page(request, told_at(p, q, number), numbered=True)


@public_page
def progress_pdf(request: HttpRequest, p: str, q: str) -> HttpResponse:
    return pdf_page(request, told_at(p, q))


@public_page
def progress_version_pdf(request: HttpRequest, p: str, q: str, number: int) -> HttpResponse:
    return pdf_page(request, told_at(p, q, number))


def told_at(p: str, q: str, number: int | None = None) -> Report:
    """The progress in force at a public address, or one version of it.

    Gone when it was withdrawn: an earlier one never comes back by itself. Progress is read beside its
    plan: where no version of the plan is public any more, nor is this.
    """
    rows = Report.objects.progress_at(p, q)
    if number is not None:
        rows = rows.filter(number=number)
    newest = rows.first()
    if newest is None:
        raise Http404("No progress has been published at this address.")
    if newest.state == State.PUBLISHED and Publication.objects.at(p, q).open().exists():
        return newest
    raise Gone(newest)


def identity(report: Report) -> tuple:
    return (report.pk, report.sha256, report.pdf_sha256, report.state)


def progress_page(request: HttpRequest, report: Report, *, numbered: bool = False) -> HttpResponse:
    place = (report.partnership.slug, report.plan.slug)
    told = list(Report.objects.progress_at(*place))
    newest, earlier = told[0], [each for each in told if each.state == State.PUBLISHED]
    etag = etag_of("progress", numbered, *place, *map(identity, (report, newest, *earlier)))

    def make() -> HttpResponse:
        plans = Publication.objects.at(*place).open().shown().order_by("-number")
        face = framed(request, plans[0], front_of)
        context = {
            "title": report.title,
            "face": face,
            "report": report,
            "newer": newest if newest.pk != report.pk else None,
            "versions": earlier,
            "slug": place[0],
            "plan_slug": place[1],
            # Drawn by our own renderer, which escapes every word, when it was frozen.
            "page": SafeString(report.page),
        }
        return render(request, "public/progress.html", context)

    return answer(request, etag, lambda: kept(etag, make))


def pdf_page(request: HttpRequest, report: Report) -> HttpResponse:
    name = named_after(
        report.partnership.slug, f"{report.plan.slug} progress", report.number, "pdf"
    )
    etag = etag_of("progress-pdf", *identity(report))
    return answer(request, etag, lambda: stored_file(report.pdf.name, name))
