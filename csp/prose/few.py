"""Counts so small, and ages so exact, that somebody may know who is meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

Found = tuple[int, int]

NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
# Ways to say one or two without a number.
SAID = {
    "a single": 1, "a lone": 1, "a sole": 1, "the sole": 1, "the only": 1,
    "a couple of": 2, "a pair of": 2, "both": 2, "both the": 2, "both of the": 2,
}  # fmt: skip
_SAID = "|".join(
    re.escape(each).replace(r"\ ", "[ \u00a0]+") for each in sorted(SAID, key=len, reverse=True)
)
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(NUMBERS[1:])}|{_SAID})"
_PEOPLE = (
    r"victims?|survivors?|people|persons?|residents?|tenants?|neighbours?|children|child|teenagers?"
    r"|adults?|wom[ae]n|m[ae]n|girls?|boys?|males?|females?|famil(?:y|ies)|households?|couples?"
    r"|offenders?|perpetrators?|suspects?|nominals?|detainees?|prisoners?|pupils?|students?"
    r"|clients?|patients?|complainants?|youngsters?|youths?|refugees?|individuals?|pensioners?"
    r"|brothers?|sisters?|siblings?|mothers?|fathers?|parents?|sons?|daughters?|babies|baby|callers?"
)
# What stands for a person whom it happened to.
_CASES = (
    r"referrals?|arrests?|convictions?|deaths?|suicides?|homicides?|murders?|rapes?|overdoses?"
    r"|evictions?|injunctions?|orders?|notices?|warnings?|cautions?|cases?|quarrels?|disputes?"
    r"|complaints?|closures?|prosecutions?|sentences?|charges?|fatalit(?:y|ies)|stabbings?"
    r"|assaults?|disclosures?"
)
_NOUNS = rf"(?:{_PEOPLE}|{_CASES})"
# A word of these ends what the number counts: “one plan a person” counts plans.
_BETWEEN = (
    r"(?:[ \u00a0-](?!(?:and|or|of|for|to|in|on|with|per|between|among|from|by|a|an|the|each|every"
    r"|any|this|that|these|those|is|was|are|were|has|have|had|at|as|our|their|its|his|her)\b)"
    r"[A-Za-z’'-]+){0,2}"
)
_SMALL = re.compile(
    rf"(?<![\w.,:/£%–—+−-]){_COUNT}(?![\w%/:–-]|[.,]\d){_BETWEEN}[ \u00a0]{_NOUNS}\b(?P<and> (?:and|or)\b)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b{_NOUNS}(?:[ \u00a0][A-Za-z’'-]+){{0,3}}\s?[:=]\s?{_COUNT}(?![\w%/:–-]|[.,]\d)",
    re.IGNORECASE,
)
# “including 1 IOM and 2 from probation”, “of whom two were”, “2 of them”: some of those counted before.
_AMONG = (
    re.compile(
        rf"\b(?i:including|among them)[ \u00a0](?:(?i:only|just)[ \u00a0])?(?i:{_COUNT})[ \u00a0]"
        r"(?:[A-Z]{2,}s?\b|(?:from|who|under|over|aged|at home|on probation)\b)"
    ),
    re.compile(
        rf"\bof (?:whom|them)[ \u00a0](?:only |just )?{_COUNT}(?![\w%/:–-]|[.,]\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w.,:/£%–—+−-]){_COUNT} of (?:whom|them)\b", re.IGNORECASE),
)
_CASE = re.compile(r"\bcase(?: study)? (?:no\.? ?|number )?\d{1,2}\b(?![/%]|[.,]\d)", re.IGNORECASE)
# What makes the number another thing: a year at school, a stage, a share (“1 in 4 residents”).
_NO_COUNT = re.compile(
    r"(?:\b(?:years?|aged?|ages|under|over|stages?|tiers?|levels?|bands?|categor(?:y|ies)|grades?|groups?"
    r"|phases?|weeks?|days?|months?|priorit(?:y|ies)|sections?|steps?|parts?|wards?|zones?|class|part"
    r"|quarters?|rows?|actions?|article|schedule|standards?|no|to|every|each|per|out of|\d+ in|any"
    r"|at least|more than|one in)\s)$",
    re.IGNORECASE,
)


def small_counts(text: str, least: int) -> Iterator[Found]:
    """“2 victims”, “a single child”, “Victims: 2”, “Case 1”: so few that somebody may know who."""
    if not least:
        return
    for pattern in (_SMALL, _AFTER, *_AMONG):
        for match in pattern.finditer(text):
            before = text[: match.start()][-20:]
            few = 0 < parse_small_number(match["count"]) < least and not is_both_and(match)
            if few and not _NO_COUNT.search(before):
                yield match.span()
    yield from (match.span() for match in _CASE.finditer(text))


def parse_small_number(said: str) -> int:
    words = " ".join(said.casefold().split())
    if words in SAID:
        return SAID[words]
    return int(words) if words.isdigit() else NUMBERS.index(words)


def is_both_and(match: re.Match[str]) -> bool:
    """“Both men and women” counts nobody."""
    return match["count"].casefold() == "both" and bool(match.groupdict().get("and"))


# -- Ages ----------------------------------------------------------------------------------------------

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_YEARS = rf"(?:\d{{1,3}}|(?:{_TENS})(?:[- ](?:{'|'.join(NUMBERS[1:10])}))?|{'|'.join(NUMBERS[1:])})"
_DECADES = "|".join(f"{ten.removesuffix('y')}ies" for ten in _TENS.split("|"))
_GROUP = r"children|people|men|women|[a-z]{2,}s"
_AGES = (
    # Not what many share: “aged 11 to 16”, “aged 18 and over”, “aged 60+”.
    re.compile(
        rf"\baged[ \u00a0]{_YEARS}\b(?!\s?\+|\s?[-–—/]\s?\d|,? (?:to|and|or|until) (?:{_YEARS}\b"
        r"|over|above|under|below|older|younger|more|up)|[.,]\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.,-]){_YEARS}[- \u00a0]years?[- \u00a0]old\b(?! (?:{_GROUP})\b)(?! on average)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bin (?:his|her|their) (?:early |late |mid[- ]?)?(?:\d0s|teens|{_DECADES})\b",
        re.IGNORECASE,
    ),
)

_NO_AGE = re.compile(
    rf"(?:{_YEARS} (?:to|and|or|[–—-]) |\b(?:under|over|above|below|at least|up to|until) "
    r"|\b(?:average|mean|median|typical)\b[^.;]{0,40})$",
    re.IGNORECASE,
)


def find_ages(text: str) -> Iterator[Found]:
    """“Aged 83”, “a 14-year-old girl”: the age of one, and not of a group that a service is for."""
    for pattern in _AGES:
        for match in pattern.finditer(text):
            if not _NO_AGE.search(text[max(0, match.start() - 60) : match.start()]):
                yield match.span()
