"""Who leads: one cell, one or more bodies, posts and people."""

from __future__ import annotations

import re
from collections.abc import Collection

from actions.imports.headings import normalise_heading
from actions.imports.vocabulary import phrase_set
from csp.prose import cell_lines

# Bodies that every partnership has under these plain names.
COMMON = phrase_set(
    "adult social care; all; all partners; amhp; borough council; british transport "
    "police; btp; ccg; children's services; city council; colleges; community safety; "
    "community safety team; council; county council; cps; crc; csp; district council; "
    "drug and alcohol service; dwp; education; environmental health; fire; fire and "
    "rescue; fire and rescue service; fire service; health; hmpps; housing; housing "
    "providers; icb; las; lcjb; lfb; licensing; local authority; lscb; mappa; met; mps; "
    "national probation service; nhs; nps; opcc; partners; pcc; pfcc; police; probation; "
    "public health; registered providers; safer neighbourhood team; safer neighbourhoods; "
    "schools; snt; social care; trading standards; vcs; victim support; voluntary sector; "
    "yjs; yos; yot; youth justice service; youth offending service; youth service"
)
POST = re.compile(
    r"\b(?:officer|manager|head|director|inspector|sergeant|superintendent|constable|co-?ordinator|chief|cllr|"
    r"councillor|lead|chair|commander|adviser|advisor|analyst|assistant|executive|supervisor|"
    r"pc|ps|insp|sgt|supt|dci|dcs|di|ds|acc|dcc|mr|mrs|ms|miss|dr|rev|prof|leader|member|warden)\b",
    re.IGNORECASE,
)
COMMON = frozenset(normalise_heading(body) for body in COMMON)
_BREAK = re.compile(r"\s*;\s*")
# "A / B" and "A + B", and with a stroke that stands close to one of them where each can stand alone.
_STROKE = re.compile(r"\s+[/+]\s+")
_CLOSE_STROKE = re.compile(r"\s*/\s*")
# What a body is called: with words before it, one that stands alone.
_BODY = re.compile(
    r"\w.*\s(?:council|police|constabulary|services?|probation|trust|association|authority|partnership|team|"
    r"board|unit|network|forum|homes|housing|college|university|nhs|standards|health)",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:joint\s+|co-?|key\s+|delivery\s+|other\s+)?"
    r"(?:leads?|led\s+by|support(?:ing|ed)?(?:\s+by)?|assist(?:ing|ed)(?:\s+by)?|partners?|owners?|accountable|"
    r"responsible|consult(?:ed)?|informed?|sponsor|contributors?|arweinydd|cefnogaeth)"
    r"(?:\s+(?:agenc(?:y|ies)|partners?|officers?|organisations?|bod(?:y|ies)))?"
)
_ROLE_BEFORE = re.compile(rf"{_ROLE}\s*(?::\s*|(?<!officer)(?<!officers)\s[–—-]\s+)", re.IGNORECASE)
_ROLE_BETWEEN = re.compile(rf"(?<=\w)[.,;)]*[^\S\n]+(?={_ROLE}\s*:)", re.IGNORECASE)
_ROLE_BEHIND = re.compile(rf"\s*\({_ROLE}\)$", re.IGNORECASE)
_PLAIN_ROLE = re.compile(r"leads?", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&|\+|a|ac)\s+")
# No list of names is longer; a text that is was put into the wrong column, and stays whole.
LONGEST = 1_000
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,2}[A-Z]{1,5}|[A-Z]{2,8}")


def split_leads(text: str, known: Collection[str] = ()) -> list[str]:
    """Each lead in order, in the words of the cell.

    Lines and semicolons always part; strokes, commas and "and" only where what they part
    can each stand alone. ``known`` are plain words of the partnership's own bodies.
    """
    leads: list[str] = []
    for line in cell_lines(_ROLE_BETWEEN.sub("\n", text)):
        for part in map(without_role, _BREAK.split(line.removeprefix("- "))):
            named = _at_strokes(part.strip(), known) if len(part) <= LONGEST else [part.strip()]
            leads += map(without_role, named)
    return [lead for lead in leads if re.search(r"\w", lead)]


def without_role(part: str) -> str:
    """ "Support: Housing" and "Housing (support)" name Housing."""
    return _ROLE_BEHIND.sub(
        "", _ROLE_BEFORE.sub("", part, count=1) if _ROLE_BEFORE.match(part) else part
    )


