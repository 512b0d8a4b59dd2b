"""What a partnership's home says of meetings: the next one, what is to do for it, minutes on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from actions.agreed.wording import due_sentence
from actions.models import AgreedAction
from actions.rounds.to_do import in_days
from csp.models import User
from csp.periods import date_words
from csp.prose.nouns import count_noun
from plans.access import Access
from plans.pages.home_parts import HomePart
from reporting.meetings.access import MeetingReader, MeetingScope, rules_of_group, scope_of
from reporting.meetings.forms.coming import ComingForm
from reporting.meetings.meeting_days import deadlines_of_meeting
from reporting.meetings.members import answer_of, member_of_user, takes_answers
from reporting.meetings.queries.coming import (
    meetings_ahead,
    meetings_minuted_last,
    said_beforehand,
)
from reporting.meetings.queries.issued import packs_of_meeting
from reporting.meetings.readable_pack import ReadablePack, readable_pack
from reporting.meetings.tables import state_tag
from reporting.models import Attendance, Meeting

State = Meeting.State
MOST_OWN = 6


@dataclass(frozen=True)
class MeetingStep:
    """Something that waits for whoever reads the page, where it is done, and by when."""

    words: str
    url: str
    due: str = ""
    late: bool = False


@dataclass(frozen=True)
class NextMeeting:
    """The meeting in the box, as its reader has it; ``coming`` counts what members said beforehand."""

    meeting: Meeting
    reader: MeetingReader
    state: tuple[str, str]
    when: str
    agenda_due: date | None
    packs: tuple[ReadablePack, ...] = ()
    form: ComingForm | None = None
    answered: bool = False
    coming: str = ""


@dataclass(frozen=True)
class OwnAction:
    """An action that somebody has to do themselves, or their body."""

    agreed: AgreedAction
    due: str
    late: bool


def meetings_on_home(access: Access, user: User, day: date) -> HomePart | None:
    """Nothing for whoever may know of no meeting and has nothing to do. A fixed number of queries."""
    scope = scope_of(access, user)
    ahead, minuted = meetings_ahead(scope, day), meetings_minuted_last(scope)
    own = own_actions(access, user, day)
    if not (ahead or minuted or own):
        return None
    return HomePart(
        "reporting/meetings/parts/home.html",
        {
            "following": see_next_meeting(scope, user, ahead, day),
            "steps": list(clerks_steps(scope, ahead, minuted, day)) if scope.clerk else [],
            "minutes": [] if scope.clerk else minutes_to_read(scope, minuted),
            "own": own,
            "dates": [(each, when_words(each, day)) for each in ahead],
            "may_plan": scope.clerk,
        },
    )


def when_words(meeting: Meeting, day: date) -> str:
    return "" if meeting.month_only else in_days(meeting.date, day)


# -- The box


def see_next_meeting(
    scope: MeetingScope, user: User, ahead: list[Meeting], day: date
) -> NextMeeting | None:
    """The next meeting of a group that somebody sits on, else the next that they may know of."""
    readers = [scope.reader(each) for each in ahead]
    theirs = [each for each in readers if each.is_member]
    reader = next(iter([*theirs, *readers]), None)
    if reader is None:
        return None
    meeting = reader.meeting
    member = member_of_user(scope, meeting, user)
    said = said_beforehand(meeting) if reader.is_member else []
    before = answer_of(member, said) if member else {}
    asks = member is not None and takes_answers(meeting)
    packs = packs_of_meeting(meeting) if reader.is_member and reader.sees_papers else []
    return NextMeeting(
        meeting=meeting,
        reader=reader,
        state=state_tag(meeting),
        when=when_words(meeting, day),
        agenda_due=deadlines_of_meeting(meeting).agenda,
        packs=tuple(
            each for each in (readable_pack(pack, reader) for pack in packs) if each.has_file
        ),
        form=ComingForm(initial=before, online=bool(meeting.joining_link)) if asks else None,
        answered=bool(before),
        coming=coming_words(said) if reader.is_clerk else "",
    )


def coming_words(said: list[Attendance]) -> str:
    """Such as "4 said that they come, 1 sends apologies"."""
    apologies = sum(row.list == Attendance.List.APOLOGIES for row in said)
    coming = len(said) - apologies
    parts = [f"{coming} said that they come"] if coming else []
    parts += [f"{apologies} {'sends' if apologies == 1 else 'send'} apologies"] if apologies else []
    return ", ".join(parts)


# -- What clerks have still to do


def clerks_steps(
    scope: MeetingScope, ahead: list[Meeting], minuted: list[Meeting], day: date
) -> Iterator[MeetingStep]:
    for meeting in ahead[:1]:
        yield from steps_before(meeting, day)
    for meeting in reversed(minuted):
        yield from steps_after(meeting, day)


def steps_before(meeting, day: date) -> Iterator[MeetingStep]:
    """Agenda and papers of the next meeting; ``meeting`` counts its items and the papers to come."""
    days, page = deadlines_of_meeting(meeting), meeting.get_absolute_url()
    if meeting.state in (State.PLANNED, State.AGENDA):
        words = "Issue the agenda" if meeting.listed else "Begin the agenda"
        yield dated_step(
            f"{words} of {meeting.day_words}", page, "It goes out on", days.agenda, day
        )
    if meeting.waiting:
        words = f"{count_noun(meeting.waiting, 'paper')} to come for {meeting.day_words}"
        yield dated_step(words, page, "Due on", days.papers, day)


def steps_after(meeting: Meeting, day: date) -> Iterator[MeetingStep]:
    """Minutes that are not approved yet."""
    page = reverse("workspace:meeting_minutes", args=[meeting.partnership.slug, meeting.pk])
    name = f"{meeting.group}, {meeting.day_words}"
    if meeting.state in (State.HELD, State.DRAFT):
        due = meeting.date + timedelta(days=rules_of_group(meeting.group).draft_days)
        yield dated_step(f"Circulate the draft minutes: {name}", page, "They go out by", due, day)
    elif meeting.state == State.CIRCULATED:
        yield MeetingStep(f"Minutes to approve: {name}", page)


def dated_step(words: str, url: str, before: str, due: date | None, day: date) -> MeetingStep:
    if due is None:
        return MeetingStep(words, url)
    late = due < day
    return MeetingStep(words, url, f"{before} {date_words(due)}", late)


# -- What members read and do


def minutes_to_read(scope: MeetingScope, minuted: list[Meeting]) -> list[tuple[Meeting, str]]:
    """Drafts that go round, and the last minutes that were approved, with the word for each."""
    readable = [each for each in minuted if scope.reader(each).sees_minutes]
    drafts = [(each, "Draft minutes") for each in readable if each.state != State.APPROVED]
    last = [(each, "Minutes") for each in readable if each.state == State.APPROVED]
    return drafts + last[:1]


def own_actions(access: Access, user: User, day: date) -> list[OwnAction]:
    """What is due first of what somebody has to do; the list of actions has all of it. One query."""
    rows = AgreedAction.objects.visible_to(access, user).own_of(access, user).still_open()
    rows = rows.for_list().by_day()[:MOST_OWN]
    return [OwnAction(each, due_sentence(each, day), each.days_late(day) > 0) for each in rows]
