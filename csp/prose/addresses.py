"""Addresses of homes in running text: house number and street, flats, postcodes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_GAP = r"[^\S\n]{1,3}"
# Words that streets end with. The weak ones are other things too, so they are held against more.
_STRONG = (
    "street|st|road|rd|lane|ln|avenue|ave|av|close|drive|dr|crescent|cres|terrace|grove|gardens|gdns"
    "|mews|way"
)
_WEAK = (
    "bank|brow|cl|court|croft|ct|dale|fold|green|heights|hill|mount|meadows?|parade|park|pl|place|rise"
    "|row|square|sq|view|walk|wharf|yard"
)
_NUMBER = r"(?P<number>\d{1,4}[a-zA-Z]?(?:[^\S\n]?[-–/&][^\S\n]?\d{1,4}[a-zA-Z]?)?)"
_HOUSE = re.compile(
    rf"(?<![\w.,/£:&%-]){_NUMBER},?{_GAP}"
    rf"(?P<name>(?:(?:[A-Z][\w'’.-]*|of|the|le|on|and)\b\.?{_GAP}){{1,4}}?)"
    rf"(?P<end>(?i:{_STRONG}|{_WEAK}))\b(?!['’-]\w)"
)
_LOWER = re.compile(
    rf"(?<![\w.,/£:&%-]){_NUMBER},?{_GAP}(?P<name>[a-z][a-z'’-]+{_GAP}(?:[a-z][a-z'’-]+{_GAP})?)"
    r"(?P<end>street|road|lane|avenue|close|drive|crescent|terrace|grove|gardens|mews)\b(?!['’-]\w)"
)
_FLAT = re.compile(
    r"\b(?:flat|apartment|bedsit)s?[^\S\n]+(?:no\.?[^\S\n]*)?\d{1,4}[a-z]?\b", re.IGNORECASE
)
# What the number belongs to instead: “Priority 1 High Street”, “Section 17 Market Street”.
_NUMBERED = re.compile(
    r"\b(?:priorit(?:y|ies)|actions?|rows?|sections?|phases?|zones?|wards?|areas?|items?|quarters?|objectives?"
    r"|themes?|aims?|stages?|steps?|parts?|figures?|tables?|appendix|annex|para(?:graph)?s?|articles?"
    r"|schedules?|chapters?|pages?|versions?|lots?|beats?|sectors?|levels?|tiers?|weeks?|days?|years?"
    r"|junctions?|routes?|strands?|measures?|points?|operations?|projects?|top|in|since|by)[^\S\n]+$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb"
    r"|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)
# Many things on a street, or people of it, rather than one house.
_THINGS = re.compile(
    r"[^\S\n]+(?:\w+[^\S\n]+)?(?:shops?|stores?|businesses|premises|retailers?|traders?|pubs|bars|venues"
    r"|patrols?|cameras?|residents?|tenants|households?|properties|houses|homes|flats|visits?|events?|sessions?"
    r"|incidents?|offences|crimes?|burglaries|cases?|hearings?|orders?|applications?|injunctions?|calls?"
    r"|pastors?|angels?|wardens?|lights?|lighting|lamps?|games|parties|party|drinkers|drinking|sites?|works"
    r"|workers?|signs?|bins|gates?|users?|meetings?|projects?|schools?|links?|ranger\w*|champions?"
    r"|volunteers?|teams?|officers?|watch\w*|schemes?|closures?|bays?|spaces?|spots?|safety)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|of|from|near|outside|opposite|behind|to|address|lives?|living)[^\S\n]+$",
    re.IGNORECASE,
)
_NOT_HOMES = frozenset(
    """
    business car caravan coroner country county crown family football high leisure magistrates
    market retail road safari skate sports supreme theme village youth
    """.split()  # noqa: SIM905
)
_PLAIN = frozenset(
    """
    and are at busy by cycle day days different dog down each every for from hour hours in into key
    km local long main mile miles minor minute minutes month months more mph near new of off on one
    or other out over own per problem quiet residential rural sections separate side single such
    that the their these this to two up urban week weeks were with year years
    """.split()  # noqa: SIM905
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def addresses(text: str) -> Iterator[Span]:
    """“12 High Street”, “Flat 2, 14 Mill Lane”, “7a mill lane”."""
    spans = [match.span() for match in _FLAT.finditer(text)]
    spans += [match.span() for match in _HOUSE.finditer(text) if is_house(text, match)]
    spans += [match.span() for match in _LOWER.finditer(text) if is_plain_house(text, match)]
    return join_address_spans(text, sorted(spans))


def is_house(text: str, match: re.Match[str]) -> bool:
    """Whether a number and a street name one house, by what stands before, between and behind."""
    before, after = text[: match.start()][-24:], text[match.end() :][:40]
    if is_year(match["number"]) or _MONTH.match(match["name"]) or _NUMBERED.search(before):
        return False
    last = match["name"].split()[-1].casefold().rstrip(".'’s")
    weak = re.fullmatch(_WEAK, match["end"], re.IGNORECASE)
    if weak and (last in _NOT_HOMES or not (_AT.search(before) or ends_here(after))):
        return False
    return bool(_AT.search(before)) or not _THINGS.match(after)


def is_plain_house(text: str, match: re.Match[str]) -> bool:
    """The same in small letters, where any word may be meant: nothing but a name stands between."""
    return is_house(text, match) and not _PLAIN & set(match["name"].split())


def ends_here(after: str) -> bool:
    """Whether nothing hangs on a street’s name: the text, its sentence or the line of an address ends."""
    return not after.strip() or after.lstrip(" ")[:1] in ",.;:)\n"


def is_year(number: str) -> bool:
    return number.isdigit() and _FIRST_YEAR <= int(number) < _LAST_YEAR


def join_address_spans(text: str, spans: list[Span]) -> Iterator[Span]:
    """“Flat 2, 14 Mill Lane” is one address."""
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] <= end + 2 and not text[end : spans[0][0]].strip(", "):
            end = max(end, spans.pop(0)[1])
        yield start, end


# -- Postcodes -------------------------------------------------------------------------------------------

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH"
    " EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M"
    " ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST"
    " SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_POSTCODE = re.compile(
    rf"(?<![\w£])(?:{'|'.join(sorted(_AREAS.split(), key=len, reverse=True))})\d[0-9A-HJKMNPR-Y]?"
    r"[ \u00a0\u2009\u202f]{0,2}(?P<inward>\d[ABD-HJLNP-UW-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"1st|2nd|3rd", re.IGNORECASE)


def postcodes(text: str) -> Iterator[Span]:
    """A whole postcode, which may stand for a handful of homes; a district such as ST13 does not."""
    for match in _POSTCODE.finditer(text):
        if not _ORDINAL.fullmatch(match["inward"]) or match["inward"].isupper():
            yield match.span()
