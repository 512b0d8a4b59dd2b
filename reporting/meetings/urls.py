"""Addresses of meetings. Below <slug:p>/meetings/, and a group's rules below the settings."""

from __future__ import annotations

from django.urls import path

from plans.pages.urls import SETTINGS
from reporting.document.formats import FILE_FORMATS
from reporting.meetings.views import (
    agenda,
    answering,
    arising,
    asking,
    attendance,
    calendar,
    coming,
    correspondence,
    county,
    effects,
    feed,
    forward,
    forward_item,
    group_rules,
    issued,
    member,
    member_links,
    minutes,
    minutes_import,
    minuting,
    outcomes,
    pack,
    papers,
    room,
    sending,
    topic,
)

PLACE = "<slug:p>/meetings/"
MEETING = f"{PLACE}<int:meeting>/"
ITEM = f"{PLACE}items/<int:pk>/"
PAPER = f"{PLACE}papers/<int:pk>/"

calendar_pages = [
    path(PLACE, calendar.MeetingList.as_view(), name="meetings"),
    path(f"{PLACE}new/", calendar.MeetingAdd.as_view(), name="meeting_add"),
    path(f"{PLACE}year/", calendar.YearOfMeetings.as_view(), name="meetings_year"),
    path(f"{PLACE}<int:pk>/edit/", calendar.MeetingEdit.as_view(), name="meeting_edit"),
    path(f"{MEETING}move/", calendar.MeetingMove.as_view(), name="meeting_move"),
    path(f"{MEETING}cancel/", calendar.MeetingCancel.as_view(), name="meeting_cancel"),
    path(f"{MEETING}restore/", calendar.MeetingRestore.as_view(), name="meeting_restore"),
    path(
        f"{SETTINGS}groups/<int:group>/rules/",
        group_rules.GroupRulesEdit.as_view(),
        name="group_rules",
    ),
]

import_pages = [
    path(f"{PLACE}bring-in/", minutes_import.MinutesImportAdd.as_view(), name="minutes_import_add"),
    path(
        f"{PLACE}bring-in/<int:pk>/",
        minutes_import.MinutesImportPage.as_view(),
        name="minutes_import",
    ),
]

agenda_pages = [
    path(MEETING, agenda.MeetingPage.as_view(), name="meeting"),
    path(f"{MEETING}agenda/begin/", agenda.AgendaBegin.as_view(), name="meeting_begin"),
    path(f"{MEETING}agenda/issue/", issued.AgendaIssue.as_view(), name="meeting_issue"),
    *(
        path(
            f"{MEETING}agenda/<slug:r>.{ext}",
            issued.AgendaVersionFile.as_view(ext=ext),
            name=f"agenda_version_{ext}",
        )
        for ext in FILE_FORMATS
    ),
    path(f"{MEETING}items/new/", agenda.ItemAdd.as_view(), name="item_add"),
    path(f"{ITEM}edit/", agenda.ItemEdit.as_view(), name="item_edit"),
    path(f"{ITEM}remove/", agenda.ItemRemove.as_view(), name="item_remove"),
    path(f"{ITEM}topic/", topic.TopicPage.as_view(), name="item_topic"),
    path(f"{ITEM}move/", agenda.ItemMove.as_view(), name="item_move"),
    path(
        f"{PLACE}items/<int:item>/papers/new/",
        papers.AgendaPaperAdd.as_view(),
        name="agenda_paper_add",
    ),
    path(PAPER, papers.AgendaPaperRead.as_view(), name="agenda_paper"),
    path(f"{PAPER}edit/", papers.AgendaPaperEdit.as_view(), name="agenda_paper_edit"),
    path(f"{PAPER}receive/", papers.AgendaPaperReceive.as_view(), name="agenda_paper_receive"),
    path(f"{PAPER}ask/", asking.AgendaPaperAsk.as_view(), name="agenda_paper_ask"),
    path(f"{PAPER}withdraw/", papers.AgendaPaperWithdraw.as_view(), name="agenda_paper_withdraw"),
    path(f"{PAPER}remove/", papers.AgendaPaperRemove.as_view(), name="agenda_paper_remove"),
]

FORWARD = f"{PLACE}forward-plan/"
SUBJECT = f"{FORWARD}<int:pk>/"

