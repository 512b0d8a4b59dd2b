"""The first hour: the usual bodies in one go, and putting the list of first steps away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from csp.changes import Stale
from csp.periods import today
from plans.access import Can
from plans.models import Organisation
from plans.pages.views.answers import ROW_WAS_CHANGED, add_problems
from plans.pages.views.base import WorkspacePage
from plans.people.first_steps import usual_bodies
from plans.people.forms.usual import UsualBodiesForm
from plans.people.services.first_hour import add_bodies, put_first_steps_away


class UsualBodies(WorkspacePage):
    power = Can.EDIT
    title = "The usual bodies"
    template_name = "layouts/form.html"
    intro = (
        "These are the responsible authorities that the law names for your kind of area, and some "
        "usual partners. Tick those that take part and put in their proper names."
    )

    def above(self) -> tuple[str, str]:
        return ("Bodies", self.address("organisations"))

    def get_form(self, data=None) -> UsualBodiesForm:
        rows = Organisation.objects.filter(partnership=self.partnership, ended_on=None)
        held = set(rows.order_by().values_list("kind", flat=True))
        return UsualBodiesForm(data, usual=usual_bodies(self.partnership, today()), held=held)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show(self.get_form())

    def show(self, form: UsualBodiesForm, *, status: int = 200) -> HttpResponse:
        cancel = self.partnership.get_absolute_url()
        texts = {"intro": self.intro, "submit": "Add these bodies", "cancel": cancel}
        return self.page(status=status, form=form, **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = self.get_form(request.POST)
        if form.is_valid():
            bodies = [(name, each.kind, each.belongs) for name, each in form.chosen()]
            try:
                done = add_bodies(by=request.user, partnership=self.partnership, bodies=bodies)
            except ValidationError as error:
                add_problems(form, error)
            else:
                messages.success(request, f"Added: {', '.join(map(str, done))}.")
                return redirect(self.partnership.get_absolute_url())
        return self.show(form, status=422)


class FirstSteps(WorkspacePage):
    """Puts the list of first steps away."""

    power = Can.MANAGE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            put_first_steps_away(by=request.user, partnership=self.partnership)
        except Stale:
            messages.warning(request, ROW_WAS_CHANGED)
        return redirect(self.partnership.get_absolute_url())
