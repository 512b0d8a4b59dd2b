"""Legal tools that the Moorlands partners used, reviews after deaths, and the summer of 2016."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from reporting.demo.shapes import Row

ACT = "Anti-social Behaviour, Crime and Policing Act 2014"
# The uses run on from October 2015 to the day of the report.
SINCE = "2015-10-01/"
COURT = "South Cheshire Magistrates' Court"

TOOLS = [
    {
        "name": "Community protection notice warning letter",
        "acronym": "CPN warning letter",
        "law": f"{ACT}, section 43(5)",
        "in_force_from": date(2014, 10, 20),
    },
    {
        "name": "Community protection notice",
        "acronym": "CPN",
        "law": f"{ACT}, section 43",
        "penalty": "From the age of 16. Fine up to level 4 on the standard scale, or £20,000 for "
        "businesses.",
        "in_force_from": date(2014, 10, 20),
    },
    {
        "name": "Civil injunction",
        "law": f"{ACT}, section 1",
        "replaces": "Anti-Social Behaviour Order (ASBO)",
        "in_force_from": date(2015, 3, 23),
    },
    {
        "name": "Criminal behaviour order",
        "acronym": "CBO",
        "law": f"{ACT}, section 22",
        "in_force_from": date(2014, 10, 20),
    },
    {
        "name": "Public spaces protection order",
        "acronym": "PSPO",
        "law": f"{ACT}, section 59",
        "longest_months": 36,
        "in_force_from": date(2014, 10, 20),
    },
]

USES = [
    {
        "tool": "CPN warning letter",
        "stage": "warning",
        "period_code": SINCE,
        "printed": "Over 70",
        "words": "For community safety issues. Most letters put an end to the matter.",
    },
    {
        "tool": "CPN",
        "stage": "issued",
        "period_code": SINCE,
        "printed": "17",
        "words": "After a warning that changed nothing.",
    },
    {
        "tool": "CPN",
        "stage": "convicted",
        "period_code": SINCE,
        "printed": "1",
        "words": "One person was prosecuted for breach of a notice.",
        "court": COURT,
        "outcome": "Found guilty. The court made a criminal behaviour order as well.",
        "fine": Decimal("1100"),
        "costs": Decimal("2018.95"),
        "surcharge": Decimal("110"),
    },
    {
        "tool": "CBO",
        "stage": "granted",
        "period_code": SINCE,
        "printed": "1",
        "court": COURT,
        "outcome": "An order for five years, made with the conviction for breach of a notice.",
        "duration_months": 60,
    },
    {
        "tool": "CBO",
        "stage": "prepared",
        "period_code": SINCE,
        "printed": "4",
        "case_files": 4,
        "words": "The council helped the police with case files on offences that they look into.",
    },
    # The report gives the month alone, so the order is held from its first day.
    {
        "tool": "Civil injunction",
        "stage": "granted",
        "period_code": "2016M02",
        "printed": "1",
        "place": "Leek and Biddulph",
        "words": "Restricts what one person may do there.",
        "court": "County Court",
        "starts_on": date(2016, 2, 1),
        "duration_months": 24,
    },
    {
        "tool": "PSPO",
        "stage": "consultation",
        "period_code": "2016-12-05/",
        "place": "Leek Bus Station",
        "words": "The council is asking people, on behalf of community safety partners.",
    },
]

# The papers give no numbers of case reviews: these are the demo's own.
CASE_REVIEWS: list[Row] = [
    {
        "year_code": "2015-16",
        "received": 3,
        "threshold_not_met": 1,
        "carried_out": 2,
        "recommendations": 1,
        "published_on": date(2016, 6, 1),
    },
    {
        "year_code": "2016-17",
        "received": 4,
        "threshold_not_met": 2,
        "carried_out": 2,
        "recommendations": 2,
        "published_on": date(2017, 6, 1),
    },
]

DEFINITION = (
    "Domestic Violence, Crime and Victims Act 2004, section 9(3): the death of a person aged 16 or "
    "over which has, or seems to have, come from violence, abuse or neglect by a relative, an "
    "intimate partner (now or before) or a member of the same household."
)
# Only the months are known: each is held as its last day, and printed as its month.
DEATH_REVIEWS = [
    {
        "local_ref": "Review 1",
        "state": "published",
        "submitted_on": date(2014, 9, 30),
        "published_on": date(2014, 10, 31),
        "published_words": "October 2014",
        "publishable": True,
        "summary": f"{DEFINITION} The Home Office assured its quality and approved it before it "
        "came out.",
    },
    {
        "local_ref": "Review 2",
        "state": "converted",
        "submitted_on": date(2016, 6, 30),
        "signed_off_on": date(2016, 11, 30),
        "signed_off_by": "Chair of the Community Safety Partnership",
        "never_publish_reason": "A multi-agency learning review is shared with partners only.",
        "detail": "Did not meet the definition in the end, as the Home Office was told. What was "
        "learnt went to the partners whom it concerns.",
    },
]

SUMMER_SCHEMES = [
    {
        "name": "SPACE",
        "owner": "PFCC",
        "owner_words": "Police and Crime Commissioner",
        "year": 2016,
        "season": "School summer holidays",
        "ages_from": 11,
        "ages_to": 17,
        "words": "Came back in 2015. The partnership oversees it in the district.",
        "activities": [
            {
                "provider": "A1 Training Solutions",
                "provision": ["targeted"],
                "description": "Days of team and personal skills, behaviour and discipline: Military "
                "Challenge or First Aid.",
                "capacity": "3 Military Challenge Courses and 3 First Aid Days; 25 participants each",
            },
            {
                "provider": "Moor Sport (Sporting Communities)",
                "provision": ["targeted", "universal"],
                "description": "A detached team brings all sorts of activities to hot spots.",
                "place_and_time": "Three times a week in each place",
                "locations": ["Leek", "Biddulph", "Cheadle"],
            },
            {
                "provider": "Biddulph Youth & Community Zone",
                "provision": ["universal"],
                "description": "Sport, crafts and other pastimes.",
                "place_and_time": "At different times",
                "locations": ["Biddulph"],
            },
            {
                "provider": "Leek Town Football Club",
                "provision": ["universal"],
                "description": "Street Soccer for young people, on recreation grounds near them.",
                "locations": ["Brown Edge/Endon", "Leek", "Blythe Bridge", "Biddulph", "Cheadle"],
            },
            {
                "provider": "Leek Rugby Club",
                "provision": ["universal"],
                "description": "Sport for health and well-being, and instead of trouble.",
                "place_and_time": "Monday to Friday, girls and boys, by school year",
                "locations": ["Leek"],
            },
        ],
    }
]
