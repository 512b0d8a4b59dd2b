"""Plans: the list of them, setting one up, and the steps from draft to archive."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from csp.changes import Stale
from csp.periods import today
from plans.access import Can
from plans.models import Plan, Priority
from plans.pages.queries import plans_in_hand
from plans.pages.views.base import AddPage, EditPage, WorkspacePage, add_problems
from plans.pages.views.lists import PartnershipList
from plans.plan.filters.plan import PlanFilter
from plans.plan.forms.plan import PlanForm, PlanStatusForm
from plans.plan.services.plan import NEXT, change_plan, create_plan, move_plan_status
from plans.plan.tables.plan import PlanListTable

# A plan that was agreed is the one that people work by, published or not.
ADOPTED = frozenset({Plan.Status.AGREED, Plan.Status.PUBLISHED})


class PlanList(PartnershipList):
    title = "Plans"
    filename = "plans"
    add_route = "plan_add"
    table_class = PlanListTable
    filterset_class = PlanFilter
    empty_title = "No plans yet"
    empty_text = (
        "A plan runs for one year, or for up to three. Bring last year’s in from its file with "
        "“Bring in a plan” on the home page, or set one up here."
    )
    add_label = "Set up a plan"

    def get_table_kwargs(self) -> dict:
        return {"hidden_plans": self.access.hidden_plans}

    def get_queryset(self):
        plans = Plan.objects.filter(partnership=self.partnership)
        plans = plans.exclude(status__in=self.access.hidden_plans)
        counted = Priority.objects.order_by().filter(plan=OuterRef("pk")).values("plan")
        return (
            plans.select_related("partnership", "parent", "predecessor")
            .annotate(
                priority_count=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)
            )
            .order_by("-start", "title", "pk")
        )


class PlanInForce(WorkspacePage):
    """Leads on to the plan that is worked with: the one in force, else the newest in hand, else to all
    plans."""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        plans = plans_in_hand([self.partnership.pk]).exclude(status__in=self.access.hidden_plans)
        plan = first_in_force(list(plans), today())
        return redirect(plan.get_absolute_url() if plan else self.address("plans"))


def first_in_force(plans: Sequence[Plan], day: date) -> Plan | None:
    """Of the plans in hand, the newest first: one that is agreed and runs on the day, else any agreed, else
    the first."""
    agreed = [plan for plan in plans if plan.status in ADOPTED]
    running = [plan for plan in agreed if plan.start <= day <= plan.end]
    return next(iter([*running, *agreed, *plans]), None)


class PlanPage:
    """What the pages for setting a plan up and changing it share."""

    model = Plan
    words = "plan"
    form_class = PlanForm
    list_route = "plans"
    list_title = "Plans"

    def list_url(self) -> str:
        return reverse("workspace:plans", args=[self.partnership.slug])

    def done_url(self, row: Plan) -> str:
        return reverse("workspace:sections", args=[self.partnership.slug, row.slug])


class PlanAdd(PlanPage, AddPage):
    title = "Set up a plan"
    submit = "Set up the plan"

    def store(self, form, formsets) -> Plan:
        return create_plan(by=self.request.user, partnership=self.partnership, values=form.values())

    def saved_words(self, row: Plan) -> str:
        return f"{row} is set up. Now lay out its sections and priorities."


class PlanEdit(PlanPage, EditPage):
    def get_title(self) -> str:
        return f"Settings of {self.row}"

    def find_row(self) -> Plan:
        return self.plan

    def store(self, form, formsets) -> Plan:
        return change_plan(
            by=self.request.user, plan=self.row, version=form.began_from, values=form.changes()
        )

    def cancel_url(self) -> str:
        return self.plan.get_absolute_url()

    def done_url(self, row: Plan) -> str:
        return row.get_absolute_url()


# What the button of each step says.
STEPS = {
    Plan.Status.DRAFT: "Back to draft",
    Plan.Status.CONSULTATION: "Send out for consultation",
    Plan.Status.AGREED: "Record that it is agreed",
    Plan.Status.SUPERSEDED: "Mark as superseded",
    Plan.Status.ARCHIVED: "Archive",
}
# Towards those whom the plan is for. Any other step takes it from somebody, and is asked about first.
ONWARD = frozenset({Plan.Status.CONSULTATION, Plan.Status.AGREED})
ASKED = {
    Plan.Status.DRAFT: (
        "Bring this plan back to draft?",
        "Only those who work on it see a draft. Its wording then changes without a reason, "
        "and it has to be agreed again before it can be published.",
    ),
    Plan.Status.SUPERSEDED: (
        "Mark this plan as superseded?",
        "It then says that another plan has taken its place, and cannot be published any more. "
        "What the public can read now stays there until it is withdrawn.",
    ),
    Plan.Status.ARCHIVED: (
        "Archive this plan?",
        "It is put away with the plans that are over, and nothing in it is deleted. "
        "What the public can read now stays there until it is withdrawn.",
    ),
}


class PlanStatus(WorkspacePage):
    """The steps that a plan has taken, and buttons for those it may take now."""

    template_name = "plans/plan/plan_status.html"

    def get_title(self) -> str:
        return f"Status of {self.plan}"

    def may_take(self, status: str) -> bool:
        return self.access.can(Can.AGREE if status == Plan.Status.AGREED else Can.EDIT)

    def steps(self, *, onward: bool) -> list[tuple[str, str]]:
        return [
            (str(status), STEPS[status])
            for status in NEXT[self.plan.status]
            if self.may_take(status) and (status in ONWARD) is onward
        ]

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(PlanStatusForm(plan=self.plan))

    def show(self, form: PlanStatusForm, status: int = 200) -> HttpResponse:
        past = self.plan.status_changes.select_related("by").order_by("-on", "-pk")
        steps, others = self.steps(onward=True), self.steps(onward=False)
        return self.page(form=form, steps=steps, others=others, past=past, status=status)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        step = request.POST.get("status", "")
        if step in Plan.Status.values and not self.may_take(step):
            raise PermissionDenied("Your role here does not let you take that step.")
        form = PlanStatusForm(request.POST, plan=self.plan)
        if step not in Plan.Status.values:
            form.add_error(None, "Choose the step to take.")
        if not form.is_valid():
            return self.show(form, status=422)
        return self.ask(form, step) if self.unsure(form, step) else self.take(form, step)

    def unsure(self, form: PlanStatusForm, step: str) -> bool:
        """Whether to ask first; a page that is stale, or a step that cannot be taken, is told at once."""
        fresh = form.cleaned_data["version"] == self.plan.version
        asks = step in NEXT[self.plan.status] and step not in ONWARD
        return asks and fresh and "sure" not in self.request.POST

    def ask(self, form: PlanStatusForm, step: str) -> HttpResponse:
        title, text = ASKED[Plan.Status(step)]
        asked = {"title": title, "text": text, "step": step, "submit": STEPS[Plan.Status(step)]}
        context = self.get_context(form=form, cancel=self.address("plan_status"), **asked)
        return render(self.request, "plans/plan/plan_status_ask.html", context)

    def take(self, form: PlanStatusForm, step: str) -> HttpResponse:
        asked = form.cleaned_data
        try:
            moved = move_plan_status(
                by=self.request.user,
                plan=self.plan,
                version=asked["version"],
                status=step,
                on=asked["on"],
                note=asked["note"],
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        except Stale:
            return self.begin_again(form)
        messages.success(self.request, f"{moved} is now {moved.get_status_display().lower()}.")
        return redirect(self.address("plan_status"))

    def begin_again(self, form: PlanStatusForm) -> HttpResponse:
        """Somebody changed the plan in between: show its status now, with what was typed kept."""
        self.plan.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = str(self.plan.version)
        form.add_error(
            None, "Somebody else changed the plan a moment ago. Look at its status, then repeat."
        )
        return self.show(form, status=409)
