"""Setting a statutory check aside, with the reason and the name of whoever says so."""

from __future__ import annotations

from csp import changes
from csp.models import User
from plans.models import CheckMark, Partnership, Plan


def set_check_aside(
    *, by: User, partnership: Partnership, code: str, reason: str, plan: Plan | None = None
) -> CheckMark:
    """Record that a check does not apply to a plan, or to any where ``plan`` is None.

    Raises ValidationError where it is set aside already. To undo it, remove the mark.
    """
    mark = CheckMark(partnership=partnership, plan=plan, code=code, reason=reason, by=by)
    return changes.create(mark, by=by, verb="set aside")
