"""Which verb of the one list a decision comes to."""

from __future__ import annotations

import re

from reporting.meetings.reading.vocabulary import VERBS

_EACH = {verb: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for verb, words in VERBS.items()}
_WHOLE = {verb: re.compile(rf"(?:{words})", re.IGNORECASE) for verb, words in VERBS.items()}
# "be approved", "to note", "notes": where a decision says what becomes of its matter.
_PASSIVE = re.compile(
    r"\b(?P<not>not )?(?:be|is|are|was|were)(?P<also> not)?(?: hereby| also| formally| now|"
    r" duly)? (?:re-)?(?P<verb>\w+)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:that )?(?:the \w+ |members |it |they )?(?:to )?(?:re-)?(?P<verb>[a-z]+?)(?:s|es)?\b",
    re.IGNORECASE,
)
_PLAIN_LEADS = re.compile(
    r"agreed|resolved|decided|decisions?|resolutions?|cytunwyd|penderfyn\w*", re.IGNORECASE
)
_TRUE_RECORD = re.compile(
    r"\b(?:true|correct|accurate)(?: and (?:true|correct|accurate))? record\b", re.IGNORECASE
)


def verb_of(lead: str, words: str) -> str:
    """The verb of a decision by its lead-in, or by its words where the lead-in says no more than AGREED."""
    own = verb_meant(lead)
    if own and not _PLAIN_LEADS.fullmatch(lead.strip()):
        return "approved" if own == "agreed" and _TRUE_RECORD.search(words) else own
    if _TRUE_RECORD.search(words):
        return "approved"
    for match in _PASSIVE.finditer(words):
        if verb := verb_meant(match["verb"]):
            refused = (match["not"] or match["also"]) and verb in (
                "approved",
                "agreed",
                "adopted",
                "endorsed",
                "ratified",
            )
            return "rejected" if refused else verb
    if (opening := _OPENING.match(words)) and (verb := verb_meant(opening["verb"])):
        return verb
    return "agreed"


def verb_meant(word: str) -> str:
    """The verb of the list that one word means, or nothing."""
    return next((verb for verb, pattern in _WHOLE.items() if pattern.fullmatch(word.strip())), "")
