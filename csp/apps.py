"""How this app begins."""

from __future__ import annotations

from django.apps import AppConfig


class CspConfig(AppConfig):
    name = "csp"

    def ready(self) -> None:
        from csp.accounts import audit

        audit.follow()
