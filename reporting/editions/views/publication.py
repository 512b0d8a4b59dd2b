"""Publishing a plan, following its versions, and withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from csp.changes import Stale
from csp.lists import ListPage
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import WorkspacePage, add_problems
from plans.proofreading.exposure import may_be_right
from reporting.editions.forms.publication import PublishForm, WithdrawForm
from reporting.editions.services.publication import UNCHANGED, Blocked, publish, withdraw
from reporting.editions.tables.publication import STATES, PublicationTable
from reporting.facts.compare import EditionChange, compare_facts
from reporting.facts.snapshot import freeze, snapshot_digest, thaw
from reporting.models import Publication
from reporting.pages.answers import FILES
from reporting.proofreading import plan

State = Publication.State
REFRESH_SECONDS = 4
CHANGED_MEANWHILE = (
    "Somebody else published this plan or changed its settings a moment ago. "
    "Nothing was published. Look at what is below, then publish if it is still right."
)
MEND = "Mend what is listed first, or say why it is right. Nothing was published."


class PublishPage(WorkspacePage):
    """What blocks, what to look at, what changed, and the button."""

    power = Can.PUBLISH
    template_name = "reporting/editions/publish.html"

    def get_title(self) -> str:
        return f"Publish {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        checked = plan.proofread_plan(self.plan, today=today())
        began = {"version": self.plan.version}
        return self.show(checked, PublishForm(initial=began, blocks=checked.blocks))

    def show(self, checked: plan.Gate, form: PublishForm, *, status: int = 200) -> HttpResponse:
        current = self.plan.publications.filter(state=State.CURRENT).first()
        unchanged = current is not None and current.sha256 == snapshot_digest(freeze(checked.facts))
        return self.page(
            status=status,
            form=form,
            blocks=checked.blocks,
            to_mend=[each for each in checked.blocks if not may_be_right(each.code)],
            warnings=checked.warnings,
            current=current,
            changes=changes_since(current, checked),
            unchanged=UNCHANGED.format(number=current.number) if unchanged else "",
            cancel=self.plan.get_absolute_url(),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        checked = plan.proofread_plan(self.plan, today=today())
        form = PublishForm(request.POST, blocks=checked.blocks)
        if not form.is_valid():
            return self.show(checked, form, status=422)
        try:
            made = publish(by=request.user, plan=self.plan, **form.asked())
        except Blocked:
            form.add_error(None, MEND)
            return self.show(checked, form, status=422)
        except Stale:
            return self.show_again(form)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(checked, form, status=422)
        return redirect(self.address("publication", made.number))

    def show_again(self, form: PublishForm) -> HttpResponse:
        """The page as it is now, beginning from the version of now, with the note kept."""
        self.plan.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(self.plan.version)
        form.add_error(None, CHANGED_MEANWHILE)
        return self.show(plan.proofread_plan(self.plan, today=today()), form, status=409)


def changes_since(current: Publication | None, checked: plan.Gate) -> list[EditionChange]:
    return compare_facts(thaw(current.snapshot), checked.facts) if current else []


class PublicationList(WorkspacePage, ListPage):
    """Every version that was ever frozen."""

    power = Can.READ_DRAFTS
    template_name = "layouts/list.html"
    table_class = PublicationTable
    empty_title = "Nothing published yet"
    empty_text = "Once the plan is agreed, publish it to make its first version."

    def get_title(self) -> str:
        return f"Versions of {self.plan}"

    def get_queryset(self):
        rows = self.plan.publications.light().order_by("-number")
        return rows.select_related("published_by", "partnership", "plan")


class VersionPage(WorkspacePage):
    """A page about one version, by its number."""

    power = Can.READ_DRAFTS

    def come_in(self, request: HttpRequest, *, n: int, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.version = get_object_or_404(self.plan.publications.light(), number=n)
        self.version.plan, self.version.partnership = self.plan, self.partnership

    def above(self) -> tuple[str, str]:
        return ("Versions", self.address("publications"))


class PublicationPage(VersionPage):
    """How far a version has come, what it is, and where it can be read."""

    template_name = "reporting/editions/publication.html"

    def get_title(self) -> str:
        return f"Version {self.version.number}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        state = self.version.state
        public = reverse("public:plan", args=[self.partnership.slug, self.plan.slug])
        response = self.page(
            version=self.version,
            state=STATES[state],
            caption=str(self.plan),
            public_url=public if state == State.CURRENT else "",
            withdrawable=state in {State.CURRENT, State.SUPERSEDED},
            refresh=REFRESH_SECONDS,
        )
        if state == State.PREPARING:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response


class WithdrawPage(VersionPage):
    """Asks why, and takes the version away from the public."""

    power = Can.PUBLISH
    template_name = "layouts/confirm.html"
    text = (
        "Anybody who opens it will be told that it has been withdrawn. "
        "You will still have its page, its PDF and its data here."
    )
    not_back = (
        "It is the version in force, and no earlier one takes its place: the plan’s own address will "
        "say that it was withdrawn, until you publish a new version. Earlier versions keep their "
        "addresses and say that they were superseded."
    )

    def get_title(self) -> str:
        return f"Withdraw version {self.version.number}?"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask(WithdrawForm())

    def ask(self, form: WithdrawForm, *, status: int = 200) -> HttpResponse:
        back = self.address("publication", self.version.number)
        current = self.version.state == State.CURRENT
        text = f"{self.text} {self.not_back}" if current else self.text
        texts = {"text": text, "submit": "Withdraw", "danger": True}
        return self.page(status=status, form=form, cancel=back, **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.ask(form, status=422)
        try:
            gone = withdraw(by=request.user, publication=self.version, **form.cleaned_data)
        except ValidationError as error:
            add_problems(form, error)
            return self.ask(form, status=422)
        messages.success(request, f"Version {gone.number} is withdrawn.")
        return redirect(self.address("publication", gone.number))


class PublicationFile(VersionPage):
    """The PDF, the snapshot or the table of a version, whatever its state."""

    ext = ""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if self.ext == "pdf" and not self.version.pdf:
            raise Http404("This version has no PDF.")
        response = FILES[self.ext](self.version)
        response["Cache-Control"] = "no-store, private"
        return response
