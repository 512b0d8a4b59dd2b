"""Whatever the public reads of a plan is looked over first: each field of the facts that can hold words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from csp.prose.blocks import Block, Paragraph, Run
from reporting.facts.plan import WholePlanFacts
from reporting.proofreading.plan import PlanTextPlaces

# What no officer words as they like, and why.
NOT_WORDS = {
    **dict.fromkeys(("key", "slug", "digest", "ext", "colour"), "made by the system"),
    **dict.fromkeys(("start", "end", "agreed_on", "kept_on", "target_on", "due_on"), "a day"),
    **dict.fromkeys(
        ("kind", "level", "strand", "tier", "limbs", "polarity", "timescale_kind", "visibility"),
        "chosen from a list",
    ),
    "ref": "a number, and what a row is called in findings",
    "number": "a number",
    "driver": "the title of a strategy, looked over there",
    "priority": "the key of a priority",
    "target": "of a reference, the key of a row",
    "under": "the name of a group, looked over there",
    "carries_out": "the title of another plan, looked over there",
    "areas": "names of places",
    "postcode": "given to be printed, to be written to",
    "fax": "given to be printed",
    "email": "given to be printed",
    "website": "given to be printed",
    "url": "an address, checked as one",
}
# Elsewhere the same field is no words.
LOOKED_OVER = {"PriorityFacts.areas", "MeasureFacts.target"}
OF_LISTS = {
    "PlanFacts.period": "worked out from the days",
    "ServedFacts.title": "what a strategy puts first, looked over there",
    "MembershipFacts.kind": "chosen from a list",
    "ExtraFacts.heading": "not published",
    "ExtraFacts.words": "not published",
}


def is_words(kind: type, name: str) -> bool:
    place = f"{kind.__name__}.{name}"
    return place in LOOKED_OVER or (name not in NOT_WORDS and place not in OF_LISTS)


def planted(kind: type, tokens: set[str]) -> Any:
    """Facts of a kind with a word of its own in each field that can hold words."""
    hints = get_type_hints(kind)
    return kind(
        **{each.name: value(kind, each.name, hints[each.name], tokens) for each in fields(kind)}
    )


def value(kind: type, name: str, hint: Any, tokens: set[str]) -> Any:
    if hint == tuple[Block, ...]:
        return (Paragraph((Run(value(kind, name, str, tokens)),)),)
    if get_origin(hint) is tuple:
        return (value(kind, name, get_args(hint)[0], tokens),)
    if is_dataclass(hint):
        return planted(hint, tokens)
    if hint is not str:
        return hint()
    if not is_words(kind, name):
        return "kept-1"
    tokens.add(token := f"{kind.__name__}-{name}-planted")
    return token


def looked_over(places: PlanTextPlaces) -> Iterator[str]:
    return (each.words for each in places.all())


def test_every_field_that_holds_words_is_looked_over_before_it_is_published(plan):
    """A field that the gate did not know was published with whatever somebody had typed into it."""
    tokens: set[str] = set()
    places = PlanTextPlaces(plan, planted(WholePlanFacts, tokens))
    places.__dict__["row_numbers"] = defaultdict(lambda: 1)
    seen = "\n".join(looked_over(places))
    assert len(tokens) > 40
    assert sorted(token for token in tokens if token not in seen) == []
