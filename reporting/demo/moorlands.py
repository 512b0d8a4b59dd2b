"""Staffordshire Moorlands: a district in a two-tier county, with two names in use at once."""

from __future__ import annotations

from datetime import date

from reporting.demo import moorlands_drivers
from reporting.demo.shapes import body, group

PARTNERSHIP = {
    "name": "Staffordshire Moorlands Community Safety Partnership",
    "slug": "staffordshire-moorlands",
    "tier": "two-tier",
    "area_word": "district",
    "strapline": "Safer and stronger, together",
    "vision": (
        "We want Staffordshire Moorlands to be somewhere that everybody feels safe and finds "
        "support, where every kind of person is welcome and the landscape is cared for."
    ),
    "about": (
        "We are the councils, police, probation, health and other bodies that work together to "
        "make Staffordshire Moorlands safer. Each year we look at the facts, agree what matters "
        "most and say what we will do about it."
    ),
    "colour": "#1d5c3f",
    "police_force": "Staffordshire Police",
    "policing_body": "Staffordshire Police, Fire & Crime Commissioner",
    "county_group": "Staffordshire Safer and Stronger Communities Strategy Group",
    "numbering_month": 4,
    "team": "Community Safety",
    "council": "Staffordshire Moorlands District Council",
    "address": "Moorlands House\nStockwell Street\nLeek",
    "postcode": "ST13 6HQ",
    "email": "communitysafety@moorlands.example",
    "website": "https://www.staffsmoorlands.gov.uk",
}
LOGO = ("Moorlands Together", "Moorlands Together, beside two green hills")
LOCAL_NAMES = ["Moorlands Together Safer and Stronger Communities Partnership"]
AREAS = [{"name": "Staffordshire Moorlands", "county": "Staffordshire"}]

# The fire service is not among the responsible authorities, as printed: the check says so.
BODIES = [
    body(
        "Staffordshire Moorlands District Council",
        "SMDC",
        "district",
        email="asb@moorlands.example",
        member="responsible",
    ),
    body("Staffordshire County Council", "SCC", "county", member="responsible"),
    body(
        "Staffordshire Police",
        "Police",
        "police",
        email="leek.lpt@police.example",
        member=("responsible", "The Chief Officer of Staffordshire Police"),
    ),
    body(
        "Probation Service",
        "NPS",
        "probation",
        member=("responsible", "Providers of probation services"),
        former_names=[("National Probation Service", date(2021, 6, 25))],
    ),
    body(
        "Staffordshire and West Midlands Community Rehabilitation Company",
        "SWM CRC",
        "probation",
        began_on=date(2014, 6, 1),
        ended_on=date(2021, 6, 25),
        successor="Probation Service",
    ),
    body(
        "Staffordshire and West Midlands Probation Trust",
        "",
        "probation",
        ended_on=date(2014, 5, 31),
        successor="SWM CRC",
    ),
    body(
        "NHS Staffordshire and Stoke-on-Trent Integrated Care Board",
        "ICB",
        "icb",
        began_on=date(2022, 7, 1),
    ),
    body(
        "NHS North Staffordshire Clinical Commissioning Group",
        "CCG",
        "ccg",
        began_on=date(2013, 4, 1),
        ended_on=date(2022, 6, 30),
        successor="ICB",
        member="responsible",
    ),
    body(
        "North Staffordshire Primary Care Trust",
        "",
        "pct",
        ended_on=date(2013, 3, 31),
        successor="CCG",
    ),
    body(
        "Staffordshire Police, Fire & Crime Commissioner",
        "PFCC",
        "policing-body",
        began_on=date(2012, 11, 22),
        former_names=[("Police and Crime Commissioner for Staffordshire", date(2018, 7, 31))],
        member="wider",
    ),
    body(
        "Staffordshire Police Authority",
        "",
        "police-authority",
        ended_on=date(2012, 11, 21),
        successor="PFCC",
    ),
    body("Staffordshire Fire and Rescue Service", "SFRS", "fire", member="co-operating"),
    body("Peak District National Park Authority", "PDNPA", "park", member="co-operating"),
    body(
        "Support Staffordshire",
        "",
        "voluntary",
        email="workclub@support.example",
        specialism="Help for voluntary and community groups",
        member="invited",
    ),
    body(
        "Your Housing Group",
        "",
        "housing",
        email="homes@your-housing.example",
        former_names=[("Your Moorlands Housing Group", None)],
        member="co-operating",
    ),
    body("Staffordshire Housing Group", "", "housing", member="wider"),
    body(
        "New Era (Staffordshire and Stoke on Trent)",
        "New Era",
        "voluntary",
        specialism="Domestic abuse",
        member="wider",
    ),
    body("HM Prison & Probation Service", "HMPPS", "court", member="wider"),
    body(
        "ARCH",
        "",
        "voluntary",
        email="outreach@arch.example",
        specialism="Domestic abuse",
        member="wider",
    ),
    body(
        "Staffordshire Safety Net CIC",
        "SafetyNet",
        "supplier",
        email="office@safetynet.example",
        specialism="Child sexual exploitation: outreach and awareness",
        member="wider",
    ),
    body(
        "Sporting Communities",
        "",
        "supplier",
        email="moorsport@sporting.example",
        specialism="Sport as a diversion for young people (MoorSport)",
        member="wider",
    ),
    body(
        "Connected Communities",
        "",
        "voluntary",
        specialism="Child sexual exploitation",
        member="wider",
    ),
    body(
        "CGL",
        "",
        "voluntary",
        specialism="Substance misuse among young people",
        former_names=[("CRI", None)],
        member="wider",
    ),
    body("Leek Town Football Club", "", "voluntary", specialism="Street soccer"),
    body("Loudmouth", "", "supplier", specialism="Theatre in education"),
    body(
        "Regulatory Services",
        "Reg Services",
        "team",
        email="licensing@moorlands.example",
        parent="SMDC",
    ),
    body(
        "Community Safety Partnership team",
        "CSP",
        "team",
        email="csp@moorlands.example",
        parent="SMDC",
    ),
]

