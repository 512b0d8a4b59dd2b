"""Actions that are buried in sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from reporting.meetings.reading.actions import with_details_of_action
from reporting.meetings.reading.found import FoundAction, Place
from reporting.meetings.reading.owners import FOLLOW_ON, owner_before
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.result import LIKELY, UNSURE
from reporting.meetings.reading.rubrics import is_rubric
from reporting.meetings.reading.sentences import sentences_of

_DOING = (
    r"submit|bring|circulat|present|provid|send|sent|brought|prepar|produc|report|arrang|invit|"
    r"contact|shar|draft|updat|"
    r"includ|add|review|undertak|writ|develop|follow up|look into|liais|ask|check|confirm|"
    r"forward|distribut|speak|email|"
    r"e-mail|explor|investigat|complet|compil|collat|organis|convene|set up|seek|obtain|"
    r"feed back|discuss|raise|"
    r"establish|publish|consider|identif|meet|chase|amend|attend|schedul|book|take|put|make|"
    r"give|find|carry out|carried out"
)


_SHOULD = re.compile(
    r"^(?:(?:also|then|finally),? )?(?:it was(?: also| then)?|members?|the (?:board|"
    r"partnership|group|panel|committee|chair|meeting|forum)|all|some members)"
    r"(?: also| then| present)? (?:felt|agreed|requested|suggested|asked|considered|"
    r"recommended|thought|wanted|hoped)\b(?:,)?(?: that)?\s.{0,200}?"
    rf"\b(?:should|to|must|would) (?:also |then )?be (?:{_DOING})\w*",
    re.IGNORECASE,
)


_REQUEST = re.compile(
    rf"^(?:it was (?:requested|asked|agreed)|members? (?:requested|asked (?:that|for))|the (?:chair|"
    rf"board|partnership|group|panel|committee) (?:requested|asked))\b"
    rf"(?: that)?\s(?:.{{0,120}}?\b(?:{_DOING})\w*|a (?:further |written )?(?:report|update|"
    rf"briefing|paper|breakdown))",
    re.IGNORECASE,
)


_WISH = re.compile(
    r"\b(?:(?:was|were) needed|need(?:s|ed) to be\b|would be (?:helpful|useful)|would welcome|"
    r"should be considered)",
    re.IGNORECASE,
)


def find_buried_actions(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place], day: date | None, taken: set[int]
) -> list[FoundAction]:
    """Sentences that ask: likely where they say what is to happen, unsure where they only wish."""
    found: list[FoundAction] = []
    for place, start in body:
        line = paragraphs[place]
        if place in taken or is_rubric(line.text[start:]):
            continue
        for a, b in sentences_of(line.text, start):
            sure = buried_surety(line.text[a:b])
            if sure:
                one = FoundAction(line.text[a:b], [], [(place, a, b)], sure=sure)
                found.append(with_details_of_action(paragraphs, one, day))
    return found


def buried_surety(sentence: str) -> str:
    """How sure it is that a sentence gives somebody something to do; nothing if it does not."""
    if len(sentence.split()) > 60:
        return ""
    if _SHOULD.match(sentence) or _REQUEST.match(sentence):
        return LIKELY
    if owner_before(sentence) and FOLLOW_ON.search(sentence):
        return LIKELY
    return UNSURE if _WISH.search(sentence) and len(sentence.split()) <= 25 else ""
