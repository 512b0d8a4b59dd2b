"""Rules that many nouns share, each as a named constraint with a sentence for people."""

from __future__ import annotations

from django.db.models import CheckConstraint, F, Q


def dates_in_order(name: str, first: str, last: str, sentence: str) -> CheckConstraint:
    """The second date, where both are known, is not before the first."""
    known = Q(**{first: None}) | Q(**{last: None})
    return CheckConstraint(
        name=name,
        condition=known | Q(**{f"{last}__gte": F(first)}),
        violation_error_message=sentence,
    )


def not_empty(name: str, field: str, sentence: str) -> CheckConstraint:
    return CheckConstraint(name=name, condition=~Q(**{field: ""}), violation_error_message=sentence)


def link_or_words(name: str, link: str, words: str, sentence: str) -> CheckConstraint:
    """Somebody is named: by a link, in words, or both."""
    return CheckConstraint(
        name=name,
        condition=Q(**{f"{link}__isnull": False}) | ~Q(**{words: ""}),
        violation_error_message=sentence,
    )


def exactly_one(name: str, fields: list[str], sentence: str) -> CheckConstraint:
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return CheckConstraint(name=name, condition=condition, violation_error_message=sentence)


def not_negative(name: str, fields: list[str], sentence: str) -> CheckConstraint:
    """None of the numbers that are known is below nought."""
    condition = Q()
    for field in fields:
        condition &= Q(**{field: None}) | Q(**{f"{field}__gte": 0})
    return CheckConstraint(name=name, condition=condition, violation_error_message=sentence)


def per_cent(name: str, fields: list[str], sentence: str) -> CheckConstraint:
    """Each share that is known lies between 0 and 100 per cent."""
    condition = Q()
    for field in fields:
        condition &= Q(**{field: None}) | Q(**{f"{field}__gte": 0, f"{field}__lte": 100})
    return CheckConstraint(name=name, condition=condition, violation_error_message=sentence)
