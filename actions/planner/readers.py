"""What a partnership knows that helps to read its planner: its places, bodies, posts, people, projects."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from actions.models import PlannerLead, Project
from actions.planner.queries import known_places
from actions.planner.reading.lines import Readers, split_bodies
from actions.rows.leads.bodies import POST_WORDS, body_name_words, looks_like_a_body
from actions.rows.leads.names import Parties
from plans.models import Organisation, Partnership, Person, Post

Kind = PlannerLead.Kind
ROLE_WORDS = POST_WORDS | {"co", "ordinator", "coordinators", "ordinators", "team", "wardens"}
MOST_NAME_WORDS = 4


@dataclass
class PlannerReaders:
    """Names of one partnership, read once for as many lines as there are."""

    partnership: Partnership
    learnt_places: set[str] = field(default_factory=set)

    @cached_property
    def parties(self) -> Parties:
        return Parties.of(self.partnership)

    @cached_property
    def projects(self) -> dict[str, Project]:
        rows = Project.objects.filter(partnership=self.partnership).order_by("year_code", "pk")
        return {project.name.casefold(): project for project in rows}

    @cached_property
    def places(self) -> list[str]:
        return known_places(self.partnership)

    @property
    def of_lines(self) -> Readers:
        """What the pure readers of lines are given."""
        return Readers([*self.places, *sorted(self.learnt_places)], self.is_body)

    def is_body(self, words: str) -> bool:
        party = self.parties.named(words)
        return bool(party and isinstance(party.row, Organisation)) or looks_like_a_body(words)

    def bodies_named(self, words: str) -> list[Organisation]:
        """The partnership's own bodies among those of a bracket, each once."""
        found = [self.parties.named(part) for part in (words, *split_bodies(words))]
        bodies = (party.row for party in found if party)
        return list(dict.fromkeys(row for row in bodies if isinstance(row, Organisation)))

    def lead_values(self, words: str) -> tuple[dict, list[Organisation]]:
        """What the words of a lead mean: the values that say so, and the bodies they are linked to."""
        none = {"post": None, "person": None, "project": None}
        party = self.parties.named(words)
        row = party.row if party else None
        if isinstance(row, Post):
            return none | {"kind": Kind.POST, "post": row}, []
        if isinstance(row, Person):
            return none | {"kind": Kind.PERSON, "person": row}, []
        if project := self.projects.get(words.casefold()):
            return none | {"kind": Kind.PROJECT, "project": project}, []
        bodies = self.bodies_named(words)
        kind = Kind.BODY if bodies else guess_lead_kind(words)
        return none | {"kind": kind}, bodies


def guess_lead_kind(words: str) -> str:
    """What unknown words most likely name. Whatever may be somebody's name counts as one."""
    said = body_name_words(words)
    if said & ROLE_WORDS:
        return Kind.POST
    if any(looks_like_a_body(part) for part in split_bodies(words)):
        return Kind.BODY
    return Kind.PERSON if may_be_a_name(words) else Kind.POST


def may_be_a_name(words: str) -> bool:
    """Two to four words, each beginning with a capital and none of them all capitals or figures."""
    parts = words.replace("-", " ").split()
    return 2 <= len(parts) <= MOST_NAME_WORDS and all(
        part[0].isupper() and part.strip(".'’").isalpha() and (not part.isupper() or len(part) == 1)
        for part in parts
    )
