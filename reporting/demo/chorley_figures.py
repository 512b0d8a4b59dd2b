"""South Ribble's figures of 2017/18: changes without counts, as the report gives them, and the money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reporting.demo.shapes import Row

SOUTH_RIBBLE, CHORLEY, BOTH = "South Ribble", "Chorley", "Chorley & South Ribble"

PLACES = [
    {
        "name": "Borough of the report",
        "slug": "borough",
        "kind": "district",
        "places": [{"name": SOUTH_RIBBLE, "area": SOUTH_RIBBLE}],
    },
    {
        "name": "The other borough",
        "slug": "other-borough",
        "kind": "comparator",
        "note": "Shares the partnership, and is what the report compares with.",
        "places": [{"name": CHORLEY, "area": CHORLEY}],
    },
    {
        "name": "Both boroughs",
        "slug": "both",
        "kind": "partnership",
        "note": "Some meetings, such as the MARAC, serve the two boroughs together.",
        "places": [{"name": BOTH}],
    },
]

# The report speaks of three quarters in one sentence and of ten months in the next.
TEN_MONTHS = "2017-04-01/2018-01-31"
BASIS = "the first three quarters of 2016/17"
KNOWN_ON = date(2018, 2, 20)
POLICE = "Lancashire Constabulary"


def change(name: str, slug: str, percent: str, **more) -> Row:
    said = {"change": percent, "change_basis": BASIS}
    return {
        "name": name,
        "slug": slug,
        "unit": "offences",
        "source": POLICE,
        "period_kind": "year-to-date",
        "percent_only": True,
        "scheme": "borough",
        "known_on": KNOWN_ON,
        "figures": [(SOUTH_RIBBLE, TEN_MONTHS, said)],
        **more,
    }


def marac(name: str, slug: str, value: int, unit: str) -> Row:
    return {
        "name": name,
        "slug": slug,
        "unit": unit,
        "source": "Multi Agency Risk Assessment Conference, as at 20 February 2018",
        "period_kind": "rolling",
        "polarity": "neutral",
        "scheme": "both",
        "known_on": KNOWN_ON,
        "figures": [(BOTH, "2016-10-01/2017-09-30", value)],
        "caveat": "For the two boroughs together.",
    }


INDICATORS = [
    change(
        "All crime",
        "all-crime",
        "20.4",
        figures=[
            (SOUTH_RIBBLE, TEN_MONTHS, {"change": "20.4", "change_basis": BASIS}),
            (CHORLEY, TEN_MONTHS, {"change": "19.3", "change_basis": BASIS}),
        ],
    ),
    change("Alcohol related crime", "alcohol", "0.9"),
    change("Anti-social behaviour", "asb", "-6", unit="incidents"),
    change(
        "Domestic abuse",
        "domestic-abuse",
        "22.6",
        polarity="neutral",
        caveat="More of what happens is reported: national publicity and trust in victim services "
        "encourage people to come forward, and the police flag these crimes better than before.",
    ),
    change("All burglary", "burglary", "34"),
    change("All theft", "theft", "19"),
    change(
        "Offenders with mental health problems",
        "offenders-mental-health",
        "0",
        percent_only=False,
        unit="%",
        polarity="neutral",
        figures=[
            (
                SOUTH_RIBBLE,
                TEN_MONTHS,
                {"missing_because": "Nobody collects it, so how far it goes is not understood."},
            )
        ],
    ),
    marac("Cases at the MARAC", "marac-cases", 346, "cases"),
    marac("Children in those households", "marac-children", 454, "children"),
    marac("Victims who declared a disability", "marac-disability", 8, "%"),
    marac("Victims who are male", "marac-males", 8, "%"),
]

SURVEYS = [
    {
        "name": "Corporate survey 2017/18",
        "start": date(2017, 4, 1),
        "end": date(2018, 1, 31),
        "n": 1753,
        "source": "South Ribble Borough Council, customer contacts",
        "results": [
            {"question": "Is South Ribble a safe place to live?", "answer": words, "percent": share}
            for words, share in (("Confident that it is", 67), ("Unsure", 31))
        ],
    }
]

STREAMS = [
    {
        "name": "Community safety grant 2017/18",
        "funder": "OPCC",
        "holder": "OPCC",
        "amount_printed": "£10,000",
        "status": "awarded",
        "start": date(2017, 4, 1),
        "end": date(2018, 3, 31),
        "purpose": "Projects of the partnership. The Commissioner's office keeps the money, and every "
        "responsible authority may ask for it and answers for it.",
    },
    {
        "name": "Contribution to the IDVA service",
        "funder": "SRBC",
        "holder": "OPCC",
        "amount_printed": "£24K",
        "status": "committed",
        "start": date(2017, 4, 1),
        "end": date(2020, 3, 31),
        "purpose": "Advocates for victims of domestic abuse at medium or high risk, under the "
        "Commissioner's contract with Lancashire Victim Services.",
        "years": [
            {"year_code": year, "amount": Decimal(8000)}
            for year in ("2017-18", "2018-19", "2019-20")
        ],
    },
    {
        "name": "Contribution to police community support officers",
        "funder": "SRBC",
        "amount_printed": "£44k",
        "status": "withdrawn",
        "purpose": "The council decided to give this no longer.",
    },
]


def project(name: str, description: str, **more) -> Row:
    return {"name": name, "year_code": "2017-18", "description": description, **more}


def operation(name: str, season: str, description: str) -> Row:
    return project(f"Operation {name}", description, future=f"Season: {season}.")


PROJECTS = [
    project(
        "Leyland Project",
        "Things to do for young people whose conduct there had earned it.",
        provider="Leyland Project",
        outcomes=[
            "Somewhere safe and positive to be.",
            "Accredited learning, leadership skills and confidence.",
            "Young people of rival estates brought closer.",
        ],
    ),
    project(
        "Hate crime training",
        "Actors and facilitators show what hate crime is like for those who live with it.",
        provider="Afta Thought",
        provider_words="Afta Thought training company",
        outcomes=["Hate crime brought home to those who were trained."],
    ),
    project(
        "Drug driving campaign",
        "Art students drew messages on safer driving.",
        provider="Runshaw College",
        outcomes=["Beer mats with the messages were given out in public houses."],
    ),
    project(
        "Independent domestic violence advocates",
        "Advocates for victims at medium or high risk. The Commissioner is the contracting "
        "authority; the service has been part of Lancashire Victim Services since 1 April 2017, and "
        "the council pays towards it.",
        provider="Lancashire Victim Services",
    ),
    project(
        "Sanctuary Scheme",
        "Victims of domestic abuse can stay at home in safety. Partners refer them to the housing "
        "options team of SRBC, which passes referrals on to be fitted out; registered social "
        "landlords take part.",
        provider="Preston Care and Repair",
    ),
    project(
        "Child sexual exploitation",
        "A national priority, and one of the police and the partnership too. Most of what is known "
        "here is of a single victim and a single offender. A police team manages intelligence, "
        "perpetrators and locations. “Selfies” and “sexting” add to the risk.",
        visibility="partners",
    ),
    operation("Hamper", "all year", "Officers in plain clothes look for insecure cars and homes."),
    operation("Bright Sparx", "bonfire night", "Officers whom everybody can see."),
    operation("Shepherd", "Christmas", "Patrols that are seen, with advice against crime."),
    operation("Nightsafe", "Friday and Saturday evenings", "More officers at the busiest hours."),
    operation("Tesco", "as needed", "Meets what drives anti-social behaviour there."),
]
ALLOCATIONS = [
    {
        "stream": "Community safety grant 2017/18",
        "project": name,
        "committed": pounds,
        "note": "The report gives no sums: this one is the demo's own.",
    }
    for name, pounds in (
        ("Leyland Project", 3000),
        ("Hate crime training", 2500),
        ("Drug driving campaign", 1500),
    )
]
