"""The chapters of the South Staffordshire plan on what else partners do together, in the demo's words.

Three slips of the published plan are kept, for the gate to find: an Act of a year that cannot be, a
sentence that stops half-way, and a paragraph that stands twice.
"""

from __future__ import annotations

from reporting.demo.shapes import section
from reporting.demo.south_staffordshire_crimes import chapter

OTHER_ISSUES = [
    chapter(
        "Other issues",
        """
        Four matters scored lower in the assessment and are not priorities of their own. Partners bring
        them to the Joint Operations Group all the same.
        """,
    ),
    chapter(
        "Hate Crime",
        """
        By the Home Office's definition it is “any incident, which constitutes a criminal offence, which
        is perceived by the victim or any other person as being motivated by prejudice or hate”. The
        hatred is of somebody's race, colour, ethnic origin, nationality or national origins; religion;
        gender or gender identity; sexual orientation or disability.

        It may be an attack, such as assault, damage, graffiti or arson; a threat of one, such as letters,
        calls and groups that gather; or abuse, such as insults, gestures, rubbish through a letterbox and
        bullying.

        Neither hate crime nor the misuse of drugs scores high. We cover both because the law puts a
        statutory obligation on us to tackle 'drug misuse', and partners agreed that the JOG can best
        order work on them. The council's Equality and Diversity Reference Group watches hate crime too.
        CACH (Chase Against Crime of Hate) keeps an eye on it in South Staffordshire, Stafford and Cannock.
        """,
        level=3,
    ),
    chapter(
        "Substance Misuse",
        """
        Partners raise what concerns drugs and alcohol at the Joint Operations Group, which brings in
        whoever can help. What will take longer, for young people above all, belongs to the Preventing
        Adverse Risk Behaviour Group.
        """,
        level=3,
    ),
    chapter(
        "Benefit Fraud",
        """
        The council's Revenues and Benefits service wants less fraud and error in the benefit system, and
        more customers who know what is expected of them and what they may expect. With the JOG it works
        for less crime, for people going back to work and for fewer homeless households.
        """,
        level=3,
    ),
    chapter(
        "Rural Crime",
        """
        A rural district has rural crime: equine crime, badger baiting, stolen farm machinery. Losses are
        high, and farms and stables need reassurance. We consult a Rural Focus Group. Neighbourhood Watch
        has Rural Watch as a part of it, and the Staffordshire Rural Policing Liaison Group enforces the
        Wildlife & Countryside Act 1081, the Protection of Badgers Act 1992 and the Wild Mammals Act 1996.
        """,
        level=3,
    ),
    chapter(
        "Vulnerability",
        """
        Each crime has its own victims. Of violence it is young men of 15-19 most of all, though both sexes
        are at risk between 15 and 49; of domestic violence it is women aged 20 to 24. We find out
        who is vulnerable to what, tell them so, and support them.
        """,
    ),
    chapter(
        "Strategic Assessment analytical information",
        """
        The assessment of 2010 began to say, crime by crime, what went up and what came down. It singled out
        priority neighbourhoods, looked at how vulnerable the district is, and set where victims are beside
        where offenders live. That tells us where resources go: through the JOG and its Crime Action Plans,
        campaigns reach the hotspots. What each month's campaign is, and who leads it, stands in a
        Partnership Activity Planner.
        """,
    ),
]
INITIATIVES = [
    section(
        "context",
        "Other initiatives supporting partnership working",
        "What follows is done with partners too, much of it by groups of their own.",
    ),
    chapter(
        "Targeted Youth Support",
        """
        Targeted Youth Support (TYS) looks at single cases of anti-social behaviour by young people whom one
        of its members knows. What it can offer runs from a letter of advice, through the Family Intervention
        Programme and Integrated Youth Support Services, to an application for an Anti-Social Behaviour Order
        (ASBO). It belongs to Staffordshire Young People's Service, uses the Common Assessment Framework, and
        is being brought into line with Families First and the Local Support Teams. Its members go on meeting
        to share what they do; single young people are no longer discussed by the whole group, because of
        what may be shared and with whose consent.
        """,
    ),
    chapter(
        "Staffordshire Young People's Service",
        """
        Several organisations form Staffordshire Young People's Service (SYPS). It means:

        - to give young people more to do that is positive, with places to go, and a say in it.
        - to give them information, advice and guidance that is independent and of good quality.
        - to have more of them volunteer and be active citizens.
        - to support each young person at risk in a way made for them, by schemes such as open access
          support, direct support and work on teenage pregnancy, substance
        """,
    ),
    chapter(
        "Preventing Adverse Risk Behaviour",
        """
        Most young people do well; some do not. Poor parenting, conflict at home, neglect, low achievement,
        bullying, a disadvantaged neighbourhood and friends who take risks all play a part.

        The Preventing Adverse Risk Behaviour (PARB) Group brings agencies together for young people who are
        at risk or in trouble. It has three priorities: teenage pregnancy, substance misuse and road safety.
        It answers to two boards: to the Community Safety Partnership, and to the District Children's Board
        for the Children and Young People's Plan.
        """,
    ),
    chapter(
        "Reducing Re-Offending",
        """
        The Partnership runs the Prolific Offender Strategy with the police, the Crown Prosecution Service
        (CPS), prisons and probation. It has three strands: Prevent and Deter, Catch and Convict, then
        Rehabilitate and Resettle.

        South Staffordshire has few prolific offenders of its own. Offenders come in from the West Midlands
        (18%) and from Cannock Chase (8%).

        Of 40% of offenders the needs are known. Of those, 41% had no job when they offended, and a quarter
        had trouble with education, training and money; half had issues with alcohol and a fifth with drugs.
        More of them have a physical or mental health condition than anywhere else in the county.

        Integrated Offender Management (IOM) puts all services for offenders under one Steering Group. After
        the pilot in South Staffordshire, Stafford and Cannock it is to be rolled out in the county by
        April 2011.
        """,
    ),
    section(
        "context",
        "Geographical Impact Groups",
        """
        Three hotspots have the most recorded crime: Great Wyrley, Penkridge and Wombourne. Each gets a group
        of its own for a limited time, with an action plan for the locality made with people who live there.
        Most known offenders live in these places, on average three miles from where they offend. So the
        groups look at victims, offenders and locations together, and leave behind a “skill set” that other
        places can use. Area Based Budgeting is meant to work the same way.
        """,
    ),
    section(
        "context",
        "Big Society",
        """
        The Coalition government wants people to solve more of their problems themselves, with government's
        help. It speaks of three strands:

        - social action, where people give time and effort to what affects them
        - public service reform, with less waste and more providers
        - community empowerment, where neighbourhoods decide for themselves.

        For us that means Neighbourhood Watch, Pub Watch and Community Speed Watch: residents who give some
        of their time to make their neighbourhood safer.
        """,
    ),
    chapter(
        "Locality Working",
        """
        It is about the quality of life of a place, and how services reach it:

        - knowing what works and what does not
        - getting the tiers of local government and the community to talk
        - finding more flexible ways to deliver
        - having providers work together
        - helping communities to solve their own problems.

        Each of the five localities has a profile, on which focus groups and members' forums are consulted. A
        Locality Delivery Plan follows, which says what will be done there and with what. The Partnership
        leads on parts of these plans.
        """,
    ),
    chapter(
        "PACT meetings",
        """
        Partners and Communities Together (PACT): police, parish councils, the Partnership, other bodies,
        young people and the public meet on the problems of a place and agree what to do, so that local
        people are part of the answer.

        Partners and Communities Together (PACT): police, parish councils, the Partnership, other bodies,
        young people and the public meet on the problems of a place and agree what to do, so that local
        people are part of the answer.
        """,
        level=3,
    ),
    chapter(
        "Street Meetings",
        """
        They are held where residents have a worry. The neighbourhood sergeant, officer and community support
        officer ask us, and others who can help, to meet the people who live there.
        """,
        level=3,
    ),
    chapter(
        "Face-to-Face Sessions with the public",
        """
        Senior people of the Partnership listen to the public and say what has been done, or will be. The hope
        is that fear of crime falls, for South Staffordshire has little crime.
        """,
        level=3,
    ),
    chapter(
        "Community Engagement",
        """
        People may be involved in what is decided for them in three ways:

        1. Information gathering, by surveys and the like
        2. Consultation, for a set time, in a focus group or a citizens' panel
        3. Participation, which goes on and on, as in a community forum

        They differ in how much “dialogue” there is: how far views and ideas are exchanged.
        """,
    ),
    section(
        "context",
        "South Staffordshire Community and Voluntary Sector",
        """
        South Staffordshire Community and Voluntary Action (SSCVA) is the umbrella of the sector. It advises
        those who set up or run a group, and helps groups:

        - to find the services that their users need
        - to work with public bodies
        - to meet one another and the main agencies
        - to serve their users as well as they can
        - to meet local needs.

        Its CATALYST Project, which the Lottery pays for, sends development workers to new groups: for a
        constitution, for registering as a charity, for funds and for training. Paid and voluntary workers
        exchange ideas at its CAN (Community Action Network) meetings. For the Local Strategic Partnership it
        holds “Community Voice” meetings twice-yearly in each of the 5 localities.

        There is less money than there was, and none in the Partnership's budget for projects of volunteers.
        The Big Society Bank, which draws on dormant accounts and private funds, may be a source for community
        groups. Village Agents now work in all five localities.
        """,
    ),
]
