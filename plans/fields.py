"""Columns that this app needs and Django does not have."""

from __future__ import annotations

from django.db import models


class WebAddressField(models.URLField):
    """A web address; one typed without its beginning is taken as https."""

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https"} | kwargs)
