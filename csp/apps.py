"""How this app begins."""

from __future__ import annotations

from django.apps import AppConfig


class CspConfig(AppConfig):
    name = "csp"

    def ready(self) -> None:
        from csp import signin_trail

        signin_trail.follow()
