"""Putting the prose of a file into a plan, and taking it out again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from actions.imports import ImportedPlan
from actions.imports.proposed_prose import ProposedProse, section_key
from csp import changes
from csp.changes.bulk import remove_many
from csp.models import User
from plans.models import Plan, Priority, Section


def write_sections(
    *, by: User | None, plan: Plan, read: ImportedPlan, taken: Iterable[ProposedProse]
) -> dict[str, int]:
    """Add the sections that were taken behind the plan's own; return their numbers and versions.

    A plan that had none gets one for its table too, where the file has it.
    """
    wanted = {each.key for each in taken if each.home is None}
    if not wanted:
        return {}
    own = plan.sections.filter(kind=Section.Kind.ACTIONS).exists()
    made = [
        changes.create(
            Section(
                partnership_id=plan.partnership_id,
                plan=plan,
                kind=each.kind,
                heading=each.heading,
                body=each.body,
            ),
            by=by,
        )
        for at, each in enumerate(read.sections)
        if section_key(at) in wanted or (not each.body and not own)
    ]
    return {str(section.pk): section.version for section in made}


def write_statement(*, by: User | None, priority: Priority, words: str) -> int:
    """Say of a priority what the file says of it; return the version that it has now."""
    values = {"statement": words}
    return changes.update(priority, by=by, version=priority.version, values=values).version


def changed_prose(log: Mapping) -> list[str]:
    """The sections and priorities of an import that somebody changed since, as people call them."""
    found: list[str] = []
    for model, name in ((Section, "sections"), (Priority, "statements")):
        left = {int(pk): version for pk, version in log.get(name, {}).items()}
        rows = model.objects.filter(pk__in=left).order_by("position", "pk")
        found += [f"“{row}”" for row in rows if row.version != left[row.pk]]
    return found


def take_prose_out(*, by: User | None, log: Mapping) -> list[dict]:
    """Remove the sections that came with an import, and what it said of priorities that stay."""
    kept = remove_many(list(Section.objects.filter(pk__in=map(int, log.get("sections", {})))))
    for priority in Priority.objects.filter(pk__in=map(int, log.get("statements", {}))):
        write_statement(by=by, priority=priority, words="")
    return kept
