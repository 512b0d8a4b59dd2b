"""Who is to do something, as the beginning of a sentence or a cell names them."""

from __future__ import annotations

import re

from reporting.meetings.reading.names import looks_like_body, looks_like_name
from reporting.meetings.reading.vocabulary import ROLE_WORDS, TITLES

_INITIALS = r"[A-Z]{2,3}[a-z]?\d?(?:\s*(?:/|,|&|and)\s*[A-Z]{2,3}\d?)*"
_NAME = rf"(?:(?:{TITLES})\.?\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,3}}"
_POST = (
    rf"(?:the )?(?:[A-Z][\w&'’-]+\s+|of\s+|and\s+|for\s+){{0,6}}?(?:{ROLE_WORDS}|chair(?:man|"
    rf"woman|person)?|vice[- ]chair|all|everyone|partners)s?(?: (?:of|"
    rf"for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)?"
)
_MANY = rf"(?:{_POST}|{_INITIALS}|{_NAME})(?:\s*(?:,|/|&|and)\s*(?:{_POST}|{_INITIALS}|{_NAME}))*"
_VERB = (
    r"(?:to|will|agreed to|would|shall|undertook to|offered to|is to|are to|was asked to|"
    r"were asked to|has agreed to|volunteered to|promised to|i)"
)
_BEFORE = re.compile(
    rf"^(?P<owner>(?i:all(?: \w+)?|everyone|partners|members)|"
    rf"{_MANY})\s*[:–-]?\s+(?P<verb>{_VERB})\s+(?P<doing>[a-z][\w-]*)"
)
_DASHED = re.compile(rf"^(?P<owner>{_INITIALS}|{_NAME})\s*[:–—-]\s+(?=[A-Z])")
_END = re.compile(rf"[\s–—-]*[\[(](?P<owner>{_INITIALS}|{_NAME})[\])]\.?$")
_ONLY = re.compile(rf"^(?P<owner>{_MANY}|(?i:all))\.?$", re.IGNORECASE)
_NOT_OWNERS = re.compile(
    r"^(?:It|There|This|These|That|Those|They|He|She|We|I|A|An|In|On|At|As|By|For|From|With|"
    r"And|But|Further|Also|Work|Plans?|Funding|"
    r"Members|Crime|Police activity|Due|Need|Update|Discussion|Report|Meeting|Consideration|"
    r"Next|Agreement|Reference|Thanks|Attention|"
    r"According|Prior|Access|Response|Regard|Support|Help|Steps|Efforts|Data|Information)\b"
)
# What somebody who is named does for the meeting, so that it is asked for and not told.
FOLLOW_ON = re.compile(
    r"\b(?:to|will|would|shall)\s+(?:also\s+|then\s+)?(?:submit|bring|circulate|present|"
    r"provide|send|prepare|produce|report|arrange|invite|"
    r"contact|share|draft|update|include|add|review|undertake|write|develop|follow|look|liaise|"
    r"ask|check|confirm|forward|distribute|"
    r"speak|email|e-mail|explore|investigate|complete|compile|collate|organise|convene|set|"
    r"seek|obtain|ring|call|phone|pass|issue|hold|run|visit|"
    r"supply|upload|post|agree|talk|inform|notify|advise|tell|nominate|respond|reply|clarify|continue|"
    r"monitor|lead|support|progress|finalise|sign|table|return|resend|scope|map|recruit|host|promote|"
    r"encourage|consult|engage|assess|refer|feed|discuss|raise|publish|"
    r"consider|identify|meet|chase|amend|attend|schedule|book|take|put|make|give|find|carry|"
    r"pick|link|request|ensure|remind|"
    r"anfon|ddosbarthu|gylchredeg|baratoi|gysylltu|drefnu|rannu|adrodd|ddarparu|ysgrifennu)\b",
    re.IGNORECASE,
)


def owner_before(text: str) -> str:
    """Who is named before "to", "will" or "agreed to" at the beginning of a sentence."""
    text = text.strip()
    if match := _BEFORE.match(text):
        owner = match["owner"].strip(" ,:–-")
        if _NOT_OWNERS.match(owner):
            return ""
        if match["verb"] in ("would", "will", "i") and not (_is_person(owner)):
            return ""
        return owner
    if match := _DASHED.match(text):
        return "" if _NOT_OWNERS.match(match["owner"]) else match["owner"]
    match = _END.search(text)
    return match["owner"] if match and not _NOT_OWNERS.match(match["owner"]) else ""


def _is_person(owner: str) -> bool:
    return (
        bool(re.fullmatch(_INITIALS, owner))
        or looks_like_name(owner)
        or bool(re.search(rf"\b(?:{ROLE_WORDS}|chair(?:man|woman|person)?)$", owner, re.IGNORECASE))
    )


def owner_alone(text: str) -> bool:
    """Whether words only say whose something is: initials, a name, a post or a body."""
    text = text.strip(" .:")
    if not text or len(text.split()) > 8 or FOLLOW_ON.search(text):
        return False
    if re.fullmatch(_INITIALS, text) or re.fullmatch(r"all|pawb|everyone", text, re.IGNORECASE):
        return True
    parts = [each.strip() for each in re.split(r"\s*(?:/|,|&|;|\band\b)\s*", text) if each.strip()]
    return all(
        re.fullmatch(_INITIALS, each) or looks_like_name(each)
        or (len(each.split()) <= 5 and each[:1].isupper() and _is_body_or_post(each))
        for each in parts
    )  # fmt: skip


def _is_body_or_post(text: str) -> bool:
    return looks_like_body(text) or bool(
        re.search(rf"\b(?:{ROLE_WORDS}|chair)$", text, re.IGNORECASE)
    )


def tidy_owner(text: str) -> str:
    """An owner without the words around it."""
    text = re.sub(
        r"^(?:by|for|on|owner|lead|the)\s*:?\s+", "", text.strip(" .:;,–-[]()"), flags=re.IGNORECASE
    )
    return text.strip()
