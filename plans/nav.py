"""This app's part of the frame: the words Home, Plan and Evidence, and what opens from the partnership's
name."""

from __future__ import annotations

from csp.site.nav import NameLink, NavPart, NavWord, Question, of_address, of_partnership
from plans.access import Can


def holds(power: Can) -> Question:
    """Whether whoever reads the page has a power in its partnership."""

    def may(request) -> bool:
        access = getattr(request, "access", None)
        return access is not None and access.can(power)

    return may


PLAN = "plans/<slug:q>/"


def of_plan(route: str) -> dict:
    """What a part has that stands on the pages of one plan only."""
    return {"url": of_address(f"workspace:{route}", "p", "q"), "within": "q"}


NAV = [
    NavWord("Home", 10),
    NavPart("Home", "Home", of_partnership("workspace:partnership"), ("",)),
    NavWord("Plan", 20, opens=of_partnership("workspace:plan_in_force"), menu=True),
    NavPart("Plan", "Action plan", under=(PLAN,), place=10, **of_plan("plan")),
    NavPart("Plan", "Text", under=(f"{PLAN}sections/",), place=11, **of_plan("sections")),
    NavPart(
        "Plan",
        "Priorities",
        under=(f"{PLAN}priorities/", f"{PLAN}crosswalk/"),
        place=12,
        **of_plan("priorities"),
    ),
    NavPart("Plan", "Promises", under=(f"{PLAN}commitments/",), place=13, **of_plan("commitments")),
    NavPart(
        "Plan", "Signatures", under=(f"{PLAN}endorsements/",), place=14, **of_plan("endorsements")
    ),
    NavPart("Plan", "Status", under=(f"{PLAN}status/",), place=15, **of_plan("plan_status")),
    NavPart(
        "Plan",
        "Settings of the plan",
        under=(f"{PLAN}settings/",),
        may=holds(Can.EDIT),
        place=17,
        **of_plan("plan_edit"),
    ),
    NavPart("Plan", "All plans", of_partnership("workspace:plans"), ("plans/", "plan/"), place=60),
    NavWord("Evidence", 60),
    NavPart("Evidence", "Overview", of_partnership("workspace:evidence"), ("evidence/",), place=10),
    NavPart(
        "Evidence",
        "Figures",
        of_partnership("workspace:indicators"),
        ("evidence/indicators/", "evidence/places/", "evidence/crime/"),
        place=20,
    ),
    NavPart(
        "Evidence",
        "Assessments",
        of_partnership("workspace:assessments"),
        ("evidence/assessments/",),
        place=30,
    ),
    NavPart(
        "Evidence",
        "Consultations",
        of_partnership("workspace:consultations"),
        ("evidence/consultations/", "evidence/surveys/"),
        place=40,
    ),
    NavPart(
        "Evidence",
        "Strategies",
        of_partnership("workspace:drivers"),
        ("evidence/drivers/",),
        place=50,
    ),
    NavPart(
        "Duties",
        "Records",
        of_partnership("workspace:duties"),
        ("checks/duties/", "checks/liaison-officers/"),
        place=30,
    ),
    NavWord("Settings", 90, side="name"),
    NavPart(
        "Settings", "Partnership", of_partnership("workspace:settings"), ("settings/",), place=10
    ),
    NavPart(
        "Settings",
        "People",
        of_partnership("workspace:people"),
        ("settings/people/", "settings/posts/", "settings/roles/"),
        place=20,
    ),
    NavPart(
        "Settings",
        "Groups and bodies",
        of_partnership("workspace:groups"),
        ("settings/groups/", "settings/organisations/", "settings/memberships/"),
        place=30,
    ),
    NavPart(
        "Settings",
        "Record",
        of_partnership("workspace:events"),
        ("settings/history/",),
        may=holds(Can.EDIT),
        place=40,
    ),
    NameLink("Settings", of_partnership("workspace:settings"), place=20),
    NameLink("Bodies", of_partnership("workspace:organisations"), place=30),
    NameLink("People", of_partnership("workspace:people"), place=40),
    NameLink("Groups", of_partnership("workspace:groups"), place=50),
]
