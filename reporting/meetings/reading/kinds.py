"""What the heading of an item says that it is for, and whether it may be read by all."""

from __future__ import annotations

import re

# In this order: the first that a heading matches is its kind.
_KINDS: tuple[tuple[str, str], ...] = (
    ("urgent", r"(?:any )?other (?:urgent )?business.{0,6}identification|urgent (?:business|items)"
     r"|notification of (?:any )?other business"),
    ("next-meeting", r"(?:date|time|dates?)(?:,? (?:and|&) (?:time|venue|place|date))* of (?:the )?(?:next|"
     r"future)"
     r"|next (?:meeting|scheduled)|dates? of future meetings|future (?:meetings?|dates)|"
     r"date of next|dyddiad(?:au)?"
     r".{0,20}(?:nesaf|dyfodol)|(?:y )?cyfarfod nesaf"),
    ("introductions", r"(?:welcome|introductions?|apolog|attendance|present|roll call"
     r"|croeso|cyflwyniad|ymddiheur|quorum)"),
    ("interests", r"declarations?|interests?\b|disclosures?|datgan"),
    ("arising", r"matters? arising|actions? (?:arising|from (?:the )?(?:last|previous))|outstanding actions"
     r"|action (?:log|tracker|list)|review of actions|materion (?:sy'n |sy’n |yn )?codi"),
    ("other-minutes", r"minutes of (?!(?:the )?(?:last|previous|meeting|\w+ meeting\b))"),
    ("minutes", r"minutes|notes of (?:the )?(?:last|previous)|previous meeting|cofnodion"),
    ("reports-back", r"reports? back|updates? from (?:other|partner|sub)|feedback from"),
    ("other-business", r"(?:any )?other (?:competent )?business|a\.?o\.?b\.?\b|any other matters"
     r"|unrhyw fusnes|unrhyw fater|ufa\b"),
)  # fmt: skip
_STANDING = re.compile(
    r"(?:welcome(?:s)?|introductions?|apologies|apologies for absence|(?:welcome|"
    r"introductions?)(?:,? ?(?:and|&|/),? ?"
    r"(?:introductions?|apologies))+(?: for absence)?|declarations? of interests?|"
    r"minutes of .{0,60}|minutes|matters arising.{0,40}|"
    r"any other (?:urgent )?business|aob|a\.o\.b\.?|date (?:and time |"
    r"and venue )?of (?:the )?next meeting.*|next meeting.*|"
    r"dates? of future meetings?.*|action (?:log|summary)|summary of (?:actions|decisions)|"
    r"public questions|"
    r"ymddiheuriadau.*|croeso.*|cofnodion.*|materion (?:sy'n |yn )?codi|"
    r"datgan(?:iadau)? (?:o )?(?:fuddiant|fuddiannau|buddiant)|"
    r"unrhyw (?:fusnes|fater) arall|dyddiad y cyfarfod nesaf.*)[:.]?",
    re.IGNORECASE,
)
_RESTRICTED = re.compile(
    r"\((?:strictly )?(?:restricted|exempt|confidential|private|closed|part (?:2|ii|two)|"
    r"wedi'?i eithrio|cyfyngedig)"
    r"[^)]*\)|^(?:exempt|confidential|restricted)\b|[-–—]\s*(?:exempt|restricted|confidential|"
    r"private)\b(?:\s+item)?$"
    r"|\b(?:exempt|confidential|restricted)(?: item| report)?$|\bEXEMPT\b|\bRESTRICTED\b|\bCONFIDENTIAL\b",
    re.IGNORECASE,
)
_PRIVATE_PART = re.compile(
    r"^(?:part (?:2|ii|two|b)\b|rhan (?:2|ii)\b|exempt(?: items?| business| information|"
    r" reports?)?$|confidential "
    r"(?:items?|session|business)|closed session|private (?:session|items?|business)|"
    r"restricted (?:items?|session|business)"
    r"|eitemau (?:eithriedig|cyfrinachol))",
    re.IGNORECASE,
)
_PUBLIC_PART = re.compile(
    r"^(?:part (?:1|i|one|a)\b|rhan (?:1|i)\b|open (?:session|items?)|public (?:session|items?|business))",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(
    r"\bparagraphs? \d+[A-Za-z]?(?:(?:,| and| to) \d+[A-Za-z]?)*(?: of (?:part \w+ of )?schedule 12A)?",
    re.IGNORECASE,
)


def kind_of_heading(title: str) -> str:
    """What an item with this heading is for, one of ``ITEM_KINDS``."""
    text = re.sub(r"^\(?[a-z]\)\s*", "", title.strip(), flags=re.IGNORECASE)
    for kind, pattern in _KINDS:
        if re.match(rf"(?:to )?(?:\w+ )?(?:{pattern})", text, re.IGNORECASE):
            return kind
    return "plain"


def is_standing(text: str) -> bool:
    """Whether a line alone is the heading of an item that every meeting has."""
    text = text.strip()
    return (
        bool(_STANDING.fullmatch(text))
        and len(text.split()) <= 14
        and not re.search(r"\w\w\.$", text)
    )


def is_restricted_heading(title: str) -> bool:
    return bool(_RESTRICTED.search(title))


def part_of_meeting(text: str) -> str:
    """ "private" or "public" for a line that opens such a part of the meeting, else nothing."""
    if len(text) > 160 or len(text.split()) > 14:
        return ""
    if _PRIVATE_PART.match(text):
        return "private"
    return "public" if _PUBLIC_PART.match(text) else ""


def schedule_reason(text: str) -> str:
    """The paragraph of the schedule that keeps an item from the public, as printed."""
    match = _PARAGRAPH.search(text)
    return match[0] if match else ""
