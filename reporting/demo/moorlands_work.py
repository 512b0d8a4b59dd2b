"""The fifteen projects of 2015/16 as the Moorlands summary of activity has them, in the demo's words.

Numbers are as given: 152 is said to be three clubs in fifty weeks, and one row points to a section
that has since moved.
"""

from __future__ import annotations

from reporting.demo.shapes import Row

YEAR = "2015-16"


def project(name: str, description: str, *outcomes: str, **more) -> Row:
    return {
        "year_code": YEAR,
        "name": name,
        "description": description,
        "outcomes": outcomes,
        **more,
    }


def study(number: int, text: str) -> Row:
    return {"title": f"Mediation case {number}", "text": text, "anonymised": True}


def aims(*lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines)


PROJECTS = [
    project(
        "Work Club",
        "Clubs in Leek, Cheadle and Biddulph for people sent by the Building Resilient Families and "
        "Communities (BRFC) programme and by Integrated Offender Management (IOM).",
        "152 (3 clubs x 50 weeks) sessions of the Work Club were held.",
        "242 people had support, 151 of them for the first time.",
        "136 people were helped into training.",
        "53 people were sent on to volunteer.",
        "71 people found work after the clubs, including 2 IOM clients and 3 from probation.",
        "10 women from the refuge came to the clubs, and 3 sessions were at the refuge.",
        provider="Support Staffordshire",
        aims=aims(
            "train people so that they find work and offend less",
            "build skills, confidence and independence",
            "join up what different services do",
            "bring down the number on benefits in the district",
        ),
    ),
    project(
        "Police Link Worker",
        "ARCH had the contract for a worker who goes with officers to see how victims of domestic "
        "violence are.",
        "231 referrals reached the worker, who made 81 joint visits and 7 lone visits.",
        "174 victims were reached by telephone.",
        "113 referrals to ARCH's services: refuge, floating support, IDVA, Male IDVA and the Freedom "
        "Programme. Others went to Mind, housing, FARS, social care, Rethink and One Recovery.",
        "178 packs were given or sent out. (None went where the perpetrator lives at the address, "
        "as it might have put the victim at risk.)",
        provider="ARCH",
        aims=aims(
            "lessen repeat violence by bringing support and advice closer",
            "raise trust in the police through several agencies at once",
            "make the way through the courts easier for victims and children",
        ),
    ),
    project(
        "Domestic Violence and Abuse awareness",
        "A campaign, publicity and promotion.",
        "Stickers on toilet doors in the right places, and leaflets, tell people who can help.",
    ),
    project(
        "Multi-agency events",
        "Events with advice and small things against crime, for less fear of it; among them Young "
        "Drivers events and CAB's Think Jessica campaign on scam mail.",
        "Events all over the district gave out number plate screws, purse bells, purse cables and "
        "signs.",
        future="Young Drivers events, together with the Police, the Road Safety Team and the Fire Service.",
    ),
    project(
        "Nuisance driving - Swainsley Tunnel",
        "For years fast cars in the tunnel made a noise and put others at risk.",
        "We paid part of the road calming.",
    ),
    project(
        "“Keeping Safe”",
        "Young people learn to see through grooming and exploitation before harm is done.",
        "7 events raised awareness in communities.",
        "6 sessions looked at violence and misogyny in rap, and at words as a way to heal.",
        "Biddulph Young Advisors Forum took the subject up.",
        "Say Something, See Something told the night-time economy in Biddulph and Cheadle what to "
        "look for and what the law asks of them.",
        "Staff of 5 care homes talked about risk and safety online, and then sent young people for "
        "one-to-one help.",
        "The outreach team has met these since September 2015:",
        "748 young people: 383 females and 365 males.",
        provider="SafetyNet",
        provider_words="SafetyNet CIC",
    ),
    project(
        "MoorSport Diversionary Activity",
        "Sport where there is anti-social behaviour, for health and belonging.",
        "133 sessions in Cheadle, Blythe Bridge, Biddulph and Leek had 167 participants.",
        "12 volunteers took part.",
        "Those who came are more active, feel better and withstand drink and drugs more.",
        provider="Sporting Communities",
    ),
    project(
        "Street Soccer",
        "Football in five hot spots over the summer term.",
        "Over 142 participants, boys and girls.",
        "Over 30 people at each session.",
        "PCSOs came too, which broke the ice.",
        "Young people and parents liked it.",
        provider="Leek Town Football Club",
    ),
    project(
        "Supporting Partnership Work",
        "What it costs to run: injunctions, land searches, repair of CCTV cameras that can be moved, "
        "signs, and the strategic assessment.",
        "Cameras stood at 23 locations in the year. Often nothing more was needed.",
        "The law asks for a strategic assessment; it helped to choose the priorities.",
    ),
    project(
        "Mediation",
        "A neutral person helps neighbours who fell out.",
        "Three long disputes came to rest.",
        case_studies=[
            study(
                1,
                "Three parties, and calls to the council and other bodies for 15 years. There has "
                "been none since mediation ended.",
            ),
            study(
                2,
                "A business across the road from a home, with harassment and violence. Both sides "
                "took part, and all has been quiet.",
            ),
            study(
                3,
                "Three households argued over a boundary until offences were committed. Nothing "
                "was reported after mediation had begun.",
            ),
        ],
    ),
    project(
        "Multi-Agency Training",
        "How to use the tools of the Anti-social Behaviour, Crime and Policing Act 2014.",
        "Over 60 staff of partner bodies came.",
        "Over 70 warning letters, 17 Community Protection Notices (CPN) and 1 successful prosecution "
        "followed.",
        cross_reference="More is told in Section 4.",
    ),
    project(
        "Sanctuary Scheme",
        "Victims of domestic abuse stay in their own home, more safely.",
        "70 households since 2009, including 7 in 2015.",
        "Chains, locks, viewers or lights were fitted.",
        provider="Your Housing Group",
    ),
    project(
        "Safe & Sound",
        "Better locks for people who suffered a crime or fear one.",
        "30 properties are more secure.",
        provider="Your Housing Group",
    ),
    project(
        "Noise monitoring",
        "Equipment for homes that suffer from noise.",
        "Complaints about noise are answered sooner.",
    ),
    project(
        "Safeguarding",
        "Training for taxi drivers on CSE and on trafficking of people.",
        "80 taxi drivers were trained, and had a booklet and cards to keep.",
        provider="SMDC",
    ),
]
