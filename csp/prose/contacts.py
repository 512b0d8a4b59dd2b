"""Telephone numbers and e-mail addresses by which one person can be reached. Pure.

Numbers and mailboxes that only bodies have are left alone: 101, 999, 0300 and 0800 numbers, “enquiries@”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_GAP = r"[\s\u00a0\u2009\u202f().–\u2011-]{0,3}"
_TELEPHONE = re.compile(
    rf"(?<![\w£.,/+-])(?:(?:\+|00){_GAP}44|44(?=[\s\u00a0]?7\d{{3}})|\(?\+44\)?)?[\s\u00a0]?"
    rf"\(?\d(?:{_GAP}\d){{8,12}}(?![\w%]|[.,/]\d)"
)
_DATE = re.compile(r"\D{0,2}\d{2}[./\s-]\d{2}[./\s-](?:19|20)\d\d")
# Geographic numbers, mobiles and personal ones; 03, 08 and 09 belong to bodies.
_OF_A_PERSON = re.compile(r"0(?:1\d{8,9}|2\d{9}|7\d{9})")


def telephones(text: str) -> Iterator[Span]:
    """Mobile and geographic numbers, however they are spaced: “(07700) 900 123”, “+44 (0)7700…”."""
    for match in _TELEPHONE.finditer(text):
        if not _DATE.match(match[0]) and _OF_A_PERSON.fullmatch(national(match[0])):
            # A bracket that does not close within the number stands around more than it.
            bare = match[0].lstrip() if ")" in match[0] else match[0].lstrip(" \u00a0\n(")
            yield match.end() - len(bare), match.end()


def national(words: str) -> str:
    """A number as it is dialled in the country, digits only."""
    digits = re.sub(r"\D", "", words)
    for prefix in ("0044", "44"):
        if digits.startswith(prefix):
            return "0" + digits.removeprefix(prefix).removeprefix("0")
    return digits


_EMAIL = re.compile(
    r"(?<![\w.+'’-])(?P<box>[\w.+'’-]+)\s?(?:@|[\[(]\s?at\s?[\])])\s?(?P<host>[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
# Words that name a desk, a body or a subject; the long ones also inside longer words.
_DESKS = frozenset(
    """
    admin alerts antisocial asb bookings box business care chair clerk comms complaints contact
    contactus crime csp customer data desk drugs duty email enquiries environment events family
    feedback fire foi fraud general grants hate health hello help helpdesk home homes housing hr hub info
    inbox info inquiries jobs joint legal licensing mail mailbox marac media member members news npt
    office parks pcc planning police post press privacy public reception refuge referral referrals
    report safe school schools secretary services site snt sport street support sys system team
    town traffic training trust voice volunteer volunteers watch web webmaster welfare youth noreply
    """.split()  # noqa: SIM905
)
_INSIDE = tuple(
    """
    abuse advice advocacy centre charity church citizens college committee communit constab consult
    council customer democra domestic enforce enquir forum funding justice mailbox manager neighbo
    office partner police prevent probation protect reception referral response safeguard safer
    safety scrutiny security service strategic strategy support trading tenan victim violence
    volunteer warden wellbeing witness
    """.split()  # noqa: SIM905
)


def emails(text: str) -> Iterator[Span]:
    """The addresses of people: “jane.smith@…”, “jsmith@…”; not the mailbox of a team."""
    return (match.span() for match in _EMAIL.finditer(text) if not is_shared(match["box"]))


def is_shared(box: str) -> bool:
    """Whether the part before the @ names a desk or a body rather than somebody."""
    words = [re.sub(r"\d", "", word) for word in re.split(r"[^a-z0-9]+", box.casefold())]
    return any(word in _DESKS or any(part in word for part in _INSIDE) for word in words)
