"""What the Moorlands plans rest on, and what was done for the law.

The papers name the assessment and who makes it; its days, what it says under each heading, and the
records of duties are the demo's own.
"""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import Row

ASSESSED_2016 = "Community safety strategic assessment 2015"
ASSESSED_2021 = "Community safety strategic assessment 2020"
ASSESSED_2023 = "Community safety strategic assessment 2022"
COMMON = {
    "also_called": "Community safety profile",
    "producer": "Insight Team",
    "organisation": "SCC",
    "on_behalf_of": "Moorlands Together Safer and Stronger Communities Partnership",
    "visibility": "partners",
}

DISTRICT = "Staffordshire Moorlands"
PLACES = [
    {
        "name": "The district",
        "slug": "district",
        "kind": "district",
        "places": [{"name": DISTRICT, "area": DISTRICT}],
    },
    {
        "name": "Towns",
        "slug": "towns",
        "kind": "locality",
        "places": [{"name": name} for name in ("Leek", "Biddulph", "Cheadle")],
    },
]


def indicator(name: str, slug: str, value: int, unit: str, **more) -> Row:
    """One figure of 2015/16, as the summary of that year gives it."""
    said = {"value": value, **more.pop("said", {})}
    return {
        "name": name,
        "slug": slug,
        "unit": unit,
        "scheme": "district",
        "source": "Summary of actions 2015/16",
        "polarity": "up",
        "figures": [(DISTRICT, "2015-16", said)],
        **more,
    }


LINK_WORKER = "Referrals to the police link worker"
INDICATORS = [
    indicator(LINK_WORKER, "link-worker", 231, "referrals", polarity="neutral"),
    indicator("People whom the Work Clubs supported", "work-clubs", 242, "people"),
    indicator("People who found work after a club", "found-work", 71, "people"),
    indicator(
        "Households made safer by the Sanctuary Scheme",
        "sanctuary",
        70,
        "households",
        said={"since": "2009"},
    ),
]

ASSESSMENTS = [
    {
        **COMMON,
        "name": ASSESSED_2016,
        "data_from": date(2014, 10, 1),
        "data_to": date(2015, 9, 30),
        "dated_on": date(2016, 1, 15),
        "levels": "The district has little crime. Anti-social behaviour gathers in the three towns.",
        "changes": "More domestic abuse is reported, and more scams.",
        "for_authorities": "Those who are at the greatest risk.",
        "for_people": "Anti-social behaviour and nuisance driving.",
        "recommended": [
            ("Adults at Risk", "2016-17/1"),
            ("Safeguarding Children", "2016-17/2"),
            ("Anti-social Behaviour", "2016-17/3"),
            ("Substance Misuse", "2016-17/4"),
        ],
    },
    {
        **COMMON,
        "name": ASSESSED_2021,
        "data_from": date(2019, 10, 1),
        "data_to": date(2020, 9, 30),
        "dated_on": date(2020, 12, 1),
        "levels": "Anti-social behaviour, domestic abuse, rural crime and fraud weigh most.",
        "changes": "Shop theft and trouble at night fell; fly-tipping and disputes between neighbours "
        "rose.",
        "reasons": "The law kept people at home, and visitors came to the countryside.",
        "for_authorities": "The five priorities of the plan.",
        "for_people": "Speed, litter and anti-social behaviour.",
        "last_plan": "Most of what was planned was done; events could not be held.",
        "recommended": [("Anti-Social Behaviour", "2021-24/1"), ("Domestic Abuse", "2021-24/2")],
    },
    {
        **COMMON,
        "name": ASSESSED_2023,
        "data_from": date(2021, 10, 1),
        "data_to": date(2022, 9, 30),
        "dated_on": date(2022, 12, 5),
        "levels": "As in 2020, with more fraud and more theft from farms.",
        "changes": "Crime at night is back to where it was before the pandemic.",
        "reasons": "Towns are open again, and tools and fuel cost more.",
        "for_authorities": "The same five priorities.",
        "for_people": "Speed and theft of tools.",
        "last_plan": "Two thirds of the actions were done in full.",
    },
]

CONSULTATIONS = [
    {
        "title": "Feeling the Difference in the Moorlands",
        "began_on": date(2021, 2, 1),
        "ended_on": date(2021, 3, 31),
        "channel": "A form on the web",
        "audience": "Everybody who lives or works in the district",
        "affected_groups": "Victims of domestic abuse, young people, farmers",
        "responses": 412,
        "limits": "Nobody could be asked in person.",
        "gaps": "Few people under 18 answered.",
        "questions": [
            {
                "text": "What should come first where you live?",
                "kind": "choice",
                "answers": [
                    {"label": "Anti-social behaviour", "count": 198, "n": 412},
                    {"label": "Rural crime", "count": 121, "n": 412},
                    {"label": "Fraud", "count": 93, "n": 412},
                ],
            }
        ],
        "raised": [
            {"words": "Speeding on moorland roads", "priority": "2021-24/1"},
            {"words": "Litter after barbecues", "lower": True},
        ],
    }
]


def rests(priority: str, on: str, words: str = "") -> Row:
    return {"priority": priority, "from": on, "words": words}


EVIDENCE = [
    rests("2016-17/1", ASSESSED_2016, "More domestic abuse and more scams are reported."),
    rests("2016-17/1", LINK_WORKER, "231 referrals in 2015/16.") | {"position": 2},
    rests("2016-17/2", ASSESSED_2016),
    rests("2016-17/3", ASSESSED_2016, "It gathers in the three towns."),
    rests("2016-17/4", ASSESSED_2016),
    rests("2021-24/1", "What should come first where you live?", "Nearly half name it first."),
    rests("2021-24/2", ASSESSED_2021),
    rests("2021-24/3", "What should come first where you live?"),
    rests("2021-24/4", ASSESSED_2021),
]

AUTHORITIES = ["SMDC", "SCC", "Police", "NPS", "CCG"]
DUTIES = [
    {
        "kind": "protocol",
        "done_on": date(2021, 4, 20),
        "review_due": date(2027, 4, 20),
        "organisations": AUTHORITIES,
        "words": "One protocol for all who share information about people at risk.",
        "who": "Partnerships Officer",
    },
    {
        "kind": "public-meeting",
        "notice_on": date(2022, 9, 1),
        "done_on": date(2022, 10, 4),
        "published_on": date(2022, 10, 25),
        "organisations": ["SMDC", "SCC", "Police"],
        "words": "Held at Moorlands House, Leek, with questions from the floor.",
    },
    {
        "kind": "copy",
        "done_on": date(2021, 6, 24),
        "plan": "2021-24",
        "words": "Sent to the Commissioner's office.",
    },
    {
        "kind": "copy",
        "done_on": date(2016, 6, 2),
        "plan": "2016-17",
        "words": "Sent to the Commissioner's office.",
    },
    {
        "kind": "scrutiny",
        "done_on": date(2016, 12, 5),
        "words": "Communities Overview and Scrutiny Panel: update, with two appendices.",
    },
    {
        "kind": "implementation",
        "done_on": date(2016, 12, 5),
        "words": "What was done in 2015/16, told to the Communities Overview and Scrutiny Panel.",
    },
    {
        "kind": "summary",
        "done_on": date(2021, 7, 1),
        "published_on": date(2021, 7, 1),
        "plan": "2021-24",
        "words": "The plan on a page.",
    },
]
LIAISON = [
    {"organisation": name, "words": "Information Sharing Lead", "began_on": date(2021, 4, 20)}
    for name in ("SMDC", "SCC", "Police", "NPS")
]
