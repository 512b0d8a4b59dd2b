"""The list of what has to be done, and the page of each: read, answered, carried, closed, taken back."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from actions.agreed.filters import AgreedActionFilter, quarter_start
from actions.agreed.forms.agreed import AgreedActionForm, AgreedStepForm
from actions.agreed.places import places_of_agreed
from actions.agreed.services.agreed import (
    change_agreed,
    create_agreed,
    take_back_step,
    take_step,
)
from actions.agreed.tables import STATES, AgreedActionTable
from actions.agreed.wording import about_line, due_line, last_line, source_line, step_line
from actions.models import AgreedAction, AgreedStep
from csp import changes
from csp.models import User
from csp.periods import today
from plans.access import Access, Can
from plans.pages.views.answers import add_problems
from plans.pages.views.base import AddPage, ButtonPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import PartnershipList

LIST_TITLE = "Actions"
Kind = AgreedStep.Kind
# The steps of whoever has to do it; the others are for those who keep the list.
OWN_STEPS = frozenset({Kind.SAID, Kind.DONE, Kind.NOT_OURS})
KEEPERS_STEPS = OWN_STEPS - {Kind.NOT_OURS} | {
    Kind.CARRIED,
    Kind.OVERTAKEN,
    Kind.DROPPED,
    Kind.REOPENED,
}


class AgreedActionList(PartnershipList):
    power = Can.READ_DRAFTS
    title = LIST_TITLE
    template_name = "actions/agreed/agreed_list.html"
    table_class = AgreedActionTable
    filterset_class = AgreedActionFilter
    add_route, add_label, add_power = "agreed_action_add", "Add an action", Can.MINUTE
    filename = "actions"
    per_page = 100
    empty_title = "Nothing to do yet"
    empty_text = "What a meeting or a sign-off asks somebody to do is kept here until it is done."

    def get_queryset(self):
        seen = AgreedAction.objects.visible_to(self.access, self.request.user)
        return seen.for_list().by_owner()

    def get_context(self, **extra) -> dict[str, Any]:
        day = today()
        rows = list(self.table.page.object_list) if hasattr(self, "table") else []
        seen = AgreedAction.objects.visible_to(self.access, self.request.user)
        counts = seen.counted_for_chips(day, quarter_start(day))
        return super().get_context(
            by_day_url=self.query(sort="due_on"),
            groups=[] if self.request.GET.get("sort") else grouped_by_owner(rows, day),
            chips=[self.chip(show, words, counts) for show, words in CHIPS],
            **extra,
        )

    def chip(self, show: str, words: str, counts: dict[str, int]) -> dict[str, Any]:
        query: QueryDict = self.request.GET.copy()
        query["show"] = show
        query.pop("page", None)
        pressed = self.request.GET.get("show", "open") == show
        return {
            "words": words,
            "count": counts[show],
            "url": f"?{query.urlencode()}",
            "pressed": pressed,
        }


CHIPS = [
    ("open", "Open"),
    ("late", "Late"),
    ("nobody", "No owner"),
    ("closed", "Closed this quarter"),
]


def grouped_by_owner(rows: list[AgreedAction], day) -> list[dict[str, Any]]:
    """The rows of a page under the owners that they are sorted by."""
    places = places_of_agreed(rows)
    groups = []
    for name, found in groupby(rows, key=lambda row: row.owner_name):
        lines = [agreed_line(each, day, places) for each in found]
        open_lines = [line for line in lines if line["agreed"].is_open]
        late = sum(bool(line["late"]) for line in lines)
        groups.append({"name": name, "lines": lines, "open": len(open_lines), "late": late})
    return groups


def agreed_line(agreed: AgreedAction, day, places) -> dict[str, Any]:
    place = places.get(agreed.pk)
    return {
        "agreed": agreed,
        "last": last_line(agreed),
        "source": place.words if place else source_line(agreed),
        "about": about_line(agreed),
        "due": due_line(agreed, day),
        "late": agreed.days_late(day),
        "tag": None if agreed.is_open else STATES[AgreedAction.State(agreed.state)],
    }


def is_own(agreed: AgreedAction, access: Access, user: User) -> bool:
    """Whether somebody, or their body, has to do it. Reads what ``with_owners`` fetched."""
    person, post = agreed.owner_person, agreed.owner_post
    if user.pk in {each.user_id for each in (person, post and post.holder) if each}:
        return True
    bodies = {agreed.owner_body_id, *(each.organisation_id for each in (person, post) if each)}
    return bool(bodies & access.bodies)


class AgreedActionPages(RowPage):
    model = AgreedAction
    words = "action"
    power = Can.MINUTE
    list_route, list_title = "agreed_actions", LIST_TITLE

    def rows(self):
        return AgreedAction.objects.visible_to(self.access, self.request.user).for_list()


class AgreedActionPage(AgreedActionPages):
    """One action: what was asked, by whom, how it goes, and the buttons of those who may press them."""

    power = Can.READ_DRAFTS
    template_name = "actions/agreed/agreed_action.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        last = self.row.steps.first()
        proposed = last.due_on if last and last.kind == Kind.SAID else None
        return self.show(AgreedStepForm(initial={"version": self.row.version, "due_on": proposed}))

    def steps_allowed(self) -> frozenset[str]:
        if self.access.can(Can.MINUTE):
            return KEEPERS_STEPS
        own = is_own(self.row, self.access, self.request.user)
        return OWN_STEPS if own and self.row.is_open else frozenset()

    def show(self, form: AgreedStepForm, *, status: int = 200, **extra) -> HttpResponse:
        day = today()
        steps = list(self.row.steps.all())
        place = places_of_agreed([self.row]).get(self.row.pk)
        return self.page(
            status=status,
            title=str(self.row),
            agreed=self.row,
            form=form,
            may={each.value for each in map(Kind, self.steps_allowed())},
            line=agreed_line(self.row, day, {}),
            place=place,
            steps=[(each.at, step_line(each)) for each in steps],
            takes_back=self.access.can(Can.MINUTE) and bool(steps) and bool(steps[0].before),
            files=self.row.files.all(),
            mails=self.row.mails.all()[:20] if self.access.can(Can.MINUTE) else [],
            edit_url=self.address("agreed_action_edit", self.row.pk),
            **extra,
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        form = AgreedStepForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        answers = form.cleaned_data
        if answers["do"] not in self.steps_allowed():
            raise PermissionDenied("Your role here does not let you do that with this action.")
        try:
            self.take(answers)
        except changes.Stale as stale:
            self.row = self.row_or_404()
            fresh = renewed_step_form(form, stale.theirs.version)
            return self.show(fresh, status=409, overtaken=True)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        messages.success(request, f"{Kind(answers['do']).label}: {self.row}.")
        return redirect(self.row.get_absolute_url())

    def take(self, answers: dict[str, Any]) -> None:
        carries = answers["do"] == Kind.CARRIED
        take_step(
            by=self.request.user,
            agreed=self.row,
            version=answers["version"],
            kind=answers["do"],
            words=answers["words"],
            due_on=answers["due_on"] if carries else None,
        )


def renewed_step_form(form: AgreedStepForm, version: int) -> AgreedStepForm:
    """The same answers, beginning from what is stored now."""
    data = form.data.copy()
    data["version"] = str(version)
    return AgreedStepForm(data)


class AgreedActionAdd(AgreedActionPages, AddPage):
    form_class = AgreedActionForm

    def store(self, form, formsets) -> AgreedAction:
        return create_agreed(
            by=self.request.user, partnership=self.partnership, values=form.values()
        )


class AgreedActionEdit(AgreedActionPages, EditPage):
    form_class = AgreedActionForm
    remove_route = "agreed_action_remove"

    def store(self, form, formsets) -> AgreedAction:
        return change_agreed(
            by=self.request.user,
            agreed=self.row,
            version=form.began_from,
            values=form.changes(),
        )


class AgreedActionRemove(AgreedActionPages, RemovePage):
    text = (
        "Remove what was never asked of anybody. What is needed no longer can be dropped instead, "
        "so that it stays in the list of what was closed."
    )


class AgreedActionUndo(AgreedActionPages, ButtonPage):
    """Takes the last step back, or brings back what was taken back."""

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            take_back_step(by=request.user, agreed=self.row)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, "Taken back. Press it again to bring the step back.")
        return redirect(self.row.get_absolute_url())
