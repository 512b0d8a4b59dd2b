"""This app's part of the frame: the quarter, the rows of all plans, the work done and its money."""

from __future__ import annotations

from csp.site.nav import NavPart, NavWord, of_address, of_partnership
from plans.access import Can
from plans.nav import PLAN, holds, of_plan

ROUND = "rounds/<slug:period>/"

# Rounds are for those who answer, review or discuss; others read what comes of them.
works_here = holds(Can.READ_DRAFTS)
reviews_here = holds(Can.REVIEW)
edits_here = holds(Can.EDIT)
reads_as_partner = holds(Can.READ_PARTNERS)
reads_reviews = holds(Can.READ_REVIEWS)


def answers_here(request) -> bool:
    """Leads have a page of their own rows; officers come to every row by way of the quarter."""
    return holds(Can.REPORT)(request) and not reviews_here(request)


def of_round(route: str) -> dict:
    """What a part has that stands on the pages of one round only."""
    return {"url": of_address(f"workspace:{route}", "p", "period"), "within": "period"}


NAV = [
    NavPart("Plan", "Measures", of_partnership("workspace:measures"), ("measures/",), place=30),
    NavPart(
        "Plan",
        "Projects",
        of_partnership("workspace:work"),
        ("work/",),
        may=reads_as_partner,
        place=40,
    ),
    NavPart(
        "Plan", "Rows of all plans", of_partnership("workspace:actions"), ("actions/",), place=50
    ),
    NavPart(
        "Plan",
        "Files brought in",
        of_partnership("workspace:imports"),
        ("imports/",),
        may=edits_here,
        place=73,
        more=True,
    ),
    *(
        NavPart(
            "Plan",
            label,
            under=(f"{PLAN}{folder}/",),
            may=may,
            place=70,
            more=True,
            **of_plan(route),
        )
        for label, route, folder, may in (
            ("Comments", "plan_comments", "comments", works_here),
            ("Find and replace", "plan_replace", "replace", edits_here),
            ("Paste into the table", "plan_paste", "paste", edits_here),
            ("Renumber", "renumber", "renumber", edits_here),
            ("Removed rows", "removed", "removed", edits_here),
            ("Health check", "health_check", "health", reviews_here),
            ("Outturn", "outturn", "outturn", works_here),
            ("Next year", "roll_over", "next", edits_here),
        )
    ),
    NavWord("Quarter", 30, opens=of_partnership("workspace:quarter")),
    NavPart(
        "Quarter",
        "My rows",
        of_partnership("workspace:my_updates"),
        ("updates/",),
        may=answers_here,
        place=10,
    ),
    NavPart(
        "Quarter",
        "Rounds",
        of_partnership("workspace:rounds"),
        ("rounds/", "quarter/"),
        works_here,
        20,
    ),
    NavPart("Quarter", "Answers", under=(ROUND,), may=works_here, place=30, **of_round("round")),
    NavPart(
        "Quarter",
        "E-mails",
        under=(f"{ROUND}mail/",),
        may=reviews_here,
        place=50,
        **of_round("round_mail"),
    ),
    NavPart(
        "Quarter",
        "Links",
        under=(f"{ROUND}links/",),
        may=reviews_here,
        place=60,
        **of_round("round_links"),
    ),
    NavPart(
        "Meetings",
        "Actions",
        of_partnership("workspace:agreed_actions"),
        ("meetings/actions/",),
        may=works_here,
        place=30,
    ),
    NavPart(
        "Meetings", "Planner", of_partnership("workspace:planner_home"), ("planner/",), place=40
    ),
    NavPart(
        "Evidence", "Money", of_partnership("workspace:money"), ("money/",), reads_as_partner, 60
    ),
    NavPart(
        "Duties",
        "Case reviews",
        of_partnership("workspace:case_review_years"),
        ("work/case-reviews/",),
        may=reads_reviews,
        place=40,
    ),
    NavPart(
        "Duties",
        "Death reviews",
        of_partnership("workspace:death_reviews"),
        ("work/death-reviews/",),
        may=reads_reviews,
        place=50,
    ),
    NavPart(
        "Duties",
        "Orders",
        of_partnership("workspace:enforcement"),
        ("work/enforcement/", "work/tools/"),
        may=reads_as_partner,
        place=60,
    ),
]
