"""Safer Chorley and South Ribble: two boroughs that share one partnership, with a draft plan."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import body, group, priority, section

PARTNERSHIP = {
    "name": "Safer Chorley and South Ribble Community Safety Partnership",
    "slug": "chorley-south-ribble",
    "tier": "two-tier",
    "area_word": "borough",
    "about": (
        "We serve two boroughs, Chorley and South Ribble, as one partnership, so that councils, "
        "police and others share what they know and act on it together."
    ),
    "colour": "#8a3b12",
    "police_force": "Lancashire Constabulary",
    "policing_body": "Police and Crime Commissioner for Lancashire",
    "numbering_month": 5,
    "team": "Community Safety",
    "council": "South Ribble Borough Council",
    "email": "communitysafety@southribble.example",
    "website": "https://www.southribble.gov.uk",
}
LOCAL_NAMES = ["Safer Chorley and South Ribble Partnership"]
# The report does not say when the two were combined: the date is the demo's own.
COMBINED = date(2010, 4, 1)
AREAS = [
    {"name": "Chorley", "county": "Lancashire", "combined_on": COMBINED},
    {"name": "South Ribble", "county": "Lancashire", "combined_on": COMBINED},
]

BODIES = [
    body("South Ribble Borough Council", "SRBC", "district", member="responsible"),
    body("Chorley Council", "", "district", member="responsible"),
    body("Lancashire County Council", "", "county", member="responsible"),
    body("Lancashire Constabulary", "", "police", member="responsible"),
    body("Lancashire Fire and Rescue Service", "", "fire", member="responsible"),
    body("Probation Service", "", "probation", member="responsible"),
    body(
        "NHS Lancashire and South Cumbria Integrated Care Board",
        "ICB",
        "icb",
        began_on=date(2022, 7, 1),
        member="responsible",
    ),
    body(
        "NHS Chorley and South Ribble Clinical Commissioning Group",
        "CCG",
        "ccg",
        began_on=date(2013, 4, 1),
        ended_on=date(2022, 6, 30),
        successor="ICB",
        member="responsible",
    ),
    body(
        "Police and Crime Commissioner for Lancashire",
        "OPCC",
        "policing-body",
        began_on=date(2012, 11, 22),
        member="co-operating",
    ),
    body(
        "Lancashire Victim Services",
        "",
        "supplier",
        specialism="Independent domestic violence advocates",
        member="wider",
    ),
    body("Preston Care and Repair", "", "supplier", specialism="Safety fittings", member="wider"),
    body("Runshaw College", "", "education", member="wider"),
    body(
        "Leyland Project", "", "voluntary", specialism="Diversion for young people", member="wider"
    ),
    body("Afta Thought", "", "supplier", specialism="Training through drama"),
]
PEOPLE = [
    {
        "title": "Councillor",
        "name": "Jacqui Mort",
        "post": "Lead Member",
        "organisation": "SRBC",
        "publish_name": True,
    },
]
STRATEGY = "Community Safety Partnership board"
GROUPS = [
    group(
        STRATEGY,
        "strategy",
        remit="Sets the strategic priorities and shares out the Commissioner's grant.",
        seats=[
            {"post": "Lead Member", "organisation": "SRBC", "person": "Jacqui Mort"},
            {"post": "Lead Officer", "organisation": "SRBC"},
            {"organisation": "Chorley Council"},
            {"organisation": "Lancashire County Council"},
            {"organisation": "Lancashire Constabulary"},
            {"organisation": "Lancashire Fire and Rescue Service"},
            {"organisation": "Probation Service"},
        ],
    ),
    group(
        "Multi Agency Tasking and Co-ordination",
        "operations",
        parent=STRATEGY,
        remit="Local crime, nuisance and anti-social behaviour: sharing what is known, and solving it.",
    ),
    group(
        "Anti-Social Behaviour Risk Assessment Conference",
        "task",
        parent=STRATEGY,
        remit="Victims of anti-social behaviour at high risk.",
    ),
    group(
        "Multi Agency Risk Assessment Conference",
        "task",
        parent=STRATEGY,
        cadence="Every month",
        remit="Domestic abuse at high risk.",
    ),
    group(
        "Specialist Domestic Violence Court",
        "other",
        parent=STRATEGY,
        cadence="Each Wednesday",
        remit="Hears South Ribble's cases at Preston Magistrates Court.",
    ),
    group(
        "Divert",
        "task",
        parent=STRATEGY,
        remit="Works closely, and early, with young people who cause concern, to keep them out of "
        "crime.",
    ),
    group(
        "Revolution",
        "task",
        parent=STRATEGY,
        cadence="Every week; managers every month",
        remit="People who pose the greatest risk, in cohorts: perpetrators of domestic abuse at high "
        "risk, and those behind high-impact acquisitive crime.",
    ),
    group(
        "Genga",
        "board",
        parent=STRATEGY,
        remit="Disrupting organised crime with everybody's information and powers.",
    ),
]
TERMS = {
    "ASB": "Anti-social behaviour",
    "ASBRAC": "Anti-Social Behaviour Risk Assessment Conference",
    "CSE": "Child sexual exploitation",
    "CSP": "Community Safety Partnership",
    "IDVA": "Independent domestic violence advocate",
    "MARAC": "Multi Agency Risk Assessment Conference",
    "MATAC": "Multi Agency Tasking and Co-ordination",
    "OPCC": "Office of the Police and Crime Commissioner",
    "SDVC": "Specialist Domestic Violence Court",
    "SRBC": "South Ribble Borough Council",
}
DRIVERS: list[dict] = []

PLAN = {
    "title": "Community Safety Action Plan",
    "slug": "2018",
    "start": date(2018, 4, 1),
    "end": date(2019, 3, 31),
}
STATUSES: list[dict] = []
SECTIONS = [
    section(
        "introduction",
        "Introduction",
        """
        A workshop at the partnership's conference of 23 January 2018, to which around fifty people
        came, began this plan. Its detail is still being worked out. The priorities below carry on
        from last year, as they stand for the greatest risk of harm to our communities.
        """,
    ),
    section("priorities", "Strategic priorities"),
    section("contact", "Contact us"),
]
PRIORITIES = [
    priority("1", "Tackling violent crime", limbs=["crime", "violence"], owner=STRATEGY),
    priority("2", "Reducing anti-social behaviour", limbs=["crime"], owner=STRATEGY),
]
