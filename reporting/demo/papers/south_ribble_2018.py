"""The South Ribble progress report of 2018: one of two boroughs, for its own scrutiny committee.

Its slips are kept, for the gate to find: a date that was never filled in, three quarters in one
sentence and ten months in the next, shares without counts, and a survey that stops at 98%.
"""

from __future__ import annotations

from datetime import date

from reporting.papers.desk import Desk
from reporting.papers.patterns import Piece, Slot, data, words

PAPER = {
    "kind": "scrutiny-progress",
    "title": "Progress Report",
    "issuer": "Scrutiny Committee",
    "day": "DATE 2018",
    "details": "Lead Member: Councillor Jacqui Mort\nLead Officer: Community Safety Lead Officer",
    "front": "page",
    "plan": "2018",
    "year_code": "2017-18",
    "area": "South Ribble",
}
FROZEN = date(2018, 2, 26)
PUBLIC = True
# The report went out with the gap in its date.
OVERRIDDEN = {"placeholder": "Kept as the committee had it: the day was never filled in."}
COMMITTEE = "Scrutiny Committee"
CRIMES = ("all-crime", "alcohol", "asb", "domestic-abuse", "burglary", "theft")
MARAC = ("marac-cases", "marac-children", "marac-disability", "marac-males")


def section(heading: str, numbering: str, *pieces: Piece, level: int = 1, **values) -> Slot:
    return Slot(heading, pieces, {"numbering": numbering, "level": level, **values})


def slots(desk: Desk) -> tuple[Slot, ...]:
    return SLOTS


