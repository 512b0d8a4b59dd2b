"""Look whether every file that the database names is there, with the bytes that it had."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from csp.archive.holdings import site_troubles


class Command(BaseCommand):
    help = "Compare the stored files of plans, papers, packs and answers with their digests."

    def handle(self, *args, **options) -> None:
        named, found = site_troubles(connection, Path(settings.MEDIA_ROOT))
        if found:
            listed = "\n".join(found)
            raise CommandError(f"{len(found):,} of {named:,} files are not as they were:\n{listed}")
        self.stdout.write(f"All {named:,} files are there, as they were.")
