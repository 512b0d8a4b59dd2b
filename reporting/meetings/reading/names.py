"""What could be a name, a body or a role."""

from __future__ import annotations

import re

from reporting.meetings.reading.vocabulary import (
    BODY_WORDS,
    CHAIR_ROLE,
    DEPUTY_ROLE,
    ROLE_WORDS,
    TITLES,
)

CHAIR = re.compile(rf"(?:{CHAIR_ROLE})", re.IGNORECASE)


DEPUTY_CHAIR = re.compile(rf"(?:{DEPUTY_ROLE})", re.IGNORECASE)


_BODY = re.compile(rf"\b(?:{BODY_WORDS})\b", re.IGNORECASE)


_ROLE = re.compile(rf"\b(?:{ROLE_WORDS})s?\b", re.IGNORECASE)


TITLED = re.compile(rf"^(?:(?:{TITLES})\.?\s+)+", re.IGNORECASE)


_NOT_NAMES = re.compile(
    r"\b(?:meeting|apologies|minutes|were|was|agenda|item|report|received|given|none|nil|dim|"
    r"apology|present|there|"
    r"no|members?|attendance|following|welcomed|page|date|also|all|others?)\b",
    re.IGNORECASE,
)


NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


_SMALL = {
    "de",
    "van",
    "von",
    "der",
    "la",
    "le",
    "ap",
    "ab",
    "al",
    "bin",
    "and",
    "of",
    "the",
    "y",
    "o",
    "o'",
}


def looks_like_name(text: str) -> bool:
    """Whether words could be somebody's name: one to five of them with capitals, or initials."""
    text = text.strip(" *†#.,;:")
    bare = TITLED.sub("", text)
    if not bare or re.search(r"\d", bare) or len(bare) > 50:
        return False
    words = bare.split()
    if CHAIR.fullmatch(bare) or DEPUTY_CHAIR.fullmatch(bare):
        return False
    if not words or len(words) > 5 or _NOT_NAMES.search(bare):
        return False
    if bool(_ROLE.search(bare)) and not TITLED.match(text):
        return False
    if _BODY.search(bare) and not TITLED.match(text):
        return False
    return all(
        NAME_WORD.match(each) and (each[0].isupper() or each.casefold() in _SMALL) for each in words
    )


def looks_like_body(text: str) -> bool:
    """Whether words name a body rather than what somebody is there."""
    text = text.strip(" .,;")
    if not text:
        return False
    bodies, roles = list(_BODY.finditer(text)), list(_ROLE.finditer(text))
    if bodies and roles:
        # "Community Safety Manager, Borough Council" is both; the last word tells.
        return bodies[-1].end() > roles[-1].end()
    if bodies:
        return True
    return not roles and bool(re.fullmatch(r"[A-Z][A-Z&]{1,7}(?:[ /–-]+[\w&]+){0,4}", text))


def looks_like_role(text: str) -> bool:
    return bool(_ROLE.search(text)) and not looks_like_body(text)


def may_be_name(text: str) -> bool:
    """Words that nobody knows, in a list: a name, unless they are a body's, a role's or a sentence."""
    if _NOT_NAMES.search(text) or not text[:1].isupper():
        return False
    return not looks_like_body(text) and not _ROLE.search(text) and len(text.split()) <= 4


def is_initials_of(initials: str, name: str) -> bool:
    """Whether letters are the first ones of a name's words, in their order."""
    firsts = "".join(word[0] for word in NAME_WORD.findall(TITLED.sub("", name))).casefold()
    wanted = re.sub(r"\d", "", initials).casefold()
    if not firsts:
        return False
    return (
        wanted == firsts
        or wanted == firsts[0] + firsts[-1]
        or firsts.startswith(wanted)
        or (
            wanted[0] == firsts[0]
            and wanted[-1] in TITLED.sub("", name).casefold()
            and len(wanted) == 3
        )
    )
