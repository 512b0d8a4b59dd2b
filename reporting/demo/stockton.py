"""Safer Stockton Partnership: a unitary borough, whose plan is four themes for three years."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import body, group, priority, section

PARTNERSHIP = {
    "name": "Safer Stockton Partnership",
    "slug": "stockton",
    "tier": "unitary",
    "area_word": "borough",
    "about": (
        "We are Stockton's statutory crime and disorder partnership: public and voluntary bodies "
        "that work together to cut crime and anti-social behaviour in the borough."
    ),
    "colour": "#7a1f5c",
    "police_force": "Cleveland Police",
    "policing_body": "Police and Crime Commissioner for Cleveland",
    # Minutes were numbered SSP 1/17 again in April 2017.
    "numbering_month": 4,
    "team": "Community Safety",
    "council": "Stockton-on-Tees Borough Council",
    "email": "communitysafety@stockton.example",
    "website": "https://www.stockton.gov.uk",
}
LOCAL_NAMES = ["Stockton Crime and Disorder Reduction Partnership"]
AREAS = [{"name": "Stockton-on-Tees", "county": ""}]

BODIES = [
    body("Stockton-on-Tees Borough Council", "SBC", "unitary", member="responsible"),
    body("Cleveland Police", "", "police", member="responsible"),
    body("Cleveland Fire Brigade", "", "fire", member="responsible"),
    body(
        "Probation Service",
        "",
        "probation",
        former_names=[("National Probation Service", date(2021, 6, 25))],
        member="responsible",
    ),
    body(
        "Durham Tees Valley Community Rehabilitation Company",
        "DTV CRC",
        "probation",
        began_on=date(2014, 6, 1),
        ended_on=date(2021, 6, 25),
        successor="Probation Service",
        member="responsible",
    ),
    body(
        "NHS North East and North Cumbria Integrated Care Board",
        "ICB",
        "icb",
        began_on=date(2022, 7, 1),
        member="responsible",
    ),
    body(
        "NHS Tees Valley Clinical Commissioning Group",
        "",
        "ccg",
        began_on=date(2020, 4, 1),
        ended_on=date(2022, 6, 30),
        successor="ICB",
        member="responsible",
    ),
    body(
        "NHS Hartlepool and Stockton-on-Tees Clinical Commissioning Group",
        "",
        "ccg",
        began_on=date(2013, 4, 1),
        ended_on=date(2020, 3, 31),
        successor="NHS Tees Valley Clinical Commissioning Group",
        member="responsible",
    ),
    body(
        "Police and Crime Commissioner for Cleveland",
        "Office of the PCC",
        "policing-body",
        began_on=date(2012, 11, 22),
        member="co-operating",
    ),
    body("Thirteen", "", "housing", member="co-operating"),
    body("Catalyst", "", "voluntary", member="invited"),
    body("Safe in Tees Valley", "", "voluntary", member="invited"),
    body("Youth Direction", "", "team", parent="SBC", member="wider"),
    body("Youth Offending Team", "YOT", "team", parent="SBC", member="co-operating"),
    body("Public Health", "", "team", parent="SBC", member="wider"),
    body("Private Sector Housing", "", "team", parent="SBC", member="wider"),
    body("Strategic Community Safety", "", "team", parent="SBC"),
]
PEOPLE = [
    {
        "title": "Cllr",
        "name": "Steve Nelson",
        "post": "Chair",
        "organisation": "SBC",
        "publish_name": True,
    },
]
GROUPS = [
    group(
        "Safer Stockton Partnership",
        "strategy",
        remit="Agrees the community safety plan and hears every quarter how it is going.",
        seats=[
            {"post": "Chair", "organisation": "SBC", "person": "Steve Nelson", "chair": True},
            {"organisation": "SBC", "words": "Stockton Council officers", "several": True},
            {"organisation": "Cleveland Police"},
            {"organisation": "Office of the PCC"},
            {"organisation": "Probation Service"},
            {"organisation": "DTV CRC"},
            {"organisation": "Youth Offending Team"},
            {"organisation": "Youth Direction"},
            {"organisation": "Public Health"},
            {"organisation": "Private Sector Housing"},
            {"organisation": "Thirteen"},
            {"organisation": "Catalyst"},
            {"organisation": "Safe in Tees Valley"},
        ],
    ),
    group(
        "Domestic Abuse Steering Group",
        "task",
        parent="Safer Stockton Partnership",
        remit="Wrote the Domestic Violence and Abuse Strategy 2017 to 2022.",
    ),
]
TERMS = {
    "ASB": "Anti-social behaviour",
    "CRC": "Community rehabilitation company",
    "PCC": "Police and Crime Commissioner",
    "PSA": "Partnership Strategic Assessment",
    "SBC": "Stockton-on-Tees Borough Council",
    "SSP": "Safer Stockton Partnership",
    "YOT": "Youth Offending Team",
}
DRIVERS = [
    {
        "title": "Domestic Violence and Abuse Strategy",
        "level": "local",
        "owner": "Domestic Abuse Steering Group",
        "start": date(2017, 4, 1),
        "end": date(2022, 3, 31),
        "note": "2017 - 2022, with an action plan of its own. Noted and endorsed on 4 April 2017 "
        "(minute SSP 7/17). Members asked for SMART targets.",
        "priorities": [],
    },
]

PLAN = {
    "title": "Community Safety Plan",
    "slug": "2017-20",
    "start": date(2017, 4, 1),
    "end": date(2020, 3, 31),
}
STATUSES = [
    {"status": "consultation", "on": date(2017, 3, 1), "note": "A short questionnaire on My View."},
    {"status": "agreed", "on": date(2017, 4, 4), "note": "Minute SSP 10/17."},
]
SECTIONS = [
    section(
        "introduction",
        "Introduction",
        """
        Every three years the Safer Stockton Partnership publishes a Community Safety Plan, which
        puts a few priorities first. This one builds on what has gone well and takes up problems that
        are new. Many partners share in its cross-cutting themes.
        """,
    ),
    section(
        "assessment",
        "How the priorities were chosen",
        """
        The evidence is the Partnership Strategic Assessment of November 2016. This time the
        priorities are themes, not types of crime, so that they take in more.

        In March 2017 residents, workers and visitors could rate the themes from 1 to 5 in a short
        questionnaire on the council's website. Asked what else troubled them, they named three
        things most:

        - anti-social behaviour
        - violence
        - criminal damage.
        """,
    ),
    section("priorities", "Four key areas"),
    section(
        "other",
        "How it will be watched",
        "The partnership hears about the plan every quarter, and each year the actions are given a "
        "“health check” to see whether they are still the right ones.",
    ),
    section("contact", "Contact us"),
]
OWNER = "Safer Stockton Partnership"
PRIORITIES = [
    priority("1", "Reducing re-offending", limbs=["reoffending"], owner=OWNER),
    priority("2", "Protecting vulnerable people", limbs=["crime"], owner=OWNER),
    priority("3", "Tackling drug and alcohol misuse", limbs=["substances"], owner=OWNER),
    priority("4", "Community Safety & Protection", limbs=["crime"], owner=OWNER),
]
