"""The narrative of the Moorlands three-year plan, in the order in which it is printed."""

from __future__ import annotations

from reporting.demo.shapes import section

SECTIONS = [
    section(
        "foreword",
        "A word from our Chair",
        """
        Few places are as lovely as Staffordshire Moorlands, and nobody who has a home here, has a
        job here or comes for the day should have to be anxious about being safe. That is what this
        plan is for.

        We put our effort into whatever troubles you most, and we do so as partners. Side by side we
        can do more than any of us could alone, and come nearer to the district that we all want.
        """,
        signatory="Cllr Mike Bowen",
        signatory_post=(
            "Chair of the Community Safety Partnership and Cabinet Member for Communities"
        ),
    ),
    section(
        "summary",
        "Our plan at a glance",
        """
        ::: Our Plan (strategy)
        Three things together bring the vision about:

        - **PREVENT** problems before they begin (primary prevention)
        - **REDUCE** the harm that problems do (secondary prevention)
        - **SUPPORT** the people affected, and help offenders not to offend again (tertiary
          prevention).
        :::

        ::: Key Areas (Statutory Requirements)
        At borough level, our strategy must deal with:

        - less crime and more safety
        - less disorder, with anti-social behaviour and whatever else spoils our surroundings
        - the misuse of drugs, alcohol and other substances
        - re-offending.

        Mental health and other matters cut across all of these, and the community and voluntary
        sector has a part in each.
        :::

        ::: Our Vision
        A district where everybody feels safe and finds support, every kind of person is welcome and
        the landscape is cared for.
        :::

        ::: Our Plan
        How the vision will be reached.
        :::

        ::: Our Promise
        How we will plan, act and tell you about it, together.
        :::

        ::: Our Actions
        What will be done in each year towards the plan.
        :::

        ::: Our Priorities
        - Acquisitive and drug-related crime
        - Anti-social behaviour
        - Domestic abuse
        - Personal safety
        - Preventing re-offending
        - Rural problems
        :::

        ::: What we promise
        - Concentrate on what matters most here
        - Ask our communities about local problems
        - Act early
        - Support whoever needs it most
        - Help offenders to stop
        - Solve problems with our communities
        - Meet in public once a year
        - Tell our community what we are doing
        :::

        ::: Responsible authorities
        - Staffordshire Moorlands District Council
        - Staffordshire County Council
        - The Chief Officer of Staffordshire Police
        - Providers of probation services
        - NHS North Staffordshire Clinical Commissioning Group (CCG)
        :::

        ::: Strategy Group members
        - Cabinet Member for Communities, SMDC (Chair)
        - Executive Director, SMDC
        - County Councillor, SCC
        - LPT Commander, Staffordshire Police
        - Station Managers, Staffordshire Fire and Rescue Service
        - Head of Engagement, Peak District National Park Authority
        - North Staffordshire Operations Manager, Support Staffordshire
        :::
        """,
    ),
    section("vision", "Our Vision"),
    section(
        "who-we-are",
        "Who are we?",
        """
        The law gives each district a partnership (several organisations acting as one) to deal with
        crime and disorder. Ours is called the Staffordshire Moorlands Community Safety Partnership.
        Some people know us as the Moorlands Together Safer and Stronger Communities Partnership.

        Some bodies *have* to take part, and are known in law as the “responsible authorities”. Many
        more help them: community groups, residents' associations, parish and town councils, schools
        and colleges, and the bodies named below.
        """,
    ),
    section("other", "Our Plan"),
    section(
        "other",
        "What do we need to do?",
        """
        There are five things that the law has us tackle together:

        - crime and disorder
        - antisocial behaviour
        - whatever spoils our surroundings, such as fly tipping (leaving rubbish where it does not
          belong), graffiti and dog fouling
        - the misuse of drugs and of alcohol
        - further offending, by young people and by adults.
        """,
        level=2,
    ),
    section(
        "assessment",
        "Our Priorities",
        """
        Once a year we take stock of the district's problems, in what is called a *strategic
        assessment*. It shows us, beside other evidence, which of them to take on in the coming year
        if the vision is to be reached. An **action plan** then says how we will do so as partners.

        Events elsewhere count as well: in the country, in the county, and in the pandemic, whose
        effects on our communities will be felt for at least a year.
        """,
        level=2,
    ),
    section(
        "context",
        "National drivers",
        """
        The gravest threats to the country are listed by the Home Secretary in the
        [Strategic Policing
        Requirement](https://www.gov.uk/government/publications/strategic-policing-requirement).
        There are six: terrorism; serious and organised crime; cyber security; threats to public
        order or public safety; civil emergencies; and child sexual abuse.

        New laws and guidance also change what we do. In recent months, or soon:

        - The **Domestic Abuse Act 2021** brings domestic abuse protection notices, given by senior
          police officers, and protection orders, made by courts. There must also be a strategy for
          safe accommodation.
        - **Channel Guidance**, on keeping people out of terrorism, was renewed in November 2020.
        - A **Serious Violence Duty** is proposed. Councils, police, fire, health and criminal
          justice bodies would study serious violence in the area and write a strategy for it.
        - A new offence of trespass is proposed.
        - From **26 June 2021** a single probation service looks after everyone on licence or on a
          community order.

        The Home Office is looking too at political violence, pet theft, violence against shop staff
        and bail before charge.
        """,
        level=3,
    ),
    section(
        "context",
        "Countywide drivers",
        """
        Some work is done better by Staffordshire as a whole, and some district by district. Every
        district's partnership sends somebody to the Staffordshire Safer and Stronger Communities
        Strategy Group, as do the responsible authorities and other main bodies, so that people,
        money and knowledge can be pooled.

        Like us, that group sets priorities. They stand in the [Staffordshire Community Safety
        Agreement](https://www.staffordshire.gov.uk/Community/Communitysafety/community-safety.aspx)
        for 2021-23.

        ::: What “County Lines” means
        Gangs carry drugs out of one area and into others, often over council and police borders.
        Customers ring a mobile number, the “line”. Children and vulnerable adults are exploited to
        carry and hide the drugs and the money.
        :::

        The Staffordshire Police, Fire & Crime Commissioner has a strategy, *Safer, Fairer, United
        Communities 2017-2020*[^renewed], and gives us money to help with its priorities.

        [^renewed]: A Commissioner has just been elected and will renew them in 2021.
        """,
        level=3,
    ),
    section("drivers", "Whose priorities we serve", level=3),
    section(
        "context",
        "Covid-19",
        """
        It has been a very hard year for us all. To slow the virus, the law closed premises and kept
        people from gathering. There was less crime of some kinds, shop theft and trouble at night
        in town among them, but other problems grew. Visitors came to the countryside in great
        numbers, and with them litter, barbecues, broken dry stone walls, traffic and bad parking.
        Fly-tipping rose. Neighbours fell out more, having to spend so much time at home.
        """,
        level=2,
    ),
    section(
        "priorities",
        "Our priorities for Staffordshire Moorlands",
        """
        These come from our strategic assessment and from the national and local drivers above. We
        will also play our part in the county's priorities, through the Staffordshire Safer and
        Stronger Communities Strategy Group.
        """,
        level=2,
    ),
    section(
        "approach",
        "How will we do it?",
        "This is our strategy: the way in which we will take on the priorities and reach the "
        "vision. It has three strands.",
    ),
    section(
        "approach",
        "PREVENT",
        """
        Crime, antisocial behaviour, fires and other troubles do not fall on everybody alike. Some
        people, and some places, run a greater risk.

        They may have suffered again and again, or be at risk through their age, their health, their
        feelings or their state of mind. Wherever we can we want to be there for them.

        Adults and young people who offend often have troubles of their own as well: mental ill
        health, a family in difficulty, no home, drugs, few skills, debt. If we help with these, they
        can stop.

        We think that problems can be **prevented** by:

        - making community safety known, and asking people to do simple things, like locking a
          bicycle, keeping valuables out of sight and lighting no fires on the moors;
        - dealing with what makes crime likelier, such as poor mental health, money worries,
          substance misuse and bad housing; and
        - helping communities to be strong, with support for community and voluntary groups.
        """,
        level=2,
    ),
    section(
        "approach",
        "REDUCE",
        """
        As partners we will deal with whatever matters most to people where they live.

        Just a few people can make life miserable for many. We will offer them help to change, BUT
        those who turn it down and go on offending will be pursued and brought to court.

        We think that problems can be **reduced** by:

        - stepping in early, before small things grow;
        - aiming enforcement at those who do most harm to others;
        - helping the people in most need, so that they do not become victims.
        """,
        level=2,
    ),
    section(
        "approach",
        "SUPPORT",
        """
        # Victims

        A crime, antisocial behaviour, a fire or a crash on the road can be dreadful to live through.
        No two people take it the same way: much depends on what happened, who you are, what you have
        been through and who is there for you. Ill health, debt, grief or a housing problem make it
        worse. Help should be within reach at the moment somebody wants it.

        # Offenders

        Each offender who stops means fewer victims and a safer district. Somebody who finds work or
        training instead gives something back, and their family's chances improve. It saves public
        money as well, for instance on prisons.

        We will **support** our community:

        - victims of crime and of other problems have services to turn to;
        - there are also services for the people who cause problems (offenders);
        - making it plain how to get help.
        """,
        level=2,
    ),
    section(
        "other",
        "How will we work together?",
        """
        Partnership is the surest way to reach our aims.

        Each of us has services to run and targets to meet. Many problems, though, give way only when
        bodies and people join forces.

        - **Each year** we write a detailed action plan for the main problems, as these change with
          time.
        - **Every three months** the Strategy Group, which the responsible authorities and other main
          bodies attend, checks progress against our targets.
        - **More often than that** other officers watch the figures, and warn the Strategy Group if a
          target looks like being missed.
        - **Whenever something new arises** that needs all of us, we meet and act.

        Local people belong in this too. We will:

        - ask you what is wrong where you live;
        - have you help to choose what is done;
        - back you if you want to do something yourself; and
        - report what came of it.
        """,
    ),
    section(
        "other",
        "How will you know what we have done?",
        """
        Each year's action plan is published, so what we mean to do is there to read. During the year
        there are regular updates on what has been achieved. When the year is over there is a final
        update.
        """,
    ),
    section(
        "other",
        "What does our plan need?",
        """
        Many actions cost nothing extra. Partners and local people put their staff, skills and
        equipment together, and the outcome is mostly better than one body would get by itself.

        Sometimes a new idea, or a change in how we usually respond, does the job for no more money.

        Where money is needed we turn to the Staffordshire Police, Fire & Crime Commissioner, or to
        what partners can put in at the time.
        """,
    ),
    section("promises", "Our Promise", "This is what we will do, together."),
]
