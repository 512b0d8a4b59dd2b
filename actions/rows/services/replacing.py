"""Replacing words in many places of a plan, as one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models, transaction

from actions.models import Action
from actions.rows.leads.names import Parties
from actions.rows.places import Sought, WordPlace, text_with_replaced
from actions.rows.queries.lookups import CHANGED_SEVERAL
from actions.rows.services.revising import Approval
from actions.rows.services.several import Step, write_texts_of_row
from csp import changes
from csp.models import User
from plans.models import Plan


@transaction.atomic
def replace_words(
    *,
    by: User,
    plan: Plan,
    sought: Sought,
    places: Sequence[WordPlace],
    approval: Approval | None = None,
) -> int:
    """Write what is to stand there instead in ``places`` of a plan; returns in how many it did.

    Raises changes.Stale when somebody else just changed one of the texts, ValidationError when one
    may not say that, and NeedsReason where agreed wording would change without an ``approval``;
    nothing is changed in either case.
    """
    known = Parties.of(plan.partnership) if any(each.name == "leads" for each in places) else None
    rows, texts = [], []
    for of, chosen in grouped_by_text(places).items():
        wanted = texts_with_replaced(chosen, sought)
        if isinstance(of, Action):
            rows.append(write_texts_of_row(by, of, wanted, known, approval))
        else:
            texts.append(replace_in_own_text(by, of, wanted))
    rows, texts = [step for step in rows if step], [step for step in texts if step]
    if rows or texts:
        detail = {"rows": rows, "texts": texts, "find": sought.find, "instead": sought.instead}
        changes.record_event(by=by, verb=CHANGED_SEVERAL, target=plan, detail=detail)
    return len(places) if rows or texts else 0


def grouped_by_text(places: Iterable[WordPlace]) -> dict[models.Model, list[WordPlace]]:
    """The places of each row, priority and section."""
    found: dict[models.Model, list[WordPlace]] = {}
    for place in places:
        found.setdefault(place.of, []).append(place)
    return found


def texts_with_replaced(places: Iterable[WordPlace], sought: Sought) -> dict[str, str]:
    """What each text of one row, priority or section is to say, by its column or field."""
    texts: dict[str, str] = {}
    chosen: dict[str, set[int]] = {}
    for place in places:
        texts[place.name] = place.text
        chosen.setdefault(place.name, set()).add(place.nth)
    return {name: text_with_replaced(text, sought, chosen[name]) for name, text in texts.items()}


def replace_in_own_text(by: User, text: Any, wanted: dict[str, str]) -> Step:
    """Change a priority or a section; how to take it back, or nothing where it says so already."""
    changed = changes.update(text, by=by, version=text.version, values=wanted, strict=True)
    if changed.version == text.version:
        return []
    return [text._meta.model_name, text.pk, text.version, changed.version, list(wanted)]
