"""The Moorlands plan for 2016/17: its period, its narrative and its four priorities."""

from __future__ import annotations

from datetime import date

from reporting.demo import moorlands_2016_rows
from reporting.demo.shapes import priority, section

PLAN = {
    "title": "Partnership Plan",
    "subtitle": "2016 to 2017",
    "slug": "2016-17",
    "start": date(2016, 4, 1),
    "end": date(2017, 3, 31),
}
STATUSES = [
    {
        "status": "agreed",
        "on": date(2016, 5, 12),
        "note": "Agreed by the Strategy Group on the evidence of the community safety profile.",
    }
]

SECTIONS = [
    section(
        "introduction",
        "Introduction",
        """
        The Moorlands Together Safer and Stronger Communities Partnership brings public bodies and
        others together so that people in the district are safer. Among them are:

        - Staffordshire Moorlands District Council
        - Staffordshire County Council
        - Staffordshire Police
        - Your Moorlands Housing Group
        - Staffordshire Housing Group
        - the organisations that provide probation services
        - Staffordshire Fire and Rescue Service
        - the local Clinical Commissioning Group.

        What we do is paid for by the Police and Crime Commissioner for Staffordshire, who gives
        £65,000 towards it, and by each body out of its own main budget.
        """,
    ),
    section(
        "assessment",
        "How the priorities were chosen",
        """
        A **community safety profile** of the district is commissioned once a year. Having read it,
        the Moorlands Together Safer and Stronger Communities Strategy Group settled on four main
        priorities for 2016/17:

        - **Adults at Risk**
        - **Safeguarding Children**
        - **Anti-social Behaviour**
        - **Substance Misuse**

        Mental health and substance misuse are overarching factors: either of them can lie behind a
        problem under any of the four.
        """,
    ),
    section("actions", "What we will do"),
    section("contact", "Contact us"),
]

PRIORITIES = [
    priority(
        "1",
        "Adults at risk",
        "Domestic and Sexual Abuse",
        "Work Clubs",
        "Fraud, Cyber Crime and Scam awareness",
        "Modern Day Slavery",
        "Safeguarding",
        "Prevent",
        limbs=["crime", "reoffending"],
        owner="Strategy Group",
    ),
    priority(
        "2",
        "Safeguarding Children",
        "Bullying, Cyber Crime & CSE",
        "Hate Crime, Prevent",
        limbs=["crime"],
        owner="Strategy Group",
    ),
    priority(
        "3",
        "Anti-social behaviour",
        "Diversionary",
        "Enforcement",
        "Mediation",
        "Multi-agency action days",
        "Training (problem-solving)",
        limbs=["crime"],
        owner="Strategy Group",
    ),
    priority(
        "4",
        "Substance Misuse",
        "Legal highs",
        "Town centre violence",
        limbs=["substances"],
        owner="Strategy Group",
    ),
]

ROWS = moorlands_2016_rows.ROWS
