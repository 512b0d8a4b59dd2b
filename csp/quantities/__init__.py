"""Numbers and money as partnerships print them: exact, hedged, split, withheld.

"Over 70" is a floor, "around fifty" is not exact, and "748: 383 and 365" is a sum
that can be checked. A ``Quantity`` holds what the words mean beside the words
themselves, so a report prints what was said and a total knows what it may add.
``str()`` gives the plain form, ``.words`` the words as given, and either parses
back to an equal value.
"""

from csp.quantities.money import Money, parse_money, pounds_words
from csp.quantities.numbers import (
    Qualifier,
    Quantity,
    QuantityPart,
    Split,
    format_number,
    parse_quantity,
)

__all__ = [
    "Money",
    "Qualifier",
    "Quantity",
    "QuantityPart",
    "Split",
    "format_number",
    "parse_money",
    "parse_quantity",
    "pounds_words",
]
