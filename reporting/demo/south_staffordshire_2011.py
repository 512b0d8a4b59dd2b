"""The South Staffordshire plan for 2011-12: long narrative, seven priorities, nine signatories.

It calls itself a twelve-month plan in one place and a three-year plan in another, and names bodies
that have since ended, all as printed. Two councillors sign by name and the other people by post.
"""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import priority, section
from reporting.demo.south_staffordshire import JOG
from reporting.demo.south_staffordshire_crimes import CRIMES
from reporting.demo.south_staffordshire_work import INITIATIVES, OTHER_ISSUES

PLAN = {
    "title": "Partnership Plan",
    "subtitle": "2011—2012",
    "slug": "2011-12",
    "start": date(2011, 4, 1),
    "end": date(2012, 3, 31),
}
STATUSES = [
    {
        "status": "agreed",
        "on": date(2011, 4, 1),
        "note": "Signed up to by the Responsible Authorities Group.",
    }
]

SECTIONS = [
    section(
        "foreword",
        "Foreword",
        """
        South Staffordshire is largely rural. The West Midlands conurbation ends at its south eastern
        border. It has many small settlements and parishes and no main town, and likes to
        call itself a “Community of Communities”.

        - Area: about 101,000 acres
        - Population: just over 106,000
        - People of retirement age or older: 20.2%, where England and Wales have 18.5%
        - Fastest growing age group: 75 and over, which may more than double in 20 years.

        In the residents' panel's latest “Viewpoint Survey”, 96% felt safe in the daytime, and 72%
        felt safe outside in their neighbourhood after dark.

        With all our partners we want a district that is safer to live in, work in and visit, and
        much of what we do towards it stands in this plan.

        The law asks for both a Partnership Plan and a Strategic Risk Assessment. Though the plan
        runs for three years it is renewed every year, once the assessment has shown the evidence:
        real data from the police and the other partners.
        """,
        signatory="Councillor Brian Edwards",
        signatory_post="Portfolio Holder, Partnerships",
    ),
    section(
        "context",
        "Executive Summary",
        """
        The Strategic Risk Assessment has given us the priorities in this plan, which will guide the
        Partnership's work for the next twelve months.

        Crime as a whole fell by 12% in 2009-10, as it had been falling for three years. Over the
        last four months of 2010 it stood well below its usual level.

        # What residents say

        - 89% are satisfied with their local area
        - 26% agree that anti-social behaviour is being dealt with locally
        - 57% name speeding as the main anti-social behaviour
        - 59% name speeding through village centres as their greatest worry about safety.

        # Victims

        More victims are male than female, though that depends on the crime. The risk is highest
        at 15-49 for females and at 10-64 for males, with its peak at 20-24 for females and at 15-19
        for males.

        We do not know enough about ethnicity: for 25% of known victims none was recorded. Where it
        was, 4% were “Black Minority Ethnic” (BME), while under 2% of the population are.

        # Offenders

        For 2009-2010 there are details of 956 people suspected or accused of crime. Acquisitive
        crimes are mostly committed by the young, aged 21 to 23 on average.
        Shoplifting, less serious violence and sexual offences come later, at 30 to 33 on
        average. Females offend far less; still, they are nearly a quarter of those suspected of less
        serious violence, and 7% are 14 to 20 years old.

        Many offenders come from outside. Others strike close to home: the average distance is 1.8
        miles for criminal damage, 1.8 miles for sexual offences and 2 miles for less serious
        violence, and it is least of all for domestic violence.

        # What has changed

        By and large the priorities are those of the 2010 - 2011 Partnership Plan. What is new is how
        they are tackled: by campaigns across the district, and by task groups for places where
        certain crimes gather.

        # Big Society

        The Coalition government hopes that local people will take more of a part in what affects
        them, by volunteering and through charities, social enterprises and co-ops. The Partnership
        relies on that in its own work with communities.
        """,
    ),
    section(
        "introduction",
        "Introduction",
        """
        Statutory, private and voluntary bodies from all over the district make up South Staffordshire
        Community Safety Partnership. They are there to tackle crime and disorder, to lessen the fear
        of crime, to reassure communities and to promote community safety.
        """,
    ),
    section(
        "other",
        "Our Mission Statement",
        """
        **“Less crime and less disorder: that is how we mean to make South Staffordshire safer for
        residents, workers and visitors.”**
        """,
        level=2,
    ),
    section(
        "who-we-are",
        "Responsible Authorities Group",
        """
        The Crime and Disorder Act 1998, as amended by the Police Reform Act 2002, requires a
        strategic group. Ours is the “Responsible Authorities Group”: senior people from the eight
        bodies that the law names. The wider partnership adds statutory, voluntary and private
        organisations to these.
        """,
        level=2,
    ),
    section(
        "endorsements",
        "Who has signed up",
        "The Responsible Authorities Group stands by the partnership and what it is for. The people "
        "below sign up to this twelve-month plan for their organisations.",
        level=2,
    ),
    section(
        "structure",
        "Partnership Structure",
        """
        The Local Strategic Partnership is an umbrella over every body whose work makes a difference
        to South Staffordshire, and the Responsible Authorities Group is one of its theme groups.

        The Community Safety Team belongs to the Policy and Partnership Team of South Staffordshire
        Council, whose Service Manager answers to the Chief Executive for all partnership matters.
        """,
    ),
    section(
        "assessment",
        "Strategic Risk Assessment",
        """
        # What is it?

        It is a study of the district: what are the risks of crime, of anti-social behaviour and of
        harm to the environment? It works only if it is done regularly. Its purposes are:

        - to give members of the Partnership a strategic lead
        - to help partner agencies decide, so that main budgets and other money are well spent
        - to look closely at the chief community safety issues, on the strength of intelligence and
          performance
        - to find the hotspots
        - to help choose priorities for prevention, safety, information and enforcement, and to show
          what else we need to know.

        Assessments with like contents and a like design can be added up, so that central government
        sees what each place needs. The National Intelligence Model (NIM) sets minimum standards for
        this.

        # Period and sources

        The assessment behind this plan covers 1 April 2009 to 31 March 2010. Staffordshire
        Observatory made the analysis. These ten contributed:

        - Staffordshire Observatory
        - South Staffordshire Council
        - Staffordshire Young People's Service
        - Staffordshire and West Midlands Probation Trust
        - Staffordshire Police
        - Staffordshire Fire and Rescue Service
        - NHS for North Staffordshire and South Staffordshire PCT
        - Staffordshire Women's Aid
        - Pathway Project
        - West Midlands Ambulance Service.
        """,
    ),
    section(
        "priorities",
        "Partnership Plan",
        """
        This is a three-yearly plan with a review each year. The groups' own action plans are a “work
        in progress” that each of them renews annually.

        All partners had the assessment's findings, and talked them over at the Partnership's
        meetings. They settled on seven priorities. A Joint Operations Group (JOG) tackles these, and
        local Task Groups do so in the hotspots, each with an action plan and current data. Other
        matters of crime and disorder come to the Joint Operations Group as well.
        """,
    ),
    section(
        "context",
        "South Staffordshire Locality Structure",
        """
        Locality working began in 2007, when the District Council and its partners agreed on
        boundaries. There are five localities. Each has a profile, to which the Strategic Assessment
        contributes, that covers safety, health, environment, housing and young people.
        """,
    ),
    section(
        "context",
        "Joint Operations Group",
        "The JOG co-ordinates, monitors and tasks partners on all seven priorities.",
    ),
    *CRIMES,
    *OTHER_ISSUES,
    *INITIATIVES,
    section(
        "other",
        "Acknowledgments",
        "Thank you to every statutory and voluntary body, and to all those who helped to make this "
        "plan, and to the community, which took part in the consultation.",
    ),
    section("contact", "Contact Details"),
    section("formats", "Other formats and languages"),
]

