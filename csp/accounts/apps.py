"""How this app begins."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CspConfig(AppConfig):
    name = "csp"

    def ready(self) -> None:
        from csp.accounts import audit
        from csp.jobs import rename_waiting_jobs

        audit.follow_account_signals()
        post_migrate.connect(rename_waiting_jobs, sender=self)
