"""Settings of a partnership's papers: stored when somebody first changes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp import changes
from csp.models import User
from plans.models import Partnership
from reporting.models import PaperSettings


def store_settings(
    *, by: User, partnership: Partnership, version: int | None, values: Mapping[str, Any]
) -> PaperSettings:
    """Change the settings that are there, or make them. ``version`` is None where there were none.

    Raises Stale when somebody changed them since, and ValidationError when somebody made them meanwhile.
    """
    stored = PaperSettings.objects.filter(partnership=partnership).first()
    if stored is None or version is None:
        return changes.create(PaperSettings(partnership=partnership, **values), by=by)
    return changes.update(stored, by=by, version=version, values=values)
