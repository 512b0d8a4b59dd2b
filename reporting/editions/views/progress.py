"""Publishing the progress of a round, and the public page of it."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from plans.access import Can
from plans.pages.views.base import add_problems
from plans.proofreading.exposure import may_be_right
from reporting.editions.checks import ProgressPreview, look_at, progress_fingerprint
from reporting.editions.forms.round import ProgressForm
from reporting.editions.services.reasons import Blocked
from reporting.editions.services.report import NOT_PUBLISHED, publish_progress
from reporting.editions.views.exceptions import OfRound
from reporting.models import Report

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
    template_name = "reporting/editions/publish_progress.html"

    def get_title(self) -> str:
        return f"Publish the progress of {self.round}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(look_at(self.round, self.access))

    def show(
        self,
        looks: list[ProgressPreview],
        data=None,
        *,
        problems: Iterable[ValidationError] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The page as it is now, with what was typed; it is published only as it is shown here."""
        blocks = [each for look in looks for each in look.findings]
        seen = progress_fingerprint(looks)
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
