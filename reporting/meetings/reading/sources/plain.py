"""Plain text and mail as lines, with the marks of Markdown and of quoting taken off."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from reporting.meetings.reading.lines import WHY_MAIL
from reporting.meetings.reading.placed import MinuteLine, MinutesSource, PlacedText
from reporting.meetings.reading.sources.cells import with_cells

_ENDS = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]|(?=\f)|(?<=\f)")
_QUOTED = re.compile(r"^(?:[ \t]*>)+ ?")
_HASHES = re.compile(r"^(#{1,6})\s+")
_BULLET = re.compile(r"^([-–—•●▪◦‣∙■□➢·\uf0b7\uf0a7*]|o(?=\s+[A-Z]))\s+(?=\S)")
# Two underscores are bold at the edge of a word. Within one they are part of it, and more are a ruled line.
_STARS = re.compile(r"\*\*|(?<!\w)__(?=[^\s_])|(?<=[^\s_])__(?!\w)")
_LETTER = re.compile(r"[^\W_]")
_SIGN = re.compile(r"[✓✔✗✘√*-]{1,2}")
_MAIL = re.compile(
    rb"^(?:(?:return-path|received|from|to|subject|date|mime-version|message-id|x-[\w-]+|delivered-to)"
    rb":[^\n]*\n(?:[ \t][^\n]*\n)*){3,}",
    re.IGNORECASE,
)


def read_plain_text(text: str) -> MinutesSource:
    """The lines of a text. A page that ends (form feed) is told by the lines' pages."""
    lines: list[MinuteLine] = []
    gap, bold, page = True, False, 1
    for raw, start in _raw_lines(text):
        if "\f" in raw:
            page += raw.count("\f")
        line = _looked_at(raw, start, bold)
        bold = bold != (len(_STARS.findall(raw)) % 2 == 1)
        if line is None:
            gap = True
            continue
        lines.append(replace(line, gap=gap, page=page))
        gap = False
    return MinutesSource(text, tuple(with_cells(lines)))


def _raw_lines(text: str) -> list[tuple[str, int]]:
    found, last = [], 0
    for match in _ENDS.finditer(text):
        found.append((text[last : match.start()], last))
        last = match.end()
    return [*found, (text[last:], last)]


def _looked_at(raw: str, start: int, bold: bool) -> MinuteLine | None:
    """A line without its marks; nothing if no word is left."""
    words = PlacedText.at(raw.replace("\0", " "), start)
    if quoted := _QUOTED.match(words.text):
        words = words.part(quoted.end(), len(words.text))
    words = words.stripped()
    level = 0
    if hashes := _HASHES.match(words.text):
        level, words = len(hashes[1]), words.part(hashes.end(), len(words.text))
    mark = ""
    if (bullet := _BULLET.match(words.text)) and _LETTER.search(words.text):
        mark, words = bullet[1], words.part(bullet.end(), len(words.text))
    bolds = _bolds(words.text, bold)
    words = words.without(_STARS)
    if not _LETTER.search(words.text) and not _SIGN.fullmatch(words.text):
        return None
    return MinuteLine(words, level=level, mark=mark, bolds=bolds)


def _bolds(text: str, bold: bool) -> tuple[tuple[int, int], ...]:
    """The bold stretches of a line, counted without the marks that make them."""
    found, at, last = [], 0, 0
    for match in _STARS.finditer(text):
        if bold and match.start() > last:
            found.append((at, at + match.start() - last))
        at += match.start() - last
        last, bold = match.end(), not bold
    if bold and len(text) > last:
        found.append((at, at + len(text) - last))
    return tuple(found)


# -- Mail --------------------------------------------------------------------------------------------


def is_raw_mail(data: bytes) -> bool:
    return bool(_MAIL.match(data.lstrip(b"\xef\xbb\xbf\r\n \t").replace(b"\r\n", b"\n")[:20_000]))


def read_mail(data: bytes) -> MinutesSource:
    """A mail as it was saved: its text, with the lines of its head as left out."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n \t"), policy=policy.default)
    shown = ("from", "to", "cc", "date", "subject")
    heads = [(f"{name.title()}: {message[name]}", WHY_MAIL) for name in shown if message[name]]
    return replace(read_plain_text(mail_text(message)), left_out=tuple(heads), kind="mail")


def mail_text(message) -> str:
    body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if body is None:
        return ""
    text = body.get_content()
    if body.get_content_type() == "text/html":
        text = re.sub(r"(?i)<(?:br|/p|/div|/tr|/h\d|/li)[^>]*>", "\n", text)
        text = re.sub(r"(?s)<(style|script).*?</\1>|<[^>]+>", "", text)
    return text
