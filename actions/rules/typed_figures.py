"""Reading what was typed beside a measure: a figure with how sure it is, a rate, words, or why not.

A box for a number gets "N/A", "yes" and "see above" too. Those are answered with a question and
never stored as nought. What can be read and still looks odd (a running total that falls, parts that
do not make the whole) is a doubt: it is asked once, and stored when the person says that it is right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import Any

from django.core.exceptions import ValidationError

from csp.quantities import Qualifier, Quantity, QuantityPart, Split, format_number, parse_quantity

BIGGEST = Decimal(10) ** 12
PLACES = 4
SHORTEST_WHY = "Give a figure such as 12 or over 70; or leave it empty and say why there is none."
# What people write where there is nothing to count, or somewhere else.
_NO_FIGURE = re.compile(
    r"n ?[/.\\]? ?a\.?|not applicable|none|nil|tb[ac]\.?|unknown|not known|don.?t know|pending|"
    r"-+|–|—|\?+|\.+|x+",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(
    r"(?:yes|no(?! data)|y|n|done|complete[d]?|ok(?:ay)?)\b.*", re.IGNORECASE | re.DOTALL
)
_ELSEWHERE = re.compile(r"(?:see|as|ditto|same)\b.*|\"|”", re.IGNORECASE | re.DOTALL)
_PER = re.compile(r"(?:rate )?(?:per|/) ?(?P<many>[\d,]{1,12})\b.*", re.IGNORECASE)
HEDGED = {Qualifier.OVER, Qualifier.UNDER, Qualifier.ABOUT}

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the boxes beside one measure, or beside one group of it."""

    figure: str = ""
    hedge: str = Qualifier.EXACT
    since: str = ""
    provisional: bool = False
    numerator: str = ""
    denominator: str = ""
    words: str = ""
    missing_because: str = ""

    @property
    def is_empty(self) -> bool:
        texts = (self.figure, self.numerator, self.denominator, self.words, self.missing_because)
        return not any(text.strip() for text in texts) and self.hedge != Qualifier.SUPPRESSED


@dataclass(frozen=True, slots=True)
class ParsedFigure:
    """A reading's fields, ready to be stored, and what should be asked about them first."""

    values: Values
    doubts: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.values["value"]


NOTHING: Values = {
    "printed": "",
    "value": None,
    "qualifier": Qualifier.EXACT.value,
    "since": "",
    "provisional": False,
    "numerator": None,
    "denominator": None,
    "words": "",
    "missing_because": "",
}


def read_typed_figure(
    typed: Typed, *, kind: str = "", unit: str = "", before: Any = None
) -> ParsedFigure | None:
    """The reading that the boxes give; None where nothing was typed at all.

    ``before`` is the last reading where each one includes those before it. Raises ValidationError,
    by the name of the box, with a question where something cannot be read.
    """
    if typed.is_empty:
        return None
    if kind == "qualitative":
        return parse_word_figure(typed)
    if typed.hedge == Qualifier.SUPPRESSED:
        return ParsedFigure(
            NOTHING | {"qualifier": Qualifier.SUPPRESSED.value, "printed": "Suppressed"}
        )
    if not any((typed.figure.strip(), typed.numerator.strip(), typed.denominator.strip())):
        return missing_figure(typed)
    if typed.missing_because.strip():
        refuse_box("missing_because", "There is a figure and a reason for none. Which one stands?")
    figure = (
        rate(typed, unit) if typed.numerator or typed.denominator else parse_count_figure(typed)
    )
    return replace(figure, doubts=figure.doubts + fell(figure.values, before))


def refuse_box(box: str, words: str) -> None:
    raise ValidationError({box: words})


def parse_word_figure(typed: Typed) -> ParsedFigure:
    """What a measure that is no number has come to."""
    said = typed.words.strip() or typed.figure.strip()
    return ParsedFigure(
        NOTHING | {"words": said, "missing_because": "" if said else typed.missing_because}
    )


def missing_figure(typed: Typed) -> ParsedFigure:
    reason = typed.missing_because.strip()
    hedge = {"qualifier": Qualifier.UNAVAILABLE.value} if reason else {}
    return ParsedFigure(NOTHING | hedge | {"missing_because": reason, "words": typed.words.strip()})


def parse_count_figure(typed: Typed) -> ParsedFigure:
    """A figure that was typed whole, such as 27, "over 70" or "748: 383 and 365"."""
    quantity = parse_typed_number(typed.figure)
    if quantity.qualifier == Qualifier.SUPPRESSED:
        return ParsedFigure(
            NOTHING | {"qualifier": Qualifier.SUPPRESSED.value, "printed": "Suppressed"}
        )
    if quantity.value is None:
        if not quantity.reason:
            refuse_box("missing_because", "Why is there no figure? A few words will do.")
        return missing_figure(replace(typed, missing_because=quantity.reason))
    quantity = merge_chosen_hedge(quantity, typed)
    return ParsedFigure(
        reading_values(quantity) | {"words": typed.words.strip()}, parts_doubt(quantity)
    )


def parse_typed_number(text: str) -> Quantity:
    """The number in a box, or a kind question about what stands there instead."""
    tidy = " ".join(text.split())
    if _NO_FIGURE.fullmatch(tidy):
        refuse_box("figure", f"Does “{tidy[:40]}” mean 0, or that there is no figure? If it is 0, type 0. "
              "If there is none, leave this empty and say why.")  # fmt: skip
    if _YES_OR_NO.fullmatch(tidy):
        refuse_box("figure", f"How many? “{tidy[:40]}” is not a number. {SHORTEST_WHY}")
    if _ELSEWHERE.fullmatch(tidy):
        refuse_box(
            "figure", f"“{tidy[:40]}” points somewhere else. Please type the figure here again."
        )
    try:
        quantity = parse_quantity(text)
    except ValueError as error:
        raise ValidationError({"figure": str(error)}) from None
    if quantity.value is not None:
        refuse_misfit(quantity.value, "figure")
    return quantity


