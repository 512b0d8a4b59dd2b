"""Who may read a row: every wording that a file has for it, understood in one place.

Further words may narrow what a cell says ("Restricted, police only") and never widen it ("Public
once agreed"): what is not understood is asked about, and until then nobody outside reads the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.imports.result import ImportedRow
from actions.imports.vocabulary import phrase_set, word_set
from actions.rows.column_headings import normalise_heading
from actions.rules.numbering import ref_key
from plans.audience import Audience

PUBLIC, PARTNERS, RESTRICTED = Audience
NARROWEST_FIRST = (RESTRICTED, PARTNERS, PUBLIC)


# As ``plain_words`` leaves them. The sure ones mean it wherever they stand; the others only under
# a heading that asks who may read.
SURE = {
    RESTRICTED: phrase_set(
        "restricted; confidential; strictly confidential; in confidence; not for publication; "
        "official sensitive; restricted circulation; restricted access; highly confidential; "
        "private and confidential; commercially sensitive; cyfyngedig; cyfrinachol; "
        "ddim i w gyhoeddi"
    ),
    PARTNERS: phrase_set(
        "partners only; partner only; not public; non public; not for the public; not for public "
        "release; do not publish; not to be published; internal only; internal use only; "
        "for internal use; partneriaid yn unig; ddim yn gyhoeddus"
    ),
}
WORDINGS = {
    RESTRICTED: SURE[RESTRICTED]
    | phrase_set(
        "private; preifat; sensitive; secret; top secret; exempt; closed; withhold; withheld; "
        "hidden; hide; redact; redacted; protect; protected; officers only; officer only; "
        "officers; officer; need to know; part 2; part ii; personal data; restriction; "
        "restrictions; tlp red; tlp amber strict"
    ),
    PARTNERS: SURE[PARTNERS]
    | phrase_set(
        "partners; partner; partnership; partnership only; partner agencies; internal; members; "
        "members only; csp only; csp; official; unpublished; not published; partneriaid; mewnol; "
        "tlp amber; tlp green; not protectively marked; unclassified"
    ),
    PUBLIC: phrase_set(
        "public; the public; for the public; open; open to the public; publish; published; "
        "publishable; publication; for publication; to be published; everyone; everybody; anyone; "
        "anybody; all; visible; shown; unrestricted; not restricted; no restriction; "
        "no restrictions; not confidential; non confidential; "
        "not sensitive; not private; not exempt; public domain; publicly available; "
        "public facing; tlp clear; tlp white; cyhoeddus; agored; i w gyhoeddi; pawb"
    ),
}
YES = phrase_set("yes; y; true; 1; x; tick; ticked; ie; oes; ydy")
NO = phrase_set("no; n; false; 0; none; nil; na; nage; nac oes; nac ydy; never")
NOTHING = phrase_set("; n a; not applicable; tbc; tbd")
_SIGNS = {"✓": "yes", "✔": "yes", "☑": "yes", "☒": "yes", "✗": "no", "✘": "no", "☐": "no"}
_TELLING = word_set(
    "public publish published publishing publication restricted confidential private sensitive "
    "exempt redact redacted withhold withheld"
)
_ONLINE = word_set("website web online internet webpage")
_NEGATED = re.compile(r"\b(?:not?|non|never|cannot|without|except|excluding)\b")
_SHORT_NOT = re.compile(r"n['’]t\b", re.IGNORECASE)
# Words of a heading that do not change what it asks.
_ASKING = word_set(
    "y n yes no is it this row action item be the a an to for may can could should will information "
    "status or on in our with share include included suitable make made version site page plan release "
    "and"
)
# Words beside a marking in a name: "Restricted actions", "Part 2: not for publication".
_BESIDE = re.compile(
    r"\b(?:actions?|rows?|items?|plans?|part|section|table|sheet|appendix|annex|only|the|\d+|ii?)\b"
)
_SURE = "|".join(
    each.replace(" ", r"[\W_]+")
    for each in sorted(SURE[RESTRICTED] | SURE[PARTNERS], key=len, reverse=True)
)
# A line that is a marking, one in brackets, one before a colon or dash; and one in capitals.
_MARKING = re.compile(
    rf"^\W*(?:{_SURE})\W*$|[\[(]\s*(?:{_SURE})\s*[\])]|^\W*(?:{_SURE})(?:\s*[:–—]|\s+-\s)",
    re.IGNORECASE | re.MULTILINE,
)
_CAPITALS = re.compile(rf"\b(?:{_SURE.upper()})\b")


def audience_of(words: str, heading: str = "") -> str:
    """Whom the words under a heading let read a row; empty where they do not tell."""
    plain = _plain_answer(words)
    exact = _exactly(plain)
    if exact or plain in YES | NO:
        return exact or _answered(plain in YES, audience_asked_by(heading))
    first, _, more = plain.partition(" ")
    if first in {"yes", "no"}:
        return _narrowest(
            _answered(first == "yes", audience_asked_by(heading)), *_audiences_named(more)
        )
    return _longer(plain)


def _plain_answer(words: str) -> str:
    """The words as the table has them, a tick as the answer that it is."""
    sign = _SIGNS.get(words.strip()[:1], "")
    return f"{sign} {normalise_heading(_SHORT_NOT.sub(' not', words))}".strip()


def _exactly(plain: str) -> str:
    return next((each for each in NARROWEST_FIRST if plain in WORDINGS[each]), "")


def _audiences_named(plain: str) -> list[Audience]:
    """Every audience that is named among other words."""
    return [
        each
        for each in NARROWEST_FIRST
        if any(f" {phrase} " in f" {plain} " for phrase in WORDINGS[each])
    ]


def _answered(yes: bool, asked: str) -> str:
    """What yes or no means: no to the public leaves the partners, no to a restriction the public."""
    if yes or not asked:
        return asked
    return PARTNERS if asked == PUBLIC else PUBLIC


def _longer(plain: str) -> str:
    held = _audiences_named(plain)
    if _NEGATED.search(plain) and len(held) == 1:
        return PARTNERS if held[0] == PUBLIC else RESTRICTED
    return _narrowest(*held)


def _narrowest(*held: str) -> str:
    """Of several the narrowest; the public alone is not believed among words that may take it back."""
    return next((each for each in (RESTRICTED, PARTNERS) if each in held), "")


def audience_asked_by(heading: str) -> str:
    """Whom a "yes" under a heading lets read: "Public?" the public, "Confidential (Y/N)" few.

    Empty where it asks for words: "Public or restricted".
    """
    plain = " ".join(word for word in _plain_answer(heading).split() if word not in _ASKING)
    if exact := _exactly(_plain_answer(heading)) or _exactly(plain):
        return exact
    if plain in _ONLINE:
        return PUBLIC
    # Words that are not known may turn the question round: "Left out of the public plan?"
    held = audiences_in(heading)
    known = {word for each in held for phrase in WORDINGS[each] for word in phrase.split()}
    return held[0] if len(held) == 1 and {*plain.split()} <= known else ""


def audiences_in(heading: str) -> list[Audience]:
    return _audiences_named(_plain_answer(heading)) or (
        [PUBLIC] if {*_plain_answer(heading).split()} & _ONLINE else []
    )


def asks_somehow(heading: str, values: Iterable[str]) -> bool:
    """Whether a column asks who may read, be it in words that are not understood: then nobody outside may."""
    every = list(values)
    known = sum(bool(audience_of(each, heading)) for each in every)
    if audience_asked_by(heading) or len(audiences_in(heading)) > 1:
        return bool(every) and known * 2 >= len(every)
    answered = sum(_plain_answer(each) in YES | NO for each in every)
    return bool({*_plain_answer(heading).split()} & _TELLING) and answered * 2 >= len(every) > 0


def is_marking(words: str) -> bool:
    """Whether the words are a sure marking of what not everybody may read, whatever they stand under."""
    return normalise_heading(words) in SURE[RESTRICTED] | SURE[PARTNERS]


def without_markings(text: str) -> str:
    """A cell without the lines that only say who may read it, as "Restricted" below a number."""
    return "\n".join(line for line in text.split("\n") if not is_marking(line))


def tells_audience(values: Iterable[str], heading: str = "") -> bool:
    """Whether a column holds who may read, by its cells alone: most tell, and one is sure."""
    every = list(values)
    told = sum(bool(audience_of(each, heading)) for each in every)
    return told * 2 >= len(every) and any(map(is_marking, every))


def marking_in(text: str) -> str:
    """A marking within the words of a row: "(restricted)", "NOT FOR PUBLICATION: …"."""
    found = _MARKING.search(text) or (None if text.isupper() else _CAPITALS.search(text))
    return found[0].strip(" \t\n:–—") if found else ""


def marking_of_heading(text: str) -> str:
    """A marking that is all a heading or the name of a sheet says: "Restricted actions"."""
    plain = " ".join(_BESIDE.sub(" ", normalise_heading(text)).split())
    return text if is_marking(plain) else marking_in(text)


# -- A row ------------------------------------------------------------------------------------------


def kept_with_others(rows: Sequence[ImportedRow]) -> Iterator[ImportedRow]:
    """Rows that say nothing of it are read like another row of their reference, if that is kept back."""
    kept = {
        ref_key(row.ref): row.audience
        for audience in reversed(NARROWEST_FIRST)
        for row in rows
        if row.ref and row.audience == audience != PUBLIC
    }
    for row in rows:
        audience = "" if "audience" in row.told else kept.get(ref_key(row.ref), "")
        told_of = (
            audience_record(audience, "", f"another row {row.ref}") if row.ref and audience else {}
        )
        yield replace(row, told={**row.told, **told_of}) if told_of else row


def said_under(answers: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """What stands anywhere in the file under each heading that asks who may read."""
    said: dict[str, set[str]] = {}
    for heading, words in answers:
        if not is_blank(words):
            said.setdefault(heading, set()).add(audience_of(words, heading))
    return said


def is_blank(words: str) -> bool:
    return normalise_heading(words) in NOTHING and words.strip()[:1] not in _SIGNS


def told_by(
    answers: Iterable[tuple[str, str]], said: Mapping[str, set[str]], marks: Iterable[str] = ()
) -> dict[str, Any]:
    """What the cells of a row and the markings in it say of who may read it, for its ``audience_record``.

    ``answers`` are the headings that ask, with the words under each; ``said`` is that of the whole
    file. Empty where nothing speaks of it.
    """
    heard = [(_heard(heading, words, said), heading, words) for heading, words in answers]
    heard += [(audience_of(mark), "", mark) for mark in marks]
    unclear = [each for each in heard if not each[0] and not is_blank(each[2])]
    clear = [each for each in heard if each[0]]
    if unclear:
        return audience_record(RESTRICTED, *unclear[0][1:], understood=False)
    if clear:
        return audience_record(*min(clear, key=lambda each: NARROWEST_FIRST.index(each[0])))
    return audience_record("", heard[0][1], "", understood=False) if heard else {}


def _heard(heading: str, words: str, said: Mapping[str, set[str]]) -> str:
    """Where only what is restricted is marked, what has no mark is public; else nobody has said."""
    if not is_blank(words):
        return audience_of(words, heading)
    others = said.get(heading, set())
    marks = (
        audience_asked_by(heading) in {PARTNERS, RESTRICTED}
        and others
        and not others & {PUBLIC, ""}
    )
    return PUBLIC if marks else ""


def audience_record(
    audience: str, heading: str, words: str, *, understood: bool = True
) -> dict[str, Any]:
    said = {"heading": heading, "words": words, "understood": understood}
    return {"visibility": audience, "audience": said}