# A councillor by name; officers stand under their posts, which anybody may read.
PEOPLE = [
    {
        "title": "Cllr",
        "name": "Mike Bowen",
        "post": "Cabinet Member for Communities",
        "organisation": "SMDC",
        "publish_name": True,
    },
    {"name": "Partnerships Officer", "organisation": "CSP", "publish_name": True},
    {"name": "Safer Communities Officer", "organisation": "CSP", "publish_name": True},
]

GROUPS = [
    group(
        "Staffordshire Safer and Stronger Communities Strategy Group",
        "umbrella",
        remit="What is better done across the county than district by district.",
    ),
    group(
        "Strategy Group",
        "strategy",
        parent="Staffordshire Safer and Stronger Communities Strategy Group",
        cadence="Every three months",
        remit="Sets the priorities, agrees the plan and looks at whether targets are being met.",
        seats=[
            {
                "post": "Cabinet Member for Communities",
                "organisation": "SMDC",
                "person": "Mike Bowen",
                "chair": True,
            },
            {"post": "Executive Director", "organisation": "SMDC"},
            {"post": "County Councillor", "organisation": "SCC"},
            {"post": "LPT Commander", "organisation": "Police"},
            {"post": "Station Managers", "organisation": "SFRS", "several": True},
            {"post": "Head of Engagement", "organisation": "PDNPA"},
            {
                "post": "North Staffordshire Operations Manager",
                "organisation": "Support Staffordshire",
            },
        ],
    ),
    group(
        "Officers' group",
        "operations",
        parent="Strategy Group",
        cadence="More often than the Strategy Group",
        remit="Watches the levels of problems and reports by exception.",
    ),
]

# CCR and FARS are left out: the papers do not say what they stand for.
TERMS = {
    "ASB": "Anti-social behaviour",
    "ARCH": "Arch, the domestic abuse service",
    "BRFC": ("Building Resilient Families and Communities", "BRFS"),
    "CAB": "Citizens Advice Bureau",
    "CIC": "Community interest company",
    "CSE": "Child sexual exploitation",
    "CSP": "Community Safety Partnership",
    "IDVA": "Independent domestic violence adviser",
    "IOM": "Integrated Offender Management",
    "LPT": "Local policing team",
    "PCSO": "Police community support officer",
    "PFCC": "Police, Fire and Crime Commissioner",
    "SCC": "Staffordshire County Council",
    "SMDC": "Staffordshire Moorlands District Council",
    "SPACE": "The Commissioner's summer scheme of things to do for people aged 11 to 17",
    "WRAP": "Workshop Raising Awareness of Prevent",
}

DRIVERS = moorlands_drivers.DRIVERS
