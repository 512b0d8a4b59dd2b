"""Keeping the links between rows true: references in words follow the rows that they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from actions.models import Action, CrossReference
from actions.rows.columns import REFERRING
from csp import changes
from csp.models import User
from csp.prose import find_references
from plans.models import Plan


def sync(action: Action) -> None:
    """Make a row's cross references be those that stand in its words; a known target is kept."""
    found = references_in_row(action)
    known = {each.ref: each for each in action.references.all()}
    for ref in known.keys() - found.keys():
        known[ref].delete()
    for place, (ref, words) in enumerate(found.items(), start=1):
        each = known.get(ref) or CrossReference(
            partnership_id=action.partnership_id,
            action=action,
            ref=ref,
            target=Action.objects.filter(plan_id=action.plan_id, ref=ref).first(),
        )
        if (each.position, each.words) != (place, words[:200]):
            each.position, each.words = place, words[:200]
            each.save()


def references_in_row(action: Action) -> dict[str, str]:
    """The references that stand in a row's words, in order, with the words of each."""
    return {
        reference.ref: reference.words
        for cell in REFERRING
        for reference in find_references(getattr(action, cell))
    }


@transaction.atomic
def renumber(*, by: User | None, plan: Plan, refs: Mapping[int, str]) -> list[Action]:
    """Give rows new printed references, and rewrite the words of the rows that point to them.

    A reference from a row to itself is left as it was given, for it may be a slip. Raises
    ValidationError when two rows would have one reference.
    """
    rows = {row.pk: row for row in plan.actions.select_for_update().filter(pk__in=refs)}
    moved = {pk: row for pk, row in rows.items() if row.ref != refs[pk]}
    refuse_double_references(plan, moved, refs)
    for pk in moved:  # Out of each other's way first: 1.1 and 1.2 may change places.
        Action.objects.filter(pk=pk).update(ref=f"~{pk}")
    done = [give_ref(row, refs[row.pk], by=by) for row in moved.values()]
    rewrite_references(by=by, moved=moved, refs=refs)
    for row in done:
        row.claim_references()
    return done


def refuse_double_references(
    plan: Plan, moved: Mapping[int, Action], refs: Mapping[int, str]
) -> None:
    """Two rows of a plan never answer to one reference."""
    wanted = Counter(refs[pk] for pk in moved)
    taken = plan.actions.exclude(pk__in=moved).filter(ref__in=wanted).values_list("ref", flat=True)
    doubles = {ref for ref, times in wanted.items() if times > 1} | set(taken)
    if doubles:
        words = ", ".join(sorted(doubles))
        raise ValidationError({"ref": f"Another row of this plan has the reference {words}."})


def give_ref(row: Action, ref: str, *, by: User | None) -> Action:
    """Store a row's new reference with the key that sorts it, and write both down."""
    before, row.ref = row.ref, ref
    changes.claim_version(row, row.version, {"ref": ref})
    row.clean_fields(exclude=[f.name for f in row._meta.fields if f.name != "ref"])
    row.validate_constraints()
    row._history_user = by  # type: ignore[attr-defined]  # simple-history reads it
    row.save(update_fields=["ref", "ref_key", "version"])
    changes.record_event(by=by, verb="renumbered", target=row, detail={"ref": [before, ref]})
    return row


def rewrite_references(
    *, by: User | None, moved: Mapping[int, Action], refs: Mapping[int, str]
) -> None:
    """Rewrite every row that points to a moved one, all at once, so that swapped numbers stay right."""
    pointing: dict[int, list[CrossReference]] = {}
    for each in CrossReference.objects.filter(target__in=moved).exclude(action_id=F("target_id")):
        pointing.setdefault(each.action_id, []).append(each)
    for source in Action.objects.filter(pk__in=pointing):
        found = pointing[source.pk]
        new = {each.ref: refs[each.target_id] for each in found if each.target_id}
        values = {cell: rewrite(getattr(source, cell), new) for cell in REFERRING}
        changes.update(source, by=by, version=source.version, values=values, verb="followed")
        renumber_references(source, found, new)


def renumber_references(
    source: Action, found: list[CrossReference], new: Mapping[str, str]
) -> None:
    """Let a row's references say the new numbers; two that change places never clash on the way."""
    pks = [each.pk for each in found]
    source.references.exclude(pk__in=pks).filter(ref__in=new.values()).delete()
    for each in found:
        source.references.filter(pk=each.pk).update(ref=f"~{each.pk}")
    for each in found:
        each.words, each.ref = rewrite(each.words, new)[:200], new[each.ref]
        each.save(update_fields=["words", "ref"])


def rewrite(text: str, new: Mapping[str, str]) -> str:
    """The text with each reference that has a new number printed anew."""
    for found in reversed(find_references(text)):
        if found.ref in new:
            start, end = found.span
            text = text[:start] + new[found.ref] + text[end:]
    return text