def refuse_misfit(value: Decimal, box: str) -> None:
    if abs(value) >= BIGGEST:
        refuse_box(box, "That is more than a million million. Please check the figure.")
    if round(value, PLACES) != value:
        refuse_box(box, f"A figure may have {PLACES} decimal places. Please round it.")


def merge_chosen_hedge(quantity: Quantity, typed: Typed) -> Quantity:
    """What the words of the figure say, together with what was chosen beside it."""
    chosen = Qualifier(typed.hedge) if typed.hedge in HEDGED else Qualifier.EXACT
    if {chosen, quantity.qualifier} <= HEDGED and chosen != quantity.qualifier:
        refuse_box(
            "hedge", f"You typed “{quantity.words.strip()}” and chose “{chosen}”. Which one is it?"
        )
    hedge = chosen if quantity.qualifier == Qualifier.EXACT else quantity.qualifier
    said = replace(
        quantity,
        qualifier=hedge,
        since=quantity.since or " ".join(typed.since.split()),
        provisional=quantity.provisional or typed.provisional,
    )
    return said if said == quantity else replace(said, words=str(replace(said, words="")))


def reading_values(quantity: Quantity) -> Values:
    return NOTHING | {
        "printed": " ".join(quantity.words.split()),
        "value": quantity.value,
        "qualifier": quantity.qualifier.value,
        "since": quantity.since,
        "provisional": quantity.provisional,
    }


def parts_doubt(quantity: Quantity) -> tuple[str, ...]:
    """A doubt where the parts that were typed with a number do not make it."""
    if quantity.parts_agree():
        return ()
    made = total_of_parts(quantity.parts, quantity.split)
    stated = format_number(quantity.value or Decimal())
    how = "multiply out to" if quantity.split == Split.PRODUCT else "come to"
    return (f"The parts {how} {format_number(made)}, not {stated}. Is {stated} right?",)


def total_of_parts(parts: tuple[QuantityPart, ...], split: Split) -> Decimal:
    values = [part.value for part in parts]
    return prod(values, start=Decimal(1)) if split == Split.PRODUCT else sum(values, Decimal())


# Rates


def rate(typed: Typed, unit: str) -> ParsedFigure:
    """So many out of so many, and the rate that they make."""
    top, bottom = (
        parse_rate_part(typed.numerator, "numerator"),
        parse_rate_part(typed.denominator, "denominator"),
    )
    if bottom == 0:
        refuse_box("denominator", "Nothing can be counted out of 0. If there were none, leave all boxes "
              "empty and say so under “No figure?”.")  # fmt: skip
    scale = scale_of(unit)
    made = None if scale is None else round(top / bottom * scale, 1)
    if not typed.figure.strip():
        if made is None:
            refuse_box("figure", f"Please type the rate too: it is counted in {unit}.")
        mark = "%" if scale == 100 else ""
        typed = replace(typed, figure=f"{strip_zeros(made or Decimal())}{mark}")
    figure = parse_count_figure(typed)
    values = figure.values | {"numerator": top, "denominator": bottom}
    return ParsedFigure(values, figure.doubts + odd_rate(figure.value, made, top, bottom, scale))


def parse_rate_part(text: str, box: str) -> Decimal:
    if not text.strip():
        refuse_box(box, "A rate needs both: how many, and out of how many.")
    try:
        value = parse_typed_number(text).value
    except ValidationError as error:
        raise ValidationError({box: error.message_dict["figure"]}) from None
    if value is None:
        refuse_box(box, "A rate needs both as numbers: how many, and out of how many.")
    return value or Decimal()


def scale_of(unit: str) -> Decimal | None:
    """100 for a percentage, 1,000 for "per 1,000 residents", None where the unit does not say."""
    unit = unit.strip()
    if not unit or unit.startswith("%") or unit.casefold().startswith("per cent"):
        return Decimal(100)
    match = _PER.fullmatch(unit)
    return Decimal(match["many"].replace(",", "")) if match else None


def odd_rate(
    said: Decimal | None, made: Decimal | None, top: Decimal, bottom: Decimal, scale: Decimal | None
) -> tuple[str, ...]:
    counts = f"{format_number(top)} out of {format_number(bottom)}"
    if scale == 100 and top > bottom:
        return (f"{counts} is more than all of them. Is that right?",)
    if said is not None and made is not None and abs(said - made) > 1:
        return (f"{counts} makes {format_number(strip_zeros(made))}, not {format_number(said)}. "
                f"Is {format_number(said)} right?",)  # fmt: skip
    return ()


def strip_zeros(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")


# Against the last time


def fell(values: Values, before: Any) -> tuple[str, ...]:
    """A doubt where a running total is less than it was; one begun anew at another date may be."""
    if before is None or before.value is None or values["value"] is None:
        return ()
    if values["since"] and before.since and values["since"] != before.since:
        return ()
    if values["value"] >= before.value:
        return ()
    was, now = (format_number(strip_zeros(each)) for each in (before.value, values["value"]))
    return (f"Last time it was {was}, and a running total does not fall. Is {now} right?",)
