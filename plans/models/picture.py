"""A picture that a plan or a partnership shows, stored without what its camera wrote into it."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import ImageFieldFile

from csp.files.pictures import cleaned


class CleanedFile(ImageFieldFile):
    """However a picture comes in, by a form, a command or the demo, this is the one way to the store."""

    def save(self, name, content, save=True) -> None:
        content.seek(0)
        super().save(name, ContentFile(cleaned(content.read())), save)

    save.alters_data = True  # type: ignore[attr-defined]


class PictureField(models.ImageField):
    attr_class = CleanedFile

    def deconstruct(self):
        """To the database it is Django's own field, which is what its migrations say."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs
