"""What can be found in written text: unfinished words, and references to other rows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Capitals matter: "XX" and "TBC" are gaps, and "DATE 2018" is one where "date 2018" is not.
_CAPITALS = re.compile(
    r"""
      \bDATE\s+(?:[A-Z]+\s+)?\d{4}\b
    | ^[ \t]*DATE[ \t]*$
    | \b(?:TB[ACD]|T\.B\.[ACD]\.?|tb[ac])\b
    | \b[xX]{1,2}[/.][xX]{1,2}[/.](?:[xX]{2,4}|\d{2,4})(?!\w)
    | £\s?[xX?]{1,4}[kKm]?(?!\w)
    | \b(?:X{2,}|x{3,})\b
    | \?{3,}
    | \b(?:TODO|FIXME)\b
    """,
    re.VERBOSE | re.MULTILINE,
)
# A bracket with an address behind it is a link, not a gap.
_ANY_CASE = re.compile(
    r"""
      [\[<{]{1,3}\s?(?:insert|enter|add|your|name|date|title|tb[acd]|to\ be|xx+|…|\.{2,}|\?+)
      (?![\w/@.-])[^\]>}\n]{0,120}[\]>}]{1,3}(?!\()
    | \blorem\ ipsum\b
    | \bto\ be\ confirmed\b
    | \bclick\ (?:or\ tap\ )?here\ to\ (?:enter|add)\ \w+
    | \binsert\ (?:text|name|date|figure|number|photo|picture|logo|detail)s?\ here\b
    | \berror!\ (?:reference|bookmark)\b[^.\n]{0,40}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_placeholders(text: str) -> list[str]:
    """The words that somebody meant to replace, in the order in which they stand."""
    found: dict[int, str] = {}
    for pattern in (_CAPITALS, _ANY_CASE):
        for match in pattern.finditer(text):
            found.setdefault(match.start(), match.group().strip())
    return [found[start] for start in sorted(found)]


@dataclass(frozen=True, slots=True)
class Reference:
    """A printed reference in running text, such as "link with point 1.6".

    ``span`` is where ``ref`` alone stands, so that it can be printed with the target's
    number of today.
    """

    words: str
    ref: str
    span: tuple[int, int]


_REF = r"(?:[0-9]{1,2}\.[0-9]{1,2}(?:[a-z](?![a-z]))?|[0-9]{1,2}[a-z](?![a-z]))\*?"
# What makes the figure something else: a date, a longer number, a percentage, a unit.
_NOT_MORE = (
    r"(?![\w*%£/:]|[.,][0-9]| ?(?:%|per ?cent|million|billion|thousand|miles?|km|kg|hours?"
    r"|years?|times|[ap]\.?m\b|people|percentage|metres?|acres|hectares|tonnes))"
)
_NOUN = r"(?:rows?|actions?|points?|refs?\.?|references?|items?|measures?|activit(?:y|ies)|aims?)"
# The words and the figure stand on one line: a heading's number may open the next.
_CUE = (
    rf"(?:\b(?:links?|linked|linking|refers?|cross[- ]refer\w*|relates?|related)[^\S\n]+"
    rf"(?:in[^\S\n]+)?(?:to|with)[^\S\n]+(?:the[^\S\n]+)?(?:{_NOUN}[^\S\n]+)?"
    rf"|\b(?:see|cf\.?)[^\S\n]+(?:also[^\S\n]+)?(?:the[^\S\n]+)?(?:{_NOUN}[^\S\n]+)?"
    rf"|\b{_NOUN}[^\S\n]+)"
)
_FIRST = re.compile(rf"{_CUE}(?P<ref>{_REF}){_NOT_MORE}", re.IGNORECASE)
_NEXT = re.compile(
    rf"\s*(?:[,&;/]\s*(?:(?:and|or)\s+)?|\b(?:and|or|to)\s+)(?P<ref>{_REF}){_NOT_MORE}",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"[0-9]+[a-z]", re.IGNORECASE)
_NAMED = re.compile(rf"\b{_NOUN}\s", re.IGNORECASE)


def find_references(text: str) -> list[Reference]:
    """Every reference that words in the text announce; a bare figure is never one."""
    found: list[Reference] = []
    place = 0
    while match := _FIRST.search(text, place):
        place = match.end()
        # "See 3d" is about a shape; "see row 3d" is about a row.
        if _LETTERED.fullmatch(match["ref"]) and not _NAMED.search(match.group()):
            continue
        found.append(_reference(match))
        while match := _NEXT.match(text, place):
            found.append(_reference(match))
            place = match.end()
    return found


def _reference(match: re.Match[str]) -> Reference:
    return Reference(match.group().strip(" \t\n,;&/"), match["ref"], match.span("ref"))


def natural_key(ref: str) -> str:
    """A key that sorts printed references as people count: 1.4, 1.10, 1d*, 2.1, 2.10.

    It holds nothing but padded figures and lower-case letters, so that every database
    collation sorts it alike.
    """
    tidy = unicodedata.normalize("NFKD", ref).casefold()
    return "".join(
        piece.lstrip("0").zfill(6) if piece.isdigit() else piece
        for piece in re.findall(r"[0-9]+|[a-z]+", tidy)
    )
