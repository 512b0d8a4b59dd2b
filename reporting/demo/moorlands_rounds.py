"""The quarters of the Moorlands plan for 2016/17: two signed off, the third being answered.

The numbers are those of the summary of activity of the year before, shared out over the quarters
as if they had come in one after the other; the words are the demo's own. The plan sets no target
for any of its measures, so none is held against one.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from reporting.demo.moorlands_second_quarter import SECOND
from reporting.demo.moorlands_third_quarter import THIRD
from reporting.demo.shapes import no_figure, read, said

PLAN = "2016-17"
MEETING = "Looked at by the Strategy Group at its meeting on the quarter."

FIRST = {
    "period": "2016-17Q1",
    "opens_on": date(2016, 7, 1),
    "due_on": date(2016, 7, 14),
    "closes_on": date(2016, 7, 28),
    "closed_on": date(2016, 8, 2),
    "note": MEETING,
    "answers": [
        said(
            "1.1",
            "On track",
            6,
            "The outreach worker began in May and goes out with neighbourhood officers twice a week. "
            "Most of those she met had not spoken to anybody before.",
            "Two more shifts a week with officers from July.",
            figures=[read(1, "30"), read(2, "28"), read(3, "40")],
        ),
        said(
            "1.2",
            "On track",
            9,
            "The clubs in Leek, Cheadle and Biddulph ran every week. Eighteen people were helped into "
            "a job and most of them were still in it at the end of June.",
            "A volunteer mentor for Biddulph.",
            figures=[
                read(1, "118 since April 2016, of whom 74 for the first time"),
                read(1, "9", "IOM"),
                read(1, "41", "BRFS"),
                read(2, "18 since April 2016"),
                read(2, "1", "IOM"),
                no_figure(1, "The refuge first came to the club in July.", "Domestic Abuse"),
            ],
        ),
        said(
            "1.3",
            "On track",
            12,
            "Packs went to surgeries, libraries and the custody suite. The campaign for the Euro Cup "
            "ran on beer mats and on the screens of three public houses.",
            figures=[no_figure(1, "Nobody counts who reads a beer mat."), read(2, "88")],
        ),
        said(
            "1.4",
            "On track",
            13,
            "Locks, lights and letter boxes were made safer in homes that police and ARCH referred.",
            figures=[read(1, "66 since 2009"), read(2, "0")],
        ),
        said(
            "1.5",
            "Not started",
            3,
            "The event on scams is set for the autumn.",
            figures=[read(1, "0"), no_figure(2, "There has been no event yet.")],
        ),
        said(
            "1.6",
            "At risk",
            13,
            "A hall is booked. Two speakers have been asked and neither has said yes.",
            "Ask the county's anti-slavery lead to speak.",
            why="No speaker has been found so far.",
            figures=[
                read(1, "0"),
                no_figure(2, "There has been no event yet."),
                no_figure(3, "There has been no event yet."),
            ],
        ),
        said(
            "1.7",
            "On track",
            8,
            "32 taxi drivers did the safeguarding course. The master class is set for September.",
        ),
        said("1.8", "On track", 8, "One WRAP session, for housing staff.", figures=[read(1, "11")]),
        said(
            "2.1",
            "Not started",
            7,
            "The plays tour in the autumn term.",
            figures=[read(1, "0"), read(2, "0")],
        ),
        said(
            "2.2",
            "On track",
            10,
            "Detached work in the evenings at the bus stations, and sessions in two care homes.",
            "Three more care homes have asked for sessions.",
            figures=[
                read(1, "402 since September 2015: 210 females and 192 males"),
                read(2, "4"),
                read(3, "32"),
            ],
        ),
        said(
            "2.3",
            "Not started",
            7,
            "It is booked for the spring term.",
            figures=[read(1, "0"), read(2, "0")],
        ),
        said(
            "3.1",
            "On track",
            11,
            "MoorSport held 61 sessions on pitches and car parks, with the help of 7 volunteers.",
            figures=[read(1, "167"), read(2, "-9")],
        ),
        said(
            "3.2",
            "On track",
            5,
            "Over 70 warning letters have gone out since October 2015 before any notice; 12 notices "
            "followed. One injunction was granted on the first day in court.",
            figures=[read(1, "1"), read(2, "1"), read(3, "0")],
        ),
        said(
            "3.3",
            "On track",
            5,
            "Three quarrels between neighbours went to the mediator.\n"
            "Case 1: a hedge was cut to a height that both sides wrote down.\n"
            "Case 2: a dog is kept in at night, and nobody has complained since.\n"
            "Case 3: one side would not meet the other, so officers still call.",
            figures=[
                read(1, "3"),
                no_figure(2, "Nobody wrote the hours down."),
                read(3, "12"),
                no_figure(4, "Too early to compare."),
            ],
        ),
        said(
            "3.4",
            "On track",
            14,
            "Two joint days, in Cheadle and Werrington, with purse bells and advice on doorsteps.",
            "We will also be working with the road safety team on a day for young drivers.",
            figures=[read(1, "14"), read(2, "around 300"), read(3, "120")],
        ),
        said(
            "3.5",
            "At risk",
            14,
            "A trainer has been found for less than was set aside.",
            "Agree a day with managers.",
            why="The first two days offered clashed with leave.",
            figures=[read(1, "0")],
        ),
        said(
            "3.6",
            "On track",
            4,
            "Suppliers are booked for six weeks from the end of July.",
            figures=[no_figure(1, "The summer is still to come."), read(2, "0")],
        ),
        said(
            "4.1",
            "Complete",
            10,
            "The master class on legal highs was full. Everybody who came works with the public.",
            figures=[read(1, "38")],
        ),
    ],
}

ROUNDS: list[dict[str, Any]] = [FIRST, SECOND, THIRD]

# What the quarter says of so few is asked about, as an officer would be.
PROGRESS_REASONS = {
    "small-number": "The courts’ decisions are public, and the cases give no street, age or day."
}
