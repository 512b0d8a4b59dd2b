"""What the prose of a file would become in a plan: sections, and statements of its priorities."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe

from actions.imports import ImportedPlan
from actions.imports.row_places import TITLE, RowPriority
from csp.prose import cell_html, narrative_html
from plans.models import Plan, Priority, Section

IN_PLAN = "The plan has a section with these words already."
TOO_LONG = "That is longer than what may be said of a priority."
MOST = Priority._meta.get_field("statement").max_length or 10_000
SAID_ALREADY = "The plan says something of this priority already, and that stays."


@dataclass(frozen=True)
class ProposedProse:
    """A section, or what is said of the priority ``home``. ``usual`` is its tick before anybody chose.

    What cannot be taken has a sentence in ``refused``.
    """

    key: str
    heading: str
    words: str
    kind: str = ""
    home: RowPriority | None = None
    usual: bool = True
    refused: str = ""

    def is_taken(self, keys: Collection[str] | None) -> bool:
        """Whether it is among the keys that were ticked; as is usual where nobody has chosen yet."""
        return not self.refused and (self.usual if keys is None else self.key in keys)

    @property
    def kind_words(self) -> str:
        return str(Section.Kind(self.kind).label) if self.kind else ""

    @property
    def html(self) -> SafeString:
        """The words as the plan would show them."""
        if self.home:
            return mark_safe(cell_html(self.words))  # noqa: S308 - escaped there
        return mark_safe(  # noqa: S308 - escaped there
            narrative_html(self.words, heading_level=4, prefix=self.key)
        )


@dataclass(frozen=True)
class PreviewProse:
    """A section or a statement as it would be stored, and whether it is ticked."""

    proposed: ProposedProse
    ticked: bool


def propose_prose(
    read: ImportedPlan, plan: Plan | None, homes: Mapping[str, RowPriority]
) -> tuple[ProposedProse, ...]:
    """Everything that is prose, in the order of the file. Nothing of a plan's own is written over.

    What is new in a plan that has sections of its own is offered there, and not ticked.
    """
    return (*propose_sections(read, plan), *propose_statements(read, homes))


def propose_sections(read: ImportedPlan, plan: Plan | None) -> Iterator[ProposedProse]:
    there = {(each.heading, each.body.strip()) for each in plan.sections.all()} if plan else set()
    for at, each in enumerate(read.sections):
        if each.body:
            refused = IN_PLAN if (each.heading, each.body.strip()) in there else ""
            yield ProposedProse(
                section_key(at), each.heading, each.body, each.kind, None, not there, refused
            )


def section_key(at: int) -> str:
    """What stands for the section at a place of the file, on the page and in what was chosen."""
    return f"section-{at}"


def propose_statements(
    read: ImportedPlan, homes: Mapping[str, RowPriority]
) -> Iterator[ProposedProse]:
    said: dict[RowPriority, list[str]] = {}
    for each in read.priorities:
        if each.statement:
            said.setdefault(homes[each.printed], []).append(each.statement)
    for home, words in said.items():
        whole = "\n".join(words)
        now = home.current.statement if home.current else ""
        # A title that is too long for its own field stands in full before it.
        room = MOST - (len(home.title) + 1 if len(home.title) > TITLE else 0)
        refused = SAID_ALREADY if now else TOO_LONG if len(whole) > room else ""
        key = f"statement-{home.number}"
        yield ProposedProse(key, str(home), whole, "", home, not home.current, refused)


def preview_prose(prose: Iterable[ProposedProse], posted: QueryDict | None) -> list[PreviewProse]:
    """Each with its tick: as it was sent, else as it usually is."""
    ticks = None if posted is None else set(posted.getlist("prose"))
    return [PreviewProse(each, each.is_taken(ticks)) for each in prose]
