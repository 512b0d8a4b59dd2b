"""Files of minutes, as their pages need them."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from plans.models import Partnership
from reporting.models import MinutesImport


def imports_of_minutes(partnership: Partnership, pk: int) -> MinutesImport:
    """One file of a partnership with its group and meeting; 404 for another's."""
    rows = MinutesImport.objects.filter(partnership=partnership)
    rows = rows.select_related("group__rules", "meeting__group", "meeting__partnership", "by")
    return get_object_or_404(rows, pk=pk)
