"""The lines of a file as paragraphs: what is no minutes is left out, and what a page cut is joined again."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reporting.meetings.reading.placed import MinuteLine

_HEAD = re.compile(
    r"^(?:from|to|cc|bcc|sent|date|subject|reply-to|attachments?|importance|oddi wrth|at|"
    r"anfonwyd|pwnc)\s*:\s*\S",
    re.IGNORECASE,
)
_SENDER = re.compile(r"^(?:from|sent|oddi wrth|anfonwyd)\s*:", re.IGNORECASE)
_FORWARD = re.compile(
    r"^(?:-+ ?(?:original|forwarded) message ?-+|begin forwarded message:?|on .{6,80} wrote:)$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:dear|hi|hello|good (?:morning|afternoon)|annwyl|helo|bore da|prynhawn da)\b[^.:]{0,40}[,!:]?$",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"\b(?:please (?:find|see)|attached|(?:minutes|notes) .{0,40}\b(?:below|attached)|let me know|"
    r"any (?:corrections|amendments|changes)|as promised|gweler|ynghlwm)\b",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"^(?:(?:kind|best|warm|many)\s+(?:regards|wishes|thanks)|regards|many thanks|thanks|thank you|cheers|"
    r"yours (?:sincerely|faithfully)|cofion(?: gorau| cynnes)?|diolch(?: yn fawr)?)\s*[,.!]*$",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"intended (?:solely |only )?for the (?:addressee|recipient|person|use of)|"
    r"received this (?:e-?mail|message|"
    r"communication) in error|(?:this|any) e-?mail .{0,80}(?:confidential|virus)|consider the environment|"
    r"before printing this|(?:may be|are) monitored|not the intended recipient|legally privileged|"
    r"neges e-?bost hon",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"^(?:[-–—]\s*)?(?:(?:page|tudalen|pg?\.?)\s*)?(\d{1,4})(?:\s*(?:of|/|o)\s*\d{1,4})?(?:\s*[-–—])?$",
    re.IGNORECASE,
)
_PAGE_WORD = re.compile(
    r"\b(?:page|tudalen)\s+\d{1,4}(?:\s*(?:of|/|o)\s*\d{1,4})?\b", re.IGNORECASE
)
_OPEN_END = re.compile(
    r"(?:[,&/–—(-]|\b(?:and|or|of|the|a|an|from|their|its|by|to|for|with|in|on|at|that|which|"
    r"was|were|be|is|"
    r"a'r|a’r|y|yr|i|o|ar|yn|gan))$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")

WHY_MAIL, WHY_GREETING, WHY_DISCLAIMER, WHY_PAGE, WHY_STRUCK = (
    "is the head of a mail",
    "is a greeting or a cover note",
    "is a mail's notice to its readers",
    "is printed at the head or foot of the pages",
    "is struck out",
)


def find_paragraphs(lines: Sequence[MinuteLine]) -> list[MinuteLine]:
    """The paragraphs of a file in order; those with ``why`` are left out for that reason."""
    told = _without_mail(list(lines))
    told = _without_page_edges(told)
    return _stitched(_unwrapped(told))


# -- Mail --------------------------------------------------------------------------------------------


def _without_mail(lines: list[MinuteLine]) -> list[MinuteLine]:
    marked = _mail_heads(lines)
    mailed = any(line.why for line in marked)
    marked = [
        replace(line, why=WHY_DISCLAIMER)
        if not line.why and _DISCLAIMER.search(line.text)
        else line
        for line in marked
    ]
    return _cover_notes(marked, mailed)


def _mail_heads(lines: list[MinuteLine]) -> list[MinuteLine]:
    """Runs of lines such as From and Subject; one such line alone is a line of the minutes."""
    found, at = list(lines), 0
    while at < len(found):
        end = at
        while end < len(found) and not found[end].row and _HEAD.match(found[end].text):
            end += 1
        senders = sum(bool(_SENDER.match(line.text)) for line in found[at:end])
        if end - at >= 2 and senders:
            found[at:end] = [replace(line, why=WHY_MAIL) for line in found[at:end]]
        elif end == at and _FORWARD.match(found[at].text):
            found[at] = replace(found[at], why=WHY_MAIL)
        at = max(end, at + 1)
    return found


def _cover_notes(lines: list[MinuteLine], mailed: bool) -> list[MinuteLine]:
    """What a mail says before and after the minutes: a greeting with its note, a farewell with a name."""
    found = list(lines)
    for at, line in enumerate(found):
        if line.why or line.row or not _GREETING.match(line.text):
            continue
        found[at] = replace(line, why=WHY_GREETING)
        for after in range(at + 1, min(at + 6, len(found))):
            if not _COVER.search(found[after].text) or found[after].bold or found[after].row:
                break
            found[after] = replace(found[after], why=WHY_GREETING)
        mailed = True
    if mailed:
        end = next((i for i, line in enumerate(found) if _is_farewell(found, i)), len(found))
        found[end:] = [
            line if line.why else replace(line, why=WHY_GREETING) for line in found[end:]
        ]
    return found


def _is_farewell(lines: list[MinuteLine], at: int) -> bool:
    """A farewell with only a few short lines after it; notices to readers do not count."""
    if lines[at].why or not _FAREWELL.match(lines[at].text):
        return False
    rest = [line for line in lines[at + 1 :] if not line.why]
    return len(rest) <= 14 and all(len(line.text) < 90 for line in rest)


# -- Heads and feet of pages -------------------------------------------------------------------------


def _without_page_edges(lines: list[MinuteLine]) -> list[MinuteLine]:
    """Page numbers, and the running words that stand beside them more than once."""
    numbers = _page_numbers(lines)
    shapes: Counter[str] = Counter()
    beside: set[int] = set()
    for at in numbers:
        for near in (at - 2, at - 1, at + 1, at + 2):
            if 0 <= near < len(lines) and near not in numbers and _may_run(lines[near]):
                beside.add(near)
    for near in beside:
        shapes[lines[near].text.casefold()] += 1
    found = list(lines)
    for at, line in enumerate(lines):
        if at in numbers or (at in beside and shapes[line.text.casefold()] >= 2):
            found[at] = replace(line, why=WHY_PAGE)
    return found


def _may_run(line: MinuteLine) -> bool:
    return not line.why and not line.row and len(line.text) < 100 and not _ENDED.search(line.text)


def _shape(text: str) -> str:
    """What lines with another number in them share: "Page 3 of 9" and "Page 4 of 9"."""
    return re.sub(r"\d+", "#", text.casefold()).strip()


def _page_numbers(lines: list[MinuteLine]) -> set[int]:
    """Lines that say which page this is; a number alone only where it cuts something."""
    shapes = Counter(_shape(line.text) for line in lines)
    found = {
        at
        for at, line in enumerate(lines)
        if not line.why and not line.row and len(line.text) < 100 and _PAGE_WORD.search(line.text)
        and (_PAGE.match(line.text) or shapes[_shape(line.text)] >= 2)
    }  # fmt: skip
    bare = [
        at for at, line in enumerate(lines)
        if at not in found and not line.why and not line.row and not line.bold and _PAGE.match(line.text)
    ]  # fmt: skip
    values = [int(_PAGE.match(lines[at].text)[1]) for at in bare]  # type: ignore[index]
    rises = all(b > a for a, b in itertools.pairwise(values))
    if bare and rises and any(_cuts(lines, at) for at in bare):
        found |= set(bare)
    return found


def _cuts(lines: list[MinuteLine], at: int) -> bool:
    """Whether a page ends here: in the middle of a sentence, or with the page itself."""
    before, after = lines[max(0, at - 1)], lines[min(at + 1, len(lines) - 1)]
    if before.page != after.page and lines[at].page:
        return True
    unfinished = len(before.text) > 40 and not _ENDED.search(before.text)
    return unfinished and after.text[:1].islower()


# -- Joining -----------------------------------------------------------------------------------------


def _unwrapped(lines: list[MinuteLine]) -> list[MinuteLine]:
    """Lines that a mail program or a printer wrapped, as the paragraphs that they were."""
    width = _wrap_width(lines)
    found: list[MinuteLine] = []
    last_length = 0
    for line in lines:
        last = found[-1] if found else None
        if (
            last
            and _goes_on(last, line)
            and (_reads_on(last, line) or (width and _had_no_room(last_length, line, width)))
        ):
            found[-1] = last.joined(line, " ")
        else:
            found.append(line)
        last_length = len(line.text)
    return found


def _wrap_width(lines: Sequence[MinuteLine]) -> int:
    """How wide lines are where they were wrapped; 0 where each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if not line.row and not line.why)
    if len(lengths) < 6 or lengths[-1] > 120:
        return 0
    followed = sum(
        not below.gap and below.text[:1].islower() and len(line.text) > 40
        for line, below in itertools.pairwise(lines)
    )
    return lengths[-1] if followed >= 2 else 0


