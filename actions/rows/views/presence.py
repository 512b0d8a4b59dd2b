"""The heartbeat of a row's form, and of the plan's table: I am here; who else is?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse

from actions.rows.live import live_address
from actions.rows.services.presence import (
    editing_words,
    mark,
    mark_rows,
    names_of_others,
    others_in,
)
from actions.rows.views.action import ActionPage
from plans.access import Can
from plans.pages.views.base import ButtonPage


class ActionPresence(ActionPage, ButtonPage):
    power = Can.EDIT

    def post(self, request: HttpRequest, **kwargs) -> JsonResponse:
        mark(by=request.user, action=self.row)
        return JsonResponse({"words": editing_words(names_of_others(self.row, than=request.user))})


MOST_OPEN = 50


class PlanPresence(ActionPage):
    """``open`` and ``left`` name the rows whose cells were opened and closed; answers who is where.

    With it comes the address for asking whether anything changed (``actions.rows.live``).
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs) -> JsonResponse:
        opened, left = self.numbers("open"), self.numbers("left")
        if opened or left:
            rows = list(self.rows().order_by().filter(pk__in=opened)) if opened else []
            mark_rows(by=request.user, opened=rows, left=left)
        others = others_in(self.rows(), than=request.user)
        return JsonResponse({"rows": others, "live": live_address(request.user, self.plan)})

    def numbers(self, name: str) -> list[int]:
        words = self.request.POST.get(name, "").split(",")[:MOST_OPEN]
        return [
            int(each) for each in words if each.isascii() and each.isdecimal() and len(each) < 16
        ]
