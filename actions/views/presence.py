"""The heartbeat of a row's form: I am here; who else is?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from actions.services.presence import editing_words, mark, others
from actions.views.action import ActionPage
from plans.access import Can
from plans.views.base import ButtonPage


class ActionPresence(ActionPage, ButtonPage):
    power = Can.EDIT

    def fetched(self):
        return self.rows()

    def post(self, request: HttpRequest, **kwargs) -> JsonResponse:
        mark(by=request.user, action=self.row)
        return JsonResponse({"words": editing_words(others(self.row, than=request.user))})
