"""The 24 statutory checks, one entry each: what is asked, where it is written, what mends it."""

from __future__ import annotations

from plans.law.duties import (
    ACCESSIBILITY_BEGAN,
    ACT_BEGAN,
    CASE_REVIEWS_BEGAN,
    ONLY_ENGLAND,
    POLICING_BODIES_BEGAN,
    REGULATIONS_BEGAN,
    SCRUTINY_BEGAN,
    VIOLENCE_BEGAN,
    Reference,
    Rule,
    act,
    everywhere,
    regulations,
    scrutiny,
)

RULES: tuple[Rule, ...] = (
    Rule(
        "ST-01",
        "Responsible authorities",
        "Every kind of body that the law names is a responsible authority for the area.",
        "Add the bodies that are missing, or the days from which they belong.",
        "memberships",
        "How bodies belong",
        (act("section 5(1)"),),
        everywhere(ACT_BEGAN),
    ),
    Rule(
        "ST-02",
        "Strategy group",
        "There is a strategy group of two or more people whom the authorities appointed, with a chair.",
        "Set up a group of the kind “strategy group”, with its seats, and say who takes the chair.",
        "groups",
        "Groups",
        regulations(
            "regulation 3 as substituted by SI 2011/1230",
            "regulation 3 as substituted by SI 2011/2702",
        ),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-03",
        "Combination agreement",
        "A partnership for more than one area in England has an agreement in writing of every authority and "
        "the policing body that combines them; before 2012 an order of the Secretary of State did.",
        "Record the agreement with the bodies that are parties to it.",
        "names",
        "Names and areas",
        (act("sections 5(1A) to (1F) and 5A", ONLY_ENGLAND),),
        everywhere(ACT_BEGAN),
    ),
    Rule(
        "ST-04",
        "Sharing information",
        "Every authority has signed a protocol on sharing information that is up to date, and has a "
        "liaison officer.",
        "Record the protocol with who signed it and when it is to be reviewed, and each liaison officer.",
        "duties",
        "Records of duties",
        (*regulations("regulation 4", "regulation 4"), act("sections 17A and 115")),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-05",
        "Strategic assessment",
        "A strategic assessment was made in the 12 months before each year of the plan.",
        "Record the assessment with its date.",
        "assessments",
        "Assessments",
        regulations("regulation 5(1)", "regulation 5(1)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-06",
        "What the assessment says",
        "The assessment says something under each of the six headings (a) to (f).",
        "Fill in the headings that are empty.",
        "assessments",
        "Assessments",
        regulations("regulation 7", "regulation 7"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-07",
        "The duties that a plan covers",
        "The plan covers crime and disorder, substance misuse, re-offending and serious violence.",
        "Say on each priority which duties it serves.",
        "priorities",
        "Priorities",
        (act("section 6(1)(a) to (d)"),),
        everywhere(ACT_BEGAN),
    ),
    Rule(
        "ST-08",
        "Yearly revision of the plan",
        "The plan was revised in the twelve months before each 1 April. How long it runs is its own affair "
        "since 2011; until then it set out a strategy for three years.",
        "Record the day on which the plan for the year that runs now was agreed or revised.",
        "plans",
        "Plans",
        regulations("regulation 10(2) and (3)", "regulation 8(2) and (3)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-09",
        "Priorities with reasons and steps",
        "Every priority says what evidence it rests on and has steps, and so has every topic in it.",
        "Link evidence to each priority, and write a row for each topic.",
        "priorities",
        "Priorities",
        regulations("regulation 11(1)(a) to (c)", "regulation 9(a) to (c)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-10",
        "Who leads each row",
        "Every row is led by a body, a post or a person that there still is.",
        "Name a lead on each row, and match the names to your bodies.",
        "plan",
        "The action plan",
        regulations("regulation 11(1)(c)", "regulation 9(c)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-11",
        "Resources of each row",
        "Every row says what it is done with, even if that is within what there is already.",
        "Fill in the column of resources, or set money aside for the row.",
        "plan",
        "The action plan",
        regulations("regulation 11(1)(d)", "regulation 9(d)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-12",
        "Measures of each row",
        "Every row has a measure, best with where it started and where it should get to.",
        "Write a measure on each row, with a baseline and a target.",
        "plan",
        "The action plan",
        regulations("regulation 11(1)(e)", "regulation 9(e)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-13",
        "Police and crime plan",
        "The plan has regard to the police and crime plan that is in force in its time.",
        "Record the police and crime plan with its dates, and say which priorities serve it.",
        "drivers",
        "Strategies to have regard to",
        (act("section 6(1A)"),),
        everywhere(POLICING_BODIES_BEGAN),
    ),
    Rule(
        "ST-14",
        "County agreement",
        "In a two-tier county the plan fits a county community safety agreement that is in date.",
        "Record the county agreement with its dates, and say which priorities serve it.",
        "drivers",
        "Strategies to have regard to",
        (Reference("SI 2007/1830, regulations 8 and 9", nations=ONLY_ENGLAND),),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-15",
        "Consultation",
        "People who live and work in the area were asked before the plan was agreed, and so were those "
        "affected most.",
        "Record the consultation with its dates and the groups that are likely to be affected most.",
        "consultations",
        "Consultations",
        regulations("regulation 12(1) to (3)", "regulation 10(1) to (3)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-16",
        "Public meeting",
        "In each year from 1 April there is a public meeting that was announced, that senior people of each "
        "authority attended and of which a record was published.",
        "Record the meeting with its notice, its record and the bodies whose senior people came.",
        "duties",
        "Records of duties",
        regulations("regulation 12(4)", "regulation 10(4)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-17",
        "Summary for the public",
        "A summary of the plan is published after each revision.",
        "Publish the plan here, or record where its summary was published.",
        "publish",
        "Publish",
        regulations("regulation 14", "regulation 12"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-18",
        "Copy to the policing body",
        "In England the local policing body was sent a copy of the plan. In both nations what the body "
        "required was answered.",
        "Record the day on which the copy was sent, where one must be, and each answer.",
        "duties",
        "Records of duties",
        (
            Reference(
                "SI 2007/1830, regulation 13A, and where there is a commissioner regulation 14A",
                nations=ONLY_ENGLAND,
            ),
            act("section 7"),
        ),
        everywhere(POLICING_BODIES_BEGAN),
    ),
    Rule(
        "ST-19",
        "How the last plan was carried out",
        "It is known of every row of last year’s plan how far it was carried out.",
        "Accept the last final updates, or record the report on how the plan was carried out.",
        "rounds",
        "Quarters",
        regulations("regulation 7(f)", "regulation 7(f)"),
        REGULATIONS_BEGAN,
    ),
    Rule(
        "ST-20",
        "Crime and disorder committee",
        "The committee that scrutinises the partnership met on it in the last 12 months.",
        "Record the meeting.",
        "duties",
        "Records of duties",
        (
            Reference("Police and Justice Act 2006, section 19"),
            scrutiny("regulation 4"),
        ),
        SCRUTINY_BEGAN,
    ),
    Rule(
        "ST-21",
        "Answers to the committee",
        "What the committee asked for was given by the day that it named, and its reports were answered: "
        "those on a local matter within 28 days.",
        "Record the request with the day on which it came and, once there is one, that of the answer.",
        "duties",
        "Records of duties",
        (
            Reference("Police and Justice Act 2006, section 19(8) and (8B)"),
            scrutiny("regulations 5 and 7"),
        ),
        SCRUTINY_BEGAN,
    ),
    Rule(
        "ST-22",
        "Serious violence strategy",
        "There is a strategy against serious violence that is published and in date.",
        "Record the strategy with its address and the day on which it is to be reviewed.",
        "duties",
        "Records of duties",
        (
            Reference(
                "Police, Crime, Sentencing and Courts Act 2022, section 8, or section 9 for a wider area"
            ),
            Reference("SI 2022/1304"),
        ),
        everywhere(VIOLENCE_BEGAN),
    ),
    Rule(
        "ST-23",
        "Case reviews, orders and death reviews",
        "The figures on case reviews are published for the bodies’ last reporting period, which is any "
        "twelve months or fewer; no public spaces order runs for more than three years unless it was "
        "extended in time; and each death review keeps its dates.",
        "Record the figures, the orders and the dates.",
        "case_review_years",
        "Case reviews",
        (
            Reference(
                "Anti-social Behaviour, Crime and Policing Act 2014, sections 104(9) and 105 (case reviews), "
                "60 and 61 (orders)"
            ),
            Reference("Domestic Violence, Crime and Victims Act 2004, section 9"),
            Reference("the dates in the guidance of 2016 on death reviews", False),
        ),
        everywhere(CASE_REVIEWS_BEGAN),
    ),
    Rule(
        "ST-24",
        "Fit to publish",
        "Nothing in the plan is restricted, half-written or names somebody who has not agreed, pictures have "
        "words, and readers learn how to ask for another format.",
        "Open the page for publishing: it names each thing and where to mend it.",
        "publish",
        "Publish",
        (
            Reference("SI 2018/952"),
            Reference("UK GDPR", False),
            Reference("the government’s security classifications", False),
        ),
        everywhere(ACCESSIBILITY_BEGAN),
    ),
)

BY_CODE = {rule.code: rule for rule in RULES}
OF_PLAN = frozenset({"plan", "priorities", "publish"})
# Judged as the law stands on the day looked at, even where the plan was over by then.
OF_THE_DAY = frozenset(
    {"ST-02", "ST-03", "ST-04", "ST-16", "ST-20", "ST-21", "ST-22", "ST-23", "ST-24"}
)
