"""The Moorlands update to scrutiny of December 2016, with the year's actions and the plan behind it.

Its slips are kept: the list of appendices calls the first one something else than its heading does,
and a row of that appendix points to a section that has since moved.
"""

from __future__ import annotations

from datetime import date

from reporting.papers.desk import Desk
from reporting.papers.patterns import Piece, Slot, data, words

ACT = "Anti-Social Behaviour, Crime and Policing Act 2014"

PAPER = {
    "kind": "scrutiny-update",
    "title": "Community Safety Update",
    "issuer": "STAFFORDSHIRE MOORLANDS DISTRICT COUNCIL",
    "to": "Report to the Communities Overview and Scrutiny Panel",
    "day": "5th December 2016",
    "details": "TITLE: Community Safety Update\n"
    "PORTFOLIO HOLDER: Cllr Mike Bowen - Portfolio Holder for Communities\n"
    "CONTACT OFFICER: Executive Director (People) and Monitoring Officer\n"
    "WARDS INVOLVED: All",
    "plan": "2016-17",
    "year_code": "2015-16",
}
FROZEN = date(2016, 11, 25)
PUBLIC = True
OVERRIDDEN = {
    "small-number": "What a court did is public, and nobody can be told by the counts of the projects."
}
COMMITTEE = "Communities Overview and Scrutiny Panel"
# The published papers do not say what the panel asked for: these are the demo's own.
RECOMMENDATIONS = (
    {
        "text": "That the next update says how many people in all were helped by each project, beside "
        "how many sessions there were.",
        "made_on": date(2016, 12, 5),
        "body": "Staffordshire Moorlands District Council",
        "answer": {
            "decision": "accepted",
            "response": "Leads will be asked for both numbers from the next quarter on.",
            "answered_on": date(2016, 12, 20),
            "answered_by": "Community Safety Officer",
            "timescale": "From January 2017",
        },
    },
    {
        "kind": "request",
        "text": "What calls about anti-social behaviour at Leek Bus Station were there in the last twelve "
        "months, by month?",
        "made_on": date(2016, 12, 5),
        "body": "Staffordshire Police",
    },
)


def section(heading: str, *pieces: Piece, name: str = "") -> Slot:
    return Slot(heading, pieces, {"numbering": "1.", "numbers_paragraphs": True}, name)


def slots(desk: Desk) -> tuple[Slot, ...]:
    return SLOTS


