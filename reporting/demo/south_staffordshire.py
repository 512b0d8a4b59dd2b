"""South Staffordshire in 2011: bodies that have since ended, and five localities."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import body, group

PARTNERSHIP = {
    "name": "South Staffordshire Community Safety Partnership",
    "slug": "south-staffordshire",
    "tier": "two-tier",
    "area_word": "district",
    "strapline": "Working to make South Staffordshire Safer",
    "vision": (
        "We want South Staffordshire to be safer for everybody who has a home here, works here or "
        "comes to see it."
    ),
    "mission": (
        "Less crime and less disorder: that is how we mean to make South Staffordshire safer for "
        "residents, workers and visitors."
    ),
    "about": (
        "We bring public, private and voluntary bodies together against crime and disorder in a "
        "district of villages. Each year we look at the risks and decide what to do first."
    ),
    "colour": "#27408b",
    "police_force": "Staffordshire Police",
    "policing_body": "Staffordshire Police, Fire & Crime Commissioner",
    "county_group": "Staffordshire Safer and Stronger Communities Strategy Group",
    "numbering_month": 4,
    "team": "Policy and Partnerships",
    "council": "South Staffordshire Council",
    "address": "Wolverhampton Road\nCodsall",
    "postcode": "WV8 1PX",
    "telephone": "01902 696530",
    "fax": "01902 696309",
    "email": "communitysafety@sstaffs.example",
    "website": "https://www.sstaffs.gov.uk",
    "alternative_formats": (
        "Ask us for an audio version of this plan. If you need it in a different language, please "
        "get in touch. There is more about community safety on our website."
    ),
}
LOGO = (
    "South Staffordshire",
    "South Staffordshire Community Safety Partnership, beside two blue hills",
)
LOCAL_NAMES: list[str] = []
AREAS = [{"name": "South Staffordshire", "county": "Staffordshire"}]

BODIES = [
    body("South Staffordshire Council", "SSC", "district", member="responsible"),
    body("Staffordshire County Council", "SCC", "county", member="responsible"),
    body("Staffordshire Fire and Rescue Service", "FARS", "fire", member="responsible"),
    body("Staffordshire Police", "", "police", member="responsible"),
    body(
        "NHS Staffordshire and Stoke-on-Trent Integrated Care Board",
        "ICB",
        "icb",
        began_on=date(2022, 7, 1),
        member="responsible",
    ),
    body(
        "NHS South East Staffordshire and Seisdon Peninsula Clinical Commissioning Group",
        "CCG",
        "ccg",
        began_on=date(2013, 4, 1),
        ended_on=date(2022, 6, 30),
        successor="ICB",
        member="responsible",
    ),
    body(
        "South Staffordshire Primary Care Trust",
        "PCT",
        "pct",
        ended_on=date(2013, 3, 31),
        successor="CCG",
        member="responsible",
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
        "Police Authority",
        "police-authority",
        ended_on=date(2012, 11, 21),
        successor="PFCC",
        member="responsible",
    ),
    body(
        "Probation Service",
        "",
        "probation",
        began_on=date(2014, 6, 1),
        former_names=[("National Probation Service", date(2021, 6, 25))],
        member="responsible",
    ),
    body(
        "Staffordshire and West Midlands Community Rehabilitation Company",
        "CRC",
        "probation",
        began_on=date(2014, 6, 1),
        ended_on=date(2021, 6, 25),
        successor="Probation Service",
        member="responsible",
    ),
    body(
        "Staffordshire and West Midlands Probation Trust",
        "Probation Trust",
        "probation",
        ended_on=date(2014, 5, 31),
        successor="CRC",
        member="responsible",
    ),
    body(
        "Stoke-on-Trent and Staffordshire Fire Authority",
        "Fire Authority",
        "fire-authority",
        member="responsible",
    ),
    body("Staffordshire Observatory", "", "other", specialism="Analysis", member="wider"),
    body("Staffordshire Young People's Service", "SYPS", "other", member="wider"),
    body("NHS for North Staffordshire", "", "other", member="wider"),
    body("Staffordshire Women's Aid", "", "voluntary", specialism="Domestic abuse", member="wider"),
    body("Pathway Project", "", "voluntary", specialism="Domestic abuse", member="wider"),
    body("West Midlands Ambulance Service", "", "other", member="wider"),
    body(
        "South Staffordshire Community and Voluntary Action",
        "SSCVA",
        "voluntary",
        specialism="Support for voluntary and community groups",
        member="wider",
    ),
    body(
        "Chase Against Crime of Hate", "CACH", "voluntary", specialism="Hate crime", member="wider"
    ),
    body("Community Safety Team", "", "team", parent="SSC"),
    body("Policy and Partnership Team", "", "team", parent="SSC"),
]

PEOPLE = [
    {
        "title": "Councillor",
        "name": "Brian Edwards",
        "post": "Portfolio Holder, Partnerships",
        "organisation": "SSC",
        "publish_name": True,
    },
    {
        "title": "Councillor Mrs",
        "name": "Kathleen Perry",
        "organisation": "SCC",
        "publish_name": True,
    },
]

RAG = "Responsible Authorities Group"
JOG = "Joint Operations Group"
LSP = "Local Strategic Partnership"
HOTSPOT = "Finds lasting answers for one of the three hotspots, with the people who live there."

GROUPS = [
    group(
        LSP,
        "umbrella",
        remit="Draws together the main public, private, community and voluntary bodies at work in "
        "South Staffordshire.",
    ),
    group(
        RAG,
        "strategy",
        parent=LSP,
        remit="The legal body under the Crime and Disorder Act 1998, as amended by the Police "
        "Reform Act 2002, and one of the Local Strategic Partnership's theme groups.",
        seats=[
            {"organisation": "South Staffordshire Council"},
            {"organisation": "Staffordshire County Council"},
            {"organisation": "Staffordshire Fire and Rescue Service"},
            {"organisation": "Staffordshire Police"},
            {"organisation": "South Staffordshire Primary Care Trust"},
            {"organisation": "Staffordshire Police Authority"},
            {"organisation": "Staffordshire and West Midlands Probation Trust"},
            {"organisation": "Stoke-on-Trent and Staffordshire Fire Authority"},
        ],
    ),
    group(
        JOG,
        "operations",
        parent=RAG,
        cadence="Every 28 days",
        remit="Co-ordinates, monitors and tasks partners across the seven priorities.",
        aims="\n".join(
            [
                "Fewer incidents of anti-social behaviour",
                "Fewer violent crimes",
                "Less repeat domestic violence",
                "Something done about sexual violence",
                "A watch kept on what alcohol and drug misuse do to crime",
                "Less serious acquisitive crime",
                "Closer links with local businesses",
                "Distraction Burglary better known, with how to deal with it",
                "Resources sent to the right localities, by looking at offender, victim and "
                "location, with communities taking part",
            ]
        ),
    ),
    group(
        "Multi Agency Risk Assessment Conference",
        "task",
        parent=RAG,
        cadence="Every fortnight",
        remit="Keeps victims of domestic abuse at high risk, and their families, safer.",
    ),
    group("Great Wyrley Task Group", "task", parent=JOG, remit=HOTSPOT),
    group("Penkridge Task Group", "task", parent=JOG, remit=HOTSPOT),
    group("Wombourne Task Group", "task", parent=JOG, remit=HOTSPOT),
    group(
        "Preventing Adverse Risk Behaviour Group",
        "task",
        parent=RAG,
        remit="Young people up to the age of 25 who are at risk: teenage pregnancy, substance "
        "misuse and road safety.",
    ),
]

TERMS = {
    "CACH": "Chase Against Crime of Hate",
    "CAN": "Community Action Network",
    "CPS": "Crown Prosecution Service",
    "CSP": "Community Safety Partnership",
    "FARS": "Fire and Rescue Service",
    "IOM": "Integrated Offender Management",
    "JOG": "Joint Operations Group",
    "JP": "Justice of the Peace",
    "LSP": "Local Strategic Partnership",
    "MARAC": "Multi Agency Risk Assessment Conference",
    "NIM": "National Intelligence Model",
    "PACT": "Partners and Communities Together",
    "PARB": "Preventing Adverse Risk Behaviour",
    "PCT": "Primary Care Trust",
    "RAG": "Responsible Authorities Group",
    "SSCVA": "South Staffordshire Community and Voluntary Action",
    "SYPS": "Staffordshire Young People's Service",
    "TYS": "Targeted Youth Support",
}
DRIVERS: list[dict] = []
