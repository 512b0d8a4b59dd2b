"""Reviews after a death: what must never be published can never be made so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from actions.models import DeathReview
from csp import changes
from csp.models import User
from plans.models import Partnership

CONVERTED = DeathReview.State.CONVERTED
WHY_CONVERTED = "It became a learning review, which partners alone read."
NEVER = (
    "This review must never be published ({reason}). What you typed is not lost: leave “may be "
    "published” unticked and save again."
)
KEPT = (
    "It was said why this review must never be published. That may be put in other words, but it "
    "cannot be taken back."
)


def create_review(
    *, by: User | None, partnership: Partnership, values: Mapping[str, Any]
) -> DeathReview:
    """Raises ValidationError, and stores nothing, if it is to be published and never to be both."""
    review = DeathReview(partnership=partnership, **settle_publication(values, before=""))
    return changes.create(review, by=by)


def change_review(
    *, by: User | None, review: DeathReview, version: int, values: Mapping[str, Any]
) -> DeathReview:
    """Change a review from all of its answers. What was once never to be published stays so."""
    with changes.changing():
        held = DeathReview.objects.select_for_update(no_key=True).get(pk=review.pk)
        values = settle_publication(values, before=held.never_publish_reason, was=held.state)
        return changes.update(review, by=by, version=version, values=values)


def settle_publication(values: Mapping[str, Any], *, before: str, was: str = "") -> dict[str, Any]:
    """The values with the reason that a conversion gives; refused where they contradict each other."""
    reason = values.get("never_publish_reason", "").strip()
    if before and not reason:
        raise ValidationError({"never_publish_reason": KEPT})
    if not reason and CONVERTED in (values.get("state"), was):
        reason = WHY_CONVERTED
    if reason and values.get("publishable"):
        raise ValidationError({"publishable": NEVER.format(reason=reason.rstrip("."))})
    return {**values, "never_publish_reason": reason}
