"""Who may read a planner, and which of its activities everybody may."""

from __future__ import annotations

from collections.abc import Collection

from actions.models import Planner, PlannerEntry
from csp import changes
from csp.models import User
from plans.access import Access
from plans.audience import Audience


def set_planner_audience(
    *,
    by: User | None,
    planner: Planner,
    version: int,
    audience: str,
    public: Collection[int],
    access: Access,
) -> Planner:
    """Say who may read a planner, and make the activities of ``public`` public and the others partners'.

    What is restricted stays so, and so does what the person may not see. Raises changes.Stale when
    somebody changed the planner meanwhile.
    """
    with changes.changing():
        changed = changes.update(
            planner, by=by, version=version, values={"audience": audience}, strict=True
        )
        seen = PlannerEntry.objects.visible_to(access).filter(row__planner=planner)
        for entry in seen.exclude(audience=Audience.RESTRICTED):
            wanted = Audience.PUBLIC if entry.pk in public else Audience.PARTNERS
            if entry.audience != wanted:
                changes.update(entry, by=by, version=entry.version, values={"audience": wanted})
    return changed
