"""Decisions: under a lead-in such as AGREED or RESOLVED, with their points, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reporting.meetings.reading.found import FoundDecision, Place, Stretch
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.rubrics import is_rubric
from reporting.meetings.reading.sentences import sentences_of
from reporting.meetings.reading.verbs import verb_of
from reporting.meetings.reading.vocabulary import LEADS, NOUN_LEADS
from reporting.meetings.reading.votes import before_movers, lost_motions, with_votes

_WHO = (
    r"(?:(?:it )?was (?:unanimously |also |then |formally |subsequently )?|(?:the )?(?:board|"
    r"panel|committee|partnership|meeting|"
    r"group|forum|council|members|strategy group|chair)(?: \w+ly)? (?:also |then |have |has )?|"
    r"members(?: \w+ly)? |unanimously )?"
)
_LEAD = re.compile(
    rf"(?:\(?\d{{1,2}}[.)]\s+|"
    rf"\d{{1,3}}(?:\.\d{{1,3}})+\.?\s+)?(?P<who>{_WHO})(?P<lead>{LEADS})\b(?P<by> (?:by (?:the "
    rf")?\w+|unanimously|nem\.? con\.?))?"
    r"(?P<tail>(?:\s+(?:that|to|bod|fod|y dylid))?(?:\s*(?::[-–]?|;|[-–—](?=\s|$)|\.\.\.))?)",
    re.IGNORECASE,
)
_UPPER = re.compile(rf"\b(?:{LEADS})\b")
_POINT = re.compile(r"^\(?(?P<number>\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s+", re.IGNORECASE)
_INLINE_POINT = re.compile(r"(?:^|(?<=[\s;:,.–-]))\(?(?P<number>\d{1,2}|[a-h]|[ivx]{1,4})\)\s+")
_ACTION = re.compile(
    r"\bACTIONS?\b(?:\s+(?:POINTS?|BY|FOR))?\s*(?:\d+\s*)?[:(–-]|\bCAM(?:AU)? GWEITHREDU\b"
)


def find_decisions(paragraphs: Sequence[MinuteLine], body: Sequence[Place]) -> list[FoundDecision]:
    """The decisions of an item that a key word opens; ``body`` has its paragraphs in order."""
    found: list[FoundDecision] = []
    at = 0
    while at < len(body):
        place, start = body[at]
        line = paragraphs[place]
        lead = None if is_rubric(line.text[start:]) else lead_of(line, start)
        if lead is None:
            found += _inline(line, place, start)
            at += 1
        else:
            taken = _under_lead(paragraphs, body, at, lead)
            found += taken[0]
            at = max(at + 1, taken[1])
    told = {at for each in found for at, *_ in each.stretches}
    found += lost_motions(paragraphs, [each for each in body if each[0] not in told])
    found.sort(key=lambda each: (each.leads + each.stretches)[0])
    return [with_votes(paragraphs, each) for each in found]


def lead_of(line: MinuteLine, start: int) -> re.Match[str] | None:
    """The lead-in that a paragraph begins with, where it is one beyond doubt."""
    text = line.text
    at = start + len(text[start:]) - len(text[start:].lstrip())
    match = _LEAD.match(text, at)
    if not match or not match["lead"]:
        return None
    sign = match["tail"].strip()
    rest = text[match.end() :].strip()
    if match["lead"].isupper() and not text.isupper():
        return match
    bold = line.bolds and any(a <= match.start("lead") < b for a, b in line.bolds)
    pointed = sign.endswith((":", "-", "–", "—"))
    if NOUN_LEADS.fullmatch(match["lead"]):
        return match if pointed or (not rest and bold) else None
    if match["who"].strip():
        return match if bold and not line.bold else None
    opened = bool(sign) or not rest or rest in (".",)
    return match if (pointed or opened or bold) and match["lead"][0].isupper() else None


def _under_lead(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place], at: int, lead: re.Match[str]
) -> tuple[list[FoundDecision], int]:
    """The decisions under a lead-in, and where the item's paragraphs go on."""
    place, _ = body[at]
    text = paragraphs[place].text
    end = lead.end()
    stop = len(text)
    if action := _ACTION.search(text, end):
        stop = action.start()
    rest = text[end:stop].strip(" .:;-–—")
    begin, words_at = lead.start(), _words_start(text, lead)
    if not rest or text[end:stop].rstrip().endswith((":", ":-", ":–")):
        points, after = _points(paragraphs, body, at + 1, bool(rest))
        if points:
            whole = " ".join(text[begin:stop].split())
            leads = [(place, begin, len(text[:stop].rstrip()))]
            return [
                _made(lead, each, leads if i == 0 else [], whole) for i, each in enumerate(points)
            ], after
        if not rest:
            return _lone(paragraphs, place, lead, stop), at + 1
    inline = _split_points(text, words_at, stop)
    leads = [(place, begin, words_at)]
    made: list[FoundDecision] = []
    for number, (a, b) in inline:
        b = before_movers(text, a, b)
        words = text[a:b].strip()
        made.append(
            _made(
                lead, (words, number, [(place, a, b)]), leads if not made else [], lead[0].strip()
            )
        )
    return made, at + 1


