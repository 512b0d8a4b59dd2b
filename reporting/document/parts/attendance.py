"""Who was at a meeting, as run-in lists: people under the brackets of their bodies, or bodies with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from csp.prose.nouns import count_noun
from reporting import document as d
from reporting.document.parts.words import join_with_and
from reporting.facts.minutes import AttendanceFacts, AttenderFacts

NONE = "None."
CHAIR = "The chair"
# So few bodies are told in a line; more are points.
MOST_IN_A_LINE = 3


def attendance_lines(each: AttendanceFacts) -> Iterator[d.RunIn]:
    label = f"{each.label}:"
    if not each.people:
        if each.says_none:
            yield d.RunIn(label, d.text(NONE))
    elif all(person.name for person in each.people):
        yield d.RunIn(label, d.text(", ".join(bracketed_people(each.people))))
    else:
        yield counted_people(label, each.people)


def bracketed_people(people: Iterable[AttenderFacts]) -> Iterator[str]:
    """Each person; the bracket of a body comes once, after the last of the neighbours that share it."""
    for _, group in groupby(enumerate(people), key=lambda pair: pair[1].group or pair[0]):
        together = [person for _, person in group]
        for place, person in enumerate(together, 1):
            body = person.body if place == len(together) else ""
            yield with_brackets(person.name, (*person.marks, body))


def with_brackets(name: str, said: Iterable[str]) -> str:
    inside = "; ".join(filter(None, said))
    return f"{name} ({inside})" if inside else name


def counted_people(label: str, people: tuple[AttenderFacts, ...]) -> d.RunIn:
    """Who may be named, and from which bodies the others came, as the public reads it."""
    named = [with_brackets(each.name, each.marks) for each in people if each.name]
    hidden = [each for each in people if not each.name]
    chair = [CHAIR] if any(each.chair for each in hidden) else []
    others = len(hidden) - len(chair)
    bodies = body_counts(hidden)
    known = [*chair, *named]
    if not known and 0 < len(bodies) <= MOST_IN_A_LINE:
        return d.RunIn(label, d.text(", ".join(f"{body} ({count})" for body, count in bodies)))
    who = join_with_and([*known, *([others_words(others, known)] if others else [])])
    tail = ", who came from:" if bodies and others else ""
    points = tuple(
        d.ListItem(d.text(f"{body} ({count})" if count > 1 else body)) for body, count in bodies
    )
    return d.RunIn(label, d.text(f"{who}{tail}"), points if tail else ())


def others_words(count: int, known: list[str]) -> str:
    return count_noun(count, "other") if known else count_noun(count, "person", "people")


def body_counts(people: Iterable[AttenderFacts]) -> list[tuple[str, int]]:
    """The bodies in the order in which they were first said, with how many came from each."""
    return list(Counter(each.body for each in people if each.body).items())
