"""The Moorlands three-year plan, 2021 to 2024: narrative and promises, no rows.

The summary's six priorities differ from the five in the body, the police plan had run out and the
fire service is missing from the responsible authorities, all as printed.
"""

from __future__ import annotations

from datetime import date

from reporting.demo import moorlands_2021_sections
from reporting.demo.moorlands_drivers import COUNTY, NATIONAL, POLICE
from reporting.demo.shapes import priority

PLAN = {
    "title": "Our Vision, Our Plan, Our Promise, Our Actions",
    "slug": "2021-24",
    "start": date(2021, 4, 1),
    "end": date(2024, 3, 31),
}
STATUSES = [
    {
        "status": "agreed",
        "on": date(2021, 6, 10),
        "note": "Agreed by the Strategy Group after the year's strategic assessment.",
    }
]

SECTIONS = moorlands_2021_sections.SECTIONS

FORMER = "2016-17"
PRIORITIES = [
    priority(
        "1",
        "Anti-Social Behaviour",
        strand="reduce",
        limbs=["crime"],
        owner="Strategy Group",
        carries_on=[(FORMER, "3")],
        serves=[f"{COUNTY}: Anti-Social Behaviour (ASB)", f"{POLICE}: Early intervention"],
    ),
    priority(
        "2",
        "Domestic Abuse",
        strand="support",
        limbs=["crime"],
        owner="Strategy Group",
        carries_on=[(FORMER, "1")],
        serves=[f"{COUNTY}: Domestic Abuse", f"{POLICE}: Support Victims and Witnesses"],
    ),
    priority(
        "3",
        "Rural Crime",
        statement="Including burglary and vehicle theft.",
        strand="reduce",
        limbs=["crime"],
        owner="Strategy Group",
        serves=[f"{POLICE}: Public confidence"],
    ),
    priority(
        "4",
        "Fraud",
        strand="prevent",
        limbs=["crime"],
        owner="Strategy Group",
        carries_on=[(FORMER, "1")],
        serves=[f"{COUNTY}: Fraud", f"{NATIONAL}: Cyber security"],
    ),
    priority(
        "5",
        "Vulnerable People",
        strand="support",
        limbs=["crime", "substances"],
        owner="Strategy Group",
        carries_on=[(FORMER, "1"), (FORMER, "2"), (FORMER, "4")],
        serves=[
            f"{COUNTY}: Vulnerable Persons and Contextual Safeguarding "
            "(incl. Alcohol, Drugs and Mental Health)",
            f"{POLICE}: Support Victims and Witnesses",
            f"{NATIONAL}: Child sexual abuse",
        ],
    ),
]

PLANNING, ACTING, REPORTING = "Planning what we do", "Taking action", "Reporting back to you"
COMMITMENTS = [
    {
        "heading": PLANNING,
        "text": "Concentrate on whatever matters most in the District.",
        "explanation": (
            "A strategic assessment each year helps us to choose priorities; a plan then sets out "
            "what we will do about them."
        ),
        "due": "Each year",
    },
    {
        "heading": PLANNING,
        "text": "Ask our communities, and that is you, which crime and disorder should come first.",
        "explanation": "Your answers keep us working on the things that you care about.",
    },
    {
        "heading": ACTING,
        "text": "Act early: nip problems in the bud, or better still stop them from starting.",
    },
    {
        "heading": ACTING,
        "text": "Be quick and firm with those in our District who break the law and cause trouble.",
    },
    {
        "heading": ACTING,
        "text": "Support the people here who need us most and who run the greatest risk of crime, "
        "antisocial behaviour, fire and the like.",
        "explanation": (
            "It may be age, health, feelings or state of mind that makes somebody vulnerable, or "
            "that they have been a victim before."
        ),
    },
    {
        "heading": ACTING,
        "text": "Help people who break the law (offenders) not to do so again (reoffending).",
    },
    {
        "heading": ACTING,
        "text": "Work with you, and give you ways to tackle problems with us.",
    },
    {
        "heading": REPORTING,
        "text": "At least once a year the District Council will meet to ask whether the partnership "
        "has kept its word.",
        "explanation": "You can come and listen: the meeting is public.",
        "due": "At least once each year",
    },
    {
        "heading": REPORTING,
        "text": "Keep you informed of the work done for a safer Staffordshire Moorlands.",
        "explanation": "One of the things that we will publish is a summary of the action plan.",
        "due": "Each year",
    },
]
