"""Acronyms in written text: which nobody explains, and which are one letter off another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_ACRONYM = re.compile(
    r"""
    (?<![\w&/.-])
    (?:
        [A-Z]{2,}[A-Z0-9]*            # ASB, MARAC, CSP2
      | [A-Z]&[A-Z]                   # A&E
      | [A-Z]{1,3}[a-z]?[A-Z]{2,}     # IoMCA, DfES
    )
    (?= s? (?![\w&]) )
    """,
    re.VERBOSE,
)
# What everybody in community safety reads without help.
_EVERYBODYS = """
    A&E ABC ABCS ACC ACE ADHD ALL AND APVA ASB ASBO B&B BAME BCU BID BME BRAG BTP CAB CAMHS CBO
    CCG CCTV CDA CDRP CEO CIC CJS CPN CPS CPW CRC CSA CSE CSP CSPPI CV CVS DA DAAT DAO DARDR
    DASH DBS DCC DCI DFE DHR DI DIY DPIA DS DV DVA DVLA DVPN DVPO DWP EDI ESOL EU FGM FIP GDPR
    GP GPS HBV HM HMIP HMO HMP HMPPS HMRC HR ICB ID IDVA IMD IOM ISVA IT JSNA KPI KSI LA LCJB
    LGA LGBT LGBTQ LSCB LSOA MAPPA MARAC MASH MATAC MOJ MOPAC MOU MP MPS NCA NEET NFA NHS NOT
    NPCC NPS NPT NRM NTE NWG OCG ONS OPCC OR PACT PC PCC PCSO PCT PDF PFCC PND PR PREVENT PS
    PSPO QA RAG RSL RSPCA RTC SAC SARA SARC SDVC SIA SLA SMART SNT SOC SPOC SRA STEM TBC THE TV
    UK URL VAWG VCS VCSE VPU VRU YJS YOI YOS YOT
"""
WELL_KNOWN = frozenset(_EVERYBODYS.split())
# Short acronyms differ by a letter as a rule; from four letters on it is likely a slip.
SHORTEST = 4
# Each is compared with each; no plan has so many.
MOST = 600


@dataclass(frozen=True, slots=True)
class Variant:
    """An acronym that is one letter off another which the text uses."""

    words: str
    usual: str


def find_acronyms(text: str) -> list[str]:
    """Each acronym in the order in which it stands, as often as it stands there."""
    return [
        match.group()
        for line in text.split("\n")
        if not is_shouted(line)
        for match in _ACRONYM.finditer(line)
    ]


def is_shouted(line: str) -> bool:
    """Whether a line is all in capitals: its words are emphasis, not acronyms."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words) > 2 and line.isupper()


def explained(texts: Iterable[str]) -> set[str]:
    """Acronyms that the text itself spells out: "Name of It (NOI)" or "NOI (Name of It)"."""
    found: set[str] = set()
    for text in texts:
        for match in re.finditer(r"\(([^()\n]{2,80})\)", text):
            inner = match[1].strip()
            before = text[max(0, match.start() - 300) : match.start()].rstrip()
            if _ACRONYM.fullmatch(inner) and _spells(before.split()[-len(inner) * 2 :], inner):
                found.add(inner)
            word = before.split()[-1] if before else ""
            if _ACRONYM.fullmatch(word) and _spells(inner.split(), word):
                found.add(word)
    return found


def _spells(words: list[str], acronym: str) -> bool:
    """Whether the first letters of some of the words, in order, give the acronym."""
    letters = iter("".join(part[:1] for word in words for part in re.split(r"[-/]", word)).upper())
    return all(letter in letters for letter in acronym.upper() if letter.isalnum())


def variants(texts: Iterable[str], known: Collection[str] = ()) -> list[Variant]:
    """Acronyms that look like slips of another: the rarer of two, or the later of equals."""
    counts = Counter(word for text in texts for word in find_acronyms(text))
    order = list(counts)[:MOST]
    known = {*known, *WELL_KNOWN}
    found = []
    for at, word in enumerate(order):
        if word in known or len(word) < SHORTEST:
            continue
        usual = [
            other
            for place, other in enumerate(order)
            if one_off(word, other)
            and (other in known or (counts[other], -place) > (counts[word], -at))
        ]
        if usual:
            likeliest = max(usual, key=lambda other: (other in known, counts[other]))
            found.append(Variant(word, likeliest))
    return found


def one_off(first: str, second: str) -> bool:
    """One letter changed, or two neighbours that changed places."""
    if len(first) != len(second):
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and first[apart[0]] == second[apart[1]]
        and first[apart[1]] == second[apart[0]]
    )


def unknown_acronyms(texts: Iterable[str], known: Collection[str] = ()) -> list[str]:
    """Acronyms that are neither well known, nor among ``known``, nor explained in the text."""
    texts = list(texts)
    told = {*known, *WELL_KNOWN, *explained(texts)}
    whole = "\n".join(texts)
    found = dict.fromkeys(word for text in texts for word in find_acronyms(text))
    return [word for word in found if word not in told and not _is_a_word(word, whole)]


def _is_a_word(word: str, whole: str) -> bool:
    """Whether the same letters stand elsewhere as a plain word: SCAMS and scam."""
    stem = word.rstrip("S").lower()
    return len(stem) > 3 and bool(re.search(rf"\b(?:{stem}|{stem.capitalize()})s?\b", whole))
