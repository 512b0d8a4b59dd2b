"""What somebody is to do: on lines that say ACTION, beside a paragraph, or buried in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reporting.meetings.reading.dues import find_due
from reporting.meetings.reading.found import FoundAction, Place
from reporting.meetings.reading.owners import FOLLOW_ON, owner_alone, owner_before, tidy_owner
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.sentences import sentences_of
from reporting.meetings.reading.states import state_of

_WORD = (
    r"(?:(?:agreed |key |new )?actions?(?: points?| items?| required| agreed)?|AP|"
    r"cam(?:au)?(?: i'w)? gweithredu|gweithredu|camau)"
)
_NUMBER = (
    r"(?:\((?:\d{1,3}|[A-Z]{1,4}\d{1,4})\)|(?:[A-Z]{1,4}[ -]?)?\d{1,4}(?:[/.]\d{2,4})?(?:[a-z])?)"
)
_LINE = re.compile(
    rf"^(?:\*+\s*)?(?P<word>{_WORD})(?:\s*(?:no\.?\s*)?(?P<number>{_NUMBER}))?(?P<by>\s+(?:by|"
    rf"for|on|to)\b)?\s*"
    r"(?:[\[(](?P<owner>[^\])]{1,60})[\])])?\s*(?P<sign>[:–—-]+|\.{3}|$|(?=[A-Z]))\s*",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^(?P<word>AP|A|HSP|R)\s?(?P<number>\d{1,3}(?:/\d{2,4})?)\s*[:.–-]\s+")
_INLINE = re.compile(
    r"(?P<open>[\[(])?\s*\b(?P<word>ACTIONS?(?: POINTS?)?|Actions?(?=\s*[:(–-])|"
    r"CAM(?:AU)? GWEITHREDU|Cam gweithredu)\b\s*"
    rf"(?:(?:no\.?\s*)?(?P<number>{_NUMBER})\s*)?(?:by|for|"
    rf"on)?\s*[:–—-]*\s*(?P<rest>[^\])]*)(?P<close>[\])])?\.?$"
)
OWN_NUMBER = re.compile(
    r"^(?P<number>\(\d{1,3}\)|[A-Z]{1,4}\d{1,3}(?:/\d{2,4})?|\d{1,3}/\d{2,4}|"
    r"\d{1,3}[.)])\s*[:.–-]?\s+(?=\S)"
)
_FORMER = re.compile(
    r"\s*[\[(](?:was|formerly|previously|gynt)\s*:?\s*(?P<who>[^\])]+)[\])]", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?:^|[\s;,.–(\[-]+)(?P<name>owner|lead|responsible|by whom|action by|who|assigned to|"
    r"perchennog|arweinydd)\s*[:=–-]\s*(?P<value>[^;,.\n)\]]{1,60})",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:^|[\s;,.–(\[-]+)(?:due(?: date)?|deadline|by when|when|target date|timescale|"
    r"dyddiad cau)\s*[:=–-]\s*(?P<value>[^;\n)\]]{1,60}?)(?:\.?$|[;\n)\]]|\.\s)",
    re.IGNORECASE,
)


def find_actions(
    paragraphs: Sequence[MinuteLine],
    body: Sequence[Place],
    day: date | None,
    *,
    listed: bool = False,
) -> list[FoundAction]:
    """The actions that lines, brackets and lists under ACTION say outright."""
    found: list[FoundAction] = []
    at = 0
    while at < len(body):
        place, start = body[at]
        line = paragraphs[place]
        lead = start + len(line.text[start:]) - len(line.text[start:].lstrip())
        if match := action_line(line, lead):
            made, at = _under_action(paragraphs, body, at, lead, match)
            found += made
            continue
        if inline := _INLINE.search(line.text, lead):
            found += _beside(line, place, lead, inline)
        elif (begin := _of_own_series(line, lead, listed)) >= 0:
            found.append(_numbered_action(line, place, lead, begin))
        at += 1
    return [with_details_of_action(paragraphs, each, day) for each in found]


def _of_own_series(line: MinuteLine, start: int, listed: bool) -> int:
    """Where the words begin of a line such as "R12/23 AB to ring"; -1 where a line is none.

    ``listed`` says that the item goes through actions, so that points and bullets are some too.
    """
    text = line.text[start:]
    number = OWN_NUMBER.match(text)
    begin = number.end() if number else 0
    words = text[begin:]
    telling = bool(owner_before(words) and FOLLOW_ON.search(words)) or state_of(words)[0] != "open"
    plain = number and re.fullmatch(r"\d{1,2}[.)]", number["number"])
    if (
        not telling
        or not (number or (listed and (line.mark or line.gap)))
        or (plain and not listed)
    ):
        return -1
    return start + begin


def looks_like_action(text: str) -> bool:
    """Whether a paragraph by itself says who is to do what."""
    number = OWN_NUMBER.match(text.strip())
    words = text.strip()[number.end() if number else 0 :]
    return bool(_LINE.match(words) and _LINE.match(words)["sign"]) or bool(  # type: ignore[index]
        owner_before(words) and FOLLOW_ON.search(words)
    )


def _numbered_action(line: MinuteLine, place: int, start: int, begin: int) -> FoundAction:
    number = OWN_NUMBER.match(line.text[start:])
    said = number["number"].strip("().") if number else ""
    leads = [(place, start, begin)] if begin > start else []
    return FoundAction(
        line.text[begin:].strip(), leads, [(place, begin, len(line.text.rstrip()))], number=said
    )


def action_line(line: MinuteLine, start: int) -> re.Match[str] | None:
    """The match of ACTION and what belongs to it, where a paragraph begins so."""
    text = line.text[start:]
    if short := _SHORT.match(text):
        return short
    match = _LINE.match(text)
    if not match:
        return None
    loud = match["word"].isupper() or any(a <= start < b for a, b in line.bolds)
    sign = match["sign"].strip()
    if (
        sign
        or match["owner"]
        or (
            loud
            and (
                match["number"]
                or text[match.end() :].strip()
                or not text[len(match["word"]) :].strip()
            )
        )
    ):
        if re.match(
            r"(?:plans?|log|tracker|fraud)\b", text[len(match["word"]) :].strip(), re.IGNORECASE
        ):
            return None
        return match
    return None


def _under_action(
    paragraphs: Sequence[MinuteLine],
    body: Sequence[Place],
    at: int,
    lead: int,
    match: re.Match[str],
) -> tuple[list[FoundAction], int]:
    place, _ = body[at]
    text = paragraphs[place].text
    begin = lead + match.end()
    groups = match.groupdict()
    number = (groups.get("number") or "").strip()
    if number and not groups.get("owner") and match["word"].upper() in ("A", "AP", "HSP", "R"):
        number = f"{match['word']}{number}"
    owner = tidy_owner(groups.get("owner") or "")
    rest = text[begin:].strip()
    label = (place, lead, lead + len(match[0].rstrip()))
    if rest and not owner and owner_alone(rest) and at:
        # The line only says whose it is; what is to be done stands above it.
        return [
            _above(paragraphs, _no_action(paragraphs, body, at), place, lead, rest, number)
        ], at + 1
    if not rest and owner and at:
        return [
            _above(paragraphs, _no_action(paragraphs, body, at), place, lead, owner, number)
        ], at + 1
    if not rest:
        points, after = _listed(paragraphs, body, at + 1)
        for i, each in enumerate(points):
            each.leads = [label] if i == 0 else []
            each.owner = each.owner or owner
        return points, max(after, at + 1)
    one = FoundAction(rest, [label], [(place, begin, len(text.rstrip()))], owner, number=number)
    return _split_actions(text, one), at + 1


def _no_action(paragraphs: Sequence[MinuteLine], body: Sequence[Place], at: int) -> Place:
    """The nearest paragraph above that is no action itself."""
    above = [each for each in body[:at] if not action_line(paragraphs[each[0]], each[1])]
    return above[-1] if above else body[at - 1]


def _above(
    paragraphs: Sequence[MinuteLine], above: Place, place: int, lead: int, owner: str, number: str
) -> FoundAction:
    """An action whose words are the last sentence of the paragraph above."""
    text = paragraphs[above[0]].text
    spans = list(sentences_of(text, above[1]))
    a, b = spans[-1] if spans else (above[1], len(text))
    end = len(paragraphs[place].text.rstrip())
    return FoundAction(
        text[a:b], [(place, lead, end)], [(above[0], a, b)], tidy_owner(owner), number=number
    )


def _split_actions(text: str, one: FoundAction) -> list[FoundAction]:
    """Several in one line: "ACTION: AB to write. CD to ring"."""
    place, begin, end = one.stretches[0]
    spans = list(sentences_of(text[:end], begin))
    if len(spans) < 2 or not all(owner_before(text[a:b]) for a, b in spans):
        return [one]
    return [
        replace(one, words=text[a:b], stretches=[(place, a, b)], leads=one.leads if i == 0 else [])
        for i, (a, b) in enumerate(spans)
    ]


def _listed(
    paragraphs: Sequence[MinuteLine], body: Sequence[Place], at: int
) -> tuple[list[FoundAction], int]:
    """The list below ACTIONS: its points, or the paragraphs that say who does what."""
    found: list[FoundAction] = []
    while at < len(body):
        place, start = body[at]
        line = paragraphs[place]
        text = line.text[start:]
        lead = start + len(text) - len(text.lstrip())
        words = line.text[lead:].rstrip()
        number = OWN_NUMBER.match(words)
        listed = bool(number or line.mark or line.row)
        if action_line(line, lead) or (found and not listed and not owner_before(words)):
            break
        if not listed and not found and not owner_before(words) and not FOLLOW_ON.search(words):
            break
        begin = lead + (number.end() if number else 0)
        said = (
            number["number"].strip(".)")
            if number and not re.fullmatch(r"\d{1,2}[.)]", number["number"])
            else ""
        )
        leads = [(place, lead, begin)] if number else []
        found.append(
            FoundAction(
                line.text[begin:].strip(),
                leads,
                [(place, begin, len(line.text.rstrip()))],
                number=said,
            )
        )
        at += 1
    return found, at


def _beside(
    line: MinuteLine, place: int, start: int, match: re.Match[str]
) -> Iterable[FoundAction]:
    """ACTION at the end of a paragraph: with its own words, or only whose the sentence before is."""
    rest = match["rest"].strip(" .:–-")
    begin = match.start()
    number = (match["number"] or "").strip("()") if match["number"] else ""
    if rest and not owner_alone(rest) and len(rest.split()) > 2:
        words_at = match.start("rest")
        yield FoundAction(
            match["rest"].strip(),
            [(place, begin, words_at)],
            [(place, words_at, words_at + len(match["rest"].rstrip()))],
            number=number,
        )
        return
    spans = [
        each
        for each in sentences_of(line.text[:begin], start)
        if line.text[each[0] : each[1]].strip()
    ]
    if spans:
        a, b = spans[-1]
        yield FoundAction(
            line.text[a:b],
            [(place, begin, len(line.text.rstrip()))],
            [(place, a, b)],
            tidy_owner(rest),
            number=number,
        )


# -- Details -----------------------------------------------------------------------------------------


def with_details_of_action(
    paragraphs: Sequence[MinuteLine], one: FoundAction, day: date | None
) -> FoundAction:
    """Owner, former owner, due and state out of an action's words, which lose only the state."""
    words = one.words
    one.state, words = state_of(words)
    if former := _FORMER.search(words):
        one.former_owner = former["who"].strip()
    if (
        not one.number
        and (number := OWN_NUMBER.match(words))
        and not re.fullmatch(r"\d{1,2}[.)]", number["number"])
    ):
        one.number, words = number["number"].strip("."), words[number.end() :]
    if named := _FIELD.search(words):
        one.owner = one.owner or tidy_owner(named["value"])
    one.owner = one.owner or tidy_owner(owner_before(_FORMER.sub("", words)))
    if when := _WHEN.search(words):
        one.due = find_due(when["value"], day, alone=True)
    one.due = one.due or find_due(words, day)
    line = paragraphs[one.stretches[0][0]] if one.stretches else None
    if line and line.struck:
        one.state = "done"
    one.words = words.strip()
    return one
