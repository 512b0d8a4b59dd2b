"""Agreed actions: made, worded anew, and taken step by step until they are done or needed no longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.agreed.stepping import UNDOABLE, fields_of_step, kept_before
from actions.models import AgreedAction, AgreedStep, Update
from csp import changes
from csp.links.services import end_links
from csp.models import EmailedLink, User
from csp.periods import today
from plans.audience import Audience, narrowest
from plans.models import Partnership

Kind = AgreedStep.Kind
NOTHING_TO_UNDO = "There is nothing to take back."
CHANGED_SINCE = "It was changed after that. Change it by hand instead, so that nothing is lost."
CLOSED_ALREADY = "It is closed. Open it again first."
OPEN_ALREADY = "It is open already."
OWNERS = ("owner_body", "owner_post", "owner_person", "owner_words")


def create_agreed(
    *, by: User | None, partnership: Partnership, values: Mapping[str, Any], said_as: str = ""
) -> AgreedAction:
    """Add something that somebody has to do, under the next number of the partnership.

    Raises ValidationError where it breaks a rule, such as having no words.
    """
    with changes.changing():
        # Held, so that two who write at once do not get one number.
        Partnership.objects.select_for_update().get(pk=partnership.pk)
        agreed = AgreedAction(
            partnership=partnership,
            number=AgreedAction.objects.filter(partnership=partnership).next_number(),
            said_as=said_as or str(by or ""),
            **values,
        )
        changes.create(agreed, by=by, verb="agreed")
        keep_step(agreed, Kind.MADE, by=by, said_as=agreed.said_as, at=agreed.made_at)
    return agreed


def record_decision(
    *,
    by: User | None,
    update: Update,
    words: str,
    said_as: str = "",
    at: datetime | None = None,
    more: Mapping[str, Any] | None = None,
) -> AgreedAction:
    """Keep what the group decided about a row while it signed a quarter off, as something to do.

    Who reads it is who reads the row, and never the public. ``at`` is when, if that was not now; ``more``
    says who does it and by when, where that was named.
    """
    moment = at or timezone.now()
    about = {
        "words": words.strip(),
        "round": update.round,
        "update": update,
        "row": update.action,
        "agreed_on": timezone.localdate(moment),
        "made_at": moment,
        "audience": narrowest(update.action.visibility, Audience.PARTNERS),
        **(more or {}),
    }
    return create_agreed(by=by, partnership=update.partnership, values=about, said_as=said_as)


def change_agreed(
    *, by: User | None, agreed: AgreedAction, version: int, values: Mapping[str, Any]
) -> AgreedAction:
    """Change what was agreed: its words, owner, day or audience. A former owner is kept beside the new one.

    A link of the former owner ends, unless there is something else that they have to do. Raises
    ``changes.Stale`` where somebody else changed the same, ValidationError for a broken rule.
    """
    owner_changes = any(name in values and values[name] != getattr(agreed, name) for name in OWNERS)
    if owner_changes and agreed.owner_printed and "earlier_owner" not in values:
        values = {**values, "earlier_owner": agreed.owner_printed[:200]}
    addresses = addresses_of_owner(agreed) if owner_changes else set()
    with changes.changing():
        changed = changes.update(agreed, by=by, version=version, values=values)
        end_idle_links(by=by, partnership=agreed.partnership_id, addresses=addresses)
    return changed


def addresses_of_owner(agreed: AgreedAction) -> set[str]:
    """Every address at which somebody may have been written to about it."""
    person, post, body = agreed.owner_person, agreed.owner_post, agreed.owner_body
    holders = (person, body, *((post.holder, post.organisation) if post else ()))
    return {each.email.lower() for each in holders if each and each.email}


def end_idle_links(*, by: User | None, partnership: int, addresses: Iterable[str]) -> None:
    """End the links of addresses that have nothing to do any more."""
    for email in addresses:
        still = AgreedAction.objects.filter(partnership=partnership).still_open()
        if not still.to_do_of_address(email, today()).exists():
            open_ones = EmailedLink.objects.filter(
                tenant=partnership,
                purpose=EmailedLink.Purpose.ACTIONS,
                email=email,
                revoked_at=None,
            )
            end_links(by=by, links=open_ones)


def take_step(
    *,
    by: User | None,
    agreed: AgreedAction,
    version: int,
    kind: str,
    words: str = "",
    due_on: date | None = None,
    due_words: str = "",
    said_as: str = "",
) -> AgreedAction:
    """Say how it goes, close it, carry it to another day, or open it again; the step is kept with its day.

    ``due_on`` and ``due_words`` are for carrying: to a day, or to the next meeting where there is none yet.
    Raises ``changes.Stale`` where somebody did anything to it since ``version``, and ValidationError for a
    step that cannot be taken now, such as closing what is closed.
    """
    with changes.changing():
        refuse_step(agreed, kind)
        values = fields_of_step(agreed, kind, words.strip(), due_on, due_words, today())
        before = kept_before(agreed, values)
        changed = changes.update(
            agreed, by=by, version=version, values=values, verb=VERBS[Kind(kind)], strict=True
        )
        before = {"version": changed.version, "fields": before}
        keep_step(changed, kind, by=by, words=words, due_on=due_on, said_as=said_as, before=before)
    return changed


VERBS = {
    Kind.SAID: "said how it goes",
    Kind.CARRIED: "carried over",
    Kind.DONE: "marked as done",
    Kind.OVERTAKEN: "marked as overtaken",
    Kind.DROPPED: "dropped",
    Kind.REOPENED: "opened again",
    Kind.NOT_OURS: "said not theirs",
    Kind.ROW: "made a row of",
}


def refuse_step(agreed: AgreedAction, kind: str) -> None:
    if kind == Kind.REOPENED and agreed.is_open:
        raise ValidationError(OPEN_ALREADY)
    if kind not in (Kind.REOPENED, Kind.SAID, Kind.ROW) and not agreed.is_open:
        raise ValidationError(CLOSED_ALREADY)


def take_back_step(*, by: User | None, agreed: AgreedAction, said_as: str = "") -> AgreedAction:
    """Undo the last step, or what undid it. Raises ValidationError where something happened since."""
    with changes.changing():
        current = AgreedAction.objects.select_for_update().get(pk=agreed.pk)
        last = current.steps.first()
        if last is None or last.kind not in UNDOABLE or not last.before:
            raise ValidationError(NOTHING_TO_UNDO)
        if last.before["version"] != current.version:
            raise ValidationError(CHANGED_SINCE)
        values = put_back(last.before["fields"])
        before = kept_before(current, values)
        changed = changes.update(
            current, by=by, version=current.version, values=values, verb="took back a step of"
        )
        before = {"version": changed.version, "fields": before}
        keep_step(changed, Kind.UNDONE, by=by, said_as=said_as, before=before)
    return changed


def put_back(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The values that ``kept_before`` kept, as the model has them; an owner who is gone is nobody."""
    return {name: value_put_back(name, value) for name, value in kept.items()}


def value_put_back(name: str, value: Any) -> Any:
    field = AgreedAction._meta.get_field(name)
    if field.related_model is not None:
        return field.related_model._default_manager.filter(pk=value).first() if value else None
    return field.to_python(value)


def keep_step(
    agreed: AgreedAction,
    kind: str,
    *,
    by: User | None,
    said_as: str = "",
    words: str = "",
    due_on: date | None = None,
    before: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> AgreedStep:
    """Write down what happened to it. Call it inside the transaction that did it."""
    step = AgreedStep(
        partnership_id=agreed.partnership_id,
        agreed=agreed,
        kind=kind,
        words=words.strip(),
        due_on=due_on,
        before=dict(before or {}),
        by=by,
        said_as=(said_as or str(by or ""))[:200],
        at=at or timezone.now(),
    )
    step.full_clean()
    step.save(force_insert=True)
    return step
