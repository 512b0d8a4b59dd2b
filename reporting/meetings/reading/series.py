"""Which of all the numbers in minutes are those of the items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reporting.meetings.reading.kinds import is_standing, kind_of_heading
from reporting.meetings.reading.looks import (
    BEGINS_LABEL,
    BEGINS_LEAD,
    BEGINS_LEAD_ANY,
    bare_headings,
    looks_like_heading,
)
from reporting.meetings.reading.numbers import (
    FoundNumber,
    by_shape,
    find_numbers,
    next_kept,
    varying_part,
    without_letters,
)
from reporting.meetings.reading.owners import FOLLOW_ON, owner_before
from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.states import state_of


def chosen_numbers(paragraphs: Sequence[MinuteLine], prefix: str = "") -> list[FoundNumber]:
    """The numbers that number items, each once."""
    numbers = [each for each in find_numbers(paragraphs) if not _in_front(paragraphs, each)]
    tops = without_letters(numbers)
    if prefix and (own := _with_prefix(tops, prefix)):
        return own
    rich = _richest(paragraphs, tops)
    plain = _best_chain(paragraphs, [each for each in tops if len(each.parts) == 1])
    if rich and not _numbers_paragraphs(paragraphs, rich, plain):
        return rich
    if plain and _only_prose(paragraphs, plain) and len(bare_headings(paragraphs, set())) >= 2:
        return []
    return plain


def _in_front(paragraphs: Sequence[MinuteLine], number: FoundNumber) -> bool:
    """Whether a number only opens a line of a form, such as the time after "Date:"."""
    return bool(BEGINS_LABEL.match(paragraphs[number.paragraph].text))


def _with_prefix(numbers: Sequence[FoundNumber], prefix: str) -> list[FoundNumber]:
    wanted = prefix.casefold().strip(" /.-")
    own = [each for each in numbers if each.shape.split("|")[1].strip(" /.-") == wanted and wanted]
    return _each_once(own)


def _each_once(numbers: Sequence[FoundNumber]) -> list[FoundNumber]:
    seen: dict[tuple[int, ...], FoundNumber] = {}
    for each in numbers:
        seen.setdefault(each.parts, each)
    return sorted(seen.values(), key=lambda each: each.paragraph)


def _richest(paragraphs: Sequence[MinuteLine], numbers: Sequence[FoundNumber]) -> list[FoundNumber]:
    """The series with a prefix, or of several figures, that heads most items."""
    best: list[FoundNumber] = []
    for shape, group in by_shape(numbers).items():
        if shape in ("roman", "letter") or (len(group[0].parts) == 1 and shape.startswith("||")):
            continue
        headed = _each_once([each for each in group if _heads(paragraphs, each)])
        if len(headed) < 2 or varying_part(headed) < 0 or len(headed) * 2 < len(_each_once(group)):
            continue
        if len(headed) > len(best):
            best = headed
    return best


def _numbers_paragraphs(
    paragraphs: Sequence[MinuteLine], rich: Sequence[FoundNumber], plain: Sequence[FoundNumber]
) -> bool:
    """Whether 19.1 and 19.2 are paragraphs of an item 19 rather than items of their own."""
    if len(rich[0].parts) < 2 or not rich[0].shape.startswith("||"):
        return False
    firsts = {each.parts[0] for each in rich}
    tops = {each.parts[0] for each in plain}
    return (len(tops & firsts) >= max(1, len(firsts) // 2) and len(firsts) > 1) or (
        len(firsts) == 1 and firsts <= tops and len(plain) > len(rich)
    )


def _best_chain(
    paragraphs: Sequence[MinuteLine], numbers: Sequence[FoundNumber]
) -> list[FoundNumber]:
    """The plain numbers 1, 2, 3 that head items, and not those of points, papers or people."""
    best: list[FoundNumber] = []
    most = 0.0
    for group in by_shape(numbers).values():
        fit = [each for each in group if not _is_point(paragraphs, each)]
        for at, start in enumerate(fit):
            if at and start.parts[0] != 1:
                continue
            chain = _chain_from(paragraphs, fit[at:])
            worth = sum(_weight(paragraphs, each) for each in chain)
            if len(chain) > 1 and worth > most:
                best, most = chain, worth
    return best if most >= 2 else []


def _chain_from(
    paragraphs: Sequence[MinuteLine], numbers: Sequence[FoundNumber]
) -> list[FoundNumber]:
    chain: list[FoundNumber] = []
    seen: set[int] = set()
    for each in numbers:
        value = each.parts[0]
        last = chain[-1].parts[0] if chain else value - 1
        expected = last < value <= last + 2
        jumps = abs(value - last) <= 12 and _weight(paragraphs, each) >= 2
        if value not in seen and (expected or jumps):
            chain.append(each)
            seen.add(value)
    return chain


def _weight(paragraphs: Sequence[MinuteLine], number: FoundNumber) -> float:
    """How much a numbered paragraph looks like the head of an item."""
    line, rest = _rest_of(paragraphs, number)
    if line is None:
        return 0.2
    if line.level or line.bold or (line.bolds and line.bold_to > number.end + 2):
        return 2.5
    if is_standing(rest) or kind_of_heading(rest) != "plain":
        return 2.5
    if not number.end or not rest:
        return 1.0
    return 1.0 if looks_like_heading(rest) else 0.2


def _heads(paragraphs: Sequence[MinuteLine], number: FoundNumber) -> bool:
    """Whether a number of a richer pattern stands at the head of something that may be an item."""
    line, rest = _rest_of(paragraphs, number)
    if line is None:
        return False
    has_prefix = not number.shape.startswith("||")
    if _tells_action(rest):
        return False
    return (
        has_prefix or not rest or bool(line.bolds) or bool(line.level) or looks_like_heading(rest)
    )


def _tells_action(text: str) -> bool:
    """Whether words say who is to do what: numbers before them are those of actions."""
    return bool(owner_before(text) and FOLLOW_ON.search(text)) or state_of(text)[0] != "open"


def _rest_of(
    paragraphs: Sequence[MinuteLine], number: FoundNumber
) -> tuple[MinuteLine | None, str]:
    at = number.follows or number.paragraph
    line = paragraphs[at]
    rest = line.text[number.rest_from :].strip()
    if not rest and number.follows and number.end < len(paragraphs[number.paragraph].text):
        line = paragraphs[number.paragraph]
        rest = line.text[number.end :].strip()
    if not rest:
        below = next_kept(paragraphs, at)
        if below is None:
            return None, ""
        return paragraphs[below], paragraphs[below].text
    return line, rest


def _is_point(paragraphs: Sequence[MinuteLine], number: FoundNumber) -> bool:
    """Whether a number counts the points of a list: after a colon or a lead-in, or right after a point."""
    line = paragraphs[number.paragraph]
    if line.row:
        return line.column > 1
    at, value = number.paragraph - 1, number.parts[0]
    while at >= 0 and (paragraphs[at].why or _is_point_before(paragraphs[at].text, value)):
        value -= not paragraphs[at].why
        at -= 1
    if value != 1:
        return False
    if at < 0:
        return False
    before = paragraphs[at].text.rstrip()
    opened = bool(BEGINS_LEAD.match(before) or BEGINS_LEAD_ANY.match(before)) and before.endswith(
        (":", ":-", "-", "–", "that", "to")
    )
    return opened or (before.endswith((":", ":-")) and not line.bolds and not line.level)


def _is_point_before(text: str, value: int) -> bool:
    match = re.match(r"\(?(\d{1,2})[.)]\s", text)
    return bool(match and int(match[1]) == value - 1)


def _only_prose(paragraphs: Sequence[MinuteLine], chain: Sequence[FoundNumber]) -> bool:
    return sum(_weight(paragraphs, each) for each in chain) < 0.6 * len(chain)
