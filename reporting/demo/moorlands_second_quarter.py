"""The second quarter of 2016/17: signed off, with what the strategy group asked and decided."""

from __future__ import annotations

from datetime import date

from reporting.demo.shapes import hidden, no_figure, read, said

SECOND = {
    "period": "2016-17Q2",
    "opens_on": date(2016, 10, 1),
    "due_on": date(2016, 10, 14),
    "closes_on": date(2016, 10, 28),
    "closed_on": date(2016, 11, 1),
    "note": "The group asked for the skate park to be looked at again.",
    "answers": [
        said(
            "1.1",
            "On track",
            5,
            "Officers ask for the worker by name now. Those she met went on to the refuge, floating "
            "support, an IDVA or Male IDVA, or the Freedom Programme; others to Mind, housing, social "
            "care, Rethink or One Recovery.",
            "Cover for the worker's leave in November.",
            figures=[read(1, "33"), no_figure(2, "The form was changed and left the box out."),
                     read(3, "41")],
        ),
        said(
            "1.2",
            "On track",
            8,
            "Women from the refuge came to the club for the first time, and a session was held there.",
            figures=[
                read(1, "181 since April 2016, of whom 112 for the first time"),
                read(1, "14", "IOM"),
                read(1, "52", "BRFS"),
                read(1, "6", "Domestic Abuse"),
                read(2, "44 since April 2016, including 1 IOM and 2 from probation"),
                read(2, "1", "IOM"),
            ],
        ),
        said("1.3", "On track", 12, "Packs went to every dentist in the district.",
             "White Ribbon Day on 25 November.",
             figures=[no_figure(1, "Nobody was counted at the stall."), read(2, "90")]),
        said(
            "1.4",
            "At risk",
            13,
            "Fewer referrals came than a year ago. Safe & Sound made 30 homes safer.",
            "Visit each neighbourhood team to say what the scheme does.",
            why="Two of the people who used to refer have moved on.",
            figures=[read(1, "70 since 2009, of which 7 in 2015"), hidden(2)],
        ),
        said("1.5", "On track", 6, "CAB's talk on scam mail filled the hall in Leek.",
             figures=[read(1, "1"), read(2, "61")]),
        said(
            "1.6",
            "Off track",
            19,
            "Both speakers said no, and the hall has been given back.",
            "Join the county's own event in March, if the group agrees.",
            why="There is nobody in the district who can speak on it, and the date has gone.",
            wanted="May we put our share, £800, towards the county's event instead of our own?",
            figures=[read(1, "0"), no_figure(2, "There has been no event."),
                     no_figure(3, "There has been no event.")],
        ),
        said(
            "1.7",
            "On track",
            8,
            "80 taxi drivers have had the safeguarding course by now, and the master class was full.",
        ),
        said("1.8", "On track", 8, "Two sessions, one with a school's own staff.",
             figures=[read(1, "13")]),
        said("2.1", "On track", 7, "Loudmouth is booked for nine schools.",
             figures=[read(1, "0"), read(2, "0")]),
        said(
            "2.2",
            "On track",
            10,
            "Seven events and six sessions so far; five care homes take part.",
            figures=[
                read(1, "611 since September 2015: 318 females and 293 males"),
                read(2, "5"),
                read(3, "48"),
            ],
        ),
        said("2.3", "Not started", 7, "It is booked for the spring term.",
             figures=[read(1, "0"), read(2, "0")]),
        said(
            "3.1",
            "At risk",
            16,
            "Street Soccer at Leek Town Football Club drew over 30 young people each time. The calls "
            "about the skate park went up all the same.",
            "Move one evening a week to the skate park.",
            why="Those who gather at the skate park are not the ones who come to the sessions.",
            figures=[read(1, "over 142"), read(2, "4")],
        ),
        said(
            "3.2",
            "On track",
            5,
            "17 notices have been served by now. One was breached: the case went to court and ended "
            "in a conviction.",
            figures=[read(1, "0"), read(2, "0"), read(3, "1")],
        ),
        said(
            "3.3",
            "On track",
            5,
            "The Partnership helped to pay for closing the road at Swainsley Tunnel to the drivers who "
            "met there at night. Cameras have stood at 23 places since April, and the noise recorder "
            "went wherever it was asked for.",
            figures=[
                read(1, "2"),
                no_figure(2, "Nobody wrote the hours down."),
                read(3, "11"),
                read(4, "-6 (provisional)"),
            ],
        ),
        said("3.4", "On track", 13, "One joint day, in Biddulph.",
             figures=[read(1, "9"), read(2, "180"), read(3, "75")]),
        said("3.5", "On track", 12, "The master class was held in September; police and housing "
             "staff came in equal number.", figures=[read(1, "over 60")]),
        said(
            "3.6",
            "Complete",
            4,
            "SPACE ran for six weeks in five places. Calls about ASB in August were down on last year.",
            figures=[read(1, "-21"), read(2, "512")],
        ),
    ],
    "talk": [
        ("1.6", "strategy@demo.example", "question", 33,
         "Would the county's event be open to our licensing and housing staff?"),
        ("1.6", "officer@demo.example", "answer", 34,
         "Yes: 25 places are kept for each district, and it is in Leek this time."),
        ("1.6", "chair@demo.example", "decision", 35,
         "Agreed: £800 goes towards the county's event, and ours is given up."),
        ("3.1", "strategy@demo.example", "comment", 35,
         "The skate park has been busy since the youth club shut. Officers will look in on Fridays."),
    ],
}  # fmt: skip
