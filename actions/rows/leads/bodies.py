"""Whether the words of a lead look like the name of a body, and which of the usual ones it is."""

from __future__ import annotations

import re

from plans.law.authorities import REQUIRED_AUTHORITIES
from plans.models import Organisation, Partnership
from plans.people.first_steps import first_kind

# What the law's words for an authority share with others, or what its name seldom says.
COMMON = {
    "the", "of", "for", "and", "or", "area", "local", "chief", "officer", "provider", "services",
    "authority", "rescue", "district", "borough",
}  # fmt: skip
BODY_WORDS = {
    "agency", "association", "authority", "board", "business", "centre", "charity", "church",
    "college", "commissioner", "company", "constabulary", "council", "court", "department", "fire",
    "forum", "foundation", "group", "homes", "hospital", "housing", "initiative", "magistrates",
    "network", "nhs", "panel", "parish", "park", "partnership", "police", "prison", "probation",
    "school", "schools", "service", "services", "society", "support", "team", "trust",
    "university", "voluntary",
}  # fmt: skip
POST_WORDS = {
    "adviser", "advisor", "chair", "chief", "cllr", "constable", "coordinator", "councillor",
    "director", "head", "inspector", "lead", "manager", "mr", "mrs", "ms", "dr", "officer",
    "officers", "sergeant", "superintendent", "worker",
}  # fmt: skip
# A body beside the police, not the force.
NOT_THE_FORCE = {"authority", "commissioner", "panel"}
NOBODY = {"ALL", "TBA", "TBC", "NA", "TBD"}
MOST_WORDS = 9


def looks_like_a_body(words: str) -> bool:
    """Whether this is more likely a body's name than a post, a person or a remark."""
    if re.fullmatch(r"[A-Z]{2,6}", words):
        return words not in NOBODY
    said = body_name_words(words)
    return len(said) <= MOST_WORDS and bool(said & BODY_WORDS) and not said & POST_WORDS


def usual_kind(words: str, partnership: Partnership) -> str:
    """The kind of responsible authority that such words mean in this kind of area, if any."""
    said = body_name_words(words)
    if not looks_like_a_body(words) or ("police" in said and said & NOT_THE_FORCE):
        return ""
    meant = [
        (len(core), each)
        for each in REQUIRED_AUTHORITIES
        if partnership.tier in each.tiers and (core := body_name_words(each.words) - COMMON) <= said
    ]
    best = max(meant, key=lambda pair: pair[0], default=None)
    return first_kind(best[1].kinds) if best else ""


def new_body_label(words: str, partnership: Partnership) -> str:
    """What the choice to set up such a body says."""
    kind = usual_kind(words, partnership)
    said = f", {Organisation.Kind(kind).label.lower()}" if kind else ""
    return f"New body “{words}”{said}?"


def body_name_words(words: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", words.casefold()))