forward_pages = [
    path(FORWARD, forward.ForwardPlan.as_view(), name="forward_plan"),
    path(f"{FORWARD}list/", forward.ForwardList.as_view(), name="forward_items"),
    path(f"{FORWARD}offer/", forward.ForwardOfferTake.as_view(), name="forward_offer"),
    path(f"{FORWARD}new/", forward_item.ForwardItemAdd.as_view(), name="forward_item_add"),
    path(SUBJECT, forward_item.ForwardItemPage.as_view(), name="forward_item"),
    path(f"{SUBJECT}edit/", forward_item.ForwardItemEdit.as_view(), name="forward_item_edit"),
    path(f"{SUBJECT}remove/", forward_item.ForwardItemRemove.as_view(), name="forward_item_remove"),
    path(f"{SUBJECT}place/", forward_item.ForwardItemPlace.as_view(), name="forward_item_place"),
    path(
        f"{SUBJECT}agenda/",
        forward_item.ForwardItemToAgenda.as_view(),
        name="forward_item_to_agenda",
    ),
    path(f"{SUBJECT}drop/", forward_item.ForwardItemDrop.as_view(), name="forward_item_drop"),
    path(f"{SUBJECT}want/", forward_item.ForwardItemWant.as_view(), name="forward_item_want"),
]

attendance_pages = [
    path(f"{PLACE}attendance/", attendance.AttendanceYear.as_view(), name="meeting_attendance"),
]

minutes_pages = [
    path(f"{MEETING}minutes/", minutes.MinutesPage.as_view(), name="meeting_minutes"),
    path(
        f"{MEETING}minutes/circulate/", minutes.MinutesCirculate.as_view(), name="minutes_circulate"
    ),
    path(
        f"{MEETING}decisions/<int:decision>/effect/",
        effects.DecisionEffectStep.as_view(),
        name="decision_effect",
    ),
    path(f"{MEETING}minutes/approve/", minutes.MinutesApprove.as_view(), name="minutes_approve"),
    path(f"{MEETING}minutes/sign/", minutes.MinutesSign.as_view(), name="minutes_sign"),
    *(
        path(
            f"{MEETING}minutes/<slug:r>.{ext}",
            minutes.MinutesVersionFile.as_view(ext=ext),
            name=f"minutes_version_{ext}",
        )
        for ext in FILE_FORMATS
    ),
]

# Below /send/. The link is the only proof that these pages ask for.
send_pages = [
    path("<str:token>/", sending.SendPaper.as_view(), name="send_paper"),
    path("<str:token>/opened/", sending.SendPaperOpened.as_view(), name="send_paper_opened"),
    path("<str:token>/logo/", sending.SendPaperLogo.as_view(), name="send_paper_logo"),
]

# Below /member/. The link is the only proof that these pages ask for.
member_pages = [
    path("<str:token>/", member.MemberMeeting.as_view(), name="member"),
    path("<str:token>/opened/", member.MemberOpened.as_view(), name="member_opened"),
    path("<str:token>/logo/", member.MemberLogo.as_view(), name="member_logo"),
    path("<str:token>/pack-<int:n>.pdf", member.MemberPack.as_view(), name="member_pack"),
    path("<str:token>/actions/", member.MemberActions.as_view(), name="member_do"),
    path("<str:token>/actions/<int:pk>/", member.MemberAnswer.as_view(), name="member_do_answer"),
    path(
        "<str:token>/actions/<int:pk>/back/",
        member.MemberTakesBack.as_view(),
        name="member_do_back",
    ),
]

# Below /answer/. The same.
answer_pages = [
    path("<str:token>/", answering.AnswerQuestion.as_view(), name="answer_question"),
    path(
        "<str:token>/opened/",
        answering.AnswerQuestionOpened.as_view(),
        name="answer_question_opened",
    ),
    path("<str:token>/logo/", answering.AnswerQuestionLogo.as_view(), name="answer_question_logo"),
]

QUESTION = f"{MEETING}correspondence/"

