"""Made-up minutes in our own words, with every shape that minutes take, for the tests of what is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from reporting.document import Document
from reporting.editions.reports.kind import Edition
from reporting.editions.reports.minutes import build, build_public
from reporting.facts.minutes import (
    AttendanceFacts,
    AttenderFacts,
    MinuteFacts,
    MinutesFacts,
    MinutesVersionFacts,
    PassageFacts,
)

MADE = datetime(2026, 4, 9, 9, 0, tzinfo=UTC)
# A word that nobody but those who may read what is restricted ever sees.
SECRET = "Larkspur"


def attender(name: str, body: str = "", **changes) -> AttenderFacts:
    return AttenderFacts(name, body, **changes)


def text(words: str, **changes) -> PassageFacts:
    return PassageFacts("text", words, **changes)


def agreed(words: str, *points: str, verb: str = "noted", **changes) -> PassageFacts:
    return PassageFacts("decision", words, points, lead="AGREED", verbs=(verb,), **changes)


PRESENT = (
    attender("Cllr Avery Quill", marks=("Chair",), chair=True),
    attender("Sam Fell", "Dale and Fell Council", group="council"),
    attender("Robin Marsh", "Dale and Fell Council", group="council", marks=("for Kim Stone",)),
    attender("Jo Heath", "County Police", marks=("from DFP 3/26",)),
    attender("Lee Moor", "Fire and Rescue"),
    attender("Pat Beck", "Probation"),
    attender("Chris Ford", "Safer Homes"),
)
ITEMS = (
    MinuteFacts(
        "DFP 1/26",
        "Introductions",
        (text("The chair welcomed everybody, and all said who they were."),),
    ),
    MinuteFacts(
        "DFP 2/26",
        "Minutes",
        (
            text("The minutes of 12 February 2026 were looked at."),
            agreed("that the minutes be approved.", verb="approved"),
        ),
    ),
    MinuteFacts(
        "DFP 3/26",
        "(a) Minutes of the Youth Board 16.02.26\n(b) Minutes of the Adults’ Board 20.12.25\n"
        "(c) Minutes of the Children’s Board 16.02.26",
        (text("Members had the minutes of three boards."), agreed("that the minutes be noted.")),
    ),
    MinuteFacts(
        "DFP\n4/26",
        "Strategy on violence",
        (
            text(
                "The draft strategy was presented. It builds on:\n\n- schools\n- streets\n- homes"
            ),
            agreed(
                "that:-",
                "The content of the strategy be noted.",
                "Its direction be endorsed.",
                verb="endorsed",
            ),
        ),
    ),
    MinuteFacts(
        "DFP\n5/26",
        f"Recorded crime in {SECRET} Street",
        (
            text(f"The figures for {SECRET} Street were told house by house."),
            PassageFacts(
                "action",
                f"Bring a further report on {SECRET} Street.",
                owner="County Police",
                due="Next meeting, 14 May 2026",
            ),
            agreed("that the report be noted."),
        ),
    ),
    MinuteFacts(
        "DFP 6/26",
        "Consultation",
        (
            text("Few had answered the questionnaire."),
            PassageFacts("action", "Bring a breakdown of the comments.", number="(5)"),
            agreed("that the report be noted."),
        ),
    ),
    MinuteFacts("DFP 7/26", "Date of next meeting: Thursday 14 May 2026 at 9.30am"),
)


SHUT = MinuteFacts(
    "DFP\n5/26",
    "Recorded crime (restricted)",
    (text("Members discussed a restricted report on recorded crime."),),
)


def minutes_facts(**changes) -> MinutesFacts:
    """As those have them who may read all of them."""
    made = MinutesFacts(
        partnership="Dale and Fell Community Safety Partnership",
        body="Dale and Fell Partnership",
        day="2026-04-09",
        opening="A meeting of Dale and Fell Partnership was held on Thursday, 9th April, 2026.",
        lists=(
            AttendanceFacts("Present", PRESENT),
            AttendanceFacts("Officers", (attender("Kit Lane", "DFC"),)),
            AttendanceFacts("Also in attendance", says_none=True),
            AttendanceFacts("Apologies", (attender("Cllr Noor West"),)),
        ),
        items=ITEMS,
        note="Draft for approval on 14 May 2026.",
        colour="#1d5c3f",
    )
    return replace(made, **changes)


def minutes_version(**changes) -> MinutesVersionFacts:
    """The same minutes for each kind of reader."""
    whole = minutes_facts(**changes)
    members = replace(
        whole, items=tuple(SHUT if SECRET in each.heading else each for each in whole.items)
    )
    public = replace(members, lists=tuple(map(without_names, whole.lists)))
    return MinutesVersionFacts(members, (public,), (whole,) if whole != members else ())


def without_names(each: AttendanceFacts) -> AttendanceFacts:
    people = (
        one if one.name.startswith("Cllr") else replace(one, name="", marks=())
        for one in each.people
    )
    return replace(each, people=tuple(people))


def minutes(*, draft: bool = False, **changes) -> Document:
    """As members read them."""
    return build(minutes_version(**changes), Edition(MADE, draft=draft))


def public_minutes(*, draft: bool = False, **changes) -> Document:
    made = build_public(minutes_version(**changes), Edition(MADE, draft=draft))
    assert made is not None
    return made
