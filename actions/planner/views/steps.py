"""What every step of work on a planner ends with: a sentence, and a button that takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from actions.planner.services.steps import STEP, undo_planner_step
from actions.planner.views.base import EDITS
from csp.forms.kept import way_back
from csp.models import AuditEvent
from plans.pages.views.base import WorkspacePage

UNDONE = "Undone. The planner is as it was before."


def undo_form(request: HttpRequest, words: str, event: AuditEvent) -> SafeString:
    """The sentence with its button, as a banner holds it."""
    slug = request.access.partnership.slug
    context = {"words": words, "undo": reverse("workspace:planner_undo", args=[slug, event.pk])}
    return SafeString(render_to_string("actions/planner/parts/undo.html", context, request=request))


def step_done(request: HttpRequest, words: str, event: AuditEvent, to: str) -> HttpResponse:
    messages.success(request, undo_form(request, words, event), extra_tags="markup")
    return redirect(to)


class PlannerUndo(WorkspacePage):
    """Takes back one step of work on a planner."""

    power = EDITS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        kinds = ["actions.planner", "actions.plannerrow", "actions.plannerentry"]
        events = AuditEvent.objects.filter(tenant=self.partnership.pk, target_type__in=kinds)
        event = get_object_or_404(events.filter(detail__has_key=STEP), pk=pk)
        try:
            undo_planner_step(by=request.user, event=event)
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
        else:
            messages.success(request, UNDONE)
        return redirect(way_back(request) or self.address("planner_home"))
