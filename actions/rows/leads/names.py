"""Whom the words in a plan's lead column mean: known bodies, posts and people, and best guesses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from csp.periods import today
from plans.models import FormerName, Organisation, Partnership, Person, Post

LIKELY, POSSIBLE, MOST = 0.8, 0.55, 5


@dataclass(frozen=True)
class Party:
    """A body, post or person who may lead. ``key`` names it in a form: o12, t5, p7."""

    key: str
    words: str
    row: Organisation | Post | Person

    @property
    def has_ended(self) -> bool:
        """Whether it is a body that is no more, or a post there."""
        body = self.row.organisation if isinstance(self.row, Post) else self.row
        return isinstance(body, Organisation) and body.has_ended(today())

    def link(self) -> dict:
        """The values of a Lead that point to it."""
        kind = {"o": "organisation", "t": "post", "p": "people"}[self.key[0]]
        return {kind: [self.row] if kind == "people" else self.row}


@dataclass
class Parties:
    """Everybody of one partnership who may lead, read once."""

    by_key: dict[str, Party] = field(default_factory=dict)
    by_name: dict[str, Party | None] = field(default_factory=dict)

    @classmethod
    def of(cls, partnership: Partnership) -> Parties:
        found = cls()
        mine = {"partnership": partnership}
        for body in Organisation.objects.filter(**mine):
            found.add(Party(f"o{body.pk}", body.name, body), body.name, body.acronym)
        for former in FormerName.objects.filter(**mine):
            found.learn(former.name, found.by_key[f"o{former.organisation_id}"])
        for post in Post.objects.filter(**mine).select_related("organisation"):
            found.add(Party(f"t{post.pk}", str(post), post), post.title, str(post))
        for person in Person.objects.filter(**mine):
            found.add(
                Party(f"p{person.pk}", person.full_name, person), person.name, person.full_name
            )
        return found

    def add(self, party: Party, *names: str) -> None:
        self.by_key[party.key] = party
        for name in names:
            self.learn(name, party)

    def learn(self, name: str, party: Party) -> None:
        """One name for two different parties is nobody's: a person has to say which."""
        key = normalise_lead_name(name)
        if key and self.by_name.setdefault(key, party) is not party:
            self.by_name[key] = None

    @property
    def has_bodies(self) -> bool:
        return any(key.startswith("o") for key in self.by_key)

    def named(self, words: str) -> Party | None:
        return self.by_name.get(normalise_lead_name(words))

    def guesses(self, words: str) -> list[tuple[float, Party]]:
        """The likeliest parties for words that are no known name, best first.

        A body that is no more is meant by its own name only, and never guessed.
        """
        scores: dict[str, float] = {}
        for name, party in self.by_name.items():
            if party is None or party.has_ended:
                continue
            if (score := lead_name_likeness(normalise_lead_name(words), name)) >= POSSIBLE:
                scores[party.key] = max(score, scores.get(party.key, 0))
        ranked = sorted(scores, key=lambda key: (-scores[key], self.by_key[key].words))
        return [(scores[key], self.by_key[key]) for key in ranked[:MOST]]


def normalise_lead_name(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def lead_name_likeness(words: str, name: str) -> float:
    """From 0 to 1. A name that begins with the other, or stands for its initials, is likely."""
    shorter, longer = sorted((words, name), key=len)
    if len(shorter) > 3 and f"{longer} ".startswith(f"{shorter} "):
        return 0.9
    if " " not in words and len(words) > 2 and words == initials(name):
        return 0.85
    matcher = SequenceMatcher(None, words, name)
    return matcher.ratio() if matcher.real_quick_ratio() >= POSSIBLE else 0.0


def initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in {"and", "of", "the", "for"})


def unknown_leads(words: Iterable[str], parties: Parties) -> list[str]:
    """The leads that are no known name, each once, in the order of the plan."""
    return [each for each in dict.fromkeys(words) if not parties.named(each)]
