"""Keeping the links between rows true: references in words follow the rows that they mean."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from actions.models import Action, CrossReference
from csp import changes
from csp.models import User
from csp.prose import find_references
from plans.models import Plan

# The cells in which the real plans point from one row to another.
CELLS = ("aim", "activity", "resources")


def sync(action: Action) -> None:
    """Make a row's cross references be those that stand in its words; a known target is kept."""
    found = {
        reference.ref: reference.words
        for cell in CELLS
        for reference in find_references(getattr(action, cell))
    }
    known = {each.ref: each for each in action.references.all()}
    for ref in known.keys() - found.keys():
        known[ref].delete()
    for place, (ref, words) in enumerate(found.items(), start=1):
        if ref not in known:
            CrossReference.objects.create(
                partnership_id=action.partnership_id,
                action=action,
                position=place,
                ref=ref,
                words=words[:200],
                target=Action.objects.filter(plan_id=action.plan_id, ref=ref).first(),
            )


def resolve(action: Action) -> None:
    """Point references that pointed to nothing at a row that now answers to their number."""
    CrossReference.objects.filter(
        action__plan_id=action.plan_id, target=None, ref=action.ref
    ).update(target=action)


@transaction.atomic
def renumber(*, by: User, plan: Plan, refs: Mapping[int, str]) -> list[Action]:
    """Give rows new printed references, and rewrite the words of the rows that point to them.

    A reference from a row to itself is left as it was given, for it may be a slip. Raises
    ValidationError when two rows would have one reference.
    """
    rows = {row.pk: row for row in plan.actions.select_for_update().filter(pk__in=refs)}
    moved = {pk: row for pk, row in rows.items() if row.ref != refs[pk]}
    for row in moved.values():  # Out of each other's way first: 1.1 and 1.2 may change places.
        Action.objects.filter(pk=row.pk).update(ref=f"~{row.pk}")
    done = [
        changes.update(
            row, by=by, version=row.version, values={"ref": refs[row.pk]}, verb="renumbered"
        )
        for row in moved.values()
    ]
    follow(by=by, moved=moved, refs=refs)
    for row in done:
        resolve(row)
    return done


def follow(*, by: User, moved: Mapping[int, Action], refs: Mapping[int, str]) -> None:
    """Rewrite every row that points to a moved one, all at once, so that swapped numbers stay right."""
    pointing = CrossReference.objects.filter(target__in=moved).exclude(
        action_id=F("target_id")
    )
    for source in Action.objects.filter(references__in=pointing).distinct():
        new = {
            each.ref: refs[each.target_id]
            for each in pointing.filter(action=source)
        }
        values = {cell: rewrite(getattr(source, cell), new) for cell in CELLS}
        changes.update(source, by=by, version=source.version, values=values, verb="followed")
        for each in source.references.filter(ref__in=new, target__in=moved):
            each.words = rewrite(each.words, new)
            each.ref = new[each.ref]
            each.save(update_fields=["words", "ref"])


def rewrite(text: str, new: Mapping[str, str]) -> str:
    """The text with each reference that has a new number printed anew."""
    for found in reversed(find_references(text)):
        if found.ref in new:
            start, end = found.span
            text = text[:start] + new[found.ref] + text[end:]
    return text
