"""The pages behind a member's link: the meeting, its pack, coming or not, and what they have to do.

Nothing that is restricted is here, whatever its holder may read once signed in.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from actions.agreed.wording import due_sentence
from actions.models import AgreedAction
from actions.owed.views.linked import OwedAnswer, OwedBack, OwedLinkPage, OwedList
from actions.rounds.to_do import in_days
from csp.models import EmailedLink
from plans.models import Person
from plans.pages.views.answers import add_problems
from plans.plan.views.emailed import EmailedLinkLogo, EmailedLinkOpened, EmailedLinkPage
from reporting.meetings.access import MeetingReader, link_scope
from reporting.meetings.forms.coming import ComingForm
from reporting.meetings.meeting_days import deadlines_of_meeting
from reporting.meetings.members import answer_of, member_of_person, takes_answers
from reporting.meetings.queries.coming import said_beforehand
from reporting.meetings.queries.issued import packs_of_meeting
from reporting.meetings.queries.member_link import holder_of_member_link, meeting_of_link
from reporting.meetings.readable_pack import pack_file, readable_pack
from reporting.meetings.seen import see_items
from reporting.meetings.services.coming import say_coming
from reporting.meetings.services.member_link import opens_for_members
from reporting.meetings.tables import state_tag
from reporting.meetings.views.base import answer_private_file
from reporting.models import Meeting

NO_PACK = "There is no such pack, or it is not yours to see."
TOO_OFTEN = "That is more than anybody sends in an hour. Say it later."


class MemberLinkPage(EmailedLinkPage):
    """Opens one meeting for a member of its groups, until the minutes go round."""

    purpose = EmailedLink.Purpose.MEMBER
    root_route = "member"
    closed_template = "reporting/meetings/member_closed.html"
    meeting: Meeting
    person: Person
    reader: MeetingReader

    def still_theirs(self, day: date) -> bool:
        meeting, person = meeting_of_link(self.link), holder_of_member_link(self.link, day)
        if meeting is None or person is None:
            return False
        self.meeting, self.person = meeting, person
        self.reader = link_scope(person).reader(meeting)
        return self.reader.is_member and opens_for_members(meeting)

    def packs_url(self) -> str:
        """Where members sign in to read the pack, where the group's rules ask for that."""
        return reverse("workspace:meeting_pack", args=[self.partnership.slug, self.meeting.pk])


class MemberMeeting(MemberLinkPage):
    """Where the e-mail leads. It takes whether the member comes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.meeting_page()

    def meeting_page(self, form: ComingForm | None = None, *, status: int = 200) -> HttpResponse:
        meeting, reader = self.meeting, self.reader
        member = member_of_person(meeting, self.person)
        before = answer_of(member, said_beforehand(meeting)) if member else {}
        asks = member is not None and takes_answers(meeting)
        signs_in = reader.rules.pack_needs_sign_in
        context = self.linked_context(
            title=f"{meeting.group}, {meeting.day_words}",
            meeting=meeting,
            state=state_tag(meeting),
            when=""
            if meeting.month_only or meeting.was_held
            else in_days(meeting.date, self.today),
            agenda_due=deadlines_of_meeting(meeting).agenda,
            agenda_is_out=reader.sees_agenda,
            packs=[] if signs_in else self.packs(),
            items=() if signs_in else see_items(reader),
            sign_in=self.packs_url() if signs_in and reader.sees_papers else "",
            form=form or (self.coming_form(initial=before) if asks else None),
            answered=bool(before),
            kept="kept" in self.request.GET,
            **self.own_actions(),
        )
        return render(self.request, "reporting/meetings/member.html", context, status=status)

    def coming_form(self, *args, **kwargs) -> ComingForm:
        return ComingForm(*args, online=bool(self.meeting.joining_link), **kwargs)

    def packs(self) -> list[dict[str, Any]]:
        made = (readable_pack(each, self.reader) for each in packs_of_meeting(self.meeting))
        return [
            {"pack": each, "url": self.address("member_pack", each.pack.number)}
            for each in made
            if each.has_file
        ]

    def own_actions(self) -> dict[str, Any]:
        rows = AgreedAction.objects.filter(partnership=self.partnership).still_open()
        rows = rows.open_by_link().to_do_of_address(self.link.email, self.today)
        lines = [
            (each, due_sentence(each, self.today), each.days_late(self.today) > 0)
            for each in rows.by_day()
        ]
        return {"own": lines, "own_url": self.address("member_do")}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.coming_form(request.POST)
        member = member_of_person(self.meeting, self.person)
        if not self.may_send("link_answer"):
            form.add_error(None, TOO_OFTEN)
            return self.meeting_page(form, status=429)
        if member is None or not form.is_valid():
            return self.meeting_page(form, status=422)
        try:
            say_coming(
                by=None,
                meeting=self.meeting,
                member=member,
                said_as=self.link.name,
                **form.cleaned_data,
            )
        except ValidationError as error:
            add_problems(form, error)
            return self.meeting_page(form, status=409)
        return redirect(f"{self.address('member')}?kept=yes")


class MemberPack(MemberLinkPage):
    """The pack as members have it, byte for byte, unless the group's rules ask for a sign-in."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, n: int) -> HttpResponse:
        if self.reader.rules.pack_needs_sign_in:
            return redirect(self.packs_url())
        pack = packs_of_meeting(self.meeting).filter(number=n).first()
        file = pack_file(pack, self.reader) if pack else None
        if pack is None or not file:
            raise Http404(NO_PACK)
        words = f"{self.partnership.slug} {pack.name} {self.meeting.date:%Y-%m-%d}"
        return answer_private_file(file.name, words, "pdf")


class MemberOwedPage(MemberLinkPage, OwedLinkPage):
    """What the holder has to do, answered as by the link that owners get."""

    list_route = "member_do"

    def linked_context(self, **extra) -> dict[str, Any]:
        return super().linked_context(back_url=self.address("member"), **extra)


class MemberActions(MemberOwedPage, OwedList):
    pass


class MemberAnswer(MemberOwedPage, OwedAnswer):
    pass


class MemberTakesBack(MemberOwedPage, OwedBack):
    pass


class MemberOpened(MemberLinkPage, EmailedLinkOpened):
    pass


class MemberLogo(MemberLinkPage, EmailedLinkLogo):
    pass
