"""What follows from a decision: done, or said not to be wanted, by one press on the page of the minutes."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from csp.changes import Stale
from csp.forms.fields import parse_whole_number
from plans.access import Can
from reporting.meetings.queries.effects import decisions_about_something, effect_of_row
from reporting.meetings.services.effects import apply_effect, decline_effect, offer_effect_again
from reporting.meetings.views.base import SOMEBODY_ELSE, OfMeeting, first_words
from reporting.models import MeetingDecision

STEPS = {"do": apply_effect, "decline": decline_effect, "offer": offer_effect_again}
SAID = {
    "do": "Done, with this minute as its reference.",
    "decline": "Not wanted: it is not offered any more. You can have it offered again.",
    "offer": "It is offered again.",
}
NOT_YOURS = "Your role here does not let you do that. Ask somebody who may."
UNKNOWN = "Choose what to do. Nothing was changed."


class DecisionEffectStep(OfMeeting):
    """Only for clerks; agreeing a plan also needs the right to agree plans."""

    http_method_names = ["post"]
    power = Can.MINUTE

    @cached_property
    def decision(self) -> MeetingDecision:
        rows = decisions_about_something(self.meeting)
        found = get_object_or_404(rows, pk=self.kwargs["decision"])
        found.partnership = self.partnership
        return found

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        do = request.POST.get("do", "")
        back = redirect(f"{self.address('meeting_minutes', self.meeting.pk)}#follows")
        if do not in STEPS:
            messages.error(request, UNKNOWN)
            return back
        if do == "do":
            self.refuse_those_who_may_not()
        version = parse_whole_number(request.POST.get("version", "")) or 0
        try:
            STEPS[do](by=request.user, decision=self.decision, version=version)
        except ValidationError as problem:
            messages.error(request, first_words(problem))
        except Stale:
            messages.error(request, SOMEBODY_ELSE)
        else:
            messages.success(request, SAID[do])
        return back

    def refuse_those_who_may_not(self) -> None:
        effect = effect_of_row(self.decision, self.reader.rules, self.access)
        if effect is not None and not effect.may:
            raise PermissionDenied(NOT_YOURS)
