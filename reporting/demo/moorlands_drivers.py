"""Whose priorities the Moorlands partnership must have regard to, with their straplines as quoted."""

from __future__ import annotations

from datetime import date

NATIONAL = "Strategic Policing Requirement"
COUNTY = "Staffordshire Community Safety Agreement"
POLICE = "Safer, Fairer, United Communities"

DRIVERS = [
    {
        "title": NATIONAL,
        "level": "national",
        "owner": "Home Secretary",
        "url": "https://www.gov.uk/government/publications/strategic-policing-requirement",
        "priorities": [
            ("Terrorism", ""),
            ("Serious and organised crime", ""),
            ("Cyber security", ""),
            ("Threats to public order or public safety", ""),
            ("Civil emergencies", ""),
            ("Child sexual abuse", ""),
        ],
    },
    {
        "title": COUNTY,
        "level": "county",
        "owner": "Staffordshire Safer and Stronger Communities Strategy Group",
        "start": date(2021, 4, 1),
        "end": date(2023, 3, 31),
        "url": "https://www.staffordshire.gov.uk/Community/Communitysafety/community-safety.aspx",
        "priorities": [
            ("Domestic Abuse", ""),
            (
                "Vulnerable Persons and Contextual Safeguarding "
                "(incl. Alcohol, Drugs and Mental Health)",
                "",
            ),
            ("Public Place Violence & Serious Violence", ""),
            ("Modern Slavery & Human Trafficking", ""),
            ("Community Cohesion & Tackling Extremism", ""),
            ("Anti-Social Behaviour (ASB)", ""),
            ("Fraud", ""),
            ("Drug Supply & County Lines", ""),
        ],
    },
    {
        "title": POLICE,
        "level": "police",
        "owner": "Staffordshire Police, Fire & Crime Commissioner",
        "start": date(2017, 4, 1),
        "end": date(2020, 3, 31),
        "url": (
            "https://staffordshire-pfcc.gov.uk/cms/wp-content/uploads/"
            "Police-and-Crime-Plan-Final-9-6-17-6.pdf"
        ),
        "note": "The years printed are 2017-2020. A new Commissioner was to renew it during 2021.",
        "priorities": [
            ("Modern Policing", "A police force that is fit for a changing future"),
            (
                "Early intervention",
                "Identifying and tackling root cases at the earliest opportunity",
            ),
            (
                "Support Victims and Witnesses",
                "Making it easier for victims and witnesses to get the support they need, "
                "when they need it",
            ),
            (
                "Managing offenders",
                "Preventing offending in the first place and reducing offending",
            ),
            (
                "Public confidence",
                "Creating opportunities for communities to shape policing, with greater "
                "transparency and openness to increase confidence in policing",
            ),
        ],
    },
]
