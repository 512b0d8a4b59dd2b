"""Interests that somebody declared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reporting.meetings.reading.names import looks_like_name
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.sentences import sentences_of

_DECLARED = re.compile(
    r"^(?P<name>.{2,60}?)\s+(?:declared|disclosed|registered|stated|noted|"
    r"datganodd)\s+(?P<what>(?:an?|his|her|their|personal|prejudicial|fuddiant|the)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
_NONE = re.compile(
    r"^(?:there were no|no (?:interests|declarations)|none|nil|dim|ni ddatganwyd)", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:in (?:respect of|relation to|relation with|connection with)\s+|"
    r"in )?(?P<what>(?:agenda )?(?:items?|minutes?)\s+(?:no\.?\s*|number\s*)?"
    r"(?:[A-Z]{1,6}\s)?\d[\w/.]*)",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\b(?P<what>(?:left|withdrew from|remained in|stayed in) (?:the )?(?:room|meeting|"
    r"chamber)[^.;]*|(?:did not|took no|would not) (?:vote|part|take part)"
    r"[^.;]*|no vote)",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[–—-]\s+|:\s+|\t")


@dataclass(frozen=True, slots=True)
class FoundInterest:
    name: str
    words: str
    about: str
    stayed: str
    paragraph: int
    start: int
    end: int


def find_interests(
    paragraphs: Sequence[MinuteLine], body: Sequence[tuple[int, int]]
) -> list[FoundInterest]:
    """The interests of an item in which they are declared."""
    found: list[FoundInterest] = []
    for place, start in body:
        text = paragraphs[place].text
        spans = list(sentences_of(text, start))
        for number, (a, b) in enumerate(spans):
            if _NONE.match(text[a:b]):
                continue
            if one := _read_interest(text, place, a, b):
                if (
                    not one.stayed
                    and number + 1 < len(spans)
                    and (said := _STAYED.search(text[slice(*spans[number + 1])]))
                ):
                    one = replace(one, stayed=said["what"].strip(), end=spans[number + 1][1])
                found.append(one)
    return found


def _read_interest(text: str, place: int, a: int, b: int) -> FoundInterest | None:
    sentence = text[a:b]
    if match := _DECLARED.match(sentence):
        name, words = match["name"].strip(" ,"), match["what"].strip()
    else:
        parts = _DASH.split(sentence, maxsplit=1)
        if len(parts) < 2 or not looks_like_name(parts[0]):
            return None
        name, words = parts[0].strip(), parts[1].strip()
    about, stayed = _ABOUT.search(sentence), _STAYED.search(sentence)
    return FoundInterest(
        name,
        words,
        about["what"].strip() if about else "",
        stayed["what"].strip() if stayed else "",
        place,
        a,
        b,
    )
