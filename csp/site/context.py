"""What the frame around every page needs to know. Worked out only if the template asks."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from csp.site import nav
from csp.site.brand import brand_url


def site(request: HttpRequest) -> dict:
    partnership = nav.current_partnership(request)
    colour = getattr(partnership, "colour", "")
    return {
        "service_name": "Safer Plans",
        "demo": settings.DEMO,
        "partnership": partnership,
        "brand_stylesheet": brand_url(colour) if colour else "",
        "frame": SimpleLazyObject(lambda: nav.NavFrame(request)),
    }
