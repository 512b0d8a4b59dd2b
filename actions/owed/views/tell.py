"""Telling owners what they have to do: who gets an e-mail about what, seen before it goes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from actions.owed.queries import said_of, seen_rows
from actions.owed.services.mail import TellingMoved, tell_owners
from actions.owed.telling import plan_telling
from csp.forms.fields import parse_whole_number
from csp.periods import today
from plans.access import Can
from plans.pages.views.base import WorkspacePage

MOVED = (
    "Something changed since you looked: somebody was told meanwhile, or it was given to somebody else. "
    "Nobody was written to. Look at the list below and press again."
)
NOBODY_CHOSEN = "Tick what its owner is to be told of. Nobody was written to."


class TellOwners(WorkspacePage):
    """All open actions, or those that the address names as ``action``; ticked is what was not told yet."""

    power = Can.MINUTE
    title = "Tell owners"
    template_name = "actions/owed/tell.html"

    def asked(self, query) -> list[int]:
        numbers = map(parse_whole_number, query.getlist("action"))
        return [number for number in numbers if number is not None]

    def seen(self):
        return seen_rows(self.access, self.request.user, self.asked(self.request.GET))

    def above(self) -> tuple[str, str]:
        return ("Actions", self.address("agreed_actions"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.plan_page()

    def plan_page(
        self, *, status: int = 200, ticked: set[int] | None = None, problem: str = ""
    ) -> HttpResponse:
        rows = list(self.seen().with_owners().select_related("partnership").by_day())
        plan = plan_telling(rows, said_of(rows), today())
        chosen = plan.untold if ticked is None else ticked
        return self.page(
            status=status,
            telling=plan,
            ticked=chosen,
            problem=problem,
            going=sum(bool(each.chosen(chosen)) for each in plan.mails),
            cancel=self.address("agreed_actions"),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        chosen = set(self.asked(request.POST))
        if not chosen:
            return self.plan_page(status=422, ticked=chosen, problem=NOBODY_CHOSEN)
        try:
            mails = tell_owners(
                by=request.user,
                partnership=self.partnership,
                rows=self.seen(),
                chosen=chosen,
                stamp=request.POST.get("stamp", ""),
            )
        except TellingMoved:
            return self.plan_page(status=409, problem=MOVED)
        if not mails:
            return self.plan_page(status=422, ticked=chosen, problem=NOBODY_CHOSEN)
        people = "1 person" if len(mails) == 1 else f"{len(mails)} people"
        messages.success(request, f"An e-mail is on its way to {people}.")
        return redirect(self.address("agreed_actions"))
