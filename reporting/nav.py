"""This app's part of the frame: papers and scrutiny, meetings, and the duties of the law."""

from __future__ import annotations

from actions.nav import ROUND, of_round, works_here
from csp.site.nav import NameLink, NavPart, NavWord, of_address, of_partnership
from plans.access import Can
from plans.nav import PLAN, holds, of_plan


def follows_scrutiny(request) -> bool:
    """The committee's members, and those who work on what it is sent."""
    return holds(Can.SCRUTINISE)(request) or works_here(request)


MEETING = "meetings/<int:meeting>/"

NAV = [
    NavPart(
        "Plan",
        "Versions",
        under=(f"{PLAN}publications/", f"{PLAN}publish/"),
        may=works_here,
        place=16,
        **of_plan("publications"),
    ),
    NavPart(
        "Quarter",
        "Exceptions",
        under=(f"{ROUND}exceptions/", f"{ROUND}sign-off/"),
        may=holds(Can.DISCUSS),
        place=40,
        **of_round("exceptions"),
    ),
    NavPart(
        "Quarter",
        "Publish",
        under=(f"{ROUND}progress/",),
        may=holds(Can.PUBLISH),
        place=70,
        **of_round("publish_progress"),
    ),
    NavWord("Meetings", 40),
    NavPart("Meetings", "Meetings", of_partnership("workspace:meetings"), ("meetings/",), place=10),
    NavPart(
        "Meetings",
        "Forward plan",
        of_partnership("workspace:forward_plan"),
        ("meetings/forward-plan/",),
        place=20,
    ),
    NavPart(
        "Meetings",
        "Agenda",
        of_address("workspace:meeting", "p", "meeting"),
        (MEETING, f"{MEETING}correspondence/"),
        place=12,
        within="meeting",
    ),
    NavPart(
        "Meetings",
        "Pack",
        of_address("workspace:meeting_pack", "p", "meeting"),
        (f"{MEETING}pack/",),
        place=13,
        within="meeting",
    ),
    NavPart(
        "Meetings",
        "Minutes",
        of_address("workspace:meeting_minutes", "p", "meeting"),
        (f"{MEETING}minutes/", f"{MEETING}minute/", f"{MEETING}people/"),
        place=14,
        within="meeting",
    ),
    NavPart(
        "Meetings",
        "Actions",
        of_address("workspace:meeting_actions", "p", "meeting"),
        (f"{MEETING}actions/",),
        holds(Can.READ_DRAFTS),
        place=16,
        within="meeting",
    ),
    NavWord("Papers", 50),
    NavPart(
        "Papers", "All papers", of_partnership("workspace:papers"), ("papers/",), works_here, 10
    ),
    NavPart(
        "Papers",
        "Scrutiny",
        of_partnership("workspace:scrutiny"),
        ("scrutiny/",),
        may=follows_scrutiny,
        place=20,
    ),
    NavPart(
        "Papers",
        "Versions and files",
        of_partnership("workspace:reports"),
        ("reports/",),
        may=follows_scrutiny,
        place=30,
    ),
    NavWord("Duties", 70),
    NavPart("Duties", "Checks", of_partnership("workspace:checks"), ("checks/",), place=10),
    NavPart(
        "Duties", "Calendar", of_partnership("workspace:calendar"), ("checks/calendar/",), place=20
    ),
    NameLink("What the public sees", of_partnership("workspace:public_face"), place=60),
]
