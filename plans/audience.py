"""Who may read something: the one type for it, whatever it is that is read."""

from __future__ import annotations

from typing import Literal

from django.db import models

# How documents and frozen facts hold an audience: nothing where everybody may read.
Kept = Literal["", "partners", "restricted"]


class Audience(models.TextChoices):
    """Who may read, from the widest to the narrowest. ``Access.may_read`` says who is among them."""

    PUBLIC = "public", "Public"
    PARTNERS = "partners", "Partners only"
    RESTRICTED = "restricted", "Restricted"

    @classmethod
    def of(cls, kept: str) -> Audience:
        """The audience that frozen facts and documents hold, where nothing stands for everybody."""
        return cls(kept or cls.PUBLIC)

    @property
    def is_public(self) -> bool:
        return self is Audience.PUBLIC

    @property
    def mark(self) -> str:
        """What to print beside a thing that not everybody may read; nothing where all may."""
        return "" if self.is_public else str(self.label)

    @property
    def kept(self) -> Kept:
        """As documents and frozen facts hold it."""
        return KEPT[self]

    def within(self, other: str) -> bool:
        """Whether nobody is of this audience who is not of the other."""
        return ORDER.index(self) >= ORDER.index(Audience(other))


ORDER = tuple(Audience)
KEPT: dict[Audience, Kept] = {
    Audience.PUBLIC: "",
    Audience.PARTNERS: "partners",
    Audience.RESTRICTED: "restricted",
}


def narrowest(*audiences: str) -> Audience:
    """Those who may read each of them; everybody where nothing is given."""
    return max(map(Audience, audiences), key=ORDER.index, default=Audience.PUBLIC)
