"""Which responsible authorities came to a group's meetings over a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.utils.functional import cached_property

from csp.lists import csv_lines
from csp.lists.tables import defused
from csp.periods import today
from plans.access import Can
from plans.models import Group
from reporting.meetings.queries.attendance import (
    authorities_in,
    held_meetings,
    parents_of_bodies,
    people_at,
)
from reporting.meetings.rules.attendance_year import (
    ABSENT,
    APOLOGISED,
    CAME,
    attendance_of_authorities,
)
from reporting.meetings.views.forward import ForwardPlan
from reporting.models import Meeting

MARK_WORDS = {CAME: "Came", APOLOGISED: "Apologies", ABSENT: "Nobody"}


class AttendanceYear(ForwardPlan):
    """For those who work here: the public reads who came in each meeting's minutes."""

    power = Can.READ_DRAFTS
    title = "Attendance"
    template_name = "reporting/meetings/attendance.html"

    @cached_property
    def groups(self) -> list[Group]:
        """The groups whose attendance is this reader's to see: their own."""
        known = super().groups
        return [each for each in known if self.scope.clerk or self.scope.sits_on(each)]

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        group = self.group
        if group is None:
            return self.page(groups=[], meetings=[], lines=[])
        meetings = held_meetings(group, self.year.start, self.year.end)
        lines = self.lines(meetings)
        if request.GET.get("_export") == "csv":
            return self.as_csv(meetings, lines)
        return self.page(
            groups=self.groups, group=group, year=self.year, meetings=meetings, lines=lines
        )

    def lines(self, meetings: list[Meeting]) -> list[dict]:
        bodies = authorities_in(self.partnership, min(self.year.end, today()))
        names = {body.pk: body for body in bodies}
        years = attendance_of_authorities(
            list(names),
            [meeting.pk for meeting in meetings],
            people_at(meetings),
            parents_of_bodies(self.partnership),
        )
        return [
            {
                "body": names[each.body],
                "marks": [MARK_WORDS[mark] for mark in each.marks],
                "came": each.came,
                "twice": each.twice,
            }
            for each in years
        ]

    def as_csv(
        self, meetings: list[Meeting], lines: list[dict]
    ) -> HttpResponse | StreamingHttpResponse:
        head = [
            "Responsible authority",
            *(meeting.date.isoformat() for meeting in meetings),
            "Came",
        ]
        rows = [[defused(str(line["body"])), *line["marks"], line["came"]] for line in lines]
        answer = StreamingHttpResponse(
            csv_lines([head, *rows]), content_type="text/csv; charset=utf-8"
        )
        name = f"{self.partnership.slug}-attendance-{self.year.code}.csv"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["Cache-Control"] = "no-store, private"
        return answer
