"""Actions that arise at a meeting: tied to their item, and due with the meeting by which they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.agreed.services.agreed import change_agreed, create_agreed
from actions.models import AgreedAction
from csp import changes
from csp.models import User
from csp.periods import today
from plans.audience import Audience, narrowest
from plans.models import Group
from reporting.meetings.access import audience_of_item
from reporting.models import AgendaItem, AgreedAtMeeting, Meeting

DueKind = AgreedAction.DueKind


def agree_at_item(
    *, by: User | None, item: AgendaItem, values: Mapping[str, Any], said_as: str = ""
) -> AgreedAction:
    """Keep what an item asked somebody to do. It is never for more readers than the item itself.

    "By the next meeting" becomes the day of that meeting as soon as it is in the calendar.
    """
    meeting = item.meeting
    wanted = values.get("audience", Audience.PARTNERS)
    given = {
        **values,
        "group": meeting.group,
        "agreed_on": meeting.date,
        "audience": narrowest(wanted, audience_of_item(item, item.parent)),
    }
    with changes.changing():
        agreed = create_agreed(by=by, partnership=item.partnership, values=given, said_as=said_as)
        tie = AgreedAtMeeting(partnership_id=item.partnership_id, agreed=agreed, item=item)
        changes.create(tie, by=by, verb="tied to its item")
        settle_next_meetings(by=by, group=meeting.group)
        agreed.refresh_from_db()
    return agreed


def change_at_item(
    *, by: User, agreed: AgreedAction, item: AgendaItem, version: int, values: Mapping[str, Any]
) -> AgreedAction:
    """Change what an item asked for: words, owner or day. It stays for no more readers than the item.

    Raises ``changes.Stale`` where somebody else changed the same, ValidationError for a broken rule.
    """
    given = dict(values)
    if "audience" in given:
        given["audience"] = narrowest(given["audience"], audience_of_item(item, item.parent))
    with changes.changing():
        change_agreed(by=by, agreed=agreed, version=version, values=given)
        settle_next_meetings(by=by, group=item.meeting.group)
        return AgreedAction.objects.get(pk=agreed.pk)


def settle_next_meetings(*, by: User | None, group: Group) -> None:
    """Give what a group wants by its next meeting the day of that meeting, as the calendar stands now.

    Call it whenever a meeting of the group is planned, moved, called off or brought back.
    """
    waiting = AgreedAtMeeting.objects.filter(
        item__meeting__group=group, agreed__due_kind=DueKind.NEXT_MEETING
    ).filter(agreed__in=AgreedAction.objects.still_open())
    ties = list(waiting.select_related("agreed", "item__meeting").order_by("pk"))
    if not ties:
        return
    calendar = list(Meeting.objects.of_group(group).standing().order_by("date", "starts", "pk"))
    for tie in ties:
        settle_next_meeting(tie, calendar, by=by)


def settle_next_meeting(tie: AgreedAtMeeting, calendar: list[Meeting], *, by: User | None) -> None:
    agreed = tie.agreed
    # What was carried waits for the next one from now on.
    after = max(tie.item.meeting.date, today()) if agreed.carried else tie.item.meeting.date
    found = next((each for each in calendar if each.date > after), None)
    if found is None and tie.due_at_id is None:
        return  # The day that minutes name themselves, as long as the calendar knows no other.
    due_on = found.date if found and not found.month_only else None
    if tie.due_at_id != (found.pk if found else None):
        tie.due_at = found
        tie.save(update_fields=["due_at"])
    if agreed.due_on != due_on:
        changes.update(agreed, by=by, version=agreed.version, values={"due_on": due_on})
