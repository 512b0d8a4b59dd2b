"""What sort of thing a line of a planner is, by its words: a guess that somebody may put right. Pure."""

from __future__ import annotations

import re

CAMPAIGN, OPERATION, EVENT, COURSE = "campaign", "operation", "event", "course"
AWARENESS, MEETING, HOLIDAYS, FIXED, IDEA = "awareness", "meeting", "holidays", "fixed", "idea"

# The first that fits counts.
_KINDS = (
    (HOLIDAYS, r"school hol|half[ -]term|holidays?\b|bank holiday"),
    (FIXED, r"\bterm\b|\bGCSEs?\b|\bexams?\b|\bresults day\b|\belections?\b|\bclocks (?:go|change)"
            r"|\bramadan\b|\bdiwali\b|\bbonfire night\b|\bhalloween\b|\bbank holiday"),
    (MEETING, r"\bPACT\b|public meeting|street meeting|face[ -]to[ -]face|\bsurger(?:y|ies)\b|\bdrop[ -]in"
              r"|\bforum\b|\bmeetings?\b|\broadshow\b"),
    (OPERATION, r"^(?:operation|op\.?)\s|\boperation\b"),
    (COURSE, r"\bcourses?\b|\btraining\b|\bworkshops?\b|\bseminar\b"),
    (AWARENESS, r"\bawareness (?:day|week|month)|\b(?:day|week|month) of action\b|\b(?:national|world|"
                r"international)\b.*\b(?:day|week|month)\b|\b16 days\b|\bwhite ribbon\b"),
    (EVENT, r"\bfestivals?\b|\bfun ?day\b|\bf[aê]te\b|\bfair\b|\bfayre\b|\bparade\b|\bcarnival\b"
            r"|\bshow\b|\bfreshers|\bnight\b|\bopen day\b|\bconference\b|\blaunch\b|\bboot sale|\bmarch\b"
            r"|\bevents?\b"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


def find_entry_kind(words: str) -> str:
    """One of the kinds above; a campaign where nothing says otherwise, an idea where it asks."""
    if words.rstrip().endswith("?"):
        return IDEA
    return next((kind for kind, pattern in _COMPILED if pattern.search(words)), CAMPAIGN)
