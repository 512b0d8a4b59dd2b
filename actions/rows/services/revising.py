"""Wording that was agreed stays agreed: a change asks for a reason and for who approved it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from actions.models import Action, Revision
from actions.rows.columns import names_where
from actions.rows.measures import measure_with_target
from csp.models import User
from csp.periods import date_words
from csp.text.diff import WORDS, matcher_of
from plans.models import Plan

# The statuses in which a plan's wording is what the partnership put its name to.
ADOPTED = frozenset({Plan.Status.AGREED, Plan.Status.PUBLISHED, Plan.Status.SUPERSEDED})
Field = Revision.Field
Wording = dict[str, str]
AGREED_WORDS = names_where(lambda column: column.agreed and column.is_words)
FIGURES = re.compile(r"\d+")
ALIKE = 0.6  # "recieve" and "receive" are; "reduce" and "increase" are not.
MOST_SLIPS = 5


@dataclass(frozen=True)
class Approval:
    """Why agreed wording changes, and who approved that. A slip of spelling needs neither."""

    reason: str = ""
    approved_by: str = ""
    spelling: bool = False

    @property
    def is_whole(self) -> bool:
        return self.spelling or bool(self.reason.strip() and self.approved_by.strip())


class NeedsReason(ValidationError):
    """Agreed wording would change and nobody said why, or by whose leave. Nothing was stored."""

    def __init__(self, fields: Iterable[str], *, spelling: bool = False):
        named = " and ".join(Field(name).label.lower() for name in fields)
        super().__init__(MORE_THAN_SPELLING if spelling else NEEDS_REASON.format(fields=named))
        self.fields = tuple(fields)


class RowNeedsReason(NeedsReason):
    """A row would come into an agreed plan, or go, and nobody said why, or by whose leave."""

    def __init__(self) -> None:
        ValidationError.__init__(self, ROW_NEEDS_REASON)
        self.fields = ()


ROW_NEEDS_REASON = (
    "This plan has been agreed, so adding or removing a row needs a reason and the name of who "
    "approved it. Nothing was changed yet."
)
NEEDS_REASON = (
    "This plan has been agreed, so a change of its wording ({fields}) needs a reason and the name "
    "of who approved it. What you typed is still here: fill both in and save again."
)
MORE_THAN_SPELLING = (
    "This changes more than spelling. What you typed is still here: "
    "say why it changes and who approved it, then save again."
)


def may_be_adopted(plan: Plan) -> bool:
    """What can be told without a query."""
    return plan.status in ADOPTED


def is_adopted(plan: Plan) -> bool:
    """Whether it is on record that the plan, as it stands, was agreed or published."""
    return may_be_adopted(plan) and plan.status_changes.filter(status__in=ADOPTED).exists()


def approved_whole(plan: Plan, approval: Approval | None) -> dict[str, dict[str, str]]:
    """What the audit trail keeps where a whole row is added to an agreed plan or taken out of it.

    Nothing while the plan is not agreed. Raises RowNeedsReason when there is no approval for it.
    """
    if not is_adopted(plan):
        return {}
    if approval is None or approval.spelling or not approval.is_whole:
        raise RowNeedsReason
    said = {"reason": approval.reason.strip(), "approved_by": approval.approved_by.strip()}
    return {"approval": said}


def revised_wording(action: Action, *, measures: bool = True) -> Wording:
    """The words of a row that a plan's agreement covers."""
    words = {name: getattr(action, name) for name in AGREED_WORDS}
    words[Field.DUE.value] = date_words(action.due_on) if action.due_on else ""
    if measures:
        lines = (measure_with_target(each) for each in action.measures.order_by("position", "pk"))
        words[Field.MEASURES.value] = "\n".join(lines)
    return words


def record_revisions(
    *, by: User | None, action: Action, was: Wording, approval: Approval | None
) -> list[Revision]:
    """Keep what agreed wording was beside what it is now.

    Raises NeedsReason, so that the whole change is undone, when there is no approval for it.
    """
    now = revised_wording(action, measures=Field.MEASURES in was)
    changed = [name for name, text in was.items() if not_same(name, text, now[name])]
    if not changed or not is_adopted(action.plan):
        return []
    if approval is None or not approval.is_whole:
        raise NeedsReason(changed)
    if approval.spelling and not all(is_spelling(name, was[name], now[name]) for name in changed):
        raise NeedsReason(changed, spelling=True)
    return [store_revision(by, action, name, was[name], now[name], approval) for name in changed]


def not_same(name: str, before: str, after: str) -> bool:
    """Other spaces, and measures that only change places, are the same wording."""
    if name == Field.MEASURES:
        return sorted(map(str.split, before.splitlines())) != sorted(
            map(str.split, after.splitlines())
        )
    return before.split() != after.split()


def store_revision(
    by, action: Action, name: str, before: str, after: str, approval: Approval
) -> Revision:
    reason = approval.reason.strip() or ("Only spelling" if approval.spelling else "")
    revision = Revision(
        partnership_id=action.partnership_id,
        action=action,
        field=name,
        before=before,
        after=after,
        reason=reason,
        approved_by=approval.approved_by.strip(),
        spelling=approval.spelling,
        by=by,
    )
    revision.full_clean(exclude=["action", "partnership", "by"])
    revision.save()
    return revision


def is_spelling(name: str, before: str, after: str) -> bool:
    """Whether a change is no more than a few slips put right, and no figure or date among them."""
    if name == Field.DUE or FIGURES.findall(before) != FIGURES.findall(after):
        return False
    old, new = words_without_spaces(before), words_without_spaces(after)
    found = matcher_of(old, new).get_opcodes()
    slips = [(old[i:i2], new[j:j2]) for tag, i, i2, j, j2 in found if tag != "equal"]
    return len(slips) <= MOST_SLIPS and all(map(is_slip, slips))


def words_without_spaces(text: str) -> list[str]:
    return [word for word in WORDS.findall(text) if word.strip()]


def is_slip(pair: tuple[list[str], list[str]]) -> bool:
    before, after = (" ".join(words).casefold() for words in pair)
    return matcher_of(before, after).ratio() >= ALIKE


def adopted_wording(action: Action) -> dict[str, Revision]:
    """The first revision of each field, whose ``before`` is what the partnership agreed."""
    first: dict[str, Revision] = {}
    for revision in action.revisions.all():
        if not revision.spelling:
            first.setdefault(revision.field, revision)
    return first
