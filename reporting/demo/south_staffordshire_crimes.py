"""The chapters of the South Staffordshire plan on each kind of crime, in the demo's words."""

from __future__ import annotations

from reporting.demo.shapes import Row, section


def chapter(heading: str, words: str, *, level: int = 2) -> Row:
    return section("context", heading, words, level=level)


CRIMES = [
    chapter(
        "Anti-social behaviour",
        """
        There were 3,135 incidents in 2009-2010, 15% fewer than the year before. Noise and the misuse
        of fireworks stand out. Criminal damage and alcohol go hand in hand with it, so they are
        tackled together. Before the law changed, an Anti-Social Behaviour Order (ASBO) was the
        last resort.

        Asked in a survey, 9.9% see a high level of it where they live; in 2008 it was 13.5%.
        """,
    ),
    chapter(
        "Violent Crime",
        """
        Two thirds of assaults and more leave no injury or a slight one. Most serious violence rose by
        17 crimes (71%), which a change in how the police record it may explain; other violence fell
        by 4%. Alcohol was seen to play a part in 15%.

        Hospitals admitted 28% fewer residents after an assault than in 2008-09, which is the lowest
        number in the area of South Staffordshire PCT. It is 15% more likely that a male suffers it.
        """,
    ),
    chapter(
        "Domestic Violence",
        """
        Of violent crime, 28% was domestic, and 7% both domestic and alcohol related, which points to
        much that nobody reports. Calls to Staffordshire Women's Aid rose by 4% in the year to over
        800, and by almost 17% in three years; it supports 70% more women.

        A Multi Agency Risk Assessment Conference (MARAC) meets fortnightly. It is 50% more likely that
        a female suffers domestic violence, and about 2.5 times more likely that she suffers sexual
        violence.
        """,
    ),
    chapter(
        "Serious Acquisitive Crime",
        """
        It fell by 10% in 2009-2010: vehicle crime by 18%, while domestic burglary rose by 8%. Males
        are almost twice as vulnerable to theft as females.
        """,
    ),
    chapter(
        "Burglary",
        """
        Domestic burglary is over 35% of serious acquisitive crime. Distraction burglary is rare and
        cruel: its victims are 78 years old on average (Home Office Good Practice Guide 2002).
        """,
        level=3,
    ),
    chapter(
        "Vehicle Crime",
        """
        With 666 crimes it is 61% of serious acquisitive crime: 76% theft from vehicles and 24% theft
        of them. In the country it has dropped by more than 66% since 1995, though there were nearly
        1.5 million such thefts in 2007-08.
        """,
        level=3,
    ),
    chapter(
        "Business and Retail Crime",
        """
        It came down by 31%. That is not the whole truth: crime reports seldom tell a business from a
        person, and only theft from shops is counted by itself.
        """,
    ),
    chapter(
        "Road Safety",
        """
        In 2009 there were 6% fewer collisions with death or serious injury. Speed is at the root of
        many. Males are 40% more likely than females to be in one and 70% more likely to be killed, and
        young men of 15 to 19 are 13% of all casualties. Asked in a survey, 57% put speeding first.
        """,
    ),
    chapter(
        "Environmental Crime",
        """
        Litter, graffiti, dog fouling, fly tipping and abandoned vehicles draw other crime after them,
        so we call them “signal crimes”. The Clean Neighbourhood and Environment Act 2005 gives the
        council powers: it issues fixed penalties and prosecutes.
        """,
    ),
]
