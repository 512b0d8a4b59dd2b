"""A partnership's logo in a document."""

from __future__ import annotations

from plans.models import Partnership
from reporting import document as d
from reporting.facts.pictures import picture_bytes, picture_extension
from reporting.facts.plan import MEDIA_TYPES


def logo_of(partnership: Partnership) -> d.Picture | None:
    """The logo with its bytes, or None where there is none or its file cannot be read."""
    data = picture_bytes(partnership.logo)
    ext = picture_extension(data)
    if not ext:
        return None
    alt = partnership.logo_alt or f"Logo of {partnership.name}"
    return d.Picture(alt, data=data, media_type=MEDIA_TYPES[ext])
