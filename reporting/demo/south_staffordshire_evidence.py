"""What South Staffordshire's assessment found, what its residents said, and which priority rests on it."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import Row

PANEL = "Residents' panel"
VIEWPOINT = "Viewpoint Survey"
LOCAL_AREA = "Their local area"
PLAN = "2011-12"


def answer(question: str, words: str, percent: float, **more) -> Row:
    return {"question": question, "answer": words, "percent": percent, **more}


SURVEYS = [
    {
        "name": VIEWPOINT,
        "source": f"{PANEL}, South Staffordshire Council",
        "results": [
            answer("How safe do you feel in the daytime?", "Safe by day", 96),
            answer("How safe do you feel outside after dark?", "Safe after dark", 72),
        ],
    },
    {
        "name": PANEL,
        "source": "South Staffordshire Council",
        "results": [
            answer(LOCAL_AREA, "Satisfied with it", 89),
            answer(LOCAL_AREA, "Anti-social behaviour is being dealt with", 26),
            answer(LOCAL_AREA, "Speeding is the main anti-social behaviour", 57),
            answer(LOCAL_AREA, "Speeding through villages is the greatest worry", 59),
            answer(
                LOCAL_AREA,
                "There is a high level of anti-social behaviour",
                9.9,
                earlier="2008",
                earlier_percent=13.5,
            ),
            answer(LOCAL_AREA, "Drunk or rowdy behaviour is an issue", 16),
        ],
    },
]

ASSESSMENT = "Strategic Risk Assessment 2010"
ASSESSMENTS = [
    {
        "name": ASSESSMENT,
        "also_called": "Strategic Assessment",
        "producer": "Staffordshire Observatory",
        "organisation": "Staffordshire Observatory",
        "on_behalf_of": "South Staffordshire Community Safety Partnership",
        "data_from": date(2009, 4, 1),
        "data_to": date(2010, 3, 31),
        # The plan does not say when it was finished: the day is the demo's own.
        "dated_on": date(2010, 11, 1),
        "visibility": "published-summary",
        "summary": "A long view of crime, disorder, substance misuse, anti-social behaviour and harm "
        "to the environment, from the data of several agencies.",
        "method": "Follows the minimum standards of the National Intelligence Model (NIM). It has "
        "five purposes:\n\n"
        "- to lead the partnership's strategy\n"
        "- to help agencies decide how to spend\n"
        "- to look closely at the chief issues\n"
        "- to find the hotspots\n"
        "- to help choose priorities and say what else must be known.",
        "levels": "Victims: females run the highest risk at 15-49 and males at 10-64, with peaks at "
        "20-24 for females and 15-19 for males. Violence is 15% more likely to strike "
        "males; domestic violence is 50% more likely to strike females, and sexual violence 2.5 times "
        "more likely. Males are almost twice as vulnerable to theft, 40% more likely "
        "to be in a road collision and 70% more likely to be killed in one.\n\n"
        "Offenders: details of 956 people (n = 956). Those behind acquisitive crime are 21 to 23 on "
        "average; those behind shoplifting, less serious violence and sexual offences 30 to 33. "
        "Average distance from home: 1.8 miles for criminal damage, 1.8 miles for sexual offences, 2 "
        "miles for less serious violence.",
        "changes": "All crime is down by 12% on the year before; most serious violence and burglary "
        "of dwellings are up.",
        "reasons": "Part of the rise in most serious violence may come from how it is recorded.",
        "for_authorities": "The seven priorities below, through the Joint Operations Group and task "
        "groups for three hotspots.",
        "for_people": "Speeding comes first for residents.",
        "last_plan": "The priorities stay by and large those of 2010-11.",
        "findings": "How complete the data is: 25% of victims have no ethnicity recorded. Of those "
        "who have, 4% are BME, against under 2% of the population.",
        "contributors": [
            "Staffordshire Observatory",
            "South Staffordshire Council",
            "Staffordshire Young People's Service",
            "Staffordshire and West Midlands Probation Trust",
            "Staffordshire Police",
            "Staffordshire Fire and Rescue Service",
            "NHS for North Staffordshire and South Staffordshire PCT",
            "Staffordshire Women's Aid",
            "Pathway Project",
            "West Midlands Ambulance Service",
        ],
        "hotspots": ["Great Wyrley", "Penkridge", "Wombourne"],
        "recommended": [
            ("Anti-Social Behaviour", f"{PLAN}/1"),
            ("Violent Crime", f"{PLAN}/2"),
            ("Domestic Violence (including sexual violence)", f"{PLAN}/3"),
            ("Road Safety", f"{PLAN}/4"),
            ("Business Crime", f"{PLAN}/5"),
            ("Acquisitive Crime (domestic burglary and vehicle crime)", f"{PLAN}/6"),
            ("Environmental Crime", f"{PLAN}/7"),
        ],
    }
]


def rests(number: str, on: str, words: str = "", place: int = 1) -> Row:
    return {"priority": f"{PLAN}/{number}", "from": on, "words": words, "position": place}


EVIDENCE = [
    rests("1", "Anti-social behaviour", "Falling, but still more than 3,000 incidents a year."),
    rests("1", f"{PANEL}: There is a high level of anti-social behaviour", place=2),
    rests("2", "Violent crimes"),
    rests("2", "Most serious violence", "Few cases, so small numbers make great changes.", 2),
    rests("3", "Violent crime that is domestic"),
    rests("3", "Calls to Staffordshire Women's Aid from the district", place=2),
    rests("4", "Killed or seriously injured on the roads"),
    rests("4", f"{PANEL}: Speeding is the main anti-social behaviour", place=2),
    rests("5", "Business crime"),
    rests("6", "Serious acquisitive crimes"),
    rests("6", "Burglary of dwellings", "Up, while vehicle crime is down.", 2),
    rests("6", "Vehicle crime", place=3),
    rests("7", ASSESSMENT, "Residents and partners both name it."),
]