SLOTS = (
    section(
        "Introduction",
        words("""
            In each district or borough, public bodies have to come together as a partnership that
            looks into crime and disorder. Ours is called the Moorlands Together Safer and Stronger
            Communities Partnership. The council's Portfolio Holder for Communities takes the chair.
        """),
        words("""
            Its members are Staffordshire Moorlands District Council, Staffordshire County Council,
            Staffordshire Police, Your Moorlands, and Staffordshire Fire and Rescue Service, among
            others.
        """),
        words("""
            We also work with residents' associations, community groups, schools and colleges, and
            with bodies that each know one field: Arch (domestic abuse), Connected Communities (child
            sexual exploitation), CGL (formerly CRI – young people's substance misuse) and Sporting
            Communities.
        """),
        words("""
            These are what the law wants the partners to deal with together:

            - crime and disorder;
            - anti-social behaviour;
            - whatever spoils the local environment;
            - the misuse of drugs and alcohol; and
            - reoffending by adults and by young people.
        """),
        words("""
            A strategic assessment of community safety has to be made every year, and our priorities
            for the district come out of it. The County Council's Insight Team makes it for the
            partnership.
        """),
        words("""
            The Police and Crime Commissioner for Staffordshire gives £65,000 towards the work on
            these priorities. Partners add money, staff and other resources of their own.
        """),
    ),
    section(
        "Priorities 2015/16",
        words("""
            Five main priorities were agreed for 2015/16:

            1. To cut re-offending by meeting the needs of offenders and of families in the local
               Building Resilient Families and Communities cohort.
            2. To support victims of domestic abuse and of sexual abuse, so that fewer become victims
               again.
            3. To cut crime, and the fear of it, among the more vulnerable people of the district: to
               look first at those who are at higher risk, at those who worry most about crime, and at
               those who live where more crime happens than elsewhere in the district.
            4. To cut anti-social behaviour in the district, by giving people something better to do
               and by enforcement.
            5. To keep people from being drawn into terrorism.
        """),
        words("""
            What the partnership did for these priorities is summed up in Appendix
            [A](#part-@actions).
        """),
    ),
    section(
        "Priorities 2016/17",
        words("For 2016/17 the partnership has agreed these priorities:"),
        data("priorities"),
        words("The plan that was agreed for 2016/17 is in Appendix [B](#part-@plan)."),
    ),
    section(
        "SPACE",
        words("""
            SPACE belongs to the Police and Crime Commissioner, and the partnership oversees it in the
            district. It was reintroduced in 2015 and gives young people aged 11-17 something to do in
            the summer school holiday period. In the summer of 2016 the district had the following:
        """),
        data("scheme"),
    ),
    section(
        "Reactive Response to Incidents",
        words("""
            Besides their plan, the partners answer together what comes up in the course of a year.
            Most of it is anti-social behaviour.
        """),
        words(f"""
            The Community Protection Notice (CPN) is one of the tools that matter most. It came with
            the {ACT}, for problems or nuisances that go on, that
            make life worse for a community, and for which somebody in particular answers.
        """),
        words("""
            For a CPN, the District Council must have reasonable grounds to find that what a person, a
            business or an organisation does:

            - harms the quality of life of people nearby;
            - persists or goes on; and
            - is unreasonable.
        """),
        words("""
            Anybody aged 16 or over can be given a CPN, and so can a body, such as a business. It may
            require any of these:

            - to stop something that it names;
            - to do something that it names;
            - to take reasonable steps towards a result that it names.
        """),
        words("""
            To disobey a CPN is an offence, tried summarily. The fine is at most level 4 on the standard
            scale for a person and £20,000 for businesses.
        """),
        words("""
            The District Council runs CPNs for the partnership. [Over 70](#figure-@enforcement) CPN
            warning letters about community safety have gone out since October 2015, and most were
            enough. In [17](#figure-@enforcement) cases nothing changed, and a Community Protection
            Notice followed. One person has been prosecuted so far for breach of a notice. South
            Cheshire Magistrates' Court found the offender guilty: a fine of £1,100, costs of £2,018.95
            and a victim surcharge of £110. The court also made a five-year Criminal Behaviour Order,
            on which see paragraph [5.8](#block-@orders).
        """),
        Piece("enforcement", values={"printed": False}, name="enforcement"),
        words("""
            The council can ask the County Court for a civil injunction that stops or prevents
            anti-social behaviour[^1]. It has done so once since the Act of 2014 allowed it: in February
            2016 an injunction was granted that restricts what one person may do in Leek and Biddulph.
            It lasts two years.

            [^1]: It takes the place of the Anti-Social Behaviour Order (ASBO).
        """),
        words(
            """
            After a prosecution the council can ask for a Criminal Behaviour Order (CBO) as well. A CBO
            may forbid certain things and may ask an offender to work on what they do. One was granted,
            as said above, when the council prosecuted the breach of a notice. The council has also
            helped the police to prepare four case files for CBOs, on offences that the police are
            looking into.
            """,
            name="orders",
        ),
        words("""
            The same Act lets district councils make a Public Spaces Protection Order (PSPO) where
            something in a place harms the life of people around it. It may forbid things there, or set
            conditions for them, or both. On behalf of community safety partners the District Council is
            consulting on a PSPO for Leek Bus Station.
        """),
    ),
    section(
        "Domestic Homicide Reviews",
        words("""
            Section 9(3) of the Domestic Violence, Crime and Victims Act 2004 has the local partnership
            review how somebody aged 16 or over came to die, where the death comes, or seems to come,
            from violence, abuse or neglect by:

            a) a relative, or somebody who is or was in an intimate personal relationship with them; or
            b) a member of the same household.
        """),
        words("The partnership has made two such reviews."),
        words("""
            The first came out in October 2014. The Home Office had seen it before, to assure its
            quality, and approved it.
        """),
        words("""
            The second showed that what had happened does not fit the definition of the Act. The Home
            Office was told, and it became a multi-agency learning review. The difference matters: what a
            domestic homicide review finds must be published, while what is learnt from a learning review
            goes to the partners whom it concerns and is not made public. The Chair of the Community
            Safety Partnership signed it off in November 2016.
        """),
    ),
    Slot(
        "Summary of Actions 2015/16",
        (data("projects"),),
        {"appendix": True, "landscape": True, "listed_as": "Summary of Activity 2015/16"},
        name="actions",
    ),
    Slot(
        "Partnership Plan 2016 to 2017",
        (data("plan-document"),),
        {"appendix": True, "listed_as": "Partnership Plan 2016/17"},
        name="plan",
    ),
)
