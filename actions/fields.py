"""A column that sorts printed references as people count: 1.2 before 1.10, 1d* after 1c."""

from __future__ import annotations

from django.db import models

from csp.prose import natural_key


class NaturalKeyField(models.CharField):
    """Kept beside another field and worked out from it whenever the row is stored."""

    def __init__(self, *args, source: str, **kwargs):
        self.source = source
        super().__init__(*args, **{"max_length": 120, "editable": False, "blank": True} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, instance, add):
        key = natural_key(getattr(instance, self.source))
        setattr(instance, self.attname, key)
        return key
