"""What brackets, dashes and commas say of somebody: body, role, substitute, how, from when and until when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reporting.meetings.reading.names import (
    CHAIR,
    DEPUTY_CHAIR,
    is_initials_of,
    looks_like_body,
    looks_like_name,
    looks_like_role,
)
from reporting.meetings.reading.vocabulary import CHAIR_ROLE, ONLINE

_ONLINE = re.compile(rf"(?:{ONLINE})", re.IGNORECASE)


_IN_PERSON = re.compile(r"(?:in person|in the room|yn bersonol)", re.IGNORECASE)


_INITIALS = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]?[a-z]?\d?")


_SUBSTITUTE = re.compile(
    r"^(?:(?:as )?(?:a )?substitut\w*|sub\.?|deputi[sz]ing|deputy|dep\.?|attending|standing in|"
    r"in place of|in the place "
    r"of|on behalf of|for|rep\.?|representing|vice|yn lle|dirprwyo)(?:\s+(?:for|of|"
    r"dros))?\s*:?\s+(?P<who>\S.*)$",
    re.IGNORECASE,
)


_SINCE = re.compile(
    r"^(?:arrived|joined|from|in attendance from|entered|present from|o|cyrhaeddodd|"
    r"ymunodd)\b(?: the meeting)?"
    r"(?:\s+(?:late,?\s*)?(?:at|from|after|during|for|am))?\s*(?P<when>.*\d.*)$",
    re.IGNORECASE,
)


_UNTIL = re.compile(
    r"^(?:left|until|departed|to|present until|gadawodd|"
    r"tan)\b(?: the meeting)?(?:\s+(?:early,?\s*)?(?:at|after|before|during"
    r"|following|am|ar ôl))?\s*(?P<when>.*\d.*)$",
    re.IGNORECASE,
)


_ITEMS_ONLY = re.compile(
    r"^(?:for )?(?:items?|minutes?|eitem(?:au)?)\s+(?P<when>[\d\s,&–-]+(?:and \d+)?)(?: only)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListedName:
    """A person of a list, with the stretch of the text that says so."""

    start: int
    end: int
    name: str
    body: str = ""
    role: str = ""
    chair: bool = False
    initials: str = ""
    substitute_for: str = ""
    how: str = ""
    since: str = ""
    until: str = ""
    group: int = 0


def add_details(one: ListedName, details: Sequence[str]) -> ListedName:
    """A person with what brackets, dashes and commas say of them."""
    for detail in details:
        for piece in _pieces_of(detail):
            one = _with_detail(one, piece)
    return one


def _pieces_of(detail: str) -> list[str]:
    """What one bracket says: several things only where a later one is plainly no part of a name."""
    parts = [each.strip() for each in re.split(r"\s*[;,]\s*", detail) if each.strip()]
    known = [each for each in parts if is_known_detail(each)]
    return parts if known or len(parts) > 1 else [detail.strip()]


def is_known_detail(text: str) -> bool:
    patterns = (CHAIR, DEPUTY_CHAIR, _ONLINE, _IN_PERSON)
    return any(p.fullmatch(text) for p in patterns) or any(
        p.match(text) for p in (_SUBSTITUTE, _SINCE, _UNTIL)
    )


def _with_detail(one: ListedName, text: str) -> ListedName:
    text = text.strip(" .,;:–-")
    if not text:
        return one
    if DEPUTY_CHAIR.fullmatch(text):
        return replace(one, role=one.role or text)
    if CHAIR.fullmatch(text):
        return replace(one, chair=True, role=one.role or text)
    if match := re.match(
        rf"(?:{CHAIR_ROLE})\s*(?:,|of|for|[–-]|\s(?=items?))\s*(?P<rest>.+)$", text, re.IGNORECASE
    ):
        one = replace(one, chair=True, role=one.role or text[: match.start("rest")].strip(" ,–-"))
        if when := _ITEMS_ONLY.match(match["rest"].removeprefix("for ")):
            return replace(one, since=when["when"].strip())
        return _with_detail(one, match["rest"])
    if _ONLINE.fullmatch(text):
        return replace(one, how="online")
    if _IN_PERSON.fullmatch(text):
        return replace(one, how="in person")
    if _INITIALS.fullmatch(text) and is_initials_of(text, one.name):
        return replace(one, initials=text)
    if match := _SINCE.match(text):
        return _and_until(replace(one, since=match["when"].strip()))
    if match := _UNTIL.match(text):
        return replace(one, until=match["when"].strip())
    if match := _ITEMS_ONLY.match(text):
        return replace(one, since=match["when"].strip(), until=match["when"].strip())
    if match := _SUBSTITUTE.match(text):
        who = match["who"].strip(" ()")
        if looks_like_body(who) and not looks_like_name(who):
            return replace(one, body=one.body or who)
        return replace(one, substitute_for=who)
    if re.fullmatch(r"(?:substitute|sub\.?|deputy|dirprwy)", text, re.IGNORECASE):
        return replace(one, role=one.role or text)
    if looks_like_role(text) and not one.role:
        return replace(one, role=text)
    if not one.body:
        return replace(one, body=text)
    if not one.role and not looks_like_body(text):
        return replace(one, role=text)
    return replace(one, body=f"{one.body}, {text}")


def _and_until(one: ListedName) -> ListedName:
    """Somebody who came late and left early, with both times: "10.30, left at 11"."""
    parts = re.split(r"\s*(?:,|and|;|–|-)\s*(?=(?:left|until|to)\b)", one.since, maxsplit=1)
    if len(parts) > 1 and (match := _UNTIL.match(parts[1])):
        return replace(one, since=parts[0], until=match["when"].strip())
    return one
