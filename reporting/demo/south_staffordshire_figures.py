"""South Staffordshire's figures: five localities over four years, and what the plan prints of them.

The plan's own totals differ from the sums of its tables; both are held as printed.
"""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import Row
from reporting.demo.south_staffordshire_tables import KNOWN_ON, LOCALITIES, TABLES

DISTRICT = "South Staffordshire"
ENGLAND_AND_WALES = "England and Wales"
BEFORE = "2008-09"

PLACES = [
    {
        "name": "Localities",
        "slug": "localities",
        "kind": "locality",
        "note": "Introduced in 2007, when the council and its partners agreed on boundaries. Each of "
        "the five has a profile: safety, health, environment, housing and young people.",
        "places": [
            {"name": name, "profile": f"The profile of {name} is renewed with each assessment."}
            for name in LOCALITIES
        ],
    },
    {
        "name": "The district",
        "slug": "district",
        "kind": "district",
        "places": [{"name": DISTRICT, "area": DISTRICT}],
    },
    {
        "name": "National figures",
        "slug": "national",
        "kind": "comparator",
        "places": [{"name": ENGLAND_AND_WALES}],
    },
    {
        "name": "Hotspots",
        "slug": "hotspots",
        "kind": "ward",
        "note": "Where most of what is recorded happens.",
        "places": [{"name": name} for name in ("Great Wyrley", "Penkridge", "Wombourne")],
    },
]


def alone(name: str, slug: str, said: Row, place: str = DISTRICT, **more) -> Row:
    """One figure that the plan quotes by itself, for 2009-10 unless ``period`` is another."""
    period = more.pop("period", "2009-10")
    return {
        "name": name,
        "slug": slug,
        "scheme": "district",
        "source": more.pop("source", "Staffordshire Police"),
        "figures": [(place, period, said)],
        "known_on": KNOWN_ON,
        **more,
    }


def share(name: str, slug: str, percent: float, **more) -> Row:
    return alone(name, slug, {"value": percent, **more.pop("said", {})}, unit="%", **more)


def change(name: str, slug: str, percent: int, basis: str = BEFORE, **more) -> Row:
    said = {"change": percent, "change_basis": basis, **more.pop("said", {})}
    return alone(name, slug, said, percent_only=True, **more)


WOMENS_AID = "Staffordshire Women's Aid"
HOME_OFFICE = "Home Office"
CALLS = "Calls to Staffordshire Women's Aid from the district"

QUOTED = [
    alone(
        "Population",
        "population",
        {"value": 106_000, "qualifier": "over", "printed": "just over 106,000"},
        unit="residents",
        polarity="neutral",
        source="Population estimates",
        definition="The district covers about 101,000 acres.",
    ),
    share(
        "Residents of retirement age or older",
        "retirement-age",
        20.2,
        polarity="neutral",
        source="Population estimates",
    ),
    change("Overall crime", "all-crime", -12),
    alone(
        "Most serious violence",
        "most-serious-violence",
        {
            "value": 41,
            "approximate": True,
            "printed": "17 more crimes (71%)",
            "note": "The plan gives the rise only. The two numbers are those that it implies.",
        },
        unit="offences",
        breaks=[
            {
                "kind": "caveat",
                "began_on": date(2009, 4, 1),
                "words": "Staffordshire Police may have changed how it records these crimes, which "
                "could account for the rise.",
            }
        ],
    ),
    change("Other violence", "other-violence", -4),
    change(
        "Hospital admissions after a violent assault",
        "assault-admissions",
        -28,
        source="South Staffordshire Primary Care Trust",
        caveat="For people who live in the district; the lowest number of any in the trust's area.",
    ),
    share("Violent crime that is domestic", "domestic-share", 28, polarity="neutral"),
    share(
        "Violent crime that is domestic and alcohol related",
        "domestic-alcohol-share",
        7,
        polarity="neutral",
        caveat="Lower than one would expect, so a good deal is not reported.",
    ),
    share(
        "Violent crime that is alcohol related",
        "alcohol-share",
        15,
        caveat="Counted only where the offender was seen to have been drinking.",
    ),
    share("Vehicle crime as a share of serious acquisitive crime", "vehicle-share", 61),
    share("Vehicle crime that is theft from a vehicle", "from-vehicle-share", 76),
    share("Vehicle crime that is theft of a vehicle", "of-vehicle-share", 24),
    share(
        "Burglary as a share of serious acquisitive crime",
        "burglary-share",
        35,
        said={"qualifier": "over", "printed": "over 35%"},
    ),
    alone(
        CALLS,
        "womens-aid-calls",
        {
            "value": 800,
            "qualifier": "over",
            "change": 4,
            "change_basis": BEFORE,
        },
        unit="calls",
        source=WOMENS_AID,
        caveat="Up by almost 17% over the last three years.",
        polarity="neutral",
    ),
    change("Women supported", "women-supported", 70, source=WOMENS_AID, polarity="up"),
    change(
        "Business crime",
        "business-crime",
        -31,
        caveat="Not the full picture: most reports do not say whether the victim was a person or a "
        "business. Only theft from shops is recorded apart.",
    ),
    alone(
        "Average age of victims of distraction burglary",
        "distraction-age",
        {"value": 78},
        ENGLAND_AND_WALES,
        unit="average age",
        period="2002",
        period_kind="calendar-year",
        polarity="neutral",
        source=f"{HOME_OFFICE} Good Practice Guide 2002",
    ),
    alone(
        "Vehicle-related thefts in England and Wales",
        "national-vehicle",
        {
            "value": 1_500_000,
            "qualifier": "under",
            "printed": "nearly 1.5 million",
            "change": -66,
            "change_basis": "the peak of 1995; the fall is of more than 66%",
        },
        ENGLAND_AND_WALES,
        unit="offences",
        period="2007-08",
        source=HOME_OFFICE,
    ),
]

# Said of two places or two years, beside the figure that each is quoted with.
FURTHER = {
    "Residents of retirement age or older": (ENGLAND_AND_WALES, "2009-10", 18.5),
    "Most serious violence": (DISTRICT, "2008-09", {"value": 24, "approximate": True}),
}
INDICATORS = TABLES + [
    row | {"figures": [*row["figures"], *filter(None, [FURTHER.get(row["name"])])]}
    for row in QUOTED
]