SLOTS = (
    section(
        "Background",
        "1.",
        words("""
            Members of the Scrutiny Committee are told here how the partnership is getting on, and how
            far its key actions have come.
        """),
    ),
    section("Progress", "1."),
    section(
        "Overall Position",
        "a)",
        words("""
            What it set out to do in 2017/18 the partnership has done in the main, and it knows what to
            look at again and do in other ways. Its members are committed to one another and will go on
            working together for better community safety, so that South Ribble stays a safe place. For
            the limited resources that it has, the partnership does well.

            People live, work and spend their time in South Ribble in fair safety. Much about crime and
            community safety is better here than in the country or in the North West as a whole.
        """),
        level=2,
    ),
    section(
        "Areas of Significant Progress/Achievement",
        "a)",
        words("""
            - **Operation Genga;** a board of local partners against organised crime, with South Ribble
              Council and others at the table, so that whatever is known and whatever the law allows is
              put to use against it.
            - **Lancashire Prevent Delivery Group;** the twelve districts of Lancashire meet the Prevent
              duty together (Counter-Terrorism and Security Act 2015, section 26).
            - **Hate Crime;** the Hate Crime Strategy 2017-2020 has been agreed and put into practice. It
              will guide how public and other bodies together answer reports of hate crime and hate
              incidents.
            - A Chief Superintendent wrote to thank the Community Safety Officer, whose advice led to a
              Criminal Behaviour Order (CBO) after a Multi Agency Risk Assessment Conference (MARAC). The
              order binds a perpetrator of domestic violence at high risk, who has kept to it for over two
              years. The former partner and the community are safer, and there is much less offending.
            - The Community Safety Officer, an inspector of the police's partnership team and a detective
              sergeant each had an award. They worked together and used tools and powers inventively in
              Operation Genga, where a warrant was carried out with results that are still being
              investigated.

            > Organised crime changes, and grows. With partners beside us we see the changes coming, and we
            > make it hard for those who live by it. Genga looks ahead; we are proud of how far it has come
            > and that the whole country is beginning to notice.
            >
            > — A Chief Superintendent
        """),
        level=2,
    ),
    section(
        "Areas for Further Action/Monitoring",
        "a)",
        words("""
            - All responsible authorities should share fully in using the grant of the Office of the
              Police and Crime Commissioner (OPCC) well, with foresight and commitment.
            - All responsible authorities should play an active part in making the partnership's action
              plan and carrying it out.
            - Current trends are those of the whole country: bringing down crime, disorder and anti-social
              behaviour will be a real challenge for the partnership.
        """),
        level=2,
    ),
    section("Progress against Key Actions/Projects", "1."),
    section(
        "Crime Figures",
        "1.1",
        words("""
            In the first three quarters of 2017/18 the crimes that the partnership puts first went both
            up and down in South Ribble, against the same part of the year before.

            For **April 2017 to January 2018**, all crime in the South Ribble area rose by
            [+20.4%](#figure-@crime) (Chorley CSP [+19.3%](#figure-@crime)) on the year before.
        """),
        data("figures", name="crime", indicators=CRIMES),
        words("""
            More reports are part of the rise, above all for domestic abuse: national publicity, and trust
            in the services for victims, encourage people to tell the police. The police also mark crimes of
            domestic abuse better than before, which accounts for some of it.

            Poor health of body and mind often goes with offending. Mental health is thought to weigh
            heavily in crime, and in offending that goes on and on. How many offenders in South Ribble have
            a mental health problem is not recorded, so how far it goes is not understood.
        """),
        level=2,
    ),
    section("Domestic Abuse", "", level=2),
    section(
        "Multi Agency Risk Assessment Conference (MARAC)",
        "1.1",
        words("""
            Every month a MARAC goes through the cases of domestic abuse at high risk. Those who come share
            what they know of each, and agree what to do so that victims, children and others in the
            household who may be harmed are safe.

            The newest figures of the Chorley & South Ribble MARAC, as of 20/02/18, are for October 2016 to
            September 2017:
        """),
        data("figures", name="marac", indicators=MARAC),
        level=3,
    ),
    section(
        "The Independent Domestic Violence Advocates (IDVA) Service",
        "1.1",
        words("""
            The OPCC is the contracting authority and buys services for victims. It made the IDVA service
            part of Lancashire Victim Services, from 1 April 2017.

            The council pays towards advocates for victims of domestic abuse whose risk is found to be
            medium or high.
        """),
        level=3,
    ),
    section(
        "Specialist Domestic Violence Courts (SDVC)",
        "1.1",
        words("""
            South Ribble's cases are heard by the SDVC at Preston Magistrates Court each Wednesday. Such a
            court is one part of how everybody answers domestic abuse together.
        """),
        level=3,
    ),
    section(
        "The Sanctuary Scheme",
        "1.1",
        words("""
            With the registered social landlords, the scheme makes homes harder to break into, so that
            victims of domestic abuse can feel safer in them. The housing options team of SRBC brings it
            together and looks after referrals from partners; Preston Care and Repair fits what is needed.

            Victims who are settled and have people around them can so stay at home. The family need not
            move to another area to feel safe.
        """),
        level=3,
    ),
    section(
        "Child sex exploitation",
        "1.1",
        words("""
            Child sexual exploitation (CSE) is a priority of the country, and much in the news. Lancashire
            Constabulary and the partnership put it first too. Work with partners matters most for children
            who are vulnerable or go missing from home.
        """),
        words(
            """
            What is known of CSE in South Ribble is mostly of a single victim and a single offender. A police
            team of the division manages intelligence, perpetrators and locations.
            """,
            reader="partners",
        ),
        words("""
            “Selfies” and “sexting” add to the risks for children and young people, and so does pornography,
            which they come upon more easily the more they use the internet. It may blur what they take for
            acceptable and normal, and make them easier to abuse and exploit.
        """),
        level=3,
    ),
    section("Crime Reduction", "", level=2),
    section(
        "Multi Agency Meetings",
        "1.1",
        words("Several meetings and groups of partners help to bring crime down:"),
        data("forums"),
        level=3,
    ),
    section(
        "Operations",
        "1.1",
        words("""
            Operations through the year deal with anti-social behaviour and with what each season brings:
        """),
        data("operations"),
        level=3,
    ),
    section(
        "Police and Crime Commissioner Funded Projects",
        "1.1",
        words("The money of the partnership has made these possible:"),
        data("funded-projects"),
        level=3,
    ),
    section(
        "Funding Position",
        "1.0",
        words("""
            £10,000 of grant is set aside for the South Ribble partnership. The OPCC holds it; all the
            responsible authorities can draw on it, and answer for it together.
        """),
        data("money"),
    ),
    section(
        "Safer Chorley and South Ribble Community Safety Partnership Annual Conference",
        "1.0",
        words("""
            On 23 January 2018 around fifty people came to the partnership's conference: staff, councillors
            and partners. It showed good work by partners on child sexual exploitation, Genga, Housing
            Injunctions and Prevent. A workshop began the action plan for next year.

            That plan is not finished. Its strategic priorities are expected to stay the same: tackling
            violent crime and reducing anti-social behaviour, which could do our communities the most harm.
        """),
    ),
    section(
        "Counter Terrorism and Security Act 2015",
        "1.0",
        words("""
            As the Act asks, the police have written a Counter Terrorism Local Profile (CTLP). It sets out
            which threats and risks are known and what extremism does here today. Two boards lead on it: the
            Counter Terrorism Strategy Board (Contest) and the Prevent Board.
        """),
    ),
    section(
        "Customer Survey",
        "1.0",
        words("""
            The council's corporate survey heard from [1,753](#figure-@survey) contacts between 1 April 2017
            and 31 January 2018. [67%](#figure-@survey) are confident that South Ribble is a safe place to
            live, and [31%](#figure-@survey) are unsure.
        """),
        data("survey", name="survey"),
    ),
    section(
        "Conclusion",
        "1.0",
        words("""
            The partnership is making good progress and does its work well. Its membership is robust, and its
            plan meets what the figures say worries people here.
        """),
    ),
)
