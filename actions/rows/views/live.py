"""What colleagues saved, for a plan's page that is open: has anything changed, which rows, and those rows."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.views import View

from actions.rows.live import last_change_of, partnership_of_live_token
from actions.rows.table import PlanTable, row_html
from actions.rows.views.action import ActionPage
from csp.forms.fields import parse_whole_number
from plans.access import Can

MOST_ROWS = 100


class LastChange(View):
    """Answers 304 as long as nothing changed. No session, and one statement."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        partnership = partnership_of_live_token(token)
        if partnership is None:
            raise Http404("This page has been open for too long. Load it anew.")
        stamp = last_change_of(partnership)
        seen = request.headers.get("If-None-Match") == f'"{stamp}"'
        response = HttpResponseNotModified() if seen else JsonResponse({"stamp": stamp})
        response.headers["ETag"] = f'"{stamp}"'
        response.headers["Cache-Control"] = "no-store, private"
        return response


class ChangedRows(ActionPage):
    """Which rows there are, in the printed order, with their versions; those that ``row`` names, drawn."""

    http_method_names = ["get"]
    power = Can.EDIT

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        asked = {parse_whole_number(each) for each in request.GET.getlist("row")[:MOST_ROWS]}
        response = self.drawn(asked) if asked else self.listed()
        response.headers["Cache-Control"] = "no-store, private"
        return response

    def listed(self) -> JsonResponse:
        rows = self.rows().in_order().values_list("pk", "version", "priority")
        return JsonResponse({"rows": list(rows)})

    def drawn(self, asked: set) -> HttpResponse:
        address = self.address("plan") + "actions/"
        table = PlanTable.of(self.plan, self.access, lambda number: f"{address}{number}/")
        rows = (row for row in table.rows if row.pk in asked)
        html = "".join(row_html(row, address, True) for row in rows)
        return HttpResponse(f"<table><tbody>{html}</tbody></table>")
