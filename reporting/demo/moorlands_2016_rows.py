"""The eighteen rows of the Moorlands plan for 2016/17, with its slips as printed.

References, bodies, schemes and measures are the real ones; aims, activities and risks are in our own
words. Row 1.6 points to itself, 2.2 points to 1.6 where it means 1.7, 1.7 has no measure, 1.3 has no
risk, one measure says BRFS for BRFC, and nothing is done about town centre violence.
"""

from __future__ import annotations

from reporting.demo.shapes import assumption, count, lead, measure, risk, row

CSP = lead("CSP", "CSP")
POLICE = lead("Police", "Police")
ARCH = lead("ARCH", "ARCH")
ASB_OFFICER = lead("SMDC – ASB Officer", "SMDC", post="ASB Officer")
TWO_OFFICERS = lead(
    "Partnerships Officer/ Safer Communities Officer – CSP",
    "CSP",
    people=["Partnerships Officer", "Safer Communities Officer"],
)
SCHOOLS = count("Number of schools", "schools", polarity="up")
PUPILS = count("Number of pupils", "pupils", polarity="up")
EVENTS = count("Number of events", "events")
ATTENDEES = count("Number of attendees", "people", polarity="up")
TRAINED = count("Number of frontline staff trained", "people", polarity="up")

ROWS = [
    row(
        "1.1",
        "Domestic and Sexual Abuse",
        "Help people who suffer domestic abuse to be safe and to take up the support on offer",
        "Pay for an outreach worker, part-time, to go with neighbourhood officers on their first call "
        "to somebody who has been abused:\n"
        "- Help to write safety plans\n"
        "- Point victims to the support services\n"
        "Help survivors of domestic abuse into work",
        leads=[ARCH, POLICE],
        measures=[
            count("Number of victims visited", "victims"),
            count("Number of safety plans produced", "plans", polarity="up"),
            count(
                "Number of victims accessing additional services following visit",
                "victims",
                polarity="up",
            ),
        ],
        risks=["A suitable worker can be recruited by ARCH"],
    ),
    row(
        "1.2",
        "Work Clubs",
        "Find places at the Staffordshire Moorlands Work Club for people in the IOM and BRFC "
        "cohorts",
        "Sessions every week in Leek, Cheadle and Biddulph at which people learn to look for work, "
        "write a better CV and prepare for interviews, and are put in touch with volunteering and "
        "training that builds up what they can do.",
        leads=[
            lead(
                "Safer Communities Officer",
                "CSP",
                people=["Safer Communities Officer"],
            ),
            lead("Support Staffordshire", "Support Staffordshire"),
            lead("Your Moorlands Housing", "Your Housing Group"),
        ],
        measures=[
            count(
                "Numbers accessing service per cohort (IOM, BRFS, Domestic Abuse)",
                "people",
                polarity="up",
                breakdown="cohort",
                members=["IOM", "BRFS", "Domestic Abuse"],
            ),
            count(
                "Number of individuals per cohort moving off out of work benefits and into "
                "continuous employment",
                "people",
                polarity="up",
                breakdown="cohort",
                members=["IOM", "BRFC", "Domestic Abuse"],
            ),
        ],
        risks=[
            "Money beyond what the CSP gives has been found elsewhere to keep the Work Club going"
        ],
    ),
    row(
        "1.3",
        "Domestic and Sexual Abuse",
        "Make domestic abuse services better known, and encourage people to report",
        """
        - Euro Cup
        - White Ribbon
        - Publicity
        - Conference that shows victims the service
        """,
        leads=[CSP, ARCH, POLICE],
        measures=[
            count("Number of people engaged with", "people", polarity="up"),
            count("Number of domestic violence packs distributed", "packs"),
        ],
    ),
    row(
        "1.4",
        "Domestic and Sexual Abuse",
        "Make homes safer for victims of domestic abuse and of other crime, so that they can stay "
        "in them with confidence",
        """
        Target hardening
        - Sanctuary Scheme
        - Safe & Sound
        """,
        leads=[lead("Your Moorlands", "Your Housing Group")],
        measures=[
            count("Number of properties target hardened", "properties", polarity="up"),
            count("Number of repeat victims", "victims", polarity="down"),
        ],
        risks=[
            "Partners notice vulnerable people and refer them to Your Moorlands in the right way"
        ],
    ),
    row(
        "1.5",
        "Fraud, Cyber Crime and Scam awareness",
        "Warn people about threats aimed at the most vulnerable among us.",
        "- Event on fraud and scams",
        leads=[CSP],
        measures=[EVENTS, ATTENDEES],
        risks=["Others already work against SCAMS and fraud: support them rather than do it twice"],
    ),
    row(
        "1.6",
        "Modern Day Slavery",
        "Hold an event at which frontline staff learn how modern slavery shows itself, who falls "
        "victim to it and whom to tell.",
        """
        - Modern Day Slavery Event
        - Link to 1.6
        """,
        leads=[CSP],
        measures=[EVENTS, ATTENDEES, measure("Feedback forms", "qualitative")],
        risks=["Speakers are willing, and managers release frontline staff for the day"],
    ),
    row(
        "1.7",
        "Safeguarding",
        "Make frontline staff, and people whom the council licenses, aware of safeguarding.",
        """
        - Safeguarding Master Class, with how to respond when a child discloses sexual abuse
        - Safeguarding training for people whose work is to transport others
        - Build up the council's own ability to give safeguarding training
        """,
        leads=[CSP, lead("Regulatory Services", "Regulatory Services")],
        risks=[
            "Managers release frontline staff for the day",
            "The licensing policy will come to require the training",
            "Train the trainer is allowed, so that the council can rely on itself",
        ],
    ),
    row(
        "1.8",
        "Prevent",
        "Keep individuals from being drawn into extremism",
        "Help to put on WRAP (Workshop Raising Awareness of Prevent)",
        leads=[TWO_OFFICERS],
        measures=[TRAINED],
        risks=["More is asked for than officers have time to give beside their other work"],
    ),
    row(
        "2.1",
        "Bullying, Cyber Crime & CSE",
        "Cut bullying in schools and make CSE better understood",
        """
        Theatre workshops in schools
        - Loudmouth
        - Chelsea's Choice
        """,
        leads=[CSP],
        measures=[SCHOOLS, PUPILS],
        risks=["Schools want the performances and will host them"],
    ),
    row(
        "2.2",
        "Bullying, Cyber Crime & CSE",
        "Lower the risk of child sexual exploitation",
        """
        - Detached work
        - Sessions in children's homes to raise awareness
        - Safeguarding training, link with point 1.6
        """,
        leads=[
            lead("SafetyNet", "SafetyNet"),
            CSP,
            lead("Reg Services", "Regulatory Services"),
        ],
        measures=[
            count("Number of young People engaged", "young people", polarity="up"),
            count("Number of target locations", "places"),
            count("Number of people trained", "people", polarity="up"),
        ],
        risks=[
            "Somebody local is willing to do the detached work and the training",
            "They can do it at the times needed and at a price that we can pay",
        ],
    ),
    row(
        "2.3",
        "Hate Crime, Prevent",
        "Make hate crime better understood, and keep individuals from being drawn into extremism",
        """
        Theatre workshops in schools
        - Zebra Red
        """,
        leads=[TWO_OFFICERS],
        measures=[SCHOOLS, PUPILS],
        risks=[
            "Schools want the sessions and will host them",
            "They can be given at the times needed and at a price that we can pay",
        ],
    ),
    row(
        "3.1",
        "Diversionary",
        "Have fewer people calling the police about young people's ASB in hot spots",
        "Outreach in the hot spots at the times that matter",
        leads=[lead("Sporting Communities", "Sporting Communities")],
        measures=[
            count("Number of young people attending sessions", "young people", polarity="up"),
            measure("Reduction in ASB", "change", unit="incidents", polarity="down"),
        ],
        risks=["Young people do cause the ASB, and the ones who cause it are those drawn in"],
    ),
    row(
        "3.2",
        "Enforcement",
        "Act against those who will not stop their ASB",
        "Outside lawyers to seek Anti-Social Behaviour Injunctions and to enforce Community "
        "Protection Notices",
        leads=[ASB_OFFICER],
        measures=[
            count("Number of Injunctions applied for", "injunctions"),
            count("Successful applications", "applications", polarity="up"),
            count("Number of breached Community Protection Notices", "notices"),
        ],
        risks=[
            "Courts refuse the injunctions or orders",
            "A complex case could push up the legal bill",
        ],
    ),
    row(
        "3.3",
        "Mediation",
        "Have less nuisance between neighbours",
        """
        - Bring in an independent mediator where a case calls for one
        - Put up ASB cameras to support victims of ASB
        """,
        leads=[ASB_OFFICER, POLICE],
        measures=[
            count("Number of cases referred to external mediation.", "cases"),
            measure(
                "Time saved dealing with incidents prior to mediation",
                "saving",
                unit="hours",
                polarity="up",
            ),
            count("Number of times camera deployed", "times"),
            measure(
                "Reduction in nuisance due to camera deployment",
                "change",
                unit="incidents",
                polarity="down",
            ),
        ],
        risks=["The cases are ones that mediation suits"],
    ),
    row(
        "3.4",
        "Multi-agency action days",
        "Help people to feel safer by meeting them at joint events and telling them what the "
        "Partnership has been doing.",
        """
        Multi-agency events
        ASB booklets
        """,
        leads=[CSP],
        measures=[
            count("Number of CCRs completed", "CCRs"),
            count("Number of crime prevention items distributed", "items"),
            count("Number of booklets distributed", "booklets"),
        ],
        risks=["The right areas are found, and partner agencies join in on the day."],
    ),
    row(
        "3.5",
        "Training (problem-solving)",
        "Work more closely together, and solve problems jointly",
        "Master class: training for frontline staff from outside",
        leads=[CSP],
        measures=[TRAINED],
        risks=[
            "A good training package may be hard to find.",
            "The people who most need it may not come",
        ],
    ),
    row(
        "3.6",
        "Diversionary",
        "Have less ASB while schools are closed for the summer",
        "Run SPACE",
        leads=[CSP],
        measures=[
            measure("Reduction in ASB", "change", unit="incidents", polarity="down"),
            count("Number of attendees at sessions", "young people", polarity="up"),
        ],
        risks=[
            assumption("Suppliers can be funded whose sessions fit and have the effect wanted"),
            risk("Planning SPACE takes officers' time"),
        ],
    ),
    row(
        "4.1",
        "Legal highs",
        "Teach frontline staff what legal highs do to people and what the law says of them",
        "Master class: training for frontline staff from outside",
        leads=[CSP],
        measures=[TRAINED],
        risks=[
            "A good package, speakers and a place to meet may be hard to find.",
            "The people who most need it may not come",
        ],
    ),
]
