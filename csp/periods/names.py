"""Names of months and weekdays as people write them, for readers that look for days in running text.

English and Welsh; a Welsh month may be softened by the word before it ("o Fehefin").
"""

from __future__ import annotations

ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WELSH_MONTH = (
    r"(?:ionawr|chwefror|[mf]awrth|ebrill|[mf]ai|[mf]ehefin|gorffenn?af|orffennaf|awst|[mf]edi|hydref"
    r"|[td]achwedd|rhagfyr|ragfyr)"
)
ENGLISH_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
WELSH_WEEKDAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")

# By three letters, which no two months share in either language.
_NUMBERS = {
    letters: number
    for number, months in enumerate(
        (
            "jan ion", "feb chw", "mar maw faw", "apr ebr", "may mai fai", "jun meh feh",
            "jul gor orf", "aug aws", "sep med fed", "oct hyd", "nov tac dac", "dec rha rag",
        ),
        1,
    )
    for letters in months.split()
}  # fmt: skip
_TURKISH = str.maketrans("ıİ", "ii")


def month_number(word: str) -> int:
    """1 to 12 for a month's name, whole or short. Raises KeyError for a word that is none.

    Takes the Turkish letters ı and İ for an i, as a pattern does that looks past capitals.
    """
    return _NUMBERS[word[:3].translate(_TURKISH).casefold()]
