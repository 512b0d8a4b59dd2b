"""Who may read something: the one type for it, whatever it is that is read."""

from __future__ import annotations

from django.db import models


class Audience(models.TextChoices):
    """Who may read, from the widest to the narrowest. ``Access.may_read`` says who is among them."""

    PUBLIC = "public", "Public"
    PARTNERS = "partners", "Partners only"
    RESTRICTED = "restricted", "Restricted"

    def within(self, other: str) -> bool:
        """Whether nobody is of this audience who is not of the other."""
        return ORDER.index(self) >= ORDER.index(Audience(other))


ORDER = tuple(Audience)


def narrowest(*audiences: str) -> Audience:
    """Those who may read each of them; everybody where nothing is given."""
    return max(map(Audience, audiences), key=ORDER.index, default=Audience.PUBLIC)