def says_roles(text: str) -> bool:
    """Whether a cell tells who does what: more than that each of them leads."""
    lines = _ROLE_BETWEEN.sub("\n", text).replace(";", "\n").split("\n")
    said = [found[0] for line in lines if (found := _role_in(line.strip().removeprefix("- ")))]
    return any(not _PLAIN_ROLE.fullmatch(role.strip(" ():–—-")) for role in said)


def _role_in(part: str) -> re.Match[str] | None:
    return _ROLE_BEFORE.match(part) or _ROLE_BEHIND.search(part)


def _at_strokes(text: str, known: Collection[str]) -> list[str]:
    parts = _outside_brackets(text, _STROKE)
    if len(parts) > 1 and not _shares_an_ending(parts, known):
        return [lead for part in parts for lead in _at_commas(part, known)]
    close = _outside_brackets(text, _CLOSE_STROKE)
    if len(close) > 1 and " / " not in text and all(_stands_alone(part, known) for part in close):
        return close
    return _at_commas(text, known)


def _shares_an_ending(parts: list[str], known: Collection[str]) -> bool:
    """ "Ann Smith / Bob Jones – Council": the ending belongs to both."""
    ends = bool(re.search(r"\s[–—-]\s", parts[-1]))
    return (
        ends
        and not any(re.search(r"\s[–—-]\s", part) for part in parts[:-1])
        and not all(_is_body(part, known) for part in parts[:-1])
    )


def _at_commas(text: str, known: Collection[str]) -> list[str]:
    parts = [part for part in _outside_brackets(text, re.compile(r"\s*,\s*")) if part]
    if len(parts) < 2:
        return _at_and(text, known)
    # The "and" of a list parts its last two.
    last = [
        part for part in _outside_brackets(re.sub(r"^(?:and|&)\s+", "", parts[-1]), _AND) if part
    ]
    if (
        len(last) > 1
        and all(_is_body(part, known) for part in last)
        and normalise_heading(parts[-1]) not in known
    ):
        parts = [*parts[:-1], *last]
    if all(_is_whole_lead(part, known) for part in parts) and _clearly_separate(parts, known):
        return [
            lead for part in parts for lead in _at_and(re.sub(r"^(?:and|&)\s+", "", part), known)
        ]
    return _at_and(text, known)


def _is_whole_lead(part: str, known: Collection[str]) -> bool:
    part = re.sub(r"^(?:and|&)\s+", "", part)
    if all(_is_body(each, known) for each in _AND.split(part)):
        return True
    return len(part.split()) <= 6 and not POST.search(part) and part[:1].isupper()


def _clearly_separate(parts: list[str], known: Collection[str]) -> bool:
    """Three short names are a list; of two, one must be a body in its own right, the first."""
    bodies = [_is_body(each, known) for each in parts]
    return (
        all(bodies)
        or len(parts) > 2
        or (bodies[0] and not _AND.search(parts[1]))
        or (bodies[1] and not _is_person(parts[0]) and not _AND.search(parts[0]))
    )


def _is_person(text: str) -> bool:
    """Two or three capitalised words without a word that bodies have."""
    words = text.split()
    return (
        2 <= len(words) <= 3
        and all(word[:1].isupper() and word[1:].islower() for word in words)
        and not re.search(
            r"(?i)\b(?:council|service|services|police|team|housing|group|trust|association|authority|partnership|"
            r"probation|health|board|college|school|care|link|centre|safety|fire|forum|network|standards)\b",
            text,
        )
    )


def _at_and(text: str, known: Collection[str]) -> list[str]:
    parts = _outside_brackets(text, _AND)
    if (
        len(parts) > 1
        and normalise_heading(text) not in known
        and all(normalise_heading(part) in known for part in parts)
    ):
        return parts
    return [text]


def _is_body(text: str, known: Collection[str]) -> bool:
    plain = normalise_heading(text)
    return plain in known or plain in COMMON or bool(_ACRONYM.fullmatch(text.strip()))


def _stands_alone(text: str, known: Collection[str]) -> bool:
    return _is_body(text, known) or (bool(_BODY.fullmatch(text)) and not POST.search(text))


def _outside_brackets(text: str, separator: re.Pattern[str]) -> list[str]:
    parts, start = [], 0
    for match in separator.finditer(text):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            parts.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]
