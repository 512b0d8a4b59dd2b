"""Decisions that sentences tell, without a key word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.meetings.reading.found import FoundDecision, Place
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.result import LIKELY
from reporting.meetings.reading.rubrics import is_rubric
from reporting.meetings.reading.sentences import sentences_of
from reporting.meetings.reading.verbs import verb_of
from reporting.meetings.reading.votes import CARRIED, LOST, with_votes

_BODY = (
    r"(?:the )?(?:board|panel|committee|partnership|meeting|group|forum|council|members|"
    r"chair and members|all|everyone|attendees)"
)


_PROSE = re.compile(
    rf"^(?:(?:after|following|having|in) [^,]{{3,120}}, )?(?:it was|"
    rf"{_BODY}(?: present)?) (?:\w+ly |also |then |therefore |all )*"
    r"(?P<verb>agreed|resolved|decided|approved|endorsed|ratified|adopted|deferred|accepted|"
    r"supported|received|rejected|noted)\b"
    r"(?P<after> (?:that|to|with|the|this|these|their|its|as|and|by)\b)?"
    r"|^(?:agreed|approved|accepted|confirmed) as (?:an? )?(?:true|accurate|correct)\b"
    r"|^(?:cytunwyd|penderfynwyd|cymeradwywyd|nodwyd|gohiriwyd|derbyniwyd)\b",
    re.IGNORECASE,
)


_PASSIVE = re.compile(
    r"^(?:the|this|these|both)?\s*(?:[\w’'-]+\s+){0,10}?(?:was|were)\s+(?:\w+ly |then |also )?"
    r"(?P<verb>agreed|approved|endorsed|ratified|adopted|deferred|accepted|received|rejected|"
    r"noted|confirmed|(?:re-?)?elected|(?:re-?)?appointed)"
    r"(?:\s+(?:as\b|and\b|by (?:the )?(?:board|panel|committee|partnership|group|members|"
    r"meeting)|until|to\b|for\b)|\s*\.?$)",
    re.IGNORECASE,
)


def find_prose_decisions(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place], *, strict: bool, taken: set[int]
) -> list[FoundDecision]:
    """Decisions that no key word marks; with ``strict`` only those that are said to be agreed."""
    found: list[FoundDecision] = []
    for place, start in body:
        line = paragraphs[place]
        if place in taken or is_rubric(line.text[start:]):
            continue
        for a, b in sentences_of(line.text, start):
            sentence = line.text[a:b]
            if verb := prose_verb(sentence, strict=strict):
                one = FoundDecision(sentence, verb, [], [(place, a, b)], sure=LIKELY)
                found.append(with_votes(paragraphs, one))
    return found


def prose_verb(sentence: str, *, strict: bool = False) -> str:
    """The verb of a sentence that tells a decision, or nothing."""
    if LOST.search(sentence):
        return "rejected"
    if CARRIED.search(sentence):
        return "agreed"
    match = _PROSE.match(sentence)
    if match and match.groupdict().get("verb"):
        verb = match["verb"].casefold()
        after = (match["after"] or "").strip()
        if verb == "noted" and (strict or after in ("that", "")):
            return ""
        if strict and verb not in ("agreed", "resolved", "decided", "deferred", "approved"):
            return ""
        return verb_of(verb, sentence[match.end("verb") :])
    if match:
        return verb_of(match[0], sentence)
    passive = _PASSIVE.match(sentence)
    if passive and (
        not strict or passive["verb"] in ("agreed", "approved", "confirmed", "deferred")
    ):
        return verb_of(passive["verb"], sentence)
    return ""
