"""What every row of a partnership has in common."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from csp.models import Versioned


class Belonging(models.Model):
    """A row that belongs to one partnership, and links only to rows of the same one."""

    partnership = models.ForeignKey(
        "plans.Partnership", models.CASCADE, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    @property
    def tenant_id(self) -> int:
        return self.partnership_id

    def clean_fields(self, exclude=None) -> None:
        super().clean_fields(exclude=exclude)
        for field in self._meta.fields:
            if field.name not in (exclude or ()) and links_inside(field):
                self.refuse_stranger(field)

    def refuse_stranger(self, field: models.ForeignKey) -> None:
        """A number from another partnership, put into a form by hand, is answered as unknown."""
        linked = getattr(self, field.name)
        if linked is not None and linked.partnership_id != self.partnership_id:
            raise ValidationError({field.name: "Choose one of this partnership's own."})


def links_inside(field: models.Field) -> bool:
    """Whether a field points to a row that has a partnership of its own."""
    return (
        field.many_to_one
        and isinstance(field.remote_field.model, type)
        and issubclass(field.remote_field.model, Belonging)
    )


class Tenanted(Belonging, Versioned):
    """A row of a partnership that people edit."""

    class Meta:
        abstract = True


class TenantedQuerySet(models.QuerySet):
    """Rows as somebody may see them; nouns with finer rules narrow it further."""

    def of(self, partnership) -> TenantedQuerySet:
        return self.filter(partnership=partnership)
