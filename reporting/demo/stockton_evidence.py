"""What Stockton's plan rests on: the assessment, two consultations, and a review of services.

The minutes tell of the shares who gave each score, and do not print them, so none is held.
"""

from __future__ import annotations

from datetime import date

PLAN = "2017-20"
PSA = "Partnership Strategic Assessment"
THEMES = {
    "1": "Reducing re-offending",
    "2": "Protecting vulnerable people",
    "3": "Tackling drug and alcohol misuse",
    "4": "Community Safety & Protection",
}
SCORES = ["1", "2", "3", "4", "5"]

# Only the month is known: the first day stands for it.
ASSESSMENTS = [
    {
        "name": PSA,
        "also_called": "PSA",
        "dated_on": date(2016, 11, 1),
        "organisation": "SBC",
        "visibility": "partners",
        "for_authorities": "Four themes, not types of crime, so that they take in more.",
        "recommended": [(title, f"{PLAN}/{number}") for number, title in THEMES.items()],
    }
]

CONSULTATIONS = [
    {
        "title": "Community Safety consultation 2017",
        "began_on": date(2017, 3, 1),
        "ended_on": date(2017, 3, 31),
        "channel": "“My View” on the council's website",
        "audience": "Residents, workers and visitors",
        "affected_groups": "Young people; victims of anti-social behaviour",
        "limits": "Time was short and it was on the web only, so the number of answers is low. The one "
        "of 2013 could not be repeated, because resources have shrunk. A score of 5 means most "
        "important.",
        "gaps": "Under-18s: focus groups are to follow.",
        "questions": [
            {
                "text": f"How important is “{title}”?",
                "kind": "scale",
                "answers": [{"label": score} for score in SCORES],
            }
            for title in THEMES.values()
        ],
        "raised": [
            {
                "words": "Anti-social behaviour",
                "priority": f"{PLAN}/4",
                "done": "Falls under community safety and protection.",
            },
            {"words": "Violence", "priority": f"{PLAN}/2"},
            {
                "words": "Criminal damage",
                "priority": f"{PLAN}/4",
                "done": "Falls under community safety and protection.",
            },
            {"words": "Inconsiderate parking", "lower": True},
            {"words": "Dog fouling", "lower": True},
            {"words": "Street drinking", "lower": True, "priority": f"{PLAN}/3"},
        ],
    },
    {
        "title": "Public consultation 2013",
        "began_on": date(2013, 6, 1),
        "ended_on": date(2013, 8, 31),
        "channel": "Mostly face to face; some by post and on the web",
        "audience": "Residents, with a magazine on crime and disorder in the borough",
        "cost_printed": "around £25,000",
    },
]

EVIDENCE = [
    {"priority": f"{PLAN}/{number}", "from": source, "position": place}
    for number, title in THEMES.items()
    for place, source in enumerate((PSA, f"How important is “{title}”?"), start=1)
]

DUTIES = [
    {
        "kind": "spending",
        "done_on": date(2016, 12, 16),
        "words": "Review of Community Services: savings of £622k are wanted. Staff were consulted for "
        "30 days. Of all calls for the night service, 5% came from midnight to 7am.",
    },
]
