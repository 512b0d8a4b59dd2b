"""Publishing the progress of a round, and the public page of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from plans.access import Can
from plans.views.base import add_problems
from reporting.faces import front_of
from reporting.forms.round import ProgressForm
from reporting.models import Publication, Report
from reporting.progress import check_progress, gather_progress, published_plans
from reporting.services.publication import Blocked
from reporting.services.report import NOT_PUBLISHED, publish_progress
from reporting.views.answers import answer, etag_of, kept, named_after, stored_file
from reporting.views.exceptions import OfRound
from reporting.views.public import Gone, framed, public_page

State = Report.State


class PublishProgress(OfRound):
    """What blocks, what would be published, and the button."""

    power = Can.PUBLISH
    template_name = "reporting/publish_progress.html"

    def get_title(self) -> str:
        return f"Publish the progress of {self.round}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(ProgressForm())

    def show(self, form: ProgressForm, *, status: int = 200) -> HttpResponse:
        plans = published_plans(self.round)
        facts = [(plan, gather_progress(self.round, plan)) for plan in plans]
        return self.page(
            status=status,
            form=form,
            round=self.round,
            blocks=[found for plan, each in facts for found in check_progress(each, plan)],
            plans=[
                (each.plan, sum(bool(row.told) for row in each.rows()), len(list(each.rows())))
                for _, each in facts
            ],
            nothing="" if plans else NOT_PUBLISHED,
            cancel=self.address_of("round"),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = ProgressForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        try:
            made = publish_progress(by=request.user, round=self.round, **form.cleaned_data)
        except Blocked as blocked:
            form.add_error(None, [*blocked.messages, "Nothing was published."])
            return self.show(form, status=422)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
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

    Gone when it was withdrawn. Progress is read beside its plan: where no version of the plan is
    public any more, nor is this.
    """
    rows = Report.objects.progress_at(p, q)
    if number is not None:
        rows = rows.filter(number=number)
    found = list(rows)
    shown = [each for each in found if each.state == State.PUBLISHED]
    if shown and Publication.objects.at(p, q).open().exists():
        return shown[0]
    if not found:
        raise Http404("No progress has been published at this address.")
    raise Gone(found[0])


def identity(report: Report) -> tuple:
    return (report.pk, report.sha256, report.pdf_sha256, report.state)


def progress_page(request: HttpRequest, report: Report, *, numbered: bool = False) -> HttpResponse:
    place = (report.partnership.slug, report.plan.slug)
    earlier = list(Report.objects.progress_at(*place).filter(state=State.PUBLISHED))
    etag = etag_of("progress", numbered, *place, *map(identity, (report, *earlier)))

    def make() -> HttpResponse:
        plans = Publication.objects.at(*place).open().shown().order_by("-number")
        face = framed(request, plans[0], front_of)
        context = {
            "title": report.title,
            "face": face,
            "report": report,
            "newer": earlier[0] if earlier and earlier[0].pk != report.pk else None,
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