def _goes_on(last: MinuteLine, line: MinuteLine) -> bool:
    if (
        line.gap
        or line.why
        or last.why
        or line.row
        or last.row
        or line.mark
        or line.level
        or last.level
    ):
        return False
    return last.bold == line.bold


def _reads_on(last: MinuteLine, line: MinuteLine) -> bool:
    """Whether the line right above stops in the middle of a sentence."""
    return len(last.text) > 40 and line.text[:1].islower() and not _ENDED.search(last.text)


def _had_no_room(length: int, line: MinuteLine, width: int) -> bool:
    first = line.text.split(" ", 1)[0]
    return length + 1 + len(first) > width - (8 if line.text[:1].islower() else 0)


def _stitched(lines: list[MinuteLine]) -> list[MinuteLine]:
    """Sentences that a page's end cut, over whatever is left out between."""
    found: list[MinuteLine] = []
    last = -1
    for line in lines:
        if last >= 0 and not line.why and _was_cut(found[last], line):
            found[last] = found[last].joined(line, " ")
            continue
        found.append(line)
        if not line.why:
            last = len(found) - 1
    return found


def _was_cut(last: MinuteLine, line: MinuteLine) -> bool:
    """Whether a paragraph is the rest of the one before it."""
    if line.mark or line.level or last.level or line.row or last.row or last.bold or line.bold:
        return False
    if len(last.text) < 30 or not line.gap or _ENDED.search(last.text) or not line.text:
        return False
    if line.text[0].islower():
        return not last.mark or len(last.text) > 60
    return bool(_OPEN_END.search(last.text)) and len(last.text) > 60 and line.text[0].isalpha()