def _lone(
    paragraphs: Sequence[MinuteLine], place: int, lead: re.Match[str], stop: int
) -> list[FoundDecision]:
    """ "Noted." alone says what is done with the item; AGREED alone, with nothing below it, says nothing."""
    verb = verb_of(lead["lead"], "")
    if NOUN_LEADS.fullmatch(lead["lead"]):
        return []
    text = paragraphs[place].text
    words = text[lead.start() : stop].strip()
    return [
        FoundDecision(words, verb, stretches=[(place, lead.start(), lead.start() + len(words))])
    ]


def _words_start(text: str, lead: re.Match[str]) -> int:
    """Where the words begin: "that" and "to" belong to them, signs to the lead-in."""
    tail = re.match(r"\s*[:;.–—-]*\s*", text[lead.start("tail") :])
    return lead.start("tail") + (tail.end() if tail else 0)


Point = tuple[str, str, list[Stretch]]


def _made(lead: re.Match[str], point: Point, leads: list[Stretch], lead_in: str) -> FoundDecision:
    words, number, stretches = point
    verb = verb_of(lead["lead"], words)
    return FoundDecision(words, verb, list(leads), stretches, lead_in, number)


def _points(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place], at: int, opened: bool
) -> tuple[list[Point], int]:
    """The points of a list under a lead-in: numbered, with bullets, or a paragraph that stands alone."""
    found: list[Point] = []
    while at < len(body):
        place, start = body[at]
        line = paragraphs[place]
        text = line.text[start:]
        if lead_of(line, start) or _ACTION.match(text.lstrip()):
            break
        number = _POINT.match(text.lstrip())
        plain = not number and not line.mark
        if plain and found and not re.match(r"(?:that|to|bod|and)\b", text.strip(), re.IGNORECASE):
            break
        if plain and found and (found[-1][1] or paragraphs[body[at - 1][0]].mark):
            break
        if plain and opened and not found:
            break
        lead = start + len(text) - len(text.lstrip())
        begin = lead + number.end() if number else lead
        words = line.text[begin:].strip()
        if words:
            found.append(
                (
                    words,
                    number["number"] if number else "",
                    [(place, lead, len(line.text.rstrip()))],
                )
            )
        at += 1
    return found, at


def _split_points(text: str, start: int, stop: int) -> list[tuple[str, tuple[int, int]]]:
    """(1) and (2), or (a) and (b), within one paragraph; else the whole."""
    marks = list(_INLINE_POINT.finditer(text, start, stop))
    firsts = [m["number"] for m in marks]
    if len(marks) >= 2 and firsts[:2] in (["1", "2"], ["a", "b"], ["i", "ii"]):
        edges = [*(m.end() for m in marks), stop]
        found = []
        for i, mark in enumerate(marks):
            end = marks[i + 1].start() if i + 1 < len(marks) else stop
            words = text[edges[i] : end].rstrip()
            words = re.sub(r"[;,]?\s*(?:and)?\s*\(?$", "", words)
            found.append((mark["number"], (edges[i], edges[i] + len(words))))
        return found
    words = text[start:stop].rstrip()
    return [("", (start, start + len(words)))] if words.strip() else []


def _inline(line: MinuteLine, place: int, start: int) -> Iterator[FoundDecision]:
    """Sentences in which the verb itself is in capitals: "Members NOTED the report"."""
    text = line.text
    if text.isupper() or (line.mark == "" and line.level):
        return
    letters = [each for each in text if each.isalpha()]
    if letters and sum(each.isupper() for each in letters) > 0.5 * len(letters):
        return
    for a, b in sentences_of(text, start):
        sentence = text[a:b]
        if (match := _UPPER.search(sentence)) and not is_rubric(sentence):
            words_at = a
            if re.fullmatch(r"(?:It was|and)\s*", sentence[: match.start()], re.IGNORECASE):
                words_at = (
                    a
                    + match.end()
                    + len(sentence[match.end() :])
                    - len(sentence[match.end() :].lstrip(" :–-"))
                )
            words = text[words_at:b].strip()
            if words:
                leads = [(place, a, words_at)] if words_at > a else []
                yield FoundDecision(
                    words,
                    verb_of(match[0], words),
                    leads,
                    [(place, words_at, b)],
                    text[a:words_at].strip(),
                )