PRIORITIES = [
    priority("1", "Anti-Social Behaviour", limbs=["crime"], owner=JOG),
    priority("2", "Violent Crime", limbs=["crime"], owner=JOG),
    priority(
        "3",
        "Domestic Violence (including sexual violence)",
        limbs=["crime"],
        owner=JOG,
    ),
    priority("4", "Road Safety", limbs=["crime"], owner=JOG),
    priority("5", "Business Crime", limbs=["crime"], owner=JOG),
    priority(
        "6",
        "Acquisitive Crime (domestic burglary and vehicle crime)",
        limbs=["crime"],
        owner=JOG,
    ),
    priority("7", "Environmental Crime", limbs=["crime"], owner=JOG),
]

ENDORSEMENTS = [
    {"post": "Chief Executive", "organisation": "South Staffordshire Council"},
    {
        "title": "Councillor",
        "name": "Brian Edwards",
        "post": "Portfolio Holder, Partnerships",
        "organisation": "South Staffordshire Council",
    },
    {"post": "District Partnerships Officer", "organisation": "Staffordshire County Council"},
    {"post": "Area Commander", "organisation": "Staffordshire Fire and Rescue Service"},
    {
        "title": "Councillor Mrs",
        "name": "Kathleen Perry",
        "organisation": "Staffordshire County Council",
    },
    {"title": "Inspector", "post": "Representative", "organisation": "Staffordshire Police"},
    {
        "name": "Member",
        "post_nominals": "JP",
        "organisation": "Staffordshire Police Authority",
    },
    {"post": "Representative", "organisation": "South Staffordshire Primary Care Trust"},
    {
        "post": "Representative",
        "organisation": "Staffordshire and West Midlands Probation Trust",
    },
]
