"""Columns that this app needs and Django does not have."""

from __future__ import annotations

from typing import Any

from django.db import models

from plans.audience import Audience


class AudienceField(models.CharField):
    """Who may read a thing: one of the values of ``Audience``. Migrations hold it as plain text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("choices", Audience.choices)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class WebAddressField(models.URLField):
    """A web address; one typed without its beginning is taken as https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https"} | kwargs)
