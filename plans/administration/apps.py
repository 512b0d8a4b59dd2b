"""How the administrators' site begins: as one of our own."""

from __future__ import annotations

from django.contrib.admin import apps


class SiteAdminConfig(apps.AdminConfig):
    default = False
    default_site = "plans.administration.site.Site"