correspondence_pages = [
    path(
        f"{PLACE}correspondence/new/",
        correspondence.CorrespondencePut.as_view(),
        name="correspondence_add",
    ),
    path(QUESTION, correspondence.CorrespondencePage.as_view(), name="correspondence"),
    path(
        f"{QUESTION}edit/", correspondence.CorrespondenceEdit.as_view(), name="correspondence_edit"
    ),
    path(f"{QUESTION}ask/", correspondence.CorrespondenceAsk.as_view(), name="correspondence_ask"),
    path(
        f"{QUESTION}close/",
        correspondence.CorrespondenceClose.as_view(),
        name="correspondence_close",
    ),
    path(
        f"{QUESTION}<int:pk>/",
        correspondence.CorrespondenceReply.as_view(),
        name="correspondence_answer",
    ),
]

DESK = f"{MEETING}minute/<int:item>/"

minuting_pages = [
    path(f"{MEETING}minute/", minuting.Minuting.as_view(), name="minuting"),
    path(f"{MEETING}minute/begin/", minuting.MinutingBegin.as_view(), name="minuting_begin"),
    path(f"{DESK}write/", minuting.WritePassage.as_view(), name="minuting_write"),
    path(f"{DESK}moved/", room.CameOrLeft.as_view(), name="attendance_move"),
    path(f"{DESK}people/<int:pk>/", room.MarkPresent.as_view(), name="attendance_mark"),
    path(f"{DESK}interest/", outcomes.InterestAdd.as_view(), name="interest_add"),
    path(f"{DESK}decisions/new/", outcomes.DecisionAdd.as_view(), name="decision_add"),
    path(f"{DESK}decisions/<int:pk>/", outcomes.DecisionEdit.as_view(), name="decision_edit"),
    path(
        f"{DESK}decisions/<int:pk>/remove/",
        outcomes.DecisionRemove.as_view(),
        name="decision_remove",
    ),
    path(f"{DESK}actions/<int:pk>/", outcomes.ArisingEdit.as_view(), name="arising_edit"),
    path(f"{MEETING}people/new/", room.AttendanceAdd.as_view(), name="attendance_add"),
    path(f"{MEETING}people/<int:pk>/", room.AttendanceEdit.as_view(), name="attendance_edit"),
]

calendar_file_pages = [
    path(f"{PLACE}calendar/", feed.MeetingsCalendar.as_view(), name="meetings_calendar"),
    path(f"{PLACE}meetings.ics", feed.MeetingsCalendarFile.as_view(), name="meetings_ics"),
    path(
        f"{PLACE}calendar/<int:pk>/end/",
        feed.MeetingsCalendarEnd.as_view(),
        name="meetings_calendar_end",
    ),
]

coming_pages = [
    path(f"{MEETING}coming/", coming.MeetingComing.as_view(), name="meeting_coming"),
    path(f"{MEETING}links/", member_links.MemberLinks.as_view(), name="meeting_links"),
    path(
        f"{MEETING}links/<int:pk>/end/",
        member_links.MemberLinkEnd.as_view(),
        name="meeting_link_end",
    ),
]

pack_pages = [
    path(f"{MEETING}pack/", pack.MeetingPackPage.as_view(), name="meeting_pack"),
    path(f"{MEETING}pack/read/", pack.MeetingPackRead.as_view(), name="meeting_pack_read"),
    path(f"{MEETING}pack/issue/", pack.PackIssue.as_view(), name="meeting_pack_issue"),
    path(f"{MEETING}pack/<int:n>.pdf", pack.MeetingPackFile.as_view(), name="meeting_pack_file"),
]

arising_pages = [
    path(f"{MEETING}actions/", arising.ActionsOfMeeting.as_view(), name="meeting_actions"),
    path(f"{PLACE}items/<int:item>/actions/new/", arising.ArisingAdd.as_view(), name="arising_add"),
]

# Before the pages of partnerships, as none may be called so.
county_pages = [
    path("county/meetings/", county.CountyMeetings.as_view(), name="county_meetings"),
]

meeting_pages = [
    *county_pages,
    *arising_pages,
    *attendance_pages,
    *calendar_pages,
    *calendar_file_pages,
    *coming_pages,
    *correspondence_pages,
    *import_pages,
    *agenda_pages,
    *minutes_pages,
    *minuting_pages,
    *pack_pages,
    *forward_pages,
]
