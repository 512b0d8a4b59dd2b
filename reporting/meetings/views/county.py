"""The meetings of a county's districts, as each of them publishes them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from csp.accounts.forms import SignedIn
from csp.periods import today
from reporting.meetings.queries.county import districts_of, meetings_of_districts

NO_COUNTY = "There is no such page, or you read for no county."


class CountyMeetings(SignedIn):
    """For county readers alone; anybody else finds nothing here."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest) -> HttpResponse:
        districts = districts_of(request.user)
        if not districts:
            raise Http404(NO_COUNTY)
        context = {
            "title": "Meetings of the districts",
            "districts": meetings_of_districts(districts, today()),
        }
        response = render(request, "reporting/meetings/county.html", context)
        response["Cache-Control"] = "no-store, private"
        return response
