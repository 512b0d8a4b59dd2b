"""The third quarter of 2016/17, which is being answered: its days count from the day of loading."""

from __future__ import annotations

from reporting.demo.shapes import no_figure, read, said

THIRD = {
    "period": "2016-17Q3",
    # Days before (or after) the demo is loaded, so that links work and some answers are late.
    "opened": -16,
    "due": -2,
    "closes": 28,
    "instructions": "Please say above all what you need the Strategy Group to decide in February.",
    "answers": [
        said(
            "1.1",
            "On track",
            8,
            "231 referrals have reached the worker since April: 81 visits with an officer and 7 "
            "without, and 174 people reached by telephone.",
            "Ask ARCH for a second worker next year.",
            state="accepted",
            figures=[read(1, "25"), read(2, "24"), read(3, "32")],
        ),
        said(
            "1.2",
            "On track",
            9,
            "152 (3 clubs x 50 weeks) sessions will have been held by the end of the year. 136 people "
            "went on to training and 53 to volunteering.",
            figures=[
                read(1, "242 since April 2016, of whom 151 for the first time"),
                read(1, "18", "IOM"),
                read(1, "66", "BRFS"),
                read(1, "10", "Domestic Abuse"),
                read(2, "71 since April 2016, including 2 IOM and 3 from probation"),
                read(2, "2", "IOM"),
            ],
        ),
        said(
            "1.6",
            "Off track",
            13,
            "Our own event has been given up, as the group decided. 25 places are booked in March.",
            why="The county's event falls in the last quarter.",
            figures=[
                read(1, "0"),
                no_figure(2, "The event is in March."),
                no_figure(3, "The event is in March."),
            ],
        ),
        said(
            "2.1",
            "On track",
            10,
            "Nine schools have seen the plays; two more would like them in the spring.",
            "Ask the group for the money for two more.",
            state="accepted",
            figures=[read(1, "9"), read(2, "over 1,100")],
        ),
        said(
            "2.2",
            "On track",
            12,
            "All five care homes have had their sessions.",
            figures=[
                read(1, "748 since September 2015: 383 females and 365 males"),
                read(2, "5"),
                read(3, "0"),
            ],
        ),
        said(
            "3.1",
            "Off track",
            15,
            "133 sessions with 12 volunteers so far. The evening at the skate park has been given up.",
            "Talk with the school about a room indoors.",
            why="Lights at the skate park were switched off in October.",
            wanted="£1,500 from what is left of row 3.6 for a hall until March.",
            figures=[read(1, "89"), read(2, "11")],
        ),
        said(
            "3.2",
            "On track",
            6,
            "One injunction was asked for and granted.",
            state="accepted",
            figures=[read(1, "1"), read(2, "1"), read(3, "0")],
        ),
        said(
            "3.3",
            "On track",
            7,
            "It goes well.",
            state="returned",
            note="Could you say what became of the three cases, and what the cameras showed?",
            figures=[
                read(1, "3"),
                no_figure(2, "Nobody wrote the hours down."),
                read(3, "6"),
                no_figure(4, "Not looked at."),
            ],
        ),
        said("1.8", "On track", 9, "A session is booked for January.", state="started"),
    ],
}
